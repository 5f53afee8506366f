"""What the parts of the service share: the library's thread, and the way to change what is not open."""

from pathlib import Path

from minutes_app.domain.approval import as_approved
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting
from minutes_app.storage import meetings, versions
from minutes_app.storage.saver import Saver
from minutes_app.storage.thread import DatabaseThread


class LibraryAccess:
    """A library that is open, for writing where `_saver` is there."""

    path: Path
    _thread: DatabaseThread
    _saver: Saver | None = None

    def load(self, meeting_id: int) -> Meeting:
        """Return a meeting with what became of its actions since. Raises PlainError where there is none of this id."""
        stored = self._thread.read(lambda connection: meetings.load(connection, meeting_id))
        if stored is None:
            raise unknown_meeting(meeting_id)
        return stored.meeting

    def minutes(self, meeting_id: int) -> Meeting:
        """Return a meeting as it is read and sent out: approved minutes as they were approved, others as they stand.

        Raises PlainError where there is none of this id.
        """
        now, approved = self.load(meeting_id), self._approved(meeting_id)
        return as_approved(now, approved) if approved else now

    def _approved(self, meeting_id: int) -> Meeting | None:
        return self._thread.read(lambda connection: versions.approved(connection, meeting_id))

    def _writing(self) -> Saver:
        if self._saver is None:
            raise PlainError("The library is open for reading only. Nothing has been changed.")
        return self._saver

    def _saved(self) -> None:
        """Have lists show what was typed a moment ago."""
        if self._saver:
            self._saver.flush(1.0)

    def _for_change(self, meeting_id: int) -> None:
        """Make sure that a meeting can be changed beside its window. Raises PlainError where it is open or unsaved."""
        saver = self._writing()
        saved = saver.flush(5.0)
        if saver.is_open(meeting_id):
            raise PlainError("This meeting is open in the window. Change it there, or close it first.")
        if not saved:
            raise PlainError("The newest changes are not saved yet. Nothing has been changed; try again in a moment.")

    def _unlocked(self, meeting_id: int) -> None:
        if self._thread.read(lambda connection: versions.is_locked(connection, meeting_id)):
            raise locked()


def unknown_meeting(meeting_id: int) -> PlainError:
    """Return what to say of a meeting that is not there."""
    return PlainError(f"There is no meeting {meeting_id} in this library.")


def locked() -> PlainError:
    """Return what to say of a change to approved minutes."""
    return PlainError("These minutes are approved and locked. Nothing has been changed. Reopen them to change them.")
