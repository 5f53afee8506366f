"""A list of meetings in the library: narrowed down by filters, counted when one pauses, each with its card."""

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from minutes_app.domain.listing import ListedMeeting, MeetingFilter
from ui.choice import Choice
from ui.library.chip_delegate import Chip, ChipDelegate
from ui.library.heading import told
from ui.library.paged_model import PagedModel, Pages
from ui.library.table import LibraryTable
from ui.library.view import LibraryView
from ui.theme import Theme

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_LAST = 5  # the column that says in a chip how a meeting stands
_ALL_SERIES = "all"


class MeetingList(LibraryView):
    """A view of meetings: those that `filter` leaves, in rows of so many `lines`, the sixth column of chips.

    Signals:
        commandGiven: a key of the commands, or Enter, and the ListedMeeting.
    """

    commandGiven = Signal(str, object)

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        cells: Callable[[ListedMeeting], Sequence[str]],
        chips: Callable[[ListedMeeting], Sequence[Chip]],
        commands: Sequence[str],
        theme: Theme,
        parent: QWidget | None,
        *,
        lines: int,
    ) -> None:
        super().__init__(parent)
        self._model: PagedModel[ListedMeeting] = PagedModel(heads, cells, attrgetter("id"), self)
        self.series = Choice(editable=False)
        self.table = LibraryTable(self._model, name, wide=1, lines=lines, commands=commands)
        self.count = told(muted=True)
        self._chips = ChipDelegate(theme, chips, self)
        self.table.setItemDelegateForColumn(_LAST, self._chips)
        self.table.rowChosen.connect(self.show_card)
        self.table.rowOpened.connect(self._on_opened)
        self.table.commandGiven.connect(self.commandGiven)
        self.table.leaveRequested.connect(self.leaveRequested)

    @property
    def filter(self) -> MeetingFilter:
        """What is asked for."""
        raise NotImplementedError

    def show_card(self, entry: ListedMeeting | None) -> None:
        """Show beside the list what is known of the current meeting."""
        raise NotImplementedError

    def show_count(self, found: int, there: int) -> None:
        """Say how many meetings the filters leave, and of how many."""
        raise NotImplementedError

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Show the meetings of a library."""
        offer_series(self.series, service)
        super().show_library(service, today)

    def leave_library(self) -> None:
        """Ask this library no more: it is closed."""
        self._model.stop()
        super().leave_library()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._chips.theme = theme
        self.table.viewport().update()

    def ask(self, *, stay: bool = False) -> None:
        """Show the meetings that the filters leave now."""
        service, asked = self.service, self.filter
        if service:
            self.table.show_rows(_pages(service, asked), stay=stay)
            self.settle_soon()

    def settle(self) -> None:
        """Count the meetings that show, and fetch the next."""
        service, asked = self.service, self.filter
        if service:
            self._model.look_ahead(self.aside)
            self.aside.ask(lambda: (service.meeting_count(asked), service.meeting_count()), self._on_counted)

    def _on_counted(self, counts: tuple[int, int]) -> None:
        self._model.tell_count(counts[0])
        self.show_count(*counts)

    def _on_opened(self, entry: ListedMeeting) -> None:
        self.commandGiven.emit("Enter", entry)


def _pages(service: "MinutesService", asked: MeetingFilter) -> Pages[ListedMeeting]:
    """Return the meetings that a filter leaves, to be shown page by page."""
    return Pages(
        lambda offset, limit: service.meeting_page(asked, offset=offset, limit=limit),
        lambda: service.meeting_count(asked),
        lambda meeting_id: service.meeting_place(asked, meeting_id),
    )


def offer_series(choice: Choice, service: "MinutesService") -> None:
    """Offer the series of a library, the one chosen before kept."""
    chosen = choice.currentText()
    choice.blockSignals(True)
    choice.clear()
    choice.addItems([_ALL_SERIES, *(series.name for series in service.series())])
    choice.setCurrentIndex(max(choice.findText(chosen), 0))
    choice.blockSignals(False)


def chosen_series(choice: Choice) -> str:
    """Return the series chosen, empty for all."""
    return choice.currentText() if choice.currentIndex() > 0 else ""
