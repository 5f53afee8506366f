"""All meetings, newest first, narrowed down as one types."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from minutes_app.domain.meeting import Details, Status
from minutes_app.service import MeetingEntry
from ui.library.heading import heading
from ui.library.paged_model import PagedModel
from ui.library.table import LibraryTable
from ui.wording import counted, day_number


class MeetingsView(QWidget):
    """The list of meetings.

    Signals:
        meetingRequested: the id of a meeting to open.
        leaveRequested: back to the open meeting.
    """

    meetingRequested = Signal(int)
    leaveRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings: Sequence[MeetingEntry] = ()
        self._model: PagedModel[MeetingEntry] = PagedModel(("Date", "Meeting", "Venue", "State"), _cells, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText("A month, a year, a series, a venue")
        self.field.setAccessibleName("Find a meeting")
        self.table = LibraryTable(self._model, "Meetings", wide=1)
        self.count = QLabel()
        self.count.setProperty("muted", True)
        layout = QVBoxLayout(self)
        layout.addWidget(heading("Meetings"))
        for widget in (self.field, self.table, self.count):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self.table.focus_first)
        self.table.rowOpened.connect(self._on_opened)
        self.table.leaveRequested.connect(self.leaveRequested)

    def show_meetings(self, meetings: Sequence[MeetingEntry]) -> None:
        """Show these meetings."""
        self._meetings = meetings
        self._narrow()
        for column, width in ((0, 110), (2, 210), (3, 110)):
            self.table.setColumnWidth(column, width)

    def focus(self) -> None:
        """Take the focus."""
        self.table.focus_first()

    def _narrow(self) -> None:
        words = self.field.text().casefold().split()
        found = [entry for entry in self._meetings if all(word in _searched(entry.details) for word in words)]
        self._model.show_rows(lambda offset, limit: found[offset : offset + limit])
        shown = f"{len(found)} of " if len(found) < len(self._meetings) else ""
        self.count.setText(f"{shown}{counted(len(self._meetings), 'meeting')}. Enter opens one.")
        if not self._meetings:
            self.count.setText("No meetings yet. Ctrl+N starts one.")

    def _on_opened(self, entry: MeetingEntry) -> None:
        self.meetingRequested.emit(entry.id)


def _cells(entry: MeetingEntry) -> Sequence[str]:
    details = entry.details
    state = "draft" if details.status is Status.DRAFT else "approved"
    return (day_number(details.date), details.full_title, details.venue, state)


def _searched(details: Details) -> str:
    return f"{day_number(details.date)} {details.date or ''} {details.full_title} {details.venue}".casefold()
