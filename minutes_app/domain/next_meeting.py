"""The next meeting, as data and as the last item of the minutes says it."""

from collections.abc import Sequence
from datetime import date, time

from minutes_app.domain.dates import MONTHS, WEEKDAYS, ordinal, read_date, read_time
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import DOCUMENT_KIND, Meeting, NextMeeting
from minutes_app.domain.outline import items, own_text_end


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
    """Return what the last item says: 'Thursday 25th August, 10:00am', then type and subject, then the venue."""
    day = _day_words(upcoming.date) if upcoming.date else ""
    clock = _time_words(upcoming.time) if upcoming.time else ""
    when = ", ".join(part for part in (day, clock) if part)
    return [words for words in (when, subject_of(upcoming), upcoming.venue) if words]


def _day_words(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {ordinal(day.day)} {MONTHS[day.month - 1]}"


def _time_words(at: time) -> str:
    return f"{(at.hour - 1) % 12 + 1}:{at.minute:02d}{'am' if at.hour < 12 else 'pm'}"


def upcoming(meeting: Meeting) -> NextMeeting:
    """Return what is known of the next meeting: its data, and a date or time that only the last item says.

    Raises PlainError where the last item names a weekday that its date has not.
    """
    known = meeting.details.next_meeting
    day, at = known.date, known.time
    for words in _last_item(meeting.lines):
        read = read_date(words, meeting.details.date)
        if read.problem and any(day in words for day in WEEKDAYS):
            told_so = f"The last item says “{words}”, but {read.problem}."
            raise PlainError(f"{told_so} Correct it, then make the next meeting.")
        if read.day and known.date is None:
            day, at = day or read.day, at or read_time(words)
    return NextMeeting(known.type, known.subject, day, at, known.venue)


def _last_item(lines: Sequence[Line]) -> list[str]:
    tops = [i for i in items(lines) if lines[i].level == 1]
    if not tops:
        return []
    return [line.text for line in lines[tops[-1] + 1 : own_text_end(lines, tops[-1])] if line.text]
