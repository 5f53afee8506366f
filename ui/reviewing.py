"""Before sending out: the minutes are looked through when asked, and again whenever the typing pauses."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from minutes_app.domain.checks import Finding
from minutes_app.domain.meeting import Meeting
from minutes_app.domain.outline import numbers_of_lines
from minutes_app.domain.references import Remembered
from minutes_app.service.checking import look_through
from minutes_app.writing.spelling import Spelling
from ui.aside import Aside
from ui.meeting.page import MeetingPage
from ui.passed_over import PassedOver
from ui.spelling import SpellingCheck

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_PAUSE_MS = 500  # after the last key: nobody reads the list while typing
Found = tuple[list[Finding], dict[str, str]]
SpelledBy = Callable[[Meeting], Spelling]


class Reviewing(QObject):
    """Keeps the list true while it is on show, and does what its keys ask. The looking is done on another thread.

    Signals:
        noticeGiven: what was done, in a sentence.
        detailsRequested: what was found is in the details of the meeting.
    """

    noticeGiven = Signal(str)
    detailsRequested = Signal()

    def __init__(self, page: MeetingPage, spelling: SpellingCheck, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._spelling = spelling
        self._settings = settings
        self._service: MinutesService | None = None
        self._aside, self._others = Aside(self), Aside(self)
        self._passed: PassedOver | None = None
        self._found: Found = ([], {})
        self._tell: Callable[[int], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        page.meetingShown.connect(self._on_meeting_shown)
        page.editor.lines.linesChanged.connect(self.look_again)
        page.attendee_model.attendeesChanged.connect(self.look_again)
        spelling.wordsChanged.connect(self.look_again)
        shown = page.checks.list
        shown.openRequested.connect(self._on_opened)
        shown.passRequested.connect(self._on_passed)
        shown.undoRequested.connect(self._on_undone)
        shown.restoreRequested.connect(self._on_restored)

    @property
    def service(self) -> "MinutesService | None":
        """The library that is open, if any."""
        return self._service

    @service.setter
    def service(self, service: "MinutesService | None") -> None:
        self._service = service
        if service is None:
            self._timer.stop()
            self._aside.end()
            self._others.end()

    def open(self) -> None:
        """Show the list, the focus in it, and look the minutes through."""
        if self._page.checks.isHidden():
            self._page.checks.show_looking()
        self._page.side.show_checks()
        self._look()
        self._page.checks.focus_list()

    def look_again(self, *_: object) -> None:
        """Look through once the typing pauses, where the list is on show or its number is."""
        if self._tell or not self._page.checks.isHidden():
            self._timer.start()

    def _on_pause(self) -> None:
        if self._tell or not self._page.checks.isHidden():  # it can have been left meanwhile
            self._look()

    def count(self, tell: Callable[[int], None]) -> None:
        """Look the minutes through, and tell how many findings there are, until `stop_counting`."""
        self._tell = tell
        self._look()

    def stop_counting(self) -> None:
        """Tell it no longer, of the open minutes or of others."""
        self._tell = None
        self._others.forget()

    def count_in(self, meeting_id: int, tell: Callable[[int], None]) -> None:
        """Look other minutes of the library through, as they are stored, and tell how many findings there are."""
        service = self._service
        if service:
            take = partial(_tell_number, PassedOver(self._settings, service, meeting_id), tell)
            self._others.ask(partial(_found_in, service, meeting_id, self._spelling.of_minutes(meeting_id)), take)

    def _on_meeting_shown(self) -> None:
        self._timer.stop()
        self._aside.forget()
        self.stop_counting()  # what was asked was asked in other minutes
        service, meeting = self._service, self._page.meeting
        self._passed = PassedOver(self._settings, service, meeting.id) if service and meeting else None

    def _look(self) -> None:
        meeting = self._page.meeting
        if meeting is not None:
            meanings = dict(self._page.views.keep())  # the page goes on changing its own
            spelling = self._spelling.of_minutes(meeting.id)
            self._timer.stop()
            self._aside.ask(partial(_looked_through, meeting.meeting, meanings, spelling), self._take)

    def _take(self, found: Found) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        findings, numbers = self._found
        left = _left(findings, self._passed)
        self._page.checks.show_findings(left, numbers, passed=len(findings) - len(left))
        if self._tell:
            self._tell(len(left))

    # What the list asks

    def _on_opened(self, finding: Finding) -> None:
        if finding.line_id:
            self._page.editor.going.to_words(finding.line_id, finding.start, finding.end)
            self._page.focus_minutes()
        elif finding.attendee:
            self._page.attendees.focus_person(finding.attendee)
        else:
            self.detailsRequested.emit()

    def _on_passed(self, finding: Finding) -> None:
        if self._passed is not None:
            self._passed.add(finding)
            self._show()
            self.noticeGiven.emit("Passed over in this meeting from now on. Ctrl+Z brings it back.")

    def _on_undone(self) -> None:
        brought = self._passed is not None and self._passed.take_back(self._found[0])
        self._show()
        self.noticeGiven.emit("Brought back." if brought else "Nothing was passed over.")

    def _on_restored(self) -> None:
        if self._passed is not None:
            self._passed.clear()
            self._show()
            self.noticeGiven.emit("All that was passed over is brought back.")


def _left(findings: Sequence[Finding], passed: PassedOver | None) -> list[Finding]:
    return [finding for finding in findings if passed is None or finding not in passed]


def _found_in(service: "MinutesService", meeting_id: int, spelling: SpelledBy) -> list[Finding]:
    meeting = service.load(meeting_id)
    return look_through(meeting, spelling(meeting))


def _tell_number(passed: PassedOver, tell: Callable[[int], None], found: Sequence[Finding]) -> None:
    tell(len(_left(found, passed)))


def _looked_through(meeting: Meeting, remembered: Remembered, spelling: SpelledBy) -> Found:
    return look_through(meeting, spelling(meeting), remembered), numbers_of_lines(meeting.lines)
