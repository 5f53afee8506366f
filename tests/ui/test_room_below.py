"""The line one types in never stands at the very edge of the page, and the page stands still from key to key."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

SAID = "The PCC asked when the plan would be shared and who was to bring it back, and"


@pytest.fixture
def editor(meeting_window, qapp):
    editor = meeting_window.page.editor
    qapp.processEvents()
    return editor


def room(editor):
    return editor.viewport().height() - editor.cursorRect().bottom()


def line_height(editor):
    return editor.textCursor().block().layout().lineAt(0).height()


def two_lines(editor):
    return line_height(editor) * 2.5  # with what stands between them


def test_typing_at_the_end_of_a_long_page_keeps_room_below(editor, typist):
    typist.press("Ctrl+End")
    scrolled = []
    for word in [word for word in SAID.split() for _ in range(12)]:
        typist.type(f"{word} ")
        assert room(editor) >= two_lines(editor)
        scrolled.append(editor.verticalScrollBar().value())
    steps = [after - before for before, after in pairwise(scrolled)]
    lines = editor.textCursor().block().layout().lineCount()
    assert lines > 4
    assert sum(step != 0 for step in steps) <= lines, "once a line, and not at each key"
    assert max(steps) <= two_lines(editor)
    typist.press("Return")
    assert room(editor) >= two_lines(editor)


@pytest.mark.parametrize("key", ["Down", "Return", "Ctrl+Shift+Return", "PgDown", "Ctrl+PgDown"])
def test_so_does_every_key_that_takes_the_caret_down(editor, typist, key):
    typist.press("Ctrl+Home")
    for _ in range(60):
        typist.press(key)
        assert room(editor) >= two_lines(editor)


def test_a_key_that_moves_nothing_and_the_mouse_scroll_nothing(editor, typist, qapp):
    typist.press("Ctrl+Home", "PgDown", "PgDown")
    edge = editor.viewport().rect().bottomLeft()
    edge.setX(editor.viewport().width() // 2)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert room(editor) < two_lines(editor), "what is clicked at stays under the mouse"
    at = editor.verticalScrollBar().value()
    typist.press("Ctrl+C")
    QTest.keyClick(editor, Qt.Key.Key_Control)
    assert editor.verticalScrollBar().value() == at
