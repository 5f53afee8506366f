"""What a row of the register says: owners, source, due date and state, each in words as well as in colour."""

from collections.abc import Sequence
from datetime import date

from minutes_app.domain.actions import ActionKind, ActionStatus
from minutes_app.domain.follow_up import RegisterEntry, month_of
from ui.library.chip_delegate import Chip
from ui.wording import counted, day_number, due_words

_SOON = 14  # days


def cells(entry: RegisterEntry, today: date, *, as_people: bool) -> Sequence[str]:
    """Return the words of the columns."""
    place = f"{entry.item_number}  {entry.item_title}".strip()
    return (
        f"A-{entry.number}",
        ", ".join(people_of(entry) if as_people else entry.action.owners),
        entry.text,
        "\n".join(part for part in (place, day_number(entry.date)) if part),
        day_number(entry.action.due) if entry.action.due else due_words(entry.action) or "—",
        state_words(entry, today),
    )


def people_of(entry: RegisterEntry) -> tuple[str, ...]:
    """Return the owners as people: who held each post at that meeting, the post itself where nobody is known."""
    known = entry.people or ("",) * len(entry.action.owners)
    return tuple(name or post for name, post in zip(known, entry.action.owners, strict=True))


def owner_chips(owners: Sequence[str]) -> Sequence[Chip]:
    """Return the owners, each in a chip."""
    return [Chip(owner, "accent") for owner in owners]


def state_chips(entry: RegisterEntry, today: date) -> Sequence[Chip]:
    """Return the state in a chip."""
    return (Chip(state_words(entry, today), _tone(entry, today)),)


def state_words(entry: RegisterEntry, today: date) -> str:
    """Return the state of an action in words: how late it is, or how far it has come."""
    action = entry.action
    if entry.is_overdue(today):
        days = (today - action.due).days if action.due else 0
        return f"{counted(days, 'day')} late" if days > 0 else "meeting missed"
    if action.status is not ActionStatus.OPEN:
        return action.status.value
    if action.due and (action.due - today).days <= _SOON:
        days = (action.due - today).days
        return f"due in {counted(days, 'day')}" if days else "due today"
    if action.due_meeting and action.due_meeting == month_of(today):
        return "due next"
    if action.kind is ActionKind.BRING_BACK:
        return "bring back"
    return "open" if action.due or action.due_meeting else "no date"


def _tone(entry: RegisterEntry, today: date) -> str:
    status = entry.action.status
    if entry.is_overdue(today):
        return "bad"
    if status is ActionStatus.COMPLETE:
        return "good"
    return "warn" if status.is_open and entry.action.kind is ActionKind.BRING_BACK else "plain"
