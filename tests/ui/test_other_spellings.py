"""Other spellings by the menu key, words that are added or left as they are, and the way from word to word."""

import pytest
from misspelt_help import entries, open_lines, opened, said, squiggled, text, texts
from PySide6.QtWidgets import QApplication, QWidget

from minutes_app.domain.lines import MarkKind
from minutes_app.service import OWN_WORDS


@pytest.fixture
def meeting(qtbot, window, typist):
    return opened(qtbot, window, typist)


def test_a_suggestion_takes_the_place_of_the_word_in_one_step_of_undo(meeting, typist):
    typist.type("They recieve it ")
    typist.press("Left", "Left", "Left", "Left", "Shift+F10")
    assert entries(meeting)[0] == "&1  receive"
    typist.press("Return")
    assert (text(meeting), squiggled(meeting)) == ("They receive it ", [])
    typist.press("Ctrl+Z")
    assert text(meeting) == "They recieve it "
    typist.press("Ctrl+Y")
    assert text(meeting) == "They receive it "


def test_a_suggestion_is_taken_by_its_figure_and_typing_goes_on_behind_it(meeting, typist):
    typist.type("The priorites")
    typist.press("Menu")
    wanted = next(entry for entry in entries(meeting) if entry.endswith("priorities"))
    typist.type(wanted[1])
    typist.type(" were agreed")
    assert text(meeting) == "The priorities were agreed"


def test_escape_leaves_text_and_caret_as_they_were(meeting, typist):
    typist.type("They recieve it ")
    typist.press("Home", "Ctrl+Right", "Right", "Right")
    spot = meeting.page.editor.spot
    typist.press("Shift+F10", "Esc")
    assert (text(meeting), meeting.page.editor.spot) == ("They recieve it ", spot)
    typist.type("x")
    assert text(meeting) == "They rexcieve it "


def test_a_right_word_has_the_plain_menu(meeting, typist):
    typist.type("They receive it")
    typist.press("Shift+F10")
    assert not any("dictionary" in entry for entry in entries(meeting))
    assert any("Paste" in entry for entry in entries(meeting))
    typist.press("Esc")


def test_a_word_that_is_like_no_other_can_still_be_added(qtbot, meeting, typist):
    typist.type("Xqzzvt")
    typist.press("Shift+F10")
    assert entries(meeting)[0] == "No other spelling is near"
    typist.press("Return")
    typist.type(" ")
    qtbot.waitUntil(lambda: squiggled(meeting) == [])


def test_a_suggestion_keeps_the_marks_of_the_word(meeting, typist):
    typist.type("They ")
    typist.press("Ctrl+B")
    typist.type("recieve")
    typist.press("Ctrl+B")
    typist.type(" it")
    typist.press("Home", "Ctrl+Right", "Shift+F10", "Return")
    line = meeting.page.editor.lines.lines[1]
    assert line.text == "They receive it"
    assert [(line.text[mark.start : mark.end], mark.kind) for mark in line.marks] == [("receive", MarkKind.BOLD)]


def test_a_misspelt_name_is_put_right_by_the_name_of_the_attendee(meeting, typist):
    typist.type("Natasha Noorbaksh’s ")
    typist.press("Left", "Left", "Shift+F10")
    assert entries(meeting)[0] == "&1  Noorbakhsh’s"
    typist.press("Return")
    assert text(meeting) == "Natasha Noorbakhsh’s "


def test_who_is_added_to_the_attendance_list_is_known_at_once(qtbot, meeting, typist):
    typist.type("Okamiwe came ")
    assert squiggled(meeting) == ["Okamiwe"]
    typist.press("Shift+F7")
    typist.type("Yuki Okamiwe, Auditor (YO)")
    typist.press("Return")
    qtbot.waitUntil(lambda: squiggled(meeting) == [])
    typist.press("Esc")
    typist.type("and Okamiwe’s paper ")
    assert squiggled(meeting) == []


def test_a_chair_and_a_venue_typed_into_the_details_are_known(qtbot, meeting, typist):
    typist.type("Okamiwe sat at Hindlippe ")
    assert squiggled(meeting) == ["Okamiwe", "Hindlippe"]

    def fill_in():
        details = {"venue": "Hindlippe Hall", "chair": "Yuki Okamiwe"}
        for name, words in details.items():
            QApplication.activeModalWidget().findChild(QWidget, name).setFocus()
            typist.press("Ctrl+A")
            typist.type(words)
        typist.press("Return")

    typist.in_dialog(meeting.asking.edit_details, fill_in)
    qtbot.waitUntil(lambda: squiggled(meeting) == [])


