"""Making backups while the library is in use."""

import logging
import sqlite3
import threading
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from minutes_app.domain.errors import PlainError
from minutes_app.names_on_drive import sync_folder
from minutes_app.storage import backup, backup_files
from minutes_app.storage.connection import for_checking
from minutes_app.storage.damage import LibraryDamaged
from minutes_app.storage.privately import create_private, sync_file
from minutes_app.storage.thread import DatabaseThread
from minutes_app.storage.verify import faults

_EVERY = 600.0  # seconds
_GAP = 60.0  # seconds between two backups that were only asked for
_STEP = 64  # pages copied between two looks at what else the database thread has to do
_log = logging.getLogger(__name__)


class _Abandoned(Exception):  # noqa: N818 - it is no error: the library is being closed or rebuilt
    """The copy is not to be finished."""


class BackupKeeper:
    """Makes a backup when asked to and every ten minutes, where the library has changed since the last.

    The copy is made on the database thread in small steps, with saves between them; checking and putting it in its
    place is done on a thread of its own. A backup that fails says why in `problem`; nothing else depends on it.
    """

    def __init__(self, thread: DatabaseThread, library: Path, every: float = _EVERY) -> None:
        self.problem = ""
        self._thread = thread
        self._library = library
        self._every = every
        self._last = backup.newest_fingerprint(library)
        self._one_at_a_time = threading.Lock()
        self._asked = threading.Event()
        self._closing = threading.Event()
        self._breaks_off = False
        self._own = threading.Thread(target=self._work, name="backups", daemon=True)
        self._own.start()

    def ask(self) -> None:
        """Have a backup made soon, without waiting."""
        self._asked.set()

    def make(self) -> Path | None:
        """Make a backup now and return it; None where nothing has changed since the last, or where it fails."""
        with self._one_at_a_time:
            try:
                return self._made()
            except _Abandoned:
                return None
            except (OSError, sqlite3.Error, PlainError, ValueError) as error:
                self.problem = f"No backup could be made: {_reason(error)}"
                _log.warning("no backup could be made: %s", type(error).__name__)
                return None

    def _made(self) -> Path | None:
        try:
            return self._make()
        except (sqlite3.Error, LibraryDamaged) as error:
            if not self._thread.is_mended(error):
                raise
            return self._make()

    def close(self) -> None:
        """Break off a backup under way, and make no more by itself."""
        self._breaks_off = True
        self._closing.set()
        self._asked.set()
        self._own.join()
        self._breaks_off = False

    def forget(self) -> None:
        """Make the next backup whether the library has changed or not."""
        self._last = None

    def _work(self) -> None:
        self.ask()
        while not self._closing.is_set():
            self._asked.wait(self._every)
            self._asked.clear()
            if not self._closing.is_set() and self.make():
                self._closing.wait(_GAP)

    def _make(self) -> Path | None:
        now = self._thread.run(lambda: backup.fingerprint(self._thread.database.raw))
        if now == self._last or not self._holds_meetings():
            return None
        moment = datetime.now().astimezone()
        folder = backup_files.folder_of(self._library)
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            sync_folder(folder.parent)
        path = backup_files.new_path(self._library, moment)
        part = path.with_name(f"{path.name}{backup_files.PART}")
        try:
            self._fill(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(folder)
        self.problem = ""
        backup_files.thin(self._library, moment)
        return path

    def _holds_meetings(self) -> bool:
        query = "SELECT EXISTS (SELECT 1 FROM meeting)"
        return bool(self._thread.run(lambda: self._thread.database.raw.execute(query).fetchone()[0]))

    def _fill(self, part: Path) -> None:
        part.unlink(missing_ok=True)
        create_private(part)
        self._thread.run(lambda: self._copy(part))
        sync_file(part)
        with closing(for_checking(part)) as copy:
            found = faults(copy)
            if found:
                raise LibraryDamaged(f"the library is damaged: {found[0]}. Earlier backups are kept.")
            self._last = backup.fingerprint(copy)

    def _copy(self, part: Path) -> None:
        database = self._thread.database

        def between(status: int, remaining: int, total: int) -> None:
            self._thread.serve()
            if self._breaks_off or self._thread.database is not database:
                raise _Abandoned

        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = 0")  # it is flushed as a whole afterwards, on another thread
            database.raw.backup(copy, pages=_STEP, progress=between)
            copy.execute("PRAGMA journal_mode = delete").fetchall()  # one file that stands alone


def _reason(error: Exception) -> str:
    if isinstance(error, PlainError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}. Saving is not affected."
    return "the drive reports an error, or has no room left. Saving is not affected."


def remove_unfinished(library: Path) -> None:
    """Remove what an end in the middle of a backup left behind. Call with the lock held."""
    with suppress(OSError):
        for part in backup_files.folder_of(library).glob(f"{library.stem} *{backup_files.PART}*"):
            part.unlink(missing_ok=True)
