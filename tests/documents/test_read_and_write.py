"""Files: what cannot be read or written is said in a sentence, and what stood there stays."""

import errno
import os
import sys
from pathlib import Path

import docx
import pytest
from made_meetings import SAMPLES, meeting_with_everything

from minutes_app.documents.files import (
    LARGEST,
    copy_standard_template,
    export_file,
    read_file,
    suggested_name,
)
from minutes_app.documents.layout import Options, Variant
from minutes_app.documents.putting import replace_file
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Details, Meeting, Status


@pytest.mark.parametrize("ending", [".docx", ".json", ".txt", ".DOCX", ".html", ".csv"])
def test_writing_leaves_the_file_and_nothing_else(ending, tmp_path):
    target = tmp_path / f"Minutes – Siân{ending}"
    assert export_file(meeting_with_everything(), target).path == target
    assert list(tmp_path.iterdir()) == [target]
    assert target.stat().st_size > 100


@pytest.mark.parametrize("ending", [".docx", ".json", ".html"])
def test_an_export_nobody_changed_is_replaced(ending, tmp_path):
    target = tmp_path / f"minutes{ending}"
    export_file(meeting_with_everything(), target)
    before = target.read_bytes()
    assert export_file(Meeting(), target).message == ""
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes() != before


def change_in_word(path):
    """As Word or another program leaves the file: its text is another, its properties stay."""
    document = docx.Document(str(path))
    document.paragraphs[0].add_run(" (amended)")
    document.save(str(path))


def change_as_text(path):
    path.write_text(path.read_text(encoding="utf-8").replace("Series", "Serious"), encoding="utf-8")


@pytest.mark.parametrize(
    ("ending", "change"), [(".docx", change_in_word), (".json", change_as_text), (".html", change_as_text)]
)
def test_an_export_that_was_changed_is_never_replaced(ending, change, tmp_path):
    target = tmp_path / f"minutes{ending}"
    export_file(meeting_with_everything(), target)
    change(target)
    changed = target.read_bytes()
    for number in (2, 3):
        written = export_file(Meeting(), target)
        assert written.path == tmp_path / f"minutes ({number}){ending}"
        assert f"“minutes{ending}” was changed" in written.message
        assert f"“minutes ({number}){ending}”" in written.message
    assert target.read_bytes() == changed


@pytest.mark.parametrize("ending", [".docx", ".json", ".txt", ".html", ".csv"])
def test_what_another_program_made_is_never_replaced(ending, tmp_path):
    target = tmp_path / f"minutes{ending}"
    target.write_bytes(b"somebody's own words")
    assert export_file(Meeting(), target).path == tmp_path / f"minutes (2){ending}"
    assert target.read_bytes() == b"somebody's own words"


@pytest.mark.parametrize("ending", [".txt", ".csv"])
def test_a_remembered_export_is_replaced(ending, tmp_path):
    target = tmp_path / f"minutes{ending}"
    first = export_file(meeting_with_everything(), target)
    assert export_file(meeting_with_everything(), target).path == target
    assert export_file(Meeting(), target).path != target
    assert export_file(Meeting(), target, known={first.fingerprint}).path == target


@pytest.mark.parametrize("lock", ["~$nutes.docx", "~$minutes.docx", ".~lock.minutes.docx#"])
def test_a_file_open_in_an_office_program_is_not_replaced(lock, tmp_path):
    target = tmp_path / "minutes.docx"
    export_file(Meeting(), target)
    (tmp_path / lock).touch()
    written = export_file(meeting_with_everything(), target)
    assert written.path == tmp_path / "minutes (2).docx"
    assert "is open in another program" in written.message


@pytest.mark.parametrize("ending", [".docx", ".dotx"])
def test_a_copy_of_the_template_is_one_to_export_with(ending, tmp_path):
    copy = copy_standard_template(tmp_path / f"office{ending}").path
    target = export_file(meeting_with_everything(), tmp_path / "minutes.docx", Options(template=copy)).path
    assert docx.Document(str(target)).paragraphs[0].text == "Series July 2022 – Meeting Notes"
    with pytest.raises(PlainError, match=r"docx or \.dotx"):
        copy_standard_template(tmp_path / "office.txt")


