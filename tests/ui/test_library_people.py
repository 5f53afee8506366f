"""The directory and the search with its filters, by keys."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from ui.library.hits import HIT_ROLE, _heads

MONTHLY, BOARD = "Monthly Assurance Meeting", "Governance Board"


@pytest.fixture
def filled(window):
    """Two meetings; one person stands there under two names."""
    for series, on, name, words in (
        (MONTHLY, date(2019, 5, 28), "P. Mills", "CC to review the budget"),
        (BOARD, date(2022, 7, 18), "Pippa Mills", "CC to share the budget"),
    ):
        item = Line(f"{on:%Y}" * 4, LineKind.ITEM, "Finance")
        action = Line(f"{on:%m}" * 8, LineKind.ACTION, words, action=Action(ActionKind.TASK, ("CC",), date(2022, 8, 1)))
        decided = Line(f"{on:%d}" * 8, LineKind.DECISION, f"The budget of {on:%Y} was agreed")
        people = (Attendee(name, "Chief Constable", "CC"), Attendee("Cllr Zoë O’Brien", "Member"))
        window.service.add_meeting(Meeting(Details(series, date=on), people, (item, action, decided)))
    return window.service


def names(window):
    return [person.name for person in window.library.people._model.rows]


def test_the_directory_is_searched_and_tells_posts_and_when(window, typist, filled):
    window.visit.show("People")
    view = window.library.people
    assert names(window) == ["Cllr Zoë O’Brien", "P. Mills", "Pippa Mills"]
    typist.press("Ctrl+F")
    for typed in ("zoe", "o'b"):
        typist.press("Ctrl+A")
        typist.type(typed)
        assert names(window) == ["Cllr Zoë O’Brien"]
    assert view.posts.text() == "Member\n28 May 2019 – 18 Jul 2022"
    typist.press("Ctrl+A")
    typist.type("qqqq")
    assert view.count.text() == "Nobody of this name."


def test_meetings_and_actions_of_a_person_are_one_key_away(window, typist, filled):
    window.visit.show("People")
    typist.press("Down", "Down")
    typist.type("a")
    assert window.library.register.isVisible()
    assert [entry.text for entry in window.library.register._model.rows] == ["CC to share the budget"]
    assert window.library.register.table.model().index(0, 1).data() == "Pippa Mills"
    window.visit.show("People")
    typist.type("m")
    assert [entry.details.series for entry in window.library.meetings._model.rows] == [BOARD]
    assert window.library.meetings.table.hasFocus()


def answered(typist, asked, *keys, other="p. mills"):
    """Choose the other entry; the question that comes after it is noted, and answered by these keys."""

    def choose():
        typist.type(other)
        typist.press("Down")
        QTimer.singleShot(0, answer)
        typist.press("Return")

    def answer():
        box, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        if isinstance(box, QMessageBox) and focus and box.isAncestorOf(focus):
            asked.append(box.text())
            typist.press(*keys)
        else:
            QTimer.singleShot(5, answer)

    return choose


def test_two_entries_are_joined_only_after_a_plain_question(window, typist, filled):
    asked = []
    window.visit.show("People")
    typist.press("Down", "Down")
    typist.in_dialog(lambda: typist.type("j"), answered(typist, asked, "Return"))
    assert "one person?" in asked[0]
    assert "cannot be parted again" in asked[0]
    assert "two people" not in asked[0]
    assert len(names(window)) == 3
    typist.in_dialog(lambda: typist.type("j"), answered(typist, asked, "Tab", "Space"))
    assert names(window) == ["Cllr Zoë O’Brien", "Pippa Mills"]
    assert filled.people()[1].meetings == 2


def test_before_a_join_it_is_said_that_both_sat_at_the_same_meeting(window, typist, filled):
    asked = []
    window.visit.show("People")
    typist.press("Down", "Down")
    typist.in_dialog(lambda: typist.type("j"), answered(typist, asked, "Return", other="zoe"))
    assert "Both are listed at one and the same meeting, so they are most likely two people." in asked[0]
    assert len(names(window)) == 3


def texts(window):
    model = window.library.search.list.model()
    return [model.index(row, 0).data().partition(": ")[2] for row in range(model.rowCount())]


def test_filters_of_the_search_have_letters_and_combine(window, typist, filled):
    typist.press("Ctrl+K")
    typist.type("budget")
    assert len(texts(window)) == 4
    typist.press("Alt+I", "Down", "Down")
    assert texts(window) == ["CC to share the budget", "CC to review the budget"]
    typist.press("Alt+O")
    typist.type("Pippa Mills")
    assert texts(window) == ["CC to share the budget"]
    typist.press("Ctrl+A", "Delete", "Alt+I", "Down")
    assert texts(window) == ["The budget of 2022 was agreed", "The budget of 2019 was agreed"]
    typist.press("Alt+T")
    typist.type("2020")
    assert texts(window) == ["The budget of 2019 was agreed"]
    typist.press("Alt+S", "Down", "Down", "Down")
    assert texts(window) == []
    assert window.library.search.count.text() == "Nothing found. Take a filter away."


def test_hits_are_grouped_by_meeting_and_item(window, typist, filled):
    typist.press("Ctrl+K")
    typist.type("budget")
    model = window.library.search.list.model()
    hits = [model.index(row, 0).data(HIT_ROLE) for row in range(4)]
    heads = [_heads(hit, before) for before, hit in zip([None, *hits], hits, strict=False)]
    first = [("Governance Board, 18 Jul 2022", True), ("1 Finance", False)]
    assert heads == [first, [], [("Monthly Assurance Meeting, 28 May 2019", True), ("1 Finance", False)], []]


def test_enter_opens_a_hit_from_a_filter_too(window, typist, filled):
    typist.press("Ctrl+K")
    typist.type("budget")
    typist.press("Alt+P")
    typist.type("P. Mills")
    typist.press("Down", "Return")
    assert window.page.editor.textCursor().block().text() == "The budget of 2019 was agreed"


@pytest.mark.parametrize("letter", ["F", "T"])
def test_the_days_of_the_search_steer_the_hits_as_the_other_fields_do(window, typist, filled, letter):
    typist.press("Ctrl+K")
    typist.type("budget")
    typist.press(f"Alt+{letter}", "Down", "Down", "Down", "Up")
    chosen = window.library.search.list
    assert (chosen.isVisible(), chosen.currentIndex().row()) == (True, 2)
    typist.press("Return")
    assert window.page.editor.textCursor().block().text() == "CC to review the budget"


def test_what_could_not_be_joined_is_not_called_joined(window, typist, filled, monkeypatch):
    told = []
    monkeypatch.setattr(window.alerts, "tell", told.append)
    first, second = (person.id for person in filled.people()[1:])

    def joined_meanwhile(words, deed):
        filled.merge_people(first, second)
        return True

    monkeypatch.setattr(window.alerts, "ask_before_harm", joined_meanwhile)
    window.visit.show("People")
    typist.press("Down", "Down")
    before = window.status.notice.text()
    typist.in_dialog(lambda: typist.type("j"), lambda: (typist.type("p. mills"), typist.press("Down", "Return")))
    assert told == ["These are not two people of this library. Nothing has been changed."]
    assert window.status.notice.text() == before


def test_all_actions_of_a_person_show_whatever_was_asked_for_before(window, typist, filled):
    register = window.library.register
    window.visit.show("Actions")
    register.state.setCurrentText("done")
    register.series.setCurrentText(MONTHLY)
    assert register._model.rows == []
    window.visit.show("People")
    typist.press("Down", "Down")
    typist.type("a")
    assert [entry.text for entry in register._model.rows] == ["CC to share the budget"]
