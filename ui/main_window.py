"""The one window: it puts its parts together, and shows the open meeting or the library. It holds no rule."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from minutes_app import places
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import OWN_SERIES, UNUSED, Details
from ui.alerts import Alerts
from ui.approving import Approving
from ui.asking import Asking
from ui.backstage import Backstage
from ui.dialogs.lists import KeysDialog
from ui.icons import Icons
from ui.importing.importing import Importing
from ui.libraries import Libraries
from ui.library.desk import LibraryDesk
from ui.library.library_page import LibraryPage
from ui.look import Look
from ui.meeting.known_people import KnownPeople
from ui.meeting.page import MeetingPage
from ui.menus import FURTHER_KEYS, Menus
from ui.next_meeting import NextMeetingNote
from ui.output import Output
from ui.outstanding import Outstanding
from ui.reporting import Reporting
from ui.restricting import Restricting
from ui.reviewing import Reviewing
from ui.short_forms import ShortForms
from ui.source_visit import SourceVisit
from ui.spelling import SpellingCheck
from ui.status import StatusLine
from ui.strip import ProblemStrip, stacked
from ui.tasks import Tasks
from ui.theme import LIGHT, Theme
from ui.undoing import Undoing
from ui.window_menus import add_menus
from ui.window_places import remember_places, restore_places
from ui.wording import PROGRAM, window_title

if TYPE_CHECKING:  # the database behind it takes as long to load as Qt: the window is painted first
    from minutes_app.service import MinutesService


class MainWindow(QMainWindow):
    """Shows the open meeting or the library.

    `open_library` makes a service for a path; `samples` is the folder of sample meetings; `settings` remembers
    the window's places.
    """

    def __init__(
        self,
        open_library: "Callable[[Path], MinutesService]",
        settings: QSettings,
        sample: Path,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._sample = sample
        self.service: MinutesService | None = None
        self.alerts = Alerts(self, settings)
        self.page = MeetingPage(theme)
        self._pages = QStackedWidget()
        self.library = LibraryPage(theme)
        for page in (self.library, self.page):
            self._pages.addWidget(page)
        self.strip = ProblemStrip(theme)
        self.setCentralWidget(stacked(self.strip, self._pages))
        self.asking = Asking(self.page, self.library, self.alerts, self.open_meeting, self)
        self.backstage = Backstage(self)
        self.desk = LibraryDesk(self.library, self.page, self.alerts, self.backstage, self._with_meeting_closed, self)
        self.visit = self.desk.visit
        self.importing = Importing(self.alerts, self.open_meeting, self.backstage, self)
        self.outstanding, self.known_people = Outstanding(self.page, self), KnownPeople(self.page, self)
        self.spelling = SpellingCheck(self.page, settings, self.backstage, self)
        self.reviewing = Reviewing(self.page, self.spelling, settings, self)
        self.approving = Approving(self.page, self.reviewing, self._with_meeting_closed, self)
        self.restricting = Restricting(self.page, theme, self)
        self.undoing = Undoing(self.page, self.outstanding.followed_up)
        self.next_meeting = NextMeetingNote(self.page, self.open_meeting, self)
        self.short_forms = ShortForms(self.page, settings, self)
        self.source_visit = SourceVisit(self.page, self._on_meeting_requested, self._on_meeting_chosen, self)
        self.status = StatusLine(self.statusBar())
        self.tasks = Tasks(self.backstage, self.status.progress, self)
        self.output = Output(self.page, self.alerts, settings, self.tasks, self.reviewing, self)
        icons = Icons(places.resources() / "icons")
        self.menus = Menus(self, icons)
        parts = (self.page, self.library, self.strip, self.menus, self.restricting)
        buttons = (*self.library.meetings.welcome.icons, *self.page.header.icons)
        self.look = Look(theme, icons, settings, parts, buttons, self)
        self.reporting = Reporting(self.page, self.status, self.strip, self.look, self)
        self.libraries = self._make_libraries(open_library)
        add_menus(self.menus, self)
        self.menus.set_theme(theme)
        self._connect()
        restore_places(settings, self, self.page)
        self.setWindowTitle(PROGRAM)

    def _make_libraries(self, make: "Callable[[Path], MinutesService]") -> Libraries:
        served = (
            *(self, self.desk, self.asking, self.importing, self.output, self.approving, self.outstanding),
            *(self.outstanding.followed_up, self.next_meeting, self.reviewing, self.known_people, self.spelling),
        )
        return Libraries(make, served, self._leave_library, self._begin, self.status, self.alerts, self)

    def _connect(self) -> None:
        library, page = self.library, self.page
        library.meetings.welcome.sampleRequested.connect(self.open_sample)
        library.meetings.welcome.importRequested.connect(self.importing.import_files)
        library.meetings.welcome.libraryRequested.connect(self.libraries.choose)
        for help_ in (self.short_forms, self.spelling):
            self.libraries.opened.connect(help_.read_for)
        self.libraries.problemFound.connect(self.tell_fault)
        self.visit.shown.connect(self._on_library_shown)
        library.newRequested.connect(self.asking.new_meeting)
        self.desk.meetings.meetingRequested.connect(self._on_meeting_chosen)
        self.desk.meetings.nextRequested.connect(self.next_meeting.make_after)
        self.desk.noticeGiven.connect(self.say)
        library.lineRequested.connect(self.source_visit.visit)
        library.wordsRequested.connect(self.source_visit.visit_words)
        library.leaveRequested.connect(self._on_library_left)
        page.noticeGiven.connect(self.say)
        page.header.export_button.clicked.connect(self.output.export)
        page.header.print_button.clicked.connect(self.output.print)
        self.output.noticeGiven.connect(self.say)
        self.tasks.stopped.connect(self.say)
        self.tasks.problemFound.connect(self.tell_fault)
        self.importing.noticeGiven.connect(self.say)
        self.importing.libraryRequested.connect(self.visit.show_meetings)
        page.header.find_button.clicked.connect(self._on_find_clicked)
        self.asking.detailsTaken.connect(self._on_details_taken)
        for help_ in (self.short_forms, self.spelling):
            help_.problemFound.connect(self.tell_fault)
            help_.noticeGiven.connect(self.say)
        page.spelling.noticeOutdated.connect(self.status.take_away)
        self.asking.detailsTaken.connect(self.spelling.learn)
        self.reviewing.detailsRequested.connect(self.asking.edit_details)
        telling = (self.outstanding, self.approving, self.next_meeting, self.reviewing, self.restricting)
        for part in (self.libraries, *telling):
            part.noticeGiven.connect(self.say)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._on_application_state_changed)

    def open_first(self, path: Path, meeting_id: int | None) -> None:
        """Open the library that the program was started with; where that fails, say so and offer a way on."""
        try:
            self.libraries.open(path, meeting_id)
        except PlainError as problem:
            self._show_start()
            if not self.libraries.restoring.offered(path, problem):
                self.alerts.tell(str(problem))

    def _begin(self, meeting_id: int | None) -> None:
        """Show the meeting asked for, at its end, or the one opened last; without either, the library."""
        last = self.service.last_place() if self.service else None
        if meeting_id is not None:
            self.open_meeting(meeting_id)
            self.page.editor.going.to_end()
        elif last is not None:
            self.open_meeting(last[0])
        else:
            self._show_start()

    def _leave_library(self) -> None:
        self._leave_meeting()
        self.tasks.finish()

    def come_forward(self) -> None:
        """Come to the front: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # Meetings

    def open_sample(self) -> None:
        """Put the sample meeting into the library and open it."""
        service = self.service
        if service:
            self.alerts.attempt(lambda: self.open_meeting(service.import_file(self._sample)))

    def _with_meeting_closed(self, meeting_id: int, work: Callable[[], None]) -> None:
        self._leave_meeting()
        self.alerts.attempt(work)
        self._on_meeting_chosen(meeting_id)

    def open_meeting(self, meeting_id: int) -> None:
        """Open a meeting; the one open before is saved and closed. The open one is only shown."""
        if self.service is None:
            return
        if self.page.meeting and self.page.meeting.id == meeting_id:
            self._on_library_left()
            return
        self._leave_meeting()
        try:
            meeting = self.service.open_meeting(meeting_id, self.reporting.saving.report)
        except PlainError:
            self._show_start()  # never a page that looks open and is not saved
            raise
        self._pages.setCurrentWidget(self.page)
        self.page.show_meeting(meeting)
        self._take_habits(meeting.meeting.details)
        self.reporting.show_state(meeting.state)
        self.menus.set_meeting_open(True)
        self.setWindowTitle(window_title(meeting.meeting.details))

    def close_meeting(self) -> None:
        """Save and close the meeting and show the library."""
        self._leave_meeting()
        self._show_start()

    def _leave_meeting(self) -> None:
        if self.page.meeting:
            self.page.leave()
            self.status.fall_silent()  # what was said was said of that meeting
        self.menus.set_meeting_open(False)

    def _show_start(self) -> None:
        self.setWindowTitle(PROGRAM)
        self.status.clear()
        self.visit.show("Meetings")

    def _on_find_clicked(self) -> None:
        self.page.find_bar.open_bar(False)

    def _on_details_taken(self, details: Details) -> None:
        self.setWindowTitle(window_title(details))
        self.outstanding.refresh()  # what is due is due on the day of the meeting
        self.reviewing.look_again()
        self._take_habits(details)

    def _take_habits(self, details: Details) -> None:
        if self.service:
            series = self.service.series_named(details.series)
            self.page.agenda_changes.unused_words = series.placeholder or UNUSED
            self.page.editor.commands.main_items_count_alone = series.numbering == OWN_SERIES

    def _on_meeting_chosen(self, meeting_id: int) -> None:
        self.alerts.attempt(lambda: self.open_meeting(meeting_id))

    def _on_meeting_requested(self, meeting_id: int, line_id: str) -> None:
        self._on_meeting_chosen(meeting_id)
        self.page.editor.going.to_line(line_id)

    def _on_library_shown(self) -> None:
        self._pages.setCurrentWidget(self.library)
        self.menus.set_meeting_open(False, behind=self.page.meeting is not None)
        self.reporting.show_counts()
        if self.service and self.service.backup_problem:
            self.tell_fault(self.service.backup_problem)

    def _on_library_left(self) -> None:
        """Go back to the open meeting, the caret where it was; without one, to the view that shows."""
        if self.page.meeting:
            self._pages.setCurrentWidget(self.page)
            self.menus.set_meeting_open(True)
            self.reporting.show_counts()
            self.page.focus_minutes()
            self.outstanding.refresh()  # the register may have been changed meanwhile, and the series
            self.approving.tell_state()  # and what is said of publication
            self._take_habits(self.page.meeting.meeting.details)
        else:
            self.library.focus_view()

    # What a person sees

    def say(self, words: str) -> None:
        """Show a short sentence in the status bar for some seconds."""
        self.status.say(words)

    def show_keys(self) -> None:
        """List the keys."""
        dialog = KeysDialog(self.menus.actions, FURTHER_KEYS, self)
        dialog.exec()
        dialog.deleteLater()

    def tell_fault(self, words: str) -> None:
        """Say that the program itself went wrong; the strip stays until it is closed."""
        self.strip.show_fault(words)

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        """Have everything saved at once where the program loses the focus or is suspended; nothing is waited for."""
        if self.page.meeting and state != Qt.ApplicationState.ApplicationActive:
            self.page.meeting.flush(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything and remember the window's places."""
        self.libraries.close()  # before all that can go wrong and matters less
        remember_places(self._settings, self, self.page)
        if QApplication.clipboard().ownsClipboard():
            words = QApplication.clipboard().text()
            QApplication.clipboard().setText(words)  # as Qt's own: ours would be deleted after Python has ended
        super().closeEvent(event)
