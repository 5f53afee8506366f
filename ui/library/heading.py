"""What the views of the library are made of: headings, labels, the card beside a list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

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


def beside(table: QWidget, card: QWidget) -> QHBoxLayout:
    """Return the table with its card at the right."""
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(table, 1)
    row.addWidget(card)
    return row


class Card(QFrame):
    """The panel beside a list that tells of its current row, with buttons for what can be done with it."""

    def __init__(self, widgets: Sequence[QWidget], buttons: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setMinimumWidth(NARROW_CARD)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (*widgets, *buttons):
            column.addWidget(widget)
        column.addStretch()
        scroll = QScrollArea()  # on a small screen, enlarged, the words would be cut otherwise
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def sizeHint(self) -> QSize:
        """Ask for the width of a card, whatever its words are."""
        return QSize(CARD_WIDTH, super().sizeHint().height())
