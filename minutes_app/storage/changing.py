"""Changes to a meeting that is not open: its digests are kept right, as when it is saved from the window."""

from collections.abc import Callable
from dataclasses import replace

import sqlalchemy as sa

from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Details
from minutes_app.storage import meetings
from minutes_app.storage.changes import Content, DetailsSet, LinesSpliced
from minutes_app.storage.session import Session


def change_action(
    connection: sa.Connection, meeting_id: int, line_id: str, changed: Callable[[Action], Action]
) -> tuple[Action, Action]:
    """Change what follows from an action line, and return what it was and is. Raises PlainError where it is gone."""
    stored = _stored(connection, meeting_id)
    found = next(((i, line) for i, line in enumerate(stored.meeting.lines) if line.id == line_id), None)
    if found is None or not found[1].is_action or found[1].action is None:
        raise PlainError("This action no longer stands in its minutes. Nothing has been changed.")
    at, line = found
    before, after = found[1].action, changed(found[1].action)
    if after != before:
        _apply(connection, stored, LinesSpliced(at, 1, (replace(line, action=after),)))
    return before, after


def change_details(connection: sa.Connection, meeting_id: int, changed: Callable[[Details], Details]) -> None:
    """Change what stands above the minutes. Raises PlainError where there is no such meeting."""
    stored = _stored(connection, meeting_id)
    _apply(connection, stored, DetailsSet(changed(stored.meeting.details)))


def _stored(connection: sa.Connection, meeting_id: int) -> meetings.StoredMeeting:
    stored = meetings.load(connection, meeting_id)
    if stored is None:
        raise PlainError(f"There is no meeting {meeting_id} in this library.")
    return stored


def _apply(connection: sa.Connection, stored: meetings.StoredMeeting, content: Content) -> None:
    session = Session(stored, lambda state: None)
    session.apply(stored.revision + 1, content)
    session.write(connection)
