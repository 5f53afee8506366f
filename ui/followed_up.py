"""What was noted of outstanding matters, to be undone where the focus is in their list: it is no line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.follow_up import ProgressNote
from minutes_app.domain.matters import OutstandingMatter

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_NOTHING = "Nothing noted in this list is left to {}. F5 goes to the minutes, where it works on their words."


@dataclass(frozen=True, slots=True)
class Noted:
    """A matter as it was, and what was noted of it in the register."""

    matter: OutstandingMatter
    note: ProgressNote

    @property
    def status_then(self) -> ActionStatus:
        """The status that it had before."""
        return self.matter.action.status

    @property
    def status_now(self) -> ActionStatus:
        """The status that the note gave it."""
        return self.note.status or self.status_then


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    noted: Sequence[Noted]

    def say(self, words: str, states: Sequence[ActionStatus]) -> str:
        changed = any(each.note.status for each in self.noted)
        state = f" {' and '.join(sorted({state.value for state in states}))} again," if changed else ""
        return f"{self.name}:{state} {words}"


class FollowedUp(QObject):
    """Takes back and does again what one key noted. A step that is refused stays, and PlainError says why.

    Signals:
        statusesChanged: matters as they are now, with the status that an undo or redo gave them.
        noticeGiven: what was done, in a sentence.
    """

    statusesChanged = Signal(object)
    noticeGiven = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.service: MinutesService | None = None
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def add(self, name: str, noted: Sequence[Noted]) -> None:
        """Remember what one key noted, of matters to be called by this name."""
        if noted:
            self._done.append(_Step(name, noted))
            self._undone.clear()

    def forget(self) -> None:
        """Forget everything: another meeting is on show."""
        self._done.clear()
        self._undone.clear()

    def undo(self) -> None:
        """Take the last note out of the register, and the status that it gave with it."""
        if self.service is None or not self._done:
            self.noticeGiven.emit(_NOTHING.format("undo"))
            return
        step = self._done[-1]
        for each in step.noted:
            key = (each.matter.meeting_id, each.matter.line_id)
            self.service.take_back_progress(*key, each.note, status=each.note.status and each.status_then)
        self._undone.append(self._done.pop())
        states = [each.status_then for each in step.noted]
        self._tell(step, states, "its note is taken out of the action register. Ctrl+Y does it again.")

    def redo(self) -> None:
        """Note again what was taken back last."""
        if self.service is None or not self._undone:
            self.noticeGiven.emit(_NOTHING.format("do again"))
            return
        step = self._undone[-1]
        for each in step.noted:
            self.service.add_progress(each.matter.meeting_id, each.matter.line_id, each.note)
        self._done.append(self._undone.pop())
        self._tell(step, [each.status_now for each in step.noted], "noted in the action register. Ctrl+Z undoes it.")

    def _tell(self, step: _Step, states: Sequence[ActionStatus], words: str) -> None:
        pairs = zip(step.noted, states, strict=True)
        self.statusesChanged.emit([each.matter.with_status(state) for each, state in pairs])
        self.noticeGiven.emit(step.say(words, states))
