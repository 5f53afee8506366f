"""Where the caret goes when a part of the window asks for a line or an item, and where it was in each item."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.outline import item_at
from ui.editor.commands import Spot
from ui.editor.document_lines import LinesChange
from ui.editor.shown_words import ShownWords
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor


class Going(QObject):
    """Takes the caret of an editor about; what it comes to out of sight is shown about a third down the page.

    Signals:
        itemEntered: the id of the agenda item that the caret went into; empty above the first.
    """

    itemEntered = Signal(str)

    def __init__(self, editor: "MinutesEditor", theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self.shown = ShownWords(editor, theme)
        self._item = ""
        self._places: dict[str, Spot] = {}
        editor.lines.linesChanged.connect(self._on_lines_changed)
        editor.cursorPositionChanged.connect(self._on_caret_moved)

    def begin(self) -> None:
        """Forget where the caret was: the lines of another meeting are on show, and it stands in them."""
        self._places.clear()
        self._item = ""
        self._on_caret_moved()

    def to_spot(self, spot: Spot) -> None:
        """Put the caret at a place, where its line is in this meeting."""
        with self._settled():
            self._editor.go_to(spot)

    def to_line(self, line_id: str) -> None:
        """Put the caret at the end of a line, where it is in this meeting."""
        index = self._editor.lines.index_of(line_id)
        if index is not None:
            self.to_spot(Spot(line_id, len(self._editor.lines.lines[index].text)))

    def to_first_line(self) -> None:
        """Put the caret at the end of the first line, where a new meeting starts."""
        self.to_line(self._editor.lines.lines[0].id)

    def to_end(self) -> None:
        """Put the caret at the end of the minutes."""
        last = self._editor.lines.lines[-1]
        self._editor.go_to(Spot(last.id, len(last.text)))

    def to_words(self, line_id: str, start: int, end: int) -> None:
        """Put the caret behind words of a line, text[start:end], where it is in this meeting, and show them."""
        with self._settled():
            if not self._editor.select(line_id, start, end):
                return
            words = self._editor.textCursor()
            self._editor.go_to(Spot(line_id, end))
            self.shown.show(words)

    def to_item(self, item_id: str) -> None:
        """Put the caret into an item: where it was last in it, or at the end of the item's own text."""
        with self._settled():
            self._enter(item_id)

    def step_item(self, by: int) -> None:
        """Go to the item before or after the one the caret is in."""
        lines = self._editor.lines.lines
        items = [i for i, line in enumerate(lines) if line.is_item]
        here = self._editor.current_item
        place = items.index(here) + by if here is not None else (0 if by > 0 else -1)
        if 0 <= place < len(items):
            self._enter(lines[items[place]].id)

    def _enter(self, item_id: str) -> None:
        spot = self._places.get(item_id)
        if spot and self._is_in(spot.line_id, item_id) and self._editor.go_to(spot):
            return
        index = self._editor.lines.index_of(item_id)
        if index is None:
            return
        lines = self._editor.lines.lines
        last = next((i for i in range(index + 1, len(lines)) if lines[i].is_item), len(lines)) - 1
        self._editor.go_to(Spot(lines[last].id, len(lines[last].text)))

    def _is_in(self, line_id: str, item_id: str) -> bool:
        lines = self._editor.lines
        index = lines.index_of(line_id)
        item = item_at(lines.lines, index) if index is not None else None
        return item is not None and lines.lines[item].id == item_id

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Show a caret that goes out of sight about a third down the page, so that one sees what stands around it."""
        bar = self._editor.verticalScrollBar()
        before = bar.value()
        yield
        if bar.value() != before:
            bar.setValue(bar.value() + self._editor.cursorRect().top() - self._editor.viewport().height() // 3)

    def _on_caret_moved(self) -> None:
        item = self._editor.current_item
        item_id = self._editor.lines.lines[item].id if item is not None else ""
        if item_id:
            self._places[item_id] = self._editor.spot
        if item_id != self._item:
            self._item = item_id
            self.itemEntered.emit(item_id)

    def _on_lines_changed(self, change: LinesChange) -> None:
        if not change.only_text:
            self._on_caret_moved()
