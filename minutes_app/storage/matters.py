"""Outstanding matters: what earlier meetings of a series left open, found by query when it is asked for."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.actions import ActionKind
from minutes_app.domain.follow_up import month_of
from minutes_app.domain.matters import OutstandingMatter
from minutes_app.storage import progress
from minutes_app.storage.register import Condition, entries, holds, is_open, keys_of
from minutes_app.storage.tables import action, meeting, taken


def outstanding(connection: sa.Connection, meeting_id: int, today: date) -> list[OutstandingMatter]:
    """Return the open tasks of earlier meetings of the series, and the bring-backs due by this one, oldest first.

    A bring-back is due from the month of its meeting on, until it is closed or a meeting before this took it up.
    """
    this = connection.execute(sa.select(meeting).where(meeting.c.id == meeting_id)).one_or_none()
    if this is None or this.series_id is None:
        return []
    where = [is_open(), meeting.c.series_id == this.series_id, meeting.c.id != meeting_id, *_due_at(this)]
    found = entries(connection, keys_of(connection, where))
    taken_here = progress.taken_here(connection, meeting_id) if found else {}
    on = this.date or today
    return [OutstandingMatter(entry, on, taken_here.get((entry.meeting_id, entry.line_id))) for entry in found]


def _due_at(this: sa.Row[Any]) -> list[Condition]:
    if this.date is None:
        return []
    month = action.c.due_meeting <= month_of(this.date)
    is_task = action.c.kind == ActionKind.TASK.value
    return [_before(meeting, this), is_task | (month & ~_taken_before(this))]


def _before(table: sa.FromClause, this: sa.Row[Any]) -> Condition:
    same_day = (table.c.date.is_(None) | (table.c.date == this.date)) & (table.c.id < this.id)
    return sa.or_(table.c.date < this.date, same_day)


def _taken_before(this: sa.Row[Any]) -> Condition:
    taker = meeting.alias("taker")
    mine = (taken.c.source_meeting_id == action.c.meeting_id) & (taken.c.source_line_id == action.c.line_id)
    earlier = (taker.c.id == taken.c.meeting_id) & _before(taker, this)
    return sa.exists().where(mine, earlier, holds()).correlate(action)
