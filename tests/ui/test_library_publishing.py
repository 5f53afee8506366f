"""To publish: what is approved and not published yet, which of it must be, recorded and taken back by keys."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from minutes_app.domain.dates import written_date
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.listing import Publication
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service
from ui.library.library_page import VIEWS
from ui.library.nav import COUNT_ROLE
from ui.theme import DARK

MEETING = Meeting(Details("Monthly", date=date(2022, 7, 18)), (), (Line("a", LineKind.ITEM, "Custody"),))


@pytest.fixture
def publishing(window, typist):
    """The list, with two approved meetings and a draft in the library."""
    service = window.service
    for day in (18, 19, 20):
        made = service.add_meeting(replace(MEETING, details=replace(MEETING.details, date=date(2022, 7, day))))
        if day < 20:
            service.approve(made, on=date(2022, 8, 25), words="Agreed.")
    window.visit.show("To publish")
    return window


def view(window):
    return window.library.publishing


def rows(window):
    model = view(window).table.model()
    return [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]


def said(window):
    return window.status.notice.text()


def test_what_is_approved_and_not_published_is_listed_and_counted(publishing, qtbot):
    assert rows(publishing) == [
        ["19 Jul 2022", "Monthly July 2022", "25 Aug 2022", "not said", "not said", "not said yet"],
        ["18 Jul 2022", "Monthly July 2022", "25 Aug 2022", "not said", "not said", "not said yet"],
    ]
    assert QApplication.focusWidget() is view(publishing).table
    qtbot.waitUntil(lambda: view(publishing).count.text() == "2 meetings")
    qtbot.waitUntil(lambda: publishing.library.nav.item(VIEWS.index("To publish")).data(COUNT_ROLE) == "2")


def test_keys_say_what_must_be_published_and_undo_takes_it_back(publishing, typist):
    typist.press("P", "I")
    assert rows(publishing)[0][3:] == ["yes", "yes", "must be published"]
    assert said(publishing) == "Significant public interest: yes. Ctrl+Z in the list takes that back."
    typist.press("P", "I")
    assert rows(publishing)[0][3:] == ["no", "no", "need not be published"]
    assert "Public meeting: no" in view(publishing).said.text()
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert rows(publishing)[0][3:] == ["yes", "yes", "must be published"]
    typist.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert rows(publishing)[0][3:] == ["not said", "not said", "not said yet"]
    assert said(publishing) == "Nothing was done here that could be taken back."


def test_publication_is_recorded_with_its_day_over_a_restart_and_said_on_the_row(
    publishing, typist, make_window, library
):
    typist.press("D")
    assert view(publishing).ask_line.line.text() == written_date(date.today())
    typist.type("3 September 2022")
    typist.press("Return")
    assert (
        said(publishing) == "Recorded as published on Saturday 3rd September 2022. Ctrl+Z in the list takes that back."
    )
    assert [row[0] for row in rows(publishing)] == ["18 Jul 2022"]
    assert QApplication.focusWidget() is view(publishing).table
    publishing.close()
    again = make_window()
    again.visit.show("Meetings")
    table = again.library.meetings.table
    states = {table.model().index(row, 0).data(): table.model().index(row, 5).data() for row in range(3)}
    assert states == {"20 Jul 2022": "draft", "19 Jul 2022": "published", "18 Jul 2022": "approved"}
    again.library.meetings.choose(2)
    assert "Published on Saturday 3rd September 2022" in again.library.meetings.card.told.text()
    again.open_meeting(2)
    assert "Published on Saturday 3rd September 2022." in again.page.banner.words.text()
    again.close()
    service = open_service(library)
    assert service.publication(2) == Publication(published_on=date(2022, 9, 3))
    service.close()


def test_it_is_taken_back_by_undo_or_by_its_key(publishing, typist):
    typist.press("D", "Return")
    assert len(rows(publishing)) == 1
    typist.press("Ctrl+Z")
    assert (len(rows(publishing)), view(publishing).table.current.id) == (2, 2)
    typist.press("D", "Return", "Alt+W", "Down", "Return")
    view(publishing).table.focus_first()
    assert [row[0] for row in rows(publishing)] == ["19 Jul 2022"]
    assert rows(publishing)[0][5].startswith("published ")
    typist.press("B")
    assert rows(publishing) == []
    assert publishing.service.publication(2).published_on is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("nonsense", "“nonsense” is no date. Try 3 September 2022."),
        (written_date(date.today() + timedelta(1)), "is yet to come"),
        ("1 July 2022", "The meeting itself was on Tuesday 19th July 2022."),
        ("1 August 2022", "These minutes were approved on Thursday 25th August 2022, and not before."),
    ],
)
def test_a_day_that_cannot_be_is_said_below_and_nothing_is_recorded(publishing, typist, typed, told):
    typist.press("D")
    typist.type(typed)
    typist.press("Return")
    assert told in view(publishing).ask_line.problem.text()
    typist.press("Esc")
    assert QApplication.focusWidget() is view(publishing).table
    assert publishing.service.publication(2) == Publication()


def test_drafts_are_not_recorded_as_published(publishing, typist, qtbot):
    typist.press("Alt+W", "End", "Return")
    view(publishing).table.focus_first()
    assert len(rows(publishing)) == 3
    assert rows(publishing)[0][2] == "–"
    typist.press("Home", "D", "Return")
    assert "still a draft" in view(publishing).ask_line.problem.text()
    typist.press("Esc", "B")
    assert said(publishing) == "These minutes are not recorded as published."


def test_it_is_said_while_the_meeting_is_open_and_enter_opens_it(publishing, typist):
    typist.press("Return")
    assert publishing.page.meeting.id == 2
    publishing.visit.show("To publish")
    typist.press("P", "D")
    typist.type("3 September 2022")
    typist.press("Return")
    assert publishing.service.publication(2) == Publication(is_public=True, published_on=date(2022, 9, 3))
    typist.press("Esc")
    assert QApplication.focusWidget() is publishing.page.editor
    assert "Published on Saturday 3rd September 2022." in publishing.page.banner.words.text()


def test_what_cannot_be_taken_back_any_more_is_said(publishing, typist):
    publishing.service.record_published(2, date(2022, 9, 3))
    typist.press("Alt+W", "Down", "Return")
    view(publishing).table.focus_first()
    typist.press("B")
    publishing.service.reopen(2, reason="A name was wrong.")
    typist.press("Ctrl+Z")
    assert said(publishing).startswith("These minutes are still a draft.")
    assert publishing.service.publication(2).published_on is None
    typist.press("Ctrl+Z")
    assert said(publishing) == "Nothing was done here that could be taken back."


def test_a_day_asked_for_keeps_what_was_said_meanwhile(publishing, typist):
    typist.press("D")
    view(publishing).table.setFocus()
    typist.press("P")
    view(publishing).ask_line.line.setFocus()
    typist.press("Return")
    assert publishing.service.publication(2) == Publication(is_public=True, published_on=date.today())


def test_an_empty_list_says_what_comes_here(window, typist, qtbot):
    window.service.add_meeting(MEETING)
    window.visit.show("To publish")
    qtbot.waitUntil(lambda: view(window).count.text().startswith("Nothing is to be published."))
    view(window).field.setFocus()
    typist.type("nowhere")
    qtbot.waitUntil(lambda: view(window).count.text().startswith("No meeting fits."))


def test_a_sensitive_meeting_shows_its_marking_alone_and_the_chips_take_the_theme(window, typist):
    details = replace(MEETING.details, marking="OFFICIAL-SENSITIVE", title="Secret topic")
    window.service.approve(
        window.service.add_meeting(replace(MEETING, details=details)), on=date(2022, 8, 25), words="A."
    )
    window.visit.show("To publish")
    assert rows(window)[0][1] == "OFFICIAL-SENSITIVE"
    assert view(window).title.text() == "OFFICIAL-SENSITIVE"
    typist.press("Ctrl+Shift+B")
    assert view(window).table.itemDelegateForColumn(5).theme is DARK
