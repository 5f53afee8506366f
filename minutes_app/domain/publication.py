"""The publication copy: a meeting in which everything restricted is replaced before any document is made of it.

Nothing is hidden in it, as nothing is left of what was restricted.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, new_line_id
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting
from minutes_app.domain.outline import section_end
from minutes_app.domain.people import folded
from minutes_app.domain.reading import read_action
from minutes_app.domain.restrictions import Extent, restricted_words

_WORD = re.compile(r"\w+")
# Those stay what they are, so that a list of actions or decisions tells that one is restricted.
_KEPT_KINDS = frozenset({LineKind.ACTION, LineKind.DECISION})
_JOINED = frozenset({"Mn", "Mc", "Me", "Cf", "So", "Sk"})  # accents, joiners, and the pictures that they join
_DROPPED = frozenset({MarkKind.RESTRICTED, MarkKind.CHECK_LATER})
_REASON = ": {reason}"


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands in the place of restricted text; `{reason}` is put in where it says so."""

    item: str = "This item is restricted: {reason}."
    line: str = "This part of the minutes is restricted: {reason}."
    words: str = "[restricted]"

    def sentence(self, extent: Extent, reason: str) -> str:
        """Return what is printed for an item or a line; without a reason, its place is left out."""
        told = self.item if extent is Extent.ITEM else self.line
        return told.replace("{reason}", reason) if reason else told.replace(_REASON, "").replace("{reason}", "")


HOUSE_WORDING = Wording()


@dataclass(frozen=True, slots=True)
class Copy:
    """A publication copy as asked for; without a protective marking of its own it bears that of the minutes."""

    marking: str | None = None


def read_wording(text: str) -> Wording:
    """Return the wording that a list of 'item: …', 'line: …' and 'words: …' gives; what it lacks is as usual."""
    told = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    known = {name.strip(): words.strip() for name, _, words in told if words.strip()}
    return Wording(**{name: words for name, words in known.items() if name in ("item", "line", "words")})


def read_reasons(text: str) -> list[str]:
    """Return the reasons of a list, one a line; lines that begin with # are remarks."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def published(meeting: Meeting, wording: Wording = HOUSE_WORDING, marking: str | None = None) -> Meeting:
    """Return the publication copy of a meeting, with a protective marking of its own where one is given.

    A restricted item keeps number and title and says one sentence for its whole section. Restricted words give way to
    a block of fixed length, whole words always; owners and days that only they told are left out.
    """
    details = replace(meeting.details, next_meeting=NextMeeting())
    if marking is not None:
        details = replace(details, marking=marking)
    people = tuple(_listed(a) for a in meeting.attendees if a.attendance is not Attendance.NOT_LISTED)
    return Meeting(details, people, tuple(_lines(meeting.lines, meeting.details, wording)))


def _listed(attendee: Attendee) -> Attendee:
    return replace(attendee, arrived=None, left=None)


def _lines(lines: Sequence[Line], details: Details, wording: Wording) -> Iterator[Line]:
    covered_to, said = 0, ""
    for index, line in enumerate(lines):
        if index < covered_to or (line.restricted and _is_empty(line)):
            continue
        if not line.restricted or line.is_item:
            yield _open_line(line, details.date, wording)
        sentence = wording.sentence(Extent.ITEM if line.is_item else Extent.LINE, line.restricted)
        if line.restricted and (sentence != said or line.kind in _KEPT_KINDS):  # one for all that follow each other
            yield _sentence_line(line, sentence)
        said = sentence if line.restricted else ""
        covered_to = section_end(lines, index) if line.restricted and line.is_item else 0


def _is_empty(line: Line) -> bool:
    return not (line.is_item or line.text.strip() or (line.action and line.action.owners))


def _sentence_line(line: Line, sentence: str) -> Line:
    kind = line.kind if line.kind in _KEPT_KINDS else LineKind.PARAGRAPH
    return Line(new_line_id(), kind, sentence, action=Action() if kind is LineKind.ACTION else None)


def _open_line(line: Line, on: date | None, wording: Wording) -> Line:
    """Return a line that may be published, without its restricted words and the minute-taker's own marks."""
    hidden = _whole_words(line)
    text, marks = _without(line, hidden, wording.words)
    action = line.action if line.is_action else None
    if action and hidden:
        action = _without_what_was_said(action, line, hidden, text, on)
    return replace(line, id=new_line_id(), text=text, marks=marks, action=action, restricted="")


Span = tuple[int, int]


def _whole_words(line: Line) -> list[Span]:
    """Return where restricted words stand, grown to whole words and those that touch taken together."""
    spans: list[Span] = []
    for mark in sorted(restricted_words(line)):
        start, end = grown(line.text, mark.start, mark.end)
        if spans and start <= spans[-1][1]:
            start, end = spans[-1][0], max(end, spans[-1][1])
            spans.pop()
        spans.append((start, end))
    return spans


def grown(text: str, start: int, end: int) -> Span:
    """Return where the whole words stand that text[start:end] touches, so that no piece of one is left."""
    while start > 0 and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    while end < len(text) and _in_word(text[end]) and _in_word(text[end - 1]):
        end += 1
    return start, end


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.category(sign) in _JOINED


def _without(line: Line, hidden: Sequence[Span], block: str) -> tuple[str, tuple[Mark, ...]]:
    """Return text and marks with a block in each of these places; a mark that lies within one goes with it."""
    pieces, at = [], 0
    for start, end in hidden:
        pieces += [line.text[at:start], block]
        at = end
    text = "".join((*pieces, line.text[at:]))
    kept = (mark for mark in line.marks if mark.kind not in _DROPPED)
    moved = (
        replace(mark, start=_moved(mark.start, hidden, len(block)), end=_moved(mark.end, hidden, len(block)))
        for mark in kept
        if not any(start <= mark.start and mark.end <= end for start, end in hidden)
    )
    return text, tuple(mark for mark in moved if mark.start < mark.end)


def _moved(place: int, hidden: Sequence[Span], block: int) -> int:
    """Return where a place is once blocks stand for what was hidden; one within goes to the end of its block."""
    shift = 0
    for start, end in hidden:
        if place >= end:
            shift += block - (end - start)
        elif place > start:
            return start + shift + block
    return place + shift


def _without_what_was_said(action: Action, line: Line, hidden: Sequence[Span], text: str, on: date | None) -> Action:
    """Return an action without the owners and days that its restricted words name."""
    before, after = read_action(line.text, on), read_action(text, on)
    named = {folded(word) for start, end in hidden for word in _WORD.findall(line.text[start:end])}
    gone = set(before.owners) - set(after.owners)
    owners = tuple(
        owner
        for owner in action.owners
        if owner not in gone and not named & {folded(word) for word in _WORD.findall(owner)}
    )
    was_said = (action.due, action.due_meeting) == (before.due, before.due_meeting)
    is_said = (action.due, action.due_meeting) == (after.due, after.due_meeting)
    if was_said and not is_said:
        action = replace(action, due=after.due, due_meeting=after.due_meeting)
    return replace(action, owners=owners)
