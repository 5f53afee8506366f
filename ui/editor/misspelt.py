"""Where misspelt words stand in the minutes: at once where one types, and elsewhere looked for between the keys."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat

from minutes_app.writing.spelling import Checked, Span, Spelling, pieces
from ui.editor.blocks import block_id
from ui.editor.commands import column
from ui.slices import Slices, Step

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor

_AT_ONCE = 2_000  # characters that a key may have looked up; more are left to the slices
_SLICE_SECONDS = 0.004  # so short that a key which waits for its end is still painted in the same frame


@dataclass(frozen=True, slots=True)
class _Held:
    checked: Checked
    turn: int  # of the spelling it was checked by


class Misspelt(QObject):
    """Tells the highlighter which words of a block are misspelt, never the one under way.

    A word is under way while the caret is at it and it was changed last.
    """

    def __init__(self, editor: "MinutesEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._spelling = Spelling()
        self._turn = 0
        self._held: dict[str, _Held] = {}  # by the id of the line
        self._under_way: tuple[str, int, int] | None = None  # the id of a line, from and to
        self._slices: Slices | None = None
        self._is_wanted = self._is_silent = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_soon)
        editor.cursorPositionChanged.connect(self._on_caret_moved)

    # What is asked

    @property
    def is_looking(self) -> bool:
        """Whether there are lines yet to be looked at."""
        return self._is_wanted or self._slices is not None

    def take(self, spelling: Spelling) -> None:
        """Mark the words that this spelling finds wrong from now on."""
        self._spelling = spelling
        self._turn += 1
        self.look_over()

    def suggestions(self, word: str) -> list[str]:
        """Return what a word may have been meant to be; can take 0.1 s."""
        return self._spelling.suggestions(word)

    def wrong_in(self, block: QTextBlock) -> tuple[Span, ...]:
        """Return where all misspelt words of a block stand, in Python characters."""
        text, held = block.text(), self._held.get(block_id(block))
        if held and held.turn == self._turn and held.checked.text == text:
            return held.checked.wrong
        return self._spelling.check(text).wrong

    def to_mark(self, block: QTextBlock, text: str) -> Sequence[Span]:
        """Return where the words to be marked stand in a block with this text, in Python characters."""
        if self._is_silent or self._editor.isReadOnly():
            return ()
        line_id = block_id(block)
        held = self._held.get(line_id)
        if held is None or held.checked.text != text:
            held = self._follow(block, line_id, text, held)
        if held is None:
            return ()
        if self._under_way and self._under_way[0] == line_id:
            return [span for span in held.checked.wrong if span != self._under_way[1:]]
        return held.checked.wrong

    def begin(self) -> None:
        """Forget all lines; those of another meeting are to be put into the document."""
        self._is_silent = True
        self._stop()
        self._held.clear()
        self._under_way = None

    def look_over(self) -> None:
        """Look at all lines that have not been looked at, soon and between the keys."""
        self._is_silent = False
        self._is_wanted = True
        if self._slices is None:
            self._soon.start()

    # The line one types in

    def _follow(self, block: QTextBlock, line_id: str, text: str, before: _Held | None) -> _Held | None:
        """Look at what an edit did to a line; a new line at the caret is looked at too, any other is left for later."""
        caret = self._editor.textCursor()
        is_here = caret.block() == block
        known = before.checked if before else Checked("", ()) if is_here else None
        checked = self._spelling.follow(known, text, _AT_ONCE) if known else None
        if checked is None:
            self.look_over()
            return None
        self._held[line_id] = held = _Held(checked, before.turn if before else self._turn)
        if is_here:
            self._note_under_way(line_id, column(caret))
        return held

    def _note_under_way(self, line_id: str, at: int) -> None:
        before = self._under_way
        word = next((span for span in self._held[line_id].checked.wrong if span[0] <= at <= span[1]), None)
        if before and before[0] != line_id:
            if word is None:
                return  # it ends as soon as the caret is said to have moved
            self._held.pop(before[0], None)
            self.look_over()
        self._under_way = (line_id, *word) if word else None

    def _on_caret_moved(self) -> None:
        if self._under_way:
            line_id, start, end = self._under_way
            caret = self._editor.textCursor()
            if block_id(caret.block()) != line_id or not start <= column(caret) <= end:
                self.end_word()

    def end_word(self) -> None:
        """Mark the word that was under way: the caret or the focus has left it."""
        if self._under_way:
            index = self._editor.lines.index_of(self._under_way[0])
            self._under_way = None
            if index is not None:
                self._mark(self._block(index))

    # All other lines

    def _on_soon(self) -> None:
        self._is_wanted = False
        self._slices = Slices(self._steps(), _SLICE_SECONDS)
        self._slices.ended.connect(self._on_ended)
        self._slices.start(0)

    def _stop(self) -> None:
        if self._slices:
            self._slices.stop()
        self._soon.stop()
        self._is_wanted = False

    def _on_ended(self, problem: Exception | None) -> None:
        slices, self._slices = self._slices, None
        if slices:
            slices.deleteLater()
        if problem:
            raise problem
        if self._is_wanted:
            self._soon.start()

    def _steps(self) -> Generator[Step, None, None]:
        """Look at the lines one after the other. Edits in between may leave a line out: they ask for another round."""
        number, seen = 0, set()
        while not self._editor.isReadOnly() and number < self._editor.document().blockCount():
            seen.add(block_id(self._block(number)))
            yield from self._look_at(number)
            number += 1
            yield number, self._editor.document().blockCount()
        if not self._is_wanted:
            self._held = {line_id: held for line_id, held in self._held.items() if line_id in seen}

    def _look_at(self, number: int) -> Generator[Step, None, None]:
        block, turn = self._block(number), self._turn
        line_id, text = block_id(block), block.text()
        held = self._held.get(line_id)
        if held and held.turn == turn and held.checked.text == text:
            return
        wrong: list[Span] = []
        for start, end in pieces(text, _AT_ONCE):
            if start:
                yield start, len(text)
                block = self._block(number)
                if turn != self._turn or block_id(block) != line_id or block.text() != text:
                    self._is_wanted = True  # a key came between
                    return
            wrong += self._spelling.wrong_in(text, start, end)
        self._held[line_id] = _Held(Checked(text, tuple(wrong)), turn)
        before = held.checked.wrong if held and held.checked.text == text else None
        if tuple(wrong) != before and (wrong or _is_marked(block)):
            self._mark(block)

    def _block(self, number: int) -> QTextBlock:
        return self._editor.document().findBlockByNumber(number)

    def _mark(self, block: QTextBlock) -> None:
        self._editor.documents.highlighter.rehighlightBlock(block)


def _is_marked(block: QTextBlock) -> bool:
    squiggle = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    return any(part.format.underlineStyle() == squiggle for part in block.layout().formats())
