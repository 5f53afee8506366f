"""Outstanding matters followed up by keys: progress noted, actions closed, and taken back by Ctrl+Z in the list."""

from datetime import date

import pytest
from matters_help import opened

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.errors import PlainError


@pytest.fixture
def page(window):
    return opened(window)


def history(window, line_id):
    return [(note.text, note.who, note.on, note.status) for note in window.service.history(1, line_id)]


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


def test_an_action_closed_in_the_register_is_gone_from_the_list_on_the_way_back(page, typist, window):
    typist.press("Ctrl+Shift+R")
    rows = [entry.line_id for entry in window.library.register._model.rows]
    typist.press("Home", *["Down"] * rows.index("task"), "C")
    assert history(window, "task")[0][3] is ActionStatus.COMPLETE
    typist.press("Esc")
    assert [card.line_id for card in page.outstanding_model.cards] == ["back"]


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
