"""Lines gathered from a page of another program: words with their marks come in, ended where its blocks end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from minutes_app.domain.lines import DEEPEST_LEVEL, Line, LineKind, Mark, MarkKind, new_line_id
from minutes_app.domain.text import clean

Run = tuple[str, frozenset[MarkKind]]

_SPACES = re.compile(r"[ \t\n\r\f]+")  # a no-break space is none of them: it was typed on purpose


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list: how deep it stands, and its printed number, empty where it has a bullet."""

    level: int = 1
    number: str = ""


class Gathering:
    """The lines so far, and the words of the one under way; lines that hold nothing are left out.

    `point` is what the line under way is, where a list says so.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.point: Point | None = None
        self._runs: list[Run] = []
        self._begins_block = False

    def add(self, words: str, kinds: frozenset[MarkKind]) -> None:
        """Add words to the line under way; spaces and line breaks between them are one space."""
        words = _SPACES.sub(" ", words)
        if self._runs[-1][0].endswith(" ") if self._runs else self._begins_block:
            words = words.removeprefix(" ")
        if words:
            self._runs.append((clean(words), kinds))

    def add_as_it_is(self, words: str, kinds: frozenset[MarkKind]) -> None:
        """Add words whose spaces and line breaks count."""
        for place, part in enumerate(words.splitlines() if words.strip("\r\n") else ()):
            if place:
                self.end_line()
            self._runs.append((clean(part), kinds))

    def end_line(self) -> None:
        """End the line under way, as a block of the page ends here."""
        self._take_line(is_cut=True)
        self._begins_block = True

    def finish(self) -> None:
        """End the last line where what was copied ends."""
        self._take_line(is_cut=False)

    def join(self, starts: Sequence[int]) -> None:
        """Make one line of the cells of a row, tabs between them, where none of them holds more than a paragraph."""
        cells = [self.lines[first:end] for first, end in pairwise((*starts, len(self.lines)))]
        if any(len(cell) > 1 or any(line.kind is not LineKind.PARAGRAPH for line in cell) for cell in cells):
            return
        runs = [run for cell in cells for run in (*_runs_of(cell), ("\t", frozenset[MarkKind]()))]
        while runs and runs[-1][0] == "\t":
            runs.pop()
        self.lines[starts[0] :] = [_line(runs, None)] if runs else []

    def _take_line(self, *, is_cut: bool) -> None:
        runs, self._runs = self._runs, []
        if "".join(words for words, _ in runs).strip():
            if is_cut:
                runs[-1] = (runs[-1][0].rstrip(" "), runs[-1][1])
            self.lines.append(_line(runs, self.point))
            self.point = None


def _line(runs: Sequence[Run], point: Point | None) -> Line:
    if point and point.number:
        runs = [(f"{point.number} ", frozenset()), *runs]
    text, marks = "".join(words for words, _ in runs), tuple(sorted(_marks(runs)))
    if point is None or point.number:
        return Line(new_line_id(), LineKind.PARAGRAPH, text, marks=marks)
    return Line(new_line_id(), LineKind.BULLET, text, min(point.level, DEEPEST_LEVEL), marks=marks)


def _marks(runs: Sequence[Run]) -> Iterable[Mark]:
    """Give the marks over runs of words, neighbours with the same mark as one."""
    for kind in {kind for _, kinds in runs for kind in kinds}:
        start = 0
        for is_marked, group in groupby(runs, key=lambda run: kind in run[1]):
            end = start + sum(len(words) for words, _ in group)
            if is_marked and start < end:
                yield Mark(start, end, kind)
            start = end


def _runs_of(cell: Sequence[Line]) -> Iterable[Run]:
    for line in cell:
        edges = sorted({0, len(line.text), *(m.start for m in line.marks), *(m.end for m in line.marks)})
        for start, end in pairwise(edges):
            yield line.text[start:end], frozenset(m.kind for m in line.marks if m.start <= start and end <= m.end)
