"""British dates and times, read and written.

Dates are read against the day of the meeting they were said at: 'Friday' is the first Friday on or after it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from minutes_app.domain import calendar_days

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """The day that words name, and in plain words what is wrong with them ('25/08/2026 is a Tuesday')."""

    day: date | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date within a text: where its words end, and what they say."""

    end: int
    read: ReadDate


def ordinal(number: int) -> str:
    """Return '1st', '2nd', '11th', '22nd'."""
    teens = 11 <= number % 100 <= 13
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def written_date(day: date) -> str:
    """Return 'Monday 18th July 2022', as the Date line of the template has it."""
    return f"{WEEKDAYS[day.weekday()]} {ordinal(day.day)} {MONTHS[day.month - 1]} {day.year:04d}"


def plain_date(day: date) -> str:
    """Return '31 August 2022'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def short_date(day: date) -> str:
    """Return 'Wed 31 August 2022'."""
    return f"{WEEKDAYS[day.weekday()][:3]} {plain_date(day)}"


def written_month(month: str) -> str:
    """Return 'September 2022' for '2022-09', and nothing for nothing."""
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}" if month else ""


def short_month(month: str) -> str:
    """Return 'Sep 2022' for '2022-09', and nothing for nothing."""
    return f"{MONTHS[int(month[5:]) - 1][:3]} {month[:4]}" if month else ""


def _short_or_long(name: str) -> str:
    """Return a pattern for a name and its beginnings of three letters or more, so that half-typed names read too."""
    tail = ""
    for letter in reversed(name[3:]):
        tail = f"(?:{letter}{tail})?"
    return name[:3] + tail


MONTH_WORD = f"(?:{'|'.join(map(_short_or_long, MONTHS))})\\b"
_WEEKDAY_WORD = f"(?:Weds|{'|'.join(map(_short_or_long, WEEKDAYS))})\\b"
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CLOCK = r"(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s*[ap]\.?m\b\.?|[0-9]{1,2}[:.][0-9]{2}\b|(?:12\s+)?(?:noon|midday))"
_ENDS_HERE = r"(?=\s*(?:$|[,;)@]|\.(?![0-9])))"
# Two digits count as a year only where nothing follows them: 'by 31 August 10 posts' is not of 2010. Nor is a bare
# 20 a year: it is the first half of 2026 being typed.
_YEAR = rf"(?:,?\s+(?P<year>[0-9]{{4}}\b(?![/:])|(?!20\b)['’]?[0-9]{{2}}\b{_ENDS_HERE}))?"
_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{_WEEKDAY_WORD})\.?,?\s+(?:the\s+)?)?"
_DAY = r"(?P<day>[0-9]{1,2})"
_SUFFIX = r"\s?(?:st|nd|rd|th)\b"
_FILLER = re.compile(
    r"\s*(?:(?:by|on|the|cob|eod|close\s+of\s+(?:business|play)|w/[ce]|wc|week\s+(?:commencing|beginning|ending)"
    rf"|{_CLOCK},?)\s+)*",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    rf"[\s,@]*(?:at\s+)?{_CLOCK}(?:\s*(?:hrs|hours))?\.?\s*|[\s.,@]*",
    re.IGNORECASE,
)
_DAY_DOT_MONTH = re.compile(rf"\s*{_DAY}\.(?P<month>[0-9]{{1,2}})\s*")


def read_date(text: str, on: date | None) -> ReadDate:
    """Return the day that the text names, said at a meeting on `on`; a time beside it is passed over.

    Without a year it is the first such day on or after `on`. Text that is no date reads as no day and no problem.
    """
    found = date_at(text, 0, on)
    if found is not None and _AFTERWARDS.fullmatch(text, found.end):
        return found.read
    # Too like a decimal to be found within a sentence, but as a whole text it is a day and a month.
    match = _DAY_DOT_MONTH.fullmatch(text)
    return _dated(match, on) if match else ReadDate()


def date_at(text: str, start: int, on: date | None) -> FoundDate | None:
    """Return the date whose words begin at `start`, or None where no date stands there."""
    filler = _FILLER.match(text, start)
    begin = filler.end() if filler else start
    for pattern, reader in _READERS:
        if match := pattern.match(text, begin):
            return FoundDate(match.end(), reader(match, on))
    return None


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's number, its name, or the name's beginning of three letters or more."""
    if word.isdigit():
        return int(word)
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(word[:3].title()))


def _weekday_number(word: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(word[:3].title()))


