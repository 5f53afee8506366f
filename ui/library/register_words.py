"""What a row of the register says: owners, source, due date and state, each in words as well as in colour."""

from collections.abc import Sequence
from datetime import date

from minutes_app.domain.actions import ActionKind, ActionStatus
from minutes_app.domain.follow_up import RegisterEntry, month_of
from ui.library.chip_delegate import Chip
from ui.wording import counted, day_number, due_words

_SOON = 14  # days
_OPEN, _NO_DATE = "open", "no date"
_SAYS_NO_MORE = (_OPEN, _NO_DATE)  # beside the state, which the column of the due day says as well


def cells(entry: RegisterEntry, today: date, *, as_people: bool) -> Sequence[str]:
    """Return the words of the columns."""
    place = f"{entry.item_number}  {entry.item_title}".strip()
    return (
        f"A-{entry.number}",
        ", ".join(people_of(entry) if as_people else entry.action.owners),
        entry.text,
        "\n".join(part for part in (place, day_number(entry.date)) if part),
        day_number(entry.action.due) if entry.action.due else due_words(entry.action) or "—",
        ", ".join(chip.text for chip in state_chips(entry, today)),
    )


def people_of(entry: RegisterEntry) -> tuple[str, ...]:
    """Return the owners as people: who held each post at that meeting, the post itself where nobody is known."""
    known = entry.people or ("",) * len(entry.action.owners)
    return tuple(name or post for name, post in zip(known, entry.action.owners, strict=True))


def owner_chips(owners: Sequence[str]) -> Sequence[Chip]:
    """Return the owners, each in a chip."""
    return [Chip(owner, "accent") for owner in owners]


def state_chips(entry: RegisterEntry, today: date) -> Sequence[Chip]:
    """Return the state of an action: how far it has come, and while it is open how late it is or when it is due."""
    status = entry.action.status
    if not status.is_open:
        return (Chip(status.value, "good" if status is ActionStatus.COMPLETE else "plain"),)
    waiting = _waiting(entry, today)
    if status is ActionStatus.OPEN:
        return (waiting,)
    return (waiting, Chip(status.value)) if waiting.text not in _SAYS_NO_MORE else (Chip(status.value, waiting.tone),)


def _waiting(entry: RegisterEntry, today: date) -> Chip:
    """Return how late an open action is, or when it is due."""
    action = entry.action
    tone = "warn" if action.kind is ActionKind.BRING_BACK else "plain"
    if entry.is_overdue(today):
        days = (today - action.due).days if action.due else 0
        return Chip(f"{counted(days, 'day')} late" if days > 0 else "meeting missed", "bad")
    if action.due and (action.due - today).days <= _SOON:
        days = (action.due - today).days
        return Chip(f"due in {counted(days, 'day')}" if days else "due today", tone)
    if action.due_meeting and action.due_meeting == month_of(today):
        return Chip("due next", tone)
    if action.kind is ActionKind.BRING_BACK:
        return Chip("bring back", tone)
    return Chip(_OPEN if action.due or action.due_meeting else _NO_DATE, tone)


def order_words(state: str) -> str:
    """Return in which order the register is told in one of the states of STATES."""
    by_meeting = "by meeting, the oldest first"
    if state in ("overdue", "done"):
        return by_meeting
    closed = ", then open, then closed, each" if state == "all" else ", then"
    return f"overdue first{closed} {by_meeting}"
