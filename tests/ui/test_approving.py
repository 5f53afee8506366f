"""Approving by keys: the last minutes at the next meeting, or the open ones; read-only then, and said to be."""

from datetime import date

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting, Status
from minutes_app.places import resources
from minutes_app.service import read_meeting
from ui.editor.edits import LOCKED

SUBJECT_TO = "agreed as a true record, subject to "
JULY = read_meeting(resources() / "samples" / "2022-07-monthly-assurance.json")


@pytest.fixture
def approved(meeting_window, typist):
    meeting_window.approving.approve()
    typist.press("Return")
    return meeting_window


@pytest.fixture
def august(meeting_window):
    """The window at the meeting after the sample, the caret in its second item; July is meeting 1, August 2."""
    lines = (
        Line("one", LineKind.ITEM, "Outstanding matters"),
        Line("text", LineKind.PARAGRAPH, "Text."),
        Line("two", LineKind.ITEM, "AOB"),
    )
    details = Details(JULY.details.series, date=date(2022, 8, 25))
    meeting_window.open_meeting(meeting_window.service.add_meeting(Meeting(details, (), lines)))
    meeting_window.page.editor.going.to_line("text")
    return meeting_window


def test_approving_locks_the_record_and_says_so(approved, typist):
    page = approved.page
    assert page.meeting.meeting.details.status is Status.APPROVED
    assert page.header.draft.text() == "APPROVED"
    assert page.banner.words.text().endswith(
        ": “Agreed as a true record”. Nothing in these minutes can change; Meeting > Reopen… makes them a draft again."
    )
    assert not page.banner.isHidden()
    before = page.editor.lines.lines[:]
    typist.type("not to be typed")
    typist.press("Delete", "Return", "Backspace")
    assert page.editor.lines.lines == before
    with pytest.raises(PlainError, match="approved"):
        page.editor.at_caret.next_item()
    page.attendee_model.remove(0)
    assert len(page.attendee_model.attendees) == 7
    assert "approved" in page.attendees.problem.text()
    assert page.meeting.meeting.lines == tuple(before)


def test_repeating_an_opening_says_that_the_record_is_locked(meeting_window, typist, qtbot):
    page = meeting_window.page
    typist.press("Return", "Ctrl+1")
    assert page.editor.toPlainText().endswith("The PCC asked ")
    meeting_window.approving.approve()
    typist.press("Return")
    before = list(page.editor.lines.lines)
    with qtbot.captureExceptions() as told:
        typist.press("F4")
    assert [str(problem) for _, problem, _ in told] == [LOCKED]
    assert list(page.editor.lines.lines) == before
    assert page.meeting.meeting.lines == tuple(before)


def test_what_is_still_to_look_at_is_said_with_its_key_and_hinders_nothing(meeting_window, typist, qtbot):
    page, ask = meeting_window.page, meeting_window.page.ask_line

    def remark():
        return ask.remark.text()

    meeting_window.approving.approve()
    qtbot.waitUntil(lambda: bool(remark()))
    assert remark() == "Still 8 things to look at in these minutes: Ctrl+F8 shows where."
    assert (ask.remark.isVisible(), ask.line.accessibleDescription()) == (True, remark())
    assert (ask.line.hasFocus(), QApplication.activeModalWidget()) == (True, None)
    typist.press("Ctrl+F8")
    qtbot.waitUntil(page.checks.list.hasFocus)
    typist.press("Delete")
    assert remark() == "Still 7 things to look at in these minutes: Ctrl+F8 shows where."
    meeting_window.approving.approve()
    typist.press("Return")
    assert page.meeting.is_locked