def read_year(words: str | None) -> int | None:
    """Return the year of '2022', '22' or '’22', None for no words."""
    digits = (words or "").lstrip("'’")
    if not digits:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _dated(match: re.Match[str], on: date | None) -> ReadDate:
    named = match.groupdict()
    day, month, year = int(named["day"]), month_number(named["month"]), read_year(named.get("year"))
    if year is None and on is None:
        return _unsure(match)
    chosen = _on_or_after(day, month, year, on)
    if chosen is None:
        return ReadDate(None, _no_such_day(day, month, year))
    return ReadDate(chosen, _weekday_problem(named.get("weekday"), chosen))


def _on_or_after(day: int, month: int, year: int | None, on: date | None) -> date | None:
    if year is not None:
        return calendar_days.made(year, month, day)
    return calendar_days.next_of_year(on, month, day) if on else None


def _unsure(match: re.Match[str]) -> ReadDate:
    return ReadDate(None, f"Without the date of the meeting, “{match[0].strip()}” is no certain day")


def _no_such_day(day: int, month: int, year: int | None) -> str:
    if not 1 <= month <= 12:
        return f"There is no {day}/{month}"
    return f"There is no {day} {MONTHS[month - 1]}" + (f" {year:04d}" if year is not None else "")


def _weekday_problem(word: str | None, day: date) -> str:
    if not word or _weekday_number(word) == day.weekday():
        return ""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d} is a {WEEKDAYS[day.weekday()]}"


def _day_alone(match: re.Match[str], on: date | None) -> ReadDate:
    if on is None:
        return _unsure(match)
    found = calendar_days.next_of_month(on, int(match["day"]))
    if found is None:
        return ReadDate(None, f"There is no {ordinal(int(match['day']))}")
    return ReadDate(found, _weekday_problem(match["weekday"], found))


def _weekday_alone(match: re.Match[str], on: date | None) -> ReadDate:
    """Read 'Friday', the first from the meeting on, and 'next Friday', the one of the week after the meeting's."""
    if on is None:
        return _unsure(match)
    ahead = _weekday_number(match["weekday"]) - on.weekday()
    is_next = (match["which"] or "").lower() == "next"
    return ReadDate(calendar_days.days_later(on, ahead + 7 if is_next else ahead % 7))


def _soon(match: re.Match[str], on: date | None) -> ReadDate:
    if on is None:
        return _unsure(match)
    return ReadDate(calendar_days.days_later(on, 1 if match[0].lower() == "tomorrow" else 0))


def _after(match: re.Match[str], on: date | None) -> ReadDate:
    """Read 'in two weeks' and 'within 10 working days', counted from the day of the meeting."""
    if on is None:
        return _unsure(match)
    count, unit = _count(match["count"]), match["unit"].lower()
    if unit in ("month", "year"):
        return ReadDate(calendar_days.months_later(on, count * (12 if unit == "year" else 1)))
    if match["working"]:
        return ReadDate(calendar_days.working_days_later(on, count))
    return ReadDate(calendar_days.days_later(on, count * {"day": 1, "week": 7, "fortnight": 14}[unit]))


def _count(words: str | None) -> int:
    word = (words or "one").lower()
    if word.isdigit():
        return int(word)
    return _COUNTS.index(word) + 1 if word in _COUNTS else 1


def _month_edge(match: re.Match[str], on: date | None) -> ReadDate:
    month, year = month_number(match["month"]), read_year(match["year"])
    if year is None and on is None:
        return _unsure(match)
    if match["edge"].lower() != "end":
        return ReadDate(_on_or_after(1, month, year, on))
    return ReadDate(end_of_month(month, year, on))


def end_of_month(month: int, year: int | None, on: date | None) -> date | None:
    """Return the last day of the month; without a year, of the first such month that ends on or after `on`."""
    if year is not None:
        return calendar_days.month_end(year, month)
    return calendar_days.next_month_end(on, month) if on else None


def _year_end(match: re.Match[str], on: date | None) -> ReadDate:
    return ReadDate(calendar_days.made(int(match["year"]), 12, 31))


def _period_end(match: re.Match[str], on: date | None) -> ReadDate:
    if on is None:
        return _unsure(match)
    further = int((match["which"] or "").lower() == "next")
    return ReadDate(calendar_days.period_end(on, " ".join(match["unit"].lower().split()), further))


