"""What the library works out by itself: the numbers of actions, and the search index, both kept true by triggers.

The index is an FTS5 table without text of its own: its content is a view of lines, people and titles. The triggers
are the connection's own and not the file's, which may come from anywhere: a file that brings triggers is refused. A
row of `search_key` gives each of these a number that grows with the day of its meeting, so that the newest come first
without sorting: 22 bits for the day, 20 for the meeting, 21 for the place in it.
"""

# ruff: noqa: S608 - the statements are made of names that stand in this file

from types import MappingProxyType

import sqlalchemy as sa

from minutes_app.storage.damage import list_damaged

DAY_AT, MEETING_AT = 41, 21  # bits
_PLACES = 1 << MEETING_AT
_NO_DAY = (1 << 22) - 1  # a meeting without a day comes before all others
_SMALL = 20_000  # rows; an index over so few is compared word for word at each start
TITLE, PERSON, LINE = range(3)

_MONTHS = "January  February March    April    May      June     July     August   SeptemberOctober  November December "
_FIRST = (  # the number of a meeting's first row; SQLite's day 1721424.5 is the day before 1 January of the year 1
    f"((coalesce(CAST(julianday({{m}}.date) - 1721424.5 AS INTEGER), {_NO_DAY}) << {DAY_AT})"
    f" | ({{m}}.id << {MEETING_AT}))"
)
_TITLE = (
    "(CASE WHEN {m}.title <> '' THEN {m}.title ELSE trim("
    "coalesce((SELECT name FROM series WHERE series.id = {m}.series_id), '') || ' ' || coalesce("
    f"rtrim(substr('{_MONTHS}', 9 * CAST(substr({{m}}.date, 6, 2) AS INTEGER) - 8, 9))"
    " || ' ' || substr({m}.date, 1, 4)"
    ", '')) END || CASE WHEN {m}.venue <> '' THEN ', ' || {m}.venue ELSE '' END)"
)
_PERSON = (
    "({a}.name || CASE WHEN {a}.capacity <> '' THEN ', ' || {a}.capacity ELSE '' END"
    " || CASE WHEN {a}.short_form <> '' THEN ' (' || {a}.short_form || ')' ELSE '' END)"
)
_ADD = "INSERT INTO search_index (rowid, text, kind)"
_TAKE_OUT = "INSERT INTO search_index (search_index, rowid, text, kind) SELECT 'delete',"


def _key(part: int, meeting: str, ref: str) -> str:
    return f"FROM search_key WHERE meeting_id = {meeting} AND part = {part} AND ref = {ref}"


def _new_key(part: int, meeting: str, ref: str) -> str:
    first = f"SELECT {_FIRST.format(m='m')} AS first FROM meeting AS m WHERE m.id = {meeting}"
    last = f"SELECT max(id) + 1 FROM search_key WHERE id >= first AND id < first + {_PLACES}"
    return (
        "INSERT INTO search_key (id, meeting_id, part, ref) "
        f"SELECT coalesce(({last}), first), {meeting}, {part}, {ref} FROM ({first})"
    )


def _trigger(name: str, on: str, *steps: str) -> tuple[str, str]:
    return name, f"CREATE TEMP TRIGGER {name} AFTER {on} BEGIN {'; '.join(steps)}; END"


def _of_lines() -> list[tuple[str, str]]:
    number = (
        "INSERT INTO register_number (meeting_id, line_id) SELECT new.meeting_id, new.id WHERE new.kind = 'action' AND "
        "NOT EXISTS (SELECT 1 FROM register_number WHERE meeting_id = new.meeting_id AND line_id = new.id)"
    )
    old, new = _key(LINE, "old.meeting_id", "old.id"), _key(LINE, "new.meeting_id", "new.id")
    out, add = f"{_TAKE_OUT} id, old.text, old.kind {old}", f"{_ADD} SELECT id, new.text, new.kind {new}"
    differs = "WHEN old.text IS NOT new.text OR old.kind IS NOT new.kind"
    return [
        _trigger("derived_line_added", "INSERT ON line", number, _new_key(LINE, "new.meeting_id", "new.id"), add),
        _trigger("derived_line_changed", f"UPDATE OF text, kind ON line {differs}", number, out, add),
        _trigger("derived_line_gone", "DELETE ON line", out, f"DELETE {old}"),
    ]


