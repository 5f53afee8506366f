"""The series: meetings of one kind, and what each of them starts with."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from minutes_app.domain.listing import SeriesUse
from minutes_app.domain.meeting import OWN_SERIES, Series
from minutes_app.domain.standing import written_outline, written_people
from ui.library.filters import FilterLine
from ui.library.heading import Card, beside, heading_row, told
from ui.library.paged_model import PagedModel
from ui.library.table import LibraryTable
from ui.library.view import LibraryView
from ui.wording import counted, day_number

_HEADS = ("Series", "Meetings", "Last one")
_COUNT_ALONE = "1, 2, 3 inside each main item"
COMMANDS = {"E": "Change…", "M": "Its meetings", "Insert": "New series…", "Delete": "Delete series"}


@dataclass(frozen=True, slots=True)
class ListedSeries:
    """A series and the use that is made of it."""

    series: Series
    use: SeriesUse


class SeriesView(LibraryView):
    """The list of series beside what the current one brings to a meeting.

    Signals:
        commandGiven: a key of COMMANDS, and the Series, None for a new one.
    """

    commandGiven = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: PagedModel[ListedSeries] = PagedModel(_HEADS, _cells, attrgetter("series.name"), self)
        self.field = self._words = FilterLine("seriesWords", "Find a series", "Words of the name   Ctrl+F")
        self.table = LibraryTable(self._model, "Series", wide=0, lines=1, commands=("E", "M", "Insert", "Delete"))
        self.count = told(muted=True)
        self.buttons = {key: QPushButton(f"{words}   {key}") for key, words in COMMANDS.items()}
        self.buttons["E"].setProperty("primary", True)
        self.name, self.starts, self.items, self.people = told(strong=True), told(), told(), told(muted=True)
        self.card: Card = Card((self.name, self.items, self.people, self.starts), tuple(self.buttons.values()))
        layout = QVBoxLayout(self)
        layout.addLayout(heading_row("Series"))
        layout.addWidget(self.field)
        layout.addLayout(beside(self.table, self.card))
        layout.addWidget(self.count)
        self.table.set_columns({1: 100, 2: 120}, {2: 420})
        self._connect()

    def _connect(self) -> None:
        self._words.textChanged.connect(self.refresh)
        self._words.listRequested.connect(self.table.focus_first)
        self._words.leaveRequested.connect(self.leaveRequested)
        self.table.rowChosen.connect(self._on_chosen)
        self.table.rowOpened.connect(self._on_opened)
        self.table.commandGiven.connect(self._on_command_given)
        self.table.leaveRequested.connect(self.leaveRequested)
        for button in self.buttons.values():
            button.clicked.connect(self._on_clicked)

    def focus(self) -> None:
        """Take the focus."""
        self.table.focus_first()

    def ask(self, *, stay: bool = False) -> None:
        """Show the series there are now, those alone whose name has the words typed."""
        if self.service is None:
            return
        used, words = self.service.series_use(), self._words.text().casefold().split()
        found = [
            ListedSeries(series, used.get(series.name, SeriesUse()))
            for series in self.service.series()
            if all(word in series.name.casefold() for word in words)
        ]
        self.table.show_all(found, stay=stay)
        self.count.setText(counted(len(found), "series", "series") if found else "No series fits. Insert makes one.")

    def choose(self, name: str) -> None:
        """Make a series the current one."""
        self.table.choose(name)

    def _on_chosen(self, listed: ListedSeries | None) -> None:
        for key, button in self.buttons.items():
            button.setEnabled(listed is not None or key == "Insert")
        self.buttons["Delete"].setEnabled(listed is not None and not listed.use.meetings)
        series = listed.series if listed else Series("")
        self.name.setText(series.name or "No series chosen")
        self.items.setText(written_outline(series.standing_items) or "Starts with an empty heading.")
        self.people.setText(written_people(series.people))
        told_of = (("Chair", series.chair), ("Minutes", series.minutes_by), ("Venue", series.venue),
                   ("Marking", series.marking), ("Printed form", series.profile), ("Template", series.template),
                   ("Numbers", _COUNT_ALONE if series.numbering == OWN_SERIES else ""),
                   ("Items not used", series.placeholder))  # fmt: skip
        self.starts.setText("\n".join(f"{what}: {words}" for what, words in told_of if words))
        for label in (self.people, self.starts):
            label.setVisible(bool(label.text()))

    def _on_opened(self, listed: ListedSeries) -> None:
        self.commandGiven.emit("E", listed.series)

    def _on_command_given(self, key: str, listed: ListedSeries | None) -> None:
        self.commandGiven.emit(key, listed.series if listed else None)

    def _on_clicked(self) -> None:
        key = next(key for key, button in self.buttons.items() if button is self.sender())
        self._on_command_given(key, self.table.current)


def _cells(listed: ListedSeries) -> Sequence[str]:
    use = listed.use
    return (listed.series.name, str(use.meetings or "–"), day_number(use.last) if use.last else "–")
