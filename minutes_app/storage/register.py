"""The action register: a page of it at a time, filtered and ordered by the library."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.follow_up import ActionFilter, RegisterEntry, month_of
from minutes_app.domain.lines import LineKind
from minutes_app.domain.text import folded
from minutes_app.storage import people
from minutes_app.storage.damage import list_damaged, refusing
from minutes_app.storage.derived import LINE
from minutes_app.storage.search_words import query_of
from minutes_app.storage.sources import FoundLine, Key, Source, keys_told, load_lines, load_sources, of_keys
from minutes_app.storage.tables import (
    ACTION_LINES,
    MEETING_DAYS,
    action,
    attendee,
    line,
    meeting,
    owner,
    register_number,
    series,
    taken,
)

_NEVER = action.c.line_id == ""  # no id is; what SQLite knows to be false leaves no use for the index asked for
_PIECE = 500  # entries read at once: SQLite takes so many values in a statement
_MANY = 2_000  # hits: a page full of them is found sooner among the actions by day than by looking at each hit
_OPEN = [status.value for status in ActionStatus if status.is_open]
_NUMBER = re.compile(r"\s*[Aa]?-?([0-9]{1,9})\s*")
search_key = sa.table("search_key", *map(sa.column, ("id", "meeting_id", "part", "ref")))
search_index = sa.table("search_index", *map(sa.column, ("rowid", "text", "kind", "search_index")))
Condition = sa.ColumnElement[bool]
_REGISTER_NUMBERS = of_keys(register_number, register_number.c.line_id)


def register(
    connection: sa.Connection, chosen: ActionFilter, today: date, offset: int, limit: int
) -> list[RegisterEntry]:
    """Return a page of the register: open first, overdue first among them, then oldest."""
    return entries(connection, keys_on_page(connection, chosen, today, offset, limit))


def keys_on_page(connection: sa.Connection, chosen: ActionFilter, today: date, offset: int, limit: int) -> list[Key]:
    """Return the keys of the actions on a page of the register, in order."""
    if chosen.state != "all":
        return _page_of_keys(connection, chosen, today, offset, limit)
    # One after the other: the open ones are few, and the first pages hold none but them.
    to_do, done = (replace(chosen, state=state) for state in ("open", "done"))
    found = _page_of_keys(connection, to_do, today, offset, limit)
    if len(found) < limit:
        begin = max(0, offset - count(connection, to_do, today)) if offset and not found else 0
        found += _page_of_keys(connection, done, today, begin, limit - len(found))
    return found


def _page_of_keys(connection: sa.Connection, chosen: ActionFilter, today: date, offset: int, limit: int) -> list[Key]:
    query, oldest_first = (
        _select(conditions(connection, chosen, today)),
        (meeting.c.date, meeting.c.id, line.c.position),
    )
    if chosen.state != "done":
        query = query.order_by(sa.case((overdue(today), 0), else_=1), *oldest_first)
    elif _how_many(connection, chosen.words) == _MANY:  # along the meetings by day, the page is soon full
        query = query.order_by(*oldest_first).with_hint(meeting, f"INDEXED BY {MEETING_DAYS}", "sqlite")
    else:
        query = query.order_by(*oldest_first)
    return _keys(connection, query.limit(limit).offset(offset))


def count(connection: sa.Connection, chosen: ActionFilter, today: date) -> int:
    """Return how many actions the filter leaves."""
    query = _select(conditions(connection, chosen, today)).with_only_columns(sa.func.count())
    return int(connection.execute(query).scalar_one())


def meeting_of(connection: sa.Connection, meeting_id: int, line_id: str) -> Source | None:
    """Return the meeting that an action was raised at, None where the line is no action."""
    where = (line.c.meeting_id == meeting_id) & (line.c.id == line_id)
    is_there = connection.execute(_select([where])).first()
    return load_sources(connection, {meeting_id})[meeting_id] if is_there else None


def _select(where: Iterable[Condition]) -> sa.Select[Any]:
    of_action = (line.c.meeting_id == action.c.meeting_id) & (line.c.id == action.c.line_id)
    joined = action.join(line, of_action).join(meeting, meeting.c.id == action.c.meeting_id)
    is_action = line.c.kind == sa.literal_column(f"'{LineKind.ACTION.value}'")  # written out: an index has them alone
    found = sa.select(line.c.meeting_id, line.c.id).select_from(joined).where(is_action, *where)
    return found.with_hint(line, f"INDEXED BY {ACTION_LINES}", "sqlite")  # SQLite would look for each line's row


def keys_of(connection: sa.Connection, where: Iterable[Condition]) -> list[Key]:
    """Return the keys of the actions that this holds for, oldest meeting first, in the order of the minutes."""
    order = (meeting.c.date.nulls_first(), meeting.c.start_time, meeting.c.id, line.c.position)
    return _keys(connection, _select(where).order_by(*order))


def _keys(connection: sa.Connection, query: sa.Select[Any]) -> list[Key]:
    return [(meeting_id, line_id) for meeting_id, line_id in connection.execute(query)]


def conditions(connection: sa.Connection, chosen: ActionFilter, today: date) -> list[Condition]:
    """Return what an action must be for the filter to leave it."""
    found = [_in_state(chosen.state, today)] if chosen.state != "all" else []
    if chosen.words.strip():
        found.append(_with_words(connection, chosen.words, are_few=chosen.state not in ("done", "all")))
    if chosen.owner.strip():
        found.append(owned_by(connection, chosen.owner))
    if chosen.series:
        found.append(of_series(chosen.series))
    if chosen.due_before:
        month = (action.c.due_meeting != "") & (action.c.due_meeting < month_of(chosen.due_before))
        found.append((action.c.due < chosen.due_before) | month)
    if chosen.due_since:
        found.append((action.c.due >= chosen.due_since) | (action.c.due_meeting >= month_of(chosen.due_since)))
    return found


def of_series(name: str) -> Condition:
    """Hold for meetings of a series."""
    return meeting.c.series_id.in_(sa.select(series.c.id).where(series.c.name == name))


def is_open() -> Condition:
    """Hold for actions that are still to be done."""
    return action.c.status.in_(_OPEN)


def overdue(today: date) -> Condition:
    """Hold for open actions whose day is past, or the month of whose meeting is, unless a meeting took them up."""
    up = (taken.c.source_meeting_id == action.c.meeting_id) & (taken.c.source_line_id == action.c.line_id)
    missed = (action.c.due_meeting != "") & (action.c.due_meeting < month_of(today)) & ~sa.exists().where(up, holds())
    return is_open() & (sa.func.coalesce(action.c.due < today, sa.false()) | missed)


def holds() -> Condition:
    """Hold for what was taken up and still is: a line that was taken out again takes nothing up."""
    there = (line.c.meeting_id == taken.c.meeting_id) & (line.c.id == taken.c.line_id)
    return (taken.c.line_id == "") | sa.exists().where(there).correlate(taken)


def _in_state(state: str, today: date) -> Condition:
    if state == "overdue":
        return overdue(today)
    if state == "due":
        month = (action.c.due_meeting != "") & (action.c.due_meeting <= month_of(today))
        return is_open() & ((action.c.due <= today) | month)
    if state not in ("open", "done"):
        raise ValueError(f"no such state: {state}")
    return is_open() if state == "open" else ~is_open()


def _hits(words: str) -> sa.Select[Any] | None:
    """Return the query for the numbers that the index has of actions with these words, None where they say nothing."""
    query = query_of(words)
    if not query:
        return None
    fits = search_index.c.search_index.op("MATCH")(f"kind : action AND {query}")
    return sa.select(search_index.c.rowid).where(fits)


def _how_many(connection: sa.Connection, words: str, enough: int = _MANY) -> int:
    """Return how many actions have these words; once there are enough, no more are counted."""
    hits = _hits(words)
    if hits is None:
        return 0 if words.strip() else enough
    return connection.execute(sa.select(sa.func.count()).select_from(hits.limit(enough).subquery())).scalar_one()


def _with_words(connection: sa.Connection, words: str, *, are_few: bool) -> Condition:
    hits, enough = _hits(words), 1 if are_few else _MANY
    number_of_hits = _how_many(connection, words, enough)
    found: Condition = _NEVER
    if hits is not None and number_of_hits:
        found = _among(hits, one_by_one=number_of_hits == enough)
    number = _NUMBER.fullmatch(words)
    if number:
        numbered = sa.select(register_number.c.meeting_id, register_number.c.line_id)
        found |= sa.tuple_(action.c.meeting_id, action.c.line_id).in_(
            numbered.where(register_number.c.number == int(number[1]))
        )
    return found


def _among(hits: sa.Select[Any], *, one_by_one: bool) -> Condition:
    """Hold for actions that are among the hits, each looked up there where they are few or the hits are many."""
    if one_by_one:
        same = (search_key.c.meeting_id == action.c.meeting_id) & (search_key.c.ref == action.c.line_id)
        return sa.exists().where(same, search_key.c.part == LINE, search_key.c.id.in_(hits)).correlate(action)
    keys = sa.select(search_key.c.meeting_id, search_key.c.ref).where(search_key.c.part == LINE)
    # With the sign SQLite does not make the list of hits anew for each meeting.
    key = sa.tuple_(sa.literal_column("+action.meeting_id"), action.c.line_id)
    return key.in_(keys.where(search_key.c.id.in_(hits)))


def owned_by(connection: sa.Connection, named: str) -> Condition:
    """Hold for actions of this post, and of this person under whatever post at that meeting."""
    same = (owner.c.meeting_id == action.c.meeting_id) & (owner.c.line_id == action.c.line_id)
    as_written = sa.exists().where(same & (owner.c.folded == folded(named)))
    names = people.names_like(connection, named)
    if not names:
        return as_written
    posts = sa.select(attendee.c.short_form).where(attendee.c.name.in_(names), attendee.c.short_form != "").distinct()
    held = [(short, folded(short)) for (short,) in connection.execute(posts)]
    there = (attendee.c.meeting_id == action.c.meeting_id) & attendee.c.name.in_(names)
    of_post = sa.exists().where(same & there & sa.tuple_(attendee.c.short_form, owner.c.folded).in_(held))
    by_name = sa.exists().where(same & owner.c.folded.in_([folded(name) for name in names]))
    return as_written | of_post | by_name


def entries(connection: sa.Connection, keys: Sequence[Key]) -> list[RegisterEntry]:
    """Return the register's entries for those of the actions that there are, in order.

    Raises LibraryDamaged where one is not what was saved.
    """
    with refusing(list_damaged()):
        pieces = (keys[at : at + _PIECE] for at in range(0, len(keys), _PIECE))
        return [entry for piece in pieces for entry in _entries(connection, piece)]


def _entries(connection: sa.Connection, keys: Sequence[Key]) -> list[RegisterEntry]:
    lines = load_lines(connection, keys)
    sources = load_sources(connection, {key[0] for key in keys}, people=True)
    numbers, up = _numbers(connection, keys), _taken_up(connection, keys)
    return [_entry(numbers.get(key, 0), lines[key], sources[key[0]], key in up) for key in keys if key in lines]


def _taken_up(connection: sa.Connection, keys: Sequence[Key]) -> set[Key]:
    source = (taken.c.source_meeting_id, taken.c.source_line_id)
    query = sa.select(*source).where(sa.tuple_(*source).in_(keys), holds())
    return {(row[0], row[1]) for row in connection.execute(query)}


def _numbers(connection: sa.Connection, keys: Sequence[Key]) -> dict[Key, int]:
    found = connection.execute(_REGISTER_NUMBERS, keys_told(keys))
    return {(row.meeting_id, row.line_id): row.number for row in found}


def _entry(number: int, found: FoundLine, source: Source, was_taken: bool) -> RegisterEntry:
    item_number, item_title = source.item_above(found.position)
    its_action = found.line.action
    if its_action is None:
        raise list_damaged()
    details = source.details
    return RegisterEntry(
        number,
        found.meeting_id,
        found.line.id,
        details.name,
        details.date,
        details.series,
        item_number,
        item_title,
        found.line.text,
        its_action,
        tuple(map(source.holder, its_action.owners)),
        was_taken,
        details.marking,
        source.restricts(found),
    )
