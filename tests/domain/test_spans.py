from datetime import date

import pytest

from minutes_app.domain.spans import read_span

TODAY = date(2022, 7, 20)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("May 2019", date(2019, 5, 1), date(2019, 5, 31)),
        (" feb 2020 ", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-05", date(2019, 5, 1), date(2019, 5, 31)),
        ("May", date(2022, 5, 1), date(2022, 5, 31)),
        ("18 July 2022", date(2022, 7, 18), date(2022, 7, 18)),
        ("18/7", date(2022, 7, 18), date(2022, 7, 18)),
        ("3 February", date(2022, 2, 3), date(2022, 2, 3)),
        ("2022-07-18", date(2022, 7, 18), date(2022, 7, 18)),
        ("today", TODAY, TODAY),
    ],
)
def test_days_months_and_years(typed, first, last):
    assert read_span(typed, TODAY) == (first, last)


@pytest.mark.parametrize("typed", ["", "Juno", "31 February 2022", "0000", "2022-13", "soon", "20190"])
def test_what_names_no_day(typed):
    assert read_span(typed, TODAY) is None
