"""What keys, menus and panels do to the minutes where the caret is; each says why where it can do nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QTextCharFormat

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import LineKind, MarkKind
from ui.editor.blocks import set_mark
from ui.editor.edits import LOCKED

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor


class AtCaret(QObject):
    """Does the commands of an editor at its caret, and puts the caret where one goes on.

    Signals:
        noticeGiven: a short sentence, where nothing could be done or much was.
    """

    noticeGiven = Signal(str)

    def __init__(self, editor: "MinutesEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._commands = editor.commands

    def level(self, by: int) -> None:
        """Put the bullet or item at the caret deeper or less deep."""
        caret = self._editor.textCursor()
        if self._commands.level_bullet(caret, by):
            return
        index = caret.blockNumber()
        if not self._editor.lines.lines[index].is_item:
            self.noticeGiven.emit("Tab works in an item's heading and in a bullet.")
        else:
            self.level_item(index, by)

    def level_item(self, item: int, by: int) -> None:
        """Put an item deeper or less deep, or say why that cannot be."""
        if not self._commands.relevel(item, by):
            self.noticeGiven.emit("An item stands at most one level below the item before it, and at level 1 at least.")

    def level_this_item(self, by: int) -> None:
        """Put the item that the caret is in deeper or less deep."""
        item = self._editor.current_item
        if item is not None:
            self.level_item(item, by)

    def move_item(self, down: bool) -> None:
        """Move the item at the caret with all that is in it."""
        item = self._editor.current_item
        if item is not None:
            self.move_item_at(item, down)

    def move_item_at(self, item: int, down: bool) -> None:
        """Move an item with all that is in it, the caret going along."""
        spot = self._editor.spot
        if not self._commands.move(item, down):
            self.noticeGiven.emit(f"This item is {'last' if down else 'first'} already.")
        self._editor.go_to(spot)

    def next_item(self) -> None:
        """Make the next item of the same level and go to it."""
        self._editor.go_to(self._commands.next_item(self._editor.textCursor()))
        self._editor.setFocus()

    def delete_item(self, item: int | None = None) -> None:
        """Delete an item, by default the one at the caret, with all that is in it."""
        item = self._editor.current_item if item is None else item
        if item is not None:
            self._editor.go_to(self._commands.delete_item(item))
            self.noticeGiven.emit("Item deleted. Ctrl+Z brings it back.")

    def placeholder(self, words: str) -> None:
        """Write 'N/A' or 'No items' in the item at the caret."""
        item = self._editor.current_item
        if item is not None:
            self._editor.go_to(self._commands.placeholder(item, words))

    def toggle_own_series(self) -> None:
        """Let the items inside the item that the caret is in count by themselves, or no longer."""
        item = self._editor.current_item
        if item is not None:
            self._commands.toggle_own_series(item)

    def set_kind(self, kind: LineKind) -> None:
        """Make the line at the caret one of this kind, or a paragraph again."""
        spot = self._editor.spot
        self._commands.set_kind(self._editor.textCursor(), kind)
        self._editor.go_to(spot)

    def sentence_to_action(self) -> None:
        """Make the sentence just typed an action."""
        self._editor.go_to(self._commands.sentence_to_action(self._editor.textCursor()))

    def toggle_mark(self, kind: MarkKind) -> None:
        """Switch a mark on or off, for the selected words or for what is typed next."""
        if self._editor.isReadOnly():
            raise PlainError(LOCKED)
        change = QTextCharFormat()
        given = self._editor.currentCharFormat()
        on = {
            MarkKind.BOLD: given.fontWeight() >= QFont.Weight.DemiBold,
            MarkKind.ITALIC: given.fontItalic(),
            MarkKind.UNDERLINE: given.fontUnderline(),
            MarkKind.RAISED: given.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript,
        }[kind]
        set_mark(change, kind, not on)
        self._editor.mergeCurrentCharFormat(change)
