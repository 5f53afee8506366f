"""The list of meetings: a page of it at a time, filtered and ordered by the library."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.dates import MONTHS
from minutes_app.domain.lines import LineKind
from minutes_app.domain.listing import PUBLISHED, TO_PUBLISH, ListedMeeting, MeetingFilter, Publication, SeriesUse
from minutes_app.domain.meeting import Status
from minutes_app.domain.text import clean
from minutes_app.storage import people, publications
from minutes_app.storage.meetings import details_where
from minutes_app.storage.tables import action, attendee, line, meeting, publication, series, version
from minutes_app.storage.values import Place

_OPEN = [status.value for status in ActionStatus if status.is_open]
_ESCAPE = "\\"
_ALL = MeetingFilter()
_NO_LIMIT = -1  # as SQLite reads it
Condition = sa.ColumnElement[bool]


def every(connection: sa.Connection, chosen: MeetingFilter = _ALL) -> list[ListedMeeting]:
    """Return all meetings that the filter leaves, newest date first, those without a date before them."""
    return page(connection, chosen, 0, _NO_LIMIT)


def last_place(connection: sa.Connection) -> tuple[int, Place] | None:
    """Return the meeting opened last and where the caret was in it, or None."""
    query = sa.select(meeting).where(meeting.c.last_opened > 0).order_by(meeting.c.last_opened.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (row.id, Place(row.caret_line, row.caret_column)) if row else None


def page(connection: sa.Connection, chosen: MeetingFilter, offset: int, limit: int) -> list[ListedMeeting]:
    """Return a page of the meetings. Raises LibraryDamaged where one is not what was saved."""
    return listed(connection, connection.execute(_ids(connection, chosen).limit(limit).offset(offset)).scalars().all())


def place_of(connection: sa.Connection, chosen: MeetingFilter, meeting_id: int) -> int | None:
    """Return how many meetings stand before one among those that the filter leaves, None where it leaves it not."""
    ids = connection.execute(_ids(connection, chosen)).scalars().all()
    return ids.index(meeting_id) if meeting_id in ids else None


def _ids(connection: sa.Connection, chosen: MeetingFilter) -> sa.Select[Any]:
    query = sa.select(meeting.c.id).select_from(meeting.outerjoin(series)).where(*_conditions(connection, chosen))
    return query.order_by(*_order(chosen.order))


def count(connection: sa.Connection, chosen: MeetingFilter) -> int:
    """Return how many meetings the filter leaves."""
    query = sa.select(sa.func.count()).select_from(meeting.outerjoin(series))
    return int(connection.execute(query.where(*_conditions(connection, chosen))).scalar_one())


def listed(connection: sa.Connection, ids: Sequence[int]) -> list[ListedMeeting]:
    """Return the meetings of these ids, in order. Raises LibraryDamaged where one is not what was saved."""
    kept, to_do = _versions(connection, ids), _open_actions(connection, ids)
    details = details_where(connection, meeting.c.id.in_(ids))
    said, approved = publications.of_meetings(connection, ids), _approvals(connection, ids)
    return [
        ListedMeeting(
            key,
            details[key],
            kept.get(key, 0),
            to_do.get(key, 0),
            said.get(key, Publication()),
            approved.get(key) if details[key].status is Status.APPROVED else None,
        )
        for key in ids
    ]


def use_of_series(connection: sa.Connection) -> dict[str, SeriesUse]:
    """Return for each series that has meetings how many, and the days of the first and the last one."""
    edges = (sa.func.count(), sa.func.min(meeting.c.date), sa.func.max(meeting.c.date))
    query = sa.select(series.c.name, *edges).join_from(meeting, series).group_by(series.c.id)
    return {row[0]: SeriesUse(*row[1:]) for row in connection.execute(query)}


def _order(order: str) -> tuple[sa.ColumnElement[object], ...]:
    newest = (meeting.c.date.desc().nulls_first(), meeting.c.start_time.desc(), meeting.c.id.desc())
    orders: dict[str, tuple[sa.ColumnElement[object], ...]] = {
        "newest": newest,
        "oldest": (meeting.c.date.asc().nulls_last(), meeting.c.start_time, meeting.c.id),
        "series": (series.c.name, *newest),
        "opened": (meeting.c.last_opened.desc(),),
    }
    return orders[order]


def _conditions(connection: sa.Connection, chosen: MeetingFilter) -> list[Condition]:
    found: list[Condition] = [_told(word) for word in clean(chosen.words).split()]
    if chosen.series:
        found.append(series.c.name == clean(chosen.series))
    if chosen.status:
        found.append(meeting.c.status == chosen.status.value)
    if chosen.since:
        found.append(meeting.c.date >= chosen.since)
    if chosen.until:
        found.append(meeting.c.date <= chosen.until)
    if chosen.person.strip():
        found.append(_attended_by(connection, chosen.person.strip()))
    published = sa.select(publication.c.meeting_id).where(publication.c.published_on.is_not(None))
    if chosen.publishing == TO_PUBLISH:
        found += [meeting.c.status == Status.APPROVED.value, meeting.c.id.not_in(published)]
    if chosen.publishing == PUBLISHED:
        found.append(meeting.c.id.in_(published))
    if chosen.order == "opened":
        found.append(meeting.c.last_opened > 0)
    return found


def _attended_by(connection: sa.Connection, named: str) -> Condition:
    return meeting.c.id.in_(sa.select(attendee.c.meeting_id).where(people.is_meant(connection, named)))


def _pattern(word: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        word = word.replace(sign, f"{_ESCAPE}{sign}")
    return f"%{word}%"


def _told(word: str) -> Condition:
    """Hold for meetings whose series, venue, title or day ('18 July 2022 2022-07-18') has the word."""
    places = (series.c.name, meeting.c.venue, meeting.c.title, _day_in_words())  # the dearest to work out comes last
    return sa.or_(*(place.like(_pattern(word), escape=_ESCAPE) for place in places))


def _day_in_words() -> sa.ColumnElement[str]:
    iso = sa.cast(meeting.c.date, sa.Text)
    months = dict(zip((f"{number:02}" for number in range(1, 13)), MONTHS, strict=True))
    named = sa.case(months, value=sa.func.substr(iso, 6, 2), else_="")
    day = sa.func.ltrim(sa.func.substr(iso, 9), "0")
    return day + " " + named + " " + sa.func.substr(iso, 1, 4) + " " + iso


def _versions(connection: sa.Connection, ids: Sequence[int]) -> Mapping[int, int]:
    mine = version.c.meeting_id.in_(ids)
    return _counted(connection, sa.select(version.c.meeting_id, sa.func.count()).where(mine))


def _open_actions(connection: sa.Connection, ids: Sequence[int]) -> Mapping[int, int]:
    same = (line.c.meeting_id == action.c.meeting_id) & (line.c.id == action.c.line_id)
    is_action = line.c.kind == sa.literal_column(f"'{LineKind.ACTION.value}'")  # written out: an index has them alone
    query = sa.select(action.c.meeting_id, sa.func.count()).join_from(action, line, same)
    mine = action.c.meeting_id.in_(ids) & action.c.status.in_(_OPEN)
    return _counted(connection, query.where(is_action, mine))


def _approvals(connection: sa.Connection, ids: Sequence[int]) -> Mapping[int, date]:
    """Return the day of the newest approval of these meetings, where there was one."""
    mine = version.c.meeting_id.in_(ids) & (version.c.status == Status.APPROVED.value)
    found = connection.execute(
        sa.select(version.c.meeting_id, version.c.saved_on).where(mine).order_by(version.c.number)
    )
    return {row.meeting_id: row.saved_on for row in found}


def _counted(connection: sa.Connection, query: sa.Select[Any]) -> Mapping[int, int]:
    return {row[0]: row[1] for row in connection.execute(query.group_by(query.selected_columns[0]))}
