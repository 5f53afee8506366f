"""What was found in a file, in words, each with the words of the file it was read from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from minutes_app.documents.reading.report import Finding, Found, ReadMinutes, Report, Uncertain
from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.dates import plain_date, written_date, written_month
from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting
from minutes_app.domain.outline import printed_numbers
from minutes_app.domain.people import written

_ATTENDANCE = MappingProxyType(
    {
        Attendance.PRESENT: "present",
        Attendance.IN_ATTENDANCE: "in attendance",
        Attendance.APOLOGIES: "apologies",
        Attendance.ABSENT: "absent",
        Attendance.NOT_LISTED: "not in the attendance table",
    }
)


@dataclass(slots=True)
class Sources:
    """The words that things were read from: by label of the head, by person, by id of line, and the next meeting."""

    details: dict[str, str] = field(default_factory=dict)
    people: dict[Attendee, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    next_meeting: str = ""


def reported(
    meeting: Meeting, sources: Sources, uncertain: Iterable[Uncertain] = (), left_out: Iterable[str] = ()
) -> ReadMinutes:
    """Return a meeting that was read, with the report on it."""
    items, actions = sum(line.is_item for line in meeting.lines), sum(line.is_action for line in meeting.lines)
    found = tuple(_findings(meeting, sources))
    report = Report(len(meeting.attendees), items, actions, tuple(uncertain), tuple(left_out), found)
    return ReadMinutes(meeting, report)


def _findings(meeting: Meeting, sources: Sources) -> Iterator[Finding]:
    """Give what was found in the order of the page; what no source is known of is its own."""
    for label, words in _details(meeting.details):
        yield Finding(Found.DETAIL, f"{label}: {words}", sources.details.get(label, words))
    for person in meeting.attendees:
        said = f"{written(person)}, {_ATTENDANCE[person.attendance]}"
        yield Finding(Found.PERSON, said, sources.people.get(person, written(person)))
    numbers = printed_numbers(meeting.lines)
    for line in meeting.lines:
        if line.is_item:
            said = f"{numbers.get(line.id, '')} {line.text}".strip()
            yield Finding(Found.ITEM, said, sources.lines.get(line.id, said))
        elif line.is_action:
            yield Finding(Found.ACTION, _action(line), sources.lines.get(line.id, line.text))
    coming = _next_meeting(meeting.details.next_meeting)
    if coming:
        yield Finding(Found.NEXT_MEETING, coming, sources.next_meeting or coming)


def _details(details: Details) -> Iterator[tuple[str, str]]:
    """Give the parts of the head that are known, each with its label."""
    hours = "–".join(f"{at:%H:%M}" for at in (details.start_time, details.end_time) if at)
    parts = (
        ("Title", details.full_title),
        ("Date", _joined(written_date(details.date) if details.date else "", hours)),
        ("Chair", details.chair),
        ("Minutes", details.minutes_by),
        ("Venue", details.venue),
        ("Marking", details.marking),
    )
    return ((label, words) for label, words in parts if words)


def _action(line: Line) -> str:
    """Return an action after who has to do it, when, or which meeting it comes back to: 'CC, by 3 May 2022: …'."""
    action = line.action or Action()
    is_task = action.kind is ActionKind.TASK
    meeting = f"the {written_month(action.due_meeting)} meeting" if action.due_meeting else ""
    back = (meeting and f"for {meeting}") if is_task else f"back at {meeting or 'a meeting'}"
    owners = ", ".join(action.owners) or ("no owner" if is_task else "")
    return f"{_joined(owners, f'by {plain_date(action.due)}' if action.due else '', back)}: {line.text}"


def _next_meeting(coming: NextMeeting) -> str:
    day = written_date(coming.date) if coming.date else ""
    return _joined(coming.type, coming.subject, day, f"{coming.time:%H:%M}" if coming.time else "", coming.venue)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
