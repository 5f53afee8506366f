"""Words that a list went to are shown until the next key, and no key that is meant for the list takes them out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from restricting_help import LINES, at, lines, opened, restrict, said


@pytest.fixture
def shown(window, typist):
    """Words that the list of what is restricted went to; return those that are shaded now."""
    at(opened(window), "a", 11, 21)
    restrict(typist)
    typist.press("Ctrl+Shift+F8", "Return")
    editor = window.page.editor

    def shown():
        return [shade.cursor.selectedText() for shade in editor.extraSelections()]

    assert (shown(), editor.hasFocus()) == (["Jane Smith"], True)
    return shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Shift])
def test_a_key_that_is_held_beside_others_leaves_them_shown(window, typist, shown, key):
    QTest.keyClick(window.page.editor, key)
    assert shown() == ["Jane Smith"]
    typist.press("Left")
    assert shown() == []


def test_typing_goes_on_behind_them(window, typist, shown):
    typist.type(" again")
    assert (shown(), lines(window)[1].text) == ([], "The CC met Jane Smith again.")


def test_another_meeting_shows_none(window, shown):
    opened(window)
    assert shown() == []


def test_in_approved_minutes_nothing_is_said_to_be_deleted_by_the_next_key(window, typist, shown):
    window.approving.approve()
    typist.press("Return", "Ctrl+Shift+F8", "Return")
    assert shown() == ["Jane Smith"]
    typist.press("Del")
    assert not said(window).startswith("Nothing is deleted")
    assert (shown(), lines(window)[1].text) == ([], LINES[1].text)
