"""Approval: at the next meeting the minutes are agreed, kept as a version, and locked."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.approval import SUBJECT_TO, approval_problem
from minutes_app.domain.dates import written_date
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.listing import ListedMeeting
from minutes_app.domain.meeting import Details
from minutes_app.domain.outline import item_for_minutes, printed_numbers
from ui.editor.commands import Spot
from ui.editor.edits import LOCKED
from ui.meeting.check_panel import KEY
from ui.meeting.page import MeetingPage
from ui.reviewing import Reviewing
from ui.wording import counted, shortened

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_FORMS = ("agreed as a true record", f"agreed as a true record, {SUBJECT_TO} ")
_MOST_TITLE = 60
_KEYS = "Enter approves and locks them, Up and Down: other words, Tab: the day, Esc leaves them."


class Approving(QObject):
    """Approves the minutes before the open ones, or the open ones, and reopens them; says in the page what they are.

    `with_meeting_closed` does something while the meeting is closed.

    Signals:
        noticeGiven: what was done, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(
        self,
        page: MeetingPage,
        reviewing: Reviewing,
        with_meeting_closed: Callable[[int, Callable[[], None]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._reviewing = reviewing
        self._with_meeting_closed = with_meeting_closed
        self.service: MinutesService | None = None
        page.meetingShown.connect(self.tell_state)
        page.ask_line.closed.connect(reviewing.stop_counting)

    def tell_state(self) -> None:
        """Say above the minutes when they were approved and published, where they are locked."""
        service, meeting = self.service, self._page.meeting
        words = ""
        if service and meeting and meeting.is_locked:
            version = service.versions(meeting.id)[-1]
            words = f"Approved on {written_date(version.saved_on)}: “{version.words.rstrip('.')}”. "
            on = service.publication(meeting.id).published_on
            words += f"Published on {written_date(on)}. " if on else ""
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
        on = meeting.meeting.details.recorded_on(date.today())
        item = self._item_for_sentence()
        take = partial(self._approve_previous, previous, item)
        question = self._ask(f"{_minutes_of(previous)} were …", take, on, previous.details, self._told_place(item))
        self._reviewing.count_in(previous.id, partial(self._say_open, question, "those minutes: open them, and"))

    def _item_for_sentence(self) -> Line | None:
        """Return the heading of the item that the sentence goes into, None where there are no items."""
        lines, caret = self._page.editor.lines.lines, self._page.editor.textCursor().blockNumber()
        index = item_for_minutes(lines, caret)
        return None if index is None else lines[index]

    def _told_place(self, item: Line | None) -> str:
        if item is None:
            return ""
        number = printed_numbers(self._page.editor.lines.lines).get(item.id, "").rstrip(".")
        title = shortened(item.text, _MOST_TITLE)
        named = ", ".join(part for part in (number and f"item {number}", title and f"“{title}”") if part)
        return f" The sentence goes into {named or 'the first item'}."

    def _ask(
        self, question: str, take: Callable[[str, date], str], day: date, details: Details, place: str = ""
    ) -> str:
        """Ask for the form of words, and for the day of the approval, which is read from that of the meeting on.

        Return the whole question, by which more can be said of it.
        """
        checked, whole = partial(_checked, take, details), f"{question} {_KEYS}{place}"
        self._page.ask_line.ask_with_day(whole, checked, _FORMS, "Approved o&n", day, details.date)
        return whole

    def _say_open(self, question: str, where: str, number: int) -> None:
        """Say how many findings of the checks are open still: approving them as they are is for a person to decide."""
        words = f"Still {counted(number, 'thing')} to look at in {where} {KEY} shows where."
        self._page.ask_line.say_more(question, words if number else "")

    def _approve_previous(self, previous: ListedMeeting, item: Line | None, said: str, on: date) -> str:
        service, meeting = self.service, self._page.meeting
        if service is None or meeting is None:
            return ""
        approve = partial(service.approve, previous.id, on=on, words=_told(said), at_meeting=meeting.id)
        try:
            approve()
        except PlainError as problem:
            return str(problem)
        self._put_sentence(f"{_minutes_of(previous)} were {said}.", item)
        reopen = partial(service.reopen, previous.id, reason="The approval at the next meeting was taken back.")
        self._let_undo(previous, reopen, approve)
        self.noticeGiven.emit(f"{_minutes_of(previous)} are approved and locked. Ctrl+Z takes that back too.")
        return ""

    def _put_sentence(self, sentence: str, item: Line | None) -> None:
        """Put the sentence behind the text of an item and the caret behind it; where that is gone, as if asked now."""
        editor = self._page.editor
        index = editor.lines.index_of(item.id) if item else None
        if index is None:
            index = item_for_minutes(editor.lines.lines, editor.textCursor().blockNumber())
        caret = editor.textCursor()
        if index is not None:
            caret.setPosition(editor.document().findBlockByNumber(index).position())
        line = editor.commands.add_line(caret, LineKind.PARAGRAPH, sentence)
        editor.go_to(Spot(line.id, len(line.text)))

    def _let_undo(self, previous: ListedMeeting, reopen: Callable[[], None], approve: Callable[[], None]) -> None:
        """Let an undo of the sentence make those minutes a draft again, and a redo approve them: no version is lost."""
        minutes = _minutes_of(previous)
        taken_back = f"{minutes} are a draft again, the approved version is kept. Ctrl+Y approves them anew."
        self._page.editor.documents.companions.add(
            partial(self._attempt, reopen, taken_back),
            partial(self._attempt, approve, f"{minutes} are approved and locked again."),
        )

    def _attempt(self, work: Callable[[], None], notice: str) -> None:
        """Do what goes with an undo: where it is refused, the step itself is made all the same, and that is said."""
        try:
            work()
        except PlainError as problem:
            self.noticeGiven.emit(f"The sentence alone was changed. {problem}")
        else:
            self.noticeGiven.emit(notice)

    # The open minutes

    def approve(self) -> None:
        """Ask for the form of words and the day, and approve the open minutes."""
        meeting = self._page.meeting
        if meeting is None:
            return
        if meeting.is_locked:
            raise PlainError("These minutes are approved already.")
        question = self._ask("These minutes were …", self._approve, date.today(), meeting.meeting.details)
        self._reviewing.count(partial(self._say_open, question, "these minutes:"))

    def _approve(self, said: str, on: date) -> str:
        service, meeting = self.service, self._page.meeting
        if service and meeting:
            work = partial(service.approve, meeting.id, on=on, words=_told(said))
            self._with_meeting_closed(meeting.id, work)
            self._say_if(True, f"These minutes are approved on {written_date(on)}, kept as a version, and locked.")
        return ""

    def reopen(self) -> None:
        """Ask for the reason and make approved minutes a draft again."""
        meeting = self._page.meeting
        if meeting is None:
            return
        if not meeting.is_locked:
            raise PlainError("These minutes are a draft: they can be changed as they are.")
        question = "Why are these minutes reopened? Enter makes them a draft again; the approved version is kept."
        self._page.ask_line.ask(question, self._reopen, missing="Type the reason first. Esc leaves them approved.")

    def _reopen(self, reason: str) -> str:
        service, meeting = self.service, self._page.meeting
        if service and meeting:
            self._with_meeting_closed(meeting.id, partial(service.reopen, meeting.id, reason=reason))
            self._say_if(False, "These minutes are a draft again. The approved version is kept.")
        return ""

    def _say_if(self, is_locked: bool, notice: str) -> None:
        """Say that the minutes are locked now, or no longer, where they are."""
        if self._page.meeting and self._page.meeting.is_locked is is_locked:
            self.noticeGiven.emit(notice)


def _checked(take: Callable[[str, date], str], details: Details, words: str, on: date) -> str:
    """Hand on what was typed, each blank once, or return why these minutes cannot have been approved so."""
    said = " ".join(words.split()).rstrip(".")
    return approval_problem(details, said, on, date.today()) or take(said, on)


def _told(said: str) -> str:
    return said[:1].upper() + said[1:]


def _minutes_of(entry: ListedMeeting) -> str:
    day = entry.details.date
    return f"The minutes of the meeting on {written_date(day)}" if day else "The minutes of the last meeting"
