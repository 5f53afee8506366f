"""What all views of the library have in common."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ui.aside import Aside
from ui.choice import Choice
from ui.library.filters import FilterLine
from ui.library.heading import CARD_WIDTH, NARROW_CARD
from ui.theme import Theme

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_NARROW = 900
_SETTLED_AFTER = 200  # milliseconds without a key: longer than from one letter to the next


class LibraryView(QWidget):
    """A view of the library, filled when it is shown.

    `field` is where one types to find something, `card` the panel at its right, if it has one. What `aside` is asked
    is told below the list, what `card_aside` is asked is told in the card.

    Signals:
        leaveRequested: back to the open meeting.
        libraryLeft: the library that it showed is closed.
    """

    leaveRequested = Signal()
    libraryLeft = Signal()

    field: QLineEdit
    card: QWidget | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.service: MinutesService | None = None
        self.today = date.today()
        self.aside, self.card_aside = Aside(self), Aside(self)
        self._are_changing = False
        self._filters: Sequence[FilterLine | Choice] = ()
        self.no_filters: QPushButton | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_AFTER)
        self._settling.timeout.connect(self.settle)

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Show a library as it is now."""
        self.service, self.today = service, today
        self.ask(stay=True)

    def leave_library(self) -> None:
        """Ask this library no more: it is closed."""
        self.service = None
        self._settling.stop()
        for aside in (self.aside, self.card_aside):
            aside.end()
        self.libraryLeft.emit()

    def use_filters(self, lines: Sequence[FilterLine], choices: Sequence[Choice]) -> QPushButton:
        """Ask anew when one of these changes, and return a button that sets them all back, seen while one narrows."""
        for line in lines:
            line.textChanged.connect(self.refresh)
            line.leaveRequested.connect(self.leaveRequested)
        for choice in choices:
            choice.currentIndexChanged.connect(self.refresh)
        self._filters, self.no_filters = (*lines, *choices), QPushButton("&No filters")
        self.no_filters.clicked.connect(self.clear_filters)
        self.no_filters.hide()
        return self.no_filters

    def clear_filters(self) -> None:
        """Narrow nothing down any more."""
        with self.changed_together():
            self.set_filters_back()
        self.focus()

    def set_filters_back(self) -> None:
        """Set each filter back to what narrows nothing down."""
        for each in self._filters:
            if isinstance(each, QLineEdit):
                each.clear()
            else:
                each.setCurrentIndex(0)

    def refresh(self) -> None:
        """Ask the library for something else: a filter has changed."""
        if not self._are_changing:
            self._show_whether_narrowed()
            self.ask()

    def _show_whether_narrowed(self) -> None:
        if self.no_filters:
            self.no_filters.setVisible(any(map(_narrows, self._filters)))

    @contextmanager
    def changed_together(self) -> Iterator[None]:
        """Ask the library once for all the filters that are changed within."""
        self._are_changing = True
        try:
            yield
        finally:
            self._are_changing = False
        self.refresh()

    def ask(self, *, stay: bool = False) -> None:
        """Show what the library has now; with `stay` the filters are the same, and the list stays where it is."""

    def settle_soon(self) -> None:
        """Have `settle` called when nothing was asked for a moment."""
        self.aside.forget()
        self._settling.start()

    def settle(self) -> None:
        """Ask aside, while one looks at the rows, for what need not be there at once."""

    def focus(self) -> None:
        """Take the focus."""
        self.field.setFocus()

    def go_to_field(self) -> None:
        """Go to the field to type into."""
        self.field.setFocus()
        self.field.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the card less room where there is little."""
        if self.card:
            self.card.setMaximumWidth(NARROW_CARD if event.size().width() < _NARROW else CARD_WIDTH)
        super().resizeEvent(event)


def _narrows(filter_: FilterLine | Choice) -> bool:
    return bool(filter_.text().strip()) if isinstance(filter_, QLineEdit) else filter_.currentIndex() > 0
