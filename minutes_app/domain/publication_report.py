"""What to say of a publication copy before it is published: what was replaced, and what may still give it away."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Meeting, Status
from minutes_app.domain.outline import numbers_of_lines, section_end
from minutes_app.domain.publication import grown, published
from minutes_app.domain.restrictions import Extent, restrictions
from minutes_app.domain.telling import common_words, same_writing, told
from minutes_app.domain.text import says_nothing

_LEAST = 3  # letters: shorter words stand anywhere
_EDGES = " .,;:!?()“”\"'‘’"
_COUNTED = {Extent.ITEM: ("item", "items"), Extent.LINE: ("line", "lines"), Extent.WORDS: ("passage", "passages")}


def publication_report(
    meeting: Meeting, marking: str | None = None, open_words: Collection[str] = frozenset()
) -> list[str]:
    """Return in whole sentences what a person has to know of the copy.

    `marking` is that of the copy, if its own; `open_words` are those that everybody may read.
    """
    return [
        _replaced(meeting),
        *_of_draft(meeting),
        *_of_marking(meeting.details.marking if marking is None else marking),
        *(
            f"“{found.words}” is restricted, and also stands open in {found.where}."
            for found in standing_open(meeting, open_words)
        ),
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
    """Restricted words, the text[start:end] of a line, that are also said without restriction, and where."""

    index: int
    start: int
    end: int
    words: str
    places: tuple[str, ...]

    @property
    def where(self) -> str:
        """The places in words: 'the title and item 3'."""
        *first, last = self.places
        return f"{', '.join(first)} and {last}" if first else last


def standing_open(meeting: Meeting, open_words: Collection[str] = ()) -> list[StandingOpen]:
    """Return what of the restricted text still stands in the publication copy, each once.

    That is all the words of a restriction together, and within them names, sums and reference numbers. Names that
    the copy tells by design do not count: of people at the meeting, in its details and in the headings of its items;
    nor do `open_words`, which everybody may read.
    """
    spans = list(_spans(meeting))
    if not spans:
        return []
    copy = published(meeting)
    places = [(place, same_writing(text)) for place, text in _places(copy)]
    common = common_words(*open_words, *_open_by_design(copy))
    found: dict[str, StandingOpen] = {}
    for span in spans:
        for each in _standing(meeting.lines[span.index].text, span, common, places):
            found.setdefault(same_writing(each.words), each)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Span:
    """What is restricted of a line; `as_whole` says whether all of it together can be told again elsewhere."""

    index: int
    start: int
    end: int
    as_whole: bool = True


def _spans(meeting: Meeting) -> Iterator[_Span]:
    """Give what is restricted; of an item all but its heading, which the copy keeps."""
    for found in restrictions(meeting.lines):
        if found.extent is Extent.WORDS:
            yield _Span(found.index, *grown(meeting.lines[found.index].text, found.start, found.end))
        elif found.extent is Extent.LINE:
            yield _whole_line(meeting, found.index)
        else:
            inside = range(found.index + 1, section_end(meeting.lines, found.index))
            yield from (_whole_line(meeting, index) for index in inside)


def _whole_line(meeting: Meeting, index: int) -> _Span:
    line = meeting.lines[index]
    is_heading = line.kind in (LineKind.ITEM, LineKind.SUBHEADING)  # of a few words that any sentence may have
    return _Span(index, 0, len(line.text), not is_heading and not says_nothing(line.text))


def _open_by_design(copy: Meeting) -> Iterator[str]:
    details = copy.details
    yield from (details.full_title, details.series, details.venue, details.chair, details.minutes_by)
    yield from (f"{person.name} {person.capacity} {person.short_form}" for person in copy.attendees)
    yield from (line.text for line in copy.lines if line.is_item)


def _standing(
    text: str, span: _Span, common: Collection[str], places: Sequence[tuple[str, str]]
) -> Iterator[StandingOpen]:
    """Give what of restricted text stands in the places: all of it, or what in it tells something."""
    whole = text[span.start : span.end].strip(_EDGES)
    if span.as_whole and len(whole) >= _LEAST and (where := _where(whole, places)):
        start = text.index(whole, span.start)
        yield StandingOpen(span.index, start, start + len(whole), whole, where)
        return
    shown: list[StandingOpen] = []
    for piece in told(text, common):
        is_shown = any(longer.start <= piece.start and piece.end <= longer.end for longer in shown)
        if is_shown or piece.start < span.start or piece.end > span.end:
            continue
        if where := _where(piece.words, places):
            shown.append(StandingOpen(span.index, piece.start, piece.end, piece.words, where))
    yield from sorted(shown, key=lambda piece: piece.start)


def _where(words: str, places: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    wanted = same_writing(words)
    told_so = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return tuple(dict.fromkeys(place for place, text in places if wanted in text and told_so.search(text)))


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
