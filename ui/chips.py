"""Chips: short forms in small rounded boxes, painted alike in the columns, the panels and the cards."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

PADDING = 9.0


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
