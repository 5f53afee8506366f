"""The service over one library."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting, Series
from minutes_app.service.open_meeting import OpenMeeting
from minutes_app.service.starting import SHIPPED_SERIES, new_meeting
from minutes_app.storage import meetings, opening, queries
from minutes_app.storage.journal import Journal, journal_path
from minutes_app.storage.lock import WriterLock
from minutes_app.storage.recovery import recover
from minutes_app.storage.saver import Saver
from minutes_app.storage.thread import DatabaseThread
from minutes_app.storage.values import ActionEntry, MeetingEntry, Place, Recovered, SaveState


class MinutesService:
    """What a person can do with the library at `path`. `recovered` tells what the last end without closing cost.

    Opening raises LibraryInUse where another window or command is writing, and PlainError where it cannot be opened.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = opening.real_path(path)
        self.read_only = read_only
        self.recovered: Recovered | None = None
        self._saver: Saver | None = None
        self._lock: WriterLock | None = None
        self._is_closed = False
        if read_only:
            self._thread = DatabaseThread(lambda: opening.open_reading(self.path))
        else:
            self._open_to_write()

    def _open_to_write(self) -> None:
        opening.prepare_folder(self.path)
        self._lock = WriterLock(self.path)
        try:
            self._thread = DatabaseThread(lambda: opening.open_writing(self.path, SHIPPED_SERIES))
            self._take_up_journal()
        except BaseException:
            self._lock.release()
            raise

    def _take_up_journal(self) -> None:
        journal = Journal(journal_path(self.path))
        try:
            self.recovered = self._thread.write(lambda connection: recover(connection, journal.path))
            journal.close(remove=True)  # the library now has all of it
            uid = self._thread.read(opening.library_uid)
        except BaseException:
            self._thread.close()
            raise
        self._saver = Saver(self._thread, journal, uid)

    def meetings(self) -> list[MeetingEntry]:
        """Return all meetings, newest date first."""
        return self._thread.read(queries.meetings)

    def recent(self, limit: int = 8) -> list[MeetingEntry]:
        """Return the meetings opened before, the one opened last first."""
        return self._thread.read(lambda connection: queries.recent(connection, limit))

    def series(self) -> list[Series]:
        """Return all series, in the order they were added."""
        return self._thread.read(meetings.all_series)

    def draft(self, series_name: str, on: date | None) -> Meeting:
        """Return a meeting to start from, not stored yet: the standing items, and the people of the last one."""
        series = next((s for s in self.series() if s.name == series_name), Series(series_name))
        of_series = [entry for entry in self.meetings() if entry.details.series == series_name]
        # The newest comes first; one without a date stands before them all and tells nothing of when it was.
        earlier = [e for e in of_series if e.details.date and (on is None or e.details.date < on)]
        last = self.load(earlier[0].id) if earlier else None
        return new_meeting(series, on, last)

    def add_meeting(self, meeting: Meeting) -> int:
        """Store a new meeting, and its series where that is new, and return the meeting's id."""
        self._writing()
        return self._thread.write(lambda connection: meetings.add(connection, meeting))

    def load(self, meeting_id: int) -> Meeting:
        """Return a meeting. Raises PlainError where there is none of this id."""
        stored = self._thread.read(lambda connection: meetings.load(connection, meeting_id))
        if stored is None:
            raise _unknown(meeting_id)
        return stored.meeting

    def open_meeting(self, meeting_id: int, on_state: Callable[[SaveState], None]) -> OpenMeeting:
        """Open a meeting to be changed. Raises PlainError where there is none of this id.

        `on_state` is called on the database thread after each attempt to save; it must not wait for anything.
        """
        saver = self._writing()
        session = saver.open(meeting_id, on_state)
        if session is None:
            raise _unknown(meeting_id)
        return OpenMeeting(session, saver)

    def last_place(self) -> tuple[int, Place] | None:
        """Return the meeting opened last and where the caret was in it, or None."""
        return self._thread.read(queries.last_place)

    def import_file(self, path: Path) -> int:
        """Store the meeting of a file and return its id. Raises PlainError where the file holds none."""
        # Reading and writing Word takes 0.2 s to load: only those who use it pay for it.
        from minutes_app.documents.files import read_file

        return self.add_meeting(read_file(path))

    def export(self, meeting: Meeting, path: Path) -> Path:
        """Write a meeting to a file of the kind its name ends in, and return the path written to."""
        from minutes_app.documents.files import write_file

        return write_file(meeting, path)

    def actions(self, *, open_only: bool = False, owner: str | None = None) -> list[ActionEntry]:
        """Return the actions of all meetings, oldest meeting first; `owner` is compared as short forms are."""
        return self._thread.read(lambda connection: queries.actions(connection, open_only=open_only, owned_by=owner))

    def outstanding(self, meeting_id: int) -> list[ActionEntry]:
        """Return the open tasks and due bring-backs of earlier meetings of the same series, oldest first."""
        return self._thread.read(lambda connection: queries.outstanding(connection, meeting_id))

    def close(self) -> None:
        """Save what is not saved, and close the library. What cannot be saved stays in the journal for next time."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if self._saver:
                self._saver.close()
            self._thread.close()
        finally:
            if self._lock:
                self._lock.release()

    def _writing(self) -> Saver:
        if self._saver is None:
            raise PlainError("The library is open for reading only. Nothing has been changed.")
        return self._saver


def _unknown(meeting_id: int) -> PlainError:
    return PlainError(f"There is no meeting {meeting_id} in this library.")
