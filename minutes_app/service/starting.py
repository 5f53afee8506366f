"""What a new meeting starts with, and the series a new library starts with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from minutes_app.domain.lines import Line, LineKind, new_line_id
from minutes_app.domain.meeting import OWN_SERIES, Attendance, Attendee, Details, Meeting, Series, StandingItem
from minutes_app.domain.next_meeting import TITLE as NEXT_MEETING_TITLE

SHIPPED_SERIES = (
    Series(
        "Monthly Assurance Meeting",
        (
            StandingItem("Outstanding matters"),
            StandingItem("Holding to account"),
            StandingItem("AOB"),
            StandingItem(NEXT_MEETING_TITLE),
        ),
    ),
    Series("Other meeting"),
)


def new_meeting(series: Series, on: date | None, last: Meeting | None) -> Meeting:
    """Return a meeting with the standing items of its series and last time's people, venue, chair and minute-taker.

    The protective marking is that of the series where it has one: one meeting marked otherwise is no habit.
    """
    before = last.details if last else Details()
    details = Details(
        series=series.name,
        date=on,
        venue=before.venue or series.venue,
        chair=before.chair or series.chair,
        minutes_by=before.minutes_by or series.minutes_by,
        marking=series.marking or before.marking,
    )
    people = tuple(_present(a) for a in last.attendees) if last else series.people
    return Meeting(details, people, tuple(_standing_lines(series)))


def _present(attendee: Attendee) -> Attendee:
    listed = attendee.attendance is not Attendance.NOT_LISTED
    attendance = Attendance.PRESENT if listed else attendee.attendance
    return replace(attendee, attendance=attendance, arrived=None, left=None)


def _standing_lines(series: Series) -> Iterator[Line]:
    for item in series.standing_items:
        own_series = item.level == 1 and series.numbering == OWN_SERIES
        yield Line(new_line_id(), LineKind.ITEM, item.title, item.level, own_series=own_series)
        for text in item.text.splitlines():
            yield Line(new_line_id(), LineKind.PARAGRAPH, text)
