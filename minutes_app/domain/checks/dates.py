"""Dates and times that cannot be, and weekdays that are not those of their date."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from minutes_app.domain import calendar_days
from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import Subject, at
from minutes_app.domain.dates import MONTH_WORD, WEEKDAYS, date_at, ordinal, plain_date
from minutes_app.domain.lines import Line
from minutes_app.domain.next_meeting import next_item
from minutes_app.domain.outline import own_text_end
from minutes_app.domain.reading import due_span

_WEEKDAY = rf"(?:{'|'.join(f'{day}|{day[:3]}' for day in WEEKDAYS)}|Tues|Weds|Thurs)\.?,?\s+(?:the\s+)?"
_SUFFIX = r"\s?(?:st|nd|rd|th)\b"
_MONTH = rf"(?-i:(?=[A-Z]))(?i:{MONTH_WORD})"
_YEAR = r"(?:,?\s+[0-9]{4}\b)"
# Days above 31 are read as days only where the words can mean nothing else: 'the 40 May need' names none.
_DATE = re.compile(
    rf"(?<![\w.,/:£$€-])(?:(?P<weekday>{_WEEKDAY}))?"
    rf"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:{_SUFFIX})?(?:\s+of)?\s+{_MONTH}{_YEAR}?"
    rf"|[0-9]{{1,2}}{_SUFFIX}(?:\s+of)?\s+{_MONTH}{_YEAR}?"
    rf"|[0-9]{{1,2}}\s+{_MONTH}{_YEAR}"
    r"|[0-9]{1,2}(?P<mark>[/.-])[0-9]{1,2}(?P=mark)[0-9]{4}(?![\w/])|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-]))"
)
_DIGIT = re.compile(r"[0-9]")
_HAS_YEAR = re.compile(r"[0-9]{4}")
_ORDINAL = re.compile(r"(?<![\w.,/:-])(?P<number>[0-9]{1,3})(?P<suffix>st|nd|rd|th)\b")
_HALF = r"\s*(?P<half>[ap])(?:m\b|\.m\.)"
_CLOCK = re.compile(rf"(?<![\w.:/£-])(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-9]{{2}}))?{_HALF}", re.IGNORECASE)
_CLOCK_24 = re.compile(
    r"(?:\b(?:at|until|till|by|@)\s+|@)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![\w:%]|\.[0-9]|\s*[ap]\.?m\b)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Give dates and times that are none, and dates on another weekday than the words say."""
    yield from _details(subject)
    day = subject.meeting.details.date
    next_meeting = _of_next_meeting(subject.meeting.lines)
    for index, line in enumerate(subject.meeting.lines):
        if _DIGIT.search(line.text):
            yield from _dates(line, day, is_ahead=line.is_action or index in next_meeting)
            yield from _ordinals(line)
            yield from _times(line)
            yield from _due_before(line, day)


def _details(subject: Subject) -> Iterator[Finding]:
    details = subject.meeting.details
    start, end, coming = details.start_time, details.end_time, details.next_meeting.date
    if start and end and end <= start:
        yield Finding(Rule.IMPOSSIBLE_TIME, f"The meeting starts at {start:%H:%M} and ends at {end:%H:%M}.")
    if details.date and coming and coming <= details.date:
        words = f"The next meeting, on {plain_date(coming)}, is not after this one, on {plain_date(details.date)}."
        yield Finding(Rule.IMPOSSIBLE_DATE, words)


def _of_next_meeting(lines: Sequence[Line]) -> range:
    """Return the indexes of the lines that say when the next meeting is: that day is to come, as an action's is."""
    item = next_item(lines)
    return range(item, own_text_end(lines, item)) if item is not None else range(0)


def _dates(line: Line, on: date | None, *, is_ahead: bool) -> Iterator[Finding]:
    for found in _DATE.finditer(line.text):
        whole = found[0].rstrip(" .")
        start, end = found.start(), found.start() + len(whole)
        read = date_at(line.text, start, on or date(2000, 1, 1))
        problem = read.read.problem if read else ""
        has_year = bool(_HAS_YEAR.search(whole))
        if not problem or (read and read.read.day and not has_year and _is_of_the_year_before(found, on, is_ahead)):
            continue
        rule = Rule.WEEKDAY if read and read.read.day else Rule.IMPOSSIBLE_DATE
        yield at(rule, line, start, end, f"{problem}.")


def _is_of_the_year_before(found: re.Match[str], on: date | None, is_ahead: bool) -> bool:
    """Return whether a weekday and a date without a year may speak of the last such day, or cannot be told."""
    if on is None:
        return True
    last = calendar_days.days_later(on, -366)
    before = date_at(found.string, found.start(), last) if last else None
    return not is_ahead and before is not None and not before.read.problem


def _ordinals(line: Line) -> Iterator[Finding]:
    for found in _ORDINAL.finditer(line.text):
        right = ordinal(int(found["number"]))
        if right != found[0]:
            yield at(Rule.IMPOSSIBLE_DATE, line, *found.span(), f"“{found[0]}” is written {right}.")


def _times(line: Line) -> Iterator[Finding]:
    for found in _CLOCK.finditer(line.text):
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if hour > 23 or minute > 59:
            yield at(Rule.IMPOSSIBLE_TIME, line, *found.span(), f"There is no time “{found[0]}”.")
        elif hour > 12 or hour == 0:
            words = f"“{found[0]}” has 24 hours and {found['half'].lower()}m: {_two_ways(hour, minute)}."
            yield at(Rule.IMPOSSIBLE_TIME, line, *found.span(), words)
    for found in _CLOCK_24.finditer(line.text):
        hour, minute = int(found["hour"]), int(found["minute"])
        # 'at 20:80' is a share and no time: its parts make a hundred.
        if (minute > 59 and hour < 24 and hour + minute != 100) or 24 < hour < 30 or (hour == 24 and minute):
            start, end = found.start("hour"), found.end("minute")
            yield at(Rule.IMPOSSIBLE_TIME, line, start, end, f"There is no time “{line.text[start:end]}”.")


def _two_ways(hour: int, minute: int) -> str:
    half = "am" if hour < 12 else "pm"
    return f"write {hour:02d}:{minute:02d} or {(hour - 1) % 12 + 1}:{minute:02d}{half}"


def _due_before(line: Line, on: date | None) -> Iterator[Finding]:
    due = line.action.due if line.is_action and line.action else None
    if on and due and due < on:
        start, end = due_span(line.text) or (0, len(line.text))
        words = f"This is due on {plain_date(due)}, before the meeting was held."
        yield at(Rule.IMPOSSIBLE_DATE, line, start, end, words)
