"""The two dialogs around the details form: a new meeting, and the details of the open one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from minutes_app.domain.meeting import Attendee, Details, Meeting
from ui.dialogs.details_form import DetailsForm
from ui.on_screen import resize_on_screen


class FormDialog(QDialog):
    """A details form with what is wrong in words under it, never in a box on top."""

    def __init__(self, form: DetailsForm, accept: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.form = form
        self.problem = QLabel()
        self.problem.setObjectName("formProblem")
        self.problem.setProperty("problem", True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        scroll = QScrollArea()
        scroll.setWidget(form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Close, unless the form cannot be taken: then say why, and go to the field."""
        wrong = self.form.wrong_field
        self.problem.setText(self.form.problem)
        if wrong:
            wrong.setFocus()
        else:
            super().accept()


class NewMeetingDialog(FormDialog):
    """Asks for series, date, time and place; choosing a series fills in what its last meeting had."""

    def __init__(
        self, series: Sequence[str], draft: Callable[[str, date | None], Meeting], today: date, parent: QWidget | None
    ) -> None:
        form = DetailsForm(series, whole=False)
        super().__init__(form, "Start the meeting", parent)
        self.setWindowTitle("New meeting")
        resize_on_screen(self, 460, 470)
        self._draft = draft
        self._today = today
        form.seriesChosen.connect(self._on_series_chosen)
        self._on_series_chosen(series[0] if series else "")
        form.date.show_date(today, today)
        form.date.setFocus()
        form.date.selectAll()

    def _on_series_chosen(self, name: str) -> None:
        typed = self.form.result
        meeting = self._draft(name, typed.date or self._today)
        details = replace(meeting.details, series=name, date=typed.date, start_time=typed.start_time)
        self.form.show_details(details, meeting.attendees, self._today)

    @property
    def meeting(self) -> Meeting:
        """The meeting to start: the series' items and people, and the details as typed."""
        details = self.form.result
        return replace(self._draft(details.series, details.date), details=details)


class DetailsDialog(FormDialog):
    """Shows all details of the open meeting."""

    def __init__(
        self,
        details: Details,
        attendees: Sequence[Attendee],
        series: Sequence[str],
        today: date,
        parent: QWidget | None,
    ) -> None:
        form = DetailsForm(series, whole=True)
        super().__init__(form, "Take these details", parent)
        self.setWindowTitle("Meeting details")
        resize_on_screen(self, 480, 700)
        form.show_details(details, attendees, today)
        form.date.setFocus()
