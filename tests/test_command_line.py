"""The command line on real libraries: what it prints, its exit codes, and its sentences."""

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from minutes_app.command_line import run
from minutes_app.documents.files import copy_standard_template, read_file
from minutes_app.places import default_library, resources

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((resources() / "samples").glob("*.json"))
PROGRAM = "import sys; from minutes_app.command_line import run; sys.exit(run(sys.argv[1:], sys.stdout, sys.stderr))"


@pytest.fixture
def library(tmp_path):
    return tmp_path / "library.sqlite"


@pytest.fixture
def command(library):
    """Run a command on a library of its own and return its exit code, output and errors."""

    def call(*words, library=library):
        out, err = io.StringIO(), io.StringIO()
        code = run(["--library", str(library), *map(str, words)], out, err)
        return code, out.getvalue(), err.getvalue()

    return call


@pytest.fixture
def filled(command):
    code, out, err = command("import", *SAMPLES)
    assert (code, err) == (0, "")
    return command, out.split()


def test_import_prints_an_id_on_a_line_for_each_file(command):
    code, out, err = command("import", *SAMPLES)
    assert (code, err) == (0, "")
    assert len(set(out.split("\n")[:-1])) == 2
    assert all(line.isdecimal() for line in out.split())


def test_list_shows_what_was_imported(filled):
    command, ids = filled
    code, out, _ = command("list")
    assert code == 0
    assert sorted(line.split()[0] for line in out.splitlines()) == sorted(ids)
    assert "2022-07-18  draft  Monthly Assurance Meeting July 2022 – Meeting Notes" in out
    listed = json.loads(command("list", "--json")[1])
    assert {entry["date"] for entry in listed} == {"2019-05-28", "2022-07-18"}
    assert {str(entry["id"]) for entry in listed} == set(ids)


def test_show_prints_the_minutes(filled):
    command, ids = filled
    code, out, _ = command("show", ids[1])
    assert code == 0
    assert "\n2.4 Empowering communities" in out
    assert json.loads(command("show", ids[1], "--json")[1])["format"] == "opcc-minutes/1"


def without_ids(meeting):
    """A meeting without the ids of its lines, which are others where the library has them already."""
    return replace(meeting, lines=tuple(replace(line, id="") for line in meeting.lines))


@pytest.mark.parametrize("which", [0, 1])
def test_export_and_import_give_the_same_meeting(filled, which, tmp_path):
    command, ids = filled
    target = tmp_path / "exported.json"
    assert command("export", ids[which], "--to", target) == (0, f"{target}\n", "")
    again = command("import", target)[1].strip()
    copy = tmp_path / "copy.json"
    command("export", again, "--to", copy)
    assert without_ids(read_file(copy)) == without_ids(read_file(target))
    published = read_file(SAMPLES[which])
    assert read_file(target).details == published.details
    assert [line.text for line in read_file(target).lines] == [line.text for line in published.lines]


def test_export_to_word_gives_a_word_file(filled, tmp_path):
    command, ids = filled
    assert command("export", ids[1], "--to", tmp_path / "minutes.docx")[0] == 0
    document = docx.Document(str(tmp_path / "minutes.docx"))
    assert document.paragraphs[0].text == "Monthly Assurance Meeting July 2022 – Meeting Notes"


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ".csv", ".json"])
def test_every_kind_of_file_is_written(filled, ending, tmp_path):
    command, ids = filled
    target = tmp_path / f"minutes{ending}"
    assert command("export", ids[0], "--to", target, "--profile", "2019") == (0, f"{target}\n", "")
    assert target.stat().st_size > 300


def test_variants_and_the_offices_template(filled, tmp_path):
    command, ids = filled
    template = copy_standard_template(tmp_path / "office.dotx").path
    target = tmp_path / "actions.docx"
    words = ("export", ids[1], "--to", target, "--variant", "actions", "--template", template)
    assert command(*words) == (0, f"{target}\n", "")
    assert docx.Document(str(target)).paragraphs[0].text.endswith("Meeting Notes – Actions")
    assert command("export", ids[1], "--to", target, "--variant", "secret")[0] == 2
    code, out, err = command("export", ids[1], "--to", target, "--template", tmp_path / "gone.dotx")
    assert (code, out) == (1, "")
    assert "gone.dotx” is not there" in err


def test_a_pdf_needs_its_name_and_somebody_to_draw_it(filled, tmp_path):
    command, ids = filled
    code, out, err = command("export", ids[1], "--to", tmp_path / "a.docx", "--as-word")
    assert (code, out, err) == (1, "", "“a.docx” is no name for a PDF: it should end in .pdf.\n")
    assert command("export", ids[1], "--to", tmp_path / "a.pdf")[0] == 1, "this run has nobody to draw a PDF"
    assert list(tmp_path.glob("a.*")) == []


def test_a_copy_of_the_standard_template_is_written_and_never_over_another(command, tmp_path):
    target = tmp_path / "office.dotx"
    assert command("template", "--to", target) == (0, f"{target}\n", "")
    target.write_bytes(b"restyled")
    code, out, err = command("template", "--to", target)
    assert (code, out) == (0, f"{tmp_path / 'office (2).dotx'}\n")
    assert "“office.dotx” was changed" in err and "The template was written to" in err
    assert target.read_bytes() == b"restyled"
    assert command("template", "--to", tmp_path / "office.doc")[0] == 1


def test_a_changed_export_is_kept_and_said(filled, tmp_path):
    command, ids = filled
    target = tmp_path / "minutes.docx"
    target.write_bytes(b"changed by hand")
    code, out, err = command("export", ids[1], "--to", target)
    assert (code, out) == (0, f"{tmp_path / 'minutes (2).docx'}\n")
    assert "“minutes.docx” was changed" in err
    assert target.read_bytes() == b"changed by hand"


