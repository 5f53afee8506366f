"""The lines of the open document, kept in step with it as it is edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFrameFormat

from minutes_app.domain.lines import Line, LineKind, new_line_id
from ui.editor.blocks import PageMetrics, block_format, block_id, block_kind, insert_text, read_block


@dataclass(frozen=True, slots=True)
class LinesChange:
    """What an edit did: lines[first:first+len(removed)] became `inserted`."""

    first: int
    removed: tuple[Line, ...]
    inserted: tuple[Line, ...]

    @property
    def only_text(self) -> bool:
        """Whether the same lines stand in the same order and of the same kinds, with other words or marks."""
        return [_standing(line) for line in self.removed] == [_standing(line) for line in self.inserted]


def _standing(line: Line) -> tuple[object, ...]:
    return line.id, line.kind, line.level, line.numbering, line.number, line.own_series, line.restricted


def _read_at_any_rate(block: QTextBlock, on: date | None) -> Line:
    try:
        return read_block(block, on)
    except Exception:  # noqa: BLE001 - whatever it was, the words count more than what is read from them
        return Line(block_id(block), block_kind(block), block.text())


def lines_of(document: QTextDocument, on: date | None) -> list[Line]:
    """Return the lines read from a document anew."""
    block = document.begin()
    found = []
    while block.isValid():
        found.append(read_block(block, on))
        block = block.next()
    return found


class DocumentLines(QObject):
    """Reads a document as lines: the whole of it once, and after each edit the blocks that the edit touched.

    Signals:
        linesChanged: a LinesChange, after each edit, undo and redo that changed a line.
    """

    linesChanged = Signal(object)

    def __init__(self, document: QTextDocument, metrics: PageMetrics, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.metrics = metrics
        self.on: date | None = None
        self._lines: list[Line] = []
        document.contentsChange.connect(self._on_contents_change)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as they stand."""
        return self._lines

    def use(self, document: QTextDocument) -> None:
        """Read another document from now on; no change is announced."""
        self.document.contentsChange.disconnect(self._on_contents_change)
        self.document = document
        self._lines = self.fresh()
        document.contentsChange.connect(self._on_contents_change)

    def load(self, lines: Sequence[Line], on: date | None) -> None:
        """Put a meeting's lines into the document, with nothing to undo; no change is announced."""
        self.document.contentsChange.disconnect(self._on_contents_change)
        self.on = on
        self.document.setUndoRedoEnabled(False)
        self.document.clear()
        frame = QTextFrameFormat()
        frame.setLeftMargin(self.metrics.number_width + self.metrics.indent / 2)
        frame.setRightMargin(self.metrics.action_width + self.metrics.indent / 2)
        frame.setTopMargin(8)
        frame.setBottomMargin(self.metrics.room_below)
        self.document.rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(self.document)
        self.write(cursor, lines or [Line(new_line_id(), LineKind.ITEM)])  # an empty meeting starts with its first item
        self.document.setUndoRedoEnabled(True)
        self.document.setModified(False)
        self._lines = self.fresh()
        self.document.contentsChange.connect(self._on_contents_change)

    def write(self, cursor: QTextCursor, lines: Sequence[Line]) -> None:
        """Write lines at the cursor: the first into its block, which must be empty, the others into new ones."""
        cursor.setBlockFormat(block_format(lines[0], self.metrics, self.on))
        cursor.setBlockCharFormat(QTextCharFormat())
        insert_text(cursor, lines[0].text, lines[0].marks)
        self.write_on(cursor, lines[1:])

    def write_on(self, cursor: QTextCursor, lines: Sequence[Line]) -> None:
        """Write each line into a new block behind the cursor."""
        for line in lines:
            cursor.insertBlock(block_format(line, self.metrics, self.on), QTextCharFormat())
            insert_text(cursor, line.text, line.marks)

    def fresh(self) -> list[Line]:
        """Return the lines read from the document anew."""
        return lines_of(self.document, self.on)

    def index_of(self, line_id: str) -> int | None:
        """Return where the line with this id stands, or None."""
        return next((i for i, line in enumerate(self._lines) if line.id == line_id), None)

    def reread(self, on: date | None) -> None:
        """Read everything anew because the meeting's date, against which dates in words are read, has changed."""
        self.on = on
        self._replace(0, len(self._lines), self.fresh())

    def read_again(self) -> None:
        """Read the whole document anew after a fault; a line that cannot be read as it should keeps its words."""
        block, found = self.document.begin(), []
        while block.isValid():
            found.append(_read_at_any_rate(block, self.on))
            block = block.next()
        self._replace(0, len(self._lines), found)

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        """Read the touched blocks. Qt gives the range of a whole edit block, undo or redo as one."""
        first = self.document.findBlock(position)
        last = self.document.findBlock(position + added)
        last_number = last.blockNumber() if last.isValid() else self.document.blockCount() - 1
        start = first.blockNumber() if first.isValid() else last_number
        grown = self.document.blockCount() - len(self._lines)
        end = min(max(last_number + 1 - grown, start), len(self._lines))
        block = self.document.findBlockByNumber(start)
        found = []
        for _ in range(end + grown - start):
            found.append(read_block(block, self.on))
            block = block.next()
        self._replace(start, end, found)

    def _replace(self, start: int, end: int, found: list[Line]) -> None:
        while start < end and found and self._lines[start] == found[0]:
            start, found = start + 1, found[1:]
        while start < end and found and self._lines[end - 1] == found[-1]:
            end, found = end - 1, found[:-1]
        if start == end and not found:
            return
        change = LinesChange(start, tuple(self._lines[start:end]), tuple(found))
        self._lines[start:end] = found
        self.linesChanged.emit(change)
