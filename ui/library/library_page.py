"""The library: what there is, at the left; one view of it, at the right."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from minutes_app.domain.follow_up import ActionFilter
from ui.library.meetings_view import MeetingsView
from ui.library.people_view import PeopleView
from ui.library.register_view import RegisterView
from ui.library.search_view import SearchView
from ui.theme import Theme

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

VIEWS = ("Meetings", "Actions", "People", "Search")


class LibraryPage(QFrame):
    """Meetings, action register, people and search.

    Signals:
        meetingRequested: the id of a meeting to open.
        lineRequested: meeting id and line id.
        newRequested: a new meeting.
        leaveRequested: back to the open meeting.
    """

    meetingRequested = Signal(int)
    lineRequested = Signal(int, str)
    newRequested = Signal()
    leaveRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self._service: MinutesService | None = None
        self.meetings, self.register, self.people = MeetingsView(), RegisterView(), PeopleView()
        self.search = SearchView(theme)
        self.nav = _Nav()
        self.nav.setObjectName("libraryViews")
        self.nav.setAccessibleName("Library")
        self.new_button = QPushButton("New meeting  Ctrl+N")
        self.new_button.setProperty("primary", True)
        self.back = QLabel()
        self.back.setProperty("muted", True)
        self.back.setTextFormat(Qt.TextFormat.PlainText)
        self.back.setWordWrap(True)
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel("OPCC Minutes")
        title.setStyleSheet("font-size: 12pt; font-weight: 700;")
        side = QFrame()
        side.setProperty("panel", True)
        side.setFixedWidth(208)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 16, 14, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.nav, 1)
        column.addWidget(self.new_button)
        column.addWidget(self.back)
        for name, view in zip(VIEWS, (self.meetings, self.register, self.people, self.search), strict=True):
            self.nav.addItem(name)
            self._views.addWidget(view)
            view.setContentsMargins(12, 8, 12, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(self._views, 1)

    def _connect(self) -> None:
        self.nav.currentRowChanged.connect(self._views.setCurrentIndex)
        self.nav.viewRequested.connect(self._focus_view)
        self.nav.leaveRequested.connect(self.leaveRequested)
        self.new_button.clicked.connect(self.newRequested)
        self.meetings.meetingRequested.connect(self.meetingRequested)
        self.register.lineRequested.connect(self.lineRequested)
        self.search.lineRequested.connect(self.lineRequested)
        for view in (self.meetings, self.register, self.people, self.search):
            view.leaveRequested.connect(self.leaveRequested)

    def show_library(self, service: "MinutesService", view: str, open_meeting: str) -> None:
        """Show a library, at one of VIEWS; `open_meeting` is the name of the meeting to go back to, if any."""
        self._service = service
        today = date.today()
        meetings = service.meetings()
        self.meetings.show_meetings(meetings)
        self.register.show_library(service, today)
        self.people.show_library(service)
        self.search.show_library(service)
        counts = (len(meetings), service.register_count(ActionFilter(), today), len(service.people()), None)
        for row, (name, count) in enumerate(zip(VIEWS, counts, strict=True)):
            self.nav.item(row).setText(name if count is None else f"{name}   {count}{' open' if row == 1 else ''}")
        self.back.setText(f"Back to {open_meeting}   Esc" if open_meeting else "")
        self.nav.setCurrentRow(VIEWS.index(view))
        self._focus_view()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.search.set_theme(theme)

    def _focus_view(self) -> None:
        (self.meetings, self.register, self.people, self.search)[max(self.nav.currentRow(), 0)].focus()


class _Nav(QListWidget):
    """The list of views: Enter or Right goes into one, Esc leaves.

    Signals:
        viewRequested: into the current view.
        leaveRequested: back to the open meeting.
    """

    viewRequested = Signal()
    leaveRequested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go in or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.viewRequested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        else:
            super().keyPressEvent(event)
