"""Where lines of many meetings stand: the meeting, the item above, and who was there."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line, LineKind, Mark
from minutes_app.domain.meeting import Attendee, Details
from minutes_app.domain.outline import printed_numbers
from minutes_app.storage import digests, rows
from minutes_app.storage.damage import meeting_damaged
from minutes_app.storage.meetings import all_series, is_intact, select_meetings
from minutes_app.storage.tables import action, attendee, line, mark, meeting, owner

Key = tuple[int, str]


@dataclass(slots=True)
class Source:
    """A meeting that lines come from, with its items and its people."""

    details: Details
    items: list[Line] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    people: list[Attendee] = field(default_factory=list)
    _numbers: dict[str, str] | None = None

    def item_above(self, position: int) -> tuple[str, str]:
        """Return printed number and title of the item that a line at this position stands under, or is."""
        at = bisect_right(self.positions, position) - 1
        return (self.number_of(self.items[at].id), self.items[at].text) if at >= 0 else ("", "")

    def number_of(self, item_id: str) -> str:
        """Return the printed number of an item, empty where it has none."""
        if self._numbers is None:
            self._numbers = printed_numbers(self.items)
        return self._numbers.get(item_id, "")


def load_sources(connection: sa.Connection, ids: Collection[int], *, people: bool = False) -> dict[int, Source]:
    """Return the meetings of these ids. Raises LibraryDamaged where one is not what was saved."""
    all_series(connection)  # their names are shown: they must be what was saved
    found = {}
    for row in connection.execute(select_meetings().where(meeting.c.id.in_(ids))):
        if not is_intact(row):
            raise meeting_damaged(row.id)
        found[row.id] = Source(rows.details_of(row))
    _add_items(connection, found)
    if people:
        _add_people(connection, found)
    return found


def _add_items(connection: sa.Connection, found: dict[int, Source]) -> None:
    is_item = (line.c.kind == LineKind.ITEM.value) & line.c.meeting_id.in_(found)
    for row in connection.execute(sa.select(line).where(is_item).order_by(line.c.meeting_id, line.c.position)):
        if not rows.is_intact_alone(row):
            raise meeting_damaged(row.meeting_id)
        found[row.meeting_id].items.append(rows.line_of(row, (), None))
        found[row.meeting_id].positions.append(row.position)


def _add_people(connection: sa.Connection, found: dict[int, Source]) -> None:
    here = attendee.c.meeting_id.in_(found)
    for row in connection.execute(sa.select(attendee).where(here).order_by(attendee.c.position)):
        if row.digest != digests.of_row(row._mapping, digests.ATTENDEE):
            raise meeting_damaged(row.meeting_id)
        found[row.meeting_id].people.append(rows.attendee_of(row))


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line with its place in its meeting."""

    meeting_id: int
    position: int
    line: Line


def load_lines(connection: sa.Connection, keys: Sequence[Key]) -> dict[Key, FoundLine]:
    """Return those of the lines that there are, whole. Raises LibraryDamaged where one is not what was saved."""
    found: dict[Key, FoundLine] = {}
    marks, actions = _marks(connection, keys), _actions(connection, keys)
    for row in connection.execute(sa.select(line).where(sa.tuple_(line.c.meeting_id, line.c.id).in_(keys))):
        key = (row.meeting_id, row.id)
        its_own = rows.line_of(row, marks.get(key, ()), actions.get(key))
        if not rows.is_intact(row, its_own):
            raise meeting_damaged(row.meeting_id)
        found[key] = FoundLine(row.meeting_id, row.position, its_own)
    return found


def _of(table: sa.Table, keys: Iterable[Key]) -> sa.ColumnElement[bool]:
    return sa.tuple_(table.c.meeting_id, table.c.line_id).in_(list(keys))


def _marks(connection: sa.Connection, keys: Sequence[Key]) -> dict[Key, list[Mark]]:
    found: dict[Key, list[Mark]] = defaultdict(list)
    for row in connection.execute(sa.select(mark).where(_of(mark, keys)).order_by(mark.c.position)):
        found[row.meeting_id, row.line_id].append(rows.mark_of(row))
    return found


def _actions(connection: sa.Connection, keys: Sequence[Key]) -> dict[Key, Action]:
    owners: dict[Key, list[str]] = defaultdict(list)
    for row in connection.execute(sa.select(owner).where(_of(owner, keys)).order_by(owner.c.position)):
        owners[row.meeting_id, row.line_id].append(row.short_form)
    return {
        (row.meeting_id, row.line_id): rows.action_of(row, owners.get((row.meeting_id, row.line_id), ()))
        for row in connection.execute(sa.select(action).where(_of(action, keys)))
    }
