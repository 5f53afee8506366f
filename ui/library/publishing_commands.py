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
from ui.library.list_undo import ListUndo
from ui.library.publishing_view import PublishingView
from ui.wording import SAID

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_AFTER = {None: True, True: False, False: None}


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
        self.service: MinutesService | None = None
        self._undo = ListUndo(library, self._view, self._view.table, self)
        self._undo.noticeGiven.connect(self.noticeGiven)
        self._view.commandGiven.connect(self._on_command_given)

    def _on_command_given(self, key: str, entry: ListedMeeting) -> None:
        said = entry.publication
        if key == "Enter":
            self.meetingRequested.emit(entry.id)
        elif key == "P":
            said = replace(said, is_public=_AFTER[said.is_public])
            self._record(entry.id, said, f"Public meeting: {SAID[said.is_public]}.")
        elif key == "I":
            said = replace(said, of_interest=_AFTER[said.of_interest])
            self._record(entry.id, said, f"Significant public interest: {SAID[said.of_interest]}.")
        elif key == "D":
            question = "On which day were these minutes published? Enter records it, Esc leaves them as they are."
            self._view.ask_day(question, partial(self._published, entry), written_date(date.today()))
        elif said.published_on is None:
            self.noticeGiven.emit("These minutes are not recorded as published.")
        else:
            self._record(entry.id, replace(said, published_on=None), "No longer recorded as published.")

    def _published(self, entry: ListedMeeting, typed: str) -> str:
        service, read = self.service, read_date(typed, entry.details.date)
        if read.day is None:
            return read.problem or f"“{typed}” is no date. Try 3 September 2022."
        if service is None:
            return ""
        try:
            said = replace(service.publication(entry.id), published_on=read.day)
            self._store(service, entry.id, said, f"Recorded as published on {written_date(read.day)}.")
        except PlainError as problem:
            return str(problem)
        return ""

    def _record(self, meeting_id: int, said: Publication, done: str) -> None:
        service = self.service
        if service:
            try:
                self._store(service, meeting_id, said, done)
            except PlainError as problem:
                self.noticeGiven.emit(str(problem))

    def _store(self, service: "MinutesService", meeting_id: int, said: Publication, done: str) -> None:
        before = service.publication(meeting_id)
        service.say_of_publishing(meeting_id, said)
        self._library.refresh()
        self._undo.add(meeting_id, done, partial(service.say_of_publishing, meeting_id, before))
