"""Two versions of a meeting, line by line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from difflib import SequenceMatcher
from enum import StrEnum

from minutes_app.domain.dates import written_date
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.domain.passages import passages_in_words
from minutes_app.domain.people import written


class Difference(StrEnum):
    """How a line stands to the other version; a line that only moved is moved."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class LineDifference:
    """A line in both versions; None where that version has none."""

    kind: Difference
    old: Line | None
    new: Line | None


def compare(old: Meeting, new: Meeting) -> list[LineDifference]:
    """Return the lines of both versions in the order of the new one, removed ones where they stood.

    Lines are told by their id. What became of an action since (its status) is no difference: the register has that.
    What stands above the minutes, details and people, comes before them as lines, where it differs.
    """
    above = _compared(list(_above(old)), list(_above(new)))
    differs = [difference for difference in above if difference.kind is not Difference.SAME]
    return [*differs, *_compared(old.lines, new.lines)]


def _above(meeting: Meeting) -> Iterator[Line]:
    details = meeting.details
    told = {
        "Title": details.full_title,
        "Date": written_date(details.date) if details.date else "",
        "Starts": _clock(details.start_time),
        "Ended": _clock(details.end_time),
        "Venue": details.venue,
        "Chair": details.chair,
        "Minutes": details.minutes_by,
        "Marking": details.marking,
    }
    yield from (Line(name, LineKind.PARAGRAPH, f"{name}: {words}") for name, words in told.items() if words)
    named: Counter[str] = Counter()
    for person in meeting.attendees:
        named[person.name] += 1
        words = (written(person), person.attendance.value, passages_in_words(person))
        name = f"{named[person.name]} {person.name}"
        yield Line(name, LineKind.PARAGRAPH, " · ".join(filter(None, words)))


def _clock(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def _compared(old: Sequence[Line], new: Sequence[Line]) -> list[LineDifference]:
    before, after = {line.id: line for line in old}, {line.id: line for line in new}
    found: list[LineDifference] = []
    for kind, one, other in _steps([line.id for line in old], [line.id for line in new]):
        found += [LineDifference(Difference.REMOVED, before[key], None) for key in one if key not in after]
        found += [_met(before.get(key), after[key], stays=kind == "equal") for key in other]
    return found


def _steps(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, Sequence[str], Sequence[str]]]:
    matched = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(kind, old[a:b], new[c:d]) for kind, a, b, c, d in matched]


def _met(old: Line | None, new: Line, *, stays: bool) -> LineDifference:
    if old is None:
        return LineDifference(Difference.ADDED, None, new)
    if _in_the_minutes(old) != _in_the_minutes(new):
        return LineDifference(Difference.CHANGED, old, new)
    return LineDifference(Difference.SAME if stays else Difference.MOVED, old, new)


def _in_the_minutes(line: Line) -> Line:
    if line.action is None or not line.is_action:
        return replace(line, action=None)
    return replace(line, action=replace(line.action, status=type(line.action.status).OPEN))


def same_minutes(one: Meeting, other: Meeting) -> bool:
    """Return whether two meetings have the same title, date and words; ids and what became of actions apart."""
    return named_alike(one.details, other.details) and _words(one) == _words(other)


def named_alike(one: Details, other: Details) -> bool:
    """Return whether title and date are the same."""
    titles = (" ".join(details.full_title.casefold().split()) for details in (one, other))
    return one.date == other.date and next(titles) == next(titles)


def _words(meeting: Meeting) -> list[tuple[str, str]]:
    return [(line.kind.value, " ".join(line.text.split())) for line in meeting.lines if line.text.strip()]
