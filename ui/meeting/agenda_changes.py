"""Changing the agenda: what the tree or a key asks for is done to the lines, and the tree follows them."""

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.meeting import UNUSED
from ui.editor.editor import MinutesEditor
from ui.editor.number_field import NumberField
from ui.meeting.agenda_panel import AgendaTree


class AgendaChanges(QObject):
    """Does in the minutes what is asked of the agenda, by the item's id.

    Signals:
        noticeGiven: why something could not be done.
        finished: the text is to have the focus again.
    """

    noticeGiven = Signal(str)
    finished = Signal()

    def __init__(self, editor: MinutesEditor, tree: AgendaTree) -> None:
        super().__init__(editor)
        self._editor = editor
        self._tree = tree
        self.unused_words = UNUSED
        self._number_field = NumberField(editor)
        model = tree.agenda_model
        tree.levelRequested.connect(self.set_level)
        tree.shiftRequested.connect(self.shift)
        tree.deleteRequested.connect(self.delete)
        tree.addRequested.connect(self.add_after)
        tree.numberRequested.connect(self.ask_number)
        model.renameRequested.connect(self.rename)
        model.moveRequested.connect(self.drop)
        self._number_field.numberTyped.connect(self.set_number)
        self._number_field.closed.connect(self.finished)

    def set_level(self, item_id: str, by: int) -> None:
        """Put an item deeper or less deep."""
        index = self._editor.lines.index_of(item_id)
        if index is not None:
            self._editor.at_caret.level_item(index, by)

    def shift(self, item_id: str, down: bool) -> None:
        """Move an item with all that is in it one place."""
        index = self._editor.lines.index_of(item_id)
        if index is not None:
            self._editor.at_caret.move_item_at(index, down)
            self._tree.follow(item_id)

    def delete(self, item_id: str) -> None:
        """Delete an item with all that is in it."""
        index = self._editor.lines.index_of(item_id)
        if index is not None:
            self._editor.at_caret.delete_item(index)

    def add_after(self, item_id: str) -> None:
        """Make a new item of the same level after an item, and go to it."""
        self._editor.going.to_item(item_id)
        self._editor.at_caret.next_item()

    def rename(self, item_id: str, title: str) -> None:
        """Give an item another title."""
        index = self._editor.lines.index_of(item_id)
        if index is not None:
            self._editor.commands.rename_item(index, title)

    def drop(self, item_id: str, target_id: str, into: bool) -> None:
        """Put an item before another one, or into it, or at the end."""
        index, target = self._editor.lines.index_of(item_id), self._editor.lines.index_of(target_id)
        if index is not None and not self._editor.commands.place_item(index, target, into):
            self.noticeGiven.emit("An item cannot go into itself or deeper than nine levels.")
        self._tree.follow(item_id)

    def ask_number(self, item_id: str) -> None:
        """Ask for another number of an item."""
        index = self._editor.lines.index_of(item_id)
        if index is not None:
            self._editor.going.to_item(item_id)
            self._number_field.open_at(index, self._editor.columns.content.numbers.get(item_id, ""))

    def ask_number_here(self) -> None:
        """Ask for another number of the item that the caret is in."""
        item = self._editor.current_item
        if item is not None:
            self.ask_number(self._editor.lines.lines[item].id)

    def mark_unused(self) -> None:
        """Write into the item that the caret is in that it was not used, in the words of the series."""
        self._editor.at_caret.placeholder(self.unused_words)

    def set_number(self, item_id: str, number: str) -> None:
        """Take a typed number."""
        index = self._editor.lines.index_of(item_id)
        if index is not None:
            self._editor.commands.set_number(index, number)
        self.finished.emit()
