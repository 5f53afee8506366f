"""The list of meetings: what to show of it, and in which order."""

import datetime as dt  # whole, because fields here are themselves called dt.date
from dataclasses import dataclass

from minutes_app.domain.meeting import Details, Status

ORDERS = ("newest", "oldest", "series", "opened")
TO_PUBLISH, PUBLISHED = "to publish", "published"


@dataclass(frozen=True, slots=True)
class Publication:
    """What the office says of publishing a record; None is not said yet: a duty by law is not to be presumed.

    Minutes of a public meeting, and of one at which matters of significant public interest were discussed, must be
    published: Elected Local Policing Bodies (Specified Information) Order 2011, SI 2011/3050, Sch. Pt 1 para 5.
    """

    is_public: bool | None = None
    of_interest: bool | None = None
    published_on: dt.date | None = None

    @property
    def is_duty(self) -> bool | None:
        """Whether the minutes must be published; None as long as it is not known."""
        said = (self.is_public, self.of_interest)
        return True if True in said else None if None in said else False


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """What to show of the meetings; everything given must hold.

    `words` are looked for in date, title, series and venue. `person` is a name, or a short form held at the meeting.
    `order` is one of ORDERS; "opened" shows only those that were ever opened, the one opened last first. `publishing`
    is TO_PUBLISH for those that are approved and not published yet, PUBLISHED for those that are, empty for all.
    """

    words: str = ""
    series: str = ""
    status: Status | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    person: str = ""
    order: str = "newest"
    publishing: str = ""


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A meeting in the list, with how many versions of it are kept and how many of its actions are open.

    `approved_on` is the day on which the approval that holds was recorded.
    """

    id: int
    details: Details
    versions: int = 0
    open_actions: int = 0
    publication: Publication = Publication()
    approved_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SeriesUse:
    """How many meetings a series has, and the days of the first and the last one."""

    meetings: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
