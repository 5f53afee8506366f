"""When people came and went, and the line that says that a matter was taken up."""

# ruff: noqa: S608 - the statements are made of names that stand in this file
from typing import Any

import sqlalchemy as sa
from alembic import op

from minutes_app.storage.digests import chain, digest

revision = "0005"
down_revision = "0004"

_PERSON = ("meeting_id", "position", "name", "capacity", "short_form", "attendance")
_PASSAGES = ("arrived_item", "arrived_at", "left_item", "left_at")
_TAKEN = ("source_meeting_id", "source_line_id", "meeting_id", "item_id", "number")


def upgrade() -> None:
    for name in ("arrived", "left"):
        op.add_column("attendee", _text(f"{name}_item"))
        op.add_column("attendee", sa.Column(f"{name}_at", sa.Time()))
    op.add_column("taken", _text("line_id"))
    for key, number, sealed in _all("SELECT id, revision, chain FROM meeting"):
        _seal_meeting(key, number, sealed)
    _seal_taken()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _all(query: str, *values: object) -> list[list[Any]]:
    return [list(row) for row in op.get_bind().exec_driver_sql(query, values)]


def _set(statement: str, *values: object) -> None:
    op.get_bind().exec_driver_sql(statement, values)


def _seal_meeting(key: int, number: int, sealed: int) -> None:
    """Seal people and chain anew. What was damaged before keeps its old seal, so that it goes on being noticed."""
    lines = [found for (found,) in _all("SELECT digest FROM line WHERE meeting_id = ? ORDER BY position, id", key)]
    columns = ", ".join((*_PERSON, *_PASSAGES, "digest"))
    people = _all(f"SELECT {columns} FROM attendee WHERE meeting_id = ? ORDER BY position", key)
    before = [person[-1] for person in people]
    after = [_sealed(person) for person in people]
    for person, found in zip(people, after, strict=True):
        _set("UPDATE attendee SET digest = ? WHERE meeting_id = ? AND position = ?", found, *person[:2])
    if sealed == chain(number, before, lines):
        _set("UPDATE meeting SET chain = ? WHERE id = ?", chain(number, after, lines), key)


def _sealed(person: list[Any]) -> int:
    is_intact = person[-1] == digest(*person[: len(_PERSON)])
    return digest(*person[:-1]) if is_intact else int(person[-1])


def _seal_taken() -> None:
    for *row, sealed in _all(f"SELECT {', '.join(_TAKEN)}, digest FROM taken"):
        line_id = row[_TAKEN.index("item_id")]
        found = digest(*row, line_id) if sealed == digest(*row) else sealed
        where = "WHERE source_meeting_id = ? AND source_line_id = ? AND meeting_id = ?"
        _set(f"UPDATE taken SET line_id = ?, digest = ? {where}", line_id, found, *row[:3])
