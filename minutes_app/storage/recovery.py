"""After an end without closing: bringing the library to what the journal holds."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import Meeting
from minutes_app.storage import meetings, records, typed
from minutes_app.storage.changes import AttendeesSet, Content, DetailsSet, LinesSpliced, WorkingMeeting
from minutes_app.storage.opening import library_uid
from minutes_app.storage.records import Record
from minutes_app.storage.session import Session
from minutes_app.storage.values import Place, Recovered

_log = logging.getLogger(__name__)


class Fold:
    """A meeting followed through the journal, from a known revision on."""

    def __init__(self, meeting: Meeting, revision: int, place: Place | None = None) -> None:
        self._working = WorkingMeeting(meeting)
        self.revision = revision
        self.place = place  # where the caret was last; behind the newest words where that is not told
        self._told = place

    def take(self, record: Record) -> None:
        """Take the record where it is the next one, or a snapshot of a later state; leave it otherwise."""
        if "place" in record:
            if record["revision"] >= self.revision:
                self.place = self._told = records.place_of(record)
        elif "snapshot" in record and record["revision"] > self.revision:
            self._working = WorkingMeeting(records.meeting_of(record))
            self.revision = record["revision"]
        elif "snapshot" not in record and record["revision"] == self.revision + 1:
            if "put" in record:
                self._apply(typed.splice_of(record, self._working.lines))
            for content in records.contents_of(record):
                self._apply(content)
            self.revision = record["revision"]

    def _apply(self, content: Content) -> None:
        if isinstance(content, LinesSpliced) and content.lines:
            before = self._working.lines[content.first : content.first + content.removed]
            if self._told is None or _words(before, self._told.line_id) != _words(content.lines, self._told.line_id):
                self.place, self._told = _behind_newest(before, content.lines), None
        self._working.apply(content)

    def value(self) -> Meeting:
        """Return the meeting as it stands."""
        return self._working.value()


def _words(lines: Sequence[Line], line_id: str) -> str | None:
    return next((line.text for line in lines if line.id == line_id), None)


def _behind_newest(before: Sequence[Line], after: Sequence[Line]) -> Place:
    """Return the place behind the words that a change brought: where the last line's old end begins again."""
    line = after[-1]
    old = next((was.text for was in before if was.id == line.id), "")
    kept = 0
    while kept < min(len(old), len(line.text)) and old[-1 - kept] == line.text[-1 - kept]:
        kept += 1
    return Place(line.id, len(line.text) - kept)


def fold(found: Iterable[Record], known: Callable[[int], Fold | None]) -> dict[int, Fold]:
    """Return each meeting of the journal in its newest state, in the order they were last changed.

    `known` gives what the library holds of a meeting, None for nothing: then its first snapshot is the start, so
    that a library can be rebuilt from journals alone.
    """
    folds: dict[int, Fold] = {}
    for record in found:
        try:
            meeting_id = record["meeting"]
            followed = folds.pop(meeting_id, None) or known(meeting_id) or Fold(Meeting(), -1)
            folds[meeting_id] = followed
            followed.take(record)
        except (PlainError, KeyError, TypeError, ValueError, AttributeError) as error:
            _log.warning("a record of the journal was left out: %s", type(error).__name__)
    return {meeting_id: followed for meeting_id, followed in folds.items() if followed.revision >= 0}


def recover(connection: sa.Connection, journal: Path) -> Recovered | None:
    """Bring the library to the journal's state, and return what was brought back to the meeting changed last.

    A journal of another library is set aside and not played. Without anything newer, None.
    """
    try:
        content = journal.read_bytes()
    except FileNotFoundError:
        return None
    found = list(records.read(content))
    if not found or found[0].get("library") != library_uid(connection):
        _set_aside(journal, content)
        return None
    recovered = None
    for meeting_id, followed in fold(found[1:], lambda key: _known(connection, key)).items():
        recovered = bring_back(connection, meeting_id, followed) or recovered
    return recovered


def _set_aside(journal: Path, content: bytes) -> None:
    if content.strip():
        moment = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
        journal.replace(journal.with_name(f"{journal.name} of another library {moment}"))


def _known(connection: sa.Connection, meeting_id: int) -> Fold | None:
    stored = meetings.load(connection, meeting_id)
    return Fold(stored.meeting, stored.revision, stored.place if stored.place.line_id else None) if stored else None


def bring_back(connection: sa.Connection, meeting_id: int, followed: Fold) -> Recovered | None:
    """Store a meeting in the state that was followed, where the library has none as new; return what that changed."""
    stored = meetings.load(connection, meeting_id)
    meeting = followed.value()
    if stored is None:
        meetings.add(connection, meeting, meeting_id, followed.revision)
        return Recovered(meeting_id, meeting.details.name, len(meeting.lines))
    session = Session(stored, lambda state: None)
    if followed.revision <= stored.revision:
        session.place = followed.place or stored.place
        if session.has_moved:
            session.write(connection)
        return None
    whole = LinesSpliced(0, len(stored.meeting.lines), meeting.lines)
    for content in (whole, AttendeesSet(meeting.attendees), DetailsSet(meeting.details)):
        session.apply(followed.revision, content)
    session.place = followed.place or stored.place
    session.write(connection)
    return Recovered(meeting_id, meeting.details.name, differing(stored.meeting.lines, meeting.lines))


def differing(some: Iterable[Line], others: Iterable[Line]) -> int:
    """Return how many lines were added, changed or taken out between two lists."""
    before, after = {line.id: line for line in some}, {line.id: line for line in others}
    return sum(before.get(key) != after.get(key) for key in before.keys() | after.keys())
