"""The library where no meeting is open, and its list of meetings: every act by keys."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting, NextMeeting, Status
from minutes_app.places import resources

MONTHLY, BOARD = "Monthly Assurance Meeting", "Governance Board"


@pytest.fixture
def three(window, typist):
    """Three meetings in the library and the list of them on the screen; the ids by their months."""
    ids = {}
    for series, on, venue in (
        (MONTHLY, date(2022, 6, 20), "Room 2"),
        (MONTHLY, date(2022, 7, 18), "Virtual (MS Teams)"),
        (BOARD, date(2021, 9, 1), "Hindlip Hall"),
    ):
        lines = (Line(f"{on:%m}" * 8, LineKind.ITEM, "AOB"),)
        people = (Attendee("Pippa Mills", "Chief Constable", "CC"),) if series == MONTHLY else ()
        ids[f"{on:%B}"] = window.service.add_meeting(Meeting(Details(series, date=on, venue=venue), people, lines))
    typist.press("Ctrl+L")
    return ids


def months(window):
    return [f"{entry.details.date:%B}" for entry in window.library.meetings._model.rows]


def test_an_empty_library_says_how_to_begin(window, typist):
    view = window.library.meetings
    assert view.welcome.isVisible()
    assert not view.table.isVisible()
    assert QApplication.focusWidget() is view.welcome.new_button
    typist.press("Tab", "Space")
    assert window.page.meeting.meeting.details.date == date(2022, 7, 18)
    typist.press("Ctrl+W")
    assert view.table.hasFocus()
    assert not view.welcome.isVisible()


def test_the_library_opens_where_no_meeting_was_open(make_window, library):
    first = make_window()
    first.service.import_file(resources() / "samples" / "2019-05-monthly-assurance.json")
    first.close()
    again = make_window()
    assert again.library.isVisible()
    assert again.library.meetings.table.hasFocus()
    assert again.library.back.text() == ""


def test_the_side_list_counts_and_leads_to_every_view(meeting_window, typist, qtbot):
    window = meeting_window
    typist.press("Ctrl+L")
    nav = window.library.nav
    spoken = lambda row: nav.model().index(row, 0).data(11)  # noqa: E731 - Qt's accessible text
    qtbot.waitUntil(lambda: spoken(0) == "Meetings, 1")
    assert spoken(1) == "Actions, 5 open"
    typist.press("F6")
    assert nav.hasFocus()
    typist.press("Down", "Return")
    assert window.library.register.table.hasFocus()
    typist.press("Ctrl+PgDown")
    assert window.library.publishing.isVisible()
    typist.press("Ctrl+PgDown")
    assert window.library.people.isVisible()
    typist.press(*["Ctrl+PgUp"] * 3)
    assert window.library.meetings.isVisible()
    assert window.library.back.text() == f"Back to {MONTHLY}\n18 July 2022   Esc"


def test_escape_without_an_open_meeting_goes_to_the_list(window, typist, three):
    typist.press("Ctrl+F")
    assert window.library.meetings.field.hasFocus()
    typist.press("Esc")
    assert window.library.meetings.table.hasFocus()
    assert window.library.isVisible()


def test_meetings_are_narrowed_as_one_types_and_sorted(window, typist, three, qtbot):
    view = window.library.meetings
    assert months(window) == ["July", "June", "September"]
    typist.press("Ctrl+F")
    typist.type("teams")
    assert months(window) == ["July"]
    qtbot.waitUntil(lambda: view.count.text() == "1 of 3 meetings")
    typist.press("Ctrl+A")
    typist.type("nothing of the kind")
    qtbot.waitUntil(lambda: view.count.text().startswith("No meeting fits"))
    typist.press("Ctrl+A", "Delete", "Alt+R", "Down")
    assert months(window) == ["September", "June", "July"]


def test_filters_have_letters_and_combine(window, typist, three, qtbot):
    view = window.library.meetings
    typist.press("Alt+F")
    typist.type("June 2022")
    assert months(window) == ["July", "June"]
    typist.press("Alt+O")
    typist.type("June 2022")
    assert months(window) == ["June"]
    typist.press("Ctrl+A", "Delete", "Alt+P")
    typist.type("Pippa Mills")
    assert months(window) == ["July", "June"]
    typist.press("Alt+F", "Ctrl+A")
    typist.type("Juno")
    qtbot.waitUntil(lambda: "“Juno” is no day" in view.count.text())


def test_the_card_tells_of_the_meeting_and_enter_opens_it(qtbot, window, typist, three):
    window.service.approve(three["June"], on=date(2022, 7, 18), words="Agreed as a true record")
    typist.press("Ctrl+L", "Down")
    card = window.library.meetings.card
    assert card.title.text() == "Monthly Assurance Meeting June 2022 – Meeting Notes"
    assert card.state.text() == "approved"
    qtbot.waitUntil(lambda: card.versions.text() == "Version 1 · approved 18 Jul 2022 · Agreed as a true record")
    typist.press("Return")
    assert window.page.meeting.meeting.details.date == date(2022, 6, 20)
    assert window.page.meeting.meeting.details.status is Status.APPROVED


def test_n_starts_the_meeting_after_one(window, typist):
    upcoming = NextMeeting(date=date(2022, 8, 25), venue="Room 9")
    window.service.add_meeting(Meeting(Details(MONTHLY, date=date(2022, 7, 18), next_meeting=upcoming)))
    typist.press("Ctrl+L")
    typist.type("n")
    assert window.page.meeting.meeting.details.date == date(2022, 8, 25)
    assert window.page.meeting.meeting.details.venue == "Room 9"


def test_delete_erases_for_good_only_after_a_plain_question(window, typist, three):
    asked = []

    def answer(*keys):
        def work():
            asked.append(QApplication.activeModalWidget().text())
            typist.press(*keys)

        return work

    typist.in_dialog(lambda: typist.press("Delete"), answer("Return"))
    typist.in_dialog(lambda: typist.press("Delete"), answer("Esc"))
    assert months(window) == ["July", "June", "September"]
    assert "There is no way back" in asked[0]
    typist.in_dialog(lambda: typist.press("Delete"), answer("Alt+E"))
    assert months(window) == ["June", "September"]
    assert [entry.id for entry in window.service.meetings()] == [three["June"], three["September"]]


def test_a_meeting_without_a_date_is_named_without_one_before_it_is_erased(window, typist):
    asked = []

    def work():
        asked.append(QApplication.activeModalWidget().text())
        typist.press("Esc")

    window.service.add_meeting(Meeting(Details(title="A talk")))
    window.visit.show("Meetings")
    typist.in_dialog(lambda: typist.press("Delete"), work)
    assert asked[0].startswith("Erase “A talk” for good?")


def test_the_open_meeting_is_not_erased_nor_asked_about_until_it_is_closed(meeting_window, typist):
    window, notice = meeting_window, meeting_window.status.notice
    typist.press("Ctrl+L", "Delete")
    assert QApplication.activeModalWidget() is None
    assert notice.text() == "This meeting is open, so it is not erased. Ctrl+W closes it; then Delete erases it."
    typist.press("Ctrl+W")
    assert (window.page.meeting, window.library.isVisible(), window.library.back.text()) == (None, True, "")
    typist.in_dialog(lambda: typist.press("Delete"), lambda: typist.press("Alt+E"))
    assert window.service.meetings() == []


def test_minutes_without_a_version_say_so_in_passing(window, typist, three):
    typist.press("V")
    assert window.status.notice.text().startswith("No version of these minutes is kept yet.")
    assert window.strip.isHidden()


def test_the_status_bar_counts_the_meeting_on_show_and_none_behind_the_library(meeting_window, typist):
    counts = meeting_window.status.counts
    before = counts.text()
    assert "words" in before
    typist.press("Ctrl+L")
    assert counts.text() == ""
    typist.press("Esc")
    assert counts.text() == before


def test_many_meetings_come_page_by_page(window, typist):
    for number in range(150):
        window.service.add_meeting(Meeting(Details(BOARD, date=date(2010 + number // 12, number % 12 + 1, 3))))
    typist.press("Ctrl+L")
    table = window.library.meetings.table
    assert table.model().rowCount() < 150
    for _ in range(6):
        typist.press("End", "Ctrl+End")
    assert table.model().rowCount() == 150


def test_the_list_stands_on_the_open_meeting_however_far_down_it_is(window, typist):
    added = [
        window.service.add_meeting(Meeting(Details(BOARD, date=date(1990 + number, 5, 1)), (), ()))
        for number in range(50)
    ]
    window.open_meeting(added[3])
    typist.press("Ctrl+L")
    view = window.library.meetings
    assert view.table.current.id == added[3]
    assert view.card.title.text().startswith("Governance Board May 1993")
    typist.press("Return")
    assert window.page.meeting.meeting.details.date == date(1993, 5, 1)


def test_a_next_meeting_without_a_day_is_made_once(window, typist):
    first = window.service.add_meeting(Meeting(Details(MONTHLY, date=date(2022, 7, 18))))
    window.visit.show("Meetings")
    typist.press("N")
    made = window.page.meeting.id
    typist.press("Ctrl+W")
    window.library.meetings.choose(first)
    typist.press("N")
    assert window.page.meeting.id == made
    assert window.status.notice.text() == "The meeting after it, without a day, was made already."
    assert window.service.meeting_count() == 2
