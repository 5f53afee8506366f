"""Misspelt words in the real window, by keys."""

from datetime import date

import pytest
from PySide6.QtGui import QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QApplication, QWidget

from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import OWN_WORDS

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Natasha Noorbakhsh", "Policy Officer", "NN"),
    Attendee("Zoë Nelson-Smyth", "Chief Constable", "CC"),
)
BACKGROUND = QTextFormat.Property.BackgroundBrush.value
SWITCH = "Mark misspelt words as I type"


def open_lines(qtbot, window, *texts):
    """Open a meeting of these paragraphs, the caret at the end of the last."""
    lines = (Line("a" * 16, LineKind.ITEM, "Custody"),)
    lines += tuple(Line(f"{number:016}", LineKind.PARAGRAPH, text) for number, text in enumerate(texts or ("",)))
    window.open_meeting(window.service.add_meeting(Meeting(Details("Other meeting"), PEOPLE, lines)))
    qtbot.waitUntil(lambda: window.spelling.is_ready and not window.page.editor.misspelt.is_looking, timeout=20_000)


@pytest.fixture
def meeting(qtbot, window, typist):
    """A meeting with one item, the caret in its empty text, and the dictionary loaded."""
    open_lines(qtbot, window)
    return window


def text(window):
    return window.page.editor.textCursor().block().text()


def texts(window):
    return [line.text for line in window.page.editor.lines.lines][1:]


def squiggled(window, index=None):
    """The words marked as misspelt in a line, by default the caret's."""
    return underlined(window, QTextCharFormat.UnderlineStyle.SpellCheckUnderline, index)


def underlined(window, style, index=None):
    """The words of a line that are underlined so, cut out in UTF-16 as Qt counts."""
    editor = window.page.editor
    block = editor.textCursor().block() if index is None else editor.document().findBlockByNumber(index)
    units = block.text().encode("utf-16-le")
    runs = [
        (part.start, part.start + part.length)
        for part in block.layout().formats()
        if part.format.underlineStyle() == style
    ]
    words = []
    for start, end in sorted(runs):
        if words and words[-1][1] == start:
            start = words.pop()[0]
        words.append((start, end))
    return [units[start * 2 : end * 2].decode("utf-16-le") for start, end in words]


def letters(part):
    return range(part.start, part.start + part.length)


def menu(window):
    return QApplication.activePopupWidget()


def entries(window):
    return [action.text() for action in menu(window).actions() if action.text()]


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


RIGHT = (
    "The PCC asked T/DCC and the PCC’s office.",
    "Natasha Noorbakhsh, Noorbakhsh’s paper and Zoë Nelson-Smyth",
    "AOB: HMICFRS on 25th August at 10:00am, 2pm, 3rd, COVID19.",
    "Policing: custodians organise neighbourhood programmes, judgement, colour, re-elected",
    "Don’t and don't, O’Brien, e.g. and i.e., café, naïve",
    "See www.west-mercia.police.uk, j.smyth@opcc.gov.uk, minutes.docx and \\\\serverr\\sharre",
    "ChatGPT, iPhones and McDonald",
)


def test_what_is_right_or_no_word_is_not_marked(meeting, typist):
    for words in RIGHT:
        typist.type(f"{words} ")
        assert squiggled(meeting) == []


def test_american_spelling_is_marked(meeting, typist):
    typist.type("The color of the center was organized ")
    assert squiggled(meeting) == ["color", "center", "organized"]


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
    window.close()  # waits for what is being written
    assert (library.parent / OWN_WORDS).read_text(encoding="utf-8").splitlines()[1:] == ["Wythall"]
    again = make_window()
    open_lines(qtbot, again, "Wythall is not Wythal")
    assert squiggled(again) == ["Wythal"]


def test_a_word_ignored_is_ignored_in_this_meeting_for_good_and_in_no_other(qtbot, make_window, window, typist):
    open_lines(qtbot, window)
    typist.type("Wythall and Wythall’s ")
    typist.press("Left", "Shift+F10", "I")
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
    typist.press("Left", "Shift+F10", "A")
    qtbot.waitUntil(lambda: OWN_WORDS in window.strip.words.text() and squiggled(window) == [])


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
