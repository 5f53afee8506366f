"""One writer to a library: a lock file that the operating system frees when its holder ends, however it ends."""

import getpass
import json
import os
import socket
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from minutes_app.domain.errors import PlainError
from minutes_app.storage.privately import write_private


class LibraryInUse(PlainError):  # noqa: N818 - it names a state of the library, as PlainError does a plain one
    """Another window or command is writing to the library."""


class WriterLock:
    """Held from its making until `release`. Raises LibraryInUse, naming the holder, where another holds it."""

    def __init__(self, library: Path) -> None:
        self._note = library.with_name(f"{library.name}.in-use")
        self._lock = FileLock(library.with_name(f"{library.name}.lock"), timeout=0, mode=0o600, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise LibraryInUse(_refusal(library, self._note)) from None
        except OSError as error:
            raise PlainError(_unwritable(library, error)) from error
        self._tell()

    def _tell(self) -> None:
        holder = {
            "host": socket.gethostname(),
            "process": os.getpid(),
            "user": _user(),
            "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        try:
            write_private(self._note, json.dumps(holder).encode())
        except OSError:
            self._note.unlink(missing_ok=True)  # an old note would name the wrong holder

    def release(self) -> None:
        """Let others write."""
        self._note.unlink(missing_ok=True)
        self._lock.release()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "someone"


def _refusal(library: Path, note: Path) -> str:
    return (
        f"The library “{library}” is open already{_holder(note)}. Nothing has been changed. "
        "Close it there first, or open it here for reading only."
    )


def _holder(note: Path) -> str:
    try:
        told = json.loads(note.read_bytes())
        since = datetime.fromisoformat(told["since"])
        day = f"{since.day} {since:%B %Y}"
        return f": {told['user']} on {told['host']} (process {told['process']}) has had it since {since:%H:%M} on {day}"
    except (OSError, ValueError, KeyError, TypeError):
        return " in another window or program"


def _unwritable(library: Path, error: OSError) -> str:
    return (
        f"The library “{library}” cannot be opened for writing: {error.strerror or 'the folder refuses it'}. "
        "Nothing has been changed. Choose a folder that you may write to."
    )
