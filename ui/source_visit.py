"""Looking up a line of these or other minutes, and coming back to the caret and to all that can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from minutes_app.domain.dates import written_date
from ui.editor.commands import Spot
from ui.editor.document_lines import LinesChange
from ui.editor.documents import KeptDocument
from ui.meeting.attendee_model import KeptPeople
from ui.meeting.page import MeetingPage
from ui.meeting.views import Meanings

if TYPE_CHECKING:
    from minutes_app.service import OpenMeeting


@dataclass(frozen=True, slots=True)
class _Left:
    """The meeting one came from, saved and closed; what can be undone in it is kept for the way back."""

    meeting_id: int
    document: KeptDocument
    people: KeptPeople
    references: Meanings
    matter: tuple[int | None, str]
    half_typed: Sequence[str]


class SourceVisit(QObject):
    """Opens the line asked for with `open_line`; Esc in its minutes goes back to where the caret was.

    That is the meeting one came from, or another place of the same one, until something is typed there.
    """

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
        self._left: _Left | None = None
        self._spot: Spot | None = None  # in the meeting that is open
        page.editor.lines.linesChanged.connect(self._on_lines_changed)
        page.meetingRequested.connect(self.visit)
        page.meetingShown.connect(self._on_shown)
        page.editor.installEventFilter(self)

    def visit(self, meeting_id: int, line_id: str) -> None:
        """Open a line, and remember the meeting that is open now as the one to come back to."""
        meeting = self._page.meeting
        if meeting is None:
            self._open_line(meeting_id, line_id)
            return
        if meeting.id == meeting_id:
            spot = self._page.editor.spot
            self._open_line(meeting_id, line_id)
            if line_id:
                self._spot = spot
                self._page.noticeGiven.emit("Esc goes back to where the caret was.")
            return
        where, left = _named(meeting), self._keep(meeting.id)
        self._open_line(meeting_id, line_id)
        now = self._page.meeting
        if now and now.id == meeting_id:
            self._left = left
            self._page.banner.show_visit(f"Esc goes back to the {where}.")
        else:
            self._page.editor.documents.let_go(left.document)

    def visit_words(self, meeting_id: int, line_id: str, start: int, end: int) -> None:
        """Open a line as `visit` does, and show words of it, text[start:end]."""
        self.visit(meeting_id, line_id)
        now = self._page.meeting
        if line_id and now and now.id == meeting_id:
            self._page.editor.going.to_words(line_id, start, end)

    def _keep(self, meeting_id: int) -> _Left:
        page = self._page
        return _Left(
            meeting_id,
            page.editor.documents.keep(),
            page.attendee_model.keep(),
            page.views.keep(),
            page.pane.matters.current,
            page.half_typed.keep(),
        )

    def _on_shown(self) -> None:
        left, self._left, self._spot = self._left, None, None
        self._page.banner.show_visit("")
        if left:
            self._bring_back(left)
            if self._page.meeting and self._page.meeting.id == left.meeting_id:
                self._page.pane.matters.stand_on(left.matter)
                self._page.half_typed.bring_back(left.half_typed)

    def _bring_back(self, left: _Left) -> None:
        """Let be undone again what could be, unless another meeting is on show, or the same but approved meanwhile."""
        meeting = self._page.meeting
        if meeting and meeting.id == left.meeting_id and not meeting.is_locked:
            self._page.attendee_model.bring_back(left.people)
            if self._page.editor.documents.bring_back(left.document):
                self._page.views.bring_back(left.references)
        else:
            self._page.editor.documents.let_go(left.document)

    def back(self) -> None:
        """Go back to the place, or the meeting, that one came from, the caret where it was."""
        spot, self._spot = self._spot, None
        if spot:
            self._page.editor.going.to_spot(spot)
        elif self._left:
            self._open_meeting(self._left.meeting_id)

    def _on_lines_changed(self, change: LinesChange) -> None:
        self._spot = None  # one has gone on here

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back at Esc in the minutes one only looks at."""
        if (self._spot or self._left) and _is_escape(event):
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
