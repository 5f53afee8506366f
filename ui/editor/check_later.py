"""F8: words are marked to be checked later, without the caret leaving its place."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor

from minutes_app.domain.check_later import ToCheck, checks_of, to_check, word_at
from minutes_app.domain.lines import MarkKind
from ui.editor.blocks import CHECK_LATER, set_mark, utf16_length
from ui.editor.commands import Spot, column, units_to_column
from ui.editor.document_lines import LinesChange
from ui.editor.editor import MinutesEditor

_NOTHING_HERE = "There are no words here to check later."
_NOTHING_MARKED = "Nothing is marked to be checked later. F8 marks the words at the caret."

Span = tuple[int, int, int]  # the index of a line, and from and to in it, in Python characters


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
        self._set(marked or chosen, not marked)
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
            return [span for span in self._selected(caret) if span[1] < span[2]]
        index = caret.blockNumber()
        word = word_at(self._editor.lines.lines[index].text, column(caret))
        return [(index, *word)] if word else []

    def _selected(self, caret: QTextCursor) -> Iterable[Span]:
        start, end = caret.selectionStart(), caret.selectionEnd()
        block = self._editor.document().findBlock(start)
        while block.isValid() and block.position() < end:
            text, at = block.text(), block.position()
            yield block.blockNumber(), units_to_column(text, max(start - at, 0)), units_to_column(text, end - at)
            block = block.next()

    def _marks_on(self, span: Span) -> Iterable[Span]:
        index, start, end = span
        for mark in checks_of(self._editor.lines.lines[index]):
            if mark.start < end and start < mark.end:
                yield index, mark.start, mark.end

    def _set(self, spans: Iterable[Span], on: bool) -> None:
        change = QTextCharFormat()
        set_mark(change, MarkKind.CHECK_LATER, on)
        with self._editor.edits.step() as cursor:
            for index, start, end in spans:
                block = self._editor.document().findBlockByNumber(index)
                cursor.setPosition(block.position() + utf16_length(block.text()[:start]))
                further = utf16_length(block.text()[start:end])
                cursor.setPosition(cursor.position() + further, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(change)

    def _on_caret_moved(self) -> None:
        """Keep what is typed behind marked words out of the mark; Qt types on as the character before it is."""
        caret = self._editor.textCursor()
        given = caret.charFormat()
        if not given.boolProperty(CHECK_LATER) or caret.hasSelection():
            return
        after = QTextCursor(caret)
        in_block = after.movePosition(QTextCursor.MoveOperation.NextCharacter) and not after.atBlockStart()
        if not in_block or not after.charFormat().boolProperty(CHECK_LATER):
            set_mark(given, MarkKind.CHECK_LATER, False)
            self._editor.setCurrentCharFormat(given)
