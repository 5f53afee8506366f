"""One action of the register: where it comes from, its history, and what may be said of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.follow_up import ProgressNote, RegisterEntry
from ui.library.heading import Card, told
from ui.pane_line import PaneLine
from ui.wording import day_number


class ActionCard(Card):
    """The panel beside the register.

    Signals:
        noteTyped: the entry and a progress note.
        statusRequested: the entry and the status it is to have.
        changeRequested: the entry whose owner, due date or status is to be changed.
        leaveRequested: back to the table.
    """

    noteTyped = Signal(object, str)
    statusRequested = Signal(object, object)
    changeRequested = Signal(object)
    leaveRequested = Signal()

    def __init__(self) -> None:
        self._entry: RegisterEntry | None = None
        self.number, self.text, self.source = told(muted=True), told(strong=True), told()
        self.history_heading, self.history = told(strong=True), told()
        self.history_heading.setText("History")
        self.note = PaneLine("progressNote", "Progress note", "Add a progress note…   N")
        self.done_button, self.change_button = QPushButton("Complete   C"), QPushButton("Change…   E")
        self.progress_button = QPushButton("In progress   I")
        self.done_button.setProperty("primary", True)
        labels = (self.number, self.text, self.source, self.history_heading, self.history)
        super().__init__((*labels, self.note), (self.done_button, self.change_button, self.progress_button))
        self.note.returnPressed.connect(self._on_note_typed)
        self.note.leaveRequested.connect(self.leaveRequested)
        self.done_button.clicked.connect(self.complete)
        self.progress_button.clicked.connect(self.begin)
        self.change_button.clicked.connect(self._on_change)
        self.show_nothing()

    def show_entry(self, entry: RegisterEntry) -> None:
        """Show an action; its history follows. A note begun stays where it is the same action as before."""
        if self._entry is None or _key(self._entry) != _key(entry):
            self.note.clear()  # it was of the other one
        self._entry = entry
        people = ", ".join(name for name in entry.people if name)
        owners = " ".join(entry.action.owners)
        who = f"{owners} ({people})" if owners and people else owners
        sign = "restricted" if entry.is_restricted else ""
        self.number.setText(" · ".join(part for part in (f"A-{entry.number}", who, sign) if part))
        self.text.setText(entry.text)
        place = f"{entry.item_number} {entry.item_title}".strip()
        self.source.setText(f"{entry.meeting}, {day_number(entry.date)}\n{place}     Enter opens it")
        self.history.clear()
        self.done_button.setText("Complete   C" if entry.action.status.is_open else "Open again   C")
        self.progress_button.setVisible(entry.action.status is ActionStatus.OPEN)
        self._switch(True)

    def show_history(self, history: Sequence[ProgressNote]) -> None:
        """Show what became of the action, the newest first."""
        self.history.setText("\n".join(map(_line, history)))

    def show_nothing(self) -> None:
        """Show that no action is chosen."""
        self._entry = None
        for label in (self.number, self.source, self.history):
            label.clear()
        self.text.setText("No action chosen")
        self._switch(False)

    def _switch(self, is_on: bool) -> None:
        self.history_heading.setVisible(is_on)
        for widget in (self.note, self.done_button, self.change_button, self.progress_button):
            widget.setEnabled(is_on)

    def complete(self) -> None:
        """Complete the action, or open a closed one again."""
        if self._entry:
            is_open = self._entry.action.status.is_open
            self.statusRequested.emit(self._entry, ActionStatus.COMPLETE if is_open else ActionStatus.OPEN)

    def begin(self) -> None:
        """Say that an open action is in progress."""
        if self._entry and self._entry.action.status is ActionStatus.OPEN:
            self.statusRequested.emit(self._entry, ActionStatus.IN_PROGRESS)

    def _on_change(self) -> None:
        self.changeRequested.emit(self._entry)

    def _on_note_typed(self) -> None:
        words = self.note.text().strip()
        if self._entry and words:
            self.noteTyped.emit(self._entry, words)


def _key(entry: RegisterEntry) -> tuple[int, str]:
    return entry.meeting_id, entry.line_id


def _line(note: ProgressNote) -> str:
    is_told = note.status and note.text.endswith(f" to {note.status}.")  # by the words of the change
    parts = [note.text, f"({note.status})" if note.status and not is_told else "", note.who and f"– {note.who}"]
    return f"{day_number(note.on)}  " + " ".join(part for part in parts if part)
