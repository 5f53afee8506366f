"""Long work that must stay on the window's thread, done in slices between the keys."""

from collections.abc import Generator
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

Step = tuple[int, int]
_FIRST_SECONDS = 0.1  # what is done by then needs no progress bar
_SLICE_SECONDS = 0.015  # less than a frame, so that nobody who types feels it


_Made = TypeVar("_Made")


def result_of(steps: Generator[Step, None, _Made]) -> _Made:
    """Do all steps at once and return what they made."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            made: _Made = done.value
            return made


class Slices(QObject):
    """Drives a generator that yields how far it is, as (done, of), and returns what it made.

    Signals:
        progressed: done, of.
        pieceDone: what was made.
        ended: None for done or stopped, or the exception that ended it.
    """

    progressed = Signal(int, int)
    pieceDone = Signal(object)
    ended = Signal(object)

    def __init__(self, steps: Generator[Step, None, Any], seconds: float = _SLICE_SECONDS) -> None:
        super().__init__()
        self._steps = steps
        self._seconds = seconds  # of each slice
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, first: float = _FIRST_SECONDS) -> None:
        """Begin; what takes so many seconds at most is done when this returns."""
        self._timer.start(0)
        self._go_on(first)

    def stop(self) -> None:
        """End where it is; nothing is made."""
        if self._timer.isActive():
            self._timer.stop()
            self._steps.close()
            self.ended.emit(None)

    def finish(self) -> None:
        """Do the rest at once."""
        if self._timer.isActive():
            self._go_on(float("inf"))

    def _on_timeout(self) -> None:
        self._go_on(self._seconds)

    def _go_on(self, seconds: float) -> None:
        end = perf_counter() + seconds
        try:
            step = next(self._steps)
            while perf_counter() < end:
                step = next(self._steps)
        except StopIteration as done:
            self._timer.stop()
            self.pieceDone.emit(done.value)
            self.ended.emit(None)
        except Exception as problem:  # noqa: BLE001 - it is raised or said where the task was asked for
            self._timer.stop()
            self.ended.emit(problem)
        else:
            self.progressed.emit(*step)
