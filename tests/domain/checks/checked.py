"""What the tests of the checks share: a meeting put together from lines, and what is found in it."""

from dataclasses import replace
from datetime import date

from minutes_app.domain.checks import check
from minutes_app.domain.lines import Line, LineKind, Numbering
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting
from minutes_app.domain.reading import read_action
from minutes_app.service.checking import known_words

DAY = date(2022, 7, 18)  # a Monday
KNOWN = known_words()
PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Julian Moss", "Deputy Chief Constable", "DCC"),
    Attendee("Natasha Noorbakhsh", "Policy Officer", "NN"),
    Attendee("Tracey Onslow", "Deputy Police and Crime Commissioner", "DPCC", Attendance.APOLOGIES),
)


def line(text, kind=LineKind.PARAGRAPH, name="", **more):
    return Line(name or text, kind, text, **more)


def item(text, level=1, number="", **more):
    typed = {"numbering": Numbering.TYPED, "number": number} if number else {}
    return line(text, LineKind.ITEM, level=level, **typed, **more)


def action(text, **more):
    return line(text, LineKind.ACTION, action=replace(read_action(text, DAY), **more))


def found(*lines, people=PEOPLE, details=None, remembered=None):
    meeting = Meeting(details or Details("Assurance", date=DAY), tuple(people), lines)
    return check(meeting, KNOWN, remembered or {})


def said(*texts, **more):
    """What is found in paragraphs, as rule and words."""
    return told(found(item("Custody"), *map(line, texts), **more))


def told(findings):
    return [(finding.rule, finding.words) for finding in findings]
