"""Everything that acts on the library page, put together."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.alerts import Alerts
from ui.backstage import Backstage
from ui.duty_questions import DutyQuestions
from ui.library.action_commands import ActionCommands
from ui.library.library_page import LibraryPage
from ui.library.meeting_commands import MeetingCommands
from ui.library.people_commands import PeopleCommands
from ui.library.publishing_commands import PublishingCommands
from ui.library.series_commands import SeriesCommands
from ui.library.visit import LibraryVisit
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class LibraryDesk(QObject):
    """Keeps what does the acts of the library, each for one of its views, and asks what it records of open minutes.

    Signals:
        noticeGiven: what was done, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(
        self,
        library: LibraryPage,
        page: MeetingPage,
        alerts: Alerts,
        backstage: Backstage,
        with_meeting_closed: Callable[[int, Callable[[], None]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self.visit = LibraryVisit(library, page, self)
        self.meetings = MeetingCommands(library, page, alerts, backstage, self)
        self.actions = ActionCommands(library, page, alerts, with_meeting_closed, self)
        self.publishing = PublishingCommands(library, self)
        self.duty = DutyQuestions(page, self)
        self.people = PeopleCommands(library, alerts, self)
        self.series = SeriesCommands(library, alerts, self)
        for commands in (self.meetings, self.actions, self.publishing, self.duty, self.people, self.series):
            commands.noticeGiven.connect(self.noticeGiven)
        self.meetings.seriesRequested.connect(self.series.make_from)
        self.publishing.meetingRequested.connect(self.meetings.meetingRequested)
        self.actions.libraryRequested.connect(self.visit.show)

    @property
    def service(self) -> "MinutesService | None":
        """The library that is open, if any."""
        return self._library.service

    @service.setter
    def service(self, service: "MinutesService | None") -> None:
        acts = (self.meetings, self.actions, self.publishing, self.duty, self.people, self.series)
        for part in (self._library, self.visit, *acts):
            part.service = service
