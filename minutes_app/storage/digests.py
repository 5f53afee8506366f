"""Digests: numbers stored beside the text, by which a library notices text that is no longer what was saved.

A digest is the 64-bit BLAKE2b of the JSON array of a row's columns, in ASCII without spaces. Each line, attendee,
meeting and series has one; the chain of a meeting is the digest of its revision and of those of its people and lines.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, time
from hashlib import blake2b
from struct import unpack
from types import MappingProxyType
from typing import Any, Protocol

LINE = (
    "meeting_id",
    "id",
    "position",
    "kind",
    "level",
    "text",
    "numbering",
    "number",
    "own_series",
    "restricted",
    "parts",
)
MARK = ("position", "start_at", "end_at", "kind", "reason")
ACTION = ("kind", "due", "due_meeting", "status")
OWNER = ("position", "short_form", "folded")
ATTENDEE = (
    "meeting_id", "position", "name", "capacity", "short_form", "attendance",
    "arrived_item", "arrived_at", "left_item", "left_at",
)  # fmt: skip
MEETING = (
    "id", "series_id", "title", "date", "start_time", "end_time", "venue", "chair", "minutes_by", "status", "marking",
    "next_type", "next_subject", "next_date", "next_time", "next_venue",
)  # fmt: skip
SERIES = ("id", "name", "venue", "chair", "marking")
STANDING_ITEM = ("position", "title", "level", "text")
NOTE = ("meeting_id", "line_id", "on_date", "text", "who", "status")
TAKEN = ("source_meeting_id", "source_line_id", "meeting_id", "item_id", "number", "line_id")
VERSION = ("meeting_id", "number", "saved_on", "words", "status", "at_meeting", "content")
PUBLICATION = ("meeting_id", "is_public", "of_interest", "published_on")
SAME_PERSON = ("name", "kept")
SERIES_HABIT = ("series_id", "minutes_by", "template", "numbering", "placeholder", "profile")
SERIES_PERSON = ("series_id", "position", "name", "capacity", "short_form")
# Tables whose rows each stand for themselves, in no meeting's chain.
ALONE = MappingProxyType(
    {
        "progress_note": NOTE,
        "taken": TAKEN,
        "version": VERSION,
        "publication": PUBLICATION,
        "same_person": SAME_PERSON,
        "series_habit": SERIES_HABIT,
        "series_person": SERIES_PERSON,
    }
)

Columns = Sequence[str]


class Named(Protocol):
    """Values by the name of their column."""

    def __getitem__(self, name: str, /) -> Any: ...  # noqa: ANN401 - any value of any column


def _as_stored(value: object) -> str:
    if isinstance(value, time):
        return value.isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else repr(value)


_encode = json.JSONEncoder(separators=(",", ":"), default=_as_stored).encode


def digest(*values: object) -> int:
    """Return the digest of values as the library stores them."""
    found = blake2b(_encode(values).encode("ascii"), digest_size=8).digest()
    return int.from_bytes(found, "big", signed=True)


def of_json(texts: Iterable[str]) -> tuple[int, ...]:
    """Return the digest of each of these JSON arrays, in ASCII or not. Raises ValueError where one is no JSON."""
    found = [blake2b(text.encode() if text.isascii() else _ascii(text), digest_size=8).digest() for text in texts]
    return unpack(f">{len(found)}q", b"".join(found))


def _ascii(text: str) -> bytes:
    escaped = text.encode("ascii", "backslashreplace")  # as JSON has it, but for \xa3 and \U0001f600
    if b"\\x" in escaped or b"\\U" in escaped:
        return _encode(json.loads(text)).encode("ascii")
    return escaped


def picked(row: Named, columns: Columns) -> list[Any]:
    """Return these columns of a row; what is true is 1, as SQLite has it."""
    return [int(value) if isinstance(value, bool) else value for value in (row[name] for name in columns)]


def of_row(row: Named, columns: Columns) -> int:
    """Return the digest of a row."""
    return digest(*picked(row, columns))


def of_parts(marks: Iterable[Sequence[Any]], action: Sequence[Any] | None, owners: Iterable[Sequence[Any]]) -> int:
    """Return the digest of what belongs to a line, all given by their columns; 0 where nothing does."""
    listed, named = [list(mark) for mark in marks], [list(owner) for owner in owners]
    return digest(listed, action and list(action), named) if listed or action else 0


def of_series(series: Sequence[Any], items: Iterable[Sequence[Any]]) -> int:
    """Return the digest of a series with its standing items, all given by their columns."""
    return digest(*series, [list(item) for item in items])


def chain(revision: int, people: Sequence[int], lines: Sequence[int]) -> int:
    """Return the digest of a whole meeting out of its revision and the digests of its people and lines in order."""
    return digest(revision, list(people), list(lines))
