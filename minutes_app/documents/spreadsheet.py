"""The actions of a meeting as CSV that a spreadsheet opens as text."""

import csv
import io

from minutes_app.domain.actions import ActionKind
from minutes_app.domain.meeting import Meeting
from minutes_app.domain.views import ActionEntry, actions

HEADER = ("Meeting", "Date", "No.", "Item", "Action", "Owners", "Kind", "Due", "Due meeting", "Status")
# What makes a spreadsheet run a cell instead of showing it (OWASP, “CSV Injection”), in common and full width.
_RUNS = tuple("=+-@＝＋－＠|%")


def actions_as_csv(meeting: Meeting) -> str:
    """Return one row for each action, under a row of headings; the byte order mark tells Excel that it is UTF-8."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    writer.writerows([harmless(cell) for cell in _cells(meeting, entry)] for entry in actions(meeting.lines))
    return "\ufeff" + target.getvalue()


def _cells(meeting: Meeting, entry: ActionEntry) -> tuple[str, ...]:
    action, day = entry.action, meeting.details.date
    return (
        meeting.details.name,
        day.isoformat() if day else "",
        entry.number,
        entry.title,
        entry.text,
        ", ".join(action.owners),
        "Bring back" if action.kind is ActionKind.BRING_BACK else "Task",
        action.due.isoformat() if action.due else "",
        action.due_meeting,
        action.status.value,
    )


def harmless(cell: str) -> str:
    """Return the cell as text: one that a spreadsheet would run gets an apostrophe in front."""
    words = cell.replace("\t", " ")
    return f"'{words}" if words.lstrip().startswith(_RUNS) else words
