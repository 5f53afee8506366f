"""F8: words are marked to be checked later, without the caret leaving its place."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.check_later import ToCheck, checks_of, to_check, word_at
from minutes_app.domain.lines import MarkKind
from ui.editor.commands import Spot, column
from ui.editor.document_lines import LinesChange
from ui.editor.editor import MinutesEditor
from ui.editor.marking import Span, mark_words, selected_spans, type_on_unmarked

_NOTHING_HERE = "There are no words here to check later."
_NOTHING_MARKED = "Nothing is marked to be checked later. F8 marks the words at the caret."


class CheckLater(QObject):
    """Marks words to be checked later, and goes from mark to mark.

    Signals:
        noticeGiven: a short sentence for the status bar.
    """

    noticeGiven = Signal(str)

    def __init__(self, editor: MinutesEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.count = 0  # marks in the minutes
        editor.cursorPositionChanged.connect(self._on_caret_moved)

    def count_anew(self) -> None:
        """Count the marks of minutes that have just been opened."""
        self.count = len(to_check(self._editor.lines.lines))

    def take(self, change: LinesChange) -> None:
        """Count what an edit did."""
        self.count += len(to_check(change.inserted)) - len(to_check(change.removed))

    def toggle(self) -> None:
        """Mark the selected words, or the word at the caret; where such a mark is, take it away. One step of undo."""
        chosen = self._chosen()
        if not chosen:
            self.noticeGiven.emit(_NOTHING_HERE)
            return
        marked = [mark for span in chosen for mark in self._marks_on(span)]
        mark_words(self._editor, marked or chosen, MarkKind.CHECK_LATER, not marked)
        self._on_caret_moved()
        self.noticeGiven.emit("No longer to be checked." if marked else "Marked to be checked later. F8 takes it back.")

    def go_to_next(self) -> None:
        """Put the caret behind the next marked words, after the last again the first."""
        found = to_check(self._editor.lines.lines)
        if not found:
            self.noticeGiven.emit(_NOTHING_MARKED)
            return
        caret = self._editor.textCursor()
        here = (caret.blockNumber(), column(caret))
        place = next((i for i, check in enumerate(found) if (check.index, check.end) > here), 0)
        self._show(found[place], f"{place + 1} of {len(found)} to check: “{found[place].words}”.")

    def _show(self, check: ToCheck, words: str) -> None:
        self._editor.go_to(Spot(self._editor.lines.lines[check.index].id, check.end))
        self._editor.setFocus()
        self.noticeGiven.emit(words)

    def _chosen(self) -> list[Span]:
        caret = self._editor.textCursor()
        if caret.hasSelection():
            return selected_spans(caret)
        index = caret.blockNumber()
        word = word_at(self._editor.lines.lines[index].text, column(caret))
        return [(index, *word)] if word else []

    def _marks_on(self, span: Span) -> Iterable[Span]:
        index, start, end = span
        for mark in checks_of(self._editor.lines.lines[index]):
            if mark.start < end and start < mark.end:
                yield index, mark.start, mark.end

    def _on_caret_moved(self) -> None:
        type_on_unmarked(self._editor, MarkKind.CHECK_LATER)
