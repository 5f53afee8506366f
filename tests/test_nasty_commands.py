"""Bad input on the command line: answered, or refused in one sentence; never a traceback."""

import io

import pytest
from nasty import FILE_NAMES, QUERIES

from minutes_app.command_line import run
from minutes_app.places import resources

SAMPLE = resources() / "samples" / "2022-07-monthly-assurance.json"
WORDS = [words for words in QUERIES if not words.startswith("-")][::3]  # the others are options to a command
ASKED = [("search",), ("actions", "--words"), ("actions", "--owner")]


@pytest.fixture
def command(tmp_path):
    def give(*arguments):
        out, err = io.StringIO(), io.StringIO()
        code = run(["--library", str(tmp_path / "a.sqlite"), *map(str, arguments)], out, err)
        return code, out.getvalue(), err.getvalue()

    assert give("import", SAMPLE)[0] == 0
    return give


@pytest.mark.parametrize("asked", ASKED)
def test_any_words_are_looked_for(command, asked):
    for words in WORDS:
        code, _, said = command(*asked, words)
        assert code in (0, 1)
        assert code == 0 or said.strip().endswith(".")


def test_any_name_of_a_file_is_written_or_refused_in_a_sentence(command, tmp_path):
    for name in FILE_NAMES:
        path = tmp_path / name if name.endswith(".docx") else tmp_path / f"{name}.docx"
        code, _, said = command("export", 1, "--to", path)
        assert code in (0, 1)
        assert code == 0 or said.strip().endswith(".")


def test_any_name_of_a_file_to_read_is_refused_in_a_sentence(command, tmp_path):
    for name in FILE_NAMES:
        code, _, said = command("import", tmp_path / "none" / name)
        assert code == 1
        assert said.strip().endswith(".")