def _of_people() -> list[tuple[str, str]]:
    old, new = (_key(PERSON, f"{row}.meeting_id", f"{row}.position") for row in ("old", "new"))
    added = _new_key(PERSON, "new.meeting_id", "new.position")
    add = f"{_ADD} SELECT id, {_PERSON.format(a='new')}, 'person' {new}"
    out = f"{_TAKE_OUT} id, {_PERSON.format(a='old')}, 'person' {old}"
    return [
        _trigger("derived_person_added", "INSERT ON attendee", added, add),
        _trigger("derived_person_gone", "DELETE ON attendee", out, f"DELETE {old}"),
        _trigger("derived_person_changed", "UPDATE OF name, capacity, short_form ON attendee", out, add),
    ]


def _of_meetings() -> list[tuple[str, str]]:
    old, new = (_key(TITLE, f"{row}.id", "''") for row in ("old", "new"))
    out = f"{_TAKE_OUT} id, {_TITLE.format(m='old')}, 'meeting' {old}"
    add = f"{_ADD} SELECT id, {_TITLE.format(m='new')}, 'meeting' {new}"
    inside = "SELECT id FROM search_key WHERE meeting_id = new.id AND part <> 0"
    moved = f"{_FIRST.format(m='new')} - {_FIRST.format(m='old')}"
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in ("date", "title", "venue", "series_id"))
    return [
        _trigger("derived_meeting_added", "INSERT ON meeting", _new_key(TITLE, "new.id", "''"), add),
        _trigger(
            "derived_meeting_changed",
            f"UPDATE OF date, title, venue, series_id ON meeting WHEN {differs}",
            out,
            f"{_TAKE_OUT} id, text, kind FROM search_source WHERE id IN ({inside})",
            f"UPDATE search_key SET id = id + ({moved}) WHERE meeting_id = new.id",
            add,
            f"{_ADD} SELECT id, text, kind FROM search_source WHERE id IN ({inside})",
        ),
        # Words of a meeting that is erased must not stay in the index: merging it into one piece drops them.
        _trigger(
            "derived_meeting_gone", "DELETE ON meeting", out, f"DELETE {old}",
            "INSERT INTO search_index (search_index) VALUES ('optimize')",
        ),
    ]  # fmt: skip


def _of_series() -> list[tuple[str, str]]:
    joined = "FROM meeting AS m JOIN search_key AS k ON k.meeting_id = m.id AND k.part = 0 WHERE m.series_id = new.id"
    named = _TITLE.replace("(SELECT name FROM series WHERE series.id = {m}.series_id)", "{name}")
    out = f"{_TAKE_OUT} k.id, {named.format(m='m', name='old.name')}, 'meeting' {joined}"
    add = f"{_ADD} SELECT k.id, {named.format(m='m', name='new.name')}, 'meeting' {joined}"
    return [_trigger("derived_series_renamed", "UPDATE OF name ON series WHEN old.name IS NOT new.name", out, add)]


