"""Approval: versions of a meeting that are kept, and the lock that the newest one sets."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.follow_up import Version
from minutes_app.domain.meeting import Meeting, Status
from minutes_app.domain.text import clean
from minutes_app.storage import digests, records
from minutes_app.storage.damage import meeting_damaged, refusing
from minutes_app.storage.tables import LARGEST_ID, version


def versions(connection: sa.Connection, meeting_id: int) -> list[Version]:
    """Return the versions of a meeting, the oldest first. Raises LibraryDamaged where one is not what was saved."""
    with refusing(meeting_damaged(meeting_id)):
        return [_version_of(row) for row in _rows(connection, meeting_id)]


def _rows(connection: sa.Connection, meeting_id: int) -> list[sa.Row[Any]]:
    query = sa.select(version).where(version.c.meeting_id == meeting_id).order_by(version.c.number)
    found = list(connection.execute(query))
    if any(row.digest != digests.of_row(row._mapping, digests.VERSION) for row in found):
        raise meeting_damaged(meeting_id)
    return found


def _version_of(row: sa.Row[Any]) -> Version:
    return Version(row.number, row.saved_on, row.words, Status(row.status), row.at_meeting)


def content(connection: sa.Connection, meeting_id: int, number: int) -> Meeting | None:
    """Return a meeting as a version has it, None where there is no such version."""
    with refusing(meeting_damaged(meeting_id)):
        row = next((row for row in _rows(connection, meeting_id) if row.number == number), None)
        return _meeting_of(row) if row else None


def approved(connection: sa.Connection, meeting_id: int) -> Meeting | None:
    """Return a meeting as it was approved, None where it was not, or was reopened since. Raises LibraryDamaged."""
    if not is_locked(connection, meeting_id):
        return None
    with refusing(meeting_damaged(meeting_id)):
        return _meeting_of(_rows(connection, meeting_id)[-1])


def _meeting_of(row: sa.Row[Any]) -> Meeting:
    return records.meeting_of(next(records.read(row.content.encode("ascii"))))


def is_locked(connection: sa.Connection, meeting_id: int) -> bool:
    """Return whether the meeting was approved, and not reopened since."""
    if meeting_id > LARGEST_ID:
        return False
    query = sa.select(version.c.status).where(version.c.meeting_id == meeting_id).order_by(version.c.number.desc())
    return connection.scalar(query.limit(1)) == Status.APPROVED.value


def keep(
    connection: sa.Connection, meeting_id: int, meeting: Meeting, on: date, words: str, at_meeting: int | None = None
) -> None:
    """Store the meeting as its next version, with the status it has."""
    last = connection.scalar(sa.select(sa.func.max(version.c.number)).where(version.c.meeting_id == meeting_id))
    values = {
        "meeting_id": meeting_id,
        "number": (last or 0) + 1,
        "saved_on": on,
        "words": clean(words),
        "status": meeting.details.status.value,
        "at_meeting": at_meeting,
        "content": records.snapshot(meeting_id, 0, meeting).decode("ascii"),
    }
    connection.execute(version.insert().values(**values, digest=digests.of_row(values, digests.VERSION)))
