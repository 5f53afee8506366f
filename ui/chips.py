"""Chips: short forms in small rounded boxes, painted alike in the columns, the panels and the cards."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

PADDING = 9.0
_GAP = 4.0


class HasText(Protocol):
    """A chip of any kind: it has words."""

    @property
    def text(self) -> str:
        """The words of the chip."""


AnyChip = TypeVar("AnyChip", bound=HasText)


class PlacedChip(NamedTuple, Generic[AnyChip]):
    """A chip with the row it is in, and where in that row it begins and how wide it is, in pixels."""

    chip: AnyChip
    row: int
    left: float
    width: float


def in_rows(
    chips: Sequence[AnyChip],
    font: QFont,
    room: float,
    rows: int,
    merged: Callable[[str, Sequence[AnyChip]], AnyChip],
    padding: float = PADDING,
) -> list[PlacedChip[AnyChip]]:
    """Place chips in so many rows, each `room` pixels wide; those that have no room are counted in one: '+2'.

    `merged` makes a chip of these words that stands for several others.
    """
    for shown in range(len(chips), 0, -1):
        rest = chips[shown:]
        more = [merged(f"+{len(rest)}", rest)] if rest else []
        placed = list(_flowed([*chips[:shown], *more], font, room, padding))
        if placed[-1].row < rows:
            return placed
    return [PlacedChip(merged(", ".join(chip.text for chip in chips), chips), 0, 0.0, room)] if chips else []


def _flowed(chips: Sequence[AnyChip], font: QFont, room: float, padding: float) -> Iterator[PlacedChip[AnyChip]]:
    row, left = 0, 0.0
    for chip in chips:
        width = min(chip_width(chip.text, font, padding), room)
        if left and left + width > room:
            row, left = row + 1, 0.0
        yield PlacedChip(chip, row, left, width)
        left += width + _GAP


def chip_font(base: QFont) -> QFont:
    """Return the font of the text in chips."""
    font = QFont(base)
    font.setPointSizeF(max(base.pointSizeF() - 1.5, 7.0))
    font.setWeight(QFont.Weight.Bold)
    return font


def chip_width(text: str, base: QFont, padding: float = PADDING) -> float:
    """Return the width of a chip in pixels, with the padding on either side of its text."""
    return QFontMetricsF(chip_font(base)).horizontalAdvance(text) + 2 * padding


def paint_chip(
    painter: QPainter, area: QRectF, text: str, *, ground: QColor, ink: QColor, edge: QColor | None = None
) -> None:
    """Paint a chip that fills the area, its text shortened where it does not fit."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), area.height() / 2, area.height() / 2)
    painter.setFont(chip_font(painter.font()))
    painter.setPen(ink)
    room = area.width() - PADDING
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
