"""Going to the library while a meeting stays open behind it, and when none is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.dates import plain_date
from ui.library.library_page import LibraryPage
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class LibraryVisit(QObject):
    """Shows the library.

    Signals:
        shown: the library is filled and to be seen.
    """

    shown = Signal()

    def __init__(self, library: LibraryPage, page: MeetingPage, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._page = page
        self.service: MinutesService | None = None

    def show(self, view: str) -> None:
        """Show one of the library's views."""
        service, meeting = self.service, self._page.meeting
        if service is None:
            self._library.show_nothing()
        else:
            self._library.show_library(view, self._open_meeting(), meeting.id if meeting else _last(service))
        self.shown.emit()

    def show_meetings(self) -> None:
        """Show the list of meetings."""
        self.show("Meetings")

    def _open_meeting(self) -> str:
        meeting = self._page.meeting
        if meeting is None:
            return ""
        details = meeting.meeting.details
        return "\n".join(part for part in (details.name, details.date and plain_date(details.date)) if part)


def _last(service: "MinutesService") -> int | None:
    last = service.last_place()
    return last[0] if last else None
