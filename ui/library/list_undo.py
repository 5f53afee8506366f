"""What was done in a list of the library, the last of it taken back by Ctrl+Z there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from minutes_app.domain.errors import PlainError
from ui.library.library_page import LibraryPage
from ui.library.table import LibraryTable
from ui.library.view import LibraryView

_NOTHING = "Nothing was done here that could be taken back."
_BACK = "Ctrl+Z in the list takes that back."


@dataclass(frozen=True, slots=True)
class _Step:
    key: object
    name: str
    take_back: Callable[[], None]


class ListUndo(QObject):
    """Says what was done in the list of a view of the library, and takes it back; another library forgets it.

    Signals:
        noticeGiven: what was done, or why it cannot be taken back, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, library: LibraryPage, view: LibraryView, table: LibraryTable, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._table = table
        self._steps: list[_Step] = []
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.undo)
        view.libraryLeft.connect(self._steps.clear)

    def add(self, key: object, done: str, take_back: Callable[[], None], name: str = "") -> None:
        """Remember what was done of the row with a key, and say so; `name` is what taking it back calls that row."""
        self._steps.append(_Step(key, f"{name}: " if name else "", take_back))
        self.noticeGiven.emit(f"{done} {_BACK}")

    def undo(self) -> None:
        """Take back what was done last; what is refused is said, and not tried again."""
        if not self._steps:
            self.noticeGiven.emit(_NOTHING)
            return
        step = self._steps.pop()
        try:
            step.take_back()
        except PlainError as problem:
            self.noticeGiven.emit(f"{step.name}{problem}")
            return
        self._library.refresh()
        self._table.choose(step.key)
        self.noticeGiven.emit(f"{step.name}taken back." if step.name else "Taken back.")
