"""The full check of a library: SQLite's own, and every digest against the text it stands for.

Works on a raw connection, on plain stored values: a damaged file may hold anything anywhere.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from minutes_app.storage import digests

_Rows = dict[Any, list[Sequence[Any]]]


def faults(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with a library of this version, each as half a sentence without text of the minutes.

    Raises sqlite3.Error where it is too damaged to be read.
    """
    connection.text_factory = _decoded
    return list(_faults(connection))


def structure_faults(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite itself finds wrong with a library of any version, as `faults` does."""
    connection.text_factory = _decoded
    return list(_structure_faults(connection))


def _decoded(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _structure_faults(connection: sqlite3.Connection) -> Iterator[str]:
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        yield "its inner structure is broken"
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        yield "some of its rows belong to nothing"


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    yield from _structure_faults(connection)
    if [digests.digest(uid) for uid, _ in _rows(connection, "library", ("uid",), "uid")] != [
        found for _, found in connection.execute("SELECT uid, digest FROM library")
    ]:
        yield "its own name is not what was saved"
    yield from _series_faults(connection)
    yield from _meeting_faults(connection)
    for table, columns in digests.ALONE.items():
        if any(found != digests.digest(*row) for *row, found in _rows(connection, table, columns, columns[0])):
            yield f"a row of the table “{table}” is not what was saved"


def _rows(
    connection: sqlite3.Connection, table: str, columns: digests.Columns, order: str
) -> Iterator[tuple[Any, ...]]:
    """Give the columns of each row, and its digest where there is one, after them."""
    names = ", ".join(f'"{name}"' for name in columns)
    extra = "" if table in ("mark", "action", "owner", "standing_item") else ", digest"
    yield from connection.execute(f"SELECT {names}{extra} FROM {table} ORDER BY {order}")  # noqa: S608 - no input


def _grouped(connection: sqlite3.Connection, table: str, keys: int, columns: digests.Columns, order: str) -> _Rows:
    found: _Rows = defaultdict(list)
    for row in _rows(connection, table, columns, order):
        found[row[0] if keys == 1 else row[:keys]].append(row[keys:])
    return found


def _series_faults(connection: sqlite3.Connection) -> Iterator[str]:
    items = _grouped(connection, "standing_item", 1, ("series_id", *digests.STANDING_ITEM), "series_id, position")
    for *series, found in _rows(connection, "series", digests.SERIES, "id"):
        if found != digests.of_series(series, items.get(series[0], ())):
            yield f"series {series[0]} is not what was saved"


def _meeting_faults(connection: sqlite3.Connection) -> Iterator[str]:
    people = _grouped(connection, "attendee", 1, ("meeting_id", *digests.ATTENDEE), "meeting_id, position")
    lines = _grouped(connection, "line", 1, ("meeting_id", *digests.LINE), "meeting_id, position, id")
    parts = _Parts(connection)
    counted = ("chain", "revision", "line_count", "attendee_count")
    for *row, own in _rows(connection, "meeting", (*digests.MEETING, *counted), "id"):
        details, (chain, revision, *counts) = row[: len(digests.MEETING)], row[len(digests.MEETING) :]
        mine, ours = lines.get(row[0], ()), people.get(row[0], ())
        made = digests.chain(revision, [person[-1] for person in ours], [line[-1] for line in mine])
        if own != digests.digest(*details) or chain != made or counts != [len(mine), len(ours)]:
            yield f"meeting {row[0]} is not what was saved"
        elif any(person[-1] != digests.digest(*person[:-1]) for person in ours):
            yield f"a person of meeting {row[0]} is not what was saved"
        elif damaged := sum(not parts.fit(line) for line in mine):
            yield f"{damaged} of the {len(mine)} lines of meeting {row[0]} are not what was saved"


class _Parts:
    """Marks, actions and owners of all lines, by the line's key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        key, order = ("meeting_id", "line_id"), "meeting_id, line_id"
        self._marks = _grouped(connection, "mark", 2, (*key, *digests.MARK), f"{order}, position")
        self._actions = _grouped(connection, "action", 2, (*key, *digests.ACTION), order)
        self._owners = _grouped(connection, "owner", 2, (*key, *digests.OWNER), f"{order}, position")

    def fit(self, line: Sequence[Any]) -> bool:
        """Return whether a line, given by its columns and its digest, is what was saved, with all that is its own."""
        key, *_, parts, found = line
        key = tuple(line[:2])
        action = self._actions.get(key, [None])[0]
        made = digests.of_parts(self._marks.get(key, ()), action, self._owners.get(key, ()))
        return bool(parts == made and found == digests.digest(*line[:-1]))
