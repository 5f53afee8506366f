"""Between the domain's values and the rows of the tables.

Text is cleaned on its way in: a lone surrogate would make every later save fail.
"""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import (
    Attendance,
    Attendee,
    Details,
    NextMeeting,
    Passage,
    Series,
    StandingItem,
    Status,
)
from minutes_app.domain.text import clean, clean_lines, folded
from minutes_app.storage import digests

Values = dict[str, Any]
Row = sa.Row[Any]


def details_values(details: Details, series_id: int | None) -> Values:
    """Return the columns of the meeting table that hold the details."""
    upcoming = details.next_meeting
    return {
        "series_id": series_id,
        "title": clean(details.title),
        "date": details.date,
        "start_time": details.start_time,
        "end_time": details.end_time,
        "venue": clean(details.venue),
        "chair": clean(details.chair),
        "minutes_by": clean(details.minutes_by),
        "status": details.status.value,
        "marking": clean(details.marking),
        "next_type": clean(upcoming.type),
        "next_subject": clean(upcoming.subject),
        "next_date": upcoming.date,
        "next_time": upcoming.time,
        "next_venue": clean(upcoming.venue),
    }


def details_of(row: Row) -> Details:
    """Return the details out of a meeting row joined with `series_name`."""
    return Details(
        series=row.series_name or "",
        title=row.title,
        date=row.date,
        start_time=row.start_time,
        end_time=row.end_time,
        venue=row.venue,
        chair=row.chair,
        minutes_by=row.minutes_by,
        status=Status(row.status),
        marking=row.marking,
        next_meeting=NextMeeting(row.next_type, row.next_subject, row.next_date, row.next_time, row.next_venue),
    )


def attendee_values(meeting_id: int, attendees: Sequence[Attendee]) -> list[Values]:
    """Return the rows of the attendees, in order."""
    return [_attendee_values(meeting_id, position, attendee) for position, attendee in enumerate(attendees)]


def _attendee_values(meeting_id: int, position: int, attendee: Attendee) -> Values:
    arrived, left = attendee.arrived or Passage(), attendee.left or Passage()
    values = {
        "meeting_id": meeting_id,
        "position": position,
        "name": clean(attendee.name),
        "capacity": clean(attendee.capacity),
        "short_form": clean(attendee.short_form),
        "attendance": attendee.attendance.value,
        "arrived_item": clean(arrived.item),
        "arrived_at": arrived.at,
        "left_item": clean(left.item),
        "left_at": left.at,
    }
    return {**values, "digest": digests.of_row(values, digests.ATTENDEE)}


def attendee_of(row: Row) -> Attendee:
    """Return the attendee of a row."""
    arrived, left = _passage(row.arrived_item, row.arrived_at), _passage(row.left_item, row.left_at)
    return Attendee(row.name, row.capacity, row.short_form, Attendance(row.attendance), arrived, left)


def _passage(item: str, at: time | None) -> Passage | None:
    return Passage(item, at) if item or at else None


def line_values(meeting_id: int, key: str, line: Line, position: int) -> Values:
    """Return the row of a line."""
    values = {
        "meeting_id": meeting_id,
        "id": key,
        "position": position,
        "kind": line.kind.value,
        "level": line.level,
        "text": clean(line.text),
        "numbering": line.numbering.value,
        "number": clean(line.number),
        "own_series": line.own_series,
        "restricted": clean(line.restricted),
        "parts": _parts(key, line),
    }
    return {**values, "digest": digests.of_row(values, digests.LINE)}


def _parts(key: str, line: Line) -> int:
    if not line.marks and line.action is None:
        return 0
    marks = [digests.picked(values, digests.MARK) for values in mark_values(key, line.marks)]
    if line.action is None:
        return digests.of_parts(marks, None, ())
    owners = [digests.picked(values, digests.OWNER) for values in owner_values(key, line.action)]
    return digests.of_parts(marks, digests.picked(action_values(key, line.action), digests.ACTION), owners)


def is_intact(row: Row, line: Line) -> bool:
    """Return whether the row of a line, and what was read beside it into the line, is what was saved."""
    return is_intact_alone(row) and bool(row.parts == _parts(row.id, line))


def is_intact_alone(row: Row) -> bool:
    """Return whether the row of a line, without what belongs to it, is what was saved."""
    return bool(row.digest == digests.of_row(row._mapping, digests.LINE))


def line_of(row: Row, marks: Iterable[Mark], action: Action | None) -> Line:
    """Return the line of a row with what belongs to it."""
    return Line(
        id=row.id,
        kind=LineKind(row.kind),
        text=row.text,
        level=row.level,
        numbering=Numbering(row.numbering),
        number=row.number,
        own_series=row.own_series,
        marks=tuple(marks),
        action=action,
        restricted=row.restricted,
    )


def mark_values(key: str, marks: Sequence[Mark]) -> list[Values]:
    """Return the rows of a line's marks, without their meeting."""
    return [
        {
            "line_id": key,
            "position": i,
            "start_at": mark.start,
            "end_at": mark.end,
            "kind": mark.kind.value,
            "reason": clean(mark.reason),
        }
        for i, mark in enumerate(marks)
    ]


def mark_of(row: Row) -> Mark:
    """Return the mark of a row."""
    return Mark(row.start_at, row.end_at, MarkKind(row.kind), row.reason)


def action_values(key: str, action: Action) -> Values:
    """Return the row of an action, without its meeting and owners."""
    return {
        "line_id": key,
        "kind": action.kind.value,
        "due": action.due,
        "due_meeting": clean(action.due_meeting),
        "status": action.status.value,
    }


def owner_values(key: str, action: Action) -> list[Values]:
    """Return the rows of an action's owners, without their meeting."""
    owners = [clean(owner) for owner in action.owners]
    return [
        {"line_id": key, "position": i, "short_form": owner, "folded": folded(owner)} for i, owner in enumerate(owners)
    ]


def action_of(row: Row, owners: Iterable[str]) -> Action:
    """Return the action of a row with its owners."""
    return Action(ActionKind(row.kind), tuple(owners), row.due, row.due_meeting, ActionStatus(row.status))


def series_values(series: Series) -> Values:
    """Return the row of a series, without its standing items."""
    return {
        "name": clean(series.name),
        "venue": clean(series.venue),
        "chair": clean(series.chair),
        "marking": clean(series.marking),
    }


def standing_item_values(series_id: int, items: Sequence[StandingItem]) -> list[Values]:
    """Return the rows of a series' standing items, in order."""
    return [
        {
            "series_id": series_id,
            "position": position,
            "title": clean(item.title),
            "level": item.level,
            "text": "\n".join(clean_lines(item.text)),  # a paragraph each
        }
        for position, item in enumerate(items)
    ]
