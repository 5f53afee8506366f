from datetime import date, time

from minutes_app.domain.meeting import NextMeeting
from minutes_app.domain.next_meeting import title_of, words_of


def test_the_words_of_the_last_item_are_in_the_house_form():
    coming = NextMeeting("Thematic", "Serious Violence", date(2022, 8, 25), time(10), "HQ")
    assert words_of(coming) == ["Thursday 25th August, 10:00am", "Thematic – Serious Violence", "HQ"]
    assert words_of(NextMeeting(date=date(2019, 6, 24), time=time(19))) == ["Monday 24th June, 7:00pm"]
    assert [words_of(NextMeeting(time=time(hour, 5))) for hour in (0, 12)] == [["12:05am"], ["12:05pm"]]
    assert words_of(NextMeeting()) == []


def test_the_title_is_made_of_type_and_subject_unless_it_is_just_one_of_its_series():
    assert title_of(NextMeeting("Public", "", date(2022, 8, 25)), "Monthly") == "Public August 2022 – Meeting Notes"
    assert title_of(NextMeeting("Monthly"), "Monthly") == title_of(NextMeeting(), "Monthly") == ""
