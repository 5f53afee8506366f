"""The dialogs around a meeting: starting one, choosing one, and its details."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from minutes_app.domain.listing import ListedMeeting, MeetingFilter
from ui.alerts import Alerts
from ui.dialogs.lists import ChooseMeetingDialog
from ui.dialogs.meeting_dialogs import DetailsDialog, NewMeetingDialog
from ui.library.library_page import LibraryPage
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class Asking(QObject):
    """Asks, and opens what was asked for by `open_meeting`.

    Signals:
        detailsTaken: the open meeting has these Details now.
    """

    detailsTaken = Signal(object)

    def __init__(
        self,
        page: MeetingPage,
        library: LibraryPage,
        alerts: Alerts,
        open_meeting: Callable[[int], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._page = page
        self._library = library
        self._alerts = alerts
        self._open_meeting = open_meeting
        self._window = window
        self.service: MinutesService | None = None

    def new_meeting(self) -> None:
        """Ask for a meeting's details and start it."""
        service = self.service
        if service is None:
            return
        dialog = NewMeetingDialog(
            _likely_first(service, self._library.chosen_series), service.draft, date.today(), self._window
        )
        if dialog.exec():
            meeting = dialog.meeting
            self._alerts.attempt(lambda: self._start(service.add_meeting(meeting)))
        dialog.deleteLater()

    def _start(self, meeting_id: int) -> None:
        self._open_meeting(meeting_id)
        self._page.editor.going.to_first_line()

    def choose_meeting(self) -> None:
        """Ask for a meeting and open it."""
        if self.service is None:
            return
        dialog = ChooseMeetingDialog(self._meetings, self._window)
        chosen = dialog.chosen if dialog.exec() else None
        if chosen is not None:
            self._alerts.attempt(lambda: self._open_meeting(chosen))
        dialog.deleteLater()

    def _meetings(self, words: str) -> Sequence[ListedMeeting]:
        if self.service is None:
            return ()
        return self.service.meeting_page(MeetingFilter(words), limit=ChooseMeetingDialog.MOST)

    def edit_details(self) -> None:
        """Ask for the open meeting's details."""
        meeting, service = self._page.meeting, self.service
        if meeting is None or service is None:
            return
        names = [series.name for series in service.series()]
        value = meeting.meeting
        dialog = DetailsDialog(value.details, value.attendees, names, date.today(), self._window)
        if dialog.exec():
            self._page.set_details(dialog.form.result)
            self.detailsTaken.emit(meeting.meeting.details)
        dialog.deleteLater()
        self._page.focus_minutes()


_OPENED_LAST = MeetingFilter(order="opened")


def _likely_first(service: "MinutesService", chosen: str) -> list[str]:
    """Return the series: the one chosen first, or that of the meeting open now or last, as the next often is of it."""
    used = [entry.details.series for entry in service.meeting_page(_OPENED_LAST, limit=1)]
    return list(dict.fromkeys([*filter(None, (chosen, *used)), *(series.name for series in service.series())]))
