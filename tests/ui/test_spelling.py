"""Misspelt words are marked in the real window: as soon as they are ended, and everywhere else between the keys."""

from datetime import date

import pytest
from misspelt_help import BACKGROUND, PEOPLE, RIGHT, SWITCH, letters, open_lines, opened, squiggled, text, underlined
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Details, Meeting


@pytest.fixture
def meeting(qtbot, window, typist):
    return opened(qtbot, window, typist)


def test_a_word_is_marked_once_it_is_ended_and_never_while_it_is_typed(meeting, typist):
    for letter in "recieve":
        typist.type(letter)
        assert squiggled(meeting) == []
    typist.type(" ")
    assert squiggled(meeting) == ["recieve"]


def test_any_mark_ends_a_word(meeting, typist):
    for number, ending in enumerate((",", ".", ")", ":", "?", "”", " – "), start=1):
        typist.type(f" recieve{ending}")
        assert squiggled(meeting) == ["recieve"] * number


def test_enter_and_the_arrows_end_a_word(meeting, typist):
    typist.type("The custodain")
    typist.press("Return")
    assert squiggled(meeting, 1) == ["custodain"]
    typist.type("seperate")
    assert squiggled(meeting) == []
    typist.press("Up")
    assert squiggled(meeting, 2) == ["seperate"]


def test_a_word_cut_in_two_by_enter_is_marked_in_both_lines_once_it_is_ended(qtbot, meeting, typist):
    typist.type("They recieveseperate ")
    typist.press("Left", *["Left"] * 8, "Return")
    qtbot.waitUntil(lambda: squiggled(meeting, 1) == ["recieve"])
    typist.press("Up")
    assert squiggled(meeting, 2) == ["seperate"]


def test_going_to_a_panel_ends_a_word_and_opening_a_menu_does_not(meeting, typist):
    typist.type("custodain")
    typist.press("Shift+F10")
    assert squiggled(meeting) == []
    typist.press("Esc", "F6")
    assert squiggled(meeting) == ["custodain"]


def test_a_word_that_is_changed_is_under_way_again_and_the_others_stay_marked(meeting, typist):
    typist.type("recieve and seperate ")
    typist.press("Backspace", "Backspace")
    assert squiggled(meeting) == ["recieve"]
    typist.type("e ")
    assert squiggled(meeting) == ["recieve", "seperate"]
    typist.press("Ctrl+Left")
    assert squiggled(meeting) == ["recieve", "seperate"]
    typist.press("Right")
    typist.type("x")
    assert squiggled(meeting) == ["recieve"]


def test_headings_bullets_and_actions_are_checked_too(qtbot, window, typist):
    lines = [Line(f"{n:016}", kind, "The custodain said") for n, kind in enumerate(LineKind)]
    window.open_meeting(window.service.add_meeting(Meeting(Details("Other meeting"), (), tuple(lines))))
    qtbot.waitUntil(lambda: all(squiggled(window, n) == ["custodain"] for n in range(len(lines))))


def test_words_stand_where_they_stand_behind_an_emoji(meeting, typist):
    typist.type("👮🏽 The custodain 🚓 recieved it ")
    assert squiggled(meeting) == ["custodain", "recieved"]
    typist.press("Home")
    typist.type("😀")
    assert squiggled(meeting) == ["custodain", "recieved"]


def test_what_is_right_or_no_word_is_not_marked(meeting, typist):
    for words in RIGHT:
        typist.type(f"{words} ")
        assert squiggled(meeting) == []


def test_american_spelling_is_marked(meeting, typist):
    typist.type("The color of the center was organized ")
    assert squiggled(meeting) == ["color", "center", "organized"]


def test_the_switch_takes_the_marks_away_and_is_remembered(qtbot, make_window, window, typist):
    open_lines(qtbot, window, "They recieve", "It was seperate")
    assert squiggled(window, 1) == ["recieve"]
    switch = next(action for action in window.menus.actions if action.text().replace("&", "") == SWITCH)
    assert switch.isChecked()
    switch.trigger()
    qtbot.waitUntil(lambda: squiggled(window, 1) == squiggled(window, 2) == [])
    typist.type(" recieve ")
    assert squiggled(window) == []
    typist.press("Alt+F7")
    assert "Misspelt words are not marked" in window.status.notice.text()
    window.close()
    again = make_window()
    assert not next(a for a in again.menus.actions if a.text().replace("&", "") == SWITCH).isChecked()
    next(action for action in again.menus.actions if action.text().replace("&", "") == SWITCH).trigger()
    qtbot.waitUntil(lambda: squiggled(again, 1) == ["recieve"])