def test_what_is_mended_while_the_question_stands_is_counted_no_longer(window, typist, qtbot):
    lines = (Line("one", LineKind.ITEM, "AOB"), Line("text", LineKind.PARAGRAPH, "It was the the plan."))
    window.open_meeting(window.service.add_meeting(Meeting(Details("Board", date=date(2022, 8, 25)), (), lines)))
    ask = window.page.ask_line
    window.approving.approve()
    qtbot.waitUntil(lambda: ask.remark.text().startswith("Still 1 thing to look at"))
    typist.press("F5")
    window.page.editor.going.to_words("text", 6, 10)
    typist.press(*["Shift+Left"] * 4, "Delete")
    qtbot.waitUntil(ask.remark.isHidden)
    assert ask.isVisible()
    ask.close_line()
    typist.press("Ctrl+Z")
    window.reviewing.open()
    qtbot.waitUntil(lambda: window.page.checks.count.text() == "1 to look at")
    assert ask.remark.text() == "", "nothing is counted for a question that was left"


def test_the_next_meeting_says_what_is_to_look_at_in_the_last_minutes(august, typist, qtbot):
    ask = august.page.ask_line
    august.approving.approve_previous()
    qtbot.waitUntil(lambda: bool(ask.remark.text()))
    assert ask.remark.text() == "Still 8 things to look at in those minutes: open them, and Ctrl+F8 shows where."
    typist.press("Return")
    assert august.service.load(1).details.status is Status.APPROVED


def test_the_version_is_kept_and_reopening_makes_a_draft_again(approved, typist):
    service, meeting_id, page = approved.service, approved.page.meeting.id, approved.page
    assert [version.words for version in service.versions(meeting_id)] == ["Agreed as a true record"]
    assert service.versions(meeting_id)[0].saved_on == date.today()
    approved.approving.reopen()
    typist.press("Return")
    assert page.ask_line.problem.text() == "Type the reason first. Esc leaves them approved."
    assert page.meeting.meeting.details.status is Status.APPROVED
    typist.type("A wrong name in 2.2")
    typist.press("Return")
    assert page.meeting.meeting.details.status is Status.DRAFT
    assert page.banner.isHidden()
    assert approved.status.notice.text() == "These minutes are a draft again. The approved version is kept."
    typist.type("typed")
    assert "typed" in page.editor.toPlainText()
    assert [v.words for v in service.versions(meeting_id)] == ["Agreed as a true record", "A wrong name in 2.2"]


def test_the_next_meeting_approves_the_last_minutes_in_a_sentence_of_its_own(august, typist):
    page, service = august.page, august.service
    august.approving.approve_previous()
    assert page.ask_line.question.text().startswith(
        "The minutes of the meeting on Monday 18th July 2022 were … Enter approves"
    )
    assert QApplication.activeModalWidget() is None
    typist.press("Return")
    assert [line.text for line in page.editor.lines.lines][1:3] == [
        "Text.", "The minutes of the meeting on Monday 18th July 2022 were agreed as a true record.",
    ]  # fmt: skip
    assert page.editor.hasFocus()
    (version,) = service.versions(1)
    assert (version.words, version.saved_on, version.at_meeting, version.status) == (
        "Agreed as a true record", date(2022, 8, 25), 2, Status.APPROVED,
    )  # fmt: skip
    assert "Ctrl+Z takes that back too" in august.status.notice.text()
    august.approving.approve_previous()
    assert page.ask_line.isHidden()
    assert august.status.notice.text() == "No earlier minutes of this series wait for approval."
    august.open_meeting(1)
    assert page.banner.words.text().startswith("Approved on Thursday 25th August 2022: “Agreed as a true record”.")
    typist.type("x")
    assert page.meeting.meeting.lines == service.version(1, 1).lines


def test_undo_takes_sentence_and_approval_back_and_redo_does_both_again(august, typist):
    page, service = august.page, august.service
    before = [line.text for line in page.editor.lines.lines]
    august.approving.approve_previous()
    typist.press("Return", "Ctrl+Z")
    assert [line.text for line in page.editor.lines.lines] == before
    assert service.load(1).details.status is Status.DRAFT
    assert august.status.notice.text().startswith("The minutes of the meeting on Monday 18th July 2022 are a draft")
    typist.press("Ctrl+Y")
    assert service.load(1).details.status is Status.APPROVED
    typist.press("Ctrl+Z")
    august.approving.approve_previous()
    typist.press("Return")
    assert [(v.status, v.words, v.saved_on, v.at_meeting) for v in service.versions(1)] == [
        (Status.APPROVED, "Agreed as a true record", date(2022, 8, 25), 2),
        (Status.DRAFT, "The approval at the next meeting was taken back.", date.today(), None),
        (Status.APPROVED, "Agreed as a true record", date(2022, 8, 25), 2),
        (Status.DRAFT, "The approval at the next meeting was taken back.", date.today(), None),
        (Status.APPROVED, "Agreed as a true record", date(2022, 8, 25), 2),
    ]


