"""Storing what was read of a damaged library: its meetings, and beside them what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ProgressNote
from minutes_app.domain.listing import Publication
from minutes_app.domain.matters import TakenUnder
from minutes_app.domain.meeting import Meeting
from minutes_app.storage import meetings, progress, publications, records, versions
from minutes_app.storage.salvage import Pieces, words

_Row = Mapping[str, Any]
_Ids = Mapping[int, int]  # what a meeting is called here by what it was called in the damaged library


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was brought into the new library."""

    meetings: int
    lines: int
    versions: int
    notes: int


def store(connection: sa.Connection, found: Pieces) -> Salvaged:
    """Store all that was read; what belongs to a meeting of which nothing is left is left out."""
    read = list(found.meetings())
    ids = {old: meetings.add(connection, meeting) for old, meeting in read}
    lines = sum(len(meeting.lines) for _, meeting in read)
    kept = sum(_version(connection, row, ids) for row in found.versions)
    notes = sum(_note(connection, row, ids) for row in found.notes)
    for row in found.taken:
        _taken(connection, row, ids)
    for row in found.publications:
        _publication(connection, row, ids)
    return Salvaged(len(read), lines, kept, notes)


def _version(connection: sa.Connection, row: _Row, ids: _Ids) -> bool:
    """Store a version; its text has a checksum of its own, without which it is no record of what was approved."""
    content = _content(words(row["content"]))
    if content is None or row["meeting_id"] not in ids:
        return False
    said, day = words(row["words"]), _day(row["saved_on"])
    versions.keep(connection, ids[row["meeting_id"]], content, day, said, ids.get(row["at_meeting"]))
    return True


def _content(record: str) -> Meeting | None:
    found = next(records.read(record.encode("ascii", "replace")), None)
    try:
        return records.meeting_of(found) if found else None
    except (PlainError, LookupError, TypeError, ValueError):
        return None


def _note(connection: sa.Connection, row: _Row, ids: _Ids) -> bool:
    if row["meeting_id"] not in ids:
        return False
    status = next((status for status in ActionStatus if status.value == row["status"]), None)
    note = ProgressNote(_day(row["on_date"]), words(row["text"]), words(row["who"]), status)
    progress.add_note(connection, ids[row["meeting_id"]], words(row["line_id"]), note)
    return True


def _taken(connection: sa.Connection, row: _Row, ids: _Ids) -> None:
    if row["source_meeting_id"] in ids and row["meeting_id"] in ids:
        under = TakenUnder(words(row["number"]), words(row["item_id"]), words(row.get("line_id")))
        source = (ids[row["source_meeting_id"]], words(row["source_line_id"]))
        progress.note_taken(connection, source, ids[row["meeting_id"]], under)


def _publication(connection: sa.Connection, row: _Row, ids: _Ids) -> None:
    if row["meeting_id"] in ids:
        on = _day(row["published_on"]) if row["published_on"] is not None else None
        said = Publication(_yes_or_no(row["is_public"]), _yes_or_no(row["of_interest"]), on)
        publications.save(connection, ids[row["meeting_id"]], said)


def _yes_or_no(stored: object) -> bool | None:
    return None if stored is None else bool(stored)


def _day(stored: object) -> date:
    """Return a day; the first there is for one that cannot be read, so that what happened on it is not left out."""
    try:
        return date.fromisoformat(words(stored))
    except ValueError:
        return date.min
