"""The first look of the full check at a meeting: most are as they were saved, and this can be told soon.

SQLite writes the JSON that digests are made of, nearly as Python does. Where it does not (U+007F, what JSON cannot
hold), the digest does not fit, and `verify` looks again at every value. Nothing passes here that would not pass there:
a text with the digest of what was saved is, but for one chance in 2^64, what Python wrote then, of whole numbers, text
and NULL; and SQLite writes that of no other values.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from minutes_app.storage import digests


def _query(table: str, columns: digests.Columns, order: str, shown: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"SELECT json_array({names}), {shown} FROM {table} WHERE meeting_id = ? ORDER BY {order}"  # noqa: S608 - no input


# Lines that share a position, as few ever do, may come in another order than they were saved in: they do not fit.
_PEOPLE = _query("attendee", digests.ATTENDEE, "position", "digest")
_LINES = _query("line", digests.LINE, "position", "digest, id, parts")
_PARTS = (
    _query("mark", digests.MARK, "line_id, position", "line_id"),
    _query("action", digests.ACTION, "line_id", "line_id"),
    _query("owner", digests.OWNER, "line_id, position", "line_id"),
)


def is_as_saved(connection: sqlite3.Connection, meeting_id: int, sums: Sequence[Any]) -> bool:
    """Return whether a meeting, all but its details, is surely what was saved; False says nothing.

    `sums` are its chain, its revision, and how many lines and people it has.
    """
    factory, connection.text_factory = connection.text_factory, str  # which refuses bytes that are no text
    try:
        return _fits(connection, meeting_id, *sums)
    except (sqlite3.Error, ValueError):
        return False
    finally:
        connection.text_factory = factory


def _fits(connection: sqlite3.Connection, meeting_id: int, chain: object, revision: int, *counts: object) -> bool:
    people = connection.execute(_PEOPLE, (meeting_id,)).fetchall()
    lines = connection.execute(_LINES, (meeting_id,)).fetchall()
    made, parts = digests.of_json([row[0] for row in (*people, *lines)]), _parts(connection, meeting_id)
    theirs, ours = [row[1] for row in people], [row[1] for row in lines]
    return (
        counts == (len(lines), len(people))
        and chain == digests.chain(revision, theirs, ours)
        and made == (*theirs, *ours)
        and all(parts.get(key, 0) == found for _, _, key, found in lines)
    )


def _parts(connection: sqlite3.Connection, meeting_id: int) -> dict[str, int]:
    """Return the digest of marks, action and owners for each line that has any."""
    texts: dict[str, tuple[list[str], ...]] = {}
    for place, query in enumerate(_PARTS):
        for text, line in connection.execute(query, (meeting_id,)):
            texts.setdefault(line, ([], [], []))[place].append(text)
    joined = [tuple(map(",".join, lists)) for lists in texts.values()]
    made = digests.of_json(f"[[{marks}],{action or 'null'},[{owners}]]" for marks, action, owners in joined)
    return dict(zip(texts, made, strict=True))
