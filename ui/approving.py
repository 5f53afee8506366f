"""Approval: at the next meeting the minutes are agreed, kept as a version, and locked."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.dates import written_date
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import LineKind
from minutes_app.domain.listing import ListedMeeting
from minutes_app.domain.meeting import Status
from ui.editor.commands import Spot
from ui.editor.edits import LOCKED
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_SUBJECT_TO = "subject to"
_FORMS = ("agreed as a true record", f"agreed as a true record, {_SUBJECT_TO} ")
_KEYS = "Enter approves and locks them, Up and Down choose another form of words, Esc leaves them."


class Approving(QObject):
    """Approves the minutes before the open ones, or the open ones, and reopens them; says in the page what they are.

    `with_meeting_closed` does something while the meeting is closed.

    Signals:
        noticeGiven: what was done, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(
        self, page: MeetingPage, with_meeting_closed: Callable[[int, Callable[[], None]], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._with_meeting_closed = with_meeting_closed
        self.service: MinutesService | None = None
        page.meetingShown.connect(self._on_meeting_shown)

    def _on_meeting_shown(self) -> None:
        service, meeting = self.service, self._page.meeting
        words = ""
        if service and meeting and meeting.is_locked:
            version = service.versions(meeting.id)[-1]
            words = f"Approved on {written_date(version.saved_on)}: “{version.words.rstrip('.')}”. "
            words += "Nothing in these minutes can change; Meeting > Reopen… makes them a draft again."
        self._page.banner.show_state(words)

    # The minutes of the meeting before

    def approve_previous(self) -> None:
        """Ask in what words this meeting approves the last minutes of its series that are still a draft."""
        service, meeting = self.service, self._page.meeting
        if meeting is None or service is None:
            return
        if meeting.is_locked:
            raise PlainError(LOCKED)
        meeting.flush()
        previous = service.previous_draft(meeting.id)
        if previous is None:
            self.noticeGiven.emit("No earlier minutes of this series wait for approval.")
            return
        take = partial(self._approve_previous, previous)
        self._page.ask_line.ask(f"The minutes of {_day(previous)} were … {_KEYS}", take, _FORMS)

    def _approve_previous(self, previous: ListedMeeting, words: str) -> str:
        service, meeting = self.service, self._page.meeting
        if service is None or meeting is None:
            return ""
        said = words.rstrip(".")
        if said.endswith(_SUBJECT_TO):
            return "Say what the approval is subject to."
        on = meeting.meeting.details.recorded_on(date.today())
        try:
            service.approve(previous.id, on=on, words=said[:1].upper() + said[1:], at_meeting=meeting.id)
        except PlainError as problem:
            return str(problem)
        editor = self._page.editor
        sentence = f"The minutes of the meeting on {_day(previous)} were {said}."
        line = editor.commands.add_line(editor.textCursor(), LineKind.PARAGRAPH, sentence)
        editor.go_to(Spot(line.id, len(line.text)))
        self.noticeGiven.emit(f"The minutes of {_day(previous)} are approved, kept as a version, and locked.")
        return ""

    # The open minutes

    def approve(self) -> None:
        """Ask for the form of words and approve the open minutes."""
        meeting = self._page.meeting
        if meeting is None:
            return
        if meeting.meeting.details.status is Status.APPROVED:
            raise PlainError("These minutes are approved already.")
        self._page.ask_line.ask(f"These minutes were … {_KEYS}", self._approve, _FORMS)

    def _approve(self, words: str) -> str:
        service, meeting = self.service, self._page.meeting
        if words.rstrip(".").endswith(_SUBJECT_TO):
            return "Say what the approval is subject to."
        if service and meeting:
            told = words[:1].upper() + words[1:]
            work = partial(service.approve, meeting.id, on=date.today(), words=told)
            self._with_meeting_closed(meeting.id, work)
        return ""

    def reopen(self) -> None:
        """Ask for the reason and make approved minutes a draft again."""
        meeting = self._page.meeting
        if meeting is None:
            return
        if meeting.meeting.details.status is not Status.APPROVED:
            raise PlainError("These minutes are a draft: they can be changed as they are.")
        question = "Why are these minutes reopened? Enter makes them a draft again; the approved version is kept."
        self._page.ask_line.ask(question, self._reopen)

    def _reopen(self, reason: str) -> str:
        service, meeting = self.service, self._page.meeting
        if service and meeting:
            self._with_meeting_closed(meeting.id, partial(service.reopen, meeting.id, reason=reason))
        return ""


def _day(entry: ListedMeeting) -> str:
    return written_date(entry.details.date) if entry.details.date else "no date"
