"""The full check of a library: SQLite's own, and every digest against the text it stands for.

Works on a raw connection, on plain stored values: a damaged file may hold anything anywhere.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from minutes_app.storage import digests, glance


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
    connection: sqlite3.Connection, table: str, columns: digests.Columns, order: str, of: tuple[str, int] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Give the columns of each row, or of each with this value, and its digest where there is one, after them."""
    names = ", ".join(f'"{name}"' for name in columns)
    extra = "" if table in ("mark", "action", "owner", "standing_item") else ", digest"
    where, values = (f"WHERE {of[0]} = ?", of[1:]) if of else ("", ())
    yield from connection.execute(f"SELECT {names}{extra} FROM {table} {where} ORDER BY {order}", values)  # noqa: S608 - no input


def _series_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for *series, found in _rows(connection, "series", digests.SERIES, "id"):
        items = _rows(connection, "standing_item", digests.STANDING_ITEM, "position", ("series_id", series[0]))
        if found != digests.of_series(series, items):
            yield f"series {series[0]} is not what was saved"


def _meeting_faults(connection: sqlite3.Connection) -> Iterator[str]:
    sums = ("chain", "revision", "line_count", "attendee_count")
    for *row, own in _rows(connection, "meeting", (*digests.MEETING, *sums), "id"):
        details, counted = row[: len(digests.MEETING)], row[len(digests.MEETING) :]
        if own != digests.digest(*details):
            yield f"meeting {row[0]} is not what was saved"
        elif not glance.is_as_saved(connection, row[0], counted):
            yield from _faults_within(connection, row[0], *counted)


def _faults_within(
    connection: sqlite3.Connection, meeting_id: int, chain: object, revision: int, *counts: object
) -> Iterator[str]:
    mine = ("meeting_id", meeting_id)
    people = list(_rows(connection, "attendee", digests.ATTENDEE, "position", mine))
    lines = list(_rows(connection, "line", digests.LINE, "position, id", mine))
    parts = _Parts(connection, mine)
    made = digests.chain(revision, [person[-1] for person in people], [line[-1] for line in lines])
    if chain != made or counts != (len(lines), len(people)):
        yield f"meeting {meeting_id} is not what was saved"
    elif any(person[-1] != digests.digest(*person[:-1]) for person in people):
        yield f"a person of meeting {meeting_id} is not what was saved"
    elif damaged := sum(not parts.fit(line) for line in lines):
        yield f"{damaged} of the {len(lines)} lines of meeting {meeting_id} are not what was saved"


class _Parts:
    """Marks, actions and owners of a meeting's lines, by the line's id."""

    def __init__(self, connection: sqlite3.Connection, mine: tuple[str, int]) -> None:
        self._marks = _by_line(_rows(connection, "mark", ("line_id", *digests.MARK), "line_id, position", mine))
        self._actions = _by_line(_rows(connection, "action", ("line_id", *digests.ACTION), "line_id", mine))
        self._owners = _by_line(_rows(connection, "owner", ("line_id", *digests.OWNER), "line_id, position", mine))

    def fit(self, line: Sequence[Any]) -> bool:
        """Return whether a line, given by its columns and its digest, is what was saved, with all that is its own."""
        _, key, *_, parts, found = line
        action = self._actions.get(key, [None])[0]
        made = digests.of_parts(self._marks.get(key, ()), action, self._owners.get(key, ()))
        return bool(parts == made and found == digests.digest(*line[:-1]))


def _by_line(rows: Iterable[Sequence[Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, *row in rows:
        found[key].append(row)
    return found
