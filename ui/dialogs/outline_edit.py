"""An agenda typed as an outline: a line is an item, Tab sets it in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from minutes_app.domain.standing import INDENT


class OutlineEdit(QPlainTextEdit):
    """Tab sets the line in and Shift+Tab out; a new line starts as deep as the one above.

    Ctrl+Tab leaves, Ctrl+Shift+Tab to the field before.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set in, set out, or type."""
        key = event.key()
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and with_control:
            self._leave(forwards=key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Tab:
            self._at_line_start().insertText(INDENT)
        elif key == Qt.Key.Key_Backtab:
            self._set_out()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not with_control:
            line = self.textCursor().block().text()
            self.textCursor().insertText("\n" + line[: len(line) - len(line.lstrip())])
        else:
            super().keyPressEvent(event)

    def _leave(self, *, forwards: bool) -> None:
        """Go to another field. The frame does it: an editor that takes Tab for itself refuses."""
        frame = self.parentWidget()
        if frame and forwards:
            frame.focusNextChild()
        elif frame:
            frame.focusPreviousChild()

    def _at_line_start(self) -> QTextCursor:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        return cursor

    def _set_out(self) -> None:
        cursor, line = self._at_line_start(), self.textCursor().block().text()
        spaces = min(len(INDENT), len(line) - len(line.lstrip(" ")))
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, spaces)
        cursor.removeSelectedText()
