"""Steps over the calendar: days, working days, months and their ends. None is a day that the calendar has not."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

FRIDAY = 4


def made(year: int, month: int, day: int) -> date | None:
    """Return the day of these numbers."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def first_from(on: date, days: Iterable[date | None]) -> date | None:
    """Return the first of the days that is not before `on`."""
    return next((day for day in days if day is not None and day >= on), None)


def next_of_year(on: date, month: int, day: int) -> date | None:
    """Return the first such day of a year on or after `on`."""
    # Eight years on there has been a 29 February, even over 1900 and its like.
    return first_from(on, (made(year, month, day) for year in range(on.year, on.year + 9)))


def next_of_month(on: date, day: int) -> date | None:
    """Return the first such day of a month on or after `on`."""
    # No two months in a row are short, so that the third has every day there is.
    months = ((on.year + (on.month - 1 + i) // 12, (on.month - 1 + i) % 12 + 1) for i in range(3))
    return first_from(on, (made(year, month, day) for year, month in months))


def days_later(day: date, count: int) -> date | None:
    """Return the day `count` days later, or earlier where it is negative."""
    try:
        return day + timedelta(count)
    except OverflowError:
        return None


def working_days_later(day: date, count: int) -> date | None:
    """Return the day `count` weekdays later; bank holidays are not known here."""
    weeks, weekday = divmod(min(day.weekday(), FRIDAY) + count, FRIDAY + 1)
    return days_later(day, weeks * 7 + weekday - day.weekday())


def months_later(day: date, count: int) -> date | None:
    """Return the same day `count` months later, or that month's last where it is shorter."""
    years, month = divmod(day.month - 1 + count, 12)
    end = month_end(day.year + years, month + 1)
    return end.replace(day=min(day.day, end.day)) if end else None


def month_end(year: int, month: int) -> date | None:
    """Return the last day of the month."""
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= year <= 9999 else None


def next_month_end(on: date, month: int) -> date | None:
    """Return the last day of the first such month that ends on or after `on`."""
    return month_end(on.year + (month < on.month), month)


def period_end(on: date, unit: str, further: int) -> date | None:
    """Return the last day of a week (its Friday), month, year or financial year (31 March), `further` ones on."""
    if unit == "week":
        return days_later(on, max(FRIDAY - on.weekday(), 0) + 7 * further)
    if unit == "month":
        first = months_later(on.replace(day=1), further)
        return month_end(first.year, first.month) if first else None
    if unit == "year":
        return made(on.year + further, 12, 31)
    return made(on.year + (on.month > 3) + further, 3, 31)
