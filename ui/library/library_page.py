"""The library: what there is, at the left; one view of it, at the right."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.listing import TO_PUBLISH, MeetingFilter
from ui.aside import Aside
from ui.library.heading import told
from ui.library.meetings_view import MeetingsView
from ui.library.nav import LibraryNav
from ui.library.people_view import PeopleView
from ui.library.publishing_view import PublishingView
from ui.library.register_view import RegisterView
from ui.library.search_view import SearchView
from ui.library.series_view import SeriesView
from ui.library.view import LibraryView
from ui.theme import Theme

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

VIEWS = ("Meetings", "Actions", "To publish", "People", "Series", "Search")
_SIDE, _NARROW_SIDE, _NARROW = 208, 192, 1100


class LibraryPage(QFrame):
    """Meetings, action register, what is to be published, people, series and search.

    Signals:
        lineRequested: meeting id and line id.
        wordsRequested: meeting id, line id, and where in the line its words begin and end.
        newRequested: a new meeting.
        leaveRequested: back to the open meeting.
    """

    lineRequested = Signal(int, str)
    wordsRequested = Signal(int, str, int, int)
    newRequested = Signal()
    leaveRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self.theme = theme
        self._service: MinutesService | None = None
        self.meetings, self.register = MeetingsView(theme), RegisterView(theme)
        self.publishing = PublishingView(theme)
        self.people, self.series, self.search = PeopleView(), SeriesView(), SearchView(theme)
        listed = (self.meetings, self.register, self.publishing, self.people, self.series, self.search)
        self._listed: Sequence[LibraryView] = listed
        self._stale: set[LibraryView] = set()
        self.nav = LibraryNav(VIEWS, theme)
        self.new_button = QPushButton("New meeting   Ctrl+N")
        self.new_button.setProperty("primary", True)
        self.back = told(muted=True)
        self._views = QStackedWidget()
        self._side = QFrame()
        self._aside = Aside(self)
        self._lay_out()
        self._connect()
        self._let_in(is_open=False)
        on_view = (("Ctrl+F", self._find), ("Ctrl+E", self._export), ("F6", self._change_side))
        for keys, work in (*on_view, ("Ctrl+PgDown", self._next_view), ("Ctrl+PgUp", self._previous_view)):
            QShortcut(QKeySequence(keys), self, work, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        title = QLabel("OPCC Minutes")
        title.setStyleSheet("font-size: 12pt; font-weight: 700;")
        title.setContentsMargins(10, 0, 0, 0)
        self._side.setProperty("panel", True)
        self._side.setMinimumWidth(_NARROW_SIDE)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(12)
        for widget, stretch in ((title, 0), (self.nav, 1), (self.new_button, 0), (self.back, 0)):
            column.addWidget(widget, stretch)
        for view in self._listed:
            self._views.addWidget(view)
            view.setContentsMargins(12, 8, 12, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(self._views, 1)

    def _connect(self) -> None:
        self.nav.currentRowChanged.connect(self._on_view_chosen)
        self.nav.viewRequested.connect(self.focus_view)
        self.nav.leaveRequested.connect(self.leaveRequested)
        self.new_button.clicked.connect(self.newRequested)
        self.meetings.welcome.newRequested.connect(self.newRequested)
        self.register.lineRequested.connect(self.lineRequested)
        self.search.wordsRequested.connect(self.wordsRequested)
        for view in self._listed:
            view.leaveRequested.connect(self.leaveRequested)

    @property
    def service(self) -> "MinutesService | None":
        """The library that is open, if any."""
        return self._service

    @service.setter
    def service(self, service: "MinutesService | None") -> None:
        self._service = service
        self._aside.end()
        for view in self._listed:
            view.leave_library()

    def show_library(self, view: str, back: str, current: int | None) -> None:
        """Show the library as it is now, at one of VIEWS.

        `back` names the meeting to go back to, if any; `current` is the id of the meeting to stand on in the list.
        """
        self._stale = set(self._listed)
        self._let_in(is_open=True)
        self.back.setText(f"Back to {back}   Esc" if back else "")
        self.show_view(view)
        if current is not None:
            self.meetings.choose(current)
        self._count()

    def show_nothing(self) -> None:
        """Show how to begin where no library is open."""
        self._let_in(is_open=False)
        self.back.clear()
        self.nav.setCurrentRow(0)
        self.meetings.show_nothing()
        self.meetings.focus()

    def _let_in(self, *, is_open: bool) -> None:
        for part in (self.nav, self.new_button):
            part.setEnabled(is_open)

    def show_view(self, name: str) -> None:
        """Show one of VIEWS, filled anew where the library can have changed since."""
        row = VIEWS.index(name)
        self.nav.setCurrentRow(row)
        self._on_view_chosen(row)
        self.focus_view()

    def show_meetings_of(self, series: str) -> None:
        """Show the meetings of a series."""
        self.show_view("Meetings")
        self.meetings.show_series(series)

    def refresh(self) -> None:
        """Ask the library again: something was changed from here."""
        self._stale = set(self._listed)
        self._on_view_chosen(self.nav.currentRow())
        self._count()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.theme = theme
        self.nav.set_theme(theme)
        for view in self._listed:
            view.set_theme(theme)

    @property
    def chosen_series(self) -> str:
        """The name of the series that is current in the list of series; empty where another view shows, or none."""
        listed = self.series.table.current if self.series.isVisible() else None
        return listed.series.name if listed else ""

    def focus_view(self) -> None:
        """Go into the view that shows."""
        self._view.focus()

    @property
    def _view(self) -> LibraryView:
        return self._listed[max(self._views.currentIndex(), 0)]

    def _on_view_chosen(self, row: int) -> None:
        view = self._listed[row]
        if self._service and view in self._stale:
            self._stale.discard(view)
            view.show_library(self._service, date.today())
        self._views.setCurrentWidget(view)

    def _find(self) -> None:
        self._view.go_to_field()

    def _export(self) -> None:
        if self._view is self.register:
            self.register.export_to_word()

    def _change_side(self) -> None:
        if self.nav.hasFocus():
            self.focus_view()
        else:
            self.nav.setFocus()

    def _next_view(self) -> None:
        self.show_view(VIEWS[(self.nav.currentRow() + 1) % len(VIEWS)])

    def _previous_view(self) -> None:
        self.show_view(VIEWS[self.nav.currentRow() - 1])

    def _count(self) -> None:
        service = self._service
        if service:
            self._aside.ask(lambda: _counts(service), self._on_counted)

    def _on_counted(self, counts: Sequence[str]) -> None:
        for row, words in enumerate(counts):
            self.nav.show_count(row, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Esc, from a field that has no use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side list less room where there is little."""
        self._side.setMaximumWidth(_NARROW_SIDE if event.size().width() < _NARROW else _SIDE)
        super().resizeEvent(event)


def _counts(service: "MinutesService") -> Sequence[str]:
    """Return how much there is of what VIEWS show."""
    to_do = service.register_count(ActionFilter(), date.today())
    return (
        f"{service.meeting_count():,}",
        f"{to_do:,} open",
        f"{service.meeting_count(MeetingFilter(publishing=TO_PUBLISH)):,}",
        f"{service.people_count():,}",
        f"{len(service.series()):,}",
        "",
    )
