"""Short forms written out in a line beside the minutes, as they are in the minutes themselves."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from minutes_app.domain.lines import LineKind
from minutes_app.writing.expanding import ENDS
from ui.editor.blocks import utf16_length
from ui.editor.editor import MinutesEditor


class LineExpanding(QObject):
    """Writes out the word that one just ended at the end of a line which is to become an action."""

    def __init__(self, line: QLineEdit, editor: MinutesEditor) -> None:
        super().__init__(line)
        self._line = line
        self._editor = editor
        self._length = 0
        self._typed = ""  # what was written out last, as it was typed
        line.textChanged.connect(self._on_changed)

    def _on_changed(self, text: str) -> None:
        is_typed, self._length = len(text) == self._length + 1, len(text)  # an undo takes more away, a paste adds more
        if text == self._typed and self._line.hasSelectedText():
            self._line.end(False)  # an undo selects it again, and what is typed next would take its place
        elif is_typed and text.endswith(ENDS) and self._line.cursorPosition() == utf16_length(text):
            self._expand(text[:-1], text[-1])

    def _expand(self, before: str, mark: str) -> None:
        below = self._editor.textCursor().blockNumber() + 1  # where the action will stand
        found = self._editor.expanding.expansion(before, LineKind.ACTION, below)
        if found:
            self._typed = before + mark
            start = utf16_length(before[: found.start])
            self._line.setSelection(start, utf16_length(before[found.start :]) + 1)
            self._line.insert(found.words + mark)  # one step of the line's own undo
