"""Reading what can still be read of a damaged library into a new one."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from minutes_app.domain.actions import Action
from minutes_app.domain.codec import action_from_data, attendee_from_data, details_from_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import DEEPEST_LEVEL, Line, LineKind, Mark, MarkKind, Numbering, new_line_id
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.storage.connection import for_checking

_MOST_ROWS = 5_000_000
_DETAILS = ("title", "date", "start_time", "end_time", "venue", "chair", "minutes_by", "status", "marking")
_Row = dict[str, Any]


_TABLES = (
    "series", "meeting", "attendee", "line", "mark", "action", "owner", "version", "progress_note", "taken",
    "publication",
)  # fmt: skip


def read(damaged: Path) -> "Pieces":
    """Return all that can be read of a damaged library; it is not touched. Raises sqlite3.Error where nothing can."""
    with closing(for_checking(damaged)) as connection:
        connection.text_factory = lambda stored: stored.decode("utf-8", "replace")
        connection.row_factory = sqlite3.Row
        return Pieces({name: list(_rows(connection, name)) for name in _TABLES})


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[_Row]:
    """Give every row of the table that can be read, from its start and, past a damaged place, from its end."""
    seen: set[int] = set()
    for way in ("ASC", "DESC"):
        for row in _walk(connection, table, way):
            if row["at_row"] in seen:
                break
            seen.add(row["at_row"])
            yield row
    yield from _jumps(connection, table, seen)


def _walk(connection: sqlite3.Connection, table: str, way: str) -> Iterator[_Row]:
    try:
        # NOT INDEXED: an index may be damaged where the table is not.
        query = f"SELECT rowid AS at_row, * FROM {table} NOT INDEXED ORDER BY rowid {way}"  # noqa: S608 - our own names
        for row in connection.execute(query):
            yield dict(row)
    except (sqlite3.Error, ValueError):
        return


def _jumps(connection: sqlite3.Connection, table: str, seen: set[int]) -> Iterator[_Row]:
    """Give the rows between two damaged places, one by one: each is found by its own number."""
    if not seen:
        return
    query = f"SELECT rowid AS at_row, * FROM {table} NOT INDEXED WHERE rowid = ?"  # noqa: S608 - no input
    for rowid in range(min(seen), min(max(seen), min(seen) + _MOST_ROWS)):
        if rowid in seen:
            continue
        try:
            row = connection.execute(query, (rowid,)).fetchone()
        except (sqlite3.Error, ValueError):
            continue
        if row is not None:
            yield dict(row)


class Pieces:
    """The rows that were read, by what they belong to; those of the history as they are."""

    def __init__(self, found: dict[str, list[_Row]]) -> None:
        self.versions = sorted(found["version"], key=lambda row: whole(row["number"], 0))
        self.notes, self.taken, self.publications = found["progress_note"], found["taken"], found["publication"]
        self._series = {row["id"]: words(row["name"]) for row in found["series"]}
        self._meetings = {row["id"]: row for row in found["meeting"]}
        self._people = _by(found["attendee"], "meeting_id")
        self._lines = _by(found["line"], "meeting_id")
        self._marks = _by(found["mark"], "meeting_id", "line_id")
        self._actions = _by(found["action"], "meeting_id", "line_id")
        self._owners = _by(found["owner"], "meeting_id", "line_id")

    def meetings(self) -> Iterator[tuple[int, Meeting]]:
        """Give the meetings, also those of which only lines or people are left."""
        keys = {key for key in (*self._meetings, *self._people, *self._lines) if isinstance(key, int)}
        for key in sorted(keys):
            people = tuple(map(_attendee, self._people.get(key, ())))
            yield key, Meeting(self._details(self._meetings.get(key, {})), people, tuple(self._lines_of(key)))

    def _details(self, row: _Row) -> Details:
        data: _Row = {name: words(row.get(name)) for name in _DETAILS}
        data["series"] = self._series.get(row.get("series_id"), "")
        upcoming = {name: words(row.get(f"next_{name}")) for name in ("type", "subject", "date", "time", "venue")}
        told = {name: value for name, value in data.items() if _is_told({name: value})}
        fitting = {name: value for name, value in upcoming.items() if _is_told({"next_meeting": {name: value}})}
        return details_from_data({**told, "next_meeting": fitting})

    def _lines_of(self, meeting_id: int) -> Iterator[Line]:
        used: set[str] = set()
        for row in self._lines.get(meeting_id, ()):
            line = self._line(meeting_id, row)
            line_id = line.id if line.id and line.id not in used else new_line_id()
            used.add(line_id)
            yield replace(line, id=line_id)

    def _line(self, meeting_id: int, row: _Row) -> Line:
        key = (meeting_id, row["id"])
        kind, text = _member(LineKind, row["kind"], LineKind.PARAGRAPH), words(row["text"])
        action = self._action(key)
        return Line(
            words(row["id"]),
            kind,
            text,
            min(max(whole(row["level"], 1), 1), DEEPEST_LEVEL),
            _member(Numbering, row["numbering"], Numbering.AUTOMATIC),
            words(row["number"]),
            bool(row["own_series"]),
            tuple(_marks(self._marks.get(key, ()), len(text))),
            action or (Action() if kind is LineKind.ACTION else None),
            words(row.get("restricted")),
        )

    def _action(self, key: tuple[Any, ...]) -> Action | None:
        for row in self._actions.get(key, ()):
            owners = [words(owner["short_form"]) for owner in self._owners.get(key, ())]
            told = {name: words(row[name]) for name in ("kind", "due", "due_meeting", "status")}
            try:
                return action_from_data({**told, "owners": owners})
            except PlainError:
                return Action(owners=tuple(owners))
        return None


def _is_told(data: _Row) -> bool:
    """Return whether a field holds what it may."""
    try:
        details_from_data(data)
    except PlainError:
        return False
    return True


def _by(found: list[_Row], *keys: str) -> dict[Any, list[_Row]]:
    grouped: dict[Any, list[_Row]] = defaultdict(list)
    for row in sorted(found, key=lambda row: whole(row.get("position"), 0)):
        key = tuple(row[name] for name in keys)
        grouped[key if len(keys) > 1 else key[0]].append(row)
    return grouped


def words(value: object) -> str:
    """Return a text, empty for anything else."""
    return value if isinstance(value, str) else ""


def whole(value: object, otherwise: int) -> int:
    """Return a whole number, `otherwise` for anything else."""
    return value if isinstance(value, int) else otherwise


def _member(kind: Any, value: object, otherwise: Any) -> Any:  # noqa: ANN401 - any of the enumerations
    try:
        return kind(value)
    except ValueError:
        return otherwise


def _marks(found: list[_Row] | tuple[()], length: int) -> Iterator[Mark]:
    for row in found:
        start, end = whole(row["start_at"], 0), whole(row["end_at"], 0)
        if 0 <= start < end <= length:
            yield Mark(start, end, _member(MarkKind, row["kind"], MarkKind.BOLD), words(row.get("reason")))


def _attendee(row: _Row) -> Attendee:
    data: _Row = {name: words(row[name]) for name in ("name", "capacity", "short_form")}
    more: _Row = {"attendance": words(row["attendance"])}
    for name in ("arrived", "left"):  # a library of an earlier version does not say
        if row.get(f"{name}_item") or row.get(f"{name}_at"):
            more[name] = {"item": words(row[f"{name}_item"]), "time": words(row[f"{name}_at"])}
    for fitting in (more, {"attendance": more["attendance"]}, {}):
        try:
            return attendee_from_data({**data, **fitting})
        except PlainError:
            continue
    return Attendee(data["name"])
