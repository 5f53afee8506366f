"""Taking in meetings that were read from files: none before it was looked at, and none by half."""

from collections.abc import Sequence

import sqlalchemy as sa

from minutes_app.domain.compare import named_alike, same_minutes
from minutes_app.domain.listing import MeetingFilter
from minutes_app.domain.meeting import Meeting
from minutes_app.service.library_access import LibraryAccess
from minutes_app.storage import line_ids, meeting_list, meetings
from minutes_app.storage.keeper import BackupKeeper
from minutes_app.storage.values import KnownMeeting


class Importing(LibraryAccess):
    """Meetings from files."""

    _keeper: BackupKeeper | None = None

    def known(self, meeting: Meeting) -> KnownMeeting | None:
        """Return the meeting of the library with this title and date, the same word for word before any other."""
        self._saved()
        day = meeting.details.date
        of_day = MeetingFilter(since=day, until=day)  # all where there is no day
        listed = self._thread.read(lambda connection: meeting_list.every(connection, of_day))
        entries = [entry for entry in listed if named_alike(entry.details, meeting.details)]
        same = next((entry for entry in entries if same_minutes(self.load(entry.id), meeting)), None)
        if same is not None:
            return KnownMeeting(same, True)
        return KnownMeeting(entries[0], False) if entries else None

    def take_in(self, read: Sequence[Meeting]) -> list[int]:
        """Store meetings that were read, all or none, after a backup, and return their ids.

        A line that the library has already, as of the same file taken in before, gets an id of its own.
        """
        self._writing()
        if self._keeper:
            self._keeper.make()
        added = self._thread.write(lambda connection: [_add(connection, meeting) for meeting in read])
        if self._keeper:
            self._keeper.ask()
        return added


def _add(connection: sa.Connection, meeting: Meeting) -> int:
    return meetings.add(connection, line_ids.told_apart(connection, meeting))
