"""Outstanding matters by keys: taken into the minutes and back, discussed elsewhere, looked up."""

from dataclasses import replace
from datetime import date

import pytest
from matters_help import BACK, HERE, ITEM, NOTE, PARAGRAPH, SOURCE, add, opened, states, texts

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line


@pytest.fixture
def page(window):
    return opened(window)


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
