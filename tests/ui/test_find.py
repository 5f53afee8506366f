"""Find and replace by keys."""


def test_find_counts_goes_round_and_comes_back(meeting_window, typist):
    page = meeting_window.page
    typist.press("Ctrl+F")
    typist.type("briefing")
    assert page.find_bar.count.text() == "1 of 8"
    typist.press("Return", "Return")
    assert page.find_bar.count.text() == "3 of 8"
    typist.press("Shift+Return")
    assert page.find_bar.count.text() == "2 of 8"
    typist.press("Esc")
    assert page.editor.hasFocus()
    assert page.editor.textCursor().selectedText() == "briefing"
    assert page.editor.extraSelections() == []


def test_replace_all_is_one_step_of_undo(meeting_window, typist):
    page = meeting_window.page
    before = list(page.editor.lines.lines)
    typist.press("Ctrl+H")
    typist.type("the CC")
    page.find_bar.other.setFocus()
    typist.type("the chief")
    page.find_bar.all_button.setFocus()
    typist.press("Space")
    assert "the CC" not in page.editor.toPlainText()
    assert page.editor.lines.lines == page.editor.lines.fresh()
    typist.press("Esc", "Ctrl+Z")
    assert list(page.editor.lines.lines) == before


def test_what_is_not_there_is_said(meeting_window, typist):
    typist.press("Ctrl+F")
    typist.type("zzzz")
    assert meeting_window.page.find_bar.count.text() == "not found"
