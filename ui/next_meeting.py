"""The next meeting: written into the last item of this one, and made from it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.dates import written_date
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting, NextMeeting
from minutes_app.domain.next_meeting import next_item, upcoming, with_next_meeting, words_of
from ui.editor.commands import Spot
from ui.editor.edits import LOCKED
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class NextMeetingNote(QObject):
    """Asks when the next meeting is, fills the last item, and starts it by `open_meeting`.

    Signals:
        noticeGiven: what was done, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, page: MeetingPage, open_meeting: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._open_meeting = open_meeting
        self.service: MinutesService | None = None
        page.next_bar.nextMeetingTyped.connect(self._on_typed)

    def ask(self) -> None:
        """Ask for the next meeting, with what the last item or the details say of it."""
        meeting = self._page.meeting
        if meeting is None:
            return
        if meeting.is_locked:
            raise PlainError(LOCKED)
        try:
            known = upcoming(meeting.meeting)
        except PlainError as problem:  # the weekday and the date differ: this is the place to say which is right
            self.noticeGiven.emit(str(problem))
            known = replace(meeting.meeting.details.next_meeting, date=None)
        self._page.next_bar.open_bar(known, meeting.meeting.details.date or date.today())

    def _on_typed(self, coming: NextMeeting) -> None:
        meeting = self._page.meeting
        if meeting is None:
            return
        editor, before = self._page.editor, meeting.meeting.details.next_meeting
        lines = with_next_meeting(editor.lines.lines, before, coming)
        editor.edits.become(lines)
        self._put(coming, before)
        editor.documents.companions.add(partial(self._put, before, coming), partial(self._put, coming, before))
        item = next_item(lines)
        if item is not None:
            last = lines[item + len(words_of(coming))]
            editor.go_to(Spot(last.id, len(last.text)))
        self.noticeGiven.emit("Written into the last item. Meeting > Make the next meeting starts it.")

    def _put(self, coming: NextMeeting, instead_of: NextMeeting) -> None:
        """Put one next meeting in the place of another in the details, where that still stands there."""
        meeting = self._page.meeting
        if meeting and meeting.meeting.details.next_meeting == instead_of:
            self._page.set_details(replace(meeting.meeting.details, next_meeting=coming))

    def make(self) -> None:
        """Make the next meeting with its people and standing items and open it; one made already is opened."""
        service, meeting = self.service, self._page.meeting
        if service is None or meeting is None:
            return
        meeting.flush()
        made = service.next_meeting(meeting.id)
        if made.details.date is None and not meeting.is_locked:
            self.noticeGiven.emit("When is the next meeting? Write it down first, then make it.")
            self.ask()
            return
        self._start(service, meeting.id, made)

    def make_after(self, meeting_id: int) -> None:
        """Make the meeting after this one of the library, with what is known of it, and open it."""
        if self.service:
            self._start(self.service, meeting_id, self.service.next_meeting(meeting_id))

    def _start(self, service: "MinutesService", after: int, made: Meeting) -> None:
        there = service.made_already(after, made)
        self._open_meeting(there if there is not None else service.add_meeting(made))
        if there is None:
            self._page.editor.going.to_first_line()
        else:
            day = f"of {written_date(made.details.date)}" if made.details.date else "after it, without a day,"
            self.noticeGiven.emit(f"The meeting {day} was made already.")
