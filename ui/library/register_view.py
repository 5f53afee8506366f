"""The action register: all actions of all meetings, what became of each, and keys to say so."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.follow_up import STATES, ActionFilter, ProgressNote, RegisterEntry, is_overdue
from ui.choice import Choice
from ui.library.action_details import ActionDetails
from ui.library.heading import heading
from ui.library.paged_model import PagedModel
from ui.library.table import LibraryTable
from ui.library.view import LibraryView
from ui.theme import Theme
from ui.wording import counted, day_number, due_words, shortened

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_HEADS = ("No.", "Owner", "Action", "From", "Due", "State")
_LONGEST_PLACE = 26
_STATE_WORDS = {"open": "Open", "overdue": "Overdue", "due": "Due now", "done": "Done", "all": "All"}


class RegisterView(LibraryView):
    """A table of actions beside the details of the current one.

    Signals:
        lineRequested: go to a line of a meeting: meeting id and line id.
        leaveRequested: back to the open meeting.
        progressNoted: what is to be noted of an action: RegisterEntry and ProgressNote.
    """

    lineRequested = Signal(int, str)
    leaveRequested = Signal()
    progressNoted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: PagedModel[RegisterEntry] = PagedModel(_HEADS, self._cells, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Words of the action")
        self.field.setAccessibleName("Words of the action")
        self.owner = QLineEdit()
        self.owner.setPlaceholderText("Owner: CC, or a name")
        self.owner.setAccessibleName("Owner")
        self.state = Choice(editable=False)
        self.state.addItems([_STATE_WORDS[state] for state in STATES])
        self.state.setAccessibleName("State")
        self.series = Choice(editable=False)
        self.series.setAccessibleName("Series")
        self.table = LibraryTable(self._model, "Actions", wide=2)
        self.details = ActionDetails()
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.field, 3)
        filters.addWidget(self.owner, 1)
        filters.addWidget(self.state)
        filters.addWidget(self.series)
        left = QVBoxLayout()
        left.addWidget(heading("Actions"))
        left.addLayout(filters)
        left.addWidget(self.table)
        left.addWidget(self.count)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(left, 1)
        layout.addWidget(self.details)
        self.details.setFixedWidth(290)

    def _connect(self) -> None:
        for line in (self.field, self.owner):
            line.textChanged.connect(self.refresh)
            line.returnPressed.connect(self.table.focus_first)
        self.state.currentIndexChanged.connect(self.refresh)
        self.series.currentIndexChanged.connect(self.refresh)
        self.table.rowChosen.connect(self._on_chosen)
        self.table.rowOpened.connect(self._on_opened)
        self.table.leaveRequested.connect(self.leaveRequested)
        self.details.noteTyped.connect(self._on_note_typed)
        self.details.statusRequested.connect(self._on_status_requested)
        self.details.leaveRequested.connect(self.focus)

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Show the register of a library."""
        self.service, self.today = service, today
        self.series.blockSignals(True)
        chosen = self.series.currentText()
        self.series.clear()
        self.series.addItems(["All series", *(series.name for series in service.series())])
        self.series.setCurrentText(chosen or "All series")
        self.series.blockSignals(False)
        self.refresh()
        for column, width in ((0, 64), (1, 90), (3, 190), (4, 150), (5, 110)):
            self.table.setColumnWidth(column, width)

    def focus(self) -> None:
        """Take the focus."""
        self.table.focus_first()

    @property
    def filter(self) -> ActionFilter:
        """What is asked for."""
        series = "" if self.series.currentIndex() <= 0 else self.series.currentText()
        state = STATES[max(self.state.currentIndex(), 0)]
        return ActionFilter(self.field.text().strip(), self.owner.text().strip(), state, None, series)

    def refresh(self) -> None:
        """Ask the library again, the current action kept where it still shows."""
        service = self.service
        if service is None:
            return
        asked, today = self.filter, self.today
        current = self._model.row(self.table.currentIndex())
        self._model.show_rows(lambda offset, limit: service.register(asked, today, offset=offset, limit=limit))
        if current:
            self._choose(current)
        self._on_chosen(self._model.row(self.table.currentIndex()))
        total = service.register_count(asked, today)
        overdue = sum(is_overdue(entry.action, today) for entry in self._model.rows)
        late = f" · {overdue} overdue" if overdue else ""
        self.count.setText(f"{counted(total, 'action')}{late}" if total else "No action fits. Esc goes back.")

    def _choose(self, wanted: RegisterEntry) -> None:
        for row, entry in enumerate(self._model.rows):
            if (entry.meeting_id, entry.line_id) == (wanted.meeting_id, wanted.line_id):
                self.table.selectRow(row)
                return

    def _cells(self, entry: RegisterEntry) -> Sequence[str]:
        place = shortened(f"{entry.item_number}  {entry.item_title}".strip(), _LONGEST_PLACE)
        return (
            f"A-{entry.number}",
            " ".join(entry.action.owners),
            entry.text,
            f"{place}\n{day_number(entry.date)}",
            due_words(entry.action) or "—",
            state_words(entry, self.today),
        )

    def _on_chosen(self, entry: RegisterEntry | None) -> None:
        if entry and self.service:
            self.details.show_entry(entry, self.service.history(entry.meeting_id, entry.line_id))
        else:
            self.details.show_nothing()

    def _on_opened(self, entry: RegisterEntry) -> None:
        self.lineRequested.emit(entry.meeting_id, entry.line_id)

    def _on_note_typed(self, entry: RegisterEntry, words: str) -> None:
        self.progressNoted.emit(entry, ProgressNote(self.today, words))

    def _on_status_requested(self, entry: RegisterEntry, status: ActionStatus) -> None:
        self.progressNoted.emit(entry, ProgressNote(self.today, "", status=status))


def state_words(entry: RegisterEntry, today: date) -> str:
    """Return the state of an action in words: how late it is, or how far it has come."""
    action = entry.action
    if is_overdue(action, today):
        days = (today - action.due).days if action.due else 0
        return f"{counted(days, 'day')} late" if days else "late"
    if action.status is not ActionStatus.OPEN:
        return action.status.value
    if action.due_meeting and not action.owners:
        return "bring back"
    return "open" if action.due or action.due_meeting else "no date"
