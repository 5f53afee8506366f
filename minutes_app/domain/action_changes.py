"""What was changed of an action, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutes_app.domain.actions import Action
from minutes_app.domain.dates import plain_date, written_month
from minutes_app.domain.follow_up import ProgressNote


@dataclass(frozen=True, slots=True)
class ActionChange:
    """An action as it was and as it became, and what was noted of that in its history; no note for no change."""

    before: Action
    after: Action
    note: ProgressNote | None


def change_in_words(before: Action, after: Action) -> str:
    """Return 'Owner changed from CC to DCC. Due changed from no date to 31 August 2022.', empty for no change."""
    return " ".join(_said(before, after))


def _said(before: Action, after: Action) -> Iterator[str]:
    for name, words in (("Owner", _owners), ("Due", _due), ("Status", _status)):
        was, now = words(before), words(after)
        if was != now:
            yield f"{name} changed from {was} to {now}."


def _owners(action: Action) -> str:
    return ", ".join(action.owners) or "nobody"


def due_in_words(action: Action) -> str:
    """Return '31 August 2022' or 'the meeting of November 2019', empty where it is not due."""
    month = f"the meeting of {written_month(action.due_meeting)}" if action.due_meeting else ""
    return ", ".join(part for part in (action.due and plain_date(action.due), month) if part)


def _due(action: Action) -> str:
    return due_in_words(action) or "no date"


def _status(action: Action) -> str:
    return action.status.value
