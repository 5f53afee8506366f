"""What follows a meeting: the action register, approval, search and people."""

import datetime as dt  # whole, because fields here are themselves called dt.date
from dataclasses import dataclass, replace

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.meeting import Status


@dataclass(frozen=True, slots=True)
class ProgressNote:
    """What became of an action on a day; `status` is the one it has since, None where that did not change.

    The day is None where what is told was at a meeting without a date.
    """

    on: dt.date | None
    text: str
    who: str = ""
    status: ActionStatus | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An action in the register.

    The number is given once, for ever, and never twice in a library. `people` has, for each owner, the name of the
    one who held that post at the meeting, empty where nobody is known. `was_taken` says whether a later meeting
    took it up. `marking` is the protective marking of its meeting. `is_restricted` says that it, or words of it, must
    not be published.
    """

    number: int
    meeting_id: int
    line_id: str
    meeting: str
    date: dt.date | None
    series: str
    item_number: str
    item_title: str
    text: str
    action: Action
    people: tuple[str, ...] = ()
    was_taken: bool = False
    marking: str = ""
    is_restricted: bool = False

    def is_overdue(self, on: dt.date) -> bool:
        """Whether it is open and its day is past, or the month of its meeting is and no meeting took it up."""
        return is_overdue(replace(self.action, due_meeting="") if self.was_taken else self.action, on)


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """What to show of the register.

    `owner` is a post or a person's name. `state` is one of STATES: overdue means that the day, or the month of the
    meeting, is past; due means that it has come, and counts the overdue ones in.
    """

    words: str = ""
    owner: str = ""
    state: str = "open"
    due_before: dt.date | None = None
    series: str = ""
    due_since: dt.date | None = None


STATES = ("open", "overdue", "due", "done", "all")


def is_overdue(action: Action, on: dt.date) -> bool:
    """Return whether an action is open and its day, or the month of its meeting, is past."""
    late = action.due is not None and action.due < on
    return action.status.is_open and (late or "" < action.due_meeting < month_of(on))


def month_of(day: dt.date) -> str:
    """Return the month of a day as '2019-11'."""
    return day.isoformat()[:7]


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a meeting that was kept: as approved, with the form of words, or as reopened, with the reason."""

    number: int
    saved_on: dt.date
    words: str
    status: Status
    at_meeting: int | None = None


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What to search in; filters combine. `owner` and `person` are a post or a name."""

    owner: str = ""
    open_only: bool = False
    overdue: bool = False
    person: str = ""
    series: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    decisions_only: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words were found; `spans` are the words in its text, counted in Python characters.

    The line id is empty where the meeting's title or one of its people was found.
    """

    meeting_id: int
    line_id: str
    meeting: str
    date: dt.date | None
    item_number: str
    item_title: str
    text: str
    spans: tuple[tuple[int, int], ...]


Post = tuple[str, str, dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Person:
    """A person over all meetings; a post is capacity, short form, and the first and last day it was held on."""

    id: str
    name: str
    posts: tuple[Post, ...]
    meetings: int
