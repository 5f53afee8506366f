"""Words that a list went to, shown in the text until the next key and not selected, lest that key take them out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.theme import Theme

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEPT = "Nothing is deleted: the caret is in the minutes now, and the same key again deletes there."


class ShownWords(QObject):
    """Shades words of an editor, in the colours of `theme`, until the caret moves or a key is pressed.

    Signals:
        noticeGiven: that a key meant for the list one came from has deleted nothing.
    """

    noticeGiven = Signal(str)

    def __init__(self, editor: "MinutesEditor", theme: Theme) -> None:
        super().__init__(editor)
        self.theme = theme
        self._editor = editor
        self._is_shown = False
        editor.cursorPositionChanged.connect(self.hide)
        editor.installEventFilter(self)

    def show(self, words: QTextCursor) -> None:
        """Shade the words that a cursor has selected."""
        shaded, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        look.setBackground(self.theme.color("selected"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(self.theme.color("accent"))
        shaded.cursor, shaded.format = words, look
        self._editor.setExtraSelections([shaded])
        self._is_shown = True

    def hide(self) -> None:
        """Shade nothing any more."""
        if self._is_shown:
            self._is_shown = False
            self._editor.setExtraSelections([])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the shade away at a key; Delete and Backspace do no more, for in the list they mean something else."""
        if not self._is_shown or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _MODIFIERS:
            return False
        self.hide()
        is_plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in _DELETING and is_plain and not self._editor.isReadOnly():
            self.noticeGiven.emit(_KEPT)
            return True
        return False
