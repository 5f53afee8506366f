"""Lines of meetings that come from files: told from those that are in the library already."""

from dataclasses import replace

import sqlalchemy as sa

from minutes_app.domain.lines import new_line_id
from minutes_app.domain.meeting import Meeting
from minutes_app.storage.tables import line

_PIECE = 10_000  # ids in a statement; each looks through the library once


def told_apart(connection: sa.Connection, meeting: Meeting) -> Meeting:
    """Return a meeting in which each line that the library has in another one has a new id."""
    ids = [each.id for each in meeting.lines]
    pieces = (ids[at : at + _PIECE] for at in range(0, len(ids), _PIECE))
    there = {found for piece in pieces for found in _in_library(connection, piece)}
    if not there:
        return meeting
    lines = (replace(each, id=new_line_id()) if each.id in there else each for each in meeting.lines)
    return replace(meeting, lines=tuple(lines))


def _in_library(connection: sa.Connection, ids: list[str]) -> sa.ScalarResult[str]:
    return connection.execute(sa.select(line.c.id).where(line.c.id.in_(ids)).distinct()).scalars()
