"""Reading and writing meetings and series, by SQLAlchemy Core on a connection inside a transaction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line, Mark
from minutes_app.domain.meeting import Attendee, Details, Meeting, Series, StandingItem
from minutes_app.domain.text import clean
from minutes_app.storage import digests, rows, tables
from minutes_app.storage.damage import list_damaged, meeting_damaged, refusing
from minutes_app.storage.order import spaced
from minutes_app.storage.values import Place

PlacedLine = tuple[Line, int]


@dataclass(frozen=True, slots=True)
class StoredMeeting:
    """A meeting as the library holds it, with the position of each line and the digests of people and lines."""

    id: int
    meeting: Meeting
    positions: tuple[int, ...]
    revision: int
    place: Place
    people_digests: tuple[int, ...]
    line_digests: tuple[int, ...]


def placed(lines: Sequence[Line], positions: Sequence[int]) -> dict[str, PlacedLine]:
    """Return lines and positions by the key of their row, which is the line's id.

    A second line of the same id gets a key of its own: in the middle of a move one line can stand twice for a
    moment, and no text may be lost if the program is killed just then.
    """
    found = {line.id: (line, position) for line, position in zip(lines, positions, strict=True)}
    if len(found) == len(lines):
        return found
    found.clear()
    for line, position in zip(lines, positions, strict=True):
        found[line.id if line.id not in found else f"{line.id}~{position}"] = (line, position)
    return found


def select_meetings() -> sa.Select[Any]:
    """Return the query for meeting rows with `series_name`."""
    joined = tables.meeting.outerjoin(tables.series)
    return sa.select(tables.meeting, tables.series.c.name.label("series_name")).select_from(joined)


def load(connection: sa.Connection, meeting_id: int) -> StoredMeeting | None:
    """Return the meeting, or None where the library does not hold it.

    Raises LibraryDamaged where it is not what was saved.
    """
    if meeting_id > tables.LARGEST_ID:
        return None
    with refusing(meeting_damaged(meeting_id)):
        return _load(connection, meeting_id)


def _load(connection: sa.Connection, meeting_id: int) -> StoredMeeting | None:
    row = connection.execute(select_meetings().where(tables.meeting.c.id == meeting_id)).one_or_none()
    if row is None:
        return None
    all_series(connection)  # the name of its series is part of the meeting: it must be what was saved
    people = connection.execute(_of(tables.attendee, meeting_id)).all()
    found = connection.execute(_of(tables.line, meeting_id).order_by(tables.line.c.id)).all()
    lines = _lines_of(connection, meeting_id, found)
    _verify(row, people, found, lines)
    return StoredMeeting(
        meeting_id,
        Meeting(rows.details_of(row), tuple(map(rows.attendee_of, people)), lines),
        tuple(line.position for line in found),
        row.revision,
        Place(row.caret_line, row.caret_column),
        tuple(person.digest for person in people),
        tuple(line.digest for line in found),
    )


def _verify(row: rows.Row, people: Sequence[rows.Row], found: Sequence[rows.Row], lines: Sequence[Line]) -> None:
    chain = digests.chain(row.revision, [person.digest for person in people], [line.digest for line in found])
    is_whole = (
        row.chain == chain
        and is_intact(row)
        and all(person.digest == digests.of_row(person._mapping, digests.ATTENDEE) for person in people)
        and all(map(rows.is_intact, found, lines))
    )
    if not is_whole:
        raise meeting_damaged(row.id)


def is_intact(row: rows.Row) -> bool:
    """Return whether the details in a meeting row are what was saved."""
    return bool(row.digest == digests.of_row(row._mapping, digests.MEETING))


def details_where(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> dict[int, Details]:
    """Return the details of the meetings that this holds for, by id.

    Raises LibraryDamaged where one is not what was saved.
    """
    all_series(connection)  # their names are shown: they must be what was saved
    with refusing(list_damaged()):
        found = connection.execute(select_meetings().where(condition)).all()
        for row in found:
            if not is_intact(row):
                raise meeting_damaged(row.id)
        return {row.id: rows.details_of(row) for row in found}


def _of(table: sa.Table, meeting_id: int) -> sa.Select[Any]:
    return sa.select(table).where(table.c.meeting_id == meeting_id).order_by(table.c.position)


def _lines_of(connection: sa.Connection, meeting_id: int, found: Sequence[rows.Row]) -> tuple[Line, ...]:
    marks: dict[str, list[Mark]] = defaultdict(list)
    for row in connection.execute(_of(tables.mark, meeting_id)):
        marks[row.line_id].append(rows.mark_of(row))
    actions = _load_actions(connection, meeting_id)
    return tuple(rows.line_of(row, marks.get(row.id, ()), actions.get(row.id)) for row in found)


def _load_actions(connection: sa.Connection, meeting_id: int) -> dict[str, Action]:
    owners: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(_of(tables.owner, meeting_id)):
        owners[row.line_id].append(row.short_form)
    found = connection.execute(sa.select(tables.action).where(tables.action.c.meeting_id == meeting_id))
    return {row.line_id: rows.action_of(row, owners.get(row.line_id, ())) for row in found}


def add(connection: sa.Connection, meeting: Meeting, meeting_id: int | None = None, revision: int = 0) -> int:
    """Store a new meeting, and its series where that is new, and return its id."""
    values = rows.details_values(meeting.details, series_id(connection, meeting.details))
    counters = {"revision": revision, "caret_column": 0, "last_opened": 0}
    statement = tables.meeting.insert().values(id=meeting_id, **values, **counters)
    new_id = int(connection.execute(statement.returning(tables.meeting.c.id)).scalar_one())
    seal_details(connection, new_id, values)
    people = write_attendees(connection, new_id, meeting.attendees)
    lines = write_lines(connection, new_id, {}, placed(meeting.lines, spaced(len(meeting.lines))))
    write_progress(connection, new_id, revision, Place(), people, list(lines.values()))
    return new_id


def seal_details(connection: sa.Connection, meeting_id: int, values: rows.Values) -> None:
    """Store the digest of details given by their columns."""
    found = digests.of_row({"id": meeting_id, **values}, digests.MEETING)
    connection.execute(tables.meeting.update().where(tables.meeting.c.id == meeting_id).values(digest=found))


def series_id(connection: sa.Connection, details: Details) -> int | None:
    """Return the id of the meeting's series, added where it is new; None for a meeting outside any series."""
    name = clean(details.series)
    if not name:
        return None
    found = connection.scalar(sa.select(tables.series.c.id).where(tables.series.c.name == name))
    new = Series(name, venue=details.venue, chair=details.chair, marking=details.marking)
    return int(found) if found is not None else add_series(connection, new)