def test_suggested_names():
    meeting = meeting_with_everything()
    assert suggested_name(meeting) == "Series July 2022 – Meeting Notes DRAFT.docx"
    final = Options(variant=Variant.FINAL)
    assert suggested_name(meeting, final, ".html") == "Series July 2022 – Meeting Notes.html"
    named = Meeting(Details(title='What? A/B: "1"' + "x" * 300, status=Status.APPROVED))
    assert suggested_name(named).startswith("What- A-B- -1-xxx")
    assert len(suggested_name(named)) < 140


@pytest.mark.parametrize("name", ["minutes.pdf", "minutes", "minutes.doc"])
def test_an_unknown_ending_is_refused(name, tmp_path):
    with pytest.raises(PlainError, match=r"\.docx, (\.pdf, )?\.html, \.txt"):
        export_file(meeting_with_everything(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(PlainError, match=r"no folder “.*gone”"):
        export_file(meeting_with_everything(), tmp_path / "gone" / "minutes.txt")


def test_a_folder_in_the_way_is_named(tmp_path):
    (tmp_path / "minutes.txt").mkdir()
    with pytest.raises(PlainError, match=r"minutes\.txt"):
        export_file(meeting_with_everything(), tmp_path / "minutes.txt")
    assert (tmp_path / "minutes.txt").is_dir()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody may write to")
def test_a_folder_that_takes_no_files_is_said():
    with pytest.raises(PlainError, match=r"could not be written: .*safe in the library"):
        export_file(meeting_with_everything(), Path("/proc/minutes.txt"))


def test_a_name_that_is_too_long_is_said(tmp_path):
    with pytest.raises(PlainError, match=r"could not be written|may not be written"):
        export_file(meeting_with_everything(), tmp_path / f"{'x' * 400}.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_target_open_in_word_stays_and_is_said(tmp_path, monkeypatch):
    """As Windows answers while Word holds the file; Linux would let it be replaced."""

    target = export_file(Meeting(), tmp_path / "minutes.docx").path
    before, replace = target.read_bytes(), os.replace

    def held(source, destination):
        if Path(destination) == target:
            raise PermissionError(errno.EACCES, "Access is denied")
        replace(source, destination)

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(PlainError, match=r"open in Word.*as it was.*safe in the library"):
        replace_file(target, b"new")
    written = export_file(meeting_with_everything(), target)
    assert (written.path, "is open" in written.message) == (tmp_path / "minutes (2).docx", True)
    assert target.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [written.path, target]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "minutes.txt"
    target.write_text("old", encoding="utf-8")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlainError, match=r"no space left on device.*as it was"):
        replace_file(target, b"new")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_followed(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize(
    "content",
    [b"", b"minutes", b"\xff\xfe\x00", b"\xd0\xcf\x11\xe0", b'{"format": ', b"[" * 100_000, b"1" * 5_000],
    ids=["empty", "words", "utf-16", "old Word", "cut short", "deep", "long number"],
)
def test_what_is_not_json_is_refused(content, tmp_path):
    path = tmp_path / "letter.json"
    path.write_bytes(content)
    with pytest.raises(PlainError, match=r"“letter\.json” is not a JSON file"):
        read_file(path)


@pytest.mark.parametrize("content", ["{}", "[]", "null", "5", '{"schema": "other/1"}', '{"format": "opcc-minutes/2"}'])
def test_other_json_is_refused(content, tmp_path):
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PlainError, match=r"“other\.json” cannot be read as a meeting"):
        read_file(path)


def test_a_byte_order_mark_is_accepted(tmp_path):
    path = tmp_path / "from-notepad.json"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLES[2022].read_bytes())
    assert len(read_file(path).attendees) == 7


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(PlainError, match="50 MB"):
        read_file(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PlainError, match=r"no file “.*gone\.json”"):
        read_file(tmp_path / "gone.json")
    with pytest.raises(PlainError, match="not a file"):
        read_file(tmp_path)


@pytest.mark.parametrize("name", ["a\x00b.json", f"{'x' * 5000}.json"])
def test_impossible_names_are_said(name, tmp_path):
    with pytest.raises(PlainError):
        read_file(tmp_path / name)
    with pytest.raises(PlainError):
        export_file(meeting_with_everything(), tmp_path / name)
