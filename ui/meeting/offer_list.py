"""What can stand in a line instead of what is typed, in a few rows beside it that never take the focus."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QSizePolicy


class OfferList(QListWidget):
    """The offers, as high as they are many; hidden where there are none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("::item { padding: 3px 6px; }")
        self.hide()

    def show_offers(self, offers: Sequence[str]) -> None:
        """Show other offers, none of them chosen."""
        self.clear()
        self.addItems(list(offers))
        if offers:
            self.setFixedHeight(self.sizeHintForRow(0) * len(offers) + 2 * self.frameWidth())
        self.setVisible(bool(offers))

    def mark(self, chosen: str) -> None:
        """Mark the offer that is taken now, if any is."""
        rows = (row for row in range(self.count()) if self.item(row).text() == chosen)
        self.setCurrentRow(next(rows, -1))
