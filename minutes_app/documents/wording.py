"""What the page says beside the lines themselves: labels, details and attendance, the same in every output."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType

from minutes_app.documents.profiles import HOUSE, Profile
from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.dates import plain_date, written_date, written_month
from minutes_app.domain.follow_up import Version
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendance, Attendee, Details
from minutes_app.domain.people import capacity_on_page, folded
from minutes_app.domain.reading import read_action

ATTENDANCE_HEADER = ("", "Name:", "Capacity:")
# Where the table is read cell by cell, no column is without a heading.
PLAIN_ATTENDANCE_HEADER = ("Group:", "Name:", "Capacity:")
GROUPS = MappingProxyType(
    {
        Attendance.PRESENT: "Attendance:",
        Attendance.IN_ATTENDANCE: "In attendance:",
        Attendance.APOLOGIES: "Apologies:",
        Attendance.ABSENT: "Absent:",
    }
)
LABELS = MappingProxyType({LineKind.ACTION: "Action", LineKind.DECISION: "Decision"})
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")


@dataclass(frozen=True, slots=True)
class Detail:
    """One of the lines above the attendance table."""

    label: str
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the attendance table."""

    group: str
    name: str
    capacity: str


def details_on_page(details: Details, profile: Profile = HOUSE) -> list[Detail]:
    """Return Date, Chair, Minutes and Venue in the template's order; what is not known is left out."""
    moment = _moment(details, profile)
    rows = (
        Detail("Date:", moment, raised_ordinals(moment)),
        Detail("Chair:", details.chair),
        Detail("Minutes:", details.minutes_by),
        Detail(profile.venue_label, details.venue),
    )
    return [row for row in rows if row.text]


def version_on_page(version: Version) -> str:
    """Return what stands on every page of approved minutes: 'Version 1, approved 25 August 2022'."""
    return f"Version {version.number}, approved {plain_date(version.saved_on)}"


def raised_ordinals(text: str) -> tuple[Mark, ...]:
    """Return marks that raise the letters of ordinals: the 'th' of '25th'."""
    return tuple(Mark(found.start(), found.end(), MarkKind.RAISED) for found in _ORDINAL.finditer(text))


def _moment(details: Details, profile: Profile) -> str:
    """Return 'Monday 18th July 2022, 14:00', or '…, 14:00–15:30' where the end is known."""
    hours = "–".join(_clock(at, profile) for at in (details.start_time, details.end_time) if at)
    day = written_date(details.date) if details.date else ""
    return profile.before_time.join(part for part in (day, hours) if part)


def _clock(at: time, profile: Profile) -> str:
    half = ("am" if at.hour < 12 else "pm") if profile.half_of_day else ""
    return f"{at:%H:%M}{half}"


def attendance_rows(attendees: Iterable[Attendee], profile: Profile, plain: bool) -> Iterator[PersonRow]:
    """Give the rows of the attendance table: each group's heading on its first row, empty groups left out.

    In a `plain` table, which is read cell by cell, the heading stands on each row, and no row is without a name.
    """
    people = list(attendees)
    for state, heading in GROUPS.items():
        group = [person for person in people if person.attendance is state]
        if state is Attendance.PRESENT and not plain:
            group = _with_empty_posts(group, people, profile.posts)
        for i, person in enumerate(group):
            yield PersonRow("" if i and not plain else heading, person.name, capacity_on_page(person))


def _with_empty_posts(present: Sequence[Attendee], people: Sequence[Attendee], posts: Sequence[str]) -> list[Attendee]:
    """Return those present, and at its rank a row without a name for each post whose holder is not here."""
    rows = list(present)
    away = {folded(p.short_form): p for p in people if p.attendance in (Attendance.APOLOGIES, Attendance.ABSENT)}
    for rank, post in enumerate(posts):
        holder = away.get(post)
        if holder is not None and not any(folded(p.short_form) == post for p in present):
            place = next((i for i, p in enumerate(rows) if folded(p.short_form) in posts[rank + 1 :]), len(rows))
            rows.insert(place, Attendee("", holder.capacity, holder.short_form))
    return rows


def printed_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that have something to print; items always stand, for their numbers."""
    return [line for line in lines if line.is_item or line.text.strip() or owners_on_page(line)]


def owners_on_page(line: Line) -> str:
    """Return 'CC, DCC' for an action and nothing for any other line."""
    return ", ".join(line.action.owners) if line.is_action and line.action else ""


def action_column(line: Line, on: date | None, profile: Profile) -> tuple[str, ...]:
    """Return what the Action column says of an action: its owners, and when it is due where the profile asks or its
    words do not say it."""
    action = line.action or Action()
    said = read_action(line.text, on)
    owners = owners_on_page(line)
    shown = owners if profile.owners_always or said.owners != action.owners else ""
    return tuple(words for words in (shown, *_due_unsaid(action, Action() if profile.due_always else said)) if words)


def _due_unsaid(action: Action, said: Action) -> Iterator[str]:
    if action.due and action.due != said.due:
        yield f"by {plain_date(action.due)}"
    month = action.due_meeting if action.due_meeting != said.due_meeting else ""
    if action.kind is ActionKind.BRING_BACK and said.kind is not ActionKind.BRING_BACK:
        yield f"Bring back to the {written_month(month)} meeting" if month else "Bring back"
    elif month:
        yield f"for the {written_month(month)} meeting"
