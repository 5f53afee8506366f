from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.dates import (
    end_of_month,
    ordinal,
    plain_date,
    read_date,
    read_month,
    read_time,
    short_date,
    short_month,
    written_date,
    written_month,
)

ON = date(2026, 8, 20)  # a Thursday


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (22, "22nd"), (23, "23rd"), (30, "30th"), (31, "31st"), (111, "111th"), (101, "101st")],
)  # fmt: skip
def test_ordinals(number, words):
    assert ordinal(number) == words


def test_written_forms():
    assert written_date(date(2022, 7, 18)) == "Monday 18th July 2022"
    assert short_date(date(2022, 8, 31)) == "Wed 31 August 2022"
    assert plain_date(date(2022, 8, 31)) == "31 August 2022"
    assert (written_month("2022-09"), short_month("2022-09")) == ("September 2022", "Sep 2022")
    assert (written_month(""), short_month("")) == ("", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 August", "2026-08-31"),
        ("31 Aug 2022", "2022-08-31"),
        ("31st of August", "2026-08-31"),
        ("the 31st of August 2027", "2027-08-31"),
        ("31 August, 2027", "2027-08-31"),
        ("25 th August", "2026-08-25"),
        ("25aug", "2026-08-25"),
        ("1 Sept", "2026-09-01"),
        ("1 Sept.", "2026-09-01"),
        ("by 1 Sept", "2026-09-01"),
        ("Thurs 27 Aug", "2026-08-27"),
        ("Thurs 27 Aug 2pm", "2026-08-27"),
        ("Weds 26 August at 10:00", "2026-08-26"),
        ("Wed. 26 Aug", "2026-08-26"),
        ("10am on Friday", "2026-08-21"),
        ("noon Friday", "2026-08-21"),
        ("25/8", "2026-08-25"),
        ("25/08", "2026-08-25"),
        ("25.8", "2026-08-25"),
        ("25.8.26", "2026-08-25"),
        ("25-8-2026", "2026-08-25"),
        ("25/08/2026", "2026-08-25"),
        ("2022-08-25", "2022-08-25"),
        ("31 August 22", "2022-08-31"),
        ("31 Aug ’22", "2022-08-31"),
        ("31 August 19.30", "2026-08-31"),
        ("Friday", "2026-08-21"),
        ("Thursday", "2026-08-20"),
        ("this Friday", "2026-08-21"),
        ("Wednesday", "2026-08-26"),
        ("next Tuesday", "2026-08-25"),
        ("next Friday", "2026-08-28"),
        ("today", "2026-08-20"),
        ("Tomorrow", "2026-08-21"),
        ("COB Friday", "2026-08-21"),
        ("by close of business on Friday", "2026-08-21"),
        ("w/c 7 September", "2026-09-07"),
        ("week commencing 7 September", "2026-09-07"),
        ("end of August", "2026-08-31"),
        ("the end of February 2028", "2028-02-29"),
        ("the start of September", "2026-09-01"),
        ("end of the week", "2026-08-21"),
        ("end of next week", "2026-08-28"),
        ("the end of the month", "2026-08-31"),
        ("end of next month", "2026-09-30"),
        ("next month", "2026-09-30"),
        ("the end of the year", "2026-12-31"),
        ("end of 2027", "2027-12-31"),
        ("the end of the financial year", "2027-03-31"),
        ("in two weeks", "2026-09-03"),
        ("within a fortnight", "2026-09-03"),
        ("within the next 10 days", "2026-08-30"),
        ("within two working days", "2026-08-24"),
        ("in 3 months' time", "2026-11-20"),
        ("within a year", "2027-08-20"),
        ("25th", "2026-08-25"),
        ("the 31st", "2026-08-31"),
        ("the 19th", "2026-09-19"),
        ("19 August", "2027-08-19"),
        ("20 August", "2026-08-20"),
        ("1 January", "2027-01-01"),
        ("29 Feb", "2028-02-29"),
        ("29 February 2028", "2028-02-29"),
        ("31 December 9999", "9999-12-31"),
        ("3 Decem", "2026-12-03"),
    ],
)
def test_dates(text, day):
    assert read_date(text, ON).day == date.fromisoformat(day)
    assert read_date(text, ON).problem == ""


@pytest.mark.parametrize(
    ("text", "day", "problem"),
    [
        ("Thursday 25th August", date(2026, 8, 25), "25/08/2026 is a Tuesday"),
        ("Thursday 25th August 10:00am", date(2026, 8, 25), "25/08/2026 is a Tuesday"),
        ("Monday 25/08/2026", date(2026, 8, 25), "25/08/2026 is a Tuesday"),
        ("Monday 25th", date(2026, 8, 25), "25/08/2026 is a Tuesday"),
        ("31 February", None, "There is no 31 February"),
        ("Tue 31 Feb", None, "There is no 31 February"),
        ("29 February 2027", None, "There is no 29 February 2027"),
        ("31/2", None, "There is no 31 February"),
        ("25/13/2026", None, "There is no 25/13"),
        ("0 August", None, "There is no 0 August"),
        ("45 August", None, "There is no 45 August"),
        ("the 32nd", None, "There is no 32nd"),
        ("1 January 0000", None, "There is no 1 January 0000"),
    ],
)
def test_problems(text, day, problem):
    found = read_date(text, ON)
    assert (found.day, found.problem) == (day, problem)


