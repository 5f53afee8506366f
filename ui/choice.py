"""A field to choose from."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox


class Choice(QComboBox):
    """A field one chooses from, or types into as well.

    It asks for the room of `letters`, however long its entries are: one of them must not push a form off the screen.
    Its arrow is our own: under a style sheet Qt draws a crooked one.
    """

    def __init__(self, *, editable: bool, letters: int = 8) -> None:
        super().__init__()
        self.setEditable(editable)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.setStyleSheet("::drop-down { border: none; width: 24px; }")

    def setCurrentText(self, text: str) -> None:
        """Show a text from its start, where nobody types into it just now."""
        super().setCurrentText(text)
        line = self.lineEdit()
        if line and not line.hasFocus():
            line.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the arrow in it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.6))
        x, y = self.width() - 16, self.height() / 2 - 2
        painter.drawPolyline([QPointF(x - 4, y), QPointF(x, y + 4), QPointF(x + 4, y)])