def test_word_minutes_are_taken_in_with_a_report(filled, tmp_path):
    command, ids = filled
    target = tmp_path / "minutes.docx"
    command("export", ids[1], "--to", target)
    code, out, err = command("import", target)
    assert (code, err) == (0, "minutes.docx: Found: 7 people, 8 agenda items, 5 actions.\n")
    assert command("show", out.strip())[1] == command("show", ids[1])[1]
    report = json.loads(command("import", target, "--json")[1])
    assert (report["people"], report["items"], report["actions"], report["uncertain"]) == (7, 8, 5, [])
    assert report["file"] == str(target)
    assert isinstance(report["id"], int)


def test_actions_can_be_narrowed(filled):
    command, ids = filled
    assert len(command("actions")[1].splitlines()) == 10
    owned = json.loads(command("actions", "--open", "--owner", "cc", "--json")[1])
    assert len(owned) == 7
    assert all(entry["owners"] == ["CC"] and entry["status"] == "open" for entry in owned)
    first = next(entry for entry in owned if str(entry["meeting_id"]) == ids[1])
    assert (first["item_number"], first["date"], first["kind"]) == ("2.4", "2022-07-18", "task")
    assert first["text"] == "CC to check the status of the 2 posts and notify the PCC."
    assert command("actions", "--owner", "NOBODY") == (0, "", "")


def test_the_library_may_stand_behind_the_command(tmp_path):
    library = str(tmp_path / "behind.sqlite")
    for words in (["import", str(SAMPLES[0]), "--library", library], ["list", f"--library={library}"]):
        out = io.StringIO()
        assert run(words, out, io.StringIO()) == 0
        assert out.getvalue()


def test_the_library_in_front_is_not_forgotten(command, tmp_path):
    command("import", SAMPLES[0], library=tmp_path / "front.sqlite")
    assert (tmp_path / "front.sqlite").exists()


@pytest.mark.parametrize("words", [("list",), ("show", 1), ("export", 1, "--to", "x.txt"), ("actions",)])
def test_reading_makes_no_library(command, words, tmp_path):
    code, out, err = command(*words)
    assert (code, out) == (1, "")
    assert "There is no library" in err
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_done_is_one_sentence_and_one(filled, tmp_path):
    command, ids = filled
    for words in (
        ("show", 999),
        ("export", ids[0], "--to", tmp_path / "minutes.pdf"),
        ("export", ids[0], "--to", tmp_path / "gone" / "minutes.txt"),
        ("import", tmp_path / "gone.json"),
        ("import", ROOT / "README.md"),
    ):
        code, out, err = command(*words)
        assert (code, out) == (1, "")
        assert err.endswith(".\n")
        assert "Traceback" not in err


def test_a_failing_file_keeps_those_before_it(command, tmp_path):
    code, out, err = command("import", SAMPLES[0], tmp_path / "gone.json", SAMPLES[1])
    assert code == 1
    assert len(out.split()) == 1
    assert "gone.json" in err
    assert len(command("list")[1].splitlines()) == 1


def test_a_library_that_is_none_is_refused_untouched(command, tmp_path):
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"a letter, not a library" * 100)
    for words in (("list",), ("import", SAMPLES[0])):
        code, _, err = command(*words, library=other)
        assert code == 1
        assert "Traceback" not in err
        assert err.strip()
    assert other.read_bytes() == b"a letter, not a library" * 100


@pytest.mark.parametrize(
    "words", [(), ("import",), ("show",), ("show", "first"), ("export", "1"), ("wipe",), ("list", "--all")]
)
def test_wrong_usage_is_two(command, words):
    code, out, err = command(*words)
    assert (code, out) == (2, "")
    assert "usage:" in err


def test_help_is_given(command):
    code, out, err = command("--help")
    assert (code, err) == (0, "")
    assert "import" in out


@pytest.mark.usefixtures("filled")
def test_the_output_cannot_be_written(library):
    class Full(io.StringIO):
        def write(self, _text):
            raise OSError(28, "No space left on device")

    out, err = Full(), io.StringIO()
    assert run(["--library", str(library), "list"], out, err) == 1
    assert "No space left on device" in err.getvalue()


def spoken(*words, **more):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, words)], cwd=ROOT, capture_output=True, encoding="utf-8", **more
    )


def test_a_process_of_its_own_uses_the_persons_library(tmp_path):
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "HOME": str(tmp_path)}
    environment["PYTHONIOENCODING"] = "utf-8"
    done = spoken("import", SAMPLES[1], env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "July 2022" in spoken("show", done.stdout.strip(), env=environment).stdout
    assert len(list(tmp_path.rglob("library.sqlite"))) == 1
    missing = spoken("show", 99, env=environment)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_closed_pipe_is_no_fault(filled, library):
    _, ids = filled
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        words = [sys.executable, "-c", PROGRAM, "--library", str(library), "show", ids[1]]
        done = subprocess.run(words, cwd=ROOT, stdout=pipe, stderr=subprocess.PIPE, encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, "")


def test_the_default_library_lies_in_the_persons_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_library() == tmp_path / "opcc-minutes" / "library.sqlite"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert default_library() == Path.home() / ".local" / "share" / "opcc-minutes" / "library.sqlite"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert default_library() == tmp_path / "OPCC Minutes" / "library.sqlite"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert default_library().parts[-4:] == ("Library", "Application Support", "OPCC Minutes", "library.sqlite")
