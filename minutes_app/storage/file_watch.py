"""Notices what was done to a library's file by others than the open connection."""

import os
import time
from contextlib import suppress
from pathlib import Path

_Stamp = tuple[int, int, int, int] | None


class FileWatch:
    """Knows the library's file and its log as they were left.

    Between two checkpoints SQLite writes to the log alone. Call `renew` after each checkpoint, and `renew_log` after
    each write.
    """

    def __init__(self, library: Path) -> None:
        self._library = library
        self._log = library.with_name(f"{library.name}-wal")
        self.renew()

    def renew(self) -> None:
        """Take the files as they now are for the right ones."""
        self._file_left = _marked(self._library)
        self.renew_log()

    def renew_log(self) -> None:
        """Take the log as it now is for the right one."""
        self._log_left = _marked(self._log)

    @property
    def is_as_left(self) -> bool:
        """Whether nothing has been done to the files since."""
        if self._log_left is None:  # it comes with the first write
            self.renew_log()
        return _stamp(self._library) == self._file_left and _stamp(self._log) == self._log_left

    @property
    def is_the_same_file(self) -> bool:
        """Whether file and log still go by their names, whatever was written into them."""
        pairs = ((self._library, self._file_left), (self._log, self._log_left))
        return all(left and (found := _stamp(path)) and found[:2] == left[:2] for path, left in pairs)

    @property
    def log_size(self) -> int:
        """The size of the log, in bytes."""
        stamp = _stamp(self._log)
        return stamp[2] if stamp else 0


def _marked(path: Path) -> _Stamp:
    """Return the stamp of a file, having given it a time that no write gives it by chance.

    The clock of a file system moves in steps of some ms, so that a write just now could leave the time as it is.
    """
    now = time.time_ns()
    with suppress(OSError):
        os.utime(path, ns=(now, now))
    return _stamp(path)


def _stamp(path: Path) -> _Stamp:
    """Return device, number, size and time of change; None where there is no such file."""
    try:
        found = path.stat()
    except OSError:
        return None
    # Windows sets the time some while after a write: there it tells nothing.
    return found.st_dev, found.st_ino, found.st_size, 0 if os.name == "nt" else found.st_mtime_ns
