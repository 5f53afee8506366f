"""The action register: all actions of all meetings, what became of each, and keys to say so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from minutes_app.domain.follow_up import STATES, ActionFilter, RegisterEntry
from ui.choice import Choice
from ui.library.action_card import ActionCard
from ui.library.cell_delegate import CellDelegate
from ui.library.chip_delegate import Chip, ChipDelegate
from ui.library.filters import DayField, FilterLine, Pill
from ui.library.heading import beside, heading_row, told
from ui.library.meeting_list import chosen_series, offer_series
from ui.library.paged_model import PagedModel, Pages
from ui.library.register_words import cells, order_words, owner_chips, people_of, state_chips
from ui.library.table import LibraryTable
from ui.library.view import LibraryView
from ui.theme import Theme
from ui.wording import counted

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_HEADS = ("No.", "Owner", "Action", "From", "Due", "State")
_STATE_WORDS = {"open": "open", "overdue": "overdue", "due": "due now", "done": "done", "all": "any"}
_COUNTED = {"open": "open action", "overdue": "overdue action", "due": "action due now", "done": "closed action"}
_DAY = timedelta(1)
_STAYED_AFTER = 60  # milliseconds on a row: longer than a key held down gives it
_KEY = attrgetter("meeting_id", "line_id")


class RegisterView(LibraryView):
    """A table of actions beside the card of the current one.

    Owners show as the posts that the minutes name, or as the people who held them at that meeting.

    Signals:
        lineRequested: go to a line of a meeting: meeting id and line id.
        noteTyped: a RegisterEntry and a progress note.
        statusRequested: a RegisterEntry and the ActionStatus it is to have.
        changeRequested: a RegisterEntry that is to be changed.
        exportRequested: write what shows to a file of this suffix.
    """

    lineRequested = Signal(int, str)
    noteTyped = Signal(object, str)
    statusRequested = Signal(object, object)
    changeRequested = Signal(object)
    exportRequested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: PagedModel[RegisterEntry] = PagedModel(_HEADS, self._cells, _KEY, self)
        self.field = self._words = FilterLine("actionWords", "Words of the action", "Words, or A-12   Ctrl+F")
        self.owner = FilterLine("actionOwnerWanted", "Owner: a post or a name", "any")
        self.since = DayField("dueSince", "Due from", last=False)
        self.until = DayField("dueUntil", "Due by", last=True)
        self._lines = (self._words, self.owner, self.since, self.until)
        self.state, self.series, self.shown = (Choice(editable=False) for _ in range(3))
        self.state.addItems([_STATE_WORDS[state] for state in STATES])
        self.shown.addItems(["posts", "people"])
        self.table = LibraryTable(self._model, "Actions", wide=2, commands=("N", "C", "I", "E", "P"))
        self.card: ActionCard = ActionCard()
        self._staying = QTimer(self, singleShot=True, interval=_STAYED_AFTER)
        self.word_button, self.csv_button = QPushButton("Export to Word   Ctrl+E"), QPushButton("CSV")
        self.count = told(muted=True)
        self._chips = (ChipDelegate(theme, self._owner_chips, self), ChipDelegate(theme, self._state_chips, self))
        for column, delegate in zip((1, 5), self._chips, strict=True):
            self.table.setItemDelegateForColumn(column, delegate)
        self._places = CellDelegate(self, wraps=False)
        self.table.setItemDelegateForColumn(3, self._places)
        self.table.set_columns({0: 58, 1: 104, 3: 184, 4: 110, 5: 126}, {3: 640, 4: 540, 0: 430})
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters, further = QHBoxLayout(), QHBoxLayout()
        filters.addWidget(self.field, 1)
        for name, field in (("S&tate", self.state), ("&Owner", self.owner), ("&Series", self.series)):
            filters.addWidget(Pill(name, field))
        for name, field in (("Due &from", self.since), ("Due &by", self.until), ("O&wners as", self.shown)):
            further.addWidget(Pill(name, field))
        further.addStretch(1)
        further.addWidget(self.use_filters(self._lines, (self.state, self.series)))
        layout = QVBoxLayout(self)
        layout.addLayout(heading_row("Actions", (self.word_button, self.csv_button)))
        for row in (filters, further, beside(self.table, self.card)):
            layout.addLayout(row)
        layout.addWidget(self.count)

    def _connect(self) -> None:
        for line in self._lines:
            line.listRequested.connect(self.table.focus_first)
        self.shown.currentIndexChanged.connect(self.refresh)
        self.owner.setMinimumWidth(90)
        table, card = self.table, self.card
        table.rowChosen.connect(self._on_chosen)
        table.rowOpened.connect(self._on_opened)
        self._staying.timeout.connect(self._on_stayed)
        table.commandGiven.connect(self._on_command_given)
        table.leaveRequested.connect(self.leaveRequested)
        card.noteTyped.connect(self.noteTyped)
        card.statusRequested.connect(self.statusRequested)
        card.changeRequested.connect(self.changeRequested)
        card.leaveRequested.connect(self.focus)
        self.word_button.clicked.connect(self.export_to_word)
        self.csv_button.clicked.connect(self._on_csv)

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Show the register of a library."""
        offer_series(self.series, service)
        super().show_library(service, today)

    def leave_library(self) -> None:
        """Ask this library no more: it is closed."""
        self._model.stop()
        super().leave_library()

    def show_person(self, name: str) -> None:
        """Show all actions of a person, whatever post was held, with the people as owners."""
        with self.changed_together():
            self.set_filters_back()
            self.state.setCurrentIndex(STATES.index("all"))
            self.shown.setCurrentIndex(1)
            self.owner.setText(name)

    def focus(self) -> None:
        """Take the focus."""
        self.table.focus_first()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        for delegate in self._chips:
            delegate.theme = theme
        self.table.viewport().update()

    @property
    def filter(self) -> ActionFilter:
        """What is asked for."""
        until = self.until.day(self.today)
        return ActionFilter(
            self._words.text().strip(),
            self._owner_asked(),
            STATES[max(self.state.currentIndex(), 0)],
            until + _DAY if until and until < date.max else None,
            chosen_series(self.series),
            self.since.day(self.today),
        )

    def _owner_asked(self) -> str:
        """Return the post or name typed; where people show, the beginning of a name is enough."""
        typed = self.owner.text().strip()
        if typed and self.service and self.shown.currentIndex() == 1:
            return next((person.name for person in self.service.suggest_people(typed)), typed)
        return typed

    def ask(self, *, stay: bool = False) -> None:
        """Show the actions that the filters leave now."""
        service, asked, today = self.service, self.filter, self.today
        if service:
            pages = service.register_pages(asked, today)
            self.table.show_rows(Pages(pages.page, pages.count), stay=stay)
            self.settle_soon()

    def settle(self) -> None:
        """Count the actions that show, and fetch the next."""
        service, asked, today = self.service, self.filter, self.today
        if service:
            self._model.look_ahead(self.aside)
            self.aside.ask(lambda: _counts(service, asked, today), self._on_counted)

    def _on_counted(self, counts: "_Counts") -> None:
        """Say '7 of 23 open actions · 1 overdue', and in which order, or what is wrong with a day."""
        self._model.tell_count(counts.found)
        asked, typed = counts.asked, self.owner.text().strip()
        number = f"{counts.found:,} of " if counts.found != counts.there else ""
        parts = [f"{number}{counted(counts.there, _COUNTED.get(asked.state, 'action'))}"]
        if counts.late and asked.state != "overdue":
            parts.append(f"{counts.late:,} overdue")
        if typed and asked.owner != typed:
            parts.append(f"of {asked.owner}")
        if counts.found > 1:
            parts.append(order_words(asked.state))
        wrong = self.since.problem(self.today) or self.until.problem(self.today)
        self.count.setText(wrong or (" · ".join(parts) if counts.found else _none(asked, counts.there)))

    def export_to_word(self) -> None:
        """Ask for what shows to be written to Word."""
        self.exportRequested.emit(".docx")

    def _on_csv(self) -> None:
        self.exportRequested.emit(".csv")

    def _cells(self, entry: RegisterEntry) -> Sequence[str]:
        return cells(entry, self.today, as_people=self.shown.currentIndex() == 1)

    def _owner_chips(self, entry: RegisterEntry) -> Sequence[Chip]:
        return owner_chips(people_of(entry) if self.shown.currentIndex() == 1 else entry.action.owners)

    def _state_chips(self, entry: RegisterEntry) -> Sequence[Chip]:
        return state_chips(entry, self.today)

    def _on_chosen(self, entry: RegisterEntry | None) -> None:
        self.card_aside.forget()
        if entry and self.service:
            self.card.show_entry(entry)
            self._staying.start()
        else:
            self._staying.stop()
            self.card.show_nothing()

    def _on_stayed(self) -> None:
        service, entry = self.service, self._model.row(self.table.currentIndex())
        if entry and service:
            self.card_aside.ask(lambda: service.history(entry.meeting_id, entry.line_id), self.card.show_history)

    def _on_opened(self, entry: RegisterEntry) -> None:
        self.lineRequested.emit(entry.meeting_id, entry.line_id)

    def _on_command_given(self, key: str, entry: RegisterEntry) -> None:
        if key == "E":
            self.changeRequested.emit(entry)
        else:
            deeds = {"N": self.card.note.setFocus, "C": self.card.complete, "I": self.card.begin, "P": self._turn}
            deeds[key]()

    def _turn(self) -> None:
        self.shown.setCurrentIndex(1 - self.shown.currentIndex())


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many actions are in the state asked for, are left by all filters, and are overdue among those."""

    asked: ActionFilter
    there: int
    found: int
    late: int


def _counts(service: "MinutesService", asked: ActionFilter, today: date) -> _Counts:
    there = service.register_count(ActionFilter(state=asked.state), today)
    found = service.register_count(asked, today) if asked != ActionFilter(state=asked.state) else there
    late = service.register_count(replace(asked, state="overdue"), today) if asked.state != "done" else 0
    return _Counts(asked, there, found, late)


def _none(asked: ActionFilter, there: int) -> str:
    if there:
        return "No action fits. Take a word or a filter away."
    return "Nothing is open." if asked.state == "open" else "There are none."
