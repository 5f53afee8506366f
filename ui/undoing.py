"""What Ctrl+Z and Ctrl+Y work on: people, and what was noted of outstanding matters, are no lines of the minutes."""

from typing import Protocol

from ui.followed_up import FollowedUp
from ui.meeting.page import MeetingPage


class _Undoable(Protocol):
    def undo(self) -> None: ...

    def redo(self) -> None: ...


class Undoing:
    """Undoes and does again in the list that has the focus, where it has an undo of its own, else in the minutes."""

    def __init__(self, page: MeetingPage, followed_up: FollowedUp) -> None:
        self._page = page
        self._followed_up = followed_up

    def undo(self) -> None:
        """Take the last change back."""
        self._where_focus_is().undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._where_focus_is().redo()

    def _where_focus_is(self) -> _Undoable:
        if self._page.attendees.list.hasFocus():
            return self._page.attendee_model
        return self._followed_up if self._page.pane.matters.list.hasFocus() else self._page.editor
