"""Changes to an open meeting, and a meeting that takes them."""

from dataclasses import dataclass

from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import Attendee, Details, Meeting


@dataclass(frozen=True, slots=True)
class LinesSpliced:
    """lines[first:first+removed] became these lines."""

    first: int
    removed: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AttendeesSet:
    """The attendees became these."""

    attendees: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class DetailsSet:
    """The details became these."""

    details: Details


Content = LinesSpliced | AttendeesSet | DetailsSet


@dataclass(frozen=True, slots=True)
class Change:
    """One change on its way to the library; `record` is its line in the journal."""

    meeting_id: int
    revision: int
    content: Content
    record: bytes


class WorkingMeeting:
    """A meeting under way: its lines are a list that changes in place, so that a key costs the same in any meeting."""

    def __init__(self, meeting: Meeting) -> None:
        self.details = meeting.details
        self.attendees = meeting.attendees
        self.lines = list(meeting.lines)

    def apply(self, content: Content) -> None:
        """Take a change. Raises ValueError where it does not fit the lines."""
        if isinstance(content, LinesSpliced):
            self.check(content)
            self.lines[content.first : content.first + content.removed] = content.lines
        elif isinstance(content, AttendeesSet):
            self.attendees = content.attendees
        else:
            self.details = content.details

    def check(self, content: LinesSpliced) -> None:
        """Raise ValueError where the splice does not fit the lines."""
        if content.first < 0 or content.removed < 0 or content.first + content.removed > len(self.lines):
            raise ValueError(f"no lines [{content.first}:+{content.removed}] among {len(self.lines)}")

    def value(self) -> Meeting:
        """Return the meeting as it stands."""
        return Meeting(self.details, self.attendees, tuple(self.lines))
