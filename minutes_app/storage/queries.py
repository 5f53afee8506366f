"""Lists over the whole library: meetings and actions."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.lines import Line, LineKind, Mark
from minutes_app.domain.outline import printed_numbers
from minutes_app.domain.text import folded
from minutes_app.storage import rows
from minutes_app.storage.damage import list_damaged, meeting_damaged, refusing
from minutes_app.storage.meetings import all_series, is_intact, select_meetings
from minutes_app.storage.tables import action, line, mark, meeting, owner
from minutes_app.storage.values import ActionEntry, MeetingEntry, Place

_OPEN = [status.value for status in ActionStatus if status.is_open]
_Key = tuple[int, str]


def meetings(connection: sa.Connection) -> list[MeetingEntry]:
    """Return all meetings, newest date first, those without a date before them."""
    order = (meeting.c.date.desc().nulls_first(), meeting.c.start_time.desc(), meeting.c.id.desc())
    return _entries(connection, select_meetings().order_by(*order))


def recent(connection: sa.Connection, limit: int) -> list[MeetingEntry]:
    """Return the meetings that were ever opened, the one opened last first."""
    query = select_meetings().where(meeting.c.last_opened > 0).order_by(meeting.c.last_opened.desc())
    return _entries(connection, query.limit(limit))


def _entries(connection: sa.Connection, query: sa.Select[Any]) -> list[MeetingEntry]:
    all_series(connection)  # their names are shown: they must be what was saved
    with refusing(list_damaged()):
        return [_entry(row) for row in connection.execute(query)]


def _entry(row: rows.Row) -> MeetingEntry:
    if not is_intact(row):
        raise meeting_damaged(row.id)
    return MeetingEntry(row.id, rows.details_of(row))


def last_place(connection: sa.Connection) -> tuple[int, Place] | None:
    """Return the meeting opened last and where the caret was in it, or None."""
    query = sa.select(meeting).where(meeting.c.last_opened > 0).order_by(meeting.c.last_opened.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (row.id, Place(row.caret_line, row.caret_column)) if row else None


def actions(connection: sa.Connection, *, open_only: bool, owned_by: str | None) -> list[ActionEntry]:
    """Return the actions of all meetings, oldest meeting first, in the order of the minutes."""
    query = _select_actions()
    if open_only:
        query = query.where(action.c.status.in_(_OPEN))
    if owned_by is not None:
        mine = (owner.c.meeting_id == action.c.meeting_id) & (owner.c.line_id == action.c.line_id)
        query = query.where(sa.exists().where(mine & (owner.c.folded == folded(owned_by))))
    return _action_entries(connection, query)


def _select_actions() -> sa.Select[Any]:
    of_action = (line.c.meeting_id == action.c.meeting_id) & (line.c.id == action.c.line_id)
    joined = action.join(line, of_action).join(meeting, meeting.c.id == action.c.meeting_id)
    columns = (action, line.c.text, line.c.position)
    order = (meeting.c.date.nulls_first(), meeting.c.start_time, meeting.c.id, line.c.position)
    is_action = line.c.kind == LineKind.ACTION.value
    return sa.select(*columns).select_from(joined).where(is_action).order_by(*order)


def _action_entries(connection: sa.Connection, query: sa.Select[Any]) -> list[ActionEntry]:
    with refusing(list_damaged()):
        found = connection.execute(query).all()
        sources = _sources(connection, query)
        owners = _owners(connection, query)
        keys = [(row.meeting_id, row.line_id) for row in found]
        actions = {key: rows.action_of(row, owners[key]) for key, row in zip(keys, found, strict=True)}
        _verify_lines(connection, query, actions)
        return [_action_entry(row, sources[row.meeting_id], actions[key]) for key, row in zip(keys, found, strict=True)]


def _action_entry(row: rows.Row, source: "_Source", its_action: Action) -> ActionEntry:
    return ActionEntry(
        row.meeting_id,
        row.line_id,
        source.details.name,
        source.details.date,
        *source.item_above(row.position),
        row.text,
        its_action,
    )


def _verify_lines(connection: sa.Connection, query: sa.Select[Any], actions: Mapping[_Key, Action]) -> None:
    of = query.order_by(None).subquery()
    marks: dict[_Key, list[Mark]] = defaultdict(list)
    mine = (mark.c.meeting_id == of.c.meeting_id) & (mark.c.line_id == of.c.line_id)
    for row in connection.execute(sa.select(mark).join(of, mine).order_by(mark.c.position)):
        marks[row.meeting_id, row.line_id].append(rows.mark_of(row))
    ours = (line.c.meeting_id == of.c.meeting_id) & (line.c.id == of.c.line_id)
    for row in connection.execute(sa.select(line).join(of, ours)):
        key = (row.meeting_id, row.id)
        if not rows.is_intact(row, rows.line_of(row, marks.get(key, ()), actions[key])):
            raise meeting_damaged(row.meeting_id)


def _owners(connection: sa.Connection, query: sa.Select[Any]) -> dict[_Key, list[str]]:
    of = query.order_by(None).subquery()
    mine = (owner.c.meeting_id == of.c.meeting_id) & (owner.c.line_id == of.c.line_id)
    owners: dict[_Key, list[str]] = defaultdict(list)
    for row in connection.execute(sa.select(owner).join(of, mine).order_by(owner.c.position)):
        owners[row.meeting_id, row.line_id].append(row.short_form)
    return owners


class _Source:
    """A meeting that actions come from, with its items."""

    def __init__(self, entry: MeetingEntry) -> None:
        self.details = entry.details
        self._items: list[Line] = []
        self._positions: list[int] = []
        self._numbers: dict[str, str] | None = None

    def add_item(self, row: rows.Row) -> None:
        """Take the next item of the meeting."""
        self._items.append(rows.line_of(row, (), None))
        self._positions.append(row.position)

    def item_above(self, position: int) -> tuple[str, str]:
        """Return printed number and title of the item that a line at this position stands under."""
        if self._numbers is None:
            self._numbers = printed_numbers(self._items)
        at = bisect_right(self._positions, position) - 1
        return (self._numbers.get(self._items[at].id, ""), self._items[at].text) if at >= 0 else ("", "")


def _sources(connection: sa.Connection, query: sa.Select[Any]) -> dict[int, _Source]:
    concerned = sa.select(query.order_by(None).subquery().c.meeting_id)
    entries = _entries(connection, select_meetings().where(meeting.c.id.in_(concerned)))
    sources = {entry.id: _Source(entry) for entry in entries}
    is_item = (line.c.kind == LineKind.ITEM.value) & line.c.meeting_id.in_(concerned)
    for row in connection.execute(sa.select(line).where(is_item).order_by(line.c.meeting_id, line.c.position)):
        if not rows.is_intact_alone(row):
            raise meeting_damaged(row.meeting_id)
        sources[row.meeting_id].add_item(row)
    return sources
