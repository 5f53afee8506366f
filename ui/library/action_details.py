"""One action of the register: where it comes from, its history, and what may be said of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.follow_up import ProgressNote, RegisterEntry
from ui.pane_line import PaneLine
from ui.wording import day_number


class ActionDetails(QFrame):
    """The panel beside the register.

    Signals:
        noteTyped: the entry and a progress note.
        statusRequested: the entry and the status it is to have.
        leaveRequested: back to the table.
    """

    noteTyped = Signal(object, str)
    statusRequested = Signal(object, object)
    leaveRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._entry: RegisterEntry | None = None
        self.number, self.text, self.source, self.history = (_label() for _ in range(4))
        self.number.setProperty("muted", True)
        self.text.setProperty("heading", True)
        self.source.setProperty("muted", True)
        self.note = PaneLine("progressNote", "Progress note", "Add a progress note…")
        self.done_button, self.reopen_button = QPushButton("Complete"), QPushButton("In progress")
        self.done_button.setProperty("primary", True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.done_button)
        buttons.addWidget(self.reopen_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        for label in (self.number, self.text, self.source, self.history):
            layout.addWidget(label)
        layout.addWidget(self.note)
        layout.addLayout(buttons)
        layout.addStretch()
        self.note.returnPressed.connect(self._on_note_typed)
        self.note.leaveRequested.connect(self.leaveRequested)
        self.done_button.clicked.connect(self._on_done)
        self.reopen_button.clicked.connect(self._on_progress)
        self.show_nothing()

    def show_entry(self, entry: RegisterEntry, history: Sequence[ProgressNote]) -> None:
        """Show an action."""
        self._entry = entry
        people = ", ".join(name for name in entry.people if name)
        owners = " ".join(entry.action.owners)
        who = f"{owners} ({people})" if owners and people else owners
        self.number.setText(" · ".join(part for part in (f"A-{entry.number}", who) if part))
        self.text.setText(entry.text)
        place = f"{entry.item_number} {entry.item_title}".strip()
        self.source.setText(f"{entry.meeting}, {day_number(entry.date)}\n{place}     Enter opens it")
        self.history.setText("\n".join(_line(note) for note in history))
        is_open = entry.action.status.is_open
        self.done_button.setText("Complete" if is_open else "Open again")
        self.reopen_button.setVisible(entry.action.status is ActionStatus.OPEN)
        for widget in (self.note, self.done_button, self.reopen_button):
            widget.setEnabled(True)

    def show_nothing(self) -> None:
        """Show that no action is chosen."""
        self._entry = None
        for label in (self.number, self.text, self.source, self.history):
            label.clear()
        self.text.setText("No action chosen")
        for widget in (self.note, self.done_button, self.reopen_button):
            widget.setEnabled(False)

    def _on_note_typed(self) -> None:
        words = self.note.text().strip()
        if self._entry and words:
            self.note.clear()
            self.noteTyped.emit(self._entry, words)

    def _on_done(self) -> None:
        if self._entry:
            is_open = self._entry.action.status.is_open
            self.statusRequested.emit(self._entry, ActionStatus.COMPLETE if is_open else ActionStatus.OPEN)

    def _on_progress(self) -> None:
        if self._entry:
            self.statusRequested.emit(self._entry, ActionStatus.IN_PROGRESS)


def _line(note: ProgressNote) -> str:
    parts = [note.text, f"({note.status})" if note.status else "", note.who and f"– {note.who}"]
    return f"{day_number(note.on)}  " + " ".join(part for part in parts if part)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
