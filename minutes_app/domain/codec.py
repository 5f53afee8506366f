"""Meetings as plain data: the shape of the exchange file, which the journal uses too.

Times are 24-hour, dates year-month-day, unknown is null. The shape is described in docs/exchange-file.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeGuard, TypeVar

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import DEEPEST_LEVEL, Line, LineKind, Mark, MarkKind, Numbering, new_line_id
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting, Passage, Status
from minutes_app.domain.outline import printed_numbers
from minutes_app.domain.text import clean

FORMAT = "opcc-minutes/1"

Data = Mapping[str, Any]
_Word = TypeVar("_Word", bound=StrEnum)


def meeting_as_data(meeting: Meeting) -> dict[str, Any]:
    """Return the whole meeting in the exchange shape."""
    return {
        "format": FORMAT,
        "meeting": details_as_data(meeting.details),
        "attendees": [attendee_as_data(a) for a in meeting.attendees],
        "lines": lines_as_data(meeting.lines, printed_numbers(meeting.lines)),
    }


def details_as_data(details: Details) -> dict[str, Any]:
    """Return the details; the title is the printed one."""
    upcoming = details.next_meeting
    return {
        "series": details.series,
        "title": details.full_title,
        "date": _iso(details.date),
        "start_time": _clock(details.start_time),
        "end_time": _clock(details.end_time),
        "venue": details.venue,
        "chair": details.chair,
        "minutes_by": details.minutes_by,
        "status": details.status.value,
        "marking": details.marking or None,
        "next_meeting": {
            "type": upcoming.type,
            "subject": upcoming.subject,
            "date": _iso(upcoming.date),
            "time": _clock(upcoming.time),
            "venue": upcoming.venue or None,
        },
    }


def attendee_as_data(attendee: Attendee) -> dict[str, Any]:
    """Return one attendee; when they came and went only where that is known."""
    passages = {"arrived": attendee.arrived, "left": attendee.left}
    return {
        "name": attendee.name,
        "capacity": attendee.capacity,
        "short_form": attendee.short_form,
        "attendance": attendee.attendance.value,
        **{name: {"item": found.item, "time": _clock(found.at)} for name, found in passages.items() if found},
    }


def lines_as_data(lines: Iterable[Line], numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return lines, each item with its printed number out of `numbers`."""
    return [_line_as_data(line, numbers.get(line.id)) for line in lines]


def _line_as_data(line: Line, number: str | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": line.id,
        "kind": line.kind.value,
        "level": line.level,
        "number": line.number if line.numbering is Numbering.TYPED else number,
        "number_typed": line.numbering is not Numbering.AUTOMATIC,
        "text": line.text,
        "marks": [_mark_as_data(mark) for mark in line.marks],
        "action": action_as_data(line.action) if line.action else None,
    }
    if line.own_series:
        data["own_series"] = True
    return {**data, "restricted": line.restricted} if line.restricted else data


def _mark_as_data(mark: Mark) -> dict[str, Any]:
    data: dict[str, Any] = {"start": mark.start, "end": mark.end, "mark": mark.kind.value}
    return {**data, "reason": mark.reason} if mark.reason else data


