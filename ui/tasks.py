"""What takes a while beside the typing: one task at a time, with its progress in the status bar."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from minutes_app.domain.errors import PlainError
from ui.backstage import Backstage, Work
from ui.progress_line import ProgressLine
from ui.slices import Slices


class Tasks(QObject):
    """Runs a task: slices on the window's thread, or work on another.

    Signals:
        problemFound: why a task failed, in a sentence to read.
        stopped: what was stopped, in a sentence.
    """

    problemFound = Signal(str)
    stopped = Signal(str)

    def __init__(self, backstage: Backstage, line: ProgressLine, parent: QObject) -> None:
        super().__init__(parent)
        self._backstage = backstage
        self._line = line
        self._task: Slices | Work | None = None
        self._words = ""
        self._is_stopped = self._can_be_stopped = False
        self._result: Any = None
        self._then: Callable[[Any], None] = _nothing
        line.stop_button.clicked.connect(self.stop)

    def run(self, words: str, task: Slices | Work, then: Callable[[Any], None], *, can_be_stopped: bool = True) -> None:
        """Start a task; `then` is called with what it made. Raises PlainError while another is under way."""
        if self._task is not None:
            raise PlainError(f"{self._words} is not finished yet. Wait a moment, or stop it with Ctrl+. first.")
        self._task, self._words, self._then, self._result = task, words, then, None
        self._is_stopped, self._can_be_stopped = False, can_be_stopped
        task.pieceDone.connect(self._on_piece_done)
        task.ended.connect(self._on_ended)
        self._line.begin(f"{words}…", can_be_stopped=can_be_stopped)
        if isinstance(task, Slices):
            task.progressed.connect(self._line.show_step)
            task.start()
        else:
            self._backstage.start(task)

    def stop(self) -> None:
        """Stop what is under way. What it makes is there whole or not at all."""
        if self._task is not None and self._can_be_stopped:
            self._is_stopped = True
            self._task.stop()

    def finish(self) -> None:
        """Wait until all that was asked for is done."""
        while self._task is not None:
            if isinstance(self._task, Slices):
                self._task.finish()
            self._backstage.finish()
            QCoreApplication.sendPostedEvents()  # what another thread reports of its end
        self._backstage.finish()

    def _on_piece_done(self, piece: object) -> None:
        self._result = piece

    def _on_ended(self, problem: BaseException | None) -> None:
        task, self._task = self._task, None
        self._line.end()
        if task is not None and not isinstance(task, Work):
            task.deleteLater()
        if self._is_stopped and (problem is None or isinstance(problem, PlainError)):
            self.stopped.emit(f"{self._words} was stopped. The minutes are safe.")
        elif isinstance(problem, PlainError):
            self.problemFound.emit(str(problem))
        elif problem is not None:
            raise problem
        else:
            then, self._then = self._then, _nothing
            then(self._result)


def _nothing(result: object) -> None:
    """Do nothing with what was made."""
