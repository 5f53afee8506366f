"""People of the library, offered while a name is typed into the line to add a person."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from minutes_app.domain.follow_up import Person
from minutes_app.domain.meeting import Attendee
from minutes_app.domain.people import same_person, written
from ui.aside import Aside
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_LEAST = 2  # letters: one is the beginning of everybody
_MOST = 4  # people: the panel holds no more beside those who are here


class KnownPeople(QObject):
    """Asks the library aside who is meant, and leaves out who is here already."""

    def __init__(self, page: MeetingPage, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = page.attendees
        self._model = page.attendee_model
        self._service: MinutesService | None = None
        self._aside = Aside(self)
        self._panel.entry.textEdited.connect(self._on_edited)

    @property
    def service(self) -> "MinutesService | None":
        """The library that is open, if any."""
        return self._service

    @service.setter
    def service(self, service: "MinutesService | None") -> None:
        self._service = service
        self._aside.end()

    def _on_edited(self, typed: str) -> None:
        service, name = self._service, typed.strip()
        if service is None or len(name) < _LEAST or "," in name:  # behind the comma one types a post
            self._aside.forget()
            self._panel.offer(())
        else:
            self._aside.ask(partial(service.suggest_people, name), partial(self._offer, typed))

    def _offer(self, typed: str, people: Sequence[Person]) -> None:
        if self._panel.entry.text() == typed:
            elsewhere = (one for one in people if same_person(self._model.attendees, one.name) is None)
            self._panel.offer([_as_last(person) for person in elsewhere][:_MOST])


def _as_last(person: Person) -> str:
    """Return a person with the post held last, as one would type it."""
    capacity, short_form, _, _ = person.posts[0]
    return written(Attendee(person.name, capacity, short_form))
