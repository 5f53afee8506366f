"""Reading a meeting from a file and writing it to one."""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from minutes_app.documents.samples import SCHEMA, meeting_from_sample
from minutes_app.documents.text import meeting_as_text
from minutes_app.domain.codec import meeting_as_data, meeting_from_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting
from minutes_app.places import resources

LARGEST = 50 * 1024 * 1024
SUFFIXES = (".docx", ".json", ".txt")


def read_file(path: Path) -> Meeting:
    """Return the meeting in an exchange file or in a sample's JSON. Raises PlainError where it is neither."""
    data = _parsed(_content(path), path.name)
    try:
        return _meeting_from(data)
    except PlainError as error:
        raise PlainError(f"“{path.name}” cannot be read as a meeting. {error}") from error


def _meeting_from(data: object) -> Meeting:
    if isinstance(data, Mapping) and data.get("schema") == SCHEMA:
        return meeting_from_sample(data)
    return meeting_from_data(data)


def _content(path: Path) -> bytes:
    try:
        if not path.exists():
            raise PlainError(f"There is no file “{path}”.")
        if not path.is_file():
            raise PlainError(f"“{path}” is not a file.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise PlainError(f"“{path}” cannot be read: {_reason(error)}.") from error
    if len(content) > LARGEST:
        raise PlainError(f"“{path.name}” is larger than {LARGEST // 1024**2} MB, too large for a meeting's file.")
    return content


def _parsed(content: bytes, name: str) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PlainError(f"“{name}” is not a JSON file that can be read. Nothing was changed.") from error


def write_file(meeting: Meeting, path: Path) -> Path:
    """Write the meeting to a file of the kind that the name's ending says, and return its path.

    Whatever stood there is replaced in one step, or stays as it was. Raises PlainError where that cannot be.
    """
    content = _written(meeting, path)
    if not path.parent.is_dir():
        raise PlainError(f"There is no folder “{path.parent}” to write “{path.name}” into.")
    replace_file(path, content)
    return path


def _written(meeting: Meeting, path: Path) -> bytes:
    match path.suffix.lower():
        case ".docx":
            # python-docx takes a while to load, and only an export to Word needs it.
            from minutes_app.documents.word import meeting_as_word

            return meeting_as_word(meeting, resources() / "templates" / "minutes.docx")
        case ".json":
            return meeting_as_json(meeting).encode("utf-8")
        case ".txt":
            return meeting_as_text(meeting).encode("utf-8")
    endings = ", ".join(SUFFIXES)
    raise PlainError(f"“{path.name}” does not say what kind of file to write: its name should end in one of {endings}.")


def meeting_as_json(meeting: Meeting) -> str:
    """Return the meeting as the text of an exchange file."""
    return json.dumps(meeting_as_data(meeting), ensure_ascii=False, indent=1) + "\n"


def replace_file(path: Path, content: bytes) -> None:
    """Write the content to a new file beside the path, make sure of it, and put it in place in one step."""
    try:
        _put(path.resolve() if path.is_symlink() else path, content)
    except (OSError, ValueError) as error:
        raise PlainError(_not_written(path, error)) from error


def _put(target: Path, content: bytes) -> None:
    if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
        raise PlainError(f"“{target}” may not be written to. It is as it was, and the minutes are safe in the library.")
    beside = target.with_name(f".minutes-{secrets.token_hex(6)}.tmp")
    try:
        _write_through(beside, content)
        beside.replace(target)
    finally:
        _remove(beside)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # a left-over of a failed export is no reason to hide why it failed


def _not_written(path: Path, error: Exception) -> str:
    # Windows answers so for a file that another program, Word above all, holds open.
    if isinstance(error, PermissionError) and _stands(path):
        return (
            f"“{path.name}” could not be replaced; it is probably open in Word. The file is as it was, and the "
            "minutes are safe in the library. Close it in Word, or export under another name."
        )
    there = "The file that stands there is as it was" if _stands(path) else "No file was left there"
    return f"“{path}” could not be written: {_reason(error)}. {there}, and the minutes are safe in the library."


def _stands(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # such as a name that is too long


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) else str(error)
    return (said or type(error).__name__).rstrip(".").lower()