def add_series(connection: sa.Connection, series: Series) -> int:
    """Store a new series with its standing items and return its id."""
    statement = tables.series.insert().values(**rows.series_values(series))
    new_id = int(connection.execute(statement.returning(tables.series.c.id)).scalar_one())
    items = rows.standing_item_values(new_id, series.standing_items)
    _insert(connection, tables.standing_item, items)
    of_series = digests.picked({"id": new_id, **rows.series_values(series)}, digests.SERIES)
    found = digests.of_series(of_series, (digests.picked(item, digests.STANDING_ITEM) for item in items))
    connection.execute(tables.series.update().where(tables.series.c.id == new_id).values(digest=found))
    return new_id


def all_series(connection: sa.Connection) -> list[Series]:
    """Return every series, in the order they were added. Raises LibraryDamaged where one is not what was saved."""
    with refusing(list_damaged()):
        items: dict[int, list[rows.Row]] = defaultdict(list)
        for row in connection.execute(sa.select(tables.standing_item).order_by(tables.standing_item.c.position)):
            items[row.series_id].append(row)
        found = connection.execute(sa.select(tables.series).order_by(tables.series.c.id))
        return [_series_of(row, items[row.id]) for row in found]


def _series_of(row: rows.Row, items: Sequence[rows.Row]) -> Series:
    of_items = (digests.picked(item._mapping, digests.STANDING_ITEM) for item in items)
    if row.digest != digests.of_series(digests.picked(row._mapping, digests.SERIES), of_items):
        raise list_damaged()
    standing = tuple(StandingItem(item.title, item.level, item.text) for item in items)
    return Series(row.name, standing, row.venue, row.chair, row.marking)


def write_details(connection: sa.Connection, meeting_id: int, details: Details) -> None:
    """Store changed details."""
    values = rows.details_values(details, series_id(connection, details))
    connection.execute(tables.meeting.update().where(tables.meeting.c.id == meeting_id).values(**values))
    seal_details(connection, meeting_id, values)


def write_attendees(connection: sa.Connection, meeting_id: int, attendees: Sequence[Attendee]) -> list[int]:
    """Store the attendees in the place of those stored before, and return their digests."""
    values = rows.attendee_values(meeting_id, attendees)
    connection.execute(tables.attendee.delete().where(tables.attendee.c.meeting_id == meeting_id))
    _insert(connection, tables.attendee, values)
    return [row["digest"] for row in values]


