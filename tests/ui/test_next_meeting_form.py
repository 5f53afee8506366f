"""The next meeting by keys: asked under the page, written as the office writes it, made in one command."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting

SERIES = "Monthly Assurance Meeting"
LINES = (
    Line("one", LineKind.ITEM, "Outstanding matters"),
    Line("text", LineKind.PARAGRAPH, "Text."),
    Line("next", LineKind.ITEM, "Confirmation of next meeting type / date / time / venue:"),
)
PEOPLE = (Attendee("Pippa Mills", "Chief Constable", "CC", Attendance.APOLOGIES), Attendee("Nora Newton"))
COMING = NextMeeting("Thematic", "Serious Violence", date(2022, 8, 25), time(10), "HQ")
WRITTEN = ["Thursday 25th August, 10:00am", "Thematic – Serious Violence", "Venue: HQ"]


@pytest.fixture
def page(window):
    window.open_meeting(window.service.add_meeting(Meeting(Details(SERIES, date=date(2022, 7, 18)), PEOPLE, LINES)))
    window.page.editor.going.to_line("text")
    return window.page


def fill(typist, *texts):
    typist.press("Ctrl+M", "Ctrl+A")
    typist.type(texts[0])
    for text in texts[1:]:
        typist.press("Tab")
        typist.type(text)
    typist.press("Return")


def last_item(page):
    lines = list(page.editor.lines.lines)
    return [line.text for line in lines[lines.index(next(line for line in lines if "next meeting" in line.text)) + 1 :]]


def coming_of(page):
    return page.meeting.meeting.details.next_meeting


def test_it_is_typed_as_one_says_it_and_written_as_the_office_writes_it(page, typist):
    before = list(page.editor.lines.lines)
    fill(typist, "Thursday 25 August", "10", "Thematic", "Serious Violence", "HQ")
    assert QApplication.activeModalWidget() is None
    assert last_item(page) == WRITTEN
    assert page.editor.lines.lines[3].marks == (Mark(11, 13, MarkKind.RAISED),)
    assert page.meeting.meeting.details.next_meeting == COMING
    assert (page.next_bar.isHidden(), page.editor.hasFocus()) == (True, True)
    typist.press("Ctrl+Z")
    assert list(page.editor.lines.lines) == before


def test_a_weekday_that_the_date_has_not_is_refused_under_the_field(page, typist):
    fill(typist, "Tuesday 25 August", "10")
    bar = page.next_bar
    assert not bar.isHidden()
    assert bar.date.hasFocus()
    assert bar._said.text() == "25/08/2022 is a Thursday"
    assert last_item(page) == []
    typist.press("Esc")
    assert (bar.isHidden(), page.editor.hasFocus()) == (True, True)
    assert page.meeting.meeting.details.next_meeting == NextMeeting()


def test_another_date_takes_the_place_of_the_first_and_other_words_stay(page, typist):
    fill(typist, "25 August", "10", "Thematic", "Serious Violence", "HQ")
    typist.press("Return")
    typist.type("Papers by noon.")
    fill(typist, "26 August")
    assert last_item(page) == ["Friday 26th August, 10:00am", *WRITTEN[1:], "Papers by noon."]


def test_what_was_typed_into_the_last_item_stands_in_the_form(page, typist):
    page.editor.going.to_line("next")
    typist.press("Return")
    typist.type("Public meeting – rural crime")
    typist.press("Return")
    typist.type("Wednesday 24th August at 19:00")
    typist.press("Ctrl+M")
    bar = page.next_bar
    shown = [field.text() for field in (bar.date, bar.time, bar.type, bar.subject)]
    assert shown == ["Wednesday 24th August 2022", "19:00", "Public meeting", "rural crime"]
    typist.press("Return")
    assert last_item(page) == ["Wednesday 24th August, 7:00pm", "Public meeting – rural crime"]


def test_without_a_last_item_for_it_one_is_made(window, typist):
    window.open_meeting(window.service.add_meeting(Meeting(Details(SERIES, date=date(2022, 7, 18)), (), LINES[:2])))
    fill(typist, "25 August")
    assert [line.text for line in window.page.editor.lines.lines][2:] == [LINES[2].text, "Thursday 25th August"]


def test_the_next_meeting_is_made_in_one_command_ready_to_type_and_only_once(page, typist, window):
    first = page.meeting.id
    fill(typist, "25 August", "10", "Thematic", "Serious Violence")
    window.next_meeting.make()
    made, meeting = page.meeting.id, page.meeting.meeting
    assert meeting.details.full_title == "Thematic – Serious Violence August 2022 – Meeting Notes"
    assert (meeting.details.date, meeting.details.start_time) == (date(2022, 8, 25), time(10))
    assert [person.attendance for person in meeting.attendees] == [Attendance.PRESENT] * 2
    assert [line.text for line in meeting.lines][:2] == ["Outstanding matters", "Holding to account"]
    assert page.editor.hasFocus()
    typist.press("Return")
    typist.type("Typed")
    assert page.meeting.meeting.lines[1].text == "Typed"
    window.open_meeting(first)
    window.next_meeting.make()
    assert page.meeting.id == made
    assert "was made already" in window.status.notice.text()


def test_a_venue_alone_is_no_title_of_the_next_meeting(page, typist, window):
    fill(typist, "15 September", "", "", "", "Kelvedon Park")
    assert last_item(page) == ["Thursday 15th September", "Venue: Kelvedon Park"]
    window.next_meeting.make()
    details = page.meeting.meeting.details
    assert details.full_title == "Monthly Assurance Meeting September 2022 – Meeting Notes"
    assert (details.title, details.venue) == ("", "Kelvedon Park")


def test_without_a_date_it_is_asked_for(page, window):
    window.next_meeting.make()
    assert (page.next_bar.isHidden(), page.next_bar.date.hasFocus()) == (False, True)
    assert len(window.service.meetings()) == 1


def test_undo_takes_the_date_back_from_the_details_too_and_redo_brings_it_again(page, typist, window):
    fill(typist, "25 August", "10", "Thematic", "Serious Violence", "HQ")
    fill(typist, "26 August")
    later = replace(COMING, date=date(2022, 8, 26))
    known = [coming_of(page)]
    for key in ("Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Y", "Ctrl+Z", "Ctrl+Z"):
        typist.press(key)
        known.append(coming_of(page))
    assert known == [later, COMING, NextMeeting(), COMING, later, COMING, NextMeeting()]
    page.meeting.flush()
    assert window.service.load(page.meeting.id).details.next_meeting == NextMeeting()
    window.next_meeting.make()
    assert (page.next_bar.isHidden(), page.next_bar.date.text()) == (False, "")
    assert len(window.service.meetings()) == 1


def test_undo_of_words_typed_since_leaves_the_date(page, typist):
    typist.type(" More")
    fill(typist, "25 August", "10", "Thematic", "Serious Violence", "HQ")
    page.editor.going.to_line("one")
    typist.type(" here")
    typist.press("Ctrl+Z")
    assert (last_item(page), coming_of(page)) == (WRITTEN, COMING)
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert (page.editor.lines.lines[1].text, coming_of(page)) == ("Text.", NextMeeting())
    typist.press("Ctrl+Y", "Ctrl+Y")
    assert coming_of(page) == COMING


@pytest.mark.parametrize("typed", ["d", "Return"])
def test_a_date_taken_back_stays_so_where_typing_goes_on(page, typist, typed):
    typist.type("abc")
    fill(typist, "25 August")
    typist.press("Ctrl+Z")
    typist.press(typed)
    for _ in range(12):
        typist.type("more")
        typist.press("Return")
    typist.press(*["Ctrl+Z"] * 30, *["Ctrl+Y"] * 30)
    assert coming_of(page) == NextMeeting()


def test_undo_keeps_what_the_details_were_given_since(page, typist):
    fill(typist, "25 August")
    other = NextMeeting("Thematic")
    page.set_details(replace(page.meeting.meeting.details, next_meeting=other))
    typist.press("Ctrl+Z")
    assert coming_of(page) == other


def test_the_details_of_another_meeting_are_left_alone(page, typist, window):
    fill(typist, "25 August")
    window.open_meeting(window.service.add_meeting(Meeting(Details(SERIES, date=date(2022, 9, 1)), PEOPLE, LINES)))
    typist.type("x")
    typist.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Y")
    assert coming_of(page) == NextMeeting()
