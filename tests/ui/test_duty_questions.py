"""Ctrl+Shift+Y: whether the meeting was public, and of public interest, answered under the open minutes."""

from datetime import date

import pytest

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.listing import Publication
from minutes_app.domain.meeting import Details, Meeting

MEETING = Meeting(Details("Monthly", date=date(2022, 7, 18)), (), (Line("a", LineKind.ITEM, "Custody"),))


@pytest.fixture
def meeting(window):
    """The window with a draft open."""
    window.open_meeting(window.service.add_meeting(MEETING))
    return window


def line(window):
    return window.page.ask_line


def recorded(window):
    return window.service.publication(window.page.meeting.id)


def said(window):
    return window.status.notice.text()


def test_both_are_asked_one_after_the_other_and_recorded_beside_the_minutes(meeting, typist):
    typist.press("Ctrl+Shift+Y")
    assert line(meeting).question.text().startswith("Was this a public meeting?")
    assert line(meeting).line.text() == "not said"
    typist.type("yes")
    typist.press("Return")
    assert line(meeting).question.text().startswith("Were matters of significant public interest discussed?")
    typist.type("No.")
    typist.press("Return")
    assert recorded(meeting) == Publication(is_public=True, of_interest=False)
    assert said(meeting) == ("Public meeting: yes. Significant public interest: no. These minutes must be published.")
    assert line(meeting).isHidden()
    assert meeting.page.editor.hasFocus()
    typist.press("Ctrl+Shift+R", "Ctrl+PgDown", "Alt+W", "Down", "Down", "Return")
    model = meeting.library.publishing.table.model()
    assert [model.index(0, column).data() for column in (3, 4)] == ["yes", "no"]


def test_the_answer_given_stands_there_and_down_offers_the_others(meeting, typist):
    typist.press("Ctrl+Shift+Y", "Down", "Return", "Return")
    assert recorded(meeting) == Publication(is_public=True)
    typist.press("Ctrl+Shift+Y")
    assert line(meeting).line.text() == "yes"
    typist.press("Down", "Return", "Esc")
    assert recorded(meeting) == Publication(is_public=False)
    assert said(meeting).endswith("Whether they must be published is not known yet.")
    typist.press("Ctrl+Shift+Y", "Esc")
    assert recorded(meeting) == Publication(is_public=False)
    assert meeting.page.editor.hasFocus()


def test_what_is_no_answer_is_said_and_the_question_stays(meeting, typist):
    typist.press("Ctrl+Shift+Y")
    typist.type("perhaps")
    typist.press("Return")
    assert line(meeting).problem.text() == "Type yes, no, or not said."
    assert recorded(meeting) == Publication()


def test_it_can_be_answered_of_approved_minutes(meeting, typist):
    number = meeting.page.meeting.id
    typist.press("Ctrl+W")
    meeting.service.approve(number, on=date(2022, 8, 25), words="Agreed.")
    meeting.open_meeting(number)
    typist.press("Ctrl+Shift+Y")
    typist.type("n")
    typist.press("Return")
    typist.type("n")
    typist.press("Return")
    assert recorded(meeting) == Publication(is_public=False, of_interest=False)
    assert said(meeting).endswith("They need not be published.")