def action_as_data(action: Action) -> dict[str, Any]:
    """Return what follows from an action line."""
    return {
        "kind": action.kind.value,
        "owners": list(action.owners),
        "due": _iso(action.due),
        "due_meeting": action.due_meeting or None,
        "status": action.status.value,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None


def meeting_from_data(data: object) -> Meeting:
    """Return the meeting that the data describes.

    Raises PlainError, naming the field, where the data is not of the exchange shape. Missing fields are
    taken as unknown; ids that are missing or stand twice are drawn anew.
    """
    top = _mapping(data, "the file")
    if top.get("format") != FORMAT:
        raise PlainError(f"This is not an exchange file of OPCC Minutes: its format is not “{FORMAT}”.")
    return Meeting(
        details_from_data(_mapping(top.get("meeting", {}), "meeting")),
        tuple(attendee_from_data(a) for a in _list(top.get("attendees"), "attendees")),
        tuple(_with_own_ids(lines_from_data(_list(top.get("lines"), "lines")))),
    )


def details_from_data(data: Data) -> Details:
    """Return the details; a title that is just what its parts make is left to be made from them."""
    upcoming = _mapping(data.get("next_meeting") or {}, "next_meeting")
    details = Details(
        series=_text(data, "series"),
        date=_date(data, "date"),
        start_time=_time(data, "start_time"),
        end_time=_time(data, "end_time"),
        venue=_text(data, "venue"),
        chair=_text(data, "chair"),
        minutes_by=_text(data, "minutes_by"),
        status=_word(Status, data.get("status") or "draft", "status"),
        marking=_text(data, "marking"),
        next_meeting=NextMeeting(
            _text(upcoming, "type"),
            _text(upcoming, "subject"),
            _date(upcoming, "date"),
            _time(upcoming, "time"),
            _text(upcoming, "venue"),
        ),
    )
    return with_title(details, _text(data, "title"))


def with_title(details: Details, title: str) -> Details:
    """Return the details with this printed title, kept as typed only where the parts make another."""
    made = replace(details, title="")
    return made if title in ("", made.full_title) else replace(details, title=title)


def attendee_from_data(data: object) -> Attendee:
    """Return one attendee."""
    row = _mapping(data, "attendees")
    return Attendee(
        _text(row, "name"),
        _text(row, "capacity"),
        _text(row, "short_form"),
        _word(Attendance, row.get("attendance") or "present", "attendance"),
        _passage(row, "arrived"),
        _passage(row, "left"),
    )


def _passage(row: Data, name: str) -> Passage | None:
    data = _mapping(row.get(name) or {}, name)
    found = Passage(_text(data, "item"), _time(data, "time"))
    return found if found != Passage() else None


def lines_from_data(rows: Sequence[object]) -> list[Line]:
    """Return lines with the ids they came with."""
    return [_line_from_data(_mapping(row, f"lines[{i}]"), f"lines[{i}]") for i, row in enumerate(rows)]


def _line_from_data(row: Data, where: str) -> Line:
    kind = _word(LineKind, row.get("kind"), f"{where}.kind")
    text = _text(row, "text")
    number = _text(row, "number")
    typed = Numbering.TYPED if number else Numbering.NONE
    is_typed = kind is LineKind.ITEM and bool(row.get("number_typed"))
    return Line(
        id=_text(row, "id"),
        kind=kind,
        text=text,
        level=_level(row.get("level", 1), where),
        numbering=typed if is_typed else Numbering.AUTOMATIC,
        number=number if is_typed else "",
        own_series=bool(row.get("own_series")),
        marks=tuple(_mark(m, len(text), where) for m in _list(row.get("marks"), f"{where}.marks")),
        action=_action(row.get("action"), kind, where),
        restricted=_text(row, "restricted"),
    )


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _level(value: object, where: str) -> int:
    if not _is_whole(value) or not 1 <= value <= DEEPEST_LEVEL:
        raise PlainError(f"The field “{where}.level” must be a whole number from 1 to {DEEPEST_LEVEL}.")
    return value


def _mark(value: object, length: int, where: str) -> Mark:
    row = _mapping(value, f"{where}.marks")
    start, end = row.get("start"), row.get("end")
    if not _is_whole(start) or not _is_whole(end) or not 0 <= start < end <= length:
        raise PlainError(f"A mark of “{where}” does not lie within its text.")
    return Mark(start, end, _word(MarkKind, row.get("mark"), f"{where}.marks"), _text(row, "reason"))


def _action(value: object, kind: LineKind, where: str) -> Action | None:
    if not value:
        return Action() if kind is LineKind.ACTION else None
    return action_from_data(value, where)


def action_from_data(value: object, where: str = "action") -> Action:
    """Return what follows from an action line."""
    row = _mapping(value, f"{where}.action")
    return Action(
        _word(ActionKind, row.get("kind") or "task", f"{where}.action.kind"),
        tuple(clean(str(owner)) for owner in _list(row.get("owners"), f"{where}.action.owners")),
        _date(row, "due"),
        _month(row, "due_meeting"),
        _word(ActionStatus, row.get("status") or "open", f"{where}.action.status"),
    )


def _with_own_ids(lines: Iterable[Line]) -> Iterable[Line]:
    seen: set[str] = set()
    for line in lines:
        own = line if line.id and line.id not in seen else replace(line, id=new_line_id())
        seen.add(own.id)
        yield own


def _mapping(value: object, where: str) -> Data:
    if not isinstance(value, Mapping):
        raise PlainError(f"The field “{where}” must hold named fields.")
    return value


def _list(value: object, where: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise PlainError(f"The field “{where}” must be a list.")
    return value


def _text(row: Data, name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise PlainError(f"The field “{name}” must be text.")
    return clean(value)


def _date(row: Data, name: str) -> date | None:
    try:
        return date.fromisoformat(row[name]) if row.get(name) else None
    except (ValueError, TypeError):
        raise PlainError(f"The field “{name}” holds “{row[name]}”, which is no date (year-month-day).") from None


def _month(row: Data, name: str) -> str:
    value = _text(row, name)
    try:
        return value and date.fromisoformat(f"{value}-01").isoformat()[:7]
    except ValueError:
        raise PlainError(f"The field “{name}” holds “{value}”, which is no month (year-month).") from None


def _time(row: Data, name: str) -> time | None:
    try:
        return time.fromisoformat(row[name]).replace(second=0, microsecond=0, tzinfo=None) if row.get(name) else None
    except (ValueError, TypeError):
        raise PlainError(f"The field “{name}” holds “{row[name]}”, which is no 24-hour time.") from None


def _word(words: type[_Word], value: object, where: str) -> _Word:
    try:
        return words(str(value))
    except ValueError:
        known = ", ".join(words)
        raise PlainError(f"The field “{where}” holds “{value}”, which is not one of: {known}.") from None
