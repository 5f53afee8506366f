"""What was done in the register, the last of it taken back by Ctrl+Z in its list."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import RegisterEntry
from ui.library.library_page import LibraryPage

_NOTHING = "Nothing was done here that could be taken back."
_STATES = {
    ActionStatus.COMPLETE: "is complete",
    ActionStatus.IN_PROGRESS: "is in progress",
    ActionStatus.OPEN: "is open again",
}


@dataclass(frozen=True, slots=True)
class _Step:
    entry: RegisterEntry
    take_back: Callable[[], None]


class ActionUndo(QObject):
    """Says what was done of actions in the register, and takes it back.

    Signals:
        noticeGiven: what was done, or why it cannot be taken back, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, library: LibraryPage, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._steps: list[_Step] = []
        library.register.undoRequested.connect(self.undo)

    def add(self, entry: RegisterEntry, done: str, take_back: Callable[[], None]) -> None:
        """Remember what was done of an action, and say so; `done` goes on from its number."""
        self._steps.append(_Step(entry, take_back))
        self.noticeGiven.emit(f"A-{entry.number} {done}. Ctrl+Z in the list takes that back.")

    def forget(self) -> None:
        """Forget everything: another library is open, or none."""
        self._steps.clear()

    def undo(self) -> None:
        """Take back what was done last; what is refused is said, and not tried again."""
        if not self._steps:
            self.noticeGiven.emit(_NOTHING)
            return
        step = self._steps.pop()
        try:
            step.take_back()
        except PlainError as problem:
            self.noticeGiven.emit(f"A-{step.entry.number}: {problem}")
            return
        self._library.refresh()
        self._library.register.table.choose((step.entry.meeting_id, step.entry.line_id))
        self.noticeGiven.emit(f"A-{step.entry.number}: taken back.")


def state_told(status: ActionStatus | None) -> str:
    """Return what is said of an action that was given a status, or was changed otherwise."""
    return _STATES.get(status, f"is {status}") if status else "is changed"
