"""Ctrl+R: words, lines and items are restricted with a reason, stay so whatever is done to them, and are listed."""

import docx
import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind, MarkKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.domain.publication import Copy
from minutes_app.domain.restrictions import reasons_by_line, restricted_words
from minutes_app.service import open_service

LINES = (
    Line("one", LineKind.ITEM, "Custody"),
    Line("a", LineKind.PARAGRAPH, "The CC met Jane Smith."),
    Line("b", LineKind.PARAGRAPH, "Second line."),
    Line("two", LineKind.ITEM, "Acorn"),
    Line("c", LineKind.PARAGRAPH, "Doors will be forced."),
    Line("three", LineKind.ITEM, "Roads"),
)


@pytest.fixture
def meeting(window):
    window.open_meeting(window.service.add_meeting(Meeting(Details("Assurance"), (), LINES)))
    return window


def at(window, line_id, start, end=None):
    """Put the caret into a line, or select words of it."""
    window.page.editor.select(line_id, start, start if end is None else end)
    window.page.editor.setFocus()


def lines(window):
    return window.page.editor.lines.lines


def line(window, line_id):
    return next(each for each in lines(window) if each.id == line_id)


def words(window):
    """Return all restricted words with their reasons."""
    return [(each.text[m.start : m.end], m.reason) for each in lines(window) for m in restricted_words(each)]


def whole(window):
    return {each.id for each in lines(window) if each.id in reasons_by_line(lines(window))}


def said(window):
    return window.status.notice.text()


def restrict(typist, reason=""):
    typist.press("Ctrl+R")
    typist.type(reason)
    typist.press("Return")


def test_selected_words_are_restricted_with_a_reason_in_one_step(meeting, typist):
    at(meeting, "a", 11, 21)
    typist.press("Ctrl+R")
    asked = meeting.page.ask_line
    assert asked.isVisible()
    assert asked.question.text().startswith("Why are these words restricted?")
    assert asked.line.text() == "personal data", "the commonest reason is offered"
    typist.press("Down", "Return")
    assert words(meeting) == [("Jane Smith", "operational policing")]
    assert said(meeting) == "Restricted: operational policing. Ctrl+R sets it free again."
    assert QApplication.focusWidget() is meeting.page.editor
    typist.press("Ctrl+Z")
    assert (words(meeting), lines(meeting)) == ([], list(LINES))
    typist.press("Ctrl+Y")
    assert words(meeting) == [("Jane Smith", "operational policing")]


def test_without_a_selection_the_line_is_restricted_and_the_key_sets_it_free(meeting, typist):
    at(meeting, "b", 3)
    restrict(typist, "safety of a person.")
    assert line(meeting, "b").restricted == "safety of a person"
    assert whole(meeting) == {"b"}
    typist.press("Ctrl+R")
    assert (whole(meeting), said(meeting)) == (set(), "No longer restricted.")
    typist.press("Ctrl+Z")
    assert whole(meeting) == {"b"}
    typist.press("Ctrl+Z")
    assert lines(meeting) == list(LINES)


def test_an_item_is_restricted_with_all_that_is_in_it(meeting, typist):
    at(meeting, "two", 2)
    typist.press("Ctrl+R")
    asked = meeting.page.ask_line.question.text()
    assert asked.startswith(
        "Why is this item, with all that is in it, restricted? Number and title stay in the copy to publish. The reason"
    )
    typist.press("Return")
    assert whole(meeting) == {"two", "c"}
    at(meeting, "c", 0)
    typist.press("Ctrl+R")
    assert said(meeting) == "Item 2 is restricted with all that is in it. Ctrl+R in its heading frees it."
    at(meeting, "two", 0)
    typist.press("Ctrl+R")
    assert (whole(meeting), lines(meeting)) == (set(), list(LINES))


def test_several_lines_are_restricted_together(meeting, typist):
    at(meeting, "a", 4)
    typist.press("Shift+Down")
    typist.press("Ctrl+R")
    asked = meeting.page.ask_line.question.text()
    assert "these 2 lines" in asked
    assert "Number and title" not in asked, "no item is among them"
    typist.press("Return")
    assert whole(meeting) == {"a", "b"}
    typist.press("Ctrl+Z")
    assert lines(meeting) == list(LINES)


def test_esc_leaves_it_open_and_no_reason_is_asked_for_again(meeting, typist):
    at(meeting, "b", 0)
    typist.press("Ctrl+R", "Ctrl+A", "BackSpace", "Return")
    assert meeting.page.ask_line.problem.text().startswith("Say why first")
    typist.press("Esc")
    assert lines(meeting) == list(LINES)
    assert QApplication.focusWidget() is meeting.page.editor


@pytest.fixture
def restricted(meeting, typist):
    """The meeting with its second line restricted."""
    at(meeting, "b", 3)
    restrict(typist)
    return meeting


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
    at(restricted, "a", 7)
    caret = restricted.page.editor.textCursor()
    block = restricted.page.editor.document().findBlockByNumber(2)
    caret.setPosition(block.position() + 4, QTextCursor.MoveMode.KeepAnchor)
    restricted.page.editor.setTextCursor(caret)
    typist.press(key)
    kept = [each for each in lines(restricted) if "nd line." in each.text]
    assert all(each.restricted or "nd line." in words(restricted)[0][0] for each in kept)
    assert kept
    typist.press("Ctrl+Z")
    assert lines(restricted) == before


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


