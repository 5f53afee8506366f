"""The dialog that changes an action from the register: its owners, when it is due, how far it has come."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.dates import plain_date, written_month
from minutes_app.domain.follow_up import RegisterEntry
from minutes_app.domain.typed_due import typed_due
from ui.choice import Choice
from ui.library.heading import told

_STATUSES = tuple(ActionStatus)


@dataclass(frozen=True, slots=True)
class TypedChange:
    """What was typed of an action; None where it is as it was."""

    owners: str | None = None
    due: str | None = None
    status: ActionStatus | None = None


class ChangeActionDialog(QDialog):
    """Shows an action as it is; `change` is what was typed over it."""

    def __init__(self, entry: RegisterEntry, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setWindowTitle(f"Change A-{entry.number}")
        self.resize(440, 280)
        self._before = (", ".join(entry.action.owners), _due(entry))
        self.owners, self.due = QLineEdit(self._before[0]), QLineEdit(self._before[1])
        self.due.setPlaceholderText("31 August, or September meeting")
        self.status = Choice(editable=False)
        self.status.addItems([status.value for status in _STATUSES])
        self.status.setCurrentIndex(_STATUSES.index(entry.action.status))
        self.problem = told()
        self.problem.setProperty("problem", True)
        self._lay_out()
        self.owners.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for name, field in (("&Owners", self.owners), ("&Due", self.due), ("&Status", self.status)):
            form.addRow(name, field)
        words = told(strong=True)
        words.setText(self._entry.text)
        kept = QLabel("The words of the minutes stay as they are; the change is noted in the history.")
        kept.setProperty("muted", True)
        kept.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        take = buttons.addButton("Take the change", QDialogButtonBox.ButtonRole.AcceptRole)
        take.setProperty("primary", True)
        take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addLayout(form)
        for widget in (kept, self.problem):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(buttons)

    @property
    def change(self) -> TypedChange:
        """What was typed."""
        owners, due = self.owners.text().strip(), self.due.text().strip()
        status = _STATUSES[self.status.currentIndex()]
        return TypedChange(
            owners if owners != self._before[0] else None,
            due if due != self._before[1] else None,
            status if status is not self._entry.action.status else None,
        )

    def accept(self) -> None:
        """Close, unless the due date cannot be read: then say why, and go to it."""
        read = typed_due(self.due.text(), self._entry.date)
        self.problem.setText("" if read.is_usable else read.problem)
        if read.is_usable:
            super().accept()
        else:
            self.due.setFocus()


def _due(entry: RegisterEntry) -> str:
    action = entry.action
    month = f"{written_month(action.due_meeting)} meeting" if action.due_meeting else ""
    return plain_date(action.due) if action.due else month
