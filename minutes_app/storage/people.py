"""People over all meetings, found by their names; two names of one person can be made one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import Person, Post
from minutes_app.domain.names import begun, known, plain, suggested
from minutes_app.domain.text import clean
from minutes_app.storage import digests
from minutes_app.storage.damage import list_damaged
from minutes_app.storage.tables import attendee, meeting, same_person

_MOST_SUGGESTED = 20


def people(connection: sa.Connection) -> list[Person]:
    """Return everybody, by name."""
    found = _grouped(connection, _held())
    return sorted(found.values(), key=lambda person: plain(person.name))


def _grouped(connection: sa.Connection, query: sa.Select[Any]) -> dict[str, Person]:
    kept = _kept(connection)
    found: dict[str, list[sa.Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        found[_whose(row.name, kept)].append(row)
    return {key: _person(key, held) for key, held in found.items()}


def _whose(name: str, kept: Mapping[str, str]) -> str:
    key = plain(name) or name
    return kept.get(key, key)


def _held() -> sa.Select[Any]:
    columns = (attendee.c.name, attendee.c.capacity, attendee.c.short_form)
    first, last = sa.func.min(meeting.c.date), sa.func.max(meeting.c.date)
    meetings = sa.func.group_concat(attendee.c.meeting_id.distinct())
    counted = (first.label("first"), last.label("last"), meetings.label("meetings"))
    query = sa.select(*columns, *counted).join_from(attendee, meeting, attendee.c.meeting_id == meeting.c.id)
    return query.where(attendee.c.name != "").group_by(*columns).order_by(last.desc(), attendee.c.name)


def _person(key: str, held: Sequence[sa.Row[Any]]) -> Person:
    """Return the person of these rows, the post held last first; the name is the one used last under its own key."""
    posts: tuple[Post, ...] = tuple((row.capacity, row.short_form, row.first, row.last) for row in held)
    meetings = {number for row in held for number in row.meetings.split(",")}
    own = [row.name for row in held if (plain(row.name) or row.name) == key]
    return Person(key, (own or [held[0].name])[0], _joined(posts), len(meetings))


def _joined(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Return the posts with those of two names under one capacity and short form made one."""
    spans: dict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in posts:
        spans[post[:2]].append(post)
    return tuple(
        (*key, _edge(min, (p[2] for p in same)), _edge(max, (p[3] for p in same))) for key, same in spans.items()
    )


def _edge(which: Callable[[Iterable[date]], date], days: Iterable[date | None]) -> date | None:
    known_days = [day for day in days if day is not None]
    return which(known_days) if known_days else None


def listed_together(connection: sa.Connection, one: str, other: str) -> int:
    """Return how many meetings list both of two people, given by their ids, in their attendance."""
    names, kept = _names(connection), _kept(connection)

    def meetings(key: str) -> set[int]:
        theirs = [name for name in names if _whose(name, kept) == key]
        return set(connection.execute(sa.select(attendee.c.meeting_id).where(attendee.c.name.in_(theirs))).scalars())

    return len(meetings(one) & meetings(other))


def merge(connection: sa.Connection, keep: str, other: str) -> None:
    """Make two people one, under the first one's name. Raises PlainError where one is unknown, or they are one."""
    known_ids = {person.id for person in people(connection)}
    if keep == other or not {keep, other} <= known_ids:
        raise PlainError("These are not two people of this library. Nothing has been changed.")
    kept = _kept(connection)
    names = [other, *(name for name, whose in kept.items() if whose == other)]
    for name in names:
        values = {"name": clean(name), "kept": clean(keep)}
        row = {**values, "digest": digests.of_row(values, digests.SAME_PERSON)}
        connection.execute(upsert(same_person).values(row).on_conflict_do_update(["name"], set_=row))


def _kept(connection: sa.Connection) -> dict[str, str]:
    found = {}
    for row in connection.execute(sa.select(same_person)):
        if row.digest != digests.of_row(row._mapping, digests.SAME_PERSON):
            raise list_damaged()
        found[row.name] = row.kept
    return found


def _names(connection: sa.Connection) -> list[str]:
    query = sa.select(attendee.c.name).where(attendee.c.name != "").distinct()
    return list(connection.execute(query).scalars())


def count(connection: sa.Connection) -> int:
    """Return how many people there are."""
    kept = _kept(connection)
    return len({_whose(name, kept) for name in _names(connection)})


def names_like(connection: sa.Connection, named: str) -> list[str]:
    """Return every name, as written, of the person of this name; none for a post."""
    kept = _kept(connection)
    whose = _whose(clean(named).strip(), kept)
    return [name for name in _names(connection) if _whose(name, kept) == whose]


def is_meant(connection: sa.Connection, typed: str) -> sa.ColumnElement[bool]:
    """Hold for attendees of this post or name; where nobody has the name, for all whose names begin so."""
    of_post = sa.func.lower(attendee.c.short_form) == clean(typed).strip().lower()
    return attendee.c.name.in_(_names_meant(connection, typed)) | of_post


def _names_meant(connection: sa.Connection, typed: str) -> list[str]:
    exact = names_like(connection, typed)
    if exact:
        return exact
    names, kept = _names(connection), _kept(connection)
    meant = {_whose(name, kept) for name in begun(typed, map(known, names))}
    return [name for name in names if _whose(name, kept) in meant]


def suggest(connection: sa.Connection, typed: str) -> list[Person]:
    """Return the people that fit what is typed, the best first."""
    names, kept = _names(connection), _kept(connection)
    wanted = dict.fromkeys(_whose(name, kept) for name in suggested(typed, map(known, names)))
    best = list(wanted)[:_MOST_SUGGESTED]
    theirs = [name for name in names if _whose(name, kept) in best]
    found = _grouped(connection, _held().where(attendee.c.name.in_(theirs)))
    return [found[key] for key in best]
