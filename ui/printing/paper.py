"""Puts strips on sheets of paper and paints them: header row repeated, Page x of y, marking at top and bottom."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen

from minutes_app.service import Layout
from ui.printing.strips import Strip, StripMaker, draw_words, line_bottoms
from ui.slices import Step

# Points, as the standard Word template has them.
_MARGIN, _FROM_TOP, _FROM_BOTTOM, _EDGE_LETTERS, _BORDER = 56.7, 35.45, 28.35, 9.0, 0.5
_MOST_EDGE_LINES = 2  # as many as there is room for above the text and below the foot
_WRAP = Qt.TextFlag.TextWordWrap
_SHADE = "#e6ebf5"
_STRIPS_BESIDE = 5  # the title, two spaces, the heads of both tables


class RefusedError(Exception):
    """The device did not take the pages."""


def a4() -> QPageLayout:
    """Return a sheet of A4 without margins."""
    # Paper keeps its own margins, so that header and footer may stand in them.
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip, or a part of one, at a height of a sheet; `part` is which of its words, from and to."""

    strip: Strip
    top: float
    height: float
    part: tuple[float, float]
    is_last_part: bool = True


def paginated(strips: Sequence[Strip], room: float) -> list[list[Placed]]:
    """Return sheets of strips. A strip goes whole where it fits on a sheet; a longer one breaks between lines."""
    sheets: list[list[Placed]] = [[]]
    down = 0.0
    for place, strip in enumerate(strips):
        needed = strip.height + (_following(strips, place, room) if strip.keeps_with_next else 0.0)
        if down and down + needed > room and strip.height <= room:
            sheets, down = _new_sheet(sheets, strip)
        start = 0.0
        while True:
            inner = strip.height - start
            if down + inner <= room or not strip.cells:
                sheets[-1].append(Placed(strip, down, inner, (start, strip.height)))
                down += inner
                break
            end = _break_before(strip, start, room - down)
            if end > start:
                part = end - start + strip.above + strip.below
                sheets[-1].append(Placed(strip, down, part, (start, end), False))
                start = end
            elif down == _head_height(strip):
                sheets[-1].append(Placed(strip, down, inner, (start, strip.height)))
                down += inner
                break
            sheets, down = _new_sheet(sheets, strip)
    return sheets


def _following(strips: Sequence[Strip], place: int, room: float) -> float:
    """Return the height that must follow on the same sheet: what a heading stands over, further headings too."""
    needed = 0.0
    for after in strips[place + 1 :]:
        if after.cells and not after.keeps_with_next:
            return needed + (after.height if after.height <= room else _first_lines(after))
        needed += after.height
    return needed


def _first_lines(strip: Strip) -> float:
    """Return the height of the first two lines of a strip that runs over sheets."""
    lines = line_bottoms(strip.cells[min(1, len(strip.cells) - 1)].words)
    return lines[min(1, len(lines) - 1)] + strip.above + strip.below


def _new_sheet(sheets: list[list[Placed]], strip: Strip) -> tuple[list[list[Placed]], float]:
    head = strip.head
    first = [Placed(head, 0.0, head.height, (0.0, head.height))] if head else []
    return [*sheets, first], head.height if head else 0.0


def _head_height(strip: Strip) -> float:
    return strip.head.height if strip.head else 0.0


def _break_before(strip: Strip, start: float, room: float) -> float:
    """Return how far down the words can go in the room left, at the end of a line; `start` where none fits."""
    tallest = max(strip.cells, key=lambda cell: cell.words.size().height())
    last = start + room - strip.above - strip.below
    fitting = [bottom for bottom in line_bottoms(tallest.words) if start < bottom <= last]
    return fitting[-1] if fitting else start


class Paper:
    """Puts a page description on a device: a printer, a preview, or a PDF. It is laid out first, and then painted."""

    def __init__(self, page: Layout, device: QPagedPaintDevice) -> None:
        self._page = page
        self._device = device
        self._point = device.logicalDpiX() / 72
        full = device.pageLayout().fullRectPixels(device.logicalDpiX())
        self._sheet = QRectF(full)
        self._margin = _MARGIN * self._point
        self._sheets: list[list[Placed]] = []

    def lay_out(self) -> Generator[Step, None, None]:
        """Lay out strip by strip, giving how far it is. A page description is some strips longer than its rows."""
        of = len(self._page.rows) + len(self._page.attendance) + len(self._page.details) + _STRIPS_BESIDE
        strips = []
        for strip in StripMaker(self._device, self._sheet.width() - 2 * self._margin).all(self._page):
            strips.append(strip)
            yield len(strips), of
        self._sheets = paginated(strips, self._sheet.height() - 2 * self._margin)

    def paint(self) -> Generator[Step, None, None]:
        """Paint sheet by sheet, giving how far it is. Raises RefusedError where the device does not take them."""
        painter = QPainter()
        if not painter.begin(self._device):
            raise RefusedError
        try:
            for number, sheet in enumerate(self._sheets, start=1):
                if number > 1 and not self._device.newPage():
                    raise RefusedError
                self._paint(painter, sheet, number)
                yield number, len(self._sheets)
        finally:
            is_taken = painter.end()
        if not is_taken:
            raise RefusedError

    def _paint(self, painter: QPainter, sheet: Sequence[Placed], number: int) -> None:
        font = QFont("Arial")
        font.setPointSizeF(_EDGE_LETTERS)
        painter.setFont(font)
        painter.setPen(QColor("black"))
        line = painter.fontMetrics().height()
        foot = self._sheet.height() - _FROM_BOTTOM * self._point - 2 * line
        self._paint_edge(painter, _FROM_TOP * self._point, self._page.top, lines=_MOST_EDGE_LINES)
        self._paint_edge(painter, foot, f"Page {number} of {len(self._sheets)}")
        self._paint_edge(painter, foot + line, self._page.bottom, lines=_MOST_EDGE_LINES)
        painter.save()
        painter.translate(self._margin, self._margin)
        for placed in sheet:
            self._paint_strip(painter, placed)
        painter.restore()

    def _paint_edge(self, painter: QPainter, top: float, words: str, lines: int = 1) -> None:
        """Paint words between the margins; a marking with a long handling line goes on in further lines, never cut."""
        height = lines * painter.fontMetrics().height()
        area = QRectF(self._margin, top, self._sheet.width() - 2 * self._margin, height)
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | _WRAP, words)

    def _paint_strip(self, painter: QPainter, placed: Placed) -> None:
        strip = placed.strip
        for cell in strip.cells:
            area = QRectF(cell.left, placed.top, cell.width, placed.height)
            if strip.shaded:
                painter.fillRect(area, QColor(_SHADE))
            if strip.ruled:
                painter.setPen(QPen(QColor("black"), _BORDER * self._point))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area)
            top = placed.top + strip.above
            height = cell.words.size().height()
            if cell.at_bottom:
                if not placed.is_last_part:
                    continue
                painted = (0.0, height)
                top = placed.top + placed.height - height - strip.below
            else:
                painted = (placed.part[0], min(placed.part[1], height))
            if painted[1] > painted[0]:
                draw_words(painter, cell.words, cell.left + strip.padding, top, painted)
