"""What goes with a step of undo and is no line of the minutes: taken back with that step, and done again with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui.editor.document_lines import DocumentLines, LinesChange


@dataclass(frozen=True, slots=True)
class _Companion:
    step: int  # how long the undo stack was once the step was made
    take_back: Callable[[], None]
    do_again: Callable[[], None]


class Companions(QObject):
    """Follows the document up and down its undo stack; what was taken back is forgotten where typing goes on."""

    def __init__(self, lines: DocumentLines, parent: QObject) -> None:
        super().__init__(parent)
        self._document = lines.document
        self._done: list[_Companion] = []
        self._taken_back: list[_Companion] = []
        lines.linesChanged.connect(self._on_lines_changed)
        self._document.undoCommandAdded.connect(self._on_step_added)

    def add(self, take_back: Callable[[], None], do_again: Callable[[], None]) -> None:
        """Let this go with the step just made, in which a line must have changed."""
        self._done.append(_Companion(self._document.availableUndoSteps(), take_back, do_again))

    def forget(self) -> None:
        """Forget everything: another meeting is on show."""
        self._done.clear()
        self._taken_back.clear()

    def _on_step_added(self) -> None:
        self._taken_back.clear()

    def _on_lines_changed(self, change: LinesChange) -> None:
        if self._done or self._taken_back:
            self._follow()

    def _follow(self) -> None:
        at = self._document.availableUndoSteps()
        while self._done and self._done[-1].step > at:
            self._taken_back.append(self._done.pop())
            self._taken_back[-1].take_back()
        while self._taken_back and self._taken_back[-1].step <= at:
            self._done.append(self._taken_back.pop())
            self._done[-1].do_again()
        if not self._document.isRedoAvailable():
            self._taken_back.clear()  # what was typed joined the step before, which adds none
