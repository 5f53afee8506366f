"""What is restricted stays so when it is split, joined, cut, copied, dragged or moved, and so does what is put in."""

import pytest
from editing_help import OwnDrop
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QApplication
from restricting_help import at, line, lines, opened, restrict, whole, with_second_line_restricted, words

from minutes_app.domain.lines import LineKind


@pytest.fixture
def meeting(window):
    return opened(window)


@pytest.fixture
def restricted(meeting, typist):
    return with_second_line_restricted(meeting, typist)


def select_into_second_line(window, start=7, end=4):
    """Select from a place in the first line to one in the second."""
    editor = window.page.editor
    at(window, "a", start)
    caret = editor.textCursor()
    caret.setPosition(editor.document().findBlockByNumber(2).position() + end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(caret)


def test_a_restricted_line_that_is_split_stays_restricted_in_both_halves(restricted, typist):
    at(restricted, "b", 6)
    typist.press("Return")
    assert {each.text for each in lines(restricted) if each.restricted} == {"Second", " line."}
    typist.press("End", "Return")
    typist.type("More of it")
    assert {each.text for each in lines(restricted) if each.restricted} == {"Second", " line.", "More of it"}


@pytest.mark.parametrize("key", ["BackSpace", "Delete"])
def test_words_of_a_restricted_line_stay_restricted_where_it_joins_the_one_before(restricted, typist, key):
    before = list(lines(restricted))
    if key == "BackSpace":
        at(restricted, "b", 0)
        typist.press("BackSpace")
    else:
        at(restricted, "a", len("The CC met Jane Smith."))
        typist.press("Del")
    assert line(restricted, "a").text == "The CC met Jane Smith.Second line."
    assert words(restricted) == [("Second line.", "personal data")]
    typist.press("Ctrl+Z")
    assert (words(restricted), lines(restricted)) == ([], before)


@pytest.mark.parametrize("key", ["BackSpace", "Del", "x", "Return", "Ctrl+X"])
def test_what_is_left_of_a_restricted_line_is_restricted_where_a_selection_goes(restricted, typist, key):
    before = list(lines(restricted))
    select_into_second_line(restricted)
    typist.press(key)
    kept = [each for each in lines(restricted) if "nd line." in each.text]
    assert all(each.restricted or "nd line." in words(restricted)[0][0] for each in kept)
    assert kept
    typist.press("Ctrl+Z")
    assert lines(restricted) == before


@pytest.mark.parametrize("chosen", ["edit-cut", "edit-delete"])
def test_the_menu_of_the_text_leaves_words_restricted_as_the_keys_do(restricted, typist, chosen):
    before = list(lines(restricted))
    select_into_second_line(restricted)
    typist.press("Shift+F10")
    menu = QApplication.activePopupWidget()
    menu.setActiveAction(menu.findChild(QAction, chosen))
    typist.press("Return")
    assert line(restricted, "a").text == "The CC nd line."
    assert words(restricted) == [("nd line.", "personal data")]
    typist.press("Ctrl+Z")
    assert lines(restricted) == before


def test_words_dragged_away_leave_the_rest_restricted_and_whole_lines_keep_their_ids(restricted, typist):
    before = list(lines(restricted))
    editor = restricted.page.editor
    select_into_second_line(restricted)
    editor.dropEvent(OwnDrop(editor, editor.document().findBlockByNumber(4).position() + 6))
    assert line(restricted, "c").text == "Doors met Jane Smith."
    assert words(restricted) == [("nd line.", "personal data")]
    typist.press("Ctrl+Z")
    assert lines(restricted) == before
    select_into_second_line(restricted, 0, 0)
    editor.dropEvent(OwnDrop(editor, editor.document().findBlockByNumber(5).position()))
    assert [each.id for each in lines(restricted)] == ["one", "b", "two", "c", "a", "three"]
    typist.press("Ctrl+Z")
    assert lines(restricted) == before


def test_a_title_that_leaves_a_restricted_item_is_restricted_and_set_free_with_its_item(meeting, typist):
    at(meeting, "three", 5)
    typist.press("Tab")
    at(meeting, "two", 0)
    restrict(typist)
    at(meeting, "three", 0)
    typist.press("Shift+Tab")
    assert words(meeting) == [("Roads", "personal data")]
    assert line(meeting, "three").restricted == "personal data"
    typist.press("Ctrl+R")
    assert (words(meeting), line(meeting, "three").restricted) == ([], "")


def test_by_word_too(restricted, typist):
    at(restricted, "a", len("The CC met Jane Smith."))
    typist.press("Ctrl+Del")
    assert all(each.restricted or not each.text.endswith("Second line.") or words(restricted)
               for each in lines(restricted))  # fmt: skip


def test_words_copied_out_of_a_restricted_line_stay_restricted(restricted, typist):
    at(restricted, "b", 0, 6)
    typist.press("Ctrl+C")
    at(restricted, "a", 3)
    typist.press("Ctrl+V")
    assert line(restricted, "a").text.startswith("TheSecond CC")
    assert words(restricted) == [("Second", "personal data")]


def test_a_line_cut_out_of_a_restricted_item_stays_restricted(meeting, typist):
    at(meeting, "two", 0)
    restrict(typist)
    at(meeting, "two", 5)
    typist.press("Return")
    typist.type("New in it")
    assert len(whole(meeting)) == 3
    new = next(each for each in lines(meeting) if each.text == "New in it")
    at(meeting, new.id, 0)
    typist.press("Shift+Down", "Ctrl+X")
    at(meeting, "three", 0)
    typist.press("Ctrl+Home", "Down", "Home", "Ctrl+V")
    moved = next(each for each in lines(meeting) if "New in it" in each.text)
    assert moved.restricted or "New in it" in words(meeting)[0][0]
    assert moved.id not in {each.id for each in lines(meeting)[3:]}


def test_an_item_moved_out_and_a_heading_deleted_leave_the_text_restricted(meeting, typist):
    at(meeting, "two", 0)
    restrict(typist)
    at(meeting, "two", 0, 5)
    typist.press("BackSpace", "BackSpace")
    assert "two" not in {each.id for each in lines(meeting)}
    assert line(meeting, "c").restricted == "personal data"


def test_an_action_captured_in_a_restricted_item_is_restricted(meeting, typist):
    at(meeting, "two", 0)
    restrict(typist)
    at(meeting, "c", 3)
    typist.press("F9")
    typist.type("DCC to keep it quiet")
    typist.press("Return")
    action = next(each for each in lines(meeting) if each.is_action)
    assert action.restricted == "personal data"


def test_a_line_put_into_a_restricted_item_is_restricted(meeting, typist):
    at(meeting, "two", 0)
    restrict(typist)
    at(meeting, "c", 3)
    editor = meeting.page.editor
    added = editor.commands.add_line(editor.textCursor(), LineKind.PARAGRAPH, "The DCC joined.")
    assert line(meeting, added.id).restricted == "personal data"


def test_typing_behind_restricted_words_is_not_restricted_and_within_is(meeting, typist):
    at(meeting, "a", 11, 15)
    restrict(typist)
    typist.press("Right")
    typist.type(" Mary")
    assert words(meeting) == [("Jane", "personal data")]
    at(meeting, "a", 13)
    typist.type("xx")
    assert words(meeting) == [("Jaxxne", "personal data")]
