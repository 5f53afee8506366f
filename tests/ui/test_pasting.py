"""Text of other programs pasted by key: it stands in the minutes with what they can show, and goes by one Ctrl+Z."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendee

LIST = "<p>The <b>CC</b> named two:</p><ul><li>custody</li><li><i>99</i>9</li></ul>"


@pytest.fixture
def meeting(open_small_meeting):
    return open_small_meeting((Attendee("Pippa Mills", "Chief Constable", "CC"),))


def paste(typist, html, text=""):
    data = QMimeData()
    data.setHtml(html)
    if text:
        data.setText(text)
    QApplication.clipboard().setMimeData(data)
    typist.press("Ctrl+V")


def told(window):
    return [(line.kind, line.text, line.marks) for line in window.page.editor.lines.lines[1:]]


@pytest.mark.parametrize("text", ["", "The CC named two:\n\tcustody\n\t999"])
def test_bold_italic_and_bullets_come_along(meeting, typist, text, make_window):
    paste(typist, LIST, text)
    typist.type(" calls")
    wanted = [
        (LineKind.PARAGRAPH, "The CC named two:", (Mark(4, 6, MarkKind.BOLD),)),
        (LineKind.BULLET, "custody", ()),
        (LineKind.BULLET, "999 calls", (Mark(0, 2, MarkKind.ITALIC),)),
    ]
    assert told(meeting) == wanted
    meeting.close()
    again = make_window()
    assert told(again) == wanted


def test_one_undo_takes_it_all_back(meeting, typist):
    typist.type("Before after")
    typist.press("Ctrl+Left")
    paste(typist, LIST)
    assert [text for _, text, _ in told(meeting)] == ["Before The CC named two:", "custody", "999after"]
    typist.press("Ctrl+Z")
    assert told(meeting) == [(LineKind.PARAGRAPH, "Before after", ())]


def test_a_few_words_join_the_action_they_are_pasted_into(meeting, typist):
    typist.type("Action: CC to share the ")
    paste(typist, "<b>briefing</b> note", "briefing note")
    kind, text, marks = told(meeting)[0]
    assert (kind, text, marks) == (LineKind.ACTION, "CC to share the briefing note", (Mark(16, 24, MarkKind.BOLD),))


def test_a_page_that_shows_nothing_leaves_its_text(meeting, typist):
    paste(typist, "<img src='file:///nowhere.png'>", "Nothing but a picture")
    assert told(meeting) == [(LineKind.PARAGRAPH, "Nothing but a picture", ())]
