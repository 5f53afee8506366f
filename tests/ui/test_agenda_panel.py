"""The agenda tree by keys: levels, moves, names and numbers, and how it follows the text."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind, Numbering
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.domain.outline import printed_numbers
from ui.meeting.agenda_model import COUNT_ROLE, TEXT_ROLE

ITEM, PARAGRAPH, ACTION = LineKind.ITEM, LineKind.PARAGRAPH, LineKind.ACTION
LINES = (
    ("one", ITEM, "Outstanding matters", 1),
    ("one-text", PARAGRAPH, "See agenda item 2.1 for the rest.", 1),
    ("two", ITEM, "Holding to account", 1),
    ("calls", ITEM, "Call handling", 2),
    ("calls-text", PARAGRAPH, "The PCC asked about 999 calls.", 1),
    ("calls-action", ACTION, "CC to share the figures by 31 August.", 1),
    ("digital", ITEM, "Digital strategy", 2),
    ("digital-text", PARAGRAPH, "The CC explained.", 1),
    ("three", ITEM, "AOB", 1),
)
OUTLINE = {"1": "Outstanding matters", "2": "Holding to account", "2.1": "Call handling", "2.2": "Digital strategy"}


@pytest.fixture
def page(window):
    """The page with a meeting of two levels open, the caret in its last item."""
    lines = tuple(Line(key, kind, text, level) for key, kind, text, level in LINES)
    details = Details(series="Monthly Assurance Meeting", date=date(2022, 7, 18))
    window.open_meeting(window.service.add_meeting(Meeting(details, (), lines)))
    return window.page


def outline(page):
    """What is printed: number to title."""
    lines = page.editor.lines.lines
    numbers = printed_numbers(lines)
    found = {numbers.get(line.id, "-"): line.text for line in lines if line.is_item}
    assert {entry.number or "-": entry.title for entry in page.agenda_model.entries} == found
    assert page.meeting.meeting.lines == tuple(lines)
    return found


def ids(page):
    return [line.id for line in page.editor.lines.lines]


def current(page):
    return page.agenda_model.entry(page.agenda.currentIndex()).id


def test_the_tree_follows_the_caret_and_the_caret_returns_to_where_it_was(page, typist):
    assert current(page) == "three"
    typist.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert current(page) == "calls"
    assert page.editor.spot.line_id == "calls-action"
    typist.press("Up", *["Left"] * 4)
    here = page.editor.spot
    typist.press("Ctrl+PgDown", "Ctrl+PgUp")
    assert page.editor.spot == here
    typist.press("F6", "Up", "Up", "Return")
    assert page.editor.spot.line_id == "one-text"
    assert page.editor.hasFocus()
    typist.press("F6", "Down", "Down", "Return")
    assert page.editor.spot == here


def test_any_item_is_three_keys_away(page, typist):
    for keys, line_id in [("22", "digital-text"), ("1", "one-text"), ("21", "calls-action"), ("3", "three")]:
        typist.press("Ctrl+J")
        typist.type(keys)
        assert page.editor.spot.line_id == line_id
        assert page.editor.hasFocus()
    typist.press("Ctrl+J")
    typist.type("hold acc")
    typist.press("Return")
    assert page.editor.spot.line_id == "two"


def test_escape_in_the_jump_box_leaves_the_caret(page, typist):
    spot = page.editor.spot
    typist.press("Ctrl+J")
    typist.type("zzz")
    typist.press("Return", "Esc")
    assert page.editor.spot == spot
    assert page.editor.hasFocus()


def test_a_jump_out_of_sight_shows_the_line_a_third_down(meeting_window, typist):
    editor = meeting_window.page.editor
    typist.press("Ctrl+J")
    typist.type("22")
    height = editor.viewport().height()
    assert height / 4 < editor.cursorRect().center().y() < height / 2


def test_the_tree_shows_which_items_have_text_and_how_many_actions(page, typist):
    shown = {e.id: page.agenda_model.index_of(e.id) for e in page.agenda_model.entries}
    assert [shown[key].data(TEXT_ROLE) for key in ("one", "two", "calls", "three")] == [True, False, True, False]
    assert [shown[key].data(COUNT_ROLE) for key in ("one", "two", "calls", "three")] == [0, 1, 1, 0]
    typist.press("Return")
    typist.type("A")
    assert page.agenda_model.index_of("three").data(TEXT_ROLE)
    typist.press("Backspace")
    typist.type("Action: CC to act")
    assert page.agenda_model.index_of("three").data(COUNT_ROLE) == 1


def test_tab_in_the_tree_takes_an_item_deeper_with_all_that_is_in_it(page, typist):
    before = page.meeting.meeting.lines
    typist.press("F6", "Up", "Up", "Up", "Tab")
    assert current(page) == "two"
    assert page.agenda.hasFocus()
    assert outline(page) == {
        "1": "Outstanding matters",
        "1.1": "Holding to account",
        "1.1.1": "Call handling",
        "1.1.2": "Digital strategy",
        "2": "AOB",
    }
    typist.press("Shift+Tab")
    assert page.meeting.meeting.lines == before
    assert outline(page) == {**OUTLINE, "3": "AOB"}


def test_an_item_moves_from_the_tree_with_text_and_actions_though_the_caret_is_elsewhere(page, typist):
    spot = page.editor.spot
    typist.press("F6", "Up", "Alt+Shift+Up")
    assert ids(page)[3:8] == ["digital", "digital-text", "calls", "calls-text", "calls-action"]
    assert outline(page)["2.1"] == "Digital strategy"
    assert [card.number for card in page.action_model.cards] == ["2.2"]
    assert (current(page), page.agenda.hasFocus()) == ("digital", True)
    assert page.editor.spot == spot
    typist.press("Alt+Shift+Down")
    assert ids(page) == [key for key, *_ in LINES]


def test_an_item_moves_from_the_text_by_the_same_key(page, typist):
    typist.press("Ctrl+PgUp", "Alt+Shift+Up")
    assert outline(page)["2.1"] == "Digital strategy"
    assert page.editor.spot.line_id == "digital-text"


def test_drag_and_drop_moves_an_item_as_the_keys_do(page):
    model = page.agenda_model

    def drop(item, row, onto):
        parent = model.index_of(onto) if onto else QModelIndex()
        model.dropMimeData(model.mimeData([model.index_of(item)]), Qt.DropAction.MoveAction, row, 0, parent)

    drop("digital", 0, "two")
    assert ids(page)[3:5] == ["digital", "digital-text"]
    drop("calls", -1, "one")
    assert outline(page)["1.1"] == "Call handling"
    assert ids(page)[2:5] == ["calls", "calls-text", "calls-action"]
    drop("calls", -1, "")
    assert outline(page)["4"] == "Call handling"
    assert page.agenda_model.index_of("calls").data(COUNT_ROLE) == 1
    before = page.meeting.meeting.lines
    drop("two", -1, "digital")
    assert page.meeting.meeting.lines == before


def test_a_cross_reference_is_flagged_while_its_item_has_another_number(page, typist, window):
    assert page.views.stale == 0
    typist.press("F6", "Up", "Alt+Shift+Up")
    assert page.views.stale == 1
    assert "1 cross-reference to check" in window.status.counts.text()
    assert page.editor.lines.lines[1].text == "See agenda item 2.1 for the rest."
    typist.press("Alt+Shift+Down")
    assert page.views.stale == 0
    assert "to check" not in window.status.counts.text()


def test_deleting_an_item_is_undone_by_one_key(page, typist):
    before, cards = page.meeting.meeting, list(page.action_model.cards)
    typist.press("F6", "Up", "Up", "Up", "Delete")
    assert outline(page) == {"1": "Outstanding matters", "2": "AOB"}
    assert not page.action_model.cards
    typist.press("Ctrl+Z")
    assert page.meeting.meeting == before
    assert page.action_model.cards == cards
    assert outline(page) == {**OUTLINE, "3": "AOB"}


def test_an_item_is_renamed_in_the_tree(page, typist):
    typist.press("F6", "Up", "Up", "F2", "Ctrl+A")
    typist.type("Calls")
    typist.press("Return")
    QApplication.processEvents()
    assert outline(page)["2.1"] == "Calls"
    assert page.editor.lines.lines[3].id == "calls"
    assert page.agenda.hasFocus()
    typist.press("Ctrl+Z")
    assert outline(page)["2.1"] == "Call handling"


def test_a_number_is_typed_in_the_tree(page, typist):
    typist.press("F6", "Up", "#")
    typist.type("2.4")
    typist.press("Return")
    line = page.editor.lines.lines[6]
    assert (line.numbering, line.number) == (Numbering.TYPED, "2.4")
    assert outline(page)["2.4"] == "Digital strategy"
    typist.press("F6", "#")
    typist.type("-")
    typist.press("Return")
    assert outline(page)["-"] == "Digital strategy"
    typist.press("F6", "#", "Esc")
    assert page.editor.hasFocus()


def test_insert_makes_a_new_item_after_the_one_chosen(page, typist):
    typist.press("F6", "Up", "Up", "Insert")
    typist.type("New figures")
    assert outline(page) == {
        "1": "Outstanding matters",
        "2": "Holding to account",
        "2.1": "Call handling",
        "2.2": "New figures",
        "2.3": "Digital strategy",
        "3": "AOB",
    }


def test_a_closed_branch_stays_closed(page, typist):
    typist.press("F6", "Up", "Up", "Up", "Left")
    assert not page.agenda.isExpanded(page.agenda_model.index_of("two"))
    typist.press("Alt+Shift+Up")
    assert not page.agenda.isExpanded(page.agenda_model.index_of("two"))
