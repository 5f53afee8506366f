"""Outstanding matters by keys: taken into the minutes and back, discussed elsewhere, followed up, looked up."""

from dataclasses import replace
from datetime import date

import pytest

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting

SERIES = "Monthly Assurance Meeting"
ITEM, ACTION, NOTE, PARAGRAPH = LineKind.ITEM, LineKind.ACTION, LineKind.NOTE, LineKind.PARAGRAPH
BACK = "Satisfaction to be reviewed at the May 2019 meeting."
SOURCE = (
    Line("sat", ITEM, "Satisfaction"),
    Line("back", ACTION, BACK, action=Action(ActionKind.BRING_BACK, due_meeting="2019-05")),
    Line("calls", ITEM, "Call handling"),
    Line("task", ACTION, "CC to share the figures.", action=Action(owners=("CC",))),
)
HERE = (
    Line("one", ITEM, "OUTSTANDING MATTERS / ITEMS BROUGHT FORWARD"),
    Line("na", PARAGRAPH, "N/A"),
    Line("two", ITEM, "HOLDING TO ACCOUNT"),
    Line("perf", ITEM, "PERFORMANCE", 2),
    Line("said", PARAGRAPH, "The PCC asked about performance."),
    Line("aob", ITEM, "AOB"),
)


def add(window, on, lines):
    return window.service.add_meeting(Meeting(Details(series=SERIES, date=on, minutes_by="NN, Officer"), (), lines))


@pytest.fixture
def page(window):
    """The page with May 2019 open, the caret after 'The PCC asked', and two matters of November 2018 outstanding."""
    add(window, date(2018, 11, 27), SOURCE)
    window.open_meeting(add(window, date(2019, 5, 28), HERE))
    window.page.editor.going.to_line("said")
    for _ in range(19):
        window.page.editor.moveCursor(window.page.editor.textCursor().MoveOperation.Left)
    return window.page


def texts(page):
    return [(line.kind, line.level, line.text) for line in page.editor.lines.lines]


def states(page):
    return [(card.line_id, card.taken) for card in page.outstanding_model.cards]


def history(window, line_id):
    return [(note.text, note.who, note.on, note.status) for note in window.service.history(1, line_id)]


def test_a_card_says_all_that_is_to_be_known(page, typist):
    typist.press("Ctrl+F9")
    spoken = [page.outstanding_model.index(row).data(11) for row in range(2)]  # Qt.AccessibleTextRole
    assert spoken == [
        f"{BACK}, 6 months old, due now, from 27 Nov 2018 · 1 Satisfaction, A-1",
        "CC, CC to share the figures., 6 months old, no date, from 27 Nov 2018 · 2 Call handling, A-2",
    ]
    assert page.pane.outstanding_button.text() == "Outstanding  2"


def test_one_key_takes_a_matter_in_and_one_undo_takes_it_back(page, typist, window):
    before, spot = list(page.editor.lines.lines), page.editor.spot
    typist.press("Ctrl+F9", "T")
    taken = [(ITEM, 2, "Satisfaction (from November 2018)"), (PARAGRAPH, 1, BACK)]
    assert texts(page) == [texts(page)[0], *taken, *[(line.kind, line.level, line.text) for line in HERE[2:]]]
    assert [entry.number for entry in page.agenda_model.entries] == ["1", "1.1", "2", "2.1", "3"]
    assert states(page) == [("back", "Taken under 1.1"), ("task", "")]
    assert page.editor.hasFocus()
    typist.type(" Yes.")
    assert page.editor.lines.lines[2].text == f"{BACK} Yes."
    typist.press(*["Ctrl+Z"] * 2)
    assert (list(page.editor.lines.lines), page.editor.spot) == (before, spot)
    assert states(page) == [("back", ""), ("task", "")]
    assert [m.taken for m in window.service.outstanding(2)] == [None, None]
    typist.press("Ctrl+Y")
    assert states(page)[0] == ("back", "Taken under 1.1")
    assert window.service.outstanding(2)[0].taken_under == "1.1"


