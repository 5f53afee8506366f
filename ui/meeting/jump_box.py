"""The jump box: any item by its number, dots left out, or by words of its title."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from minutes_app.domain.views import AgendaEntry


class JumpBox(QFrame):
    """A field over the text with the items that match; it closes itself.

    Typing a number that is one item's and starts no other goes there at once, so Ctrl+J 2 4 is item 2.4.

    Signals:
        itemChosen: the item's id.
        closed: it went away without a choice.
    """

    itemChosen = Signal(str)
    closed = Signal()

    def __init__(self, agenda: Callable[[], Sequence[AgendaEntry]], parent: QWidget) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._here = ""
        self.setObjectName("jumpBox")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Go to item: number without dots, or words")
        self.field.setAccessibleName("Go to item")
        self.list = QListWidget()
        self.list.setAccessibleName("Items")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("::item { padding: 4px 6px; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textEdited.connect(self._on_edited)
        self.field.returnPressed.connect(self._choose)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.hide()

    def open_at(self, place: QPoint, here: str) -> None:
        """Show the box at a place of its parent; `here` is the item the caret is in."""
        self._here = here
        self.resize(430, 300)
        self.move(place)
        self.field.clear()
        self._show_matches(list(self._agenda()))
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes, Up and Down choose in the list, losing the focus closes."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self.closed.emit()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _on_edited(self, typed: str) -> None:
        found = matches(self._in_turn(), typed)
        digits = _digits(typed)
        if digits and found:
            numbers = [_digits(entry.number) for entry in found]
            if all(number == digits for number in numbers):
                self._go(found[0].id)
                return
        self._show_matches(found)

    def _in_turn(self) -> list[AgendaEntry]:
        """Return the agenda from the item after this one on and round again, so that equal numbers take turns."""
        entries = list(self._agenda())
        place = next((i + 1 for i, entry in enumerate(entries) if entry.id == self._here), 0)
        return entries[place:] + entries[:place]

    def _show_matches(self, entries: Sequence[AgendaEntry]) -> None:
        self.list.clear()
        for entry in entries:
            row = QListWidgetItem(f"{entry.number}  {entry.title}".strip())
            row.setData(Qt.ItemDataRole.UserRole, entry.id)
            self.list.addItem(row)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        row = self.list.currentItem()
        if row:
            self._go(row.data(Qt.ItemDataRole.UserRole))

    def _go(self, item_id: str) -> None:
        self.hide()
        self.itemChosen.emit(item_id)


def _digits(text: str) -> str:
    kept = "".join(c for c in text if c not in ". ")
    return kept if kept.isdigit() else ""


def matches(entries: Sequence[AgendaEntry], typed: str) -> list[AgendaEntry]:
    """Return the items whose number starts with what was typed, exact ones first, or whose title holds its words."""
    digits = _digits(typed)
    if digits:
        found = [entry for entry in entries if _digits(entry.number).startswith(digits)]
        return sorted(found, key=lambda entry: _digits(entry.number) != digits)
    words = typed.casefold().split()
    return [entry for entry in entries if all(word in entry.title.casefold() for word in words)]
