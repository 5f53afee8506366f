"""Putting a file in its place, whole or not at all, and never over what is not ours."""

import hashlib
import os
import secrets
from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from minutes_app.documents.seals import is_unchanged
from minutes_app.domain.errors import PlainError
from minutes_app.names_on_drive import sync_folder

LARGEST = 50 * 1024 * 1024  # bytes; a larger file is none of ours


class FileIsOpenError(PlainError):
    """A file that another program holds open, so that it cannot be replaced."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where an export went, the SHA-256 of the file, and in plain words why it went elsewhere than asked."""

    path: Path
    fingerprint: str
    message: str = ""


def put_beside(
    path: Path, content: bytes, known: Container[str] = frozenset(), *, what: str = "minutes were"
) -> Written:
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
        target, fingerprint, f"“{path.name}” {why}, and stays as it is. The {what} written to “{target.name}”."
    )


def _why_not(path: Path, fingerprint: str, known: Container[str]) -> str:
    """Return in words why the file must not be replaced, empty where it may."""
    if not _stands(path) or not path.is_file():
        return ""  # a folder in the way is said when writing
    if any(_stands(path.with_name(name)) for name in _lock_names(path.name)):
        return "is open in another program"
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
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
        with suppress(OSError):  # the file is in its place; some network drives know no flush of a folder
            sync_folder(target.parent)
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
    return f"“{path}” could not be written: {reason(error)}. {there}, and the minutes are safe in the library."


def _stands(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # such as a name that is too long


def reason(error: Exception) -> str:
    """Return in a few words why a file could not be read or written."""
    said = error.strerror if isinstance(error, OSError) else str(error)
    return (said or type(error).__name__).rstrip(".").lower()
