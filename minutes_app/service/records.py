"""Approval of minutes, what the next meeting starts with, and series."""

from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa

from minutes_app.documents.profiles import profile_named
from minutes_app.domain.approval import approval_problem
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import Version
from minutes_app.domain.listing import ListedMeeting, MeetingFilter
from minutes_app.domain.meeting import OWN_SERIES, Attendance, Meeting, Series, StandingItem, Status
from minutes_app.domain.next_meeting import title_of, upcoming
from minutes_app.service.browsing import Browsing
from minutes_app.service.library_access import locked
from minutes_app.service.starting import new_meeting
from minutes_app.storage import changing, meetings, series_store, versions

_MOST_UNDATED = 200  # drafts; those without a date come first among the newest


class Records(Browsing):
    """Approval, versions, next meetings and series of a library."""

    def approve(self, meeting_id: int, *, on: date, words: str, at_meeting: int | None = None) -> None:
        """Approve the minutes in this form of words, keep them as a version and lock them.

        Raises PlainError where they are open in the window, approved already, or cannot have been approved so.
        """
        self._for_change(meeting_id)
        self._unlocked(meeting_id)
        problem = approval_problem(self.load(meeting_id).details, words, on, date.today())
        if problem:
            raise PlainError(f"{problem} Nothing has been changed.")
        self._thread.write(lambda c: _set_status(c, meeting_id, Status.APPROVED, on, words, at_meeting))

    def previous_draft(self, meeting_id: int) -> ListedMeeting | None:
        """Return the newest meeting of the series before this one whose minutes wait for approval, None for none.

        One without a date comes after all that have one, where it was made before this.
        """
        this = self.load(meeting_id).details
        dated = self._last_before(this.series, this.date, Status.DRAFT)
        return dated or self._last_undated(this.series, meeting_id)

    def _last_undated(self, series: str, before: int) -> ListedMeeting | None:
        return next((entry for entry in self._undated(series) if entry.id < before), None)

    def _undated(self, series: str) -> list[ListedMeeting]:
        """Return the drafts of a series without a date, the newest first."""
        if not series:
            return []
        newest = self.meeting_page(MeetingFilter(series=series, status=Status.DRAFT), limit=_MOST_UNDATED)
        return [entry for entry in newest if entry.details.date is None]

    def _last_before(self, series: str, day: date | None, status: Status | None = None) -> ListedMeeting | None:
        """Return the newest meeting of a series before a day; one without a date tells nothing of when it was."""
        if not series or day == date.min:
            return None
        until = day - timedelta(1) if day else date.max
        found = self.meeting_page(MeetingFilter(series=series, status=status, since=date.min, until=until), limit=1)
        return found[0] if found else None

    def reopen(self, meeting_id: int, *, reason: str, on: date | None = None) -> None:
        """Make approved minutes a draft again; the approved version is kept, and so is the reason.

        Raises PlainError without a reason, where they are not approved, or where they are open in the window.
        """
        if not reason.strip():
            raise PlainError("Reopening approved minutes needs a reason. Nothing has been changed.")
        self._for_change(meeting_id)
        if not self._thread.read(lambda connection: versions.is_locked(connection, meeting_id)):
            raise PlainError("These minutes are not approved, so that they can be changed as they are.")
        today = on or date.today()
        self._thread.write(lambda c: _set_status(c, meeting_id, Status.DRAFT, today, reason.strip(), None))

    def versions(self, meeting_id: int) -> list[Version]:
        """Return the versions of a meeting that were kept, the oldest first."""
        return self._thread.read(lambda connection: versions.versions(connection, meeting_id))

    def version(self, meeting_id: int, number: int) -> Meeting:
        """Return a meeting as it was in this version. Raises PlainError where there is none."""
        found = self._thread.read(lambda connection: versions.content(connection, meeting_id, number))
        if found is None:
            raise PlainError(f"Meeting {meeting_id} has no version {number}.")
        return found

    def next_meeting(self, meeting_id: int) -> Meeting:
        """Return the meeting after this one, not stored yet: type, subject, date, time, venue, people, standing items.

        Raises PlainError where the last item names a weekday that its date has not, or a day not after this one.
        """
        self._saved()
        last = self.load(meeting_id)
        coming = upcoming(last)
        made = new_meeting(self.series_named(last.details.series), coming.date, last)
        return replace(
            made,
            details=replace(
                made.details,
                title=title_of(coming, last.details.series),
                start_time=coming.time,
                venue=coming.venue or made.details.venue,
            ),
        )

    def made_already(self, after: int, made: Meeting) -> int | None:
        """Return the id of the meeting that stands in the place of one that is to follow another, None without one.

        It is that of its day in the series; where no day is known, the first draft without one that was made since.
        """
        series, on = made.details.series, made.details.date
        if series and on:
            found = self.meeting_page(MeetingFilter(series=series, since=on, until=on), limit=1)
            return found[0].id if found else None
        return min((entry.id for entry in self._undated(series) if entry.id > after), default=None)

    def series(self) -> list[Series]:
        """Return all series, in the order they were added."""
        return self._thread.read(series_store.all_series)

    def series_named(self, name: str) -> Series:
        """Return the series of this name, one without anything where there is none."""
        return next((series for series in self.series() if series.name == name), Series(name))

    def save_series(self, series: Series) -> None:
        """Store a series in the place of the one of its name, or as a new one.

        Raises PlainError without a name, or where there is no printed form as its profile says.
        """
        self._writing()
        if not series.name.strip():
            raise PlainError("A series needs a name. Nothing has been saved.")
        if series.profile:
            profile_named(series.profile)
        self._thread.write(lambda connection: series_store.save(connection, series))

    def series_from_meeting(self, meeting_id: int, name: str) -> Series:
        """Return a series made after a meeting, not stored yet: its main items, people, chair, venue and marking.

        What no meeting says, as the printed form, is as the meeting's own series has it.
        """
        self._saved()
        meeting = self.load(meeting_id)
        details, main_items = meeting.details, [line for line in meeting.lines if line.is_item and line.level == 1]
        count_alone = bool(main_items) and all(line.own_series for line in main_items)
        return replace(
            self.series_named(details.series),
            name=name,
            standing_items=tuple(StandingItem(line.text) for line in main_items),
            venue=details.venue,
            chair=details.chair,
            marking=details.marking,
            people=tuple(
                replace(a, attendance=Attendance.PRESENT, arrived=None, left=None)
                for a in meeting.attendees
                if a.attendance is not Attendance.NOT_LISTED
            ),
            minutes_by=details.minutes_by,
            numbering=OWN_SERIES if count_alone else "",
        )


def _set_status(
    connection: sa.Connection, meeting_id: int, status: Status, on: date, words: str, at_meeting: int | None
) -> None:
    if status is Status.APPROVED and versions.is_locked(connection, meeting_id):
        raise locked()
    changing.change_details(connection, meeting_id, lambda details: replace(details, status=status))
    stored = meetings.load(connection, meeting_id)
    if stored is not None:
        versions.keep(connection, meeting_id, stored.meeting, on, words, at_meeting)
