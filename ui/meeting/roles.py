"""Who is in the chair and who takes the minutes, chosen in the list of the people."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.meeting import Details
from minutes_app.domain.people import written
from ui.meeting.attendee_model import AttendeeModel
from ui.meeting.attendee_panel import AttendeePanel


class Roles(QObject):
    """Writes a person chosen for a role into the details of the open meeting.

    `details` tells what they are, None without a meeting; `take` takes others.

    Signals:
        noticeGiven: who has the role now, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(
        self,
        people: AttendeeModel,
        panel: AttendeePanel,
        details: Callable[[], Details | None],
        take: Callable[[Details], None],
    ) -> None:
        super().__init__(panel)
        self._people = people
        self._details = details
        self._take = take
        panel.list.chairRequested.connect(self._on_chair_requested)
        panel.list.minuteTakerRequested.connect(self._on_minute_taker_requested)

    def _on_chair_requested(self, row: int) -> None:
        person, details = self._people.attendees[row], self._details()
        if details:
            self._take(replace(details, chair=person.name))
            self.noticeGiven.emit(f"{person.name} is in the chair.")

    def _on_minute_taker_requested(self, row: int) -> None:
        person, details = self._people.attendees[row], self._details()
        if details:
            self._take(replace(details, minutes_by=written(replace(person, short_form=""))))
            self.noticeGiven.emit(f"{person.name} takes the minutes.")
