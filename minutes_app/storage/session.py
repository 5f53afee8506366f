"""An open meeting as the database thread sees it: what is stored, and what has changed since."""

import sqlite3
from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa

from minutes_app.storage import digests, meetings
from minutes_app.storage.changes import Content, LinesSpliced, WorkingMeeting
from minutes_app.storage.meetings import StoredMeeting
from minutes_app.storage.order import splice_positions
from minutes_app.storage.values import SaveState


class Session:
    """Takes the changes of one meeting and writes what differs from the library.

    Belongs to the database thread but for `latest`, `place` and `is_closed`, which the thread of the meeting sets.
    """

    def __init__(self, stored: StoredMeeting, on_state: Callable[[SaveState], None]) -> None:
        self.meeting_id = stored.id
        self.on_state = on_state
        self.latest = stored.revision  # the newest change made, whether it has come here or not
        self.place = stored.place
        self.is_closed = False
        self.revision = stored.revision
        self.saved_at: datetime | None = None
        self.problem = ""
        self._working = WorkingMeeting(stored.meeting)
        self._positions = list(stored.positions)
        self.rebase(stored)

    def rebase(self, stored: StoredMeeting) -> None:
        """Take this for what the library holds, as after it was rebuilt; what is under way stays."""
        self.saved_revision = stored.revision
        self._stored_lines = meetings.placed(stored.meeting.lines, stored.positions)
        self._stored_attendees = stored.meeting.attendees
        self._stored_details = stored.meeting.details
        self._stored_place = stored.place
        self._people_digests: list[int] = list(stored.people_digests)
        self._line_digests = dict(zip(self._stored_lines, stored.line_digests, strict=True))

    @property
    def is_dirty(self) -> bool:
        """Whether the library lacks a change that has come here."""
        return self.revision != self.saved_revision

    @property
    def is_done(self) -> bool:
        """Whether the meeting is closed and the library has every change made to it, those on their way included."""
        return self.is_closed and self.saved_revision == self.latest

    @property
    def has_moved(self) -> bool:
        """Whether the caret is elsewhere than the library says."""
        return self.place != self._stored_place

    def is_saved_in(self, library: sqlite3.Connection) -> bool:
        """Return whether a library holds the meeting as this one takes it to be saved."""
        query = "SELECT revision, chain FROM meeting WHERE id = ?"
        chain = digests.chain(self.saved_revision, self._people_digests, list(self._line_digests.values()))
        return bool(library.execute(query, (self.meeting_id,)).fetchone() == (self.saved_revision, chain))

    def apply(self, revision: int, content: Content) -> None:
        """Take a change, or nothing of it where something goes wrong. Raises ValueError where it does not fit."""
        positions = self._positions
        if isinstance(content, LinesSpliced):
            self._working.check(content)
            removed = [line.id for line in self._working.lines[content.first : content.first + content.removed]]
            positions = list(positions)
            splice_positions(positions, content.first, removed, [line.id for line in content.lines])
        self._working.apply(content)
        self._positions, self.revision = positions, revision

    def snapshot(self) -> WorkingMeeting:
        """Return the meeting with every change that has come here."""
        return self._working

    def write(self, connection: sa.Connection) -> Callable[[], None]:
        """Write what differs from the library; call what is returned once that is committed."""
        lines = meetings.placed(self._working.lines, self._positions)
        attendees, details, place = self._working.attendees, self._working.details, self.place
        revision = self.revision
        written = meetings.write_lines(connection, self.meeting_id, self._stored_lines, lines)
        made = {key: written[key] if key in written else self._line_digests[key] for key in lines}
        people = self._people_digests
        if attendees != self._stored_attendees:
            people = meetings.write_attendees(connection, self.meeting_id, attendees)
        if details != self._stored_details:
            meetings.write_details(connection, self.meeting_id, details)
        meetings.write_progress(connection, self.meeting_id, revision, place, people, list(made.values()))

        def committed() -> None:
            self._stored_lines, self._stored_attendees = lines, attendees
            self._stored_details, self._stored_place = details, place
            self._people_digests, self._line_digests = people, made
            self.saved_revision = revision

        return committed

    def state(self) -> SaveState:
        """Return how far saving has come."""
        return SaveState(self.latest, self.saved_revision, self.saved_at, self.problem)
