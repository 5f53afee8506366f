"""Work that takes its time: done backstage, with a box that says so and lets nothing else be begun."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from ui.backstage import Backstage, Work


class WorkBox(QProgressDialog):
    """Says what is being done; it goes when it is done and not before."""

    def __init__(self, words: str, window: QWidget) -> None:
        super().__init__(words, "", 0, 0, window)
        self.setWindowTitle("OPCC Minutes")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setCancelButton(None)
        self.setMinimumDuration(0)
        self._waiting = QEventLoop(self)
        self._problem: Exception | None = None

    def wait_for(self, backstage: Backstage, work: Callable[[], object]) -> None:
        """Come back when the work is done. Raises what the work raises."""

        def pieces(_: Work) -> Iterator[object]:
            yield work()

        doing = Work(pieces)
        doing.ended.connect(self._on_ended)
        self.show()
        backstage.start(doing)
        self._waiting.exec()
        self.hide()
        self.deleteLater()
        if self._problem:
            raise self._problem

    def _on_ended(self, problem: Exception | None) -> None:
        self._problem = problem
        self._waiting.quit()

    def reject(self) -> None:
        """Stay: half of the work cannot be taken back."""
