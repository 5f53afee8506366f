"""The action register as CSV that a spreadsheet opens as text."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from minutes_app.documents.spreadsheet import harmless
from minutes_app.domain.actions import ActionKind
from minutes_app.domain.follow_up import RegisterEntry

HEADER = (
    "Number", "Series", "Meeting", "Date", "No.", "Item", "Action", "Owners", "People", "Kind", "Due", "Due meeting",
    "Status", "Overdue", "Restricted",
)  # fmt: skip


def register_as_csv(entries: Iterable[RegisterEntry], today: date) -> str:
    """Return one row for each action, under a row of headings; the byte order mark tells Excel that it is UTF-8."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    writer.writerows([harmless(cell) for cell in _cells(entry, today)] for entry in entries)
    return "\ufeff" + target.getvalue()


def _cells(entry: RegisterEntry, today: date) -> tuple[str, ...]:
    action = entry.action
    return (
        f"A-{entry.number}",
        entry.series,
        entry.meeting,
        entry.date.isoformat() if entry.date else "",
        entry.item_number,
        entry.item_title,
        entry.text,
        ", ".join(action.owners),
        ", ".join(name for name in entry.people if name),
        "Bring back" if action.kind is ActionKind.BRING_BACK else "Task",
        action.due.isoformat() if action.due else "",
        action.due_meeting,
        action.status.value,
        "overdue" if entry.is_overdue(today) else "",
        "restricted" if entry.is_restricted else "",
    )