def test_check_later_and_restricted_words_keep_their_own_look(qtbot, window):
    marks = (Mark(4, 20, MarkKind.RESTRICTED), Mark(21, 28, MarkKind.CHECK_LATER))
    line = Line("b" * 16, LineKind.PARAGRAPH, "The custodain agreed recieve seperate", marks=marks)
    window.open_meeting(window.service.add_meeting(Meeting(Details("Other meeting"), (), (line,))))
    qtbot.waitUntil(lambda: squiggled(window, 0) == ["custodain", "seperate"])
    assert underlined(window, QTextCharFormat.UnderlineStyle.DashUnderline, 0) == ["recieve"]
    formats = window.page.editor.document().firstBlock().layout().formats()
    shaded = {at for part in formats if part.format.hasProperty(BACKGROUND) for at in letters(part)}
    assert shaded == set(range(4, 20))


def test_approved_minutes_show_no_marks(qtbot, window, typist):
    open_lines(qtbot, window, "They recieve")
    assert squiggled(window, 1) == ["recieve"]
    meeting_id = window.page.meeting.id
    window.close_meeting()
    window.service.approve(meeting_id, on=date(2026, 8, 25), words="Agreed as a true record.")
    window.open_meeting(meeting_id)
    qtbot.waitUntil(lambda: not window.page.editor.misspelt.is_looking)
    assert squiggled(window, 1) == []
    typist.press("Ctrl+Shift+B")  # paints all lines anew
    assert squiggled(window, 1) == []
    typist.press("Alt+F7")
    assert "Approved minutes" in window.status.notice.text()


def test_a_source_looked_up_and_left_again_is_marked_as_before(qtbot, window, typist):
    open_lines(qtbot, window, "They recieve")
    first = window.page.meeting.id
    other = Meeting(Details("Other meeting"), PEOPLE, (Line("b" * 16, LineKind.PARAGRAPH, "It was seperate"),))
    window.source_visit.visit(window.service.add_meeting(other), "b" * 16)
    qtbot.waitUntil(lambda: squiggled(window, 0) == ["seperate"])
    typist.press("Esc")
    assert window.page.meeting.id == first
    qtbot.waitUntil(lambda: squiggled(window, 1) == ["recieve"])
    typist.press("End")
    typist.type(" and seperate ")
    assert squiggled(window, 1) == ["recieve", "seperate"]


def test_two_thousand_lines_are_marked_in_slices(qtbot, window, typist):
    wrong = range(0, 2001, 50)
    open_lines(qtbot, window, *("They recieve it" if n in wrong else "They receive it" for n in range(2001)))
    assert [n for n in range(2001) if squiggled(window, n + 1)] == list(wrong)


def test_a_pasted_text_is_marked_whole(qtbot, meeting, typist):
    QApplication.clipboard().setText("\n".join(["They recieve it"] * 300))
    typist.press("Ctrl+V")
    qtbot.waitUntil(lambda: all(squiggled(meeting, number) == ["recieve"] for number in range(1, 301)))


def test_a_line_of_a_hundred_thousand_characters_is_marked_and_typed_in(qtbot, window, typist):
    open_lines(qtbot, window, "They came to it " * 6_000 + "recieve it")
    assert squiggled(window, 1) == ["recieve"]
    typist.type(" seperate ")
    assert squiggled(window, 1) == ["recieve", "seperate"]


def test_minutes_without_a_dictionary_are_typed_as_ever(qtbot, make_window, monkeypatch, tmp_path):
    from minutes_app import places

    own = tmp_path / "resources"
    own.mkdir()
    for folder in places.resources().iterdir():
        if folder.name != "spelling":
            (own / folder.name).symlink_to(folder)
    (own / "spelling").mkdir()
    (own / "spelling" / "words.txt").write_text("cyber", encoding="utf-8")
    monkeypatch.setattr(places, "resources", lambda: own)
    window = make_window()
    from ui.demo.typist import Typist

    open_lines(qtbot, window)
    assert "Spelling is not checked" in window.strip.words.text()
    Typist(window).type("They recieve it ")
    assert (text(window), squiggled(window)) == ("They recieve it ", [])