@pytest.mark.parametrize(
    "text",
    ["", " ", "ASAP", "TBC", "August", "5", "COB", "31 August or later", "31 August 10 posts", "22/23/24/25",
     "Fridays", "marching", "2.4%", "24", "two weeks", "31 Augustus", "next", "in a few months"],
)  # fmt: skip
def test_not_a_date(text):
    assert read_date(text, ON).day is None
    assert read_date(text, ON).problem == ""


@pytest.mark.parametrize("text", ["31 August", "Friday", "25/8", "25th", "tomorrow", "end of August", "in two weeks"])
def test_without_a_meeting_date_only_a_whole_date_is_certain(text):
    assert read_date(text, None).day is None
    assert text.split()[-1] in read_date(text, None).problem


def test_at_the_ends_of_the_calendar():
    assert read_date("tomorrow", date.max).day is None
    assert read_date("next month", date.max).day is None
    assert read_date("in 999 years", date.max).day is None
    assert read_date("29 February", date(9998, 1, 1)).day is None
    assert read_date("the 30th", date.max).day is None
    assert read_date("end of 0000", ON).day is None
    assert read_month("January", date.max) == ""
    assert end_of_month(1, None, date.max) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:00", time(14)), ("10:00am", time(10)), ("2pm", time(14)), ("14:00pm", time(14)), ("14:00am", time(14)),
        ("@ 10:00", time(10)), ("19.30", time(19, 30)), ("at 19:00", time(19)), ("9", time(9)), ("1400", time(14)),
        ("930", time(9, 30)), ("1400hrs", time(14)), ("14:00 hrs", time(14)), ("2.15 p.m.", time(14, 15)),
        ("12am", time(0)), ("12pm", time(12)), ("12:30am", time(0, 30)), ("12 noon", time(12)), ("Midday", time(12)),
        ("midnight", time(0)), (" 10:00 ", time(10)), ("Thursday 25th August, 10:00am", time(10)),
        ("24:00", None), ("10:75", None), ("25pm", None), ("25.8.26", None), ("2022-08-25", None), ("1:5", None),
        ("August 22", None), ("", None), ("TBC", None), ("25 August", None),
    ],
)  # fmt: skip
def test_times(text, moment):
    assert read_time(text) == moment


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("September", "2026-09"), ("the November meeting", "2026-11"), ("the August meeting", "2027-08"),
        ("July", "2027-07"), ("January", "2027-01"), ("Sept", "2026-09"), ("Sept. meeting", "2026-09"),
        ("May 2019 meeting", "2019-05"), ("May '19", "2019-05"), ("the meeting in November", "2026-11"),
        ("November’s meeting", "2026-11"), ("2022-09", "2022-09"), ("9/2022", "2022-09"), ("13/2022", ""),
        ("next meeting", ""), ("", ""), ("marching", ""), ("0000-01", ""),
    ],
)  # fmt: skip
def test_months(text, month):
    assert read_month(text, ON) == month


def test_month_without_year_needs_the_meeting():
    assert read_month("September", None) == ""
    assert read_month("December", date(2022, 12, 5)) == "2023-12"


DAYS = st.one_of(st.none(), st.dates(), st.just(date.min), st.just(date.max))
PIECES = [
    "by", "on", "the", "end", "of", "next", "this", "week", "month", "year", "financial", "31st", "29", "Feb", "August",
    "Mon.", "Friday", "25/8", "31.12.9999", "w/c", "COB", "within", "in", "two", "999", "days", "fortnight", "months",
    "10am", "@", "14:00", "noon", "0", "2022", "0000", "9999", "-", ",", "’22", "tomorrow",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES)).map(" ".join)


@given(st.one_of(st.text(), WORDS), DAYS)
def test_no_text_whatever_raises(text, on):
    found = read_date(text, on)
    assert found.day is None or isinstance(found.day, date)
    assert isinstance(read_time(text), time | None)
    month = read_month(text, on)
    assert month == "" or date.fromisoformat(f"{month}-01")


@given(st.dates(), DAYS)
def test_what_is_written_is_read(day, on):
    for text in (written_date(day), plain_date(day), short_date(day), f"{day:%d/%m}/{day.year:04d}", day.isoformat()):
        assert (read_date(text, on).day, read_date(text, on).problem) == (day, "")


@given(st.dates(max_value=date(9990, 1, 1)), st.dates(max_value=date(9990, 1, 1)))
def test_without_a_year_it_is_the_first_on_or_after_the_meeting(day, on):
    found = read_date(f"{day.day}/{day.month}", on).day
    assert found is not None
    assert (found.day, found.month) == (day.day, day.month)
    years = 1 if (day.day, day.month) != (29, 2) else 8
    assert on <= found
    assert found.year - on.year <= years


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_times_round(moment):
    assert read_time(f"{moment:%H:%M}") == read_time(f"{moment:%H%M}") == moment
    assert read_time(f"{moment:%I:%M%p}") == read_time(f"{moment:%I.%M %p}") == moment


@pytest.mark.timeout(5)
@pytest.mark.parametrize("text", ["1" + " " * 5000 + "x", "by " * 3000, "31 Aug" + " ," * 3000 + "x", "1:00 " * 2000])
def test_long_texts_are_quick(text):
    assert read_date(text, ON).day is None
    assert read_time(text + "x") is None
    assert read_month(text + "x", ON) in ("", "2027-08")
