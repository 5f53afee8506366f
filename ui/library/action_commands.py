"""What is said of an action in the register: in the library, or through the minutes where its meeting is open."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.action_changes import ActionChange, change_in_words
from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ProgressNote, RegisterEntry
from minutes_app.domain.owners import read_owners
from minutes_app.domain.typed_due import typed_due
from ui.alerts import Alerts
from ui.folders import EXPORT
from ui.library.change_action import ChangeActionDialog, TypedChange
from ui.library.library_page import LibraryPage
from ui.library.list_undo import ListUndo
from ui.meeting.page import MeetingPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_STATES = {
    ActionStatus.COMPLETE: "is complete",
    ActionStatus.IN_PROGRESS: "is in progress",
    ActionStatus.OPEN: "is open again",
}
_KINDS = {".docx": "Word (*.docx)", ".csv": "CSV (*.csv)"}


class ActionCommands(QObject):
    """Notes progress, changes and exports actions, and takes back what was said last.

    `with_meeting_closed` does something while a meeting is closed.
    What becomes of an action in the pane of the open minutes is noted too.

    Signals:
        noticeGiven: what was done, in a sentence.
        libraryRequested: the view to go back to.
    """

    noticeGiven = Signal(str)
    libraryRequested = Signal(str)

    def __init__(
        self,
        library: LibraryPage,
        page: MeetingPage,
        alerts: Alerts,
        with_meeting_closed: Callable[[int, Callable[[], None]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._page = page
        self._alerts = alerts
        self._with_meeting_closed = with_meeting_closed
        self.service: MinutesService | None = None
        register = library.register
        self._undo = ListUndo(library, register, register.table, self)
        self._undo.noticeGiven.connect(self.noticeGiven)
        register.noteTyped.connect(self.note)
        register.statusRequested.connect(self.set_status)
        register.changeRequested.connect(self.ask_change)
        register.exportRequested.connect(self.export)
        page.pane.statusRequested.connect(self.set_status_here)

    def note(self, entry: RegisterEntry, words: str) -> None:
        """Note the progress of an action; its meeting can be open. What cannot be noted stays in the line."""
        service = self.service
        if service:
            self._alerts.attempt(lambda: self._note(service, entry, words))
            self._library.refresh()

    def _note(self, service: "MinutesService", entry: RegisterEntry, words: str) -> None:
        register = self._library.register
        told = (entry.meeting_id, entry.line_id, ProgressNote(register.today, words))
        service.add_progress(*told)
        register.card.note.clear()
        self._done(entry, "has this note", partial(service.take_back_progress, *told))

    def _done(self, entry: RegisterEntry, done: str, take_back: Callable[[], None]) -> None:
        """Say what was done of an action, going on from its number, and let it be taken back."""
        name = f"A-{entry.number}"
        self._undo.add((entry.meeting_id, entry.line_id), f"{name} {done}.", take_back, name)

    def set_status(self, entry: RegisterEntry, status: ActionStatus) -> None:
        """Give an action another status."""
        self._change(entry, TypedChange(status=status))

    def ask_change(self, entry: RegisterEntry) -> None:
        """Ask what is to be changed of an action, and change it."""
        dialog = ChangeActionDialog(entry, self._library)
        typed = dialog.change if dialog.exec() else TypedChange()
        dialog.deleteLater()
        if typed != TypedChange():
            self._change(entry, typed)

    def _change(self, entry: RegisterEntry, typed: TypedChange) -> None:
        service, meeting = self.service, self._page.meeting
        if service is None:
            return
        if meeting is None or meeting.id != entry.meeting_id:
            self._alerts.attempt(lambda: self._change_closed(service, entry, typed))
        elif meeting.is_locked:  # what becomes of an action is no change of the minutes
            self._with_meeting_closed(meeting.id, lambda: self._change_closed(service, entry, typed))
            self.libraryRequested.emit("Actions")
            return
        else:
            self._alerts.attempt(lambda: self._remember(entry, typed, list(self._change_open(service, entry, typed))))
        self._library.refresh()

    def _change_closed(self, service: "MinutesService", entry: RegisterEntry, typed: TypedChange) -> None:
        self._remember(entry, typed, [_change_closed(service, entry, typed)])

    def _change_open(
        self, service: "MinutesService", entry: RegisterEntry, typed: TypedChange
    ) -> Iterator[ActionChange]:
        """Change an action of the open minutes, not its words: each change is a step of undo with its own note."""
        changes, line_id = self._page.action_changes, entry.line_id
        if typed.owners is not None:
            yield from self._noted(
                service, line_id, partial(changes.set_owners, line_id, typed.owners, keep_words=True)
            )
        if typed.due is not None:
            yield from self._noted(service, line_id, partial(changes.set_due, line_id, typed.due, keep_words=True))
        if typed.status is not None:
            yield from self._noted(service, line_id, partial(changes.set_status, line_id, typed.status))

    def _remember(self, entry: RegisterEntry, typed: TypedChange, changes: Sequence[ActionChange]) -> None:
        """Say what was changed, and let it be taken back."""
        made = [change for change in changes if change.note]
        if made:
            told = _state_told(typed.status if typed == TypedChange(status=typed.status) else None)
            self._done(entry, told, partial(self._take_back, entry, made))

    def _take_back(self, entry: RegisterEntry, changes: Sequence[ActionChange]) -> None:
        """Make an action what it was before these changes. Raises PlainError where it was changed again since."""
        service, meeting = self.service, self._page.meeting
        if service is None:
            return
        work = partial(_take_back_closed, service, entry, changes)
        if meeting is None or meeting.id != entry.meeting_id:
            work()
        elif meeting.is_locked:
            refused: list[PlainError] = []
            self._with_meeting_closed(meeting.id, partial(_try, work, refused))
            self.libraryRequested.emit("Actions")
            if refused:
                raise refused[0]
        else:
            for change in reversed(changes):
                self._put_back(service, entry, change)

    def _put_back(self, service: "MinutesService", entry: RegisterEntry, change: ActionChange) -> None:
        """Take a change of the open minutes back, which is a step of undo too."""
        self._page.action_changes.put_back(entry.line_id, change.before, change.after)
        if change.note:
            told = (entry.meeting_id, entry.line_id, change.note)
            service.take_back_progress(*told)
            again, back = partial(service.add_progress, *told), partial(service.take_back_progress, *told)
            self._page.editor.documents.companions.add(again, back)

    def set_status_here(self, line_id: str, status: ActionStatus) -> None:
        """Give an action of the open minutes another status, from their own list of actions."""
        if self.service:
            change = partial(self._page.action_changes.set_status, line_id, status)
            list(self._noted(self.service, line_id, change))

    def _noted(self, service: "MinutesService", line_id: str, change: Callable[[], None]) -> Iterator[ActionChange]:
        """Make a change of the open minutes and note it in the history, which an undo takes back together."""
        meeting, before = self._page.meeting, self._action_in_minutes(line_id)
        change()
        after = self._action_in_minutes(line_id)
        words = change_in_words(before, after) if before and after else ""
        if before and after and words and meeting:
            note = ProgressNote(date.today(), words)
            told = (meeting.id, line_id, note)
            service.add_progress(*told)
            take_back, do_again = partial(service.take_back_progress, *told), partial(service.add_progress, *told)
            self._page.editor.documents.companions.add(take_back, do_again)
            yield ActionChange(before, after, note)

    def _action_in_minutes(self, line_id: str) -> Action | None:
        lines = self._page.editor.lines
        index = lines.index_of(line_id)
        return None if index is None else lines.lines[index].action

    def export(self, suffix: str) -> None:
        """Ask for a place and write what shows in the register there."""
        service, register = self.service, self._library.register
        if service is None:
            return
        suggested = self._alerts.folders.last(EXPORT) / f"Action register {register.today.isoformat()}{suffix}"
        path = self._alerts.ask_export_path(suggested, "Export the actions that show", _KINDS[suffix])
        if path:
            self._alerts.attempt(lambda: self._write(service, path))
        register.focus()

    def _write(self, service: "MinutesService", path: Path) -> None:
        written = service.export_register(self._library.register.filter, self._library.register.today, path)
        self._alerts.folders.used(EXPORT, written.path)
        self.noticeGiven.emit(written.message or f"Written to {written.path}")


def _state_told(status: ActionStatus | None) -> str:
    """Return what is said of an action that was given a status, or was changed otherwise."""
    return _STATES.get(status, f"is {status}") if status else "is changed"


def _try(work: Callable[[], None], refused: list[PlainError]) -> None:
    """Do something while a meeting is closed; what is refused is to be said once it is open again."""
    try:
        work()
    except PlainError as problem:
        refused.append(problem)


def _take_back_closed(service: "MinutesService", entry: RegisterEntry, changes: Sequence[ActionChange]) -> None:
    for change in reversed(changes):
        service.take_back_change(entry.meeting_id, entry.line_id, change)


def _change_closed(service: "MinutesService", entry: RegisterEntry, typed: TypedChange) -> ActionChange:
    action = _as_typed(service, entry, typed)
    return service.change_action(
        entry.meeting_id,
        entry.line_id,
        owners=action.owners,
        due=action.due,
        due_meeting=action.due_meeting,
        status=action.status,
    )


def _as_typed(service: "MinutesService", entry: RegisterEntry, typed: TypedChange) -> Action:
    action = entry.action
    if typed.owners is not None:
        action = replace(action, owners=read_owners(typed.owners, service.load(entry.meeting_id).attendees))
    if typed.due is not None:
        due = typed_due(typed.due, entry.date)
        action = replace(action, due=due.day, due_meeting=due.month)
    return replace(action, status=typed.status or action.status)
