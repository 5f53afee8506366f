"""Strips: the page cut into what stands side by side, each cell a small document with a height of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from minutes_app.domain.lines import LineKind, Mark, MarkKind
from minutes_app.service import Layout, PageParagraph, PageRow
from ui.editor.blocks import insert_text

_TEXT, _PLAIN_TEXT, _TITLE = 11.0, 12.0, 15.0
_ABOVE_HEADING_MM, _ABOVE_TEXT_MM = 3.0, 2.0
_FAMILIES = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans")
_PADDING_MM = 1.6
_HEADINGS = frozenset({LineKind.ITEM, LineKind.SUBHEADING})
_OUTLINED = frozenset({LineKind.ITEM, LineKind.ACTION})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where it begins across the page, how wide it is, and its words."""

    left: float
    width: float
    words: QTextDocument
    at_bottom: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """Cells side by side. `ruled` ones have borders; `head` is the strip to repeat on each further page."""

    cells: tuple[Cell, ...]
    height: float
    padding: float
    ruled: bool = False
    shaded: bool = False
    keeps_with_next: bool = False
    head: "Strip | None" = None


class StripMaker:
    """Makes the strips of a page description for one device, `width` wide in its pixels."""

    def __init__(self, device: QPagedPaintDevice, width: float) -> None:
        self._device = device
        self._width = width
        self._millimetre = device.logicalDpiX() / 25.4
        self._padding = _PADDING_MM * self._millimetre
        self._points, self._is_plain = _TEXT, False

    def all(self, page: Layout) -> Iterator[Strip]:
        """Give the strips of the whole document in order."""
        self._points, self._is_plain = (_PLAIN_TEXT if page.plain else _TEXT), page.plain
        yield self._plain([(page.title, (Mark(0, len(page.title), MarkKind.BOLD),))], points=_TITLE, after=3)
        for detail in page.details:
            label = len(detail.label)
            moved = tuple(Mark(m.start + label + 1, m.end + label + 1, m.kind) for m in detail.marks)
            bold = Mark(0, label, MarkKind.BOLD)
            yield self._plain([(f"{detail.label} {detail.text}", (bold, *moved))], after=1)
        yield self._space(4)
        if page.attendance:
            rows = [(row.group, row.name, row.capacity) for row in page.attendance]
            yield from self._table(page.attendance_columns, page.attendance_header, rows)
            yield self._space(4)
        yield from self._items(page) if page.in_table else self._flow(page.rows)

    def _flow(self, rows: Sequence[PageRow]) -> Iterator[Strip]:
        """Give headings and paragraphs one below the other, as a page without an items table has them."""
        for row in rows:
            for place, paragraph in enumerate(row.paragraphs):
                number = "" if place else row.number
                numbered = replace(paragraph, label=number) if number else paragraph
                words = self._paragraphs(PageRow("", (numbered,)))
                words.setTextWidth(self._width)
                heading = paragraph.kind in _HEADINGS
                yield self._space(_ABOVE_HEADING_MM if heading else _ABOVE_TEXT_MM)
                yield Strip(
                    (Cell(0, self._width, words),), words.size().height(), 0, keeps_with_next=heading or row.with_next
                )

    def _table(self, columns: Sequence[int], header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Strip]:
        head = self._head(columns, header)
        yield head
        for row in rows:
            cells = [self._words([(text, _bold(text) if not place else ())]) for place, text in enumerate(row)]
            yield self._ruled(columns, cells, head)

    def _items(self, page: Layout) -> Iterator[Strip]:
        head = self._head(page.items_columns, page.items_header)
        yield head
        for row in page.rows:
            heading = bool(row.paragraphs) and row.paragraphs[0].kind in _HEADINGS
            cells = [
                self._words([(row.number, _bold(row.number))]),
                self._paragraphs(row),
                self._words([(text, _bold(text)) for text in row.column] or [("", ())]),
            ]
            yield self._ruled(page.items_columns, cells, head, keeps=heading or row.with_next)

    def _head(self, columns: Sequence[int], texts: Sequence[str]) -> Strip:
        cells = [self._words([(text, _bold(text))]) for text in texts]
        return self._ruled(columns, cells, None, shaded=True, keeps=True)

    def _ruled(
        self,
        columns: Sequence[int],
        documents: Sequence[QTextDocument],
        head: Strip | None,
        *,
        shaded: bool = False,
        keeps: bool = False,
    ) -> Strip:
        scale = self._width / sum(columns)
        cells, left = [], 0.0
        for place, (share, words) in enumerate(zip(columns, documents, strict=True)):
            width = share * scale
            words.setTextWidth(width - 2 * self._padding)
            cells.append(Cell(left, width, words, at_bottom=place == 2 and not shaded))
            left += width
        height = max(words.size().height() for words in documents) + 2 * self._padding * 0.6
        return Strip(tuple(cells), height, self._padding, True, shaded, keeps, head)

    def _plain(self, texts: Sequence[tuple[str, Sequence[Mark]]], *, points: float = 0.0, after: float) -> Strip:
        words = self._words(texts, points)
        words.setTextWidth(self._width)
        height = words.size().height() + after * self._millimetre
        return Strip((Cell(0, self._width, words),), height, 0, keeps_with_next=True)

    def _space(self, millimetres: float) -> Strip:
        return Strip((), millimetres * self._millimetre, 0)

    def _words(self, texts: Sequence[tuple[str, Sequence[Mark]]], points: float = 0.0) -> QTextDocument:
        document = self._document(points or self._points)
        cursor = QTextCursor(document)
        for place, (text, marks) in enumerate(texts):
            if place:
                cursor.insertBlock()
            _write(cursor, text, marks)
        return document

    def _paragraphs(self, row: PageRow) -> QTextDocument:
        document = self._document(self._points)
        cursor = QTextCursor(document)
        for place, paragraph in enumerate(row.paragraphs):
            given = QTextBlockFormat()
            given.setTopMargin(self._millimetre if place else 0)
            if paragraph.kind is LineKind.BULLET:
                given.setLeftMargin(6 * self._millimetre * paragraph.level)
                given.setTextIndent(-4 * self._millimetre)
            if place:
                cursor.insertBlock(given)
            else:
                cursor.setBlockFormat(given)
            _write(cursor, *_dressed(paragraph, self._is_plain))
        return document

    def _document(self, points: float) -> QTextDocument:
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._device)
        document.setDocumentMargin(0)
        font = QFont()
        font.setFamilies(list(_FAMILIES))
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        return document


