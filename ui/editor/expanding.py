"""Short forms written out behind the caret as one types. Each is a step of undo of its own."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from minutes_app.domain.lines import LineKind
from minutes_app.writing.expanding import ENDS, Expansion, Vocabulary
from ui.editor.commands import column
from ui.editor.document_lines import LinesChange

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor

_Word = tuple[str, int, str]  # the id of a line, where in it a word begins, and the word


class Expanding(QObject):
    """Has the vocabulary write out the word before the caret, once a key has ended it.

    A word that was taken back by undo stays as typed, until it is changed or another is taken back.
    """

    def __init__(self, editor: "MinutesEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self.vocabulary = Vocabulary()
        self.is_on = True
        self._left_alone: _Word | None = None
        editor.lines.linesChanged.connect(self._on_lines_changed)

    def after_mark(self) -> None:
        """Write out the word that the space, comma, full stop or bracket before the caret ended."""
        caret = self._editor.textCursor()
        index = caret.blockNumber()
        before = self._editor.lines.lines[index].text[: column(caret)]
        if before.endswith(ENDS):
            self._expand(index, before[:-1])

    def after_enter(self, index: int) -> None:
        """Write out the word at the end of this line, which Enter ended."""
        self._expand(index, self._editor.lines.lines[index].text)

    def _expand(self, index: int, before: str) -> None:
        line = self._editor.lines.lines[index]
        found = self.expansion(before, line.kind, index)
        if found:
            word = (line.id, found.start, line.text[found.start : found.end])
            if word != self._left_alone:
                self._write(index, found, word)

    def expansion(self, before: str, kind: LineKind, index: int) -> Expansion | None:
        """Return what the word that ends these words of a line at `index` turns into, None where it stays."""
        if not self.is_on or self._editor.isReadOnly():
            return None
        return self.vocabulary.expansion(before, kind, partial(self._is_said_above, index))

    def _write(self, index: int, found: Expansion, word: _Word) -> None:
        self._editor.edits.reword(index, found.start, found.end, found.words)
        self._editor.ensureCursorVisible()  # longer words can push it below the page
        self._editor.documents.companions.add(partial(self._leave_alone, word), self._forget)

    def _is_said_above(self, index: int, words: str) -> bool:
        return any(words in line.text for line in self._editor.lines.lines[:index])

    def _leave_alone(self, word: _Word) -> None:
        self._left_alone = word

    def _forget(self) -> None:
        self._left_alone = None

    def _on_lines_changed(self, change: LinesChange) -> None:
        if self._left_alone is None:
            return
        line_id, start, word = self._left_alone
        line = next((line for line in change.inserted if line.id == line_id), None)
        gone = line is None and any(line.id == line_id for line in change.removed)
        if gone or (line is not None and not line.text.startswith(word, start)):
            self._left_alone = None
