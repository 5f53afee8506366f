"""What the commands print: words, columns and JSON."""

import errno
import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

from minutes_app.domain.checks import Finding
from minutes_app.domain.codec import action_as_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import RegisterEntry
from minutes_app.domain.matters import OutstandingMatter

if TYPE_CHECKING:
    from minutes_app.storage.backup import Backup


def write(out: TextIO, text: str) -> None:
    """Write at once, so that a reader who has gone is noticed here and not when the program ends."""
    try:
        out.write(text)
        out.flush()
    except OSError as error:
        # Windows says EINVAL of a pipe that nobody reads any more.
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise BrokenPipeError from error
        raise PlainError(f"The output could not be written: {error.strerror}.") from error


def write_json(out: TextIO, data: object) -> None:
    """Write data as JSON."""
    write(out, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def write_columns(out: TextIO, rows: Sequence[Sequence[str]]) -> None:
    """Write rows with their columns level, a dash for an empty cell."""
    shown = [[cell or "-" for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in shown)
    write(out, "".join(f"{line}\n" for line in lines))


def shown_day(day: date | None) -> str:
    """Return a day as 2019-05-28, empty for none."""
    return day.isoformat() if day else ""


def action_in_words(entry: RegisterEntry, today: date) -> tuple[str, ...]:
    """Return the columns of an action of the register."""
    action = entry.action
    due = shown_day(action.due) or action.due_meeting
    state = "overdue" if entry.is_overdue(today) else action.status.value
    where = (f"A-{entry.number}", str(entry.meeting_id), shown_day(entry.date), entry.item_number)
    return *where, ", ".join(action.owners), state, due, _marked(entry)


def _marked(entry: RegisterEntry) -> str:
    """Return the words of an action, with a sign before those that must not be published."""
    return f"[restricted] {entry.text}" if entry.is_restricted else entry.text


def entry_as_data(entry: RegisterEntry, today: date) -> dict[str, Any]:
    """Return an action of the register as JSON has it."""
    told = {"number": entry.number, "series": entry.series, "people": list(entry.people)}
    return {**told, "overdue": entry.is_overdue(today), **_line_as_data(entry)}


def matter_in_words(matter: OutstandingMatter) -> tuple[str, ...]:
    """Return the columns of an outstanding matter."""
    where = f"taken under {matter.taken_under}" if matter.taken_under else "taken up"
    state = where if matter.taken else matter.due_words
    owners = ", ".join(matter.action.owners)
    return f"A-{matter.entry.number}", owners, matter.age, state, matter.heading, _marked(matter.entry)


def matter_as_data(matter: OutstandingMatter) -> dict[str, Any]:
    """Return an outstanding matter as JSON has it."""
    told = {"title": matter.title, "from_month": matter.from_month or None, "age_days": matter.age_days}
    told |= {"overdue": matter.is_overdue, "taken": matter.taken is not None, "taken_under": matter.taken_under or None}
    return {**told, "number": matter.entry.number, **_line_as_data(matter.entry)}


def _line_as_data(entry: RegisterEntry) -> dict[str, Any]:
    return {
        "meeting_id": entry.meeting_id,
        "line_id": entry.line_id,
        "meeting": entry.meeting,
        "date": shown_day(entry.date) or None,
        "item_number": entry.item_number or None,
        "item_title": entry.item_title,
        "text": entry.text,
        "restricted": entry.is_restricted,
        **action_as_data(entry.action),
    }


def finding_in_words(finding: Finding, number: str) -> tuple[str, ...]:
    """Return the columns of something to look at; `number` is that of the item that it stands in."""
    return finding.rule.title, number, finding.sentence, finding.words


def finding_as_data(finding: Finding, number: str) -> dict[str, Any]:
    """Return something to look at as JSON has it."""
    return {
        "rule": finding.rule.title,
        "kind": finding.rule.kind.value,
        "sentence": finding.sentence,
        "item_number": number or None,
        "line_id": finding.line_id or None,
        "start": finding.start,
        "end": finding.end,
        "words": finding.words,
        "attendee": finding.attendee or None,
    }


def held(entry: "Backup") -> str:
    """Return in words what a backup holds."""
    return f"{entry.meetings} meetings, {entry.lines} lines"


def backup_as_data(entry: "Backup") -> dict[str, Any]:
    """Return a backup as JSON has it."""
    return {
        "path": str(entry.path),
        "made_at": entry.made_at.isoformat(timespec="seconds"),
        "meetings": entry.meetings,
        "lines": entry.lines,
        "problem": entry.problem or None,
    }
