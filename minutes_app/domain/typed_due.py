"""When an action is due, as it is typed: a day, the month of a meeting, or nothing."""

from dataclasses import dataclass
from datetime import date

from minutes_app.domain.dates import read_month
from minutes_app.domain.reading import read_due


@dataclass(frozen=True, slots=True)
class TypedDue:
    """The day, or the month of a meeting as '2019-11'; neither for no date.

    `problem` says in words what is odd about it, and where `is_usable` is false why it cannot be taken.
    """

    day: date | None = None
    month: str = ""
    problem: str = ""
    is_usable: bool = True


def typed_due(typed: str, on: date | None) -> TypedDue:
    """Return when an action is due that was raised at a meeting on `on`: '31 August', or 'September meeting'."""
    words = typed.strip()
    month = read_month(words, on) if "meeting" in words.lower() else ""
    if month or not words:
        return TypedDue(month=month)
    read = read_due(words, on)
    problem = read.problem or ("" if read.day else f"“{words}” is no date. Try 31 August, or September meeting.")
    return TypedDue(read.day, "", problem, read.day is not None)
