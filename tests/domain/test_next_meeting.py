from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting, NextMeeting
from minutes_app.domain.next_meeting import next_item, title_of, upcoming, with_next_meeting, words_of

ON, NOTHING = date(2022, 7, 18), NextMeeting()


def last_item(*texts):
    return (Line("n", LineKind.ITEM, "Next meeting"), *(Line(t, LineKind.PARAGRAPH, t) for t in texts))


def read(*texts, known=NOTHING):
    return upcoming(Meeting(Details("Monthly", date=ON, next_meeting=known), (), last_item(*texts)))


def test_the_words_of_the_last_item_are_in_the_house_form():
    coming = NextMeeting("Thematic", "Serious Violence", date(2022, 8, 25), time(10), "HQ")
    assert words_of(coming) == ["Thursday 25th August, 10:00am", "Thematic – Serious Violence", "Venue: HQ"]
    assert words_of(NextMeeting(date=date(2019, 6, 24), time=time(19))) == ["Monday 24th June, 7:00pm"]
    assert [words_of(NextMeeting(time=time(hour, 5))) for hour in (0, 12)] == [["12:05am"], ["12:05pm"]]
    assert words_of(NextMeeting()) == []


def test_the_title_is_made_of_type_and_subject_unless_it_is_just_one_of_its_series():
    assert title_of(NextMeeting("Public", "", date(2022, 8, 25)), "Monthly") == "Public August 2022 – Meeting Notes"
    assert title_of(NextMeeting("Monthly"), "Monthly") == title_of(NextMeeting(), "Monthly") == ""


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["Thursday 25th August, 10:00am"], NextMeeting(date=date(2022, 8, 25), time=time(10))),
        (
            ["Thursday 25th August, 10:00am", "Thematic – Serious Violence"],
            NextMeeting("Thematic", "Serious Violence", date(2022, 8, 25), time(10)),
        ),
        (
            ["Public Facebook Live meeting on rural crime Monday 25th July at 19:00"],
            NextMeeting("Public Facebook Live meeting on rural crime", "", date(2022, 7, 25), time(19)),
        ),
        (["N/A"], NextMeeting()),
        (["To be arranged"], NextMeeting()),
    ],
)
def test_what_the_last_item_says_is_read(texts, wanted):
    assert read(*texts) == wanted


def test_the_last_item_holds_against_the_data_and_the_data_where_it_says_nothing():
    known = NextMeeting("Thematic", "Fraud", date(2022, 8, 25), time(10), "HQ")
    assert read("Friday 26th August", known=known) == replace(known, date=date(2022, 8, 26))
    assert read("To be arranged", known=known) == known
    with pytest.raises(PlainError, match="“Friday 25th August”, but 25/08/2022 is a Thursday"):
        read("Friday 25th August", known=known)


@pytest.mark.parametrize(
    ("texts", "known"),
    [(["Monday 18 July"], NOTHING), (["Wednesday 25 August 2021"], NOTHING), ([], NextMeeting(date=date(2022, 7, 17)))],
)
def test_a_next_meeting_that_is_not_after_this_one_is_refused(texts, known):
    with pytest.raises(PlainError, match="Correct it, then make the next meeting"):
        read(*texts, known=known)


def test_the_item_is_the_one_that_says_so_or_is_made():
    lines = [*last_item("N/A"), Line("x", LineKind.ITEM, "Any other business")]
    assert next_item(lines) == 0
    made = with_next_meeting(lines, NextMeeting(), NextMeeting(date=date(2022, 8, 25)))
    assert [line.text for line in made] == ["Next meeting", "Thursday 25th August", "Any other business"]
    made = with_next_meeting(lines[2:], NextMeeting(), NextMeeting(date=date(2022, 8, 25)))
    assert [line.text for line in made][1:] == [
        "Confirmation of next meeting type / date / time / venue:", "Thursday 25th August",
    ]  # fmt: skip


def test_the_venue_is_called_so_and_is_no_subject():
    day = date(2022, 9, 15)
    assert words_of(NextMeeting(date=day, venue="Kelvedon Park")) == ["Thursday 15th September", "Venue: Kelvedon Park"]
    assert read("Thursday 15th September", "venue: Hall B", known=NextMeeting(venue="HQ")) == NextMeeting(
        date=day, venue="Hall B"
    )
    # The way it was written without its name.
    old = NextMeeting(date=day, venue="Kelvedon Park")
    assert read("Thursday 15th September", "Kelvedon Park", known=old) == old


def test_a_venue_changed_by_hand_goes_where_the_next_meeting_is_typed_anew():
    day = date(2022, 9, 15)
    lines = last_item("Thursday 15th September", "Venue: Hall B", "Papers by noon.")
    coming = NextMeeting(date=day, venue="Hall C")
    made = with_next_meeting(lines, NextMeeting(date=day, venue="HQ"), coming)
    assert [line.text for line in made][1:] == ["Thursday 15th September", "Venue: Hall C", "Papers by noon."]


def built(words, days):
    return st.builds(
        NextMeeting, words, words, st.dates(ON + timedelta(1), ON + timedelta(days)) | st.none(),
        st.times(max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)) | st.none(), words,
    )  # fmt: skip


tricky = st.sampled_from(
    ["", "HQ", "Monthly", "N/A", "A – B", "Venue: x", "Monday 25th July", "Friday 1 May", "10:00am"]
)


@given(built(tricky, 3000), built(tricky, 3000))
def test_what_is_written_is_read_back_with_the_data_beside_it(before, coming):
    lines = with_next_meeting(last_item("N/A"), NextMeeting(), before)
    lines = with_next_meeting(lines, before, coming)
    assert upcoming(Meeting(Details("Monthly", date=ON, next_meeting=coming), (), tuple(lines))) == coming


plain = st.text("abcdeé ", max_size=12).map(str.strip)


@given(built(plain, 360))
def test_what_is_written_is_read_back_from_the_words_alone(coming):
    if not coming.date:
        coming = replace(coming, type="", subject="", time=None)  # without a day nothing else counts but the venue
    elif not coming.type:
        coming = replace(coming, type=coming.subject, subject="")  # a subject alone cannot be told from a type
    lines = with_next_meeting([], NextMeeting(), coming)
    assert upcoming(Meeting(Details("Monthly", date=ON), (), tuple(lines))) == coming
