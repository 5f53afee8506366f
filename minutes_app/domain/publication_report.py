"""What to say of a publication copy before it is published: what was replaced, and what may still give it away."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import Meeting, Status
from minutes_app.domain.outline import numbers_of_lines
from minutes_app.domain.publication import grown, published
from minutes_app.domain.restrictions import Extent, Restriction, restrictions

_LEAST = 3  # letters: shorter words stand anywhere
_COUNTED = {Extent.ITEM: ("item", "items"), Extent.LINE: ("line", "lines"), Extent.WORDS: ("passage", "passages")}


def publication_report(meeting: Meeting, marking: str | None = None) -> list[str]:
    """Return in whole sentences what a person has to know of the copy; `marking` is that of the copy, if its own."""
    return [
        _replaced(meeting),
        *_of_draft(meeting),
        *_of_marking(meeting.details.marking if marking is None else marking),
        *(f"“{found.words}” is restricted, and also stands open in {found.where}." for found in standing_open(meeting)),
    ]


def _replaced(meeting: Meeting) -> str:
    counts = Counter(found.extent for found in restrictions(meeting.lines))
    parts = [f"{counts[extent]} {one if counts[extent] == 1 else many}" for extent, (one, many) in _COUNTED.items()
             if counts[extent]]  # fmt: skip
    if not parts:
        return "Nothing in these minutes is restricted: the publication copy has all of their text."
    return f"Restricted and replaced in the publication copy: {', '.join(parts)}."


def _of_draft(meeting: Meeting) -> Iterator[str]:
    if meeting.details.status is Status.DRAFT:
        yield "These minutes are a draft: they are not approved yet."


def _of_marking(marking: str) -> Iterator[str]:
    if "SENSITIVE" in marking.upper():
        yield f"The copy is marked “{marking}”: decide whether it may be published, and under which marking."


@dataclass(frozen=True, slots=True)
class StandingOpen:
    """Restricted words that are also said without restriction, and where."""

    restriction: Restriction
    words: str
    places: tuple[str, ...]

    @property
    def where(self) -> str:
        """The places in words: 'the title and item 3'."""
        *first, last = self.places
        return f"{', '.join(first)} and {last}" if first else last


def standing_open(meeting: Meeting) -> list[StandingOpen]:
    """Return the restricted words that still stand in the publication copy, each once."""
    phrases = {words: found for found, words in reversed(list(_phrases(meeting)))}
    places = list(_places(published(meeting))) if phrases else []
    return [
        StandingOpen(found, words, tuple(where))
        for words, found in reversed(phrases.items())
        if (where := _where(words, places))
    ]


def _where(words: str, places: Sequence[tuple[str, str]]) -> list[str]:
    told = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    return list(dict.fromkeys(place for place, text in places if told.search(text)))


def _phrases(meeting: Meeting) -> Iterator[tuple[Restriction, str]]:
    for found in restrictions(meeting.lines):
        line = meeting.lines[found.index]
        if found.extent is not Extent.ITEM and len(words := _phrase(line, found)) >= _LEAST:
            yield found, words


def _phrase(line: Line, found: Restriction) -> str:
    start, end = grown(line.text, found.start, found.end)
    return line.text[start:end].strip(" .,;:!?()“”\"'‘’")


def _places(copy: Meeting) -> Iterator[tuple[str, str]]:
    details = copy.details
    yield "the title", details.full_title
    yield from (("the details", words) for words in (details.series, details.venue, details.chair, details.minutes_by))
    for person in copy.attendees:
        yield "the attendance", f"{person.name}, {person.capacity} ({person.short_form})"
    numbers = numbers_of_lines(copy.lines)
    for line in copy.lines:
        owners = ", ".join(line.action.owners) if line.action else ""
        yield (f"item {numbers[line.id]}" if numbers[line.id] else "the minutes"), f"{line.text} ({owners})"