_SOURCE = (
    "CREATE VIEW search_source AS SELECT k.id AS id, line.text AS text, line.kind AS kind FROM search_key AS k "
    f"JOIN line ON line.meeting_id = k.meeting_id AND line.id = k.ref WHERE k.part = {LINE} UNION ALL "
    f"SELECT k.id, {_PERSON.format(a='a')}, 'person' FROM search_key AS k "
    f"JOIN attendee AS a ON a.meeting_id = k.meeting_id AND a.position = k.ref WHERE k.part = {PERSON} UNION ALL "
    f"SELECT k.id, {_TITLE.format(m='m')}, 'meeting' FROM search_key AS k "
    f"JOIN meeting AS m ON m.id = k.meeting_id WHERE k.part = {TITLE}"
)
_TABLES = MappingProxyType(
    {
        "search_key": "CREATE TABLE search_key "
        "(id INTEGER PRIMARY KEY, meeting_id INTEGER NOT NULL, part INTEGER NOT NULL, ref)",
        "search_key_of": "CREATE UNIQUE INDEX search_key_of ON search_key (meeting_id, part, ref)",
        "search_source": _SOURCE,
        "search_index": "CREATE VIRTUAL TABLE search_index USING fts5(text, kind, content='search_source', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
    }
)
_TRIGGERS = MappingProxyType(dict((*_of_lines(), *_of_people(), *_of_meetings(), *_of_series())))
_FILL_KEYS = (
    f"INSERT INTO search_key (id, meeting_id, part, ref) SELECT {_FIRST.format(m='m')} + "
    "row_number() OVER (PARTITION BY m.id ORDER BY part, place) - 1, m.id, part, ref FROM ("
    f"SELECT id AS meeting_id, {TITLE} AS part, '' AS ref, 0 AS place FROM meeting UNION ALL "
    f"SELECT meeting_id, {PERSON}, position, position FROM attendee UNION ALL "
    f"SELECT meeting_id, {LINE}, id, position FROM line) AS found JOIN meeting AS m ON m.id = found.meeting_id"
)
_FILL_NUMBERS = (
    "INSERT INTO register_number (meeting_id, line_id) SELECT line.meeting_id, line.id "
    "FROM line JOIN meeting ON meeting.id = line.meeting_id WHERE line.kind = 'action' AND NOT EXISTS "
    "(SELECT 1 FROM register_number AS r WHERE r.meeting_id = line.meeting_id AND r.line_id = line.id) "
    "ORDER BY meeting.date, meeting.id, line.position"
)


def make_true(connection: sa.Connection) -> bool:
    """See that the index is there and true, and make it anew where not; return whether it was."""
    if _is_made(connection) and _is_true(connection):
        return True
    drop(connection)
    for statement in _TABLES.values():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_FILL_NUMBERS)
    connection.exec_driver_sql(_FILL_KEYS)
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    return False


def keep_true(connection: sa.Connection) -> None:
    """Have this connection bring numbers and index along with every change it makes.

    Raises LibraryDamaged for a library with triggers or views that are not ours.
    """
    foreign = "SELECT 1 FROM sqlite_master WHERE type = 'trigger' OR (type = 'view' AND name <> 'search_source')"
    if connection.exec_driver_sql(foreign).first():
        raise list_damaged()
    # Before 3.41 SQLite lets no trigger touch an FTS5 table otherwise; what the setting guards against was ruled out.
    connection.exec_driver_sql("PRAGMA trusted_schema = 1")
    for statement in _TRIGGERS.values():
        connection.exec_driver_sql(statement)


def drop(connection: sa.Connection) -> None:
    """Take the index out of the library, before its tables are changed; the numbers stay."""
    for kind, name in (("VIEW", "search_source"), ("TABLE", "search_index"), ("TABLE", "search_key")):
        connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")


def _is_made(connection: sa.Connection) -> bool:
    query = "SELECT name, sql FROM sqlite_master WHERE name GLOB 'search_*' AND name NOT GLOB 'search_index_*'"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query)} == _TABLES


def _is_true(connection: sa.Connection) -> bool:
    count = "(SELECT count(*) FROM {})".format
    wanted = " + ".join(map(count, ("line", "attendee", "meeting")))
    found = connection.exec_driver_sql(f"SELECT {wanted}, {count('search_key')}, {count('search_index_docsize')}").one()
    return len(set(found)) == 1 and (found[0] > _SMALL or _agrees(connection))


def _agrees(connection: sa.Connection) -> bool:
    try:
        connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except sa.exc.DatabaseError:
        return False
    return True
