"""Reading a meeting from a file and writing it to one."""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from minutes_app.documents.layout import DRAFT, Options, laid_out
from minutes_app.documents.reading.report import ReadMinutes, reported
from minutes_app.documents.samples import SCHEMA, meeting_from_sample
from minutes_app.documents.seals import is_unchanged, sealed_html, sealed_json
from minutes_app.documents.spreadsheet import actions_as_csv
from minutes_app.documents.text import meeting_as_text
from minutes_app.documents.web_page import meeting_as_html
from minutes_app.domain.codec import meeting_as_data, meeting_from_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting
from minutes_app.places import resources

LARGEST = 50 * 1024 * 1024
SUFFIXES = (".docx", ".json", ".txt", ".html", ".csv")
STANDARD = Options()
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class FileIsOpenError(PlainError):
    """A file that another program holds open, so that it cannot be replaced."""


def read_file(path: Path) -> Meeting:
    """Return the meeting in an exchange file, a sample's JSON or a Word document.

    Raises PlainError where it is none of these.
    """
    return read_with_report(path).meeting


def read_with_report(path: Path) -> ReadMinutes:
    """Return the meeting in a file as `read_file` does, with a report on what was found and what is uncertain."""
    content = _content(path)
    if path.suffix.lower() != ".json" and not content.lstrip(_BEFORE_JSON).startswith((b"{", b"[")):
        return _read_word(content, path)
    data = _parsed(content, path.name)
    try:
        return reported(_meeting_from(data))
    except PlainError as error:
        raise PlainError(f"“{path.name}” cannot be read as a meeting. {error}") from error


def _read_word(content: bytes, path: Path) -> ReadMinutes:
    # The parser of XML takes a while to load, and only Word documents need it.
    from minutes_app.documents.reading.minutes import read_word

    return read_word(content, path.name)


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


@dataclass(frozen=True, slots=True)
class Written:
    """Where an export went, the SHA-256 of the file, and in plain words why it went elsewhere than asked."""

    path: Path
    fingerprint: str
    message: str = ""


def write_file(meeting: Meeting, path: Path, options: Options = STANDARD) -> Path:
    """Write the meeting as `export_file` does, and return the path written to."""
    return export_file(meeting, path, options).path


def export_file(
    meeting: Meeting, path: Path, options: Options = STANDARD, known: Container[str] = frozenset()
) -> Written:
    """Write the meeting to a file of the kind that the name's ending says.

    A file there that was changed since we wrote it, that is not ours, or that is open elsewhere stays as it is, and
    'name (2)' is written instead. `known` are fingerprints of earlier exports. Raises PlainError where nothing can be
    written; then whatever stood there stays as it was.
    """
    content = _written(meeting, path, options)
    return put_beside(path, content, known)


def put_beside(path: Path, content: bytes, known: Container[str] = frozenset()) -> Written:
    """Write the content to the path, or under the next free name where something stands there that is not ours."""
    if not path.parent.is_dir():
        raise PlainError(f"There is no folder “{path.parent}” to write “{path.name}” into.")
    fingerprint = hashlib.sha256(content).hexdigest()
    why = _why_not(path, fingerprint, known)
    if not why:
        try:
            replace_file(path, content)
            return Written(path, fingerprint)
        except FileIsOpenError:
            why = "is open in another program"
    target = _free_name(path)
    replace_file(target, content)
    return Written(
        target, fingerprint, f"“{path.name}” {why}, and stays as it is. The minutes were written to “{target.name}”."
    )


def _why_not(path: Path, fingerprint: str, known: Container[str]) -> str:
    """Return in words why the file must not be replaced, empty where it may."""
    if not _stands(path) or not path.is_file():
        return ""  # a folder in the way is said when writing
    if any(_stands(path.with_name(name)) for name in _lock_names(path.name)):
        return "is open in another program"
    try:
        content = _content(path)
    except PlainError:
        return "cannot be read"
    found = hashlib.sha256(content).hexdigest()
    if found == fingerprint or found in known or is_unchanged(path, content):
        return ""
    return "was changed since it was exported, or was made by another program"


def _lock_names(name: str) -> tuple[str, ...]:
    """Return what Word and LibreOffice put beside a file as long as it is open; Word shortens by what it puts first."""
    return f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#"


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(name for name in names if not _stands(name))


def _written(meeting: Meeting, path: Path, options: Options) -> bytes:
    match path.suffix.lower():
        case ".docx":
            # python-docx takes a while to load, and only an export to Word needs it.
            from minutes_app.documents.word import meeting_as_word

            return meeting_as_word(meeting, options.template or resources() / "templates" / "minutes.docx", options)
        case ".html" | ".htm":
            return sealed_html(meeting_as_html(meeting, options)).encode("utf-8")
        case ".json":
            return sealed_json(meeting_as_json(meeting)).encode("utf-8")
        case ".txt":
            return meeting_as_text(meeting, options).encode("utf-8")
        case ".csv":
            return actions_as_csv(meeting).encode("utf-8")
    endings = ", ".join(SUFFIXES)
    raise PlainError(f"“{path.name}” does not say what kind of file to write: its name should end in one of {endings}.")


def copy_standard_template(path: Path) -> Written:
    """Write a copy of the standard template (.docx or .dotx), to be changed in Word and chosen for exports."""
    from minutes_app.documents.office_template import template_copy

    if path.suffix.lower() not in (".docx", ".dotx"):
        raise PlainError(f"“{path.name}” is no name for a Word template: it should end in .docx or .dotx.")
    return put_beside(path, template_copy(path.suffix))


def suggested_name(meeting: Meeting, options: Options = STANDARD, suffix: str = ".docx") -> str:
    """Return a file name for an export: the title, with DRAFT for a draft, without signs that Windows refuses."""
    page = laid_out(meeting, options)
    title = f"{page.title} {DRAFT}" if page.top.startswith(DRAFT) else page.title
    accessible = " (accessible)" if page.plain else ""
    name = _NOT_IN_NAMES.sub("-", f"{title}{accessible}").strip(" .")
    return f"{name[:LONGEST_NAME].rstrip(' .') or 'Minutes'}{suffix}"


def meeting_as_json(meeting: Meeting) -> str:
    """Return the meeting as the text of an exchange file."""
    return json.dumps(meeting_as_data(meeting), ensure_ascii=False, indent=1) + "\n"


def replace_file(path: Path, content: bytes) -> None:
    """Write the content to a new file beside the path, make sure of it, and put it in place in one step."""
    try:
        _put(path.resolve() if path.is_symlink() else path, content)
    except (OSError, ValueError) as error:
        # Windows answers so for a file that another program, Word above all, holds open.
        kind = FileIsOpenError if isinstance(error, PermissionError) and _stands(path) else PlainError
        raise kind(_not_written(path, error)) from error


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
