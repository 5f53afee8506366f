"""The people of all meetings: the posts they held and when, their meetings and actions, two entries made one."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from minutes_app.domain.follow_up import Person, Post
from ui.library.filters import FilterLine
from ui.library.heading import Card, beside, heading_row, told
from ui.library.paged_model import PagedModel
from ui.library.table import LibraryTable
from ui.library.view import LibraryView
from ui.wording import counted, day_number

_HEADS = ("Name", "Post held last", "Last", "Meetings")
COMMANDS = {"A": "Actions", "M": "Meetings", "J": "Join with another entry…"}


class PeopleView(LibraryView):
    """A list of people, found as one types: 'zoe' finds Zoë.

    Signals:
        commandGiven: a key of COMMANDS, and the Person.
    """

    commandGiven = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: PagedModel[Person] = PagedModel(_HEADS, _cells, attrgetter("id"), self)
        self.field = self._words = FilterLine("personWords", "Find a person", "A name, or the start of one   Ctrl+F")
        self.table = LibraryTable(self._model, "People", wide=1, lines=1, commands=tuple(COMMANDS))
        self.table.set_columns({0: 220, 2: 110, 3: 80}, {2: 460})
        self.count = told(muted=True)
        self.name, self.posts = told(strong=True), told()
        self.buttons = {key: QPushButton(f"{words}   {key}") for key, words in COMMANDS.items()}
        self.buttons["M"].setProperty("primary", True)
        self.card: Card = Card((self.name, self.posts), tuple(self.buttons.values()))
        layout = QVBoxLayout(self)
        layout.addLayout(heading_row("People"))
        layout.addWidget(self.field)
        layout.addLayout(beside(self.table, self.card))
        layout.addWidget(self.count)
        self._connect()

    def _connect(self) -> None:
        self._words.textChanged.connect(self.refresh)
        self._words.listRequested.connect(self.table.focus_first)
        self._words.leaveRequested.connect(self.leaveRequested)
        self.table.rowChosen.connect(self._on_chosen)
        self.table.rowOpened.connect(self._on_opened)
        self.table.commandGiven.connect(self.commandGiven)
        self.table.leaveRequested.connect(self.leaveRequested)
        for button in self.buttons.values():
            button.clicked.connect(self._on_clicked)

    def focus(self) -> None:
        """Take the focus."""
        self.table.focus_first()

    def ask(self, *, stay: bool = False) -> None:
        """Show the people there are now, those alone whose name begins as typed."""
        if self.service is None:
            return
        typed = self._words.text().strip()
        people = self.service.suggest_people(typed) if typed else self.service.people()
        self.table.show_all(people, stay=stay)
        nobody = "Nobody of this name." if typed else "Nobody yet: who is at a meeting stands here."
        self.count.setText(counted(len(people), "person", "people") if people else nobody)

    def _on_chosen(self, person: Person | None) -> None:
        for button in self.buttons.values():
            button.setEnabled(person is not None)
        self.name.setText(person.name if person else "Nobody chosen")
        self.posts.setText("\n\n".join(map(_held, person.posts)) if person else "")

    def _on_opened(self, person: Person) -> None:
        self.commandGiven.emit("M", person)

    def _on_clicked(self) -> None:
        key = next(key for key, button in self.buttons.items() if button is self.sender())
        if self.table.current:
            self.commandGiven.emit(key, self.table.current)


def _held(post: Post) -> str:
    capacity, short, first, last = post
    what = f"{capacity} ({short})".strip() if short else capacity or "no post named"
    return f"{what}\n{_span(first, last)}"


def _span(first: date | None, last: date | None) -> str:
    begin, end = day_number(first), day_number(last)
    return begin if begin == end else f"{begin} – {end}"


def _cells(person: Person) -> Sequence[str]:
    capacity, short, _, last = person.posts[0]
    return (person.name, f"{capacity} ({short})" if short else capacity, day_number(last), str(person.meetings))
