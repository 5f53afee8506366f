"""Looks after the library's file while it is open: one that is deleted, replaced or damaged is rebuilt."""

import logging
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from minutes_app.domain.errors import PlainError
from minutes_app.storage import backup, meetings, restore
from minutes_app.storage.connection import for_checking
from minutes_app.storage.damage import LibraryDamaged
from minutes_app.storage.file_watch import FileWatch
from minutes_app.storage.journal import journal_path
from minutes_app.storage.leftovers import bring_over_whole, keep_damaged_copies
from minutes_app.storage.privately import create_private, sync_file
from minutes_app.storage.recovery import recover
from minutes_app.storage.session import Session
from minutes_app.storage.thread import DatabaseThread
from minutes_app.storage.verify import faults

_log = logging.getLogger(__name__)
_LONGEST_LOG = 4_000_000  # bytes; a longer one is taken into the file


class Guard:
    """Belongs to the database thread."""

    def __init__(self, thread: DatabaseThread, library: Path) -> None:
        self.is_suspected = False  # set after an error that only damage can explain
        self._thread = thread
        self._library = library
        self._watch = FileWatch(library)
        self._long_log = _LONGEST_LOG
        self._old: Path | None = None  # where the damaged library was set aside that a backup took the place of

    def renew(self) -> None:
        """Take the file as it now is for the right one."""
        self.is_suspected = False
        self._watch.renew()

    @property
    def is_sound(self) -> bool:
        """Whether the file is as the open connection left it, with the log that belongs to it."""
        return not self.is_suspected and self._watch.is_as_left

    def note_write(self) -> None:
        """Take the log for the right one after a write of our own, and into the file where it has grown long."""
        self._watch.renew_log()
        if self._watch.log_size <= self._long_log or not self.is_sound:
            return
        try:
            self._thread.database.outside("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            _log.warning("the log cannot be taken into the library: %s", type(error).__name__)
        self._long_log = self._watch.log_size + _LONGEST_LOG  # one that a reader holds back waits for its next turn
        self._watch.renew()

    def suspect(self) -> None:
        """Make the full check, and suspect the library where that finds anything."""
        self.is_suspected = self.is_suspected or not self._is_faultless()

    def put_right(self, sessions: Collection[Session]) -> None:
        """Put the library back: whole out of the open connection, or else out of backup, journal and memory.

        Raises OSError, sqlite3.Error or PlainError where that cannot be; it can be tried again.
        """
        if self._is_whole(sessions):
            _log.info("the library's file was touched, and holds what it held")
        else:
            self._rebuild(sessions)
        self.renew()

    def _is_whole(self, sessions: Collection[Session]) -> bool:
        """Return whether the file was merely touched, as by a program that copies files."""
        is_here = not self._thread.database.is_closed and self._watch.is_the_same_file
        return is_here and not self.is_suspected and self._is_faultless(sessions)

    def _is_faultless(self, sessions: Collection[Session] = ()) -> bool:
        """Return whether the file holds, by a full check, a library as it was saved, and the one that is open."""
        try:
            with closing(for_checking(self._library)) as cold:  # with no page of it in memory
                return (
                    not faults(cold)
                    and backup.fingerprint(cold) == backup.fingerprint(self._thread.database.raw)
                    and all(session.is_saved_in(cold) for session in sessions)
                )
        except (sqlite3.Error, PlainError, ValueError):
            return False

    def _rebuild(self, sessions: Collection[Session]) -> None:
        _log.warning("the library's file is gone or not what it was: it is rebuilt")
        self.is_suspected = True  # until it is done
        if self._thread.database.is_closed:  # as an attempt before this one has left it
            self._take_up(sessions)
        else:
            self._replace(sessions)

    def _replace(self, sessions: Collection[Session]) -> None:
        try:
            self._copy_out()
        except (sqlite3.Error, LibraryDamaged) as error:
            _log.warning("the open library cannot be copied (%s): a backup is taken", type(error).__name__)
            self._thread.reconnect(self._take_backup)
        else:
            restore.set_aside(self._library, keep_journal=True)  # before SQLite removes a log of this name
            self._thread.reconnect(lambda: _placed(self._library))
        self._bring_up(sessions)

    def _take_up(self, sessions: Collection[Session]) -> None:
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
        self._old = restore.set_aside(self._library, keep_journal=True) or self._old
        restore.make_good(self._library)

    def _bring_up(self, sessions: Collection[Session]) -> None:
        damaged = self._old and self._old / self._library.name
        with self._thread.database.writing() as connection:
            if damaged:
                bring_over_whole(connection, damaged)
            recover(connection, journal_path(self._library))
            for session in sessions:
                stored = meetings.load(connection, session.meeting_id)
                if stored is None:
                    meeting = session.snapshot().value()
                    meetings.add(connection, meeting, session.meeting_id, session.revision)
                    stored = meetings.load(connection, session.meeting_id)
                if stored is not None:
                    session.rebase(stored)
            if damaged:
                keep_damaged_copies(connection, damaged, {session.meeting_id for session in sessions})
        self._old = None


def _made_good(library: Path) -> None:
    restore.make_good(library)


def _placed(library: Path) -> None:
    restore.place(library, keep_journal=True)
