"""Search over lines, titles and people: the newest meeting first, the words marked."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.follow_up import Hit, SearchFilter
from minutes_app.storage import people, register
from minutes_app.storage.damage import list_damaged, refusing
from minutes_app.storage.derived import DAY_AT, LINE, MEETING_AT
from minutes_app.storage.register import search_index, search_key
from minutes_app.storage.search_words import query_of
from minutes_app.storage.sources import FoundLine, Key, Source, load_lines, load_sources
from minutes_app.storage.tables import action, attendee, meeting

_START, _END = "\x01", "\x02"  # cleaned text holds neither
_MARKED = re.compile(f"{_START}([^{_END}]*){_END}")


def search(connection: sa.Connection, words: str, limit: int, chosen: SearchFilter, today: date) -> list[Hit]:
    """Return the places where the words were found, the newest meeting first, in the order of the minutes."""
    query = query_of(words)
    if not query:
        return []
    with refusing(list_damaged()):
        found = connection.execute(_select(connection, _narrowed(query, chosen), chosen, today).limit(limit)).all()
        return _hits(connection, found)


def _narrowed(query: str, chosen: SearchFilter) -> str:
    """Have the index itself leave out other kinds of lines."""
    if chosen.decisions_only:
        return f"kind : decision AND {query}"
    of_actions = chosen.owner.strip() or chosen.open_only or chosen.overdue
    return f"kind : action AND {query}" if of_actions else query


def _select(connection: sa.Connection, query: str, chosen: SearchFilter, today: date) -> sa.Select[Any]:
    number = search_index.c.rowid
    marked = sa.func.highlight(sa.literal_column("search_index"), 0, _START, _END)
    joined = search_index.join(search_key, search_key.c.id == number)
    columns = (number.label("id"), search_key.c.meeting_id, search_key.c.part, search_key.c.ref, marked.label("marked"))
    found = sa.select(*columns).select_from(joined).where(search_index.c.search_index.op("MATCH")(query))
    found = found.where(*_of_lines(connection, chosen, today), *_of_meetings(connection, chosen))
    return found.order_by(number.desc())


def _of_lines(connection: sa.Connection, chosen: SearchFilter, today: date) -> list[register.Condition]:
    wanted = []
    if chosen.owner.strip():
        wanted.append(register.owned_by(connection, chosen.owner))
    if chosen.open_only:
        wanted.append(register.is_open())
    if chosen.overdue:
        wanted.append(register.overdue(today))
    if not wanted:
        return []
    same = (action.c.meeting_id == search_key.c.meeting_id) & (action.c.line_id == search_key.c.ref)
    return [search_key.c.part == LINE, sa.exists().where(same, *wanted).correlate(search_key)]


def _of_meetings(connection: sa.Connection, chosen: SearchFilter) -> list[register.Condition]:
    number, wanted = search_index.c.rowid, []
    if chosen.since:
        wanted.append(number >= chosen.since.toordinal() << DAY_AT)
    if chosen.until:
        wanted.append(number < (chosen.until.toordinal() + 1) << DAY_AT)
    if chosen.series:
        wanted.append(search_key.c.meeting_id.in_(sa.select(meeting.c.id).where(register.of_series(chosen.series))))
    if chosen.person.strip():
        here = sa.select(attendee.c.meeting_id).where(people.is_meant(connection, chosen.person))
        wanted.append(search_key.c.meeting_id.in_(here))
    return wanted


def _hits(connection: sa.Connection, found: Sequence[sa.Row[Any]]) -> list[Hit]:
    sources = load_sources(connection, {row.meeting_id for row in found})
    lines = load_lines(connection, [(row.meeting_id, row.ref) for row in found if row.part == LINE])
    # The index has the lines of a meeting in the order they were first written.
    at = {key: line.position for key, line in lines.items()}
    ordered = sorted(found, key=lambda row: (-(row.id >> MEETING_AT), row.part, at.get((row.meeting_id, row.ref), 0)))
    return [_hit(row, sources[row.meeting_id], lines) for row in ordered]


def _hit(row: sa.Row[Any], source: Source, lines: Mapping[Key, FoundLine]) -> Hit:
    is_line = row.part == LINE
    number, title = source.item_above(lines[row.meeting_id, row.ref].position) if is_line else ("", "")
    text, spans = _taken_apart(row.marked)
    details = source.details
    line_id = row.ref if is_line else ""
    return Hit(row.meeting_id, line_id, details.name, details.date, number, title, text, spans)


def _taken_apart(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text without its marks, and where they were."""
    spans = []
    for count, match in enumerate(_MARKED.finditer(marked)):
        start = match.start() - 2 * count
        spans.append((start, start + len(match[1])))
    return marked.replace(_START, "").replace(_END, ""), tuple(spans)
