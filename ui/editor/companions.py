"""What goes with a step of undo and is no line of the minutes: taken back with that step, and done again with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument


@dataclass(frozen=True, slots=True)
class _Companion:
    step: int  # how long the undo stack was once the step was made
    take_back: Callable[[], None]
    do_again: Callable[[], None]


class Companions(QObject):
    """Follows the document up and down its undo stack; what was taken back is forgotten where typing goes on."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._done: list[_Companion] = []
        self._taken_back: list[_Companion] = []
        document.contentsChange.connect(self._on_contents_change)
        document.undoCommandAdded.connect(self._on_step_added)

    def add(self, take_back: Callable[[], None], do_again: Callable[[], None]) -> None:
        """Let this go with the step just made, which must have changed the document."""
        self._done.append(_Companion(self._document.availableUndoSteps(), take_back, do_again))

    def forget(self) -> None:
        """Forget everything: another meeting is to be on show."""
        self._done.clear()
        self._taken_back.clear()

    def _on_step_added(self) -> None:
        self._taken_back.clear()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
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
