"""What the checks look at: the meeting with what several of them need of it, worked out once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.known import KnownWords
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Meeting
from minutes_app.domain.references import Remembered
from minutes_app.domain.text import folded

TOLD = (LineKind.PARAGRAPH, LineKind.BULLET)
ABBREVIATION = r"[A-Z](?:[a-z]?[A-Z]){1,5}"
_SENTENCE_END = re.compile(r"[.!?…][\"'’”)]*\s+(?=[\"“'‘(]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Subject:
    """A meeting to be checked. `remembered` is what its cross-references meant when they were written."""

    meeting: Meeting
    known: KnownWords
    remembered: Remembered = field(default_factory=dict)

    @property
    def told(self) -> Iterator[Line]:
        """The lines that tell what was said: paragraphs and bullets."""
        return (line for line in self.meeting.lines if line.kind in TOLD)

    def holders(self) -> Mapping[str, Attendee]:
        """Return who holds each short form at this meeting, by the form folded."""
        return {folded(who.short_form): who for who in self.meeting.attendees if who.short_form}


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give from and to where the sentences of a text stand."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.end()
        start = end.end()
    if start < len(text):
        yield start, len(text)


def at(rule: Rule, line: Line, start: int, end: int, sentence: str) -> Finding:
    """Return a finding in a line."""
    return Finding(rule, sentence, line.id, start, end, line.text[start:end])


def on(rule: Rule, line: Line, sentence: str) -> Finding:
    """Return a finding about a line as a whole."""
    return at(rule, line, 0, len(line.text), sentence)
