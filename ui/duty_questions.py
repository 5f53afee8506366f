"""Whether a meeting was public and of significant public interest, answered while its minutes are open."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.errors import PlainError
from minutes_app.domain.listing import Publication
from ui.meeting.page import MeetingPage
from ui.wording import SAID

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

KEY = "Ctrl+Shift+Y"
_DUTY = {
    True: "These minutes must be published.",
    False: "They need not be published.",
    None: "Whether they must be published is not known yet.",
}
_PUBLIC = "Was this a public meeting?"
_INTEREST = "Were matters of significant public interest discussed?"
_HOW = "Yes, no, or not said; Up and Down offer them. Enter takes it, Esc leaves it as it is."
_ANSWERS = {"yes": True, "y": True, "no": False, "n": False, "not said": None, "unsaid": None, "?": None}
_UNKNOWN = "Type yes, no, or not said."


class DutyQuestions(QObject):
    """Asks both questions under the minutes, one after the other, and records each as it is answered.

    They stand beside the minutes, so that they can be answered of approved minutes too, and undo leaves them alone.

    Signals:
        noticeGiven: what is recorded now, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, page: MeetingPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.service: MinutesService | None = None

    def ask(self) -> None:
        """Ask whether the open meeting was public, and then whether it was of significant public interest."""
        said = self._said
        if said is not None:
            self._ask(_PUBLIC, said.is_public, self._take_public)

    @property
    def _said(self) -> Publication | None:
        """What is recorded of the open meeting; None without one."""
        service, meeting = self.service, self._page.meeting
        return service.publication(meeting.id) if service and meeting else None

    def _ask(self, question: str, said: bool | None, take: Callable[[Publication, bool | None], None]) -> None:
        answers = (SAID[said], *(words for answer, words in SAID.items() if answer is not said))
        self._page.ask_line.ask(f"{question} {_HOW}", partial(self._answered, take), answers, _UNKNOWN)

    def _answered(self, take: Callable[[Publication, bool | None], None], typed: str) -> str:
        typed, said = typed.rstrip(".").lower(), self._said
        if typed not in _ANSWERS:
            return _UNKNOWN
        try:
            if said is not None:
                take(said, _ANSWERS[typed])
        except PlainError as problem:
            return str(problem)
        return ""

    def _take_public(self, said: Publication, answer: bool | None) -> None:
        self._record(replace(said, is_public=answer))
        self._ask(_INTEREST, said.of_interest, self._take_interest)

    def _take_interest(self, said: Publication, answer: bool | None) -> None:
        self._record(replace(said, of_interest=answer))

    def _record(self, said: Publication) -> None:
        service, meeting = self.service, self._page.meeting
        if service and meeting:
            service.say_of_publishing(meeting.id, said)
            answers = f"Public meeting: {SAID[said.is_public]}. Significant public interest: {SAID[said.of_interest]}."
            self.noticeGiven.emit(f"{answers} {_DUTY[said.is_duty]}")
