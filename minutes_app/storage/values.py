"""What the library hands out besides meetings: entries of lists, the caret's place, how far saving has come."""

from dataclasses import dataclass
from datetime import date, datetime

from minutes_app.domain.actions import Action
from minutes_app.domain.meeting import Details


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting in a list."""

    id: int
    details: Details


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action in a list, with the meeting and the agenda item it stands under."""

    meeting_id: int
    line_id: str
    meeting: str
    date: date | None
    item_number: str
    item_title: str
    text: str
    action: Action


@dataclass(frozen=True, slots=True)
class Place:
    """Where the caret is; the column counts Python characters. An empty line id means nowhere yet."""

    line_id: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class SaveState:
    """How far saving has come. `problem` says in whole sentences why the newest changes are not saved."""

    revision: int
    saved_revision: int
    saved_at: datetime | None
    problem: str = ""

    @property
    def all_saved(self) -> bool:
        """Whether everything typed so far stands in the library."""
        return self.saved_revision == self.revision


@dataclass(frozen=True, slots=True)
class Recovered:
    """A meeting that was brought to the journal's state after the program had ended without closing the library."""

    meeting_id: int
    name: str
    lines: int


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting of the library that a file seems to hold once more; `is_same` where every word is."""

    entry: MeetingEntry
    is_same: bool
