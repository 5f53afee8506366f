"""The outline of the minutes: printed numbers, sections, and moving sections about.

A section is an item's line and all lines after it up to the next item of the same or a higher rank. Every
function takes the ordered list of lines and changes nothing: structure lives in the list alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes_app.domain.lines import DEEPEST_LEVEL, Line, Numbering

_MINUTES = re.compile(r"(?<!\d )\bminutes\b", re.IGNORECASE)  # of a meeting, and not of an hour


@dataclass(frozen=True, slots=True)
class Move:
    """Take lines[start:end] out and put them before the line that now stands at `target`."""

    start: int
    end: int
    target: int


def printed_numbers(lines: Sequence[Line]) -> dict[str, str]:
    """Return the printed number of each numbered item by line id; unnumbered items are left out.

    A typed number is printed as typed and takes its place in the count, so the item after a 2.4 that stands
    first is still 2.2. An unnumbered item takes no place. Inside an unnumbered item, or one that starts a
    series of its own, items count from 1 without a prefix. Single numbers carry no full stop: that belongs
    to the page, not to the number.
    """
    numbers: dict[str, str] = {}
    open_items: list[_Counter] = [_Counter(0, "", 0)]
    for line in lines:
        if not line.is_item:
            continue
        while open_items[-1].level >= line.level:
            open_items.pop()
        number = _number(line, open_items[-1])
        if number:
            numbers[line.id] = number
        prefix = "" if line.own_series or not number else number.rstrip(".") + "."
        open_items.append(_Counter(line.level, prefix, 0))
    return numbers


@dataclass(slots=True)
class _Counter:
    level: int
    prefix: str
    count: int


def _number(line: Line, inside: _Counter) -> str:
    if line.numbering is Numbering.NONE:
        return ""
    inside.count += 1
    return line.number if line.numbering is Numbering.TYPED else f"{inside.prefix}{inside.count}"


def number_on_page(line: Line, printed: str) -> str:
    """Return a number as the Word page shows it: automatic single numbers end in a full stop (1., 2.1)."""
    single = printed and "." not in printed and line.numbering is Numbering.AUTOMATIC
    return f"{printed}." if single else printed


def numbers_of_lines(lines: Sequence[Line]) -> dict[str, str]:
    """Return by line id the printed number of the item that each line belongs to; empty above the first item."""
    printed = printed_numbers(lines)
    found: dict[str, str] = {}
    number = ""
    for line in lines:
        if line.is_item:
            number = printed.get(line.id, "")
        found[line.id] = number
    return found


def item_at(lines: Sequence[Line], index: int) -> int | None:
    """Return the index of the item whose own text the line at `index` is, or None above the first item."""
    return next((i for i in range(min(index, len(lines) - 1), -1, -1) if lines[i].is_item), None)


def section_end(lines: Sequence[Line], item: int) -> int:
    """Return the index after the last line of the item's section."""
    level = lines[item].level
    return next((i for i in range(item + 1, len(lines)) if lines[i].is_item and lines[i].level <= level), len(lines))


def own_text_end(lines: Sequence[Line], item: int) -> int:
    """Return the index after the last line of the item's own text, before any item inside it."""
    return next((i for i in range(item + 1, len(lines)) if lines[i].is_item), len(lines))


def items(lines: Sequence[Line]) -> Iterator[int]:
    """Give the index of each item, in order."""
    return (i for i, line in enumerate(lines) if line.is_item)


def item_for_minutes(lines: Sequence[Line], at: int) -> int | None:
    """Return the item in which earlier minutes are dealt with, None where there are no items.

    That is the one that holds a line where its title speaks of minutes, else the first that does, else the first.
    """
    here = item_at(lines, at)
    if here is not None and _MINUTES.search(lines[here].text):
        return here
    speaking = (item for item in items(lines) if _MINUTES.search(lines[item].text))
    return next(speaking, next(items(lines), None))


def parent(lines: Sequence[Line], item: int) -> int | None:
    """Return the index of the item that holds this one, or None at the top."""
    level = lines[item].level
    return next((i for i in range(item - 1, -1, -1) if lines[i].is_item and lines[i].level < level), None)


def move_up(lines: Sequence[Line], item: int) -> Move | None:
    """Return the move of the section before its previous neighbour, or to the end of the section before its parent.

    None where the section is first already.
    """
    end = section_end(lines, item)
    before = _previous_sibling(lines, item)
    if before is not None:
        return Move(item, end, before)
    above = parent(lines, item)
    return Move(item, end, above) if above is not None and _previous_sibling(lines, above) is not None else None


def move_down(lines: Sequence[Line], item: int) -> Move | None:
    """Return the move of the section behind its next neighbour, or to the start of the section after its parent.

    None where the section is last already.
    """
    end = section_end(lines, item)
    if end == len(lines):
        return None
    if lines[end].level == lines[item].level:
        return Move(item, end, section_end(lines, end))
    return Move(item, end, own_text_end(lines, end))


def _previous_sibling(lines: Sequence[Line], item: int) -> int | None:
    level = lines[item].level
    for i in range(item - 1, -1, -1):
        if lines[i].is_item and lines[i].level <= level:
            return i if lines[i].level == level else None
    return None


def moved(lines: Sequence[Line], move: Move) -> list[Line]:
    """Return the lines after the move.

    Raises ValueError where the target lies inside what is moved: an item cannot go into itself.
    """
    if move.start < move.target < move.end:
        raise ValueError("a section cannot be moved into itself")
    section = list(lines[move.start : move.end])
    if move.target <= move.start:
        return [*lines[: move.target], *section, *lines[move.target : move.start], *lines[move.end :]]
    return [*lines[: move.start], *lines[move.end : move.target], *section, *lines[move.target :]]


def relevelled(lines: Sequence[Line], item: int, by: int) -> list[Line] | None:
    """Return the item's section with the item and the items inside it `by` levels deeper, or None if that cannot be.

    An item can be at most one level deeper than the item before it, and never above level 1.
    """
    section = list(lines[item : section_end(lines, item)])
    levels = [line.level + by for line in section if line.is_item]
    before = item_at(lines, item - 1) if item else None
    deepest = lines[before].level + 1 if before is not None else 1
    if not 1 <= levels[0] <= deepest or max(levels) > DEEPEST_LEVEL:
        return None
    return [replace(line, level=line.level + by) if line.is_item else line for line in section]
