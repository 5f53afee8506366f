"""Approval: at the next meeting the minutes are agreed, kept as a version, and locked."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Status
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_WORDS = ("Agreed as a true record", "Agreed as a true record, subject to ")


class Approving(QObject):
    """Approves and reopens the open meeting; `with_meeting_closed` does something while it is closed."""

    def __init__(
        self, page: MeetingPage, with_meeting_closed: Callable[[int, Callable[[], None]], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._page = page
        self._with_meeting_closed = with_meeting_closed
        self._window = window
        self.service: MinutesService | None = None

    def approve(self) -> None:
        """Ask for the form of words and approve."""
        meeting, service = self._page.meeting, self.service
        if meeting is None or service is None:
            return
        if meeting.meeting.details.status is Status.APPROVED:
            raise PlainError("These minutes are approved already.")
        words, is_said = QInputDialog.getItem(
            self._window, "Approve the minutes", "Form of words:", list(_WORDS), 0, True
        )
        if is_said and words.strip():
            meeting_id, today = meeting.id, date.today()
            self._with_meeting_closed(meeting_id, lambda: service.approve(meeting_id, on=today, words=words.strip()))

    def reopen(self) -> None:
        """Ask for the reason and make approved minutes a draft again."""
        meeting, service = self._page.meeting, self.service
        if meeting is None or service is None:
            return
        if meeting.meeting.details.status is not Status.APPROVED:
            raise PlainError("These minutes are a draft: they can be changed as they are.")
        reason, is_said = QInputDialog.getText(self._window, "Reopen approved minutes", "Reason:")
        if is_said:
            meeting_id = meeting.id
            self._with_meeting_closed(meeting_id, lambda: service.reopen(meeting_id, reason=reason))
