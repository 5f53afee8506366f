"""Reading a Word document as the minutes of a meeting."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from pathlib import Path

from minutes_app.documents.numbers import automatic_where_the_same
from minutes_app.documents.reading import words
from minutes_app.documents.reading.agenda import OUR_ITEMS, Agenda
from minutes_app.documents.reading.body import Body, Table, Text
from minutes_app.documents.reading.findings import Sources, reported
from minutes_app.documents.reading.head import Head, group_of, is_attendance
from minutes_app.documents.reading.package import WordParts, open_word
from minutes_app.documents.reading.report import Doubts, ReadMinutes
from minutes_app.domain.dates import read_date, read_time
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendance, Meeting, NextMeeting

_TITLES = frozenset({"Title", "Minutes Title"})
_OUR_TITLE = "Minutes Title"
_NAMED_MINUTES = re.compile(r"\b(?:minutes|notes|meeting|board)\b", re.IGNORECASE)
_SUMMARY_HEADS = (
    ("action", "actions", "action arising", "actions arising", "agreed action"),
    ("owner", "action owner", "lead", "who", "by whom", "responsible"),
    ("due", "due date", "by when", "when", "deadline", "date due"),
)
_NEXT_MEETING = re.compile(r"\b(?:next|future)\s+meeting", re.IGNORECASE)
_GROUP_IN_TEXT = re.compile(r"(?P<group>[A-Za-z ]{4,30}):\s*(?P<names>.*)")


def read_word(content: bytes, name: str) -> ReadMinutes:
    """Return the meeting that a .docx holds, and a report on what was found.

    Raises PlainError, one sentence, where the file is no Word document or holds no minutes.
    """
    parts = open_word(content, Path(name).name)
    reader = _Reader(parts)
    if not reader.is_minutes():
        raise PlainError(
            f"“{Path(name).name}” does not look like minutes: no agenda under the head of a meeting was found in it. "
            "Nothing was imported."
        )
    return reader.finished()


class _Reader:
    """Goes through the blocks of one document."""

    def __init__(self, parts: WordParts) -> None:
        self._doubts, self._sources = Doubts(), Sources()
        self._body = Body(parts)
        self._edges = _edge_texts(parts)
        self._head = Head(self._doubts, self._sources)
        self._is_ours = False
        self._details = self._people = 0
        blocks = self._body.blocks
        start = self._above(blocks)
        self._agenda = Agenda(
            self._doubts, self._sources, self._head.attendees, self._head.details.date, _top_rank(blocks[start:])
        )
        self._below(blocks[start:])

    def _above(self, blocks: Sequence[Text | Table]) -> int:
        """Take the head; return where the minutes begin."""
        for i, block in enumerate(blocks):
            if isinstance(block, Table):
                if not self._head_table(block):
                    return i
            elif block.style.name in OUR_ITEMS or not self._head_text(block):
                return i
        return len(blocks)

    def _head_table(self, table: Table) -> bool:
        if is_attendance(table):
            self._head.take_people(table)
            self._people += 1
            return True
        texts = [text for row in table.rows for cell in row for text in cell]
        taken = [text for text in texts if self._head.take_detail(text.text)]
        if taken and len(taken) == len(texts):
            self._details += len(taken)
            return True
        return False

    def _head_text(self, text: Text) -> bool:
        """Take the title, a detail or a group of people; False where the minutes begin."""
        if not text.text:
            return True
        if text.style.name in _TITLES or not (self._head.title or self._details):
            if not self._head.title and not self._head.take_detail(text.text):
                self._head.take_title(text.text)
                self._is_ours = text.style.name == _OUR_TITLE
            return True
        if self._head.take_detail(text.text):
            self._details += 1
            return True
        return self._take_names(text.text)

    def _take_names(self, text: str) -> bool:
        match = _GROUP_IN_TEXT.fullmatch(text)
        state: Attendance | None = group_of(match["group"]) if match else None
        if match is None or state is None:
            return False
        self._head.take_names(state, match["names"])
        self._people += 1
        return True

    def _below(self, blocks: Iterable[Text | Table]) -> None:
        for block in blocks:
            if isinstance(block, Text):
                if block.text and not self._late_head(block):
                    self._agenda.flow(block)
            elif is_attendance(block) and not self._people:
                self._head.take_people(block)
                self._people += 1
            else:
                self._items(block)

    def _late_head(self, text: Text) -> bool:
        """Take details and people that stand below other words, as long as no item has come."""
        if self._agenda.has_items or text.style.name.startswith("Minutes "):
            return False
        taken = self._head.take_detail(text.text)
        self._details += taken
        return taken or self._take_names(text.text)

    def _items(self, table: Table) -> None:
        self._agenda.on = self._head.details.date
        if summary := summary_columns(table):
            self._summary(table, summary)
            return
        places = _columns(table)
        for row in table.rows:
            number, middle, column = _placed(row, places)
            said = [text.text for text in (*number, *middle, *column)]
            if all(map(words.is_header_word, said)):
                continue
            self._agenda.row(number, middle, column)

    def _summary(self, table: Table, columns: tuple[int, int, int]) -> None:
        for row in table.rows[1:]:
            cells = [" ".join(text.text for text in cell) for cell in row]
            said, owner, due = (cells[place] if 0 <= place < len(cells) else "" for place in columns)
            if said.strip():
                self._agenda.take_summary(said.strip(), owner.strip(), due.strip())

    def is_minutes(self) -> bool:
        """Return whether an agenda and something of a meeting's head were found."""
        named = bool(_NAMED_MINUTES.search(self._head.title))
        return self._is_ours or (self._agenda.has_items and (self._people > 0 or self._details > 1 or named))

    def finished(self) -> ReadMinutes:
        """Return the meeting with its report."""
        details = self._head.finish(self._edges)
        lines = automatic_where_the_same(_with_own_series(self._agenda.lines))
        said = _said_of_next_meeting(lines)
        self._sources.next_meeting = " | ".join(said)
        details = replace(details, next_meeting=_next_meeting(said, details.date))
        meeting = Meeting(details, tuple(self._head.attendees), lines)
        left_out = [f"{count} {what}" for what, count in self._body.left_out.items()]
        return reported(meeting, self._sources, self._doubts.found, left_out)


