"""What follows a meeting: the action register, outstanding matters, approval, search and people."""

import datetime as dt  # whole, because fields here are themselves called dt.date
from dataclasses import dataclass, replace

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.dates import written_month
from minutes_app.domain.lines import Line, LineKind, new_line_id
from minutes_app.domain.meeting import Status

_TITLE_WORDS = 8  # of the action's own words, where it stands under no item


@dataclass(frozen=True, slots=True)
class ProgressNote:
    """What became of an action on a day; `status` is the one it has since, None where that did not change."""

    on: dt.date
    text: str
    who: str = ""
    status: ActionStatus | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An action in the register.

    The number is given once, for ever, and never twice in a library. `people` has, for each owner, the name of the
    one who held that post at the meeting, empty where nobody is known. `was_taken` says whether a later meeting
    took it up. `marking` is the protective marking of its meeting.
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


STATES = ("open", "overdue", "due", "done", "all")


def is_overdue(action: Action, on: dt.date) -> bool:
    """Return whether an action is open and its day, or the month of its meeting, is past."""
    late = action.due is not None and action.due < on
    return action.status.is_open and (late or "" < action.due_meeting < month_of(on))


def month_of(day: dt.date) -> str:
    """Return the month of a day as '2019-11'."""
    return day.isoformat()[:7]


@dataclass(frozen=True, slots=True)
class OutstandingMatter:
    """An open action of an earlier meeting as a later one meets it.

    `age_days` and `is_overdue` hold for the day of the later meeting. `taken_under` is the number of its item that
    took the matter up, empty for not yet.
    """

    entry: RegisterEntry
    title: str
    from_month: str
    age_days: int
    is_overdue: bool
    taken_under: str = ""

    @property
    def meeting_id(self) -> int:
        """The meeting it comes from."""
        return self.entry.meeting_id

    @property
    def line_id(self) -> str:
        """Its line in that meeting."""
        return self.entry.line_id

    @property
    def meeting(self) -> str:
        """The name of the meeting it comes from."""
        return self.entry.meeting

    @property
    def date(self) -> dt.date | None:
        """The day of the meeting it comes from."""
        return self.entry.date

    @property
    def item_number(self) -> str:
        """The number of the item it stands under there."""
        return self.entry.item_number

    @property
    def item_title(self) -> str:
        """The title of the item it stands under there."""
        return self.entry.item_title

    @property
    def text(self) -> str:
        """Its words."""
        return self.entry.text

    @property
    def action(self) -> Action:
        """What is to be done, by whom and when."""
        return self.entry.action


def matter(entry: RegisterEntry, on: dt.date, taken_under: str = "") -> OutstandingMatter:
    """Return the action as a meeting on `on` meets it."""
    title = entry.item_title or " ".join(entry.text.split()[:_TITLE_WORDS])
    month = written_month(month_of(entry.date)) if entry.date else ""
    age = (on - entry.date).days if entry.date else 0
    return OutstandingMatter(entry, title, month, age, is_overdue(entry.action, on), taken_under)


def is_outstanding(action: Action, on: dt.date | None) -> bool:
    """Return whether an action of an earlier meeting is outstanding at one on `on`, not counting if it was taken up.

    Every open task is, and a bring-back from the month it is due on. Without a day, everything open is.
    """
    if not action.status.is_open:
        return False
    return on is None or action.kind is ActionKind.TASK or action.due_meeting <= month_of(on)


def taken_in(found: OutstandingMatter) -> list[Line]:
    """Return the lines that take a matter into the minutes: 'Satisfaction (from November 2018)' and its words."""
    source = f" (from {found.from_month})" if found.from_month else ""
    item = Line(new_line_id(), LineKind.ITEM, f"{found.title}{source}", level=2)
    words = Line(new_line_id(), LineKind.PARAGRAPH, found.entry.text)
    return [item, words]


def discussed_words(number: str) -> str:
    """Return the note that a matter was discussed under another item."""
    return f"This item was discussed as part of agenda item {number}."


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
