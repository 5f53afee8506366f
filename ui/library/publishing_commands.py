"""What is recorded of publication by the keys of its list, each taken back by Ctrl+Z."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.dates import read_date, written_date
from minutes_app.domain.errors import PlainError
from minutes_app.domain.listing import ListedMeeting, Publication
from ui.library.library_page import LibraryPage
from ui.library.publishing_view import PublishingView

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_AFTER = {None: True, True: False, False: None}
_SAID = {True: "yes", False: "no", None: "not said"}
_BACK = "Ctrl+Z takes that back."


class PublishingCommands(QObject):
    """Does what the keys of the list of what is to be published ask for.

    Signals:
        meetingRequested: the id of a meeting to open.
        noticeGiven: what was done, in a sentence.
    """

    meetingRequested = Signal(int)
    noticeGiven = Signal(str)

    def __init__(self, library: LibraryPage, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._view: PublishingView = library.publishing
        self._service: MinutesService | None = None
        self._before: list[tuple[int, Publication]] = []
        self._view.commandGiven.connect(self._on_command_given)
        self._view.undoRequested.connect(self._undo)

    @property
    def service(self) -> "MinutesService | None":
        """The library that is open, if any."""
        return self._service

    @service.setter
    def service(self, service: "MinutesService | None") -> None:
        self._service = service
        self._before.clear()

    def _on_command_given(self, key: str, entry: ListedMeeting) -> None:
        said = entry.publication
        if key == "Enter":
            self.meetingRequested.emit(entry.id)
        elif key == "P":
            said = replace(said, is_public=_AFTER[said.is_public])
            self._record(entry.id, said, f"Public meeting: {_SAID[said.is_public]}. {_BACK}")
        elif key == "I":
            said = replace(said, of_interest=_AFTER[said.of_interest])
            self._record(entry.id, said, f"Significant public interest: {_SAID[said.of_interest]}. {_BACK}")
        elif key == "D":
            question = "On which day were these minutes published? Enter records it, Esc leaves them as they are."
            self._view.ask_day(question, partial(self._published, entry), written_date(date.today()))
        elif said.published_on is None:
            self.noticeGiven.emit("These minutes are not recorded as published.")
        else:
            self._record(entry.id, replace(said, published_on=None), f"No longer recorded as published. {_BACK}")

    def _published(self, entry: ListedMeeting, typed: str) -> str:
        read = read_date(typed, entry.details.date)
        if read.day is None:
            return read.problem or f"“{typed}” is no date. Try 3 September 2022."
        notice = f"Recorded as published on {written_date(read.day)}. {_BACK}"
        try:
            self._store(entry.id, replace(entry.publication, published_on=read.day), notice)
        except PlainError as problem:
            return str(problem)
        return ""

    def _record(self, meeting_id: int, said: Publication, notice: str) -> None:
        try:
            self._store(meeting_id, said, notice)
        except PlainError as problem:
            self.noticeGiven.emit(str(problem))

    def _store(self, meeting_id: int, said: Publication, notice: str) -> None:
        service = self._service
        if service:
            before = service.publication(meeting_id)
            service.say_of_publishing(meeting_id, said)
            self._before.append((meeting_id, before))
            self._library.refresh()
            self.noticeGiven.emit(notice)

    def _undo(self) -> None:
        service = self._service
        if service is None or not self._before:
            self.noticeGiven.emit("Nothing was recorded here that could be taken back.")
            return
        meeting_id, before = self._before.pop()
        service.say_of_publishing(meeting_id, before)
        self._library.refresh()
        self._view.table.choose(meeting_id)
        self.noticeGiven.emit("Taken back.")