def write_progress(
    connection: sa.Connection,
    meeting_id: int,
    revision: int,
    place: Place,
    people: Sequence[int],
    lines: Sequence[int],
) -> None:
    """Store how many changes are saved, where the caret is, and what the digests of people and lines make together."""
    values = {
        "revision": revision,
        "caret_line": clean(place.line_id),
        "caret_column": place.column,
        "chain": digests.chain(revision, people, lines),
        "line_count": len(lines),
        "attendee_count": len(people),
    }
    connection.execute(tables.meeting.update().where(tables.meeting.c.id == meeting_id).values(**values))


def note_opened(connection: sa.Connection, meeting_id: int) -> None:
    """Remember that this meeting is the one opened last."""
    latest = sa.select(sa.func.max(tables.meeting.c.last_opened) + 1).scalar_subquery()
    connection.execute(tables.meeting.update().where(tables.meeting.c.id == meeting_id).values(last_opened=latest))


def write_lines(
    connection: sa.Connection, meeting_id: int, stored: Mapping[str, PlacedLine], now: Mapping[str, PlacedLine]
) -> dict[str, int]:
    """Bring the stored lines to what they are now, touching only rows that differ; return the digests of those."""
    gone = [key for key in stored if key not in now]
    changed = {key: rows.line_values(meeting_id, key, *row) for key, row in now.items() if stored.get(key) != row}
    _delete(connection, tables.line, tables.line.c.id, meeting_id, gone)
    # In the order of the minutes, new or not: so the actions among them are numbered.
    ordered = sorted(changed.values(), key=itemgetter("position"))
    for is_there, values in groupby(ordered, lambda row: row["id"] in stored):
        if is_there:
            _update_lines(connection, meeting_id, list(values))
        else:
            _insert(connection, tables.line, list(values))
    _write_marks(connection, meeting_id, stored, {key: now[key][0] for key in changed})
    _write_actions(connection, meeting_id, stored, {key: now[key][0] for key in changed})
    return {key: values["digest"] for key, values in changed.items()}


def _update_lines(connection: sa.Connection, meeting_id: int, values: Sequence[rows.Values]) -> None:
    table = tables.line
    mine = (table.c.meeting_id == meeting_id) & (table.c.id == sa.bindparam("key"))
    connection.execute(table.update().where(mine), [{**row, "key": row["id"]} for row in values])


def _write_marks(
    connection: sa.Connection, meeting_id: int, stored: Mapping[str, PlacedLine], lines: Mapping[str, Line]
) -> None:
    before = {key: stored[key][0].marks if key in stored else () for key in lines}
    keys = [key for key, line in lines.items() if line.marks != before[key]]
    _delete(connection, tables.mark, tables.mark.c.line_id, meeting_id, [key for key in keys if before[key]])
    new = [row for key in keys for row in rows.mark_values(key, lines[key].marks)]
    _insert(connection, tables.mark, [{"meeting_id": meeting_id, **row} for row in new])


def _write_actions(
    connection: sa.Connection, meeting_id: int, stored: Mapping[str, PlacedLine], lines: Mapping[str, Line]
) -> None:
    before = {key: stored[key][0].action if key in stored else None for key in lines}
    now = {key: line.action for key, line in lines.items() if line.action != before[key]}
    actions = {key: action for key, action in now.items() if action}
    _delete(connection, tables.action, tables.action.c.line_id, meeting_id, [key for key in now if not now[key]])
    _upsert_actions(connection, [{"meeting_id": meeting_id, **rows.action_values(k, a)} for k, a in actions.items()])
    _delete(connection, tables.owner, tables.owner.c.line_id, meeting_id, [key for key in actions if before[key]])
    owners = [row for key, action in actions.items() for row in rows.owner_values(key, action)]
    _insert(connection, tables.owner, [{"meeting_id": meeting_id, **row} for row in owners])


def _upsert_actions(connection: sa.Connection, values: Sequence[rows.Values]) -> None:
    statement = upsert(tables.action)
    told = {name: statement.excluded[name] for name in ("kind", "due", "due_meeting", "status")}
    if values:
        connection.execute(statement.on_conflict_do_update(["meeting_id", "line_id"], set_=told), values)


def _delete(
    connection: sa.Connection, table: sa.Table, key: sa.ColumnElement[str], meeting_id: int, keys: Sequence[str]
) -> None:
    statement = table.delete().where((table.c.meeting_id == meeting_id) & (key == sa.bindparam("key")))
    if keys:
        connection.execute(statement, [{"key": k} for k in keys])


def _insert(connection: sa.Connection, table: sa.Table, values: Iterable[rows.Values]) -> None:
    listed = list(values)
    if listed:
        connection.execute(table.insert(), listed)
