"""Cross-references in the text ('agenda item 2.1'), and finding those whose item has another number now.

Numbers change under the words that name them, so which item a reference meant is remembered from the time when it
was written: by line, the number as written and the id of the item it stood for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from minutes_app.domain.lines import Line
from minutes_app.domain.outline import printed_numbers

_NUMBER = r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}(?![\w%£€]|[.:/][0-9])"
_DOTTED = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}(?![\w%£€]|[.:/][0-9])"
_NOT_A_MEASURE = (
    r"(?!\s*(?:per\s?cent|million|billion|[ap]\.?m\b|(?:hour|day|week|month|year|minute|point|mile|time)s?\b))"
)
_REFERENCE = re.compile(
    rf"\b(?:agenda\s+)?items?\s+(?P<items>{_NUMBER}(?:\s*(?:,\s*and\b|,|&|–|-|\band\b|\bto\b|\bor\b)\s*{_NUMBER})*)"
    rf"|\b(?:under|see)\s+(?P<under>{_DOTTED}){_NOT_A_MEASURE}"
    rf"|\b(?:at|in|from|of)\s+(?P<near>{_DOTTED})(?=\s+(?:above|below)\b)",
    re.IGNORECASE,
)
# Said of other minutes ('The minutes of the meeting on 18th July were agreed, subject to item 1.3'): no item of these.
_OTHER_MINUTES = re.compile(r"\bminutes\s+of\s+(?:the|that|our|its)\b(?:(?![.!?]\s).)*", re.IGNORECASE | re.DOTALL)
_EACH = re.compile(_NUMBER)
_HINTS = ("item", "under", "see", "above", "below")

Remembered = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reference:
    """A number in a text that names an agenda item: text[start:end], counted in Python characters."""

    start: int
    end: int
    number: str


@dataclass(frozen=True, slots=True)
class StaleReference:
    """A reference that no longer leads to what it meant, and in plain words why."""

    line_id: str
    start: int
    end: int
    number: str
    problem: str


def references(text: str) -> list[Reference]:
    """Return the cross-references of a text: 'agenda item 2.1', 'items 2.1 and 2.3', 'under 2.1', 'at 2.1 above'.

    What a sentence says of an item after naming the minutes of another meeting is none.
    """
    # The plain look first: all lines are asked, and hardly any holds a reference.
    words = text.lower()
    return list(_references(text)) if any(hint in words for hint in _HINTS) else []


def _references(text: str) -> Iterator[Reference]:
    of_others = [said.span() for said in _OTHER_MINUTES.finditer(text)]
    for phrase in _REFERENCE.finditer(text):
        if any(start <= phrase.start() <= end for start, end in of_others):
            continue
        start, end = phrase.span(phrase.lastgroup or 0)
        for number in _EACH.finditer(text, start, end):
            yield Reference(number.start(), number.end(), number[0])


def remember(lines: Sequence[Line], remembered: Remembered) -> dict[str, dict[str, str]]:
    """Return what each reference means: as remembered, or the first item that prints its number now.

    Numbers that a line no longer names are forgotten. Lines that are not here are kept: an undo may bring them back.
    """
    found = _lines_with_references(lines)
    here = {line.id for line in lines}
    kept = {line_id: dict(meant) for line_id, meant in remembered.items() if line_id not in here}
    ids = _first_by_number(printed_numbers(lines)) if found else {}
    for line, named in found:
        before = remembered.get(line.id, {})
        meant = {r.number: before.get(r.number) or ids.get(r.number, "") for r in named}
        if known := {number: item for number, item in meant.items() if item}:
            kept[line.id] = known
    return kept


def stale_references(lines: Sequence[Line], remembered: Remembered) -> list[StaleReference]:
    """Return the references whose number no item prints now, or whose item prints another one now."""
    found = _lines_with_references(lines)
    numbers = {item: _bare(number) for item, number in printed_numbers(lines).items()} if found else {}
    printed, items = frozenset(numbers.values()), frozenset(line.id for line in lines if line.is_item)
    return [
        StaleReference(line.id, reference.start, reference.end, reference.number, problem)
        for line, named in found
        for reference in named
        if (problem := _problem(reference.number, remembered.get(line.id, {}), numbers, printed, items))
    ]


def _problem(
    number: str, meant: Mapping[str, str], numbers: Mapping[str, str], printed: frozenset[str], items: frozenset[str]
) -> str:
    item = meant.get(number)
    if item is None:
        return "" if number in printed else f"No item has the number {number}."
    if item not in items:
        return f"The item {number} that was meant is no longer in the agenda."
    now = numbers.get(item)
    if now == number:
        return ""
    return f"What was item {number} is now item {now}." if now else f"What was item {number} has no number now."


def _lines_with_references(lines: Sequence[Line]) -> list[tuple[Line, list[Reference]]]:
    return [(line, named) for line in lines if (named := references(line.text))]


def _first_by_number(numbers: Mapping[str, str]) -> dict[str, str]:
    first: dict[str, str] = {}
    for item, number in numbers.items():
        first.setdefault(_bare(number), item)
    return first


def _bare(number: str) -> str:
    return number.rstrip(".")
