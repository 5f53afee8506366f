"""The fields under the list of actions: owners, due date and status of the chosen one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from minutes_app.domain.actions import ActionStatus
from ui.meeting.action_list import ActionList
from ui.meeting.action_model import ActionCard
from ui.pane_line import PaneLine
from ui.wording import due_words

_KEYS = "Shift+F9 goes to the list:\nEnter to the line, O\u00a0owner, D\u00a0due, S\u00a0status."


def status_after(status: ActionStatus) -> ActionStatus:
    """Return the status that one key goes on to, after the last one the first."""
    order = list(ActionStatus)
    return order[(order.index(status) + 1) % len(order)]


class ActionFields(QWidget):
    """Owner, due and status of the current card; Enter takes what was typed, Esc drops it.

    Signals:
        ownersTyped, dueTyped: line id and what was typed for it.
        statusRequested: line id and the status after the present one.
    """

    ownersTyped = Signal(str, str)
    dueTyped = Signal(str, str)
    statusRequested = Signal(str, object)

    def __init__(self, view: ActionList) -> None:
        super().__init__()
        self._view = view
        self.owner = PaneLine("actionOwner", "Owners of the action", "CC, DCC")
        self.due = PaneLine("actionDue", "Due date of the action", "31 August")
        self.status = QPushButton()
        self.status.setObjectName("actionStatus")
        self._hint = QLabel(_KEYS)
        self._hint.setProperty("muted", True)
        self._hint.setWordWrap(True)
        self._of_card: list[QWidget] = [self.owner, self.due, self.status]
        grid = QGridLayout(self)
        grid.addWidget(self._hint, 2, 0, 1, 3)
        grid.setContentsMargins(14, 8, 14, 12)
        for place, (words, field) in enumerate(
            (("&Owner  O", self.owner), ("&Due  D", self.due), ("&Status  S", self.status))
        ):
            label = QLabel(words)
            label.setProperty("muted", True)
            label.setBuddy(field)
            self._of_card.append(label)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.model().dataChanged.connect(self._show)
        view.model().modelReset.connect(self._show)
        view.ownerRequested.connect(self._on_owner_key)
        view.dueRequested.connect(self._on_due_key)
        self.owner.returnPressed.connect(self._on_owner_typed)
        self.due.returnPressed.connect(self._on_due_typed)
        self.status.clicked.connect(self._on_status_clicked)
        for field in (self.owner, self.due):
            field.leaveRequested.connect(self._on_left)
        self._show()

    @property
    def _card(self) -> ActionCard | None:
        return self._view.card

    def _on_current_changed(self) -> None:
        self._show()

    def _show(self) -> None:
        card = self._card
        for field in (self.owner, self.due, self.status):
            field.setEnabled(card is not None)
        for widget in self._of_card:
            widget.setVisible(card is not None)
        self._hint.setVisible(card is None)
        if not self.owner.hasFocus():
            self.owner.setText(", ".join(card.action.owners) if card else "")
        if not self.due.hasFocus():
            self.due.setText(due_words(card.action) if card else "")
            self.due.setCursorPosition(0)
        self.status.setText(card.action.status.value.capitalize() if card else "")

    def _on_owner_key(self) -> None:
        self.owner.setFocus()
        self.owner.selectAll()

    def _on_due_key(self) -> None:
        self.due.setFocus()
        self.due.selectAll()

    def _on_owner_typed(self) -> None:
        if self._card:
            self._view.setFocus()
            self.ownersTyped.emit(self._card.line_id, self.owner.text())
            self._show()

    def _on_due_typed(self) -> None:
        if self._card:
            self._view.setFocus()
            self.dueTyped.emit(self._card.line_id, self.due.text())
            self._show()

    def _on_status_clicked(self) -> None:
        if self._card:
            self.statusRequested.emit(self._card.line_id, status_after(self._card.action.status))

    def _on_left(self) -> None:
        self._view.setFocus()
        self._show()