def test_the_sentence_goes_into_the_first_item_before_its_sub_items_wherever_the_caret_is(august, typist):
    page = august.page
    typist.press("Ctrl+Shift+Return")
    typist.type("Custody")
    typist.press("Ctrl+]", "Return")
    typist.type("Taken in here.")
    august.approving.approve_previous()
    assert page.ask_line.question.text().endswith(" The sentence goes into item 1, “Outstanding matters”.")
    typist.press("Return")
    assert [(line.level if line.is_item else 0, line.text) for line in page.editor.lines.lines] == [
        (1, "Outstanding matters"),
        (0, "Text."),
        (0, "The minutes of the meeting on Monday 18th July 2022 were agreed as a true record."),
        (2, "Custody"),
        (0, "Taken in here."),
        (1, "AOB"),
    ]
    assert page.editor.textCursor().block().text().endswith("as a true record.")


def test_where_the_item_is_gone_meanwhile_the_sentence_goes_where_it_would_if_asked_now(august, typist):
    page = august.page
    page.editor.commands.set_number(0, "9.")
    page.editor.going.to_line("two")
    typist.press("Ctrl+Shift+Return")
    typist.type("Close")
    august.approving.approve_previous()
    assert page.ask_line.question.text().endswith(" The sentence goes into item 9, “Outstanding matters”.")
    page.editor.at_caret.delete_item(0)
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    page.ask_line.line.setFocus()
    typist.press("Return")
    assert [line.text for line in page.editor.lines.lines] == [
        "AOB",
        "The minutes of the meeting on Monday 18th July 2022 were agreed as a true record.",
        "Close",
    ]


def test_the_sentence_stays_in_an_item_on_minutes_where_the_caret_is(august, typist):
    page = august.page
    page.editor.going.to_line("two")
    typist.press("Ctrl+Shift+Return")
    typist.type("Minutes of the Board")
    august.approving.approve_previous()
    assert page.ask_line.question.text().endswith(" The sentence goes into item 3, “Minutes of the Board”.")
    typist.press("Return")
    assert [line.text for line in page.editor.lines.lines][-2:] == [
        "Minutes of the Board",
        "The minutes of the meeting on Monday 18th July 2022 were agreed as a true record.",
    ]


@pytest.mark.parametrize(("key", "wanted"), [("Down", "agreed as a true record"), ("Up", SUBJECT_TO)])
def test_the_arrows_go_from_words_of_ones_own_to_the_first_form_or_the_last(august, typist, key, wanted):
    august.approving.approve_previous()
    typist.type("noted")
    typist.press(key)
    assert august.page.ask_line.line.text() == wanted


def test_an_undo_says_so_where_the_approval_was_taken_back_already(august, typist):
    august.approving.approve_previous()
    typist.press("Return")
    august.service.reopen(1, reason="A wrong name")
    typist.press("Ctrl+Z")
    assert "agreed" not in august.page.editor.toPlainText()
    assert august.status.notice.text().startswith("The sentence alone was changed. These minutes are not approved")


def test_the_day_of_the_approval_is_asked_for_and_read_as_dates_are(meeting_window, typist):
    ask, service = meeting_window.page.ask_line, meeting_window.service
    meeting_window.approving.approve()
    typist.press("Tab")
    assert ask.day.hasFocus()
    said = []
    for words in ("", "someday", "17 July 2022", "1 January 2099", "25 August"):
        typist.press("Ctrl+A", "Delete")
        typist.type(words)
        typist.press("Return")
        said.append(ask.problem.text() or ask.day.problem)
    assert said[:4] == [
        "Say the day too.", "“someday” is no date. Try 18 July 2022.",
        "The meeting itself was on Monday 18th July 2022.", "Thursday 1st January 2099 is yet to come.",
    ]  # fmt: skip
    assert [version.saved_on for version in service.versions(1)] == [date(2022, 8, 25)]
    assert meeting_window.page.banner.words.text().startswith("Approved on Thursday 25th August 2022:")
    assert meeting_window.status.notice.text().startswith("These minutes are approved on Thursday 25th August 2022")


