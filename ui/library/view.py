"""What all views of the library have in common."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.library.heading import CARD_WIDTH, NARROW_CARD
from ui.theme import Theme

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_NARROW = 900
_COUNTING_AFTER = 40  # milliseconds without a key: the rows come first, how many there are just after


class LibraryView(QWidget):
    """A view of the library, filled when it is shown.

    `field` is where one types to find something, `card` the panel at its right, if it has one.

    Signals:
        leaveRequested: back to the open meeting.
    """

    leaveRequested = Signal()

    field: QLineEdit
    card: QWidget | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.service: MinutesService | None = None
        self.today = date.today()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNTING_AFTER)
        self._counting.timeout.connect(self.tell_count)

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Show a library as it is now."""
        self.service, self.today = service, today
        self.refresh()

    def leave_library(self) -> None:
        """Ask this library no more: it is closed."""
        self.service = None
        self._counting.stop()

    def refresh(self) -> None:
        """Ask the library again."""

    def tell_count(self) -> None:
        """Say how much there is; asked for just after the rows are there."""

    def count_soon(self) -> None:
        """Have `tell_count` called when no key was pressed for a moment."""
        self._counting.start()

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
