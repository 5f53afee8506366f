"""Digests beside the text, by which damage is noticed."""

# ruff: noqa: S608 - the statements are made of names that stand in this file
from typing import Any

import sqlalchemy as sa
from alembic import op

from minutes_app.storage.digests import chain, digest, of_parts, of_series

revision = "0002"
down_revision = "0001"

_NEW = {
    "library": ("digest",),
    "series": ("digest",),
    "meeting": ("digest", "chain", "line_count", "attendee_count"),
    "attendee": ("digest",),
    "line": ("parts", "digest"),
}


def upgrade() -> None:
    for table, columns in _NEW.items():
        for column in columns:
            op.add_column(table, sa.Column(column, sa.Integer(), server_default="0", nullable=False))
    _seal_library()
    _seal_series()
    _seal_attendees()
    _seal_lines()
    _seal_meetings()


def _all(query: str, *values: object) -> list[list[Any]]:
    found = op.get_bind().exec_driver_sql(query, values)
    return [list(row) for row in found]


def _set(statement: str, *values: object) -> None:
    op.get_bind().exec_driver_sql(statement, values)


def _seal_library() -> None:
    for (uid,) in _all("SELECT uid FROM library"):
        _set("UPDATE library SET digest = ?", digest(uid))


def _seal_series() -> None:
    for series in _all("SELECT id, name, venue, chair, marking FROM series"):
        query = "SELECT position, title, level, text FROM standing_item WHERE series_id = ? ORDER BY position"
        _set("UPDATE series SET digest = ? WHERE id = ?", of_series(series, _all(query, series[0])), series[0])


def _seal_attendees() -> None:
    for person in _all("SELECT meeting_id, position, name, capacity, short_form, attendance FROM attendee"):
        where = "WHERE meeting_id = ? AND position = ?"
        _set(f"UPDATE attendee SET digest = ? {where}", digest(*person), *person[:2])


def _seal_lines() -> None:
    columns = "meeting_id, id, position, kind, level, text, numbering, number, own_series"
    for line in _all(f"SELECT {columns} FROM line"):
        parts = _parts(*line[:2])
        where = "WHERE meeting_id = ? AND id = ?"
        _set(f"UPDATE line SET parts = ?, digest = ? {where}", parts, digest(*line, parts), *line[:2])


def _parts(*key: object) -> int:
    where = "WHERE meeting_id = ? AND line_id = ?"
    marks = _all(f"SELECT position, start_at, end_at, kind FROM mark {where} ORDER BY position", *key)
    actions = _all(f"SELECT kind, due, due_meeting, status FROM action {where}", *key)
    owners = _all(f"SELECT position, short_form, folded FROM owner {where} ORDER BY position", *key)
    return of_parts(marks, actions[0] if actions else None, owners)


def _seal_meetings() -> None:
    columns = (
        "id, series_id, title, date, start_time, end_time, venue, chair, minutes_by, status, marking, "
        "next_type, next_subject, next_date, next_time, next_venue"
    )
    for *details, number in _all(f"SELECT {columns}, revision FROM meeting"):
        people = _digests("SELECT digest FROM attendee WHERE meeting_id = ? ORDER BY position", details[0])
        lines = _digests("SELECT digest FROM line WHERE meeting_id = ? ORDER BY position, id", details[0])
        sealed = (digest(*details), chain(number, people, lines), len(lines), len(people), details[0])
        _set("UPDATE meeting SET digest = ?, chain = ?, line_count = ?, attendee_count = ? WHERE id = ?", *sealed)


def _digests(query: str, meeting_id: int) -> list[int]:
    return [found for (found,) in _all(query, meeting_id)]