def test_the_key_at_restricted_words_sets_them_free(meeting, typist):
    at(meeting, "a", 11, 21)
    restrict(typist)
    at(meeting, "a", 14)
    typist.press("Ctrl+R")
    assert (words(meeting), said(meeting)) == ([], "These words are no longer restricted.")


def test_restrictions_outlast_a_restart_and_the_exchange_file(restricted, typist, make_window, library, tmp_path):
    at(restricted, "a", 11, 21)
    restrict(typist, "an ongoing investigation")
    number = restricted.page.meeting.id
    restricted.close()
    again = make_window(library, number)
    assert words(again) == [("Jane Smith", "an ongoing investigation")]
    assert line(again, "b").restricted == "personal data"
    again.close()
    service = open_service(library)
    written = service.export(service.load(number), tmp_path / "a.json").path
    assert service.load(service.import_file(written)).lines == service.load(number).lines
    copy = service.export(service.load(number), tmp_path / "copy.docx", copy=Copy()).path
    service.close()
    text = "\n".join(cell.text for table in docx.Document(str(copy)).tables for row in table.rows for cell in row.cells)
    assert "The CC met [restricted]." in text
    assert "This part of the minutes is restricted: personal data." in text
    assert "Second" not in text


def test_what_is_restricted_is_listed_with_a_jump_and_set_free_from_the_list(restricted, typist, qtbot):
    at(restricted, "a", 11, 21)
    restrict(typist)
    at(restricted, "two", 0)
    restrict(typist, "operational policing")
    typist.press("Ctrl+Shift+F8")
    panel = restricted.restricting.panel
    assert QApplication.focusWidget() is panel.list
    assert panel.count.text() == "3 restricted"
    model = panel.list.checks
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Restricted  3",
        "1  Jane Smith. These words: personal data.",
        "1  Second line.. The line: personal data.",
        "2  Acorn. All in the item but its number and title: operational policing.",
    ]
    typist.press("Return")
    assert [shade.cursor.selectedText() for shade in restricted.page.editor.extraSelections()] == ["Jane Smith"]
    before = lines(restricted)
    typist.press("Del")
    assert lines(restricted) == before, "the list sets free with this key, the text deletes"
    typist.press("Ctrl+Shift+F8", "Down", "Down", "Del")
    assert whole(restricted) == {"b"}
    assert panel.count.text() == "2 restricted"
    typist.press("Del", "Del")
    assert panel.empty.isVisible()
    assert panel.empty.text().startswith("Nothing is restricted.")
    assert lines(restricted) == list(LINES)
    typist.press("Esc")
    assert restricted.page.pane.isVisible()
    assert QApplication.focusWidget() is restricted.page.editor


def test_the_list_follows_the_minutes(restricted, typist, qtbot):
    typist.press("Ctrl+Shift+F8", "Esc")
    typist.press("Ctrl+Shift+F8", "Return")
    typist.press("Ctrl+Z")
    qtbot.waitUntil(lambda: restricted.restricting.panel.count.text() == "Nothing restricted")


def test_approved_minutes_take_no_restriction_and_show_what_they_have(restricted, typist):
    meeting = restricted
    meeting.approving.approve()
    typist.press("Return")
    before = list(lines(meeting))
    with pytest.raises(PlainError, match="approved"):
        meeting.restricting.toggle()
    typist.press("Ctrl+Shift+F8")
    assert meeting.restricting.panel.count.text() == "1 restricted"
    assert lines(meeting) == before


def column_beside(window, index):
    """Return how many dots of the No. column beside a line are not of its ground."""
    editor = window.page.editor
    image = editor.viewport().grab().toImage()
    area = editor.document().documentLayout().blockBoundingRect(editor.document().findBlockByNumber(index))
    top = round(area.top()) - editor.verticalScrollBar().value()
    spots = [image.pixelColor(x, top + y) for x in range(editor.lines.metrics.number_width - 4) for y in range(4, 20)]
    return sum(spot != spots[0] for spot in spots)


def test_a_restricted_line_is_told_in_words_and_not_by_colour_alone(restricted, typist):
    at(restricted, "a", 11, 21)
    restrict(typist)
    assert restricted.page.editor.columns.content.restricted == {"b": "personal data"}
    for _ in range(2):
        assert column_beside(restricted, 1) > 10, "“in part” stands there"
        assert column_beside(restricted, 2) > column_beside(restricted, 1), "and “restricted”"
        assert column_beside(restricted, 4) == 0
        typist.press("Ctrl+Shift+B")  # and in the other theme
    block = restricted.page.editor.document().findBlockByNumber(1)
    spans = block.layout().formats()
    (look,) = [span.format for span in spans if span.format.toolTip()]
    assert look.underlineStyle() == look.UnderlineStyle.DotLine
    assert look.toolTip() == "Restricted: personal data (Ctrl+R)"


def test_a_mark_to_check_and_a_restriction_lie_over_each_other(meeting, typist):
    at(meeting, "a", 11, 21)
    typist.press("F8")
    restrict(typist)
    kinds = {mark.kind for mark in line(meeting, "a").marks}
    assert kinds == {MarkKind.RESTRICTED, MarkKind.CHECK_LATER}
