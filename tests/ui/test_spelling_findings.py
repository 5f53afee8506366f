"""Ctrl+F8 lists misspelt words too, last of all, and forgets those that are mended, learnt or ignored."""

from dataclasses import replace
from datetime import date

import pytest

from minutes_app.domain.checks import Rule
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting

MEETING = Meeting(
    Details("Assurance", date=date(2022, 7, 18)),
    (Attendee("Natasha Noorbakhsh", "Policy Officer", "NN"),),
    (
        Line("one", LineKind.ITEM, "Custody"),
        Line("text", LineKind.PARAGRAPH, "NN confirmed that the the plan of Noorbakhsh wuold be recieved."),
        Line("two", LineKind.ITEM, "Roads"),
        Line("more", LineKind.PARAGRAPH, "It wuold be so"),
    ),
)


@pytest.fixture
def meeting(window):
    """The window at a meeting with a doubled word and two that are misspelt, the caret at its end."""
    window.open_meeting(window.service.add_meeting(MEETING))
    return window


def listed(window):
    return [(each.rule, each.words) for each in window.page.checks.list.checks.findings]


def misspelt(window):
    return [words for rule, words in listed(window) if rule is Rule.MISSPELT]


@pytest.fixture
def look(qtbot, typist):
    """Open the list by its key and wait until the minutes have been looked through."""

    def look(window):
        typist.press("Ctrl+F8")
        qtbot.waitUntil(lambda: "look at" in window.page.checks.count.text())

    return look


def test_misspelt_words_stand_last_each_once_and_enter_goes_there(meeting, look, typist, qtbot):
    look(meeting)
    wrong = [(Rule.MISSPELT, "wuold"), (Rule.MISSPELT, "recieved")]
    assert listed(meeting) == [(Rule.DOUBLED_WORD, "the the"), *wrong]
    typist.press("Down")
    assert meeting.page.checks.list.finding.sentence == (
        "“wuold” is not in the dictionary. It stands 2 times: in 1, 2."
    )
    typist.press("Return", *["Shift+Left"] * len("wuold"))
    typist.type("would")
    look(meeting)
    qtbot.waitUntil(lambda: misspelt(meeting) == ["recieved", "wuold"])
    assert meeting.page.checks.list.checks.findings[-1].line_id == "more"


def test_what_is_passed_over_stays_away_over_a_restart(meeting, look, typist, make_window, qtbot):
    look(meeting)
    typist.press("Down", "Del")
    assert misspelt(meeting) == ["recieved"]
    number = meeting.page.meeting.id
    meeting.close()
    again = make_window(meeting_id=number)
    look(again)
    assert misspelt(again) == ["recieved"]


@pytest.mark.parametrize("letter", ["A", "I"])
def test_a_word_learnt_or_ignored_from_the_menu_of_the_text_leaves_the_list(meeting, look, typist, qtbot, letter):
    look(meeting)
    typist.press("Down", "Return", "Left")
    typist.press("Shift+F10")
    typist.type(letter)
    qtbot.waitUntil(lambda: misspelt(meeting) == ["recieved"])


def test_a_name_that_comes_or_goes_changes_the_list(meeting, look, typist, qtbot):
    look(meeting)
    typist.press("F7", "Del")
    qtbot.waitUntil(lambda: "Noorbakhsh" in misspelt(meeting))


def test_they_are_found_with_the_marks_switched_off_too(meeting, look, qtbot):
    (switch,) = (each for each in meeting.menus.actions if each.text() == "&Mark misspelt words as I type")
    switch.trigger()
    assert not meeting.spelling.is_on
    look(meeting)
    assert misspelt(meeting) == ["wuold", "recieved"]


def test_the_last_minutes_are_looked_through_by_their_own_people(meeting, typist, qtbot):
    told = []
    people = (*MEETING.attendees, Attendee("Ann Lee", "recieved wuold", "AL"))
    other = replace(MEETING, attendees=people, details=replace(MEETING.details, date=date(2022, 8, 18)))
    meeting.reviewing.count_in(meeting.service.add_meeting(other), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [1]  # the doubled word
