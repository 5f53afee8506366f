"""Questions to the library that the window need not wait for."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

_Answer = TypeVar("_Answer")


class Aside(QObject):
    """Asks on another thread, one question after the other.

    Signals:
        answered: the Future of a question asked with `ask`, on the window's thread.
    """

    answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._latest: Future[Any] | None = None
        self._then: Callable[[Any], None] | None = None
        self.answered.connect(self._on_answered)

    def begin(self, question: Callable[[], _Answer]) -> Future[_Answer]:
        """Ask, and return what the answer can be waited for with."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, "aside")
        return self._pool.submit(question)

    def ask(self, question: Callable[[], _Answer], then: Callable[[_Answer], None]) -> None:
        """Ask, and have `then` called with the answer, unless something else was asked by then.

        What the question raises is raised again on the window's thread.
        """
        self.forget()
        self._then, self._latest = then, self.begin(question)
        self._latest.add_done_callback(self.answered.emit)

    def forget(self) -> None:
        """Have nothing called for what was asked so far."""
        asked, self._latest, self._then = self._latest, None, None
        if asked:
            asked.cancel()

    def end(self) -> None:
        """Forget what was asked, and wait for the question under way: the library is to be closed."""
        self.forget()
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _on_answered(self, asked: Future[Any]) -> None:
        if asked is self._latest and self._then:
            then, self._latest, self._then = self._then, None, None
            then(asked.result())
