"""Looks after the library's file while it is open: one that is deleted, replaced or damaged is rebuilt."""

import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from minutes_app.storage import meetings, restore
from minutes_app.storage.connection import for_checking
from minutes_app.storage.damage import LibraryDamaged
from minutes_app.storage.journal import journal_path
from minutes_app.storage.privately import create_private, sync_file
from minutes_app.storage.recovery import recover
from minutes_app.storage.session import Session
from minutes_app.storage.thread import DatabaseThread
from minutes_app.storage.verify import faults

_log = logging.getLogger(__name__)
_Seen = tuple[int, int] | None


class Guard:
    """Belongs to the database thread."""

    def __init__(self, thread: DatabaseThread, library: Path) -> None:
        self.is_suspected = False  # set after an error that only damage can explain
        self._thread = thread
        self._library = library
        self._log_file = library.with_name(f"{library.name}-wal")
        self.renew()

    def renew(self) -> None:
        """Take the file as it now is for the right one."""
        self.is_suspected = False
        self._file, self._log_seen = _seen(self._library), _seen(self._log_file)
        self._size = _size(self._library)

    @property
    def is_sound(self) -> bool:
        """Whether the file is still the one that was opened, with the log that belongs to it, and not cut short."""
        if self.is_suspected or _seen(self._library) != self._file:
            return False
        size, self._size = self._size, _size(self._library)
        if self._log_seen is None:
            self._log_seen = _seen(self._log_file)
        return self._size >= size and _seen(self._log_file) == self._log_seen

    def rebuild(self, sessions: Iterable[Session]) -> None:
        """Put the library back: whole out of the open connection, or else out of backup, journal and memory.

        Raises OSError, sqlite3.Error or PlainError where that cannot be; it can be tried again.
        """
        self.is_suspected = True  # until it is done
        if self._thread.database.is_closed:  # as an attempt before this one has left it
            self._take_up(sessions)
        else:
            self._replace(sessions)
        self.renew()

    def _replace(self, sessions: Iterable[Session]) -> None:
        try:
            self._copy_out()
        except (sqlite3.Error, LibraryDamaged) as error:
            _log.warning("the open library cannot be copied (%s): a backup is taken", type(error).__name__)
            self._thread.reconnect(self._take_backup)
            self._bring_up(sessions)
        else:
            restore.set_aside(self._library, keep_journal=True)  # before SQLite removes a log of this name
            self._thread.reconnect(lambda: _placed(self._library))

    def _take_up(self, sessions: Iterable[Session]) -> None:
        try:
            self._thread.reconnect(lambda: _made_good(self._library))
        except LibraryDamaged:
            self._thread.reconnect(self._take_backup)
        self._bring_up(sessions)

    def _copy_out(self) -> None:
        ready = restore.begin(self._library, keep_journal=True)
        part = ready.with_name(f"{ready.name}.part")
        create_private(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            self._thread.database.raw.backup(copy)
            copy.execute("PRAGMA journal_mode = delete").fetchall()
        with closing(for_checking(part)) as copy:
            if found := faults(copy):
                raise LibraryDamaged(found[0])
        sync_file(part)

    def _take_backup(self) -> None:
        restore.set_aside(self._library, keep_journal=True)
        restore.make_good(self._library)

    def _bring_up(self, sessions: Iterable[Session]) -> None:
        with self._thread.database.writing() as connection:
            recover(connection, journal_path(self._library))
            for session in sessions:
                stored = meetings.load(connection, session.meeting_id)
                if stored is None:
                    meeting = session.snapshot().value()
                    meetings.add(connection, meeting, session.meeting_id, session.revision)
                    stored = meetings.load(connection, session.meeting_id)
                if stored is not None:
                    session.rebase(stored)


def _made_good(library: Path) -> None:
    restore.make_good(library)


def _placed(library: Path) -> None:
    restore.place(library, keep_journal=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1  # less than any: it has gone just now


def _seen(path: Path) -> _Seen:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
