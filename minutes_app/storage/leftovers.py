"""What a damaged library, set aside, still holds that the one in its place lacks."""

import logging
import sqlite3
from collections.abc import Container, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting
from minutes_app.storage import meetings, salvage, tables
from minutes_app.storage.connection import Database, for_checking
from minutes_app.storage.damage import LibraryDamaged
from minutes_app.storage.opening import library_uid
from minutes_app.storage.recovery import Fold, bring_back

_FAULTS = (sqlite3.Error, sa.exc.DBAPIError, PlainError, ValueError)
_log = logging.getLogger(__name__)


def bring_over_whole(connection: sa.Connection, damaged: Path) -> None:
    """Bring over each meeting that is what was saved and newer than here."""
    try:
        with closing(Database(lambda: for_checking(damaged))) as old, old.reading() as source:
            for meeting_id, followed in _whole_meetings(source, library_uid(connection)):
                bring_back(connection, meeting_id, followed)
    except _FAULTS as error:
        _log.warning("nothing can be read of the library that was set aside: %s", type(error).__name__)


def _whole_meetings(source: sa.Connection, uid: str) -> Iterator[tuple[int, Fold]]:
    """Give the meetings that are what was saved, each at its revision; none of another library."""
    ids = list(source.scalars(sa.select(tables.meeting.c.id))) if library_uid(source) == uid else []
    for meeting_id in ids:
        try:
            found = meetings.load(source, meeting_id)
        except (sa.exc.DBAPIError, LibraryDamaged):
            continue
        if found:
            yield meeting_id, Fold(found.meeting, found.revision)


def keep_damaged_copies(connection: sa.Connection, damaged: Path, at_hand: Container[int]) -> None:
    """Store beside the others what can be read of each meeting that is damaged there and missing or older here.

    It is never put in the meeting's own place, as its words may not be those that were typed; its title says so. Those
    `at_hand` need none.
    """
    try:
        for meeting_id, meeting in _lacking(connection, damaged, at_hand):
            meetings.add(connection, _named_damaged(meeting))
            _log.warning("meeting %d is damaged: what can be read of it is kept beside the others", meeting_id)
    except _FAULTS as error:
        _log.warning("no more can be read of the library that was set aside: %s", type(error).__name__)


def _lacking(connection: sa.Connection, damaged: Path, at_hand: Container[int]) -> Iterator[tuple[int, Meeting]]:
    with closing(for_checking(damaged)) as source:
        if source.execute("SELECT uid FROM library").fetchone() != (library_uid(connection),):
            return
        there = dict(source.execute("SELECT id, revision FROM meeting"))
    found = connection.execute(sa.select(tables.meeting.c.id, tables.meeting.c.revision))
    here = {row.id: row.revision for row in found}
    wanted = {key for key, revision in there.items() if key not in at_hand and not _has(here.get(key), revision)}
    if wanted:
        yield from ((key, meeting) for key, meeting in salvage.read(damaged).meetings() if key in wanted)


def _has(here: int | None, there: object) -> bool:
    return here is not None and isinstance(there, int) and here >= there


def _named_damaged(meeting: Meeting) -> Meeting:
    return replace(meeting, details=replace(meeting.details, title=f"{meeting.details.full_title} (damaged copy)"))