def _edge_texts(parts: WordParts) -> list[str]:
    return ["".join(edge.itertext()) for edge in parts.edges]


def _top_rank(blocks: Iterable[Text | Table]) -> int:
    """Return the rank of the highest heading by style below the head; Word's own headings may start anywhere."""
    ranks = [block.rank for block in blocks if isinstance(block, Text) and block.rank]
    return min(ranks, default=1)


def summary_columns(table: Table) -> tuple[int, int, int] | None:
    """Return where an action table has what is to be done, by whom and by when (-1 for nowhere), or None."""
    first = table.rows[0] if table.rows else ()
    heads = [" ".join(text.text for text in cell).strip().rstrip(":").lower() for cell in first]
    places = [next((i for i, head in enumerate(heads) if head in names), -1) for names in _SUMMARY_HEADS]
    action, owner, due = places
    return (action, owner, due) if action >= 0 and owner >= 0 and "item" not in heads[:2] else None


def _columns(table: Table) -> tuple[bool, bool]:
    """Return whether the table has a No. column first and an Action column last."""
    most = max((len(row) for row in table.rows), default=0)
    if most >= 3:
        return True, True
    first = [" ".join(t.text or t.printed for t in row[0]).strip() for row in table.rows if len(row) == 2]
    numbers = sum(1 for text in first if not text or words.number_at_start(f"{text} x", bare=True)[0] or len(text) < 6)
    return (True, False) if first and numbers >= 0.8 * len(first) else (False, most == 2)


def _placed(
    row: Sequence[tuple[Text, ...]], places: tuple[bool, bool]
) -> tuple[Sequence[Text], Sequence[Text], Sequence[Text]]:
    """Return what stands in the No. column, in the middle and in the Action column of a row."""
    if len(row) <= 1:
        return (), row[0] if row else (), ()
    has_number, has_column = places
    number = row[0] if has_number else ()
    column = row[-1] if has_column and len(row) > (2 if has_number else 1) else ()
    middle = row[1 if has_number else 0 : len(row) - bool(has_column and len(row) > (2 if has_number else 1))]
    return number, [text for cell in middle for text in cell], column


def _with_own_series(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with own series marked where the first item inside a numbered one has a single number."""
    found = list(lines)
    open_items: list[int] = []
    seen: set[int] = set()
    for i, line in enumerate(lines):
        if not line.is_item:
            continue
        while open_items and lines[open_items[-1]].level >= line.level:
            open_items.pop()
        if open_items and line.number and open_items[-1] not in seen:
            above = open_items[-1]
            seen.add(above)
            counts = line.number.rstrip(".").isdecimal() and bool(lines[above].number)
            found[above] = replace(found[above], own_series=counts)
        open_items.append(i)
    return found


def _said_of_next_meeting(lines: Sequence[Line]) -> list[str]:
    """Return what stands in the item on the next meeting."""
    start = next((i for i, line in enumerate(lines) if line.is_item and _NEXT_MEETING.search(line.text)), len(lines))
    inside = takewhile(lambda line: not line.is_item, lines[start + 1 :])
    return [line.text for line in inside if line.kind in (LineKind.PARAGRAPH, LineKind.NOTE, LineKind.BULLET)]


def _next_meeting(said: Iterable[str], on: date | None) -> NextMeeting:
    """Return what the words of the item on the next meeting say of it."""
    upcoming = NextMeeting()
    for words_of_it in said:
        upcoming = _with_words(upcoming, words_of_it, on)
    return upcoming


def _with_words(upcoming: NextMeeting, text: str, on: date | None) -> NextMeeting:
    day = read_date(text, on).day
    if day is not None:
        return replace(upcoming, date=day, time=read_time(text))
    if text.lower().startswith("venue"):
        return replace(upcoming, venue=text[5:].lstrip(" :"))
    if upcoming.type or words.is_header_word(text):
        return upcoming
    kind, _, subject = text.partition(" – ") if " – " in text else text.partition(" on ")
    return replace(upcoming, type=kind.strip(), subject=subject.strip())
