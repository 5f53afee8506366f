"""The next meeting, as data and as the last item of the minutes says it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time

from minutes_app.domain.dates import MONTHS, WEEKDAYS, FoundDate, date_at, ordinal, plain_date, read_date, read_time
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, new_line_id
from minutes_app.domain.meeting import DOCUMENT_KIND, Details, Meeting, NextMeeting
from minutes_app.domain.outline import items, own_text_end
from minutes_app.domain.text import says_nothing

TITLE = "Confirmation of next meeting type / date / time / venue:"
_NAMED_SO = re.compile(r"\bnext meeting\b", re.IGNORECASE)
_DAY_WITHIN = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b(?=,?\s+(?:the\s+)?[0-9])")
_VENUE = re.compile(r"\s*venue\s*:\s*(?P<venue>.*)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")


def subject_of(upcoming: NextMeeting) -> str:
    """Return 'Thematic – Serious Violence'."""
    return " – ".join(part for part in (upcoming.type, upcoming.subject) if part)


def title_of(upcoming: NextMeeting, series: str) -> str:
    """Return the title of the next meeting, empty where it is just one of its series."""
    subject = subject_of(upcoming)
    if subject in ("", series):
        return ""
    month = f" {MONTHS[upcoming.date.month - 1]} {upcoming.date.year}" if upcoming.date else ""
    return f"{subject}{month} – {DOCUMENT_KIND}"


def words_of(upcoming: NextMeeting) -> list[str]:
    """Return what the last item says: 'Thursday 25th August, 10:00am', then type and subject, then 'Venue: HQ'.

    The venue is called so, as without it nobody could tell it from the subject.
    """
    day = _day_words(upcoming.date) if upcoming.date else ""
    clock = _time_words(upcoming.time) if upcoming.time else ""
    when = ", ".join(part for part in (day, clock) if part)
    venue = f"Venue: {upcoming.venue}" if upcoming.venue else ""
    return [words for words in (when, subject_of(upcoming), venue) if words]


def _own_words(known: NextMeeting) -> set[str]:
    """Return the lines that only say what the data do; the venue stood there by itself in earlier minutes."""
    return {*words_of(known), known.venue}


def _day_words(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {ordinal(day.day)} {MONTHS[day.month - 1]}"


def _time_words(at: time) -> str:
    return f"{(at.hour - 1) % 12 + 1}:{at.minute:02d}{'am' if at.hour < 12 else 'pm'}"


# Writing it


def with_next_meeting(lines: Sequence[Line], before: NextMeeting, coming: NextMeeting) -> list[Line]:
    """Return the minutes with the next meeting in their last item, made where there is none.

    What stood there of it before goes, in the data's words or with a date or venue of its own; other words stay behind.
    """
    written = [_written(words) for words in words_of(coming)]
    at = next_item(lines)
    if at is None:
        return [*lines, Line(new_line_id(), LineKind.ITEM, TITLE), *written]
    end = own_text_end(lines, at)
    gone = _own_words(before) | _own_words(coming)
    kept = [line for line in lines[at + 1 : end] if not (line.text in gone or _tells_day_or_venue(line.text))]
    return [*lines[: at + 1], *written, *kept, *lines[end:]]


def _tells_day_or_venue(words: str) -> bool:
    return says_nothing(words) or _VENUE.fullmatch(words) is not None or _dated(words, None) is not None


def _written(words: str) -> Line:
    """Return a line with the ordinal of its day raised, as the office prints it."""
    found = _ORDINAL.search(words) if words.startswith(WEEKDAYS) else None
    marks = (Mark(found.start(), found.end(), MarkKind.RAISED),) if found else ()
    return Line(new_line_id(), LineKind.PARAGRAPH, words, marks=marks)


def next_item(lines: Sequence[Line]) -> int | None:
    """Return the index of the main item that says so in its title, the last of them; None where there is none."""
    named = (i for i in items(lines) if lines[i].level == 1 and _NAMED_SO.search(lines[i].text))
    return max(named, default=None)


# Reading it


def upcoming(meeting: Meeting) -> NextMeeting:
    """Return what is known of the next meeting: what the last item says, and where it says nothing, the data.

    A line in the data's own words says what they do. Of others the first that names neither day nor venue is type and
    subject, where the data have none; a subject without a type cannot be told from a type alone, and is read as one.

    Raises PlainError where the last item names a weekday that its date has not, or the day is not after this one.
    """
    known, details = meeting.details.next_meeting, meeting.details
    own = _own_words(known)
    said = [words for words in _last_item(meeting.lines) if not (says_nothing(words) or words in own)]
    others: list[str] = []
    for words in said:
        if named := _VENUE.fullmatch(words):
            known = replace(known, venue=named["venue"].strip() or known.venue)
            continue
        found = _dated(words, details.date)
        if found is None:
            others.append(words)
            continue
        start, read = found
        if read.read.problem:
            told_so = f"The last item says “{words}”, but {read.read.problem}."
            raise PlainError(f"{told_so} Correct it, then make the next meeting.")
        known = replace(known, date=read.read.day, time=read_time(words) or known.time)
        others[:0] = [words[:start].strip(" ,–")] if start else []
    if known.date and details.date and known.date <= details.date:
        days = f"The next meeting, on {plain_date(known.date)}, is not after this one, on {plain_date(details.date)}."
        raise PlainError(f"{days} Correct it, then make the next meeting.")
    return known if known.type or known.subject else _with_subject(known, others, details)


def _with_subject(known: NextMeeting, others: Sequence[str], details: Details) -> NextMeeting:
    if not others or (details.next_meeting.date is None and known.date is None):
        return known
    kind, _, subject = others[0].partition(" – ")
    return replace(known, type=kind.strip(), subject=subject.strip())


def _dated(words: str, on: date | None) -> tuple[int, FoundDate] | None:
    """Return where the words name a day and which: at their start, or from a weekday on within them."""
    whole = read_date(words, on)
    if whole.day or (whole.problem and any(day in words for day in WEEKDAYS)):
        return 0, FoundDate(len(words), whole)
    for start in _starts(words):
        found = date_at(words, start, on)
        if found:
            return start, found
    return None


def _starts(words: str) -> Iterator[int]:
    return (match.start() for match in _DAY_WITHIN.finditer(words))


def _last_item(lines: Sequence[Line]) -> list[str]:
    tops = [i for i in items(lines) if lines[i].level == 1]
    named = next_item(lines)
    at = named if named is not None else (tops[-1] if tops else None)
    return [line.text for line in lines[at + 1 : own_text_end(lines, at)]] if at is not None else []
