"""Numbers of items, references to them, and items with nothing in them."""

import re
from collections.abc import Iterator, Sequence

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import Subject, at, on
from minutes_app.domain.lines import Line, LineKind, Numbering
from minutes_app.domain.outline import printed_numbers
from minutes_app.domain.references import stale_references

_COUNTED = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_LONGEST_TITLE = 40


def check(subject: Subject) -> Iterator[Finding]:
    """Give numbers that stand twice or out of order, references that lead nowhere, and items without text."""
    lines = subject.meeting.lines
    yield from _numbers(lines)
    yield from _references(subject)
    yield from _empty(lines)


def _numbers(lines: Sequence[Line]) -> Iterator[Finding]:
    printed = printed_numbers(lines)
    above: list[tuple[Line, str]] = []
    first: dict[tuple[str, str], Line] = {}
    last: dict[str, tuple[Line, tuple[int, ...]]] = {}
    for line in lines:
        if not line.is_item:
            continue
        while above and above[-1][0].level >= line.level:
            above.pop()
        number, inside = printed.get(line.id, "").rstrip("."), above[-1][0].id if above else ""
        above.append((line, number))
        if not number:
            continue
        # A number with dots is one in the whole of the minutes; a plain one may come again inside another item.
        place = ("" if "." in number else inside, number)
        other = first.setdefault(place, line)
        counted = _counted(number)
        if other is not line and Numbering.TYPED in (line.numbering, other.numbering):
            yield on(Rule.NUMBER_TWICE, line, f"The number {number} stands here and at “{_title(other)}”.")
        elif counted:
            yield from _out_of_order(line, counted, last.get(inside), above[-2][1] if inside else "")
        if counted:
            last[inside] = line, counted


def _out_of_order(
    line: Line, counted: tuple[int, ...], before: tuple[Line, tuple[int, ...]] | None, inside: str
) -> Iterator[Finding]:
    """Give a number that is less than the one before it, one of them typed, or not of the item that it stands in."""
    number, holder = _written(counted), _counted(inside)
    typed = line.numbering is Numbering.TYPED
    if before and len(before[1]) == len(counted) and counted < before[1]:
        if typed or before[0].numbering is Numbering.TYPED:
            words = f"The number {number} comes after {_written(before[1])}."
            yield on(Rule.NUMBER_OUT_OF_ORDER, line, words)
    elif typed and len(counted) > 1 and holder and counted[:-1] != holder:
        yield on(Rule.NUMBER_OUT_OF_ORDER, line, f"The number {number} stands inside item {inside}.")


def _written(counted: tuple[int, ...]) -> str:
    return ".".join(map(str, counted))


def _counted(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split("."))) if number.isascii() and _COUNTED.fullmatch(number) else ()


def _title(line: Line) -> str:
    return line.text if len(line.text) <= _LONGEST_TITLE else f"{line.text[:_LONGEST_TITLE].rstrip()}…"


def _references(subject: Subject) -> Iterator[Finding]:
    lines = {line.id: line for line in subject.meeting.lines}
    for stale in stale_references(subject.meeting.lines, subject.remembered):
        yield at(Rule.NUMBER_NOT_THERE, lines[stale.line_id], stale.start, stale.end, stale.problem)


def _empty(lines: Sequence[Line]) -> Iterator[Finding]:
    """Give headings over nothing: the next line that holds anything is a heading of the same or a higher rank."""
    filled = [line for line in lines if line.is_item or line.text.strip()]
    for line, after in zip(filled, [*filled[1:], None], strict=False):
        if line.is_item and not line.text.strip():
            yield on(Rule.EMPTY_ITEM, line, "This item has no title.")
        elif line.is_item and (after is None or (after.is_item and after.level <= line.level)):
            words = "Nothing stands under this item. Write something, or Ctrl+Shift+A for N/A."
            yield on(Rule.EMPTY_ITEM, line, words)
        elif line.kind is LineKind.SUBHEADING and (after is None or after.kind in (LineKind.ITEM, LineKind.SUBHEADING)):
            yield on(Rule.EMPTY_ITEM, line, "Nothing stands under this sub-heading.")