def test_several_are_taken_in_at_once_and_the_next_one_waits(page, typist):
    typist.press("Ctrl+F9", "T", "Ctrl+F9", "T")
    assert [entry.title for entry in page.agenda_model.entries][1:3] == [
        "Satisfaction (from November 2018)", "Call handling (from November 2018)",
    ]  # fmt: skip
    typist.press("Ctrl+Z", "Ctrl+Z", "Ctrl+F9", "Home", "Ctrl+A", "T")
    assert states(page) == [("back", "Taken under 1.1"), ("task", "Taken under 1.2")]
    typist.press("Ctrl+Z")
    assert [line.id for line in page.editor.lines.lines] == [line.id for line in HERE]


def test_a_matter_taken_already_is_gone_to_and_not_taken_twice(page, typist, window):
    typist.press("Ctrl+F9", "T", "Ctrl+J", "3", "Ctrl+F9", "Home", "T")
    assert len(page.editor.lines.lines) == len(HERE) + 1
    assert page.editor.lines.lines[page.editor.lines.index_of(page.editor.spot.line_id)].text.startswith("Satisf")
    assert "was taken under 1.1" in window.status.notice.text()


def test_discussed_elsewhere_asks_for_the_item_and_offers_the_one_at_the_caret(page, typist, window):
    before, spot = list(page.editor.lines.lines), page.editor.spot
    typist.press("Ctrl+F9", "D")
    line = page.pane.matters.ask_line.line
    assert (line.hasFocus(), line.text()) == (True, "2.1")
    typist.press("Return")
    assert [text for _, _, text in texts(page)][1:4] == [
        "Satisfaction (from November 2018)", BACK, "This item was discussed as part of agenda item 2.1.",
    ]  # fmt: skip
    assert texts(page)[3][0] is NOTE
    assert (page.editor.spot, page.editor.hasFocus()) == (spot, True)
    assert states(page)[0] == ("back", "Taken under 2.1")
    assert [m.taken_under for m in window.service.outstanding(2)] == ["2.1", ""]
    typist.press("Ctrl+Z")
    assert (list(page.editor.lines.lines), page.editor.spot) == (before, spot)
    assert window.service.outstanding(2)[0].taken is None


