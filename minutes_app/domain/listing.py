"""The list of meetings: what to show of it, and in which order."""

import datetime as dt  # whole, because fields here are themselves called dt.date
from dataclasses import dataclass

from minutes_app.domain.meeting import Details, Status

ORDERS = ("newest", "oldest", "series", "opened")


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """What to show of the meetings; everything given must hold.

    `words` are looked for in date, title, series and venue. `person` is a name, or a short form held at the meeting.
    `order` is one of ORDERS; "opened" shows only those that were ever opened, the one opened last first.
    """

    words: str = ""
    series: str = ""
    status: Status | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    person: str = ""
    order: str = "newest"


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting in the list, with how many versions of it are kept and how many of its actions are open."""

    id: int
    details: Details
    versions: int = 0
    open_actions: int = 0


@dataclass(frozen=True, slots=True)
class SeriesUse:
    """How many meetings a series has, and the days of the first and the last one."""

    meetings: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
