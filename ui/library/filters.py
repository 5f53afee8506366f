"""The fields that narrow a list down: each with its name in it, reached by Alt and the letter underlined."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from minutes_app.domain.spans import read_span
from ui.pane_line import PaneLine

# Keys of the library that a line would otherwise take for moving and deleting, as some systems have it.
_OURS = (Qt.Key.Key_E, Qt.Key.Key_F, Qt.Key.Key_K)


def _is_ours(event: QEvent) -> bool:
    with_control = isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return with_control and isinstance(event, QKeyEvent) and event.key() in _OURS


class FilterLine(PaneLine):
    """A line to type into; Down goes on to the list, Esc takes back what was typed before it leaves.

    Signals:
        listRequested: into the list below.
    """

    listRequested = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the library to it."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list, or type."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.listRequested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class DayField(FilterLine):
    """A day, a month or a year; of those it is the first day, or the last."""

    def __init__(self, name: str, spoken: str, *, last: bool) -> None:
        super().__init__(name, spoken, "any")
        self._last = last
        self.setToolTip("A day, a month or a year: 18 July 2022, May 2019, 2022")
        self.setMinimumWidth(72)

    def day(self, today: date) -> date | None:
        """Return the day typed, None for none."""
        span = read_span(self.text(), today) if self.text().strip() else None
        return span[self._last] if span else None

    def problem(self, today: date) -> str:
        """Return what is wrong with what was typed, in a sentence; empty when all is well."""
        typed = self.text().strip()
        is_wrong = typed and not self.day(today)
        return f"“{typed}” is no day, month or year. Try 18 July 2022, May 2019 or 2022." if is_wrong else ""


class Pill(QFrame):
    """A field in a rounded frame with its name before it; it is lit where it narrows the list."""

    def __init__(self, name: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setProperty("pill", True)
        label = QLabel(name)
        label.setProperty("muted", True)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name.replace("&", ""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 1, 4, 1)
        layout.setSpacing(4)
        layout.addWidget(label)
        layout.addWidget(field, 1)
        field.installEventFilter(self)
        if isinstance(field, QLineEdit):
            field.textChanged.connect(self._show_state)
        elif isinstance(field, QComboBox):
            field.currentTextChanged.connect(self._show_state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the frame lit while the field has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._dress("focused", event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _show_state(self, text: str) -> None:
        narrows = self.field.currentIndex() != 0 if isinstance(self.field, QComboBox) else bool(text.strip())
        self._dress("narrowing", narrows)

    def _dress(self, name: str, value: bool) -> None:
        if bool(self.property(name)) != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)
