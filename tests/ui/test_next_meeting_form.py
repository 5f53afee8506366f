"""The next meeting by keys: asked under the page, written as the office writes it, made in one command."""

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
WRITTEN = ["Thursday 25th August, 10:00am", "Thematic – Serious Violence", "HQ"]


@pytest.fixture
def page(window):
    window.open_meeting(window.service.add_meeting(Meeting(Details(SERIES, date=date(2022, 7, 18)), PEOPLE, LINES)))
    window.page.go_to_line("text")
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
    page.go_to_line("next")
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


def test_without_a_date_it_is_asked_for(page, window):
    window.next_meeting.make()
    assert (page.next_bar.isHidden(), page.next_bar.date.hasFocus()) == (False, True)
    assert len(window.service.meetings()) == 1
