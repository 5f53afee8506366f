"""Looking up a line of other minutes, and coming back to the caret."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from minutes_app.domain.dates import written_date
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import OpenMeeting


class SourceVisit(QObject):
    """Opens the line asked for with `open_line`; Esc in its minutes opens the meeting one came from again."""

    def __init__(
        self,
        page: MeetingPage,
        open_line: Callable[[int, str], None],
        open_meeting: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._open_line = open_line
        self._open_meeting = open_meeting
        self._from: int | None = None
        page.meetingRequested.connect(self.visit)
        page.meetingShown.connect(self._on_shown)
        page.editor.installEventFilter(self)

    def visit(self, meeting_id: int, line_id: str) -> None:
        """Open a line, and remember the meeting that is open now as the one to come back to."""
        left = self._page.meeting
        where = _named(left) if left else ""
        self._open_line(meeting_id, line_id)
        now = self._page.meeting
        if left and now and now.id == meeting_id != left.id:
            self._from = left.id
            self._page.banner.show_visit(f"Esc goes back to the {where}.")

    def _on_shown(self) -> None:
        self._from = None
        self._page.banner.show_visit("")

    def back(self) -> None:
        """Go back to the meeting one came from, the caret where it was."""
        if self._from is not None:
            self._open_meeting(self._from)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back at Esc in the minutes one only looks at."""
        if self._from is not None and _is_escape(event):
            self.back()
            return True
        return super().eventFilter(watched, event)


def _named(meeting: "OpenMeeting") -> str:
    day = meeting.meeting.details.date
    return f"meeting of {written_date(day)}" if day else "meeting you came from"


def _is_escape(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Escape
