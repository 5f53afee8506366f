"""Dates and times: each rule on what it is for, and on what only looks like it."""

from datetime import date, time

import pytest
from checked import DAY, action, found, item, line, said, told

from minutes_app.domain.checks import Rule
from minutes_app.domain.meeting import Details, NextMeeting


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("It was held on 31 June.", Rule.IMPOSSIBLE_DATE, "31 June"),
        ("From 29 February 2023 on.", Rule.IMPOSSIBLE_DATE, "29 February 2023"),
        ("On the 45th May.", Rule.IMPOSSIBLE_DATE, "45th May"),
        ("On 31/06/2022.", Rule.IMPOSSIBLE_DATE, "31/06/2022"),
        ("On the 22th.", Rule.IMPOSSIBLE_DATE, "22th"),
        ("It was on Tuesday 18 July 2022.", Rule.WEEKDAY, "Tuesday 18 July 2022"),
        ("It was on Wed 18th July.", Rule.WEEKDAY, "Wed 18th July"),
        ("It began at 14:00pm.", Rule.IMPOSSIBLE_TIME, "14:00pm"),
        ("It began at 00.30 p.m. sharp.", Rule.IMPOSSIBLE_TIME, "00.30 p.m."),
        ("It began at 25:00.", Rule.IMPOSSIBLE_TIME, "25:00"),
        ("It began at 10:75.", Rule.IMPOSSIBLE_TIME, "10:75"),
    ],
)
def test_dates_and_times_that_cannot_be(text, rule, words):
    assert said(text) == [(rule, words)]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday 11 July.",  # the week before
        "They had met on Sunday 18 July.",  # the year before
        "The ratio was 60:40 and the score 27:15, 24/7, 999/101, 1:1, 22/23 and 2023/24.",
        "It stood at 20:80.",
        "Meeting Room 1.38 at 10:00am, 2pm, 12am, 12:30 pm, 24:00.",
        "In May 2019 the 40 May elections and the 32 March marches.",
        "Between 10-12 May 2022, on 1 and 2 June, and by 31 March 2023.",
        "The 1st, 2nd, 3rd, 11th, 12th, 13th, 21st, 101st and 112th.",
        "Version 1.31 June and £31 June.",
        "By Thursday 25th August 2022, 10:00am.",
    ],
)
def test_dates_and_times_that_can_be(text):
    assert not said(text)


def test_dates_to_come_are_of_the_year_to_come():
    next_item = item("Confirmation of next meeting")
    assert told(found(next_item, line("Sunday 18 July at 10:00"))) == [(Rule.WEEKDAY, "Sunday 18 July")]
    assert not found(next_item, line("Thursday 25th August, 10:00am"))
    assert told(found(item("A"), action("CC to share it by Friday 31 August"))) == [(Rule.WEEKDAY, "Friday 31 August")]
    assert told(found(item("A"), action("CC to share it by 31 August 2021"))) == [
        (Rule.IMPOSSIBLE_DATE, "by 31 August 2021")
    ]


def test_details_agree_with_themselves():
    wrong = Details(date=DAY, start_time=time(14), end_time=time(13), next_meeting=NextMeeting(date=date(2022, 7, 1)))
    assert [(each.rule, each.line_id, each.attendee) for each in found(details=wrong)] == [
        (Rule.IMPOSSIBLE_TIME, "", ""),
        (Rule.IMPOSSIBLE_DATE, "", ""),
    ]
    right = Details(date=DAY, start_time=time(14), end_time=time(15), next_meeting=NextMeeting(date=date(2022, 8, 25)))
    assert not found(details=right)


def test_without_the_meetings_date_only_whole_dates_are_judged():
    undated = Details("Assurance")
    assert not said("It was on Sunday 18 July.", details=undated)
    assert said("It was on Sunday 18 July 2022.", details=undated) == [(Rule.WEEKDAY, "Sunday 18 July 2022")]
    assert said("It was on 31 June.", details=undated) == [(Rule.IMPOSSIBLE_DATE, "31 June")]
