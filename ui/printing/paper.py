"""Puts strips on sheets of paper and paints them: header row repeated, Page x of y, marking at top and bottom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPainter, QPen

from minutes_app.service import Layout
from ui.printing.strips import Strip, StripMaker, draw_words, line_bottoms

_MARGIN_MM, _EDGE_MM, _SHADE = 20.0, 10.0, "#e7eefa"


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
        needed = strip.height + (_following(strips, place) if strip.keeps_with_next else 0.0)
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
                sheets[-1].append(Placed(strip, down, end - start + strip.padding, (start, end), False))
                start = end
            elif down == _head_height(strip):
                sheets[-1].append(Placed(strip, down, inner, (start, strip.height)))
                down += inner
                break
            sheets, down = _new_sheet(sheets, strip)
    return sheets


def _following(strips: Sequence[Strip], place: int) -> float:
    """Return the height that must follow on the same sheet: what a heading stands over."""
    after = strips[place + 1] if place + 1 < len(strips) else None
    if after is None or not after.cells:
        return 0.0
    lines = line_bottoms(after.cells[min(1, len(after.cells) - 1)].words)
    return min(after.height, (lines[1] if len(lines) > 1 else after.height) + after.padding)


def _new_sheet(sheets: list[list[Placed]], strip: Strip) -> tuple[list[list[Placed]], float]:
    head = strip.head
    first = [Placed(head, 0.0, head.height, (0.0, head.height))] if head else []
    return [*sheets, first], head.height if head else 0.0


def _head_height(strip: Strip) -> float:
    return strip.head.height if strip.head else 0.0


def _break_before(strip: Strip, start: float, room: float) -> float:
    """Return how far down the words can go in the room left, at the end of a line; `start` where none fits."""
    tallest = max(strip.cells, key=lambda cell: cell.words.size().height())
    fitting = [bottom for bottom in line_bottoms(tallest.words) if start < bottom <= start + room - 2 * strip.padding]
    return fitting[-1] if fitting else start


class Paper:
    """Prints a page description on a device: a printer, a preview, or a PDF."""

    def __init__(self, page: Layout, device: QPagedPaintDevice) -> None:
        self._page = page
        self._device = device
        self._millimetre = device.logicalDpiX() / 25.4
        full = device.pageLayout().fullRectPixels(device.logicalDpiX())
        self._sheet = QRectF(full)
        self._margin = _MARGIN_MM * self._millimetre
        width = self._sheet.width() - 2 * self._margin
        self._strips = list(StripMaker(device, width).all(page))
        self._sheets = paginated(self._strips, self._sheet.height() - 2 * self._margin)

    @property
    def sheets(self) -> int:
        """How many sheets there are."""
        return len(self._sheets)

    def print(self, goes_on: Callable[[int, int], bool] = lambda done, of: True) -> bool:
        """Paint all sheets; `goes_on` hears how far it is and may stop it. Say whether the device took them."""
        painter = QPainter()
        if not painter.begin(self._device):
            return False
        for number, sheet in enumerate(self._sheets, start=1):
            if number > 1 and not self._device.newPage():
                painter.end()
                return False
            self._paint(painter, sheet, number)
            if not goes_on(number, len(self._sheets)):
                break
        return painter.end()

    def _paint(self, painter: QPainter, sheet: Sequence[Placed], number: int) -> None:
        edge = _EDGE_MM * self._millimetre
        font = QFont("Arial")
        font.setPointSizeF(9)
        painter.setFont(font)
        painter.setPen(QColor("black"))
        top = QRectF(0, edge, self._sheet.width(), edge)
        bottom = QRectF(0, self._sheet.height() - 2 * edge, self._sheet.width(), edge)
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(top, middle, self._page.top)
        foot = f"Page {number} of {len(self._sheets)}"
        painter.drawText(bottom, middle, "     ".join(part for part in (foot, self._page.bottom) if part))
        painter.save()
        painter.translate(self._margin, self._margin)
        for placed in sheet:
            self._paint_strip(painter, placed)
        painter.restore()

    def _paint_strip(self, painter: QPainter, placed: Placed) -> None:
        strip = placed.strip
        for cell in strip.cells:
            area = QRectF(cell.left, placed.top, cell.width, placed.height)
            if strip.shaded:
                painter.fillRect(area, QColor(_SHADE))
            if strip.ruled:
                painter.setPen(QPen(QColor("black"), 0.25 * self._millimetre))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area)
            inset = strip.padding if strip.ruled else 0.0
            top = placed.top + inset * 0.6
            height = cell.words.size().height()
            if cell.at_bottom:
                if not placed.is_last_part:
                    continue
                painted = (0.0, height)
                top = placed.top + placed.height - height - inset * 0.6
            else:
                painted = (placed.part[0], min(placed.part[1], height))
            if painted[1] > painted[0]:
                draw_words(painter, cell.words, cell.left + inset, top, painted)
