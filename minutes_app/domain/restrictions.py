"""What of the minutes must not be published: words, lines, and items with everything in their section."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from minutes_app.domain.lines import Line, Mark, MarkKind
from minutes_app.domain.outline import item_at, section_end


class Extent(StrEnum):
    """How much a restriction covers."""

    ITEM = "item"
    LINE = "line"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Restriction:
    """One thing restricted: where it stands, from and to in the text of its line, and why; the reason may be empty."""

    extent: Extent
    index: int
    start: int
    end: int
    reason: str


def restrictions(lines: Sequence[Line]) -> list[Restriction]:
    """Return all that is restricted, in order; what a restricted item covers is not told again."""
    return list(_restrictions(lines))


def _restrictions(lines: Sequence[Line]) -> Iterator[Restriction]:
    covered_to = 0
    for index, line in enumerate(lines):
        if index < covered_to:
            continue
        if line.restricted:
            extent = Extent.ITEM if line.is_item else Extent.LINE
            covered_to = section_end(lines, index) if line.is_item else 0
            yield Restriction(extent, index, 0, len(line.text), line.restricted)
        if line.is_item or not line.restricted:
            yield from (Restriction(Extent.WORDS, index, m.start, m.end, m.reason) for m in restricted_words(line))


def restricted_words(line: Line) -> list[Mark]:
    """Return the marks over words of a line that are restricted."""
    return [mark for mark in line.marks if mark.kind is MarkKind.RESTRICTED]


def covering_item(lines: Sequence[Line], index: int) -> int | None:
    """Return the index of the restricted item whose section a line lies in, the line itself apart; None for none."""
    level = lines[index].level if lines[index].is_item else None
    for at in range(index - 1, -1, -1):
        line = lines[at]
        if line.is_item and (level is None or line.level < level):
            if line.restricted:
                return at
            level = line.level
    return None


def reasons_by_line(lines: Sequence[Line]) -> dict[str, str]:
    """Return why lines as a whole are restricted, by themselves or by an item above them, by the id of each."""
    return {line.id: line.restricted or cover for line, cover in _with_covers(lines) if line.restricted or cover}


def _with_covers(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Give each line, and why a restricted item above covers it, empty where none does."""
    covered_to, reason = 0, ""
    for index, line in enumerate(lines):
        if index < covered_to:
            yield line, reason
            continue
        yield line, ""
        if line.is_item and line.restricted:
            covered_to, reason = section_end(lines, index), line.restricted


def hidden(lines: Sequence[Line]) -> dict[str, str]:
    """Return why no word of a line is published, by the id of each such line.

    The title of a restricted item is published, unless another item covers it.
    """
    return {
        line.id: line.restricted or cover
        for line, cover in _with_covers(lines)
        if cover or (line.restricted and not line.is_item)
    }


def by_itself(line: Line, reason: str) -> Line:
    """Return a line so that it is hidden for a reason wherever it stands: of an item the words of its title too."""
    restricted = line.restricted or reason
    if not line.is_item or not line.text:
        return replace(line, restricted=restricted)
    others = (mark for mark in line.marks if mark.kind is not MarkKind.RESTRICTED)
    title = Mark(0, len(line.text), MarkKind.RESTRICTED, restricted)
    return replace(line, restricted=restricted, marks=(*others, title))


def kept_hidden(before: Mapping[str, str], lines: Sequence[Line]) -> list[Line]:
    """Return lines so that those are hidden still that were `before`, by their ids and reasons, wherever they stand."""
    found = list(lines)
    covered_to = 0
    for index, line in enumerate(lines):
        if index < covered_to:
            continue
        if line.id in before and (line.is_item or not line.restricted):
            found[index] = by_itself(line, before[line.id])
        if line.is_item and found[index].restricted:
            covered_to = section_end(lines, index)
    return found


def reason_for(lines: Sequence[Line], index: int) -> str:
    """Return why a line as a whole is restricted, by itself or by an item above it; empty where it is not."""
    at = covering_item(lines, index)
    return lines[index].restricted or (lines[at].restricted if at is not None else "")


def reason_of_item(lines: Sequence[Line], index: int) -> str:
    """Return why the item that a line belongs to is restricted with all that is in it; empty where it is not."""
    item = item_at(lines, index)
    return "" if item is None else reason_for(lines, item)


def reason_of_any(lines: Sequence[Line], index: int) -> str:
    """Return why a line, or any of its words, is restricted; empty where nothing of it is."""
    return reason_for(lines, index) or _reason_of_words(lines[index])


def reason_of_title(lines: Sequence[Line], index: int) -> str:
    """Return why the title of the item that a line belongs to, or a word of it, is not published; empty if all is."""
    item = item_at(lines, index)
    if item is None:
        return ""
    cover = covering_item(lines, item)
    return lines[cover].restricted if cover is not None else _reason_of_words(lines[item])


def _reason_of_words(line: Line) -> str:
    words = restricted_words(line)
    return words[0].reason or "restricted" if words else ""
