"""Edits of lines: each one is a single step of the document's undo stack."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import takewhile

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line
from minutes_app.domain.outline import Move, moved
from ui.editor.blocks import block_format, utf16_length
from ui.editor.document_lines import DocumentLines

LOCKED = "These minutes are approved, so that nothing in them can change. Meeting > Reopen makes them a draft again."


class Edits:
    """Changes the document by lines, which keep their ids wherever they go. `caret` tells where one is typing."""

    def __init__(self, lines: DocumentLines, caret: Callable[[], int]) -> None:
        self._lines = lines
        self._caret = caret
        self.is_locked = False

    @property
    def _document(self) -> QTextDocument:
        return self._lines.document

    @contextmanager
    def step(self) -> Iterator[QTextCursor]:
        """Give a cursor whose edits are one step of undo. Raises PlainError where the minutes are locked."""
        if self.is_locked:
            raise PlainError(LOCKED)
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._caret())  # undo brings the caret back to where the step began
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()

    def splice(self, first: int, removed: int, lines: Sequence[Line]) -> None:
        """Replace lines[first:first+removed] by others, at least one of the two not empty."""
        with self.step() as cursor:
            if removed and lines:
                self._select(cursor, first, first + removed)
                cursor.removeSelectedText()
                self._lines.write(cursor, lines)
            elif lines:
                self._open_block(cursor, first)
                self._lines.write(cursor, lines)
            else:
                self._remove(cursor, first, first + removed)

    def become(self, lines: Sequence[Line]) -> None:
        """Put these lines in the place of the present ones, touching only what lies between those that stay."""
        old = self._lines.lines
        same = _alike(old, lines)
        tail = _alike(old[same:][::-1], lines[same:][::-1])
        if len(old) - tail > same or len(lines) - tail > same:
            self.splice(same, len(old) - tail - same, lines[same : len(lines) - tail])

    def _select(self, cursor: QTextCursor, start: int, end: int) -> None:
        """Select from the start of line `start` to the end of the text of line `end` - 1."""
        last = self._block(end - 1)
        cursor.setPosition(self._block(start).position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)

    def _open_block(self, cursor: QTextCursor, index: int) -> None:
        """Put the cursor into a new empty block that stands at `index`."""
        if index < self._document.blockCount():
            block = self._block(index)
            given = block.blockFormat()
            cursor.setPosition(block.position())
            cursor.insertBlock(given)
            cursor.setPosition(self._block(index).position())
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()

    def _remove(self, cursor: QTextCursor, start: int, end: int) -> None:
        """Take whole blocks out. The neighbour that Qt joins to them keeps its own format."""
        self._select(cursor, start, end)
        if end < self._document.blockCount():
            keep, where = self._block(end), start
            cursor.setPosition(self._block(start).position())
            cursor.setPosition(keep.position(), QTextCursor.MoveMode.KeepAnchor)
        elif start:
            keep, where = self._block(start - 1), start - 1
            cursor.setPosition(keep.position() + keep.length() - 1)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        else:
            raise ValueError("the last line of a document cannot be removed, only replaced")
        given = keep.blockFormat()
        cursor.removeSelectedText()
        QTextCursor(self._block(where)).setBlockFormat(given)

    def restand(self, first: int, lines: Sequence[Line]) -> None:
        """Give lines that keep their words another kind, level, number or action, from line `first` on."""
        with self.step() as cursor:
            self.restand_within(cursor, first, lines)

    def restand_within(self, cursor: QTextCursor, first: int, lines: Sequence[Line]) -> None:
        """Do as `restand` does, as part of a step under way."""
        block = self._block(first)
        for line in lines:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(block_format(line, self._lines.metrics, self._lines.on))
            block = block.next()

    def retext(self, index: int, text: str) -> None:
        """Give a line other words, touching only where they differ so that marks elsewhere stay."""
        old = self._lines.lines[index].text
        start = next((i for i, (a, b) in enumerate(zip(old, text, strict=False)) if a != b), min(len(old), len(text)))
        tail = 0
        while tail < min(len(old), len(text)) - start and old[-1 - tail] == text[-1 - tail]:
            tail += 1
        with self.step() as cursor:
            position = self._block(index).position()
            cursor.setPosition(position + utf16_length(old[:start]))
            cursor.setPosition(position + utf16_length(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text[start : len(text) - tail])

    def reword(self, index: int, start: int, end: int, words: str) -> None:
        """Put other words in the place of text[start:end] of a line, with the marks of what they replace."""
        with self.step() as cursor:
            text, position = self._lines.lines[index].text, self._block(index).position()
            cursor.setPosition(position + utf16_length(text[:start]))
            cursor.setPosition(position + utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words, cursor.charFormat())
            cursor.setBlockFormat(cursor.blockFormat())  # Qt takes what is typed behind an insertion into its step

    def move(self, move: Move) -> None:
        """Move a section: only the lines between its old and its new place are touched."""
        lines = self._lines.lines
        first, end = min(move.start, move.target), max(move.end, move.target)
        self.splice(first, end - first, moved(lines, move)[first:end])

    def restate(self, index: int, **fields: object) -> None:
        """Give one line other fields, its words untouched."""
        self.restand(index, [replace(self._lines.lines[index], **fields)])  # type: ignore[arg-type]  # fields of a Line

    def _block(self, index: int) -> QTextBlock:
        return self._document.findBlockByNumber(index)


def _alike(some: Sequence[Line], others: Sequence[Line]) -> int:
    """Return how many lines two lists begin with in common."""
    return sum(1 for _ in takewhile(bool, (one == other for one, other in zip(some, others, strict=False))))
