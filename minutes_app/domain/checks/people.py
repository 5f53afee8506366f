"""People who are said both to be here and not to be."""

import re
from collections.abc import Iterator
from itertools import combinations

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import Subject, at
from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import Attendance, Attendee
from minutes_app.domain.people import same_person

_HERE = (Attendance.PRESENT, Attendance.IN_ATTENDANCE)
_AWAY = (Attendance.APOLOGIES, Attendance.ABSENT)
_APOLOGIES = re.compile(
    r"\bapologies\b(?:\s+for\s+absence)?(?:\s+(?:were|was|had|have|been|are|received|given|noted|tendered|sent))*"
    r"(?:\s+from|\s*:)\s*(?P<who>[^.;]*)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Give people who are present and apologising: in the attendance twice, or apologising in the text."""
    yield from _twice(subject)
    for line in subject.meeting.lines:
        if "pologies" in line.text:
            yield from _apologising(line, subject)


def _twice(subject: Subject) -> Iterator[Finding]:
    people = subject.meeting.attendees
    for one, other in combinations(people, 2):
        states = (one.attendance, other.attendance)
        if same_person((one,), other.name) is None or not one.name.strip() or states[0] is states[1]:
            continue
        if any(state in _HERE for state in states) and any(state in _AWAY for state in states):
            words = f"{other.name} stands in the attendance twice: {states[0].value} and {states[1].value}."
            yield Finding(Rule.PRESENT_AND_APOLOGISING, words, attendee=other.name)


def _apologising(line: Line, subject: Subject) -> Iterator[Finding]:
    for apologies in _APOLOGIES.finditer(line.text):
        for who in subject.meeting.attendees:
            named = _named(who, line.text, apologies) if who.attendance in _HERE else None
            if named:
                words = f"{named[0]} is said here to have sent apologies, but the attendance says {_state(who)}."
                yield at(Rule.PRESENT_AND_APOLOGISING, line, *named.span(), words)


def _named(who: Attendee, text: str, apologies: re.Match[str]) -> re.Match[str] | None:
    ways = [re.escape(way) for way in (who.name.strip(), who.short_form.strip()) if way]
    if not ways:
        return None
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(ways)})(?![\w/-]|['’]s)").search(text, *apologies.span("who"))


def _state(who: Attendee) -> str:
    return "present" if who.attendance is Attendance.PRESENT else "in attendance"
