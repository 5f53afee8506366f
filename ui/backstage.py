"""Work that would hold up the window, done on other threads."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QThreadPool, Signal


class Work(QObject):
    """Something that is done on another thread, piece by piece; between two pieces it can be stopped.

    `pieces` is given the work itself, so that a long piece can look at `is_stopped`.

    Signals:
        pieceDone: a piece, as it was made.
        ended: None for done or stopped, or the exception that ended it.
    """

    pieceDone = Signal(object)
    ended = Signal(object)

    def __init__(self, pieces: Callable[["Work"], Iterable[object]]) -> None:
        super().__init__()
        self._pieces = pieces
        self.is_stopped = self.is_over = False

    def stop(self) -> None:
        """End after the piece under way; no further piece is handed on."""
        self.is_stopped = True

    def run(self) -> None:
        """Do all pieces, on whatever thread this is called."""
        problem: BaseException | None = None
        try:
            for piece in self._pieces(self):
                if self.is_stopped:
                    break
                self.pieceDone.emit(piece)
        except Exception as error:  # noqa: BLE001 - it is raised or said on the window's thread
            problem = error
        self.is_over = True
        self.ended.emit(problem)


class Backstage(QObject):
    """Keeps what is being done on other threads until it has ended."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._under_way: list[Work] = []

    def start(self, work: Work) -> None:
        """Start work; connect its signals before."""
        self._under_way = [*(each for each in self._under_way if not each.is_over), work]
        self._pool.start(work.run)

    def finish(self) -> None:
        """Wait until all that was started has ended."""
        self._pool.waitForDone()
        self._under_way.clear()
