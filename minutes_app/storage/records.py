"""Records of the journal: one JSON object in a line, with a checksum.

A record holds the exchange shape, and beside it what that leaves out.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from minutes_app.domain.codec import (
    attendee_as_data,
    attendee_from_data,
    details_as_data,
    details_from_data,
    lines_as_data,
    lines_from_data,
)
from minutes_app.domain.lines import Line, LineKind, Numbering
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.storage.changes import AttendeesSet, Content, DetailsSet, LinesSpliced
from minutes_app.storage.values import Place

FORMAT = "opcc-journal/1"

Record = Mapping[str, Any]
# Everything beyond ASCII is escaped, so that even half an emoji can be written.
_encode = json.JSONEncoder(separators=(",", ":")).encode


def written(record: Record) -> bytes:
    """Return the record as a line of the journal."""
    return sealed(_encode(record).encode("ascii"))


def sealed(body: bytes) -> bytes:
    """Return a record's JSON as a line of the journal."""
    return b'{"crc":"%08x","record":%b}\n' % (zlib.crc32(body), body)


_BODY_AT = len(b'{"crc":"00000000","record":')
_CRC_AT = slice(8, 16)


def read(content: bytes) -> Iterator[Record]:
    """Give the records of a journal in order; torn and damaged ones are left out."""
    for line in content.split(b"\n"):
        body = line[_BODY_AT:-1]
        if line[_CRC_AT] == b"%08x" % zlib.crc32(body) and body.startswith(b"{"):
            yield json.loads(body)


def header(library_uid: str) -> bytes:
    """Return the first record of a journal, which names its library."""
    return written({"format": FORMAT, "library": library_uid})


def snapshot(meeting_id: int, revision: int, meeting: Meeting) -> bytes:
    """Return the record of a whole meeting at a revision."""
    whole = {
        "meeting": _details_data(meeting.details),
        "attendees": [attendee_as_data(a) for a in meeting.attendees],
        "lines": _lines_data(meeting.lines),
    }
    return written({"meeting": meeting_id, "revision": revision, "snapshot": whole})


def change(meeting_id: int, revision: int, content: Content) -> bytes:
    """Return the record of one change, which made this revision."""
    return written({"meeting": meeting_id, "revision": revision, **_content_data(content)})


def place(meeting_id: int, revision: int, at: Place) -> bytes:
    """Return the record of where the caret went, after the change that made this revision."""
    return written({"meeting": meeting_id, "revision": revision, "place": [at.line_id, at.column]})


def _content_data(content: Content) -> Record:
    if isinstance(content, LinesSpliced):
        return {"first": content.first, "removed": content.removed, "lines": _lines_data(content.lines)}
    if isinstance(content, AttendeesSet):
        return {"attendees": [attendee_as_data(a) for a in content.attendees]}
    return {"details": _details_data(content.details)}


def _details_data(details: Details) -> Record:
    return {**details_as_data(details), "title": details.title}


def _lines_data(lines: Sequence[Line]) -> list[dict[str, Any]]:
    return [_with_rest(line, data) for line, data in zip(lines, lines_as_data(lines, {}), strict=True)]


def _with_rest(line: Line, data: dict[str, Any]) -> dict[str, Any]:
    if line.kind is LineKind.ITEM or (line.numbering is Numbering.AUTOMATIC and not line.number):
        return data
    return {**data, "numbering": line.numbering.value, "kept_number": line.number}


def meeting_of(record: Record) -> Meeting:
    """Return the meeting of a snapshot record."""
    whole = record["snapshot"]
    attendees = tuple(attendee_from_data(a) for a in whole["attendees"])
    return Meeting(details_from_data(whole["meeting"]), attendees, tuple(_lines_of(whole["lines"])))


def place_of(record: Record) -> Place:
    """Return the place of a record of one."""
    line_id, column = record["place"]
    return Place(line_id, column)


def contents_of(record: Record) -> Iterator[Content]:
    """Give the change of a record."""
    if "lines" in record:
        yield LinesSpliced(record["first"], record["removed"], tuple(_lines_of(record["lines"])))
    if "attendees" in record:
        yield AttendeesSet(tuple(attendee_from_data(a) for a in record["attendees"]))
    if "details" in record:
        yield DetailsSet(details_from_data(record["details"]))


def _lines_of(rows: Sequence[Record]) -> list[Line]:
    lines = lines_from_data([_fitting(row) for row in rows])
    return [_rest_back(line, row) for line, row in zip(lines, rows, strict=True)]


def _fitting(row: Record) -> Record:
    # Cleaning may shorten a text; a mark beyond its end must not cost the whole line.
    length = len(row["text"])
    marks = [m for m in row["marks"] if 0 <= m["start"] < m["end"] <= length]
    return {**row, "marks": marks}


def _rest_back(line: Line, row: Record) -> Line:
    if "numbering" not in row:
        return line
    return replace(line, numbering=Numbering(row["numbering"]), number=row["kept_number"])