def _bold(text: str) -> tuple[Mark, ...]:
    return (Mark(0, len(text), MarkKind.BOLD),) if text else ()


def _dressed(paragraph: PageParagraph, is_plain: bool) -> tuple[str, Sequence[Mark]]:
    """Return a paragraph's printed words and all marks on them, those of its kind too."""
    before = "•  " if paragraph.kind is LineKind.BULLET else (f"{paragraph.label} " if paragraph.label else "")
    text = before + (paragraph.text.upper() if paragraph.capitals else paragraph.text)
    marks = [Mark(m.start + len(before), m.end + len(before), m.kind) for m in paragraph.marks]
    if paragraph.kind in _OUTLINED or (is_plain and paragraph.kind is LineKind.SUBHEADING):
        marks.append(Mark(0, len(text), MarkKind.BOLD))
    elif paragraph.kind is LineKind.SUBHEADING:
        marks.append(Mark(0, len(text), MarkKind.UNDERLINE))
    elif paragraph.label:
        marks.append(Mark(0, len(before), MarkKind.BOLD))
    return text, marks


def _write(cursor: QTextCursor, text: str, marks: Sequence[Mark]) -> None:
    insert_text(cursor, text, [mark for mark in marks if mark.kind is not MarkKind.RESTRICTED])


def line_bottoms(words: QTextDocument) -> list[float]:
    """Return how far down each line of a document ends, in the device's pixels."""
    bottoms, block = [], words.begin()
    while block.isValid():
        area = words.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        top = area.top()
        bottoms += [top + layout.lineAt(i).y() + layout.lineAt(i).height() for i in range(layout.lineCount())]
        block = block.next()
    return bottoms


def draw_words(painter: QPainter, words: QTextDocument, left: float, top: float, part: tuple[float, float]) -> None:
    """Draw the part of a document between two heights, its top at a place of the page."""
    painter.save()
    painter.translate(left, top - part[0])
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = QPalette()
    context.clip = QRectF(0, part[0], words.textWidth() + 1, part[1] - part[0])
    painter.setClipRect(context.clip)
    words.documentLayout().draw(painter, context)
    painter.restore()
