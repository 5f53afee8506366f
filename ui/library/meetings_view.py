"""All meetings, narrowed down as one types, and what can be done with one."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from minutes_app.domain.listing import ORDERS, ListedMeeting, MeetingFilter
from minutes_app.domain.meeting import DOCUMENT_KIND, Status
from ui.choice import Choice
from ui.library.chip_delegate import Chip
from ui.library.filters import DayField, FilterLine, Pill
from ui.library.heading import beside, heading_row
from ui.library.meeting_card import COMMANDS, MeetingCard, state_words
from ui.library.meeting_list import MeetingList, chosen_series
from ui.library.welcome import Welcome, opening_note
from ui.theme import Theme
from ui.wording import counted, day_number, topic

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_HEADS = ("Date", "Meeting", "Venue", "Open actions", "Versions", "State")
_STATES = {"any": None, "draft": Status.DRAFT, "approved": Status.APPROVED}
_ORDERS = ("Newest first", "Oldest first", "By series", "Opened last")
_LISTED, _WELCOME, _OPENING = range(3)  # what is in the place of the list


class MeetingsView(MeetingList):
    """The list of meetings, or, in an empty library, how to begin; until a library is open, that one is opening."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Meetings", _HEADS, _cells, _chips, tuple(COMMANDS), theme, parent, lines=1)
        self.welcome = Welcome()
        self.field = self._words = FilterLine("meetingWords", "Find meetings", "Month, year, series, venue   Ctrl+F")
        self.state, self.order = Choice(editable=False), Choice(editable=False)
        self.state.addItems(list(_STATES))
        self.order.addItems(_ORDERS)
        self.person = FilterLine("meetingPerson", "Person", "any")
        self.since = DayField("meetingsSince", "From", last=False)
        self.until = DayField("meetingsUntil", "To", last=True)
        self._lines = (self._words, self.person, self.since, self.until)
        self.card: MeetingCard = MeetingCard()
        self.table.set_columns({0: 100, 2: 150, 3: 104, 4: 78, 5: 126}, {2: 720, 4: 600, 3: 520})
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters, further = QHBoxLayout(), QHBoxLayout()
        filters.addWidget(self.field, 1)
        for name, field in (("&Series", self.series), ("S&tate", self.state), ("So&rt", self.order)):
            filters.addWidget(Pill(name, field))
        for name, line in (("&From", self.since), ("T&o", self.until), ("&Person", self.person)):
            further.addWidget(Pill(name, line))
        further.addStretch(1)
        further.addWidget(self.use_filters(self._lines, (self.series, self.state)))
        self.order.currentIndexChanged.connect(self.refresh)
        listed = QWidget()
        whole = QVBoxLayout(listed)
        whole.addLayout(heading_row("Meetings"))
        for row in (filters, further, beside(self.table, self.card)):
            whole.addLayout(row)
        whole.addWidget(self.count)
        self._parts = QStackedLayout(self)
        for part in (listed, self.welcome, opening_note()):
            self._parts.addWidget(part)
        self._parts.setCurrentIndex(_OPENING)

    def _connect(self) -> None:
        for line in self._lines:
            line.listRequested.connect(self.table.focus_first)
        self.card.commandGiven.connect(self.commandGiven)

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Show the meetings of a library, or how to begin where it has none."""
        super().show_library(service, today)
        self._parts.setCurrentIndex(_LISTED if service.meeting_count() else _WELCOME)

    def show_nothing(self) -> None:
        """Show how to begin where no library is open."""
        self._parts.setCurrentIndex(_WELCOME)

    def focus(self) -> None:
        """Take the focus."""
        if self._parts.currentIndex() == _WELCOME:
            self.welcome.focus()
        else:
            self.table.focus_first()

    def choose(self, meeting_id: int) -> None:
        """Make a meeting the current one, where the filters leave it."""
        self.table.choose(meeting_id)

    def show_person(self, name: str) -> None:
        """Show the meetings of a person."""
        with self.changed_together():
            self.set_filters_back()
            self.person.setText(name)

    def show_series(self, name: str) -> None:
        """Show the meetings of a series."""
        with self.changed_together():
            self.set_filters_back()
            self.series.setCurrentText(name)

    @property
    def filter(self) -> MeetingFilter:
        """What is asked for."""
        return MeetingFilter(
            self.field.text(),
            chosen_series(self.series),
            _STATES[self.state.currentText()],
            self.since.day(self.today),
            self.until.day(self.today),
            self.person.text(),
            ORDERS[max(self.order.currentIndex(), 0)],
        )

    def show_count(self, found: int, there: int) -> None:
        """Say how many meetings show, or what is wrong with a day."""
        wrong = self.since.problem(self.today) or self.until.problem(self.today)
        shown = f"{found:,} of {counted(there, 'meeting')}" if found < there else counted(there, "meeting")
        self.count.setText(wrong or (shown if found else "No meeting fits. Take a word or a filter away."))

    def show_card(self, entry: ListedMeeting | None) -> None:
        """Show the card of the current meeting, and its versions a moment later."""
        service = self.service
        self.card_aside.forget()
        self.card.show_meeting(entry)
        if service and entry and entry.versions:
            self.card_aside.ask(lambda: service.versions(entry.id), self.card.show_versions)


def _cells(entry: ListedMeeting) -> Sequence[str]:
    details = entry.details
    to_do, kept = str(entry.open_actions or "–"), str(entry.versions or "–")
    title = topic(details).removesuffix(f" – {DOCUMENT_KIND}")
    return (day_number(details.date), title, details.venue, to_do, kept, state_words(entry))


def _chips(entry: ListedMeeting) -> Sequence[Chip]:
    tone = "good" if entry.details.status is Status.APPROVED else "warn" if entry.versions else "plain"
    return (Chip(state_words(entry), tone),)
