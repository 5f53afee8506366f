"""A line of a panel or bar to type into."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class PaneLine(QLineEdit):
    """Has a spoken name and a hint; Esc asks to leave.

    Signals:
        leaveRequested: back to where one was.
    """

    leaveRequested = Signal()

    def __init__(self, name: str, spoken: str, placeholder: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        else:
            super().keyPressEvent(event)
