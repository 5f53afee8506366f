"""Files that only their owner may read."""

import os
import shutil
from pathlib import Path

_OWNER_ONLY = 0o600
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn line ends about


def create_private(path: Path) -> None:
    """Make an empty file readable by its owner alone. Raises FileExistsError where it exists."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, _OWNER_ONLY))


def open_to_append(path: Path) -> int:
    """Return a descriptor that appends to an existing file."""
    return os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)


def write_private(path: Path, content: bytes) -> None:
    """Write a small file readable by its owner alone, in the place of an old one."""
    path.unlink(missing_ok=True)
    create_private(path)
    path.write_bytes(content)


def sync_file(path: Path) -> None:
    """Make sure that what was written to a file outlives a power cut."""
    descriptor = open_to_append(path)  # Windows flushes no file that is open for reading
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_private(source: Path, target: Path) -> None:
    """Copy a file to a new one readable by its owner alone, flushed to the drive."""
    create_private(target)
    with source.open("rb") as content, target.open("wb") as copy:
        shutil.copyfileobj(content, copy)
    sync_file(target)