_Reader: TypeAlias = Callable[[re.Match[str], date | None], ReadDate]
_EDGE = r"(?:the\s+)?(?P<edge>end|start|beginning)\s+of\s+(?:the\s+)?"
# The first that fits is taken, so the longer forms stand before their own beginnings.
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(words, re.IGNORECASE), reader)
    for words, reader in (
        (r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?![0-9])", _dated),
        (rf"{_WEEKDAY_BEFORE}{_DAY}(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark)"
         r"(?P<year>[0-9]{4}|(?!20)[0-9]{2})(?![0-9/])", _dated),
        (rf"{_WEEKDAY_BEFORE}{_DAY}/(?P<month>[0-9]{{1,2}})(?![0-9/%])", _dated),
        (rf"{_WEEKDAY_BEFORE}{_DAY}(?:{_SUFFIX})?(?:\s+of)?\s*(?P<month>{MONTH_WORD})\.?{_YEAR}", _dated),
        (rf"{_WEEKDAY_BEFORE}{_DAY}{_SUFFIX}{_ENDS_HERE}", _day_alone),
        (rf"{_EDGE}(?P<month>{MONTH_WORD})\.?{_YEAR}", _month_edge),
        (r"(?:the\s+)?end\s+of\s+(?P<year>[0-9]{4})\b(?!/)", _year_end),
        (r"(?:the\s+)?end\s+of\s+(?:the\s+)?(?:(?P<which>next|this)\s+)?(?P<unit>week|month|financial\s+year|year)\b",
         _period_end),
        (r"(?P<which>next|this)\s+(?P<unit>week|month|financial\s+year|year)\b", _period_end),
        (rf"(?:(?P<which>next|this)\s+)?(?P<weekday>{_WEEKDAY_WORD})", _weekday_alone),
        (r"(?:today|tomorrow)\b", _soon),
        (rf"(?:with)?in\s+(?:the\s+)?(?:next\s+)?(?:(?P<count>[0-9]{{1,3}}|an?|{'|'.join(_COUNTS)})\s+)?"
         r"(?P<working>working\s+)?(?P<unit>day|week|fortnight|month|year)s?\b(?:['’]?s?\s+time\b)?", _after),
    )
)  # fmt: skip

_TIME = re.compile(
    r"(?:^|[\s,@])(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?\s*(?:(?P<half>[ap])\.?m\b\.?|(?:hrs|hours)\b)?$",
    re.IGNORECASE,
)
_BARE_TIME = re.compile(r"[\s@]*(?P<hour>[0-9]{1,2}?)(?P<minute>[0-9]{2})?\s*(?:hrs|hours)?\s*", re.IGNORECASE)
_NAMED_TIME = re.compile(r"(?:^|[\s,@])(?:12\s+)?(?P<name>noon|midday|midnight)$", re.IGNORECASE)


def read_time(text: str) -> time | None:
    """Return the time that the text is or ends in: '14:00', '10.30am', '2pm', '@ 10:00', '1400', '12 noon'.

    An hour over 12 stands whatever follows it: '14:00pm' is 14:00.
    """
    words = text.strip()
    if bare := _BARE_TIME.fullmatch(words):
        return _clock(int(bare["hour"]), int(bare["minute"] or 0), "")
    if named := _NAMED_TIME.search(words):
        return time(0 if named["name"].lower() == "midnight" else 12)
    match = _TIME.search(words)
    if match is None or not (match["minute"] or match["half"]):
        return None
    return _clock(int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower())


def _clock(hour: int, minute: int, half: str) -> time | None:
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


_MONTH = re.compile(
    rf"(?:.*\s)?(?P<month>{MONTH_WORD})\.?(?:['’]s)?(?:\s+(?P<year>[0-9]{{4}}|['’]?[0-9]{{2}})\b)?"
    r"(?:\s.*)?",
    re.IGNORECASE | re.DOTALL,
)
_MONTH_IN_NUMBERS = re.compile(r"\s*(?:(?P<year>[0-9]{4})-(?P<month>[0-9]{2})|(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4}))\s*")


def read_month(text: str, on: date | None) -> str:
    """Return the month that words such as 'the November meeting' or 'May 2019' name, as '2019-05'.

    Without a year it is the next such month after the one of the meeting. Empty where no month is named.
    """
    if numbers := _MONTH_IN_NUMBERS.fullmatch(text):
        return _month_value(int(numbers["month"] or numbers["m"]), int(numbers["year"] or numbers["y"]))
    match = _MONTH.fullmatch(text)
    return meeting_month(month_number(match["month"]), read_year(match["year"]), on) if match else ""


def meeting_month(month: int, year: int | None, on: date | None) -> str:
    """Return the month of a meeting as '2019-11'; without a year, the next such month after the one of `on`."""
    if year is None and on is not None:
        year = on.year + (month <= on.month)
    return _month_value(month, year) if year is not None else ""


def _month_value(month: int, year: int) -> str:
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 and 1 <= month <= 12 else ""
