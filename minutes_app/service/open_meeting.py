"""A meeting while it is open."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from minutes_app.domain.approval import as_approved
from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service.library_access import locked
from minutes_app.storage import records, typed
from minutes_app.storage.changes import AttendeesSet, Change, Content, DetailsSet, LinesSpliced, WorkingMeeting
from minutes_app.storage.values import Place, SaveState

if TYPE_CHECKING:
    from minutes_app.storage.saver import Saver
    from minutes_app.storage.session import Session


class OpenMeeting:
    """Takes every change as it is made and has it saved. Belongs to the thread of the window.

    A change costs one unflushed write to the journal, whatever the length of the meeting; nothing here waits for the
    library but `flush` and `close`. Approved minutes are given as they were approved, and stand so.
    """

    def __init__(
        self, session: "Session", saver: "Saver", on_closed: Callable[[], None], *, approved: Meeting | None = None
    ) -> None:
        self.id = session.meeting_id
        self._session = session
        self._saver = saver
        self._on_closed = on_closed
        stored = session.snapshot().value()
        self._value: Meeting | None = as_approved(stored, approved) if approved else stored
        self._working = WorkingMeeting(self._value)
        self._is_closed = False
        self._is_locked = approved is not None

    @property
    def is_locked(self) -> bool:
        """Whether the minutes are approved: every change then raises PlainError and changes nothing."""
        return self._is_locked

    @property
    def meeting(self) -> Meeting:
        """The meeting as it now stands."""
        if self._value is None:
            self._value = self._working.value()
        return self._value

    @property
    def place(self) -> Place:
        """Where the caret is, as last set."""
        return self._session.place

    @property
    def state(self) -> SaveState:
        """How far saving has come by now."""
        return self._session.state()

    def splice(self, first: int, removed: int, lines: Sequence[Line]) -> None:
        """Put these lines in the place of lines[first:first+removed]. Raises ValueError where there are none such."""
        content = LinesSpliced(first, removed, tuple(lines))
        self._working.check(content)
        self._change(content)

    def set_attendees(self, attendees: Sequence[Attendee]) -> None:
        """Put these attendees in the place of the present ones."""
        self._change(AttendeesSet(tuple(attendees)))

    def set_details(self, details: Details) -> None:
        """Put these details in the place of the present ones."""
        self._change(DetailsSet(details))

    def set_place(self, place: Place) -> None:
        """Remember where the caret is: in the journal at once, in the library with the next change or at the close."""
        if place != self._session.place:
            self._session.place = place
            self._saver.note(records.place(self.id, self._session.latest, place))

    def flush(self, timeout: float = 5.0) -> bool:
        """Save now, and return whether everything so far is committed. Waits at most `timeout` seconds."""
        return self._saver.flush(timeout)

    def close(self) -> None:
        """Save and take no more changes. What cannot be saved now is tried again until the service is closed."""
        if not self._is_closed:
            self._is_closed = True
            self._session.is_closed = True
            self._saver.flush(5.0)
            self._on_closed()

    def _change(self, content: Content) -> None:
        if self._is_closed:
            raise ValueError(f"meeting {self.id} is closed")
        if self._is_locked:
            raise locked()
        revision = self._session.latest + 1
        record = self._record(revision, content)
        self._working.apply(content)
        self._value = None
        self._session.latest = revision
        self._saver.push(Change(self.id, revision, content, record))

    def _record(self, revision: int, content: Content) -> bytes:
        short = None
        if isinstance(content, LinesSpliced):
            short = typed.record(self.id, revision, content, self._working.lines)
        return short or records.change(self.id, revision, content)
