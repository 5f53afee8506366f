"""What the page says beside the lines themselves: labels, details and attendance, the same in Word and in text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from minutes_app.domain.dates import written_date
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendance, Attendee, Details

ITEMS_HEADER = ("No.", "Item", "Action")
ATTENDANCE_HEADER = ("", "Name:", "Capacity:")
GROUPS = MappingProxyType(
    {
        Attendance.PRESENT: "Attendance:",
        Attendance.IN_ATTENDANCE: "In attendance:",
        Attendance.APOLOGIES: "Apologies:",
        Attendance.ABSENT: "Absent:",
    }
)
LABELS = MappingProxyType({LineKind.ACTION: "Action", LineKind.DECISION: "Decision"})
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


@dataclass(frozen=True, slots=True)
class Detail:
    """One of the lines above the attendance table."""

    label: str
    text: str
    marks: tuple[Mark, ...] = ()


def details_on_page(details: Details) -> list[Detail]:
    """Return Date, Chair, Minutes and Venue in the template's order; what is not known is left out."""
    moment = _moment(details)
    raised = tuple(Mark(m.start(), m.end(), MarkKind.RAISED) for m in _ORDINAL.finditer(moment))
    rows = (
        Detail("Date:", moment, raised),
        Detail("Chair:", details.chair),
        Detail("Minutes:", details.minutes_by),
        Detail("Venue:", details.venue),
    )
    return [row for row in rows if row.text]


def _moment(details: Details) -> str:
    """Return 'Monday 18th July 2022, 14:00', or '…, 14:00–15:30' where the end is known."""
    hours = "–".join(f"{at:%H:%M}" for at in (details.start_time, details.end_time) if at)
    return ", ".join(part for part in (written_date(details.date) if details.date else "", hours) if part)


def attendance_groups(attendees: Iterable[Attendee]) -> Iterator[tuple[str, list[Attendee]]]:
    """Give each heading of the attendance table with its people, in order; empty groups are left out."""
    people = list(attendees)
    for state, heading in GROUPS.items():
        group = [person for person in people if person.attendance is state]
        if group:
            yield heading, group


def printed_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that have something to print; items always stand, for their numbers."""
    return [line for line in lines if line.is_item or line.text.strip() or owners_on_page(line)]


def owners_on_page(line: Line) -> str:
    """Return 'CC, DCC' for an action and nothing for any other line."""
    return ", ".join(line.action.owners) if line.is_action and line.action else ""
