"""Words marked to be checked later: where the mark goes, and where the marks are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from minutes_app.domain.lines import Line, Mark, MarkKind

_RUN = re.compile(r"\S+")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_OPENING = "\"'“”‘’«([{<–—…*•"
_CLOSING = "\"'“”‘’»)]}>–—….,:;!?*"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Marked words: the index of their line, from and to where they stand in it, and the words."""

    index: int
    start: int
    end: int
    words: str


def word_at(text: str, column: int) -> tuple[int, int] | None:
    """Return from and to where the word at a column stands: the one it touches, or the last before, or the next."""
    words = list(_words(text))
    touched = [span for span in words if span[0] <= column <= span[1]]
    before = [span for span in words if span[1] < column]
    return next(iter([*touched[-1:], *before[-1:], *words]), None)


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Give the runs without spaces that say something, as “£3.2m” and “37%”, without the punctuation around them."""
    for run in _RUN.finditer(text):
        if _SAYS_SOMETHING.search(run[0]):
            start = run.end() - len(run[0].lstrip(_OPENING))
            yield start, start + len(_unclosed(text[start : run.end()]))


def _unclosed(word: str) -> str:
    """Return a word without the punctuation behind it; a bracket that it opens itself is its own, as in “s.5(2)”."""
    while word[-1] in _CLOSING and word.count(_PAIRS.get(word[-1], "\0")) < max(1, word.count(word[-1])):
        word = word[:-1]
    return word


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
