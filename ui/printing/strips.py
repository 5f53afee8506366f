"""Strips: the page cut into what stands side by side, each cell a small document with a height of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from minutes_app.domain.lines import LineKind, Mark, MarkKind
from minutes_app.service import Layout, PageParagraph, PageRow
from ui.editor.blocks import insert_text

# Letters and spaces in points, as the styles of the standard Word template have them.
_TEXT, _PLAIN_TEXT, _TITLE = 11.0, 12.0, 15.0
_AFTER_TITLE, _AFTER_DETAIL, _AFTER_GAP = 12.0, 3.8, 4.0
_AROUND_PERSON, _AROUND_TEXT = (1.5, 1.5), (2.0, 4.0)  # above, half a point of it for the border, and below
_BESIDE_TEXT, _BULLET = 5.4, 14.2
_BULLETS = "•–"
_LINE = 1.149  # of the letters' size, from one line to the next
_ABOVE_HEADING, _ABOVE_TEXT = 8.5, 5.7
_FAMILIES = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans")
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
    """Cells side by side. `ruled` ones have borders; `head` is the strip to repeat on each further page.

    The height holds the room above and below the words; `padding` is the room at both sides of them.
    """

    cells: tuple[Cell, ...]
    height: float
    padding: float = 0.0
    above: float = 0.0
    below: float = 0.0
    ruled: bool = False
    shaded: bool = False
    keeps_with_next: bool = False
    head: "Strip | None" = None


class StripMaker:
    """Makes the strips of a page description for one device, `width` wide in its pixels."""

    def __init__(self, device: QPagedPaintDevice, width: float) -> None:
        self._device = device
        self._width = width
        self._point = device.logicalDpiX() / 72
        self._letters, self._is_plain = _TEXT, False

    def all(self, page: Layout) -> Iterator[Strip]:
        """Give the strips of the whole document in order."""
        self._letters, self._is_plain = (_PLAIN_TEXT if page.plain else _TEXT), page.plain
        yield self._line(page.title, _bold(page.title), letters=_TITLE, below=_AFTER_TITLE)
        for detail in page.details:
            label = len(detail.label)
            moved = tuple(Mark(m.start + label + 1, m.end + label + 1, m.kind) for m in detail.marks)
            marks = (Mark(0, label, MarkKind.BOLD), *moved)
            yield self._line(f"{detail.label} {detail.text}", marks, below=_AFTER_DETAIL)
        if page.attendance:
            yield self._gap()
            rows = [(row.group, row.name, row.capacity) for row in page.attendance]
            yield from self._table(page.attendance_columns, page.attendance_header, rows)
        yield self._gap()
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
                yield self._space(_ABOVE_HEADING if heading else _ABOVE_TEXT)
                yield Strip(
                    (Cell(0, self._width, words),), words.size().height(), keeps_with_next=heading or row.with_next
                )

    def _table(self, columns: Sequence[int], header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Strip]:
        head = self._head(columns, header)
        yield head
        for row in rows:
            cells = [self._words([(text, _bold(text) if not place else ())]) for place, text in enumerate(row)]
            yield self._ruled(columns, cells, head, _AROUND_PERSON)

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
            yield self._ruled(page.items_columns, cells, head, _AROUND_TEXT, keeps=heading or row.with_next)

    def _head(self, columns: Sequence[int], texts: Sequence[str]) -> Strip:
        cells = [self._words([(text, _bold(text))]) for text in texts]
        return self._ruled(columns, cells, None, _AROUND_PERSON, keeps=True)

    def _ruled(
        self,
        columns: Sequence[int],
        documents: Sequence[QTextDocument],
        head: Strip | None,
        around: tuple[float, float],
        *,
        keeps: bool = False,
    ) -> Strip:
        """Return a row. As in Word, the words of a table stand level with the text above it, its borders outside."""
        padding = _BESIDE_TEXT * self._point
        above, below = (points * self._point for points in around)
        scale = (self._width + 2 * padding) / sum(columns)
        cells, left = [], -padding
        for place, (share, words) in enumerate(zip(columns, documents, strict=True)):
            width = share * scale
            words.setTextWidth(width - 2 * padding)
            cells.append(Cell(left, width, words, at_bottom=place == 2 and around is _AROUND_TEXT))
            left += width
        height = max(words.size().height() for words in documents) + above + below
        return Strip(tuple(cells), height, padding, above, below, True, head is None, keeps, head)

    def _line(self, text: str, marks: Sequence[Mark], *, letters: float = 0.0, below: float) -> Strip:
        words = self._words([(text, marks)], letters)
        words.setTextWidth(self._width)
        room = below * self._point
        return Strip((Cell(0, self._width, words),), words.size().height() + room, below=room, keeps_with_next=True)

    def _gap(self) -> Strip:
        """Return an empty line, such as stands before a table."""
        return self._space(self._words([("", ())]).size().height() / self._point + _AFTER_GAP)

    def _space(self, points: float) -> Strip:
        return Strip((), points * self._point)

    def _words(self, texts: Sequence[tuple[str, Sequence[Mark]]], letters: float = 0.0) -> QTextDocument:
        document = self._document(letters or self._letters)
        cursor = QTextCursor(document)
        for place, (text, marks) in enumerate(texts):
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(document))
            _write(cursor, text, marks)
        return document

    def _paragraphs(self, row: PageRow) -> QTextDocument:
        document = self._document(self._letters)
        cursor = QTextCursor(document)
        for place, paragraph in enumerate(row.paragraphs):
            given = self._block(document)
            given.setTopMargin(_of_screen(_AROUND_TEXT[1]) if place else 0)
            if paragraph.kind is LineKind.BULLET:
                given.setLeftMargin(_BULLET * self._point * paragraph.level)
                given.setTextIndent(-_BULLET * self._point)
                given.setTabPositions([QTextOption.Tab(_of_screen(_BULLET), QTextOption.TabType.LeftTab)])
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(given)
            _write(cursor, *_dressed(paragraph, self._is_plain))
        return document

    def _block(self, document: QTextDocument) -> QTextBlockFormat:
        """Return the format of a paragraph whose lines are as far apart as in Word; Qt leaves Arial's gap out."""
        font = document.defaultFont()
        wanted, is_now = _LINE * font.pointSizeF() * self._point, QFontMetricsF(font, self._device).height()
        given = QTextBlockFormat()
        if is_now > 0:
            given.setLineHeight(100 * wanted / is_now, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return given

    def _document(self, points: float) -> QTextDocument:
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._device)
        document.setDocumentMargin(0)
        font = QFont()
        font.setFamilies(list(_FAMILIES))
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        return document


def _of_screen(points: float) -> float:
    """Return points in pixels of the screen: Qt itself brings top margins and tabs of a block from it to the device.

    Left margins and indents it takes as the device's own.
    """
    return points * QGuiApplication.primaryScreen().logicalDotsPerInchY() / 72


def _bold(text: str) -> tuple[Mark, ...]:
    return (Mark(0, len(text), MarkKind.BOLD),) if text else ()


def _dressed(paragraph: PageParagraph, is_plain: bool) -> tuple[str, Sequence[Mark]]:
    """Return a paragraph's printed words and all marks on them, those of its kind too."""
    sign = f"{_BULLETS[(paragraph.level - 1) % 2]}\t" if paragraph.kind is LineKind.BULLET else ""
    before = sign or (f"{paragraph.label} " if paragraph.label else "")
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
