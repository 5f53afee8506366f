"""A meeting: its details, the people at it, and its lines."""

import datetime as dt  # whole, because fields here are themselves called date and time
from dataclasses import dataclass, field
from enum import StrEnum

from minutes_app.domain.dates import MONTHS
from minutes_app.domain.lines import Line

DOCUMENT_KIND = "Meeting Notes"


class Status(StrEnum):
    """How far the record has come."""

    DRAFT = "draft"
    APPROVED = "approved"


class Attendance(StrEnum):
    """How a person stands to a meeting; `not listed` is named in it but not in the attendance table."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    IN_ATTENDANCE = "in attendance"
    NOT_LISTED = "not listed"


@dataclass(frozen=True, slots=True)
class Passage:
    """When a person came or went: the number of the item under way, and the clock time; one of them may be unknown."""

    item: str = ""
    at: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person at one meeting; capacity and short form (CC, or NN) belong to the meeting, not to the person.

    `arrived` and `left` are known of one who came after the start or went before the end.
    """

    name: str
    capacity: str = ""
    short_form: str = ""
    attendance: Attendance = Attendance.PRESENT
    arrived: Passage | None = None
    left: Passage | None = None


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """What is known of the next meeting; empty and None mean not known."""

    type: str = ""
    subject: str = ""
    date: dt.date | None = None
    time: dt.time | None = None
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What stands above the minutes. An empty title is made from its parts."""

    series: str = ""
    title: str = ""
    date: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    venue: str = ""
    chair: str = ""
    minutes_by: str = ""
    status: Status = Status.DRAFT
    marking: str = ""
    next_meeting: NextMeeting = field(default_factory=NextMeeting)

    @property
    def full_title(self) -> str:
        """The printed title: as typed, or 'Monthly Assurance Meeting July 2022 – Meeting Notes'."""
        if self.title:
            return self.title
        month = f"{MONTHS[self.date.month - 1]} {self.date.year}" if self.date else ""
        return " – ".join(part for part in (f"{self.series} {month}".strip(), DOCUMENT_KIND) if part)

    @property
    def name(self) -> str:
        """What to call the meeting in lists and headers: its series, or its title where it has none."""
        return self.series or self.full_title

    def recorded_on(self, today: dt.date) -> dt.date:
        """Return the day of what is recorded at the meeting: its own, or today where it has none or is yet to come."""
        return min(self.date or today, today)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A whole meeting as a value."""

    details: Details = field(default_factory=Details)
    attendees: tuple[Attendee, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An agenda item that every meeting of a series starts with."""

    title: str
    level: int = 1
    text: str = ""


OWN_SERIES = "own series"
UNUSED = "N/A"


@dataclass(frozen=True, slots=True)
class Series:
    """Meetings of one kind, and what each of them starts with.

    `placeholder` is what stands under an item that was not used, such as 'N/A'; empty means the program's own habit,
    and so it does for the template (a path) and the profile (the printed form by its name). `numbering` is empty or
    OWN_SERIES: then the items inside each main item count 1, 2, 3 by themselves.
    """

    name: str
    standing_items: tuple[StandingItem, ...] = ()
    venue: str = ""
    chair: str = ""
    marking: str = ""
    people: tuple[Attendee, ...] = ()
    minutes_by: str = ""
    template: str = ""
    numbering: str = ""
    placeholder: str = ""
    profile: str = ""
