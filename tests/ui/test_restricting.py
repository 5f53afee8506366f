"""Ctrl+R: words, lines and items are restricted with a reason, listed, and set free again."""

from dataclasses import replace

import docx
import pytest
from PySide6.QtWidgets import QApplication
from restricting_help import (
    LINES,
    at,
    line,
    lines,
    opened,
    restrict,
    said,
    whole,
    with_second_line_restricted,
    words,
)

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import MarkKind
from minutes_app.domain.publication import Copy
from minutes_app.service import open_service


@pytest.fixture
def meeting(window):
    return opened(window)


@pytest.fixture
def restricted(meeting, typist):
    return with_second_line_restricted(meeting, typist)


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


def test_a_reason_of_full_stops_is_none(meeting, typist):
    at(meeting, "b", 3)
    restrict(typist, "...")
    assert meeting.page.ask_line.problem.text().startswith("Say why first")
    assert lines(meeting) == list(LINES)


def test_the_words_asked_about_are_restricted_though_others_are_typed_meanwhile(meeting, typist):
    at(meeting, "a", 11, 21)
    typist.press("Ctrl+R")
    at(meeting, "a", 0)
    typist.type("Today ")
    meeting.page.ask_line.line.setFocus()
    typist.press("Return")
    assert words(meeting) == [("Jane Smith", "personal data")]


@pytest.mark.parametrize("end", [0, 12])
def test_what_is_gone_meanwhile_is_said_and_not_restricted(meeting, typist, end):
    at(meeting, "b", 0, end)
    typist.press("Ctrl+R")
    at(meeting, "b", 0, 12)
    typist.press("BackSpace", "BackSpace")
    meeting.page.ask_line.line.setFocus()
    typist.press("Return")
    assert meeting.page.ask_line.problem.text().startswith("What was to be restricted is no longer there")
    assert not said(meeting).startswith("Restricted:")
    assert (words(meeting), whole(meeting)) == ([], set())


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
    taken_in, kept = service.load(service.import_file(written)).lines, service.load(number).lines
    assert [replace(each, id="") for each in taken_in] == [replace(each, id="") for each in kept]
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
    typist.press("Del")
    assert said(meeting).startswith("These minutes are approved, so that nothing in them can change.")
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
