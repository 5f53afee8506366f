"""Series with all that a meeting of theirs starts with."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Attendee, Series
from minutes_app.domain.text import clean
from minutes_app.storage import digests, meetings, rows
from minutes_app.storage.damage import list_damaged
from minutes_app.storage.tables import meeting, series_habit, series_person, standing_item
from minutes_app.storage.tables import series as series_table


def all_series(connection: sa.Connection) -> list[Series]:
    """Return every series, in the order they were added. Raises LibraryDamaged where one is not what was saved."""
    ids = connection.execute(sa.select(series_table.c.id).order_by(series_table.c.id)).scalars().all()
    habits, people = _habits(connection), _people(connection)
    return [
        _filled(found, habits.get(series_id), people[series_id])
        for series_id, found in zip(ids, meetings.all_series(connection), strict=True)
    ]


def _filled(series: Series, habit: sa.Row[Any] | None, people: list[Attendee]) -> Series:
    if habit is None:
        return series
    return replace(
        series,
        people=tuple(people),
        minutes_by=habit.minutes_by,
        template=habit.template,
        numbering=habit.numbering,
        placeholder=habit.placeholder,
        profile=habit.profile,
    )


def _habits(connection: sa.Connection) -> dict[int, sa.Row[Any]]:
    found = {}
    for row in connection.execute(sa.select(series_habit)):
        if row.digest != digests.of_row(row._mapping, digests.SERIES_HABIT):
            raise list_damaged()
        found[row.series_id] = row
    return found


def _people(connection: sa.Connection) -> dict[int, list[Attendee]]:
    found: dict[int, list[Attendee]] = defaultdict(list)
    for row in connection.execute(sa.select(series_person).order_by(series_person.c.position)):
        if row.digest != digests.of_row(row._mapping, digests.SERIES_PERSON):
            raise list_damaged()
        found[row.series_id].append(Attendee(row.name, row.capacity, row.short_form))
    return found


def save(connection: sa.Connection, series: Series) -> None:
    """Store a series in the place of the one of its name, or as a new one."""
    name = clean(series.name)
    found = connection.scalar(sa.select(series_table.c.id).where(series_table.c.name == name))
    series_id = meetings.add_series(connection, series) if found is None else _rewritten(connection, found, series)
    _write_habits(connection, series_id, series)
    _write_people(connection, series_id, series)


def meetings_of(connection: sa.Connection, name: str) -> list[int]:
    """Return the ids of the meetings of a series."""
    query = sa.select(meeting.c.id).join(series_table).where(series_table.c.name == clean(name))
    return list(connection.execute(query).scalars())


def change(connection: sa.Connection, name: str, series: Series) -> None:
    """Put a series in the place of the one of this name, its own name changed too where it has another.

    Raises PlainError where there is none of this name, or another one has the new name.
    """
    series_id = _id_of(connection, name)
    new = clean(series.name)
    if new != clean(name) and connection.scalar(sa.select(series_table.c.id).where(series_table.c.name == new)):
        raise PlainError(f"There is a series “{series.name}” already. Nothing has been changed.")
    _rewritten(connection, series_id, series)
    _write_habits(connection, series_id, series)
    _write_people(connection, series_id, series)


def delete(connection: sa.Connection, name: str) -> None:
    """Delete a series. Raises PlainError where it has meetings, or there is none of this name."""
    series_id = _id_of(connection, name)
    if meetings_of(connection, name):
        raise PlainError(f"“{name}” has meetings, so it stays. Nothing has been deleted.")
    connection.execute(series_table.delete().where(series_table.c.id == series_id))


def _id_of(connection: sa.Connection, name: str) -> int:
    found = connection.scalar(sa.select(series_table.c.id).where(series_table.c.name == clean(name)))
    if found is None:
        raise PlainError(f"There is no series “{name}” in this library. Nothing has been changed.")
    return int(found)


def _rewritten(connection: sa.Connection, series_id: int, series: Series) -> int:
    values = {"id": series_id, **rows.series_values(series)}
    items = rows.standing_item_values(series_id, series.standing_items)
    of_items = (digests.picked(item, digests.STANDING_ITEM) for item in items)
    found = digests.of_series(digests.picked(values, digests.SERIES), of_items)
    mine = series_table.c.id == series_id
    connection.execute(series_table.update().where(mine).values(**values, digest=found))
    connection.execute(standing_item.delete().where(standing_item.c.series_id == series_id))
    if items:
        connection.execute(standing_item.insert(), items)
    return series_id


def _write_habits(connection: sa.Connection, series_id: int, series: Series) -> None:
    values = {"series_id": series_id, **{name: clean(getattr(series, name)) for name in digests.SERIES_HABIT[1:]}}
    row = {**values, "digest": digests.of_row(values, digests.SERIES_HABIT)}
    connection.execute(upsert(series_habit).values(row).on_conflict_do_update(["series_id"], set_=row))


def _write_people(connection: sa.Connection, series_id: int, series: Series) -> None:
    connection.execute(series_person.delete().where(series_person.c.series_id == series_id))
    for position, usual in enumerate(series.people):
        told = (series_id, position, clean(usual.name), clean(usual.capacity), clean(usual.short_form))
        values = dict(zip(digests.SERIES_PERSON, told, strict=True))
        found = digests.of_row(values, digests.SERIES_PERSON)
        connection.execute(series_person.insert().values(**values, digest=found))
