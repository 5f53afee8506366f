"""A field to choose from."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """A field one chooses from, or types into as well.

    Its arrow is our own: under a style sheet Qt draws a crooked one.
    """

    def __init__(self, *, editable: bool) -> None:
        super().__init__()
        self.setEditable(editable)
        self.setStyleSheet("::drop-down { border: none; width: 24px; }")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the arrow in it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.6))
        x, y = self.width() - 16, self.height() / 2 - 2
        painter.drawPolyline([QPointF(x - 4, y), QPointF(x, y + 4), QPointF(x + 4, y)])
