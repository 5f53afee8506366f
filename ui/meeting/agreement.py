"""After a fault of the program: what stands on the screen and what the open meeting holds are made one again.

An exception can come between an edit and its way to the meeting. Then the screen has words that nobody saves, and
every later edit would be counted from the wrong line.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from minutes_app.service import SaveState
from ui.editor.document_lines import DocumentLines
from ui.meeting.attendee_model import AttendeeModel

if TYPE_CHECKING:
    from minutes_app.service import OpenMeeting

_PAUSE_MS = 200  # after the fault: by then the event it came in is over
_DOUBT = "The newest changes may not be saved. They are being saved again by themselves."


class Agreement(QObject):
    """Compares the page with the open meeting once a fault was told, and hands over what the meeting lacks.

    Signals:
        doubtChanged: whether the two agree has come into doubt, or is certain again.
    """

    doubtChanged = Signal()

    def __init__(self, lines: DocumentLines, people: AttendeeModel, parent: QObject) -> None:
        super().__init__(parent)
        self._lines = lines
        self._people = people
        self._meeting: OpenMeeting | None = None
        self._is_doubted = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_due)

    def watch(self, meeting: "OpenMeeting | None") -> None:
        """Take the meeting that the page shows now."""
        self._meeting = meeting
        self._is_doubted = False

    def state_of(self, state: SaveState) -> SaveState:
        """Return how far saving has come; while the two may differ, nothing counts as saved."""
        return replace(state, problem=state.problem or _DOUBT) if self._is_doubted else state

    def doubt(self) -> None:
        """Take it that something went wrong, and look soon."""
        if self._meeting is not None and not self._meeting.is_locked:
            self._is_doubted = True
            self._timer.start()
            self.doubtChanged.emit()

    def reach(self) -> None:
        """Hand over now what the meeting lacks of the page, where that is in doubt."""
        if self._meeting is None or not self._is_doubted:
            return
        self._lines.read_again()
        held, shown = self._meeting.meeting, tuple(self._lines.lines)
        if held.lines != shown:
            self._meeting.splice(0, len(held.lines), shown)
        if held.attendees != self._people.attendees:
            self._meeting.set_attendees(self._people.attendees)
        self._is_doubted = False

    def _on_due(self) -> None:
        try:
            self.reach()
        except Exception:
            self._timer.start()  # for as long as it takes; the text stands on the screen meanwhile
            raise
        self.doubtChanged.emit()
