"""The journal beside the library: what was typed, before the library has it.

Each change is one unflushed write in the thread that makes the change. That survives the death of the program at
any moment; the database thread flushes it to the drive with its next commit, for power cuts.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from minutes_app.names_on_drive import sync_folder
from minutes_app.storage.privately import create_private, open_to_append

_LARGEST = 8_000_000  # bytes; beyond it the journal starts anew from a snapshot
_log = logging.getLogger(__name__)


def journal_path(library: Path) -> Path:
    """Return the path of the library's journal."""
    return library.with_name(f"{library.name}.journal")


class Journal:
    """Appends records. A journal that cannot be written to is given up until `begin` succeeds; typing goes on."""

    def __init__(self, path: Path, largest: int = _LARGEST) -> None:
        self.path = path
        self._largest = largest
        self._size = 0
        self._descriptor: int | None = None
        # Held for a write into the system's memory, never while a drive is waited for.
        self._lock = threading.Lock()

    @property
    def is_written(self) -> bool:
        """Whether records reach the journal."""
        return self._descriptor is not None

    @property
    def is_in_place(self) -> bool:
        """Whether records reach the file of the journal's name, and nobody has cut it short."""
        with self._lock:
            if self._descriptor is None:
                return False
            size, mine = self._size, os.fstat(self._descriptor)
        try:
            return os.path.samestat(self.path.stat(), mine) and mine.st_size >= size
        except OSError:
            return False

    @property
    def is_large(self) -> bool:
        """Whether it is time to begin anew."""
        return self._size > self._largest

    def append(self, record: bytes) -> None:
        """Write a record, without flushing. Nothing happens where the journal cannot be written."""
        with self._lock:
            if self._descriptor is not None:
                self._append(self._descriptor, record)

    def _append(self, descriptor: int, record: bytes) -> None:
        try:
            if os.write(descriptor, record) == len(record):
                self._size += len(record)
                return
        except OSError as error:
            _log.warning("the journal cannot be written: %s", error.strerror)
        self._stop()

    def begin(self, records: Iterable[bytes], since: Callable[[], Iterable[bytes]]) -> None:
        """Start a journal of these records in the place of the present one.

        `since` gives the records appended to the present one while the new one was made; one given twice does
        no harm. On failure the present journal stays as it is.
        """
        made = self.path.with_name(f"{self.path.name}.new")
        try:
            start = b"".join(records)
            _write_new(made, start)
            with self._lock:
                newest = b"".join(since())
                self._change_over(made, newest)
            self._size = len(start) + len(newest)
            sync_folder(self.path.parent)
        except OSError as error:
            _log.warning("the journal cannot be begun: %s", error.strerror)

    def _change_over(self, made: Path, newest: bytes) -> None:
        added = open_to_append(made)
        try:
            _write_all(added, newest)
        finally:
            os.close(added)
        self._stop()  # Windows replaces no file that is open
        made.replace(self.path)
        self._descriptor = open_to_append(self.path)

    def _stop(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def sync(self) -> None:
        """Flush what was appended to the drive. Called by the database thread only."""
        descriptor = self._descriptor
        if descriptor is None:
            return
        try:
            os.fsync(descriptor)
        except OSError as error:
            _log.warning("the journal cannot be flushed: %s", error.strerror)

    def close(self, *, remove: bool) -> None:
        """Stop appending; `remove` it where the library has everything."""
        with self._lock:
            self._stop()
        if remove:
            self.path.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    create_private(path)
    descriptor = open_to_append(path)
    try:
        _write_all(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]
