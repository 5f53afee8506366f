"""The attendee panel by keys: who is here, apologies, short forms, order, chair, and an undo of its own."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting
from minutes_app.places import resources
from minutes_app.service import read_meeting
from ui.meeting.attendee_model import SHARED_ROLE

SERIES = "Monthly Assurance Meeting"
PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Rachel Jones", "Assistant Chief Constable", "ACC"),
)
SAMPLE = resources() / "samples" / "2022-07-monthly-assurance.json"


@pytest.fixture
def page(window):
    """The page with a meeting of three people and one item open."""
    details = Details(series=SERIES, date=date(2022, 7, 18), chair="John Campion")
    lines = (Line("a" * 16, LineKind.ITEM, "AOB"), Line("b" * 16, LineKind.PARAGRAPH, "Nothing."))
    window.open_meeting(window.service.add_meeting(Meeting(details, PEOPLE, lines)))
    return window.page


def names(page):
    return [attendee.name for attendee in page.attendee_model.attendees]


def new_meeting(typist, day):
    """Start the next meeting of the series by keys."""

    def fill():
        typist.press("Alt+D", "Ctrl+A")
        typist.type(day)
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+N"), fill)


def type_over(typist, words):
    """Change the current person by F2. Qt takes what was typed when it next looks at its events."""
    typist.press("F2", "Ctrl+A")
    typist.type(words)
    typist.press("Return")
    QApplication.processEvents()


def add(typist, words):
    typist.press("Shift+F7")
    typist.type(words)
    typist.press("Return")


def test_a_new_meeting_starts_with_standing_items_and_last_times_people_all_present(window, typist):
    people = read_meeting(SAMPLE).attendees
    window.open_sample()
    typist.press("F7", "Down", "A")
    assert window.page.attendee_model.attendees[1].attendance is Attendance.APOLOGIES
    assert window.page.attendees.count.text().replace("\u00a0", " ") == "6 present · 1 apology"

    new_meeting(typist, "25 August 2022")

    begun = window.page.meeting.meeting
    assert [line.text for line in begun.lines] == [
        "Outstanding matters",
        "Holding to account",
        "AOB",
        "Confirmation of next meeting type / date / time / venue:",
    ]
    assert begun.attendees == tuple(replace(a, attendance=Attendance.PRESENT) for a in people)
    assert (begun.details.series, begun.details.date) == (SERIES, date(2022, 8, 25))
    assert window.page.attendees.count.text().replace("\u00a0", " ") == "7 present"


def test_each_state_is_a_key_replaces_the_one_before_and_is_kept(page, typist, make_window, library, window):
    typist.press("F7", "Down")
    for key, state in zip("AXINPX", (*list(Attendance)[1:], Attendance.PRESENT, Attendance.ABSENT), strict=True):
        typist.press(key)
        assert [a.attendance for a in page.attendee_model.attendees] == [Attendance.PRESENT, state, Attendance.PRESENT]
    window.close()
    assert make_window(library).page.attendee_model.attendees[1].attendance is Attendance.ABSENT


def test_a_person_already_here_is_refused_in_the_panel_without_a_dialog(page, typist, window):
    typist.press("F7", "Down", "A")
    before = page.meeting.meeting
    add(typist, "pippa  mills, Somebody else (XX)")
    assert page.attendees.problem.isVisible()
    assert "is here already (apologies). F7 and one key change that." in page.attendees.problem.text()
    assert QApplication.activeModalWidget() is None
    assert not window.findChildren(QDialog)
    assert page.meeting.meeting == before
    assert page.attendees.entry.hasFocus()


def test_another_persons_name_typed_over_somebody_is_refused_too(page, typist):
    typist.press("F7")
    type_over(typist, "Pippa Mills (CC)")
    assert page.attendee_model.attendees == PEOPLE
    assert page.attendees.problem.text() == "Pippa Mills is here already."


def test_a_short_form_belongs_to_the_meeting(window, typist, make_window, library):
    window.open_sample()
    july = window.page.meeting.id
    last_month = window.page.meeting.meeting
    new_meeting(typist, "25 August 2022")
    row = names(window.page).index("Rachel Jones")
    typist.press("F7", *["Down"] * row)
    type_over(typist, "Rachel Jones, Temporary Deputy Chief Constable (T/DCC)")

    changed = Attendee("Rachel Jones", "Temporary Deputy Chief Constable", "T/DCC")
    assert window.page.attendee_model.attendees[row] == changed
    august = window.page.meeting.id
    window.close()
    again = make_window(library)
    assert again.page.meeting.id == august
    assert again.page.meeting.meeting.attendees[row] == changed
    assert again.service.load(july) == last_month
    assert last_month.attendees[row].short_form == "ACC"


def test_two_people_with_one_short_form_are_flagged_at_once_and_kept(page, typist):
    add(typist, "Nora Newton, Clerk (CC)")
    people = page.attendee_model.attendees
    assert page.attendees.problem.isVisible()
    assert page.attendees.problem.text() == "Used by two people: CC."
    flagged = [page.attendee_model.index(row).data(SHARED_ROLE) for row in range(4)]
    assert flagged == [False, True, False, True]
    assert people == (*PEOPLE, Attendee("Nora Newton", "Clerk", "CC"))

    typist.press("F7")
    type_over(typist, "Nora Newton, Clerk (NN)")
    assert not page.attendees.problem.isVisible()


def test_an_outsider_typed_is_at_once_a_possible_owner(page, typist):
    typist.press("F5", "Return")
    typist.type("Action: RH to send the report")
    assert page.action_model.cards[0].unknown_owners == ("RH",)
    add(typist, "Rita Hall, Coroner (RH)")
    assert page.action_model.cards[0].unknown_owners == ()
    assert page.attendees.count.text().replace("\u00a0", " ") == "4 present"

    typist.press("Esc", "Return")
    typist.type("Action: the lag to be looked into")
    typist.press("Shift+F9", "Down", "O")
    typist.type("rit")
    typist.press("Return")
    assert [card.action.owners for card in page.action_model.cards] == [("RH",), ("RH",)]
    assert page.action_model.cards[1].text == "the lag to be looked into"


def test_the_line_to_add_takes_one_after_another(page, typist):
    add(typist, "Rita Hall, Coroner (RH)")
    typist.type("Nora Newton")
    typist.press("Return")
    assert page.attendee_model.attendees[3:] == (Attendee("Rita Hall", "Coroner", "RH"), Attendee("Nora Newton"))
    assert page.attendees.entry.text() == ""
    typist.press("Return")
    assert page.attendees.problem.text() == "Type a name first: Name, Capacity (SHORT)."


def test_the_order_is_as_entered_and_can_be_changed(page, typist, window, make_window, library):
    before = page.meeting.meeting.lines
    add(typist, "Rita Hall, Coroner (RH)")
    assert names(page) == ["John Campion", "Pippa Mills", "Rachel Jones", "Rita Hall"]
    typist.press("F7", "Alt+Shift+Up", "Alt+Shift+Up")
    assert names(page) == ["John Campion", "Rita Hall", "Pippa Mills", "Rachel Jones"]
    typist.press("Alt+Shift+Down")
    assert names(page) == ["John Campion", "Pippa Mills", "Rita Hall", "Rachel Jones"]
    assert page.attendees.list.currentIndex().row() == 2
    assert page.meeting.meeting.lines == before
    window.close()
    assert names(make_window(library).page) == ["John Campion", "Pippa Mills", "Rita Hall", "Rachel Jones"]


def test_chair_and_minute_taker_are_a_key_each(page, typist):
    typist.press("F7", "Down", "C", "Down", "M")
    details = page.meeting.meeting.details
    assert details.chair == "Pippa Mills"
    assert details.minutes_by == "Rachel Jones, Assistant Chief Constable"
    assert page.header.facts.text().endswith("Chair Pippa Mills")


def test_the_people_have_an_undo_of_their_own(page, typist):
    typist.press("F5")
    typist.type(" More words.")
    typist.press("F7", "A", "Down", "Delete")
    assert names(page) == ["John Campion", "Rachel Jones"]
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert page.attendee_model.attendees == PEOPLE
    assert page.meeting.meeting.attendees == PEOPLE
    assert page.editor.lines.lines[1].text == "Nothing. More words."
    typist.press("Ctrl+Y")
    assert page.attendee_model.attendees[0].attendance is Attendance.APOLOGIES
    typist.press("F5", "Ctrl+Z")
    assert page.editor.lines.lines[1].text != "Nothing. More words."
    assert page.attendee_model.attendees[0].attendance is Attendance.APOLOGIES


def test_escape_goes_back_to_the_text(page, typist):
    spot = page.editor.spot
    for keys in (["F7"], ["Shift+F7"], ["F7", "F2", "Esc"]):
        typist.press(*keys, "Esc")
        assert page.editor.hasFocus()
        assert page.editor.spot == spot
        assert page.attendees.count.isVisible()


def test_any_name_is_kept_as_typed(page, typist, window, make_window, library):
    typed = ["W" * 500, "محمد علي", "Siân Llŷr-Ŵyn", "<b>Bob</b>"]
    for name in typed:
        add(typist, f"{name}, Clerk (NN)")
    assert names(page)[3:] == typed
    assert not page.attendees.grab().isNull()
    window.close()
    assert names(make_window(library).page)[3:] == typed
