"""Saving: changes come in from the thread of the window, and go into the library on the database thread."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from minutes_app.storage import erasing, meetings, records
from minutes_app.storage.changes import Change
from minutes_app.storage.guard import Guard
from minutes_app.storage.journal import Journal
from minutes_app.storage.problems import in_words, may_be_damage
from minutes_app.storage.rescue import Rescue
from minutes_app.storage.session import Session
from minutes_app.storage.thread import DatabaseThread
from minutes_app.storage.values import SaveState

_PAUSE = 0.1  # seconds from the first unsaved change to its commit, for the changes after it to come along
_FIRST_RETRY = 0.25
_LAST_RETRY = 2.0
_FAILURES_BEFORE_RESCUE = 3
_log = logging.getLogger(__name__)


class Saver:
    """Brings the changes of open meetings to the journal at once and to the library within 250 ms.

    A commit that fails is rolled back as a whole, everything stays unsaved, and it is tried again by itself.
    """

    def __init__(
        self, thread: DatabaseThread, journal: Journal, library: Path, library_uid: str, rescue: Rescue | None = None
    ) -> None:
        self._thread = thread
        self._journal = journal
        self._guard = thread.run(lambda: Guard(thread, library))
        self._rescue = rescue or Rescue()
        self._failures = 0
        self._uid = library_uid
        self._changes: deque[Change] = deque()
        self._sessions: dict[int, Session] = {}
        self._is_called = False
        self._is_closed = self._all_saved = False
        self._retry = 0.0  # seconds until the next attempt after a failure, 0 when all is well
        thread.caretaker = self

    def push(self, change: Change) -> None:
        """Take a change, in the thread that made it: one write to the journal, nothing that waits.

        Raises ValueError after the close.
        """
        if self._is_closed:
            raise ValueError("the library is closed")
        self._changes.append(change)  # before the journal, so that a journal begun anew just now lacks nothing
        self._journal.append(change.record)
        if not self._is_called:
            self._is_called = True
            self._thread.post(self._call)

    def note(self, record: bytes) -> None:
        """Write to the journal what needs no commit of its own."""
        if not self._is_closed:
            self._journal.append(record)

    def open(self, meeting_id: int, on_state: Callable[[SaveState], None]) -> Session | None:
        """Start to take changes to a meeting; None where the library does not hold it. Raises ValueError if open."""
        return self._thread.run(lambda: self._open(meeting_id, on_state))

    def flush(self, timeout: float) -> bool:
        """Save now, and return whether everything so far is committed; at most `timeout` seconds are waited."""
        if self._is_closed:
            return self._all_saved
        try:
            return self._thread.run(self._save_places_too, timeout)
        except TimeoutError:
            return False

    def is_open(self, meeting_id: int) -> bool:
        """Return whether a meeting is open, or closed with changes that are not saved yet."""
        return self._thread.run(lambda: meeting_id in self._sessions)

    def close(self) -> None:
        """Save a last time and stop. The journal stays where the library lacks anything."""
        self._is_closed = True
        self._all_saved = self._thread.run(self._save_places_too)
        self._journal.close(remove=self._all_saved)

    def erase(self, meeting_id: int) -> None:
        """Erase a meeting from library and journal for good. Raises ValueError where it is open."""
        self._thread.run(lambda: self._erase(meeting_id))

    def _erase(self, meeting_id: int) -> None:
        self._save()
        if meeting_id in self._sessions:
            raise ValueError(f"meeting {meeting_id} is open")
        erasing.from_library(self._thread.database, meeting_id)
        self._guard.renew()
        if self._journal.is_written:
            self._begin_journal()

    def _open(self, meeting_id: int, on_state: Callable[[SaveState], None]) -> Session | None:
        self._save()
        if meeting_id in self._sessions:
            return self._reopened(self._sessions[meeting_id], on_state)
        stored = self._thread.read(lambda connection: meetings.load(connection, meeting_id))
        if stored is None:
            return None
        session = self._sessions[meeting_id] = Session(stored, on_state)
        self._note_opened(meeting_id)
        if self._journal.is_in_place:
            self._journal.append(_snapshot(session))
        else:
            self._begin_journal()
        return session

    def _reopened(self, session: Session, on_state: Callable[[SaveState], None]) -> Session:
        if not session.is_closed:
            raise ValueError(f"meeting {session.meeting_id} is open already")
        session.is_closed, session.on_state = False, on_state  # closed while it could not be saved
        return session

    def _note_opened(self, meeting_id: int) -> None:
        try:
            self._thread.write(lambda connection: meetings.note_opened(connection, meeting_id))
        except Exception as error:  # noqa: BLE001 - a full drive is no reason not to open the meeting
            _log.warning("the opening was not recorded: %s", in_words(error))

    def _call(self) -> None:
        if not self._retry:
            self._thread.at(time.monotonic() + _PAUSE, self._save_due)

    def _save_due(self) -> None:
        self._save()

    def _save_places_too(self) -> bool:
        return self._save(places=True)

    def _save(self, *, places: bool = False) -> bool:
        self._is_called = False  # before the changes are taken: a later one calls again
        if not self._take_changes():
            return False
        if not self._guard.is_sound:
            self._put_right()
        dirty = [s for s in self._sessions.values() if s.is_dirty or (places and s.has_moved)]
        if dirty:
            self._write(dirty)
        self._journal.sync()
        if self._sessions and not self._retry and (self._journal.is_large or not self._journal.is_in_place):
            self._begin_journal()
        self._sessions = {key: s for key, s in self._sessions.items() if not s.is_done}
        return self._stands() and not any(s.is_dirty for s in self._sessions.values())

    def _stands(self) -> bool:
        """Return whether what was committed stands in the file; else have it rebuilt at once."""
        if not self._guard.is_sound and not self._retry:
            self._thread.at(time.monotonic(), self._save_due)
        return self._guard.is_sound

    def _take_changes(self) -> bool:
        """Take what has come in so far, and return whether all of it could be taken; the rest waits in its order."""
        try:
            for _ in range(len(self._changes)):  # those there by now: more may come in as fast as they are taken
                change = self._changes[0]
                self._sessions[change.meeting_id].apply(change.revision, change.content)
                self._changes.popleft()
        except Exception as error:  # noqa: BLE001 - whatever it was, the text stays, it is said, and tried again
            _log.error("a change could not be taken: %s", type(error).__name__)
            self._failed(self._sessions.values(), in_words(error))
            return False
        return True

    def look(self) -> None:
        """Put the library right where its file is no longer what it was."""
        if not self._guard.is_sound and not self._retry:
            self._take_changes()
            self._put_right()

    def mended(self, error: Exception) -> bool:
        """Put the library right where damage is why a use of it failed; return whether to try again."""
        if not may_be_damage(error) or self._retry:
            return False
        self._guard.suspect()
        was_sound = self._guard.is_sound
        self.look()
        return not was_sound and self._guard.is_sound

    def written(self) -> None:
        """Note that the library was written to."""
        self._guard.note_write()

    def _put_right(self) -> None:
        try:
            if not self._journal.is_in_place:
                self._begin_journal()  # a library made anew takes its name from there
            self._guard.put_right(self._sessions.values())
        except Exception as error:  # noqa: BLE001 - whatever it was, the text stays, it is said, and tried again
            _log.warning("the library could not be put right (%s): %s", type(error).__name__, in_words(error))
            self._failed(self._sessions.values(), f"its file is gone or damaged, and {in_words(error)}")
        else:
            self._retry, self._failures = 0.0, 0
            self._tell(self._sessions.values(), "")

    def _write(self, dirty: Iterable[Session]) -> None:
        if not self._guard.is_sound:
            return
        try:
            with self._thread.database.writing() as connection:
                committed = [session.write(connection) for session in dirty]
        except Exception as error:  # noqa: BLE001 - whatever it was, the text stays, it is said, and tried again
            if may_be_damage(error):
                self._guard.suspect()
            else:
                self.written()  # a write broken off has grown the log
            self._failed(dirty, in_words(error))
            _log.warning("saving failed (%s): %s", type(error).__name__, in_words(error))
            return
        for note in committed:
            note()
        self._retry, self._failures = 0.0, 0
        self._rescue.remove()
        self.written()
        self._tell(dirty, "", datetime.now().astimezone())

    def _failed(self, dirty: Iterable[Session], reason: str) -> None:
        self._failures += 1
        self._retry = min(_LAST_RETRY, self._retry * 2 or _FIRST_RETRY)
        self._thread.at(time.monotonic() + self._retry, self._save_due)
        said = f"The newest changes are not saved, as {reason}. Go on typing: saving is tried again by itself."
        for session in dirty:
            self._tell([session], said + self._rescued(session))

    def _rescued(self, session: Session) -> str:
        if self._failures < _FAILURES_BEFORE_RESCUE:
            return ""
        path = self._rescue.write(session.meeting_id, session.revision, session.snapshot().value())
        return f" A rescue copy of the whole meeting is “{path}”." if path else ""

    def _tell(self, sessions: Iterable[Session], problem: str, saved_at: datetime | None = None) -> None:
        for session in sessions:
            session.problem = problem
            session.saved_at = saved_at or session.saved_at
            try:
                session.on_state(session.state())
            except Exception as error:  # noqa: BLE001 - a fault of the listener must not end saving
                _log.error("telling how far saving has come failed: %s", type(error).__name__)

    def _begin_journal(self) -> None:
        sessions = self._sessions.values()
        places = [records.place(s.meeting_id, s.revision, s.place) for s in sessions]
        start = [records.header(self._uid), *map(_snapshot, sessions), *places]
        self._journal.begin(start, lambda: [change.record for change in list(self._changes)])


def _snapshot(session: Session) -> bytes:
    return records.snapshot(session.meeting_id, session.revision, session.snapshot().value())