def test_a_word_added_to_the_dictionary_is_known_after_a_restart_and_at_other_meetings(
    qtbot, make_window, window, library, typist
):
    open_lines(qtbot, window)
    typist.type("Wythall and Wythall’s ")
    typist.press("Left", "Shift+F10", "A")
    qtbot.waitUntil(lambda: squiggled(window) == [])
    qtbot.waitUntil(lambda: said(window) == f"“Wythall” is in your own list “{OWN_WORDS}” now, beside the library.")
    window.close()  # waits for what is being written
    assert (library.parent / OWN_WORDS).read_text(encoding="utf-8").splitlines()[1:] == ["Wythall"]
    again = make_window()
    open_lines(qtbot, again, "Wythall is not Wythal")
    assert squiggled(again) == ["Wythal"]


def test_a_word_ignored_is_ignored_in_this_meeting_for_good_and_in_no_other(qtbot, make_window, window, typist):
    open_lines(qtbot, window)
    typist.type("Wythall and Wythall’s ")
    typist.press("Left", "Shift+F10", "I")
    assert said(window) == "“Wythall” is left as it is in this meeting."
    qtbot.waitUntil(lambda: squiggled(window) == [])
    window.close()
    again = make_window()
    qtbot.waitUntil(lambda: again.spelling.is_ready and not again.page.editor.misspelt.is_looking)
    assert (text(again), squiggled(again)) == ("Wythall and Wythall’s ", [])
    open_lines(qtbot, again, "Wythall")
    assert squiggled(again) == ["Wythall"]


def test_a_word_that_cannot_be_written_down_is_known_until_the_program_ends(qtbot, window, library, typist):
    open_lines(qtbot, window)
    (library.parent / OWN_WORDS).mkdir()
    typist.type("Wythall ")
    typist.press("Alt+F7")
    assert said(window).startswith("“Wythall” is not in the dictionary.")
    typist.press("Shift+F10", "A")
    assert said(window) == "", "which is true no longer"
    qtbot.waitUntil(lambda: OWN_WORDS in window.strip.words.text() and squiggled(window) == [])
    assert OWN_WORDS not in window.status.notice.text(), "it is not said to be in there"


def test_keys_lead_from_misspelt_word_to_misspelt_word_and_round(qtbot, window, typist):
    open_lines(qtbot, window, "They recieve 🚓 it seperately", "All is right", "The custodain")
    editor = window.page.editor
    seen = []
    for _ in range(4):
        typist.press("Alt+F7")
        seen.append(editor.textCursor().selectedText())
    assert seen == ["recieve", "seperately", "custodain", "recieve"]
    typist.press("Alt+Shift+F7")
    assert editor.textCursor().selectedText() == "custodain"
    typist.press("Ctrl+Shift+F7")
    assert editor.textCursor().selectedText() == "seperately"
    typist.press("Shift+F10", "Return")
    assert texts(window)[0] == "They recieve 🚓 it separately"


def test_what_is_said_of_a_word_goes_once_it_is_mended(qtbot, window, typist):
    open_lines(qtbot, window, "They recieve it", "It was seperate", "A custodain")
    notice = window.status.notice
    typist.press("Alt+F7")
    assert notice.text().startswith("“recieve” is not in the dictionary.")
    typist.press("Shift+F10", "Return")
    assert (texts(window)[0], notice.text()) == ("They receive it", "")
    typist.press("Alt+F7")
    assert notice.text().startswith("“seperate” is not in the dictionary.")
    typist.type("separate")
    assert (texts(window)[1], notice.text()) == ("It was separate", "")
    typist.press("Alt+F7", "Home")
    typist.type("Here ")
    typist.press("Alt+F7", "Shift+F10", "I")
    assert notice.text() == "“custodain” is left as it is in this meeting."


def test_another_notice_stays_where_the_word_is_mended(qtbot, window, typist):
    open_lines(qtbot, window, "They recieve it")
    typist.press("Alt+F7")
    window.say("Another thing.")
    typist.type("receive")
    assert window.status.notice.text() == "Another thing."


def test_where_nothing_is_misspelt_the_key_says_so_and_moves_nothing(qtbot, window, typist):
    open_lines(qtbot, window, "All is right")
    spot = window.page.editor.spot
    typist.press("Ctrl+F7")
    assert window.page.editor.spot == spot
    assert "dictionary knows" in window.status.notice.text()
