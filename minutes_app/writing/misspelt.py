"""Misspelt words as findings of what to look at before sending out: one for each word, wherever it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes_app.domain.checks import Finding, Rule
from minutes_app.domain.lines import Line
from minutes_app.domain.outline import numbers_of_lines
from minutes_app.writing.spelling import Span, Spelling, words_in

_MOST_NUMBERS = 6  # of items told in a sentence


@dataclass(slots=True)
class _Word:
    line: Line
    place: Span
    lines: list[str] = field(default_factory=list)  # the ids of the lines it stands in, one for each time


def misspelt_findings(lines: Sequence[Line], spelling: Spelling) -> list[Finding]:
    """Return a finding for each different misspelt word, in capitals or not, at the first place where it stands."""
    found: dict[str, _Word] = {}
    for line, (start, end) in _misspelt(lines, spelling):
        word = found.setdefault(line.text[start:end].casefold(), _Word(line, (start, end)))
        word.lines.append(line.id)
    numbers = numbers_of_lines(lines) if found else {}
    return [_finding(word, [numbers.get(line_id, "") for line_id in word.lines]) for word in found.values()]


def _misspelt(lines: Sequence[Line], spelling: Spelling) -> Iterator[tuple[Line, Span]]:
    for line in lines:
        for start, end in words_in(line.text):
            if not spelling.is_right(line.text[start:end]):
                yield line, (start, end)


def _finding(word: _Word, numbers: Sequence[str]) -> Finding:
    """Return the finding; with several places it says how many, and in which items."""
    start, end = word.place
    written = word.line.text[start:end]
    places = ""
    if len(numbers) > 1:
        items = list(dict.fromkeys(filter(None, numbers)))
        told = [*items[:_MOST_NUMBERS], *(["further on"] if len(items) > _MOST_NUMBERS else [])]
        where = f": in {', '.join(told)}" if told else ""
        places = f" It stands {len(numbers)} times{where}."
    return Finding(Rule.MISSPELT, f"“{written}” is not in the dictionary.{places}", word.line.id, start, end, written)
