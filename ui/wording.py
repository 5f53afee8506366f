"""Words for the screen: short dates and months, counts, how an action is due."""

from datetime import date
from types import MappingProxyType

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.dates import MONTHS, short_date, short_month
from minutes_app.domain.meeting import Details

PROGRAM = "OPCC Minutes"
SAID = MappingProxyType({True: "yes", False: "no", None: "not said"})  # answers to whether something is so


def due_words(action: Action) -> str:
    """Return when an action is due in short: a date, the month of a meeting, or nothing."""
    if action.due:
        return short_date(action.due)
    month = f"{short_month(action.due_meeting)} meeting" if action.due_meeting else ""
    return f"back at {month or 'a meeting'}" if action.kind is ActionKind.BRING_BACK else month


def counted(number: int, one: str, many: str = "") -> str:
    """Return '1 action', '6 actions'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_number(day: date | None) -> str:
    """Return '18 Jul 2022', or 'no date'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else "no date"


def of_day(day: date | None) -> str:
    """Return ' of 18 Jul 2022', to be put behind the name of a meeting; empty for none."""
    return f" of {day_number(day)}" if day else ""


def is_sensitive(details: Details) -> bool:
    """Return whether a meeting is marked so that its topic must not be seen where others may look on."""
    return "SENSITIVE" in details.marking.upper()


def topic(details: Details) -> str:
    """Return what a list calls a meeting: one marked as sensitive by its marking, the others by their title."""
    return details.marking if is_sensitive(details) else details.full_title


def window_title(details: Details) -> str:
    """Return the title of the window: of a marked meeting only its date, for others may see the task bar."""
    return f"{day_number(details.date) if is_sensitive(details) else details.full_title} – {PROGRAM}"


def shortened(text: str, length: int) -> str:
    """Return the text cut to a length, with three dots where it was longer."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
