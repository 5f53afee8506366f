"""A field in the No. column to type an item's number."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit

from ui.editor.editor import MinutesEditor


class NumberField(QLineEdit):
    """Lies over the number it changes. Enter takes it: '-' is no number, nothing is the automatic one.

    Signals:
        numberTyped: item id and what was typed.
        closed: it went away without a number.
    """

    numberTyped = Signal(str, str)
    closed = Signal()

    def __init__(self, editor: MinutesEditor) -> None:
        super().__init__(editor.viewport())
        self._editor = editor
        self._item_id = ""
        self.setObjectName("numberField")
        self.setAccessibleName("Number of the item; a dash for none, nothing for the automatic one")
        self.setToolTip("Enter takes the number · - for none · empty for the automatic one")
        self.hide()

    def open_at(self, index: int, number: str) -> None:
        """Show the field over the number of the item at a line's index, a dash where it has none."""
        self._item_id = self._editor.lines.lines[index].id
        block = self._editor.document().findBlockByNumber(index)
        area = self._editor.document().documentLayout().blockBoundingRect(block)
        top = area.top() - self._editor.verticalScrollBar().value()
        self.setText(number or "-")
        self.setGeometry(4, round(top), self._editor.lines.metrics.number_width - 8, 30)
        self.show()
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed, Esc drops it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
            if self.isModified():  # the number shown, typed again, is typed
                self.numberTyped.emit(self._item_id, self.text())
            else:
                self.closed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go away with the focus."""
        super().focusOutEvent(event)
        self.hide()
