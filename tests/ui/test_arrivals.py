"""Late arrivals and early leavers by keys: kept with the person, minuted with the clock, not carried on."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, Passage

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Rachel Jones", "Assistant Chief Constable", "ACC"),
    Attendee("Nora Newton", "Policy Officer", "NN"),
)
LINES = (
    Line("one", LineKind.ITEM, "Calls"),
    Line("in", LineKind.ITEM, "Inside", 2),
    Line("text", LineKind.PARAGRAPH, "The PCC asked."),
    Line("wait", LineKind.PARAGRAPH, ""),
    Line("two", LineKind.ITEM, "AOB"),
)
AT = datetime(2026, 3, 5, 14, 20)
TODAY = AT.date()
SERIES = "Monthly Assurance Meeting"


def opened(window, on=TODAY, at="text"):
    window.open_meeting(window.service.add_meeting(Meeting(Details(series=SERIES, date=on), PEOPLE, LINES)))
    window.page.arrivals.now = lambda: AT
    window.page.editor.going.to_line(at)
    return window.page


@pytest.fixture
def page(window):
    return opened(window)


def test_two_keys_note_where_and_when_somebody_joined_and_again_forget_it(page, typist):
    typist.press("F7", "Down", "J")
    assert page.meeting.meeting.attendees[1].arrived == Passage("1.1", time(14, 20))
    spoken = page.attendee_model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Rachel Jones, Assistant Chief Constable (ACC), present, joined at 1.1"
    assert page.attendees.hint.text() == (
        "Enter goes back to the text and writes: The ACC joined the meeting at 14:20."
    )
    typist.press("L")
    assert page.meeting.meeting.attendees[1].left == Passage("1.1", time(14, 20))
    typist.press("J")
    assert page.meeting.meeting.attendees[1].arrived is None
    typist.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert page.meeting.meeting.attendees == PEOPLE


def test_enter_minutes_it_at_the_end_of_the_item_as_one_undo(page, typist, window):
    spot = page.editor.spot
    typist.press("F7", "Down", "J", "Return")
    assert (page.editor.hasFocus(), page.editor.spot) == (True, spot)
    assert window.status.notice.text() == (
        "Written at the end of item 1.1: The ACC joined the meeting at 14:20. "
        "You are back in the text; F7 goes to attendance."
    )
    note = page.editor.lines.lines[3]
    assert (note.kind, note.text) == (LineKind.NOTE, "The ACC joined the meeting at 14:20.")
    assert [line.id for line in page.editor.lines.lines if line is not note] == [line.id for line in LINES]
    typist.press("Ctrl+Z")
    assert [line.id for line in page.editor.lines.lines] == [line.id for line in LINES]
    typist.press("F7", "End", "L", "Return")
    assert page.editor.lines.lines[3].text == "Nora Newton left the meeting at 14:20."


def test_the_line_goes_before_the_empty_one_that_is_being_typed_into(window, typist):
    page = opened(window, at="wait")
    typist.press("F7", "Down", "J", "Return")
    assert page.editor.spot == ("wait", 0)
    assert [line.text for line in page.editor.lines.lines][3:5] == ["The ACC joined the meeting at 14:20.", ""]


def test_minutes_written_up_on_another_day_take_no_time_from_the_clock(window, typist):
    page = opened(window, date(2026, 3, 4))
    typist.press("F7", "Down", "J", "L", "Return")
    assert page.meeting.meeting.attendees[1].left == Passage("1.1")
    assert page.editor.lines.lines[3].text == "The ACC left the meeting after item 1.1."


def test_it_is_kept_over_a_restart_with_the_person_and_whatever_is_typed_over_them(page, typist, window, make_window):
    typist.press("F7", "Down", "J", "I", "F2", "Ctrl+A")
    typist.type("Rachel Smith, T/DCC (T/DCC)")
    typist.press("Return")
    QApplication.processEvents()  # Qt takes what was typed when it next looks at its events
    window.close()
    again = make_window()
    person = again.page.meeting.meeting.attendees[1]
    wanted = Attendee("Rachel Smith", "T/DCC", "T/DCC", Attendance.IN_ATTENDANCE, Passage("1.1", time(14, 20)))
    assert person == wanted


def test_the_next_meeting_starts_with_everybody_there_from_the_start(page, typist, window):
    typist.press("F7", "Down", "J", "L")
    made = window.service.next_meeting(page.meeting.id)
    assert made.attendees == PEOPLE
    assert page.meeting.meeting.attendees[1].arrived == Passage("1.1", time(14, 20))


def test_the_printed_table_of_attendance_has_no_place_for_it(page, typist, window, tmp_path):
    typist.press("F7", "Down", "J", "Return")
    window.service.export(page.meeting.meeting, tmp_path / "a.txt")
    printed = (tmp_path / "a.txt").read_text("utf-8")
    assert "The ACC joined the meeting at 14:20." in printed
    assert "joined at" not in printed


def test_approved_minutes_take_nobody_in(page, typist, window):
    meeting_id = page.meeting.id
    page.leave()
    window.service.approve(meeting_id, on=date(2026, 4, 1), words="Agreed")
    window.open_meeting(meeting_id)
    typist.press("F7", "Down", "J")
    assert page.meeting.meeting.attendees == PEOPLE
    assert "approved" in page.attendees.problem.text()


@pytest.mark.parametrize(("key", "state"), [("A", Attendance.APOLOGIES), ("X", Attendance.ABSENT)])
@pytest.mark.parametrize("passage", ["J", "L"])
def test_who_comes_or_goes_after_all_was_here(page, typist, key, state, passage):
    typist.press("F7", "Down", key)
    assert page.attendees.count.text().startswith("2\u00a0present ·")
    typist.press(passage)
    assert page.meeting.meeting.attendees[1].attendance is Attendance.PRESENT
    assert page.attendees.count.text() == "3\u00a0present"
    typist.press("Ctrl+Z")
    assert page.meeting.meeting.attendees[1] == replace(PEOPLE[1], attendance=state)


def test_who_is_in_attendance_stays_so(page, typist):
    typist.press("F7", "Down", "I", "J")
    assert page.meeting.meeting.attendees[1].attendance is Attendance.IN_ATTENDANCE
