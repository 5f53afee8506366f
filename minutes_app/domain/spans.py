"""Days, months and years typed to narrow a list: 'May 2019', '2022', '18 July 2022'."""

import re
from datetime import date

from minutes_app.domain import calendar_days
from minutes_app.domain.dates import MONTH_WORD, month_number, read_date

Span = tuple[date, date]

_YEAR = re.compile(r"\s*(?P<year>[0-9]{4})\s*")
_MONTH = re.compile(
    rf"\s*(?:(?P<month>{MONTH_WORD})\.?(?:\s+(?P<year>[0-9]{{4}}))?|(?P<y>[0-9]{{4}})-(?P<m>0[1-9]|1[0-2]))\s*",
    re.IGNORECASE,
)


def read_span(text: str, today: date) -> Span | None:
    """Return the first and the last day of what the words name, None where they name no day, month or year.

    A day or a month without a year is of this year.
    """
    if year := _YEAR.fullmatch(text):
        return _span(int(year["year"]), 1, int(year["year"]), 12)
    if month := _MONTH.fullmatch(text):
        number = int(month["m"]) if month["m"] else month_number(month["month"])
        in_year = int(month["y"] or month["year"] or today.year)
        return _span(in_year, number, in_year, number)
    of_year = any(sign.isdigit() for sign in text)
    day = read_date(text, date(today.year, 1, 1) if of_year else today).day
    return (day, day) if day else None


def _span(year: int, first: int, last_year: int, last: int) -> Span | None:
    begin, end = calendar_days.made(year, first, 1), calendar_days.month_end(last_year, last)
    return (begin, end) if begin and end else None
