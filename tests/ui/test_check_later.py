"""F8: words to check later are marked while one types on, found again, and sent out with a draft alone."""

import docx
import pytest
from PySide6.QtGui import QTextCursor

from minutes_app.domain.check_later import to_check
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import Variant, open_service


@pytest.fixture
def meeting(window, typist):
    """A new meeting without standing items, the caret in the empty text of its first."""
    number = window.service.add_meeting(Meeting(Details("Other meeting")))
    window.open_meeting(number)
    typist.type("Custody")
    typist.press("Return")
    return window


def marked(window):
    return [check.words for check in to_check(window.page.editor.lines.lines)]


def texts(window):
    return [line.text for line in window.page.editor.lines.lines]


def said(window):
    return window.status.notice.text()


def caret(window):
    return window.page.editor.textCursor().position()


def test_a_key_marks_the_word_just_typed_and_typing_goes_on_unmarked(meeting, typist):
    typist.type("The CC said 37%")
    before = caret(meeting)
    typist.press("F8")
    assert (caret(meeting), marked(meeting)) == (before, ["37%"])
    typist.type(" of cases")
    typist.press("F8")
    typist.type(", and more")
    assert marked(meeting) == ["37%", "cases"]
    assert texts(meeting) == ["Custody", "The CC said 37% of cases, and more"]


def test_the_sign_before_a_figure_is_marked_with_it(meeting, typist):
    typist.type("It had cost £3.2m")
    typist.press("F8")
    typist.type(" (of £4m).")
    typist.press("F8")
    assert marked(meeting) == ["£3.2m", "£4m"]


def test_typing_behind_a_marked_word_is_not_marked_and_within_it_is(meeting, typist):
    typist.type("about 37")
    typist.press("F8")
    typist.type("5 or so")
    assert marked(meeting) == ["37"]
    typist.press("Home", *["Right"] * 7)
    typist.type("4")
    assert marked(meeting) == ["347"]
    typist.press("Right")  # behind the 7, on coming back
    typist.type("9")
    assert marked(meeting) == ["347"]


def test_the_same_key_takes_the_mark_away_and_undo_brings_it_back(meeting, typist):
    typist.type("about 37 people")
    typist.press("Ctrl+Left", "Left", "F8")
    before = caret(meeting)
    assert marked(meeting) == ["37"]
    typist.press("F8")
    assert (marked(meeting), caret(meeting)) == ([], before)
    typist.press("Ctrl+Z")
    assert (marked(meeting), caret(meeting)) == (["37"], before)
    typist.press("Ctrl+Z")
    assert marked(meeting) == []
    assert texts(meeting) == ["Custody", "about 37 people"], "the mark was a step of its own"
    typist.press("Ctrl+Y")
    assert marked(meeting) == ["37"]


def test_selected_words_are_marked_in_every_line_and_stay_selected(meeting, typist):
    typist.type("one two")
    typist.press("Return")
    typist.type("three")
    typist.press(*["Shift+Left"] * 9, "F8")
    assert marked(meeting) == ["two", "three"]
    assert meeting.page.editor.textCursor().hasSelection()
    typist.press("F8")
    assert marked(meeting) == []


def test_an_empty_line_says_that_there_is_nothing(meeting, typist):
    typist.press("F8")
    assert marked(meeting) == []
    assert said(meeting) == "There are no words here to check later."


def test_marks_are_gone_through_one_by_one_and_round(meeting, typist):
    typist.press("Shift+F8")
    assert said(meeting).startswith("Nothing is marked")
    typist.type("first")
    typist.press("F8", "Return")
    typist.type("second and third")
    typist.press("F8", "Home")
    typist.press("F8", "Ctrl+Home", "Shift+F8")
    assert (said(meeting), meeting.page.editor.spot.column) == ("1 of 3 to check: “first”.", 5)
    typist.press("Shift+F8")
    assert said(meeting) == "2 of 3 to check: “second”."
    typist.press("F8", "Shift+F8")
    assert said(meeting) == "2 of 2 to check: “third”."
    typist.press("Shift+F8")
    assert said(meeting) == "1 of 2 to check: “first”."


def test_the_status_bar_counts_what_is_left_to_check(meeting, typist, make_window, library):
    counts = meeting.status.counts
    assert "to check" not in counts.text()
    typist.type("one two")
    typist.press("F8")
    assert counts.text().endswith("1 mark to check (Shift+F8)")
    typist.press("Home", "F8")
    assert counts.text().endswith("2 marks to check (Shift+F8)")
    number = meeting.page.meeting.id
    meeting.close()
    window = make_window(library, number)
    assert window.status.counts.text().endswith("2 marks to check (Shift+F8)")
    window.page.editor.setFocus()
    typist.press("F8", "Ctrl+Z", "Ctrl+Y")
    assert window.status.counts.text().endswith("1 mark to check (Shift+F8)")


def test_marks_survive_a_restart_and_the_exchange_file(meeting, typist, library, tmp_path):
    typist.type("about 37 📝 people")
    typist.press("F8")
    number = meeting.page.meeting.id
    meeting.close()
    service = open_service(library)
    written = service.export(service.load(number), tmp_path / "a.json").path
    again = service.load(service.import_file(written))
    service.close()
    assert [check.words for check in to_check(again.lines)] == ["people"]


def test_a_marked_word_has_a_dashed_underline_and_a_heading_stays_bold(meeting, typist):
    typist.press("Up", "F8")
    block = QTextCursor(meeting.page.editor.document()).block()
    spans = block.layout().formats()  # kept, for its formats go with it
    (look,) = [span.format for span in spans if span.format.toolTip()]
    assert look.underlineStyle() == look.UnderlineStyle.DashUnderline
    assert look.fontWeight() >= 600


def test_a_draft_has_comments_and_nothing_else_has(meeting, typist, tmp_path):
    typist.type("about 37")
    typist.press("F8")
    service, page = meeting.service, meeting.page
    for variant in Variant:
        written = service.export(page.meeting.meeting, tmp_path / f"{variant}.docx", variant=variant)
        found = [comment.text for comment in docx.Document(str(written.path)).comments]
        assert found == (["Check later: 37"] if variant in (Variant.MINUTES, Variant.DRAFT) else [])
