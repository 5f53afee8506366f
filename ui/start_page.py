"""The page one sees before a meeting is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from minutes_app.service import MeetingEntry
from ui.wording import day_number


class StartPage(QFrame):
    """Offers a new meeting, the sample meeting, another library, and the meetings opened last.

    Signals:
        newRequested, sampleRequested, importRequested, libraryRequested: a button was pressed.
        meetingRequested: the id of a meeting to open.
    """

    newRequested = Signal()
    sampleRequested = Signal()
    importRequested = Signal()
    libraryRequested = Signal()
    meetingRequested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self.new_button = _button("New meeting  Ctrl+N", primary=True)
        self.sample_button = _button("Open the sample meeting")
        self.import_button = _button("Import earlier minutes…")
        self.library_button = _button("Open a library…")
        self.words = QLabel()
        self.words.setProperty("muted", True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.recent = _RecentList()
        self.recent.setAccessibleName("Meetings opened last")
        self.recent.setStyleSheet("::item { padding: 6px 8px; }")
        self._heading = QLabel("Opened last")
        self._heading.setProperty("heading", True)
        self._lay_out()
        self.new_button.clicked.connect(self.newRequested)
        self.sample_button.clicked.connect(self.sampleRequested)
        self.import_button.clicked.connect(self.importRequested)
        self.library_button.clicked.connect(self.libraryRequested)
        self.recent.itemActivated.connect(self._on_activated)

    def _lay_out(self) -> None:
        title = QLabel("OPCC Minutes")
        title.setStyleSheet("font-size: 22pt; font-weight: 700;")
        buttons = QHBoxLayout()
        for button in (self.new_button, self.sample_button, self.import_button, self.library_button):
            buttons.addWidget(button)
        buttons.addStretch()
        inner = QVBoxLayout()
        inner.setSpacing(14)
        for widget in (title, self.words):
            inner.addWidget(widget)
        inner.addLayout(buttons)
        inner.addSpacing(12)
        inner.addWidget(self._heading)
        inner.addWidget(self.recent, 10)
        inner.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(40, 60, 40, 40)
        outer.addStretch(1)
        outer.addLayout(inner, 4)
        outer.addStretch(1)

    def show_meetings(self, meetings: Sequence[MeetingEntry]) -> None:
        """Show the meetings opened last; say what to do where there are none."""
        self.recent.clear()
        for entry in meetings:
            row = QListWidgetItem(f"{day_number(entry.details.date)}    {entry.details.full_title}")
            row.setData(Qt.ItemDataRole.UserRole, entry.id)
            self.recent.addItem(row)
        known = bool(meetings)
        self._heading.setVisible(known)
        self.recent.setVisible(known)
        self.words.setText(
            "Take the minutes as people speak; everything is saved as you type. Enter opens a meeting below."
            if known
            else "Take the minutes as people speak; everything is saved as you type, and Ctrl+E makes the Word file.\n"
            "Start a meeting of your own, or look at a real one first."
        )
        if known:
            self.recent.setCurrentRow(0)
            self.recent.setFocus()
        else:
            self.new_button.setFocus()

    def _on_activated(self, row: QListWidgetItem) -> None:
        self.meetingRequested.emit(row.data(Qt.ItemDataRole.UserRole))


class _RecentList(QListWidget):
    """A list that Enter opens on every system."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


def _button(words: str, *, primary: bool = False) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("primary", primary)
    button.setAutoDefault(True)
    return button
