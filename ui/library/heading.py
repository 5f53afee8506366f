"""What the views of the library are made of: headings, labels, the card beside a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

CARD_WIDTH, NARROW_CARD = 292, 236


def heading(words: str) -> QLabel:
    """Return a large heading."""
    label = QLabel(words)
    label.setStyleSheet("font-size: 16pt; font-weight: 700;")
    return label


def heading_row(words: str, buttons: Sequence[QPushButton] = ()) -> QHBoxLayout:
    """Return a heading with buttons at the right."""
    row = QHBoxLayout()
    row.addWidget(heading(words))
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row


def told(*, muted: bool = False, strong: bool = False) -> QLabel:
    """Return a label for words of the library, taken as they are."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("muted", muted)
    label.setProperty("heading", strong)
    return label


class Card(QFrame):
    """The panel beside a list that tells of its current row, with buttons for what can be done with it."""

    def __init__(self, widgets: Sequence[QWidget], buttons: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self.setProperty("card", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        for widget in (*widgets, *buttons):
            layout.addWidget(widget)
        layout.addStretch()
