"""The life of an action: its notes, and the meetings that took it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.follow_up import ProgressNote
from minutes_app.domain.matters import TakenUnder
from minutes_app.domain.text import clean
from minutes_app.storage import digests
from minutes_app.storage.damage import list_damaged, meeting_damaged, refusing
from minutes_app.storage.register import holds
from minutes_app.storage.sources import Key, Source, load_sources
from minutes_app.storage.tables import progress_note, taken


def notes(connection: sa.Connection, meeting_id: int, line_id: str) -> list[ProgressNote]:
    """Return the notes of an action, the newest first. Raises LibraryDamaged where one is not what was saved."""
    table = progress_note
    mine = (table.c.meeting_id == meeting_id) & (table.c.line_id == line_id)
    found = connection.execute(sa.select(table).where(mine).order_by(table.c.on_date.desc(), table.c.id.desc()))
    with refusing(list_damaged()):
        return [_note_of(row) for row in found]


def _note_of(row: sa.Row[Any]) -> ProgressNote:
    if row.digest != digests.of_row(row._mapping, digests.NOTE):
        raise meeting_damaged(row.meeting_id)
    return ProgressNote(row.on_date, row.text, row.who, ActionStatus(row.status) if row.status else None)


def add_note(connection: sa.Connection, meeting_id: int, line_id: str, note: ProgressNote) -> None:
    """Store a note."""
    values = _values_of(meeting_id, line_id, note)
    connection.execute(progress_note.insert().values(**values, digest=digests.of_row(values, digests.NOTE)))


def remove_note(connection: sa.Connection, meeting_id: int, line_id: str, note: ProgressNote) -> None:
    """Take a note out again, the newest of those that are alike."""
    alike = (progress_note.c[name] == value for name, value in _values_of(meeting_id, line_id, note).items())
    newest = sa.select(sa.func.max(progress_note.c.id)).where(*alike).scalar_subquery()
    connection.execute(progress_note.delete().where(progress_note.c.id == newest))


def _values_of(meeting_id: int, line_id: str, note: ProgressNote) -> dict[str, Any]:
    return {
        "meeting_id": meeting_id,
        "line_id": line_id,
        "on_date": note.on,
        "text": clean(note.text),
        "who": clean(note.who),
        "status": note.status.value if note.status else "",
    }


def note_taken(connection: sa.Connection, source: Key, meeting_id: int, up: TakenUnder) -> None:
    """Remember that a meeting took the matter of a line up."""
    told = (*source, meeting_id, clean(up.item_id), clean(up.number), clean(up.line_id))
    values = dict(zip(digests.TAKEN, told, strict=True))
    row = {**values, "digest": digests.of_row(values, digests.TAKEN)}
    key = ["source_meeting_id", "source_line_id", "meeting_id"]
    connection.execute(upsert(taken).values(row).on_conflict_do_update(key, set_=row))


@dataclass(frozen=True, slots=True)
class Taker:
    """A meeting that took a matter up, and the number of the item it did so under."""

    meeting_id: int
    name: str
    on: date | None
    number: str


def takers(connection: sa.Connection, source: Key) -> list[Taker]:
    """Return the meetings that took the matter of a line up."""
    mine = (taken.c.source_meeting_id == source[0]) & (taken.c.source_line_id == source[1])
    found = connection.execute(sa.select(taken).where(mine, holds())).all()
    sources = load_sources(connection, {row.meeting_id for row in found})
    return [_taken_of(row, sources) for row in found]


def _taken_of(row: sa.Row[Any], sources: Mapping[int, Source]) -> Taker:
    if row.digest != digests.of_row(row._mapping, digests.TAKEN):
        raise meeting_damaged(row.meeting_id)
    source = sources[row.meeting_id]
    number = source.number_of(row.item_id) or row.number
    return Taker(row.meeting_id, source.details.name, source.details.date, number)


def taken_here(connection: sa.Connection, meeting_id: int) -> dict[Key, TakenUnder]:
    """Return the matters that a meeting took up, and the item each was taken under."""
    found = connection.execute(sa.select(taken).where(taken.c.meeting_id == meeting_id, holds())).all()
    sources = load_sources(connection, {meeting_id})
    return {
        (row.source_meeting_id, row.source_line_id): TakenUnder(
            _taken_of(row, sources).number, row.item_id, row.line_id
        )
        for row in found
    }
