"""Where lines of many meetings stand: the meeting, the item above, and who was there."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line, LineKind, Mark
from minutes_app.domain.meeting import Details
from minutes_app.domain.outline import printed_numbers
from minutes_app.domain.restrictions import reason_of_any
from minutes_app.domain.text import folded
from minutes_app.storage import digests, rows
from minutes_app.storage.damage import meeting_damaged
from minutes_app.storage.meetings import details_where
from minutes_app.storage.tables import action, attendee, line, mark, meeting, owner

Key = tuple[int, str]


@dataclass(slots=True)
class Source:
    """A meeting that lines come from, with its items and its people."""

    details: Details
    items: list[rows.Row] = field(default_factory=list)
    people: list[rows.Row] = field(default_factory=list)
    _numbers: dict[str, str] | None = None

    def item_above(self, position: int) -> tuple[str, str]:
        """Return printed number and title of the item that a line at this position stands under, or is.

        Raises LibraryDamaged where that item is not what was saved.
        """
        at = bisect_right(self.items, position, key=lambda item: int(item.position)) - 1
        if at < 0:
            return "", ""
        item = self.items[at]
        if not rows.is_intact_alone(item):
            raise meeting_damaged(item.meeting_id)
        return self.number_of(item.id), item.text

    def restricts(self, found: "FoundLine") -> bool:
        """Return whether a line, any of its words, or an item that it stands in is restricted."""
        above = self.items[: bisect_right(self.items, found.position, key=lambda item: int(item.position))]
        covering = [rows.line_of(item, (), None) for item in above] if any(item.restricted for item in above) else []
        return bool(reason_of_any([*covering, found.line], len(covering)))

    def number_of(self, item_id: str) -> str:
        """Return the printed number of an item, empty where it has none."""
        if self._numbers is None:
            self._numbers = printed_numbers([rows.line_of(item, (), None) for item in self.items])
        return self._numbers.get(item_id, "")

    def holder(self, post: str) -> str:
        """Return the name of the one who held a post, or has this name, at the meeting; empty where nobody is known.

        Raises LibraryDamaged where that person is not what was saved.
        """
        wanted = folded(post)
        for person in self.people if wanted else ():
            if wanted in (folded(person.short_form), folded(person.name)):
                if person.digest != digests.of_row(person._mapping, digests.ATTENDEE):
                    raise meeting_damaged(person.meeting_id)
                return str(person.name)
        return ""


def load_sources(connection: sa.Connection, ids: Collection[int], *, people: bool = False) -> dict[int, Source]:
    """Return the meetings of these ids. Raises LibraryDamaged where one is not what was saved."""
    found = {key: Source(details) for key, details in details_where(connection, meeting.c.id.in_(ids)).items()}
    _add_items(connection, found)
    if people:
        _add_people(connection, found)
    return found


def _add_items(connection: sa.Connection, found: dict[int, Source]) -> None:
    is_item = (line.c.kind == LineKind.ITEM.value) & line.c.meeting_id.in_(found)
    for row in connection.execute(sa.select(line).where(is_item).order_by(line.c.meeting_id, line.c.position)):
        found[row.meeting_id].items.append(row)


def _add_people(connection: sa.Connection, found: dict[int, Source]) -> None:
    here = attendee.c.meeting_id.in_(found)
    for row in connection.execute(sa.select(attendee).where(here).order_by(attendee.c.position)):
        found[row.meeting_id].people.append(row)


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line with its place in its meeting."""

    meeting_id: int
    position: int
    line: Line


def of_keys(table: sa.Table, line_id: sa.Column[str]) -> sa.Select[Any]:
    """Return the query for the rows of some lines; its parameter is made by `keys_told`."""
    # As a joined list: for pairs in an IN, SQLite reads the whole table.
    wanted = sa.func.json_each(sa.bindparam("keys")).table_valued("value", name="wanted")
    meeting_id, its_id = (sa.func.json_extract(wanted.c.value, f"$[{place}]") for place in range(2))
    return sa.select(table).join_from(wanted, table, (table.c.meeting_id == meeting_id) & (line_id == its_id))


def keys_told(keys: Sequence[Key]) -> dict[str, str]:
    """Return the parameter of a query made by `of_keys`."""
    return {"keys": json.dumps(keys)}


# Made once: putting them together takes as long as running them.
_LINES = of_keys(line, line.c.id)
_MARKS = of_keys(mark, mark.c.line_id).order_by(mark.c.position)
_OWNERS = of_keys(owner, owner.c.line_id).order_by(owner.c.position)
_ACTIONS = of_keys(action, action.c.line_id)


def load_lines(connection: sa.Connection, keys: Sequence[Key]) -> dict[Key, FoundLine]:
    """Return those of the lines that there are, whole. Raises LibraryDamaged where one is not what was saved."""
    found: dict[Key, FoundLine] = {}
    marks, actions = _marks(connection, keys), _actions(connection, keys)
    for row in connection.execute(_LINES, keys_told(keys)):
        key = (row.meeting_id, row.id)
        its_own = rows.line_of(row, marks.get(key, ()), actions.get(key))
        if not rows.is_intact(row, its_own):
            raise meeting_damaged(row.meeting_id)
        found[key] = FoundLine(row.meeting_id, row.position, its_own)
    return found


def _marks(connection: sa.Connection, keys: Sequence[Key]) -> dict[Key, list[Mark]]:
    found: dict[Key, list[Mark]] = defaultdict(list)
    for row in connection.execute(_MARKS, keys_told(keys)):
        found[row.meeting_id, row.line_id].append(rows.mark_of(row))
    return found


def _actions(connection: sa.Connection, keys: Sequence[Key]) -> dict[Key, Action]:
    owners: dict[Key, list[str]] = defaultdict(list)
    for row in connection.execute(_OWNERS, keys_told(keys)):
        owners[row.meeting_id, row.line_id].append(row.short_form)
    return {
        (row.meeting_id, row.line_id): rows.action_of(row, owners.get((row.meeting_id, row.line_id), ()))
        for row in connection.execute(_ACTIONS, keys_told(keys))
    }
