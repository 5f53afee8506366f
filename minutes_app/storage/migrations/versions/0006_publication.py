"""Why lines and words are restricted, and what was decided of publishing a record."""

# ruff: noqa: S608 - the statements are made of names that stand in this file
from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from alembic import op

from minutes_app.storage.digests import chain, digest, of_parts

revision = "0006"
down_revision = "0005"

_LINE = ("meeting_id", "id", "position", "kind", "level", "text", "numbering", "number", "own_series")
_MARK = ("position", "start_at", "end_at", "kind")
_NO_REASON = ""


def upgrade() -> None:
    op.add_column("line", _text("restricted"))
    op.add_column("mark", _text("reason"))
    op.create_table(
        "publication",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=True),
        sa.Column("of_interest", sa.Boolean(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("digest", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_publication_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_publication")),
    )
    for key, number, sealed in _all("SELECT id, revision, chain FROM meeting"):
        _seal_meeting(key, number, sealed)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _all(query: str, *values: object) -> list[list[Any]]:
    return [list(row) for row in op.get_bind().exec_driver_sql(query, values)]


def _set(statement: str, *values: object) -> None:
    op.get_bind().exec_driver_sql(statement, values)


def _seal_meeting(key: int, number: int, sealed: int) -> None:
    """Seal lines and chain anew. What was damaged before keeps its old seal, so that it goes on being noticed."""
    people = [row[0] for row in _all("SELECT digest FROM attendee WHERE meeting_id = ? ORDER BY position", key)]
    columns = ", ".join((*_LINE, "parts", "digest"))
    lines = _all(f"SELECT {columns} FROM line WHERE meeting_id = ? ORDER BY position, id", key)
    marks = _marks(key)
    after = []
    for *row, parts, found in lines:
        is_intact = found == digest(*row, parts)
        kept = _parts(key, row[1], marks[row[1]], parts) if row[1] in marks else parts
        after.append(digest(*row, _NO_REASON, kept) if is_intact else found)
        where = "WHERE meeting_id = ? AND id = ?"
        _set(f"UPDATE line SET parts = ?, digest = ? {where}", kept, after[-1], key, row[1])
    if sealed == chain(number, people, [row[-1] for row in lines]):
        _set("UPDATE meeting SET chain = ? WHERE id = ?", chain(number, people, after), key)


def _marks(key: int) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = defaultdict(list)
    query = f"SELECT line_id, {', '.join(_MARK)} FROM mark WHERE meeting_id = ? ORDER BY line_id, position"
    for line_id, *mark in _all(query, key):
        found[line_id].append(mark)
    return found


def _parts(key: int, line_id: str, marks: list[list[Any]], sealed: int) -> int:
    where = "WHERE meeting_id = ? AND line_id = ?"
    actions = _all(f"SELECT kind, due, due_meeting, status FROM action {where}", key, line_id)
    owners = _all(f"SELECT position, short_form, folded FROM owner {where} ORDER BY position", key, line_id)
    action = actions[0] if actions else None
    is_intact = sealed == of_parts(marks, action, owners)
    return of_parts([[*mark, _NO_REASON] for mark in marks], action, owners) if is_intact else sealed
