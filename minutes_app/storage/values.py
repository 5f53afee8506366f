"""What the library hands out besides meetings: the caret's place, how far saving has come, what it knows already."""

from dataclasses import dataclass
from datetime import datetime

from minutes_app.domain.listing import ListedMeeting


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

    entry: ListedMeeting
    is_same: bool
