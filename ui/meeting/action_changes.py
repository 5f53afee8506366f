"""Changing an action from the pane, in the words of its line where they say it, or from the register, in none."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line
from minutes_app.domain.owners import read_owners
from minutes_app.domain.reading import with_due, with_owner
from minutes_app.domain.typed_due import typed_due
from ui.editor.editor import MinutesEditor
from ui.meeting.attendee_model import AttendeeModel


class ActionChanges(QObject):
    """Writes what was typed into the minutes, as one step of undo each.

    With `keep_words` the action changes and the words of its line stay, though they say something else.

    Signals:
        noticeGiven: why something typed could not be taken.
    """

    noticeGiven = Signal(str)

    def __init__(self, editor: MinutesEditor, people: AttendeeModel) -> None:
        super().__init__(editor)
        self._editor = editor
        self._people = people

    def set_owners(self, line_id: str, typed: str, *, keep_words: bool = False) -> None:
        """Give an action the owners typed: short forms or first letters; nothing for none."""
        owners = read_owners(typed, self._people.attendees)
        index, line, action = self._action(line_id)
        if line is None or action is None or owners == action.owners:
            return
        words = with_owner(line.text, owners) if owners and not keep_words else None
        self._write(index, line, words, replace(action, owners=owners))

    def set_due(self, line_id: str, typed: str, *, keep_words: bool = False) -> None:
        """Give an action the date typed, or the month of a meeting; nothing for none."""
        index, line, action = self._action(line_id)
        if line is None or action is None:
            return
        due = typed_due(typed, self._editor.lines.on)
        if not due.is_usable:
            self.noticeGiven.emit(due.problem)
            return
        if (due.day, due.month) == (action.due, action.due_meeting):
            return
        words = with_due(line.text, due.day) if due.day and not keep_words else None
        self._write(index, line, words, replace(action, due=due.day, due_meeting=due.month))
        if due.problem:
            self.noticeGiven.emit(due.problem)

    def set_status(self, line_id: str, status: ActionStatus) -> None:
        """Give an action another status."""
        index, line, action = self._action(line_id)
        if line is not None and action is not None:
            self._write(index, line, None, replace(action, status=status))

    def put_back(self, line_id: str, was: Action, now: Action) -> None:
        """Make an action what it was. Raises PlainError where it is no longer what it became, or the line is gone."""
        index, line, action = self._action(line_id)
        if line is None or action != now:
            raise PlainError("This action was changed again since. Nothing has been taken back.")
        self._write(index, line, None, was)

    def _action(self, line_id: str) -> tuple[int, Line | None, Action | None]:
        index = self._editor.lines.index_of(line_id)
        if index is None:
            return -1, None, None
        line = self._editor.lines.lines[index]
        return index, line, line.action

    def _write(self, index: int, line: Line, words: str | None, action: Action) -> None:
        if words is None:
            self._editor.edits.restand(index, [replace(line, action=action)])
        else:
            self._editor.edits.retext(index, words)
