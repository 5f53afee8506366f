"""Words marked to be checked later: where the mark goes, and where the marks are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from minutes_app.domain.lines import Line, Mark, MarkKind

_WORD = re.compile(r"[^\W_](?:\S*[^\W_])?")  # without quotes, brackets and stops around it


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Marked words: the index of their line, from and to where they stand in it, and the words."""

    index: int
    start: int
    end: int
    words: str


def word_at(text: str, column: int) -> tuple[int, int] | None:
    """Return from and to where the word at a column stands: the one it touches, or the last before, or the next."""
    words = [found.span() for found in _WORD.finditer(text)]
    touched = [span for span in words if span[0] <= column <= span[1]]
    before = [span for span in words if span[1] < column]
    return next(iter([*touched[-1:], *before[-1:], *words]), None)


class Marked(Protocol):
    """Anything with marks over its text: a line, or a paragraph of the page."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks."""


def checks_of(marked: Marked) -> list[Mark]:
    """Return the check-later marks of a line or a paragraph."""
    return [mark for mark in marked.marks if mark.kind is MarkKind.CHECK_LATER]


def unchecked(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks without those to check later: the minute-taker's own questions are no part of the minutes."""
    return tuple(mark for mark in marks if mark.kind is not MarkKind.CHECK_LATER)


def to_check(lines: Sequence[Line]) -> list[ToCheck]:
    """Return all that is marked to be checked later, in order."""
    return [
        ToCheck(index, mark.start, mark.end, line.text[mark.start : mark.end])
        for index, line in enumerate(lines)
        for mark in checks_of(line)
    ]