def test_the_next_meeting_offers_its_own_day_and_esc_in_it_approves_nothing(august, typist):
    august.approving.approve_previous()
    typist.press("Tab")
    day = august.page.ask_line.day
    assert (day.hasFocus(), day.text()) == (True, "Thursday 25th August 2022")
    typist.press("Esc")
    assert (august.page.editor.hasFocus(), august.service.versions(1)) == (True, [])


def test_subject_to_must_say_to_what(august, typist):
    august.approving.approve_previous()
    typist.press("Down", "Return")
    assert august.page.ask_line.problem.text() == "Say what the approval is subject to."
    assert august.service.versions(1) == []
    typist.type(" a correction to 2.2.")  # as one types on after a word: the blank offered is not doubled
    typist.press("Return")
    assert august.service.versions(1)[0].words == "Agreed as a true record, subject to a correction to 2.2"
    assert august.page.editor.lines.lines[2].text.endswith(
        "were agreed as a true record, subject to a correction to 2.2."
    )


def test_escape_approves_nothing(august, typist):
    before = list(august.page.editor.lines.lines)
    august.approving.approve_previous()
    typist.press("Esc")
    assert august.page.editor.hasFocus()
    assert (august.service.versions(1), list(august.page.editor.lines.lines)) == ([], before)


def test_the_last_draft_before_this_meeting_is_meant(service_meetings):
    service, ids = service_meetings
    assert service.previous_draft(ids["oct"]).id == ids["sep"]
    service.approve(ids["sep"], on=date(2022, 10, 1), words="Agreed")
    assert service.previous_draft(ids["oct"]).id == ids["aug"]
    assert service.previous_draft(ids["aug"]) is None
    assert service.previous_draft(ids["none"]) is None


def test_a_draft_without_a_date_is_offered_after_those_with_one(window, typist):
    def add(series, on):
        lines = (Line("x", LineKind.ITEM, "AOB"),)
        return window.service.add_meeting(Meeting(Details(series, date=on), (), lines))

    undated, dated, here, later = (add("Board", on) for on in (None, date(2022, 8, 5), date(2022, 9, 5), None))
    add("Other", None)
    window.open_meeting(here)
    for wanted in ("The minutes of the meeting on Friday 5th August 2022 were", "The minutes of the last meeting were"):
        window.approving.approve_previous()
        assert window.page.ask_line.question.text().startswith(wanted)
        typist.press("Return")
    assert window.page.editor.toPlainText().endswith("The minutes of the last meeting were agreed as a true record.")
    locked = {entry.id for entry in window.service.meetings() if entry.details.status is Status.APPROVED}
    assert locked == {undated, dated}
    assert window.service.previous_draft(later) is not None


def test_what_an_approval_is_subject_to_names_an_item_of_those_minutes(august, typist):
    august.approving.approve_previous()
    typist.press("Down")
    typist.type(" item 9.3")
    typist.press("Return")
    assert august.page.editor.lines.lines[2].text.endswith("agreed as a true record, subject to item 9.3.")
    assert august.page.views.stale == 0


@pytest.fixture
def service_meetings(window):
    def add(series, on):
        return window.service.add_meeting(Meeting(Details(series, date=on)))

    ids = {name: add("Monthly", date(2022, month, 5)) for name, month in (("oct", 10), ("aug", 8), ("sep", 9))}
    ids["other"] = add("Other", date(2022, 9, 20))
    ids["none"] = window.service.add_meeting(Meeting(Details("", "A talk", date=date(2022, 12, 1))))
    return window.service, ids