def test_undo_of_discussed_brings_a_matter_taken_before_back_to_where_it_was_taken(page, typist, window):
    typist.press("Ctrl+F9", "T", "Ctrl+J", "2", ".", "1", "Ctrl+F9", "Home", "D", "Return")
    assert texts(page)[3][2] == "This item was discussed as part of agenda item 2.1."
    seen = []
    for key in ("", "Ctrl+Z", "Ctrl+Y", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y"):
        typist.press(*filter(None, [key]))
        seen.append((states(page)[0][1], window.service.outstanding(2)[0].taken_under))
    own, other, none = ("Taken under 1.1", "1.1"), ("Taken under 2.1", "2.1"), ("", "")
    assert seen == [other, own, other, own, none, own]
    page.leave()
    window.open_meeting(2)
    assert states(page)[0][1] == "Taken under 1.1"


def test_undo_of_discussed_for_several_leaves_each_where_it_was(page, typist, window):
    typist.press("Ctrl+F9", "T", "Ctrl+F9", "Home", "Ctrl+A", "D")
    typist.press("Ctrl+A")
    typist.type("2")
    typist.press("Return")
    assert states(page) == [("back", "Taken under 2"), ("task", "Taken under 2")]
    typist.press("Ctrl+Z")
    assert states(page) == [("back", "Taken under 1.1"), ("task", "")]
    assert [m.taken_under for m in window.service.outstanding(2)] == ["1.1", ""]
    typist.press("Ctrl+Y")
    assert [m.taken_under for m in window.service.outstanding(2)] == ["2", "2"]


def test_all_matters_discussed_under_one_item_are_closed_by_one_note(page, typist):
    typist.press("Ctrl+F9", "Ctrl+A", "D", "Return")
    notes = [text for kind, _, text in texts(page) if kind is NOTE]
    assert notes == ["All the above items were discussed as part of agenda item 2.1."]
    assert [kind for kind, _, _ in texts(page)][1:6] == [ITEM, PARAGRAPH, ITEM, PARAGRAPH, NOTE]


def test_a_number_that_no_item_has_is_said_and_can_be_mended(page, typist):
    before = list(page.editor.lines.lines)
    typist.press("Ctrl+F9", "D")
    typist.type("9.9")
    typist.press("Return")
    ask = page.pane.matters.ask_line
    assert ask.problem.text() == "There is no item “9.9” in this meeting."
    assert (ask.line.hasFocus(), list(page.editor.lines.lines)) == (True, before)
    typist.press("Ctrl+A")
    typist.type("3.")
    typist.press("Return")
    assert texts(page)[3][2] == "This item was discussed as part of agenda item 3."


def test_escape_drops_the_question_and_then_leaves_the_list(page, typist):
    before, spot = list(page.editor.lines.lines), page.editor.spot
    typist.press("Ctrl+F9", "D", "Esc")
    assert page.pane.matters.list.hasFocus()
    assert page.pane.matters.ask_line.isHidden()
    typist.press("Esc")
    assert (page.editor.hasFocus(), page.editor.spot, list(page.editor.lines.lines)) == (True, spot, before)


def test_progress_and_closing_go_into_the_register_and_not_into_the_old_minutes(page, typist, window):
    old = window.service.load(1)
    typist.press("Ctrl+F9", "Down", "N")
    typist.type("Figures were sent on Friday.")
    typist.press("Return")
    assert page.pane.matters.list.hasFocus()
    on = date(2019, 5, 28)
    assert history(window, "task")[0] == ("Figures were sent on Friday.", "NN", on, None)
    typist.press("C")
    assert history(window, "task")[0] == ("", "NN", on, ActionStatus.COMPLETE)
    assert page.outstanding_model.cards[1].matter.due_words == "complete"
    assert page.pane.outstanding_button.text() == "Outstanding  1"
    typist.press("C")
    assert history(window, "task")[0][3] is ActionStatus.OPEN
    typist.press("C")
    assert [(line.kind, line.text) for line in window.service.load(1).lines] == [(x.kind, x.text) for x in old.lines]
    page.leave()
    window.open_meeting(2)
    assert [card.line_id for card in page.outstanding_model.cards] == ["back"]


GONE = "This action no longer stands in its minutes. Nothing has been noted of it."
NOT_ALL = (
    "“Call handling (from November 2018)” noted in the action register, "
    f"“Satisfaction (from November 2018)” not: {GONE}"
)


@pytest.fixture
def gone(page, window):
    """The first of two matters is taken out of its minutes while the list shows it."""
    opened = window.service.open_meeting(1, lambda state: None)
    opened.splice(1, 1, [])
    opened.close()
    assert [card.line_id for card in page.outstanding_model.cards] == ["back", "task"]


def test_where_one_of_several_cannot_be_closed_the_list_is_right_and_says_so(page, typist, window, gone, qtbot):
    with qtbot.captureExceptions() as told:
        typist.press("Ctrl+F9", "Ctrl+A", "C")
    assert [(kind, str(problem)) for kind, problem, _ in told] == [(PlainError, NOT_ALL)]
    assert history(window, "task")[0][3] is ActionStatus.COMPLETE
    assert page.outstanding_model.cards == window.service.outstanding(2) == []


def test_where_one_of_several_cannot_be_noted_the_words_wait_for_that_one_alone(page, typist, window, gone):
    typist.press("Ctrl+F9", "Ctrl+A", "N")
    typist.type("Sent.")
    typist.press("Return")
    ask = page.pane.matters.ask_line
    assert (ask.problem.text(), ask.line.text(), ask.line.hasFocus()) == (NOT_ALL, "Sent.", True)
    assert ask.question.text() == "“Satisfaction (from November 2018)”: progress"
    assert [card.line_id for card in page.outstanding_model.cards] == ["task"]
    typist.press("Return")
    assert ask.problem.text() == f"“Satisfaction (from November 2018)” not noted: {GONE}"
    assert [text for text, *_ in history(window, "task")][:-1] == ["Sent."]
    typist.press("Esc")
    assert (ask.isHidden(), page.pane.matters.list.hasFocus()) == (True, True)


def test_without_an_item_for_them_a_matter_becomes_an_item_at_the_caret(window, typist):
    add(window, date(2018, 11, 27), SOURCE)
    window.open_meeting(add(window, date(2019, 5, 28), (Line("x", ITEM, "Custody"), Line("y", ITEM, "AOB"))))
    window.page.editor.going.to_line("x")
    typist.press("Ctrl+F9", "T")
    assert [line.text for line in window.page.editor.lines.lines] == [
        "Custody", "Satisfaction (from November 2018)", BACK, "AOB",
    ]  # fmt: skip
    assert states(window.page)[0] == ("back", "Taken under 2")


def test_the_link_holds_when_the_source_is_worded_otherwise(page, typist, window):
    typist.press("Ctrl+F9", "T", "Ctrl+F9", "Home", "Return")
    assert (page.meeting.id, page.editor.spot) == (1, ("back", len(BACK)))
    typist.type(" Reworded.")
    typist.press("Esc")
    assert page.meeting.id == 2
    card = page.outstanding_model.cards[0]
    assert (card.text, card.taken) == (f"{BACK} Reworded.", "Taken under 1.1")


def test_the_source_is_a_key_away_and_escape_comes_back_to_the_exact_caret(page, typist):
    spot = page.editor.spot
    typist.press("Ctrl+F9", "Return")
    assert page.meeting.id == 1
    assert "Esc goes back" in page.banner.words.text()
    assert not page.banner.isHidden()
    typist.press("Esc")
    assert (page.meeting.id, page.editor.spot, page.editor.hasFocus()) == (2, spot, True)
    assert page.banner.isHidden()
    typist.press("Esc")
    assert page.meeting.id == 2


def test_what_is_due_follows_the_date_of_the_meeting(page, window):
    page.set_details(replace(page.meeting.meeting.details, date=date(2019, 4, 30)))
    window.asking.detailsTaken.emit(page.meeting.meeting.details)
    assert [card.line_id for card in page.outstanding_model.cards] == ["task"]


def test_an_action_closed_in_the_register_is_gone_from_the_list_on_the_way_back(page, typist, window):
    typist.press("Ctrl+Shift+R")
    rows = [entry.line_id for entry in window.library.register._model.rows]
    typist.press("Home", *["Down"] * rows.index("task"), "C")
    assert history(window, "task")[0][3] is ActionStatus.COMPLETE
    typist.press("Esc")
    assert [card.line_id for card in page.outstanding_model.cards] == ["back"]


def test_typing_asks_the_library_nothing(page, typist, window, monkeypatch):
    asked = []
    monkeypatch.setattr(window.service, "outstanding", lambda key: asked.append(key) or [])
    typist.press("Ctrl+F9", "T")
    typist.type("The PCC asked. Action: CC to answer by 31 August")
    typist.press("Return", "Ctrl+Shift+Return")
    typist.type("New item")
    typist.press("Ctrl+Z")
    assert asked == []


def test_the_caret_at_the_end_of_the_minutes_is_not_pushed_along(window, typist):
    add(window, date(2018, 11, 27), SOURCE)
    window.open_meeting(add(window, date(2019, 5, 28), (Line("x", ITEM, "Custody"), Line("y", ITEM, "AOB"))))
    typist.press("Ctrl+F9", "D", "Ctrl+A")
    typist.type("1")
    typist.press("Return")
    assert window.page.editor.spot == ("y", 3)
    assert window.page.editor.lines.lines[-1].text == "This item was discussed as part of agenda item 1."


def shown(page):
    return [(card.line_id, card.action.status) for card in page.outstanding_model.cards]


def test_undo_in_the_list_takes_back_what_was_noted_there_and_leaves_the_minutes(page, typist, window):
    typist.type("Typed. ")
    words, raised = page.editor.toPlainText(), history(window, "task")
    typist.press("Ctrl+F9", "Down", "N")
    typist.type("Asked on Friday.")
    typist.press("Return", "C")
    states = []
    for key in ("", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Y", "Ctrl+Z", "Ctrl+Z"):
        typist.press(*filter(None, [key]))
        done = len(history(window, "task")) - len(raised)
        states.append((shown(page)[1][1].value, done, window.status.notice.text().split(":")[-1].strip()))
    again, noted = "open again, its note is taken out of the action register. Ctrl+Y does it again.", "noted in the"
    assert [state[:2] for state in states] == [
        ("complete", 2), ("open", 1), ("open", 0), ("open", 0), ("open", 1), ("complete", 2), ("open", 1), ("open", 0),
    ]  # fmt: skip
    assert states[1][2] == again
    assert states[3][2].startswith("Nothing noted in this list is left to undo. F5 goes to the minutes")
    assert states[4][2].startswith(noted)
    assert (page.editor.toPlainText(), page.pane.matters.list.hasFocus()) == (words, True)
    assert history(window, "task") == raised
    assert window.service.load(1).lines[3].action.status is ActionStatus.OPEN
    typist.press("F5", "Ctrl+Z")
    assert "Typed" not in page.editor.toPlainText()


def test_what_one_key_noted_of_several_is_undone_and_done_again_of_all(page, typist, window):
    raised = [history(window, key) for key in ("back", "task")]

    def noted():
        return [len(history(window, key)) - len(was) for key, was in zip(("back", "task"), raised, strict=True)]

    typist.press("Ctrl+F9", "Home", "Ctrl+A", "N")
    typist.type("Asked on Friday.")
    typist.press("Return")
    assert [history(window, key)[0][0] for key in ("back", "task")] == ["Asked on Friday."] * 2
    typist.press("Ctrl+A", "C")
    assert window.status.notice.text().startswith("2 matters: complete, noted")
    done = [(noted(), {status for _, status in shown(page)})]
    for key in ("Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Y"):
        typist.press(key)
        done.append((noted(), {status for _, status in shown(page)}))
    is_open, is_complete = {ActionStatus.OPEN}, {ActionStatus.COMPLETE}
    both = [([2, 2], is_complete), ([1, 1], is_open)]
    assert done == [*both, ([0, 0], is_open), *reversed(both)]


def test_an_undo_brings_a_closed_matter_back_that_left_the_list(page, typist, window):
    typist.press("Ctrl+F9", "Down", "C", "Ctrl+L", "Esc")
    assert [name for name, _ in shown(page)] == ["back"]
    typist.press("Ctrl+F9", "Ctrl+Z")
    assert shown(page) == [("back", ActionStatus.OPEN), ("task", ActionStatus.OPEN)]


def test_approved_minutes_ask_nothing_of_a_matter_that_they_cannot_take(page, typist, window, qtbot):
    page.leave()
    window.service.approve(2, on=date(2019, 6, 1), words="Agreed")
    window.open_meeting(2)
    page.focus_actions(1)
    with pytest.raises(PlainError, match="approved"):
        window.outstanding.ask_discussed(page.outstanding_model.cards[:1])
    assert page.pane.matters.ask_line.isHidden()


def test_after_a_look_at_the_source_of_a_matter_one_stands_on_it_again(page, typist, window):
    typist.press("Ctrl+F9", "Down", "Return")
    assert window.page.meeting.id == 1
    typist.press("Esc", "Ctrl+F9")
    assert page.pane.matters.list.card.line_id == "task"
    assert [card.line_id for card in page.pane.matters.list.chosen] == ["task"]


def test_what_was_said_of_one_meeting_is_not_said_of_the_next(page, typist, window):
    typist.press("Ctrl+F9", "C")
    assert "complete" in window.status.notice.text()
    window.open_meeting(1)
    assert window.status.notice.text() == ""


def test_a_matter_of_a_meeting_without_a_date_has_no_age(window, typist):
    add(window, None, SOURCE)
    window.open_meeting(add(window, date(2019, 5, 28), HERE))
    typist.press("Ctrl+F9")
    spoken = window.page.outstanding_model.index(1).data(11)  # Qt.AccessibleTextRole
    assert spoken == "CC, CC to share the figures., undated, no date, from 2 Call handling, A-2"


def test_a_restricted_matter_is_said_to_be_on_its_card(window):
    lines = (*SOURCE[:3], replace(SOURCE[3], restricted="personal data"))
    add(window, date(2018, 11, 27), lines)
    window.open_meeting(add(window, date(2019, 5, 28), HERE))
    cards = window.page.outstanding_model.cards
    assert [card.source for card in cards] == [
        "27 Nov 2018 · 1 Satisfaction",
        "restricted · 27 Nov 2018 · 2 Call handling",
    ]
