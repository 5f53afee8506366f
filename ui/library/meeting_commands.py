"""What can be done with a meeting of the list: open it, start the next one, erase it for good."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.listing import ListedMeeting
from ui.alerts import Alerts
from ui.backstage import Backstage
from ui.library.library_page import LibraryPage
from ui.library.versions_dialog import VersionsDialog
from ui.meeting.page import MeetingPage
from ui.slow_work import WorkBox
from ui.wording import counted, of_day

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class MeetingCommands(QObject):
    """Does what the keys of the list of meetings ask for.

    Signals:
        meetingRequested: the id of a meeting to open.
        nextRequested: the id of a meeting that the next one is to follow.
        seriesRequested: the id of a meeting that a series is to be made after.
        noticeGiven: what was done, in a sentence.
    """

    meetingRequested = Signal(int)
    nextRequested = Signal(int)
    seriesRequested = Signal(int)
    noticeGiven = Signal(str)

    def __init__(
        self, library: LibraryPage, page: MeetingPage, alerts: Alerts, backstage: Backstage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._page = page
        self._alerts = alerts
        self._backstage = backstage
        self.service: MinutesService | None = None
        library.meetings.commandGiven.connect(self._on_command_given)

    def _on_command_given(self, key: str, meeting: ListedMeeting) -> None:
        if key == "Enter":
            self.meetingRequested.emit(meeting.id)
        elif key == "N":
            self.nextRequested.emit(meeting.id)
        elif key == "S":
            self.seriesRequested.emit(meeting.id)
        elif key == "V":
            self.show_versions(meeting.id)
        elif key == "Delete":
            self._erase(meeting)

    def show_versions(self, meeting_id: int) -> None:
        """Show the versions of a meeting, to be read and compared."""
        service = self.service
        if service is None:
            return
        if not service.versions(meeting_id):
            self.noticeGiven.emit("No version of these minutes is kept yet. One is kept when they are approved.")
            return
        dialog = VersionsDialog(service, meeting_id, self._library.theme, self._library.window())
        dialog.exec()
        dialog.deleteLater()

    def show_versions_of_open(self) -> None:
        """Show the versions of the open meeting."""
        meeting = self._page.meeting
        if meeting:
            meeting.flush()
            self.show_versions(meeting.id)

    def make_series_of_open(self) -> None:
        """Make a series after the open meeting."""
        if self._page.meeting:
            self.seriesRequested.emit(self._page.meeting.id)

    def _erase(self, meeting: ListedMeeting) -> None:
        service, details = self.service, meeting.details
        if service is None:
            return
        if self._page.meeting and self._page.meeting.id == meeting.id:
            self.noticeGiven.emit("This meeting is open, so it is not erased. Ctrl+W closes it; then Delete erases it.")
            return
        question = (
            f"Erase “{details.full_title}”{of_day(details.date)} for good?\n\n"
            f"Its minutes, {counted(meeting.open_actions, 'open action')}, its versions and their copies in every "
            "backup are deleted. There is no way back. Word files made of it stay where they are."
        )
        if self._alerts.ask_before_harm(question, "Erase for good"):
            self._alerts.attempt(lambda: self._erase_slowly(service, meeting))
            self._library.refresh()

    def _erase_slowly(self, service: "MinutesService", meeting: ListedMeeting) -> None:
        box = WorkBox("Erasing the meeting and its copies…", self._library)
        box.wait_for(self._backstage, partial(service.erase, meeting.id))
        self.noticeGiven.emit(f"“{meeting.details.full_title}” is erased.")
