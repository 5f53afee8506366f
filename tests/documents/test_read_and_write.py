"""Files: what cannot be read or written is said in a sentence, and what stood there stays."""

import errno
import os
import sys
from pathlib import Path

import pytest
from made_meetings import SAMPLES, meeting_with_everything

from minutes_app.documents.files import LARGEST, read_file, replace_file, write_file
from minutes_app.domain.errors import PlainError


@pytest.mark.parametrize("ending", [".docx", ".json", ".txt", ".DOCX"])
def test_writing_leaves_the_file_and_nothing_else(ending, tmp_path):
    target = tmp_path / f"Minutes – Siân{ending}"
    target.write_bytes(b"old")
    assert write_file(meeting_with_everything(), target) == target
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_bytes()[:3] != b"old"


@pytest.mark.parametrize("name", ["minutes.pdf", "minutes", "minutes.doc"])
def test_an_unknown_ending_is_refused(name, tmp_path):
    with pytest.raises(PlainError, match=r"\.docx, \.json, \.txt"):
        write_file(meeting_with_everything(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(PlainError, match=r"no folder “.*gone”"):
        write_file(meeting_with_everything(), tmp_path / "gone" / "minutes.txt")


def test_a_folder_in_the_way_is_named(tmp_path):
    (tmp_path / "minutes.txt").mkdir()
    with pytest.raises(PlainError, match=r"minutes\.txt"):
        write_file(meeting_with_everything(), tmp_path / "minutes.txt")
    assert (tmp_path / "minutes.txt").is_dir()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody may write to")
def test_a_folder_that_takes_no_files_is_said():
    with pytest.raises(PlainError, match=r"could not be written: .*safe in the library"):
        write_file(meeting_with_everything(), Path("/proc/minutes.txt"))


def test_a_name_that_is_too_long_is_said(tmp_path):
    with pytest.raises(PlainError, match=r"could not be written|may not be written"):
        write_file(meeting_with_everything(), tmp_path / f"{'x' * 400}.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_target_open_in_word_stays_and_is_said(tmp_path, monkeypatch):
    """As Windows answers while Word holds the file; Linux would let it be replaced."""

    def held(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "Access is denied")

    target = tmp_path / "minutes.txt"
    target.write_text("open in Word", encoding="utf-8")
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(PlainError, match=r"open in Word.*as it was.*safe in the library"):
        write_file(meeting_with_everything(), target)
    assert target.read_text(encoding="utf-8") == "open in Word"
    assert list(tmp_path.iterdir()) == [target]


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
        write_file(meeting_with_everything(), tmp_path / name)
