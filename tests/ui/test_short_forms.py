"""Short forms written out in the real window, by keys: where, when, and what undo gives back."""

import random

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import LineKind, MarkKind
from minutes_app.domain.meeting import Attendee
from minutes_app.service import open_service
from ui.demo.typist import Typist

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Natasha Noorbakhsh", "Policy Officer", "NN"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Julian Moss", "Deputy Chief Constable", "DCC"),
)
SWITCH = "Expand short forms as I type"


@pytest.fixture
def meeting(open_small_meeting):
    return open_small_meeting(PEOPLE)


def texts(window):
    return [line.text for line in window.page.editor.lines.lines][1:]


def kinds(window):
    return [line.kind for line in window.page.editor.lines.lines][1:]


def place(window):
    caret = window.page.editor.textCursor()
    return caret.blockNumber() - 1, caret.positionInBlock()


def switch(window):
    return next(action for action in window.menus.actions if action.text().replace("&", "") == SWITCH)


@pytest.mark.parametrize("mark", [" ", ",", ".", ")"])
def test_a_short_form_is_written_out_at_each_mark_and_undo_gives_back_what_was_typed(meeting, typist, mark):
    typist.type(f"cc{mark}")
    assert texts(meeting) == [f"The CC{mark}"]
    assert place(meeting) == (0, 7)
    typist.press("Ctrl+Z")
    assert texts(meeting) == [f"cc{mark}"]
    assert place(meeting) == (0, 3)
    typist.press("Ctrl+Y")
    assert texts(meeting) == [f"The CC{mark}"]


def test_enter_writes_it_out_and_one_undo_leaves_the_new_line(meeting, typist):
    typist.type("This was for cc")
    typist.press("Return")
    assert (texts(meeting), place(meeting)) == (["This was for the CC", ""], (1, 0))
    typist.press("Ctrl+Z")
    assert (texts(meeting), place(meeting)) == (["This was for cc", ""], (1, 0))
    typist.type("dcc")
    typist.press("Return")
    assert texts(meeting) == ["This was for cc", "The DCC", ""]


def test_enter_in_the_middle_of_a_line_ends_the_word_before_it(meeting, typist):
    typist.type("ask dcczzz to act")
    typist.press("Home", "Ctrl+Right", "Right", "Right", "Right", "Shift+Right", "Shift+Right", "Shift+Right", "Return")
    assert texts(meeting) == ["ask the DCC", " to act"]
    typist.press("Ctrl+Z")
    assert texts(meeting) == ["ask dcc", " to act"]


def test_enter_that_ends_a_list_leaves_the_line_above_alone(meeting, typist):
    typist.type("- Ask cc")
    typist.press("Return", "Ctrl+Z")
    typist.type("dcc ")
    typist.press("Ctrl+Z", "Ctrl+Backspace")
    assert texts(meeting) == ["Ask cc", ""]
    typist.press("Return")
    assert texts(meeting) == ["Ask cc", ""]
    assert kinds(meeting) == [LineKind.BULLET, LineKind.PARAGRAPH]


def test_two_sentences_typed_short_are_those_of_the_samples(meeting, typist):
    typist.type(
        "pcc asked cc for how long this had been the case and asked cc to provide the lag analysis on acceptance "
    )
    typist.type("of applications to officers being in the job. pcc and cc will continue to work together.")
    assert texts(meeting) == [
        "The PCC asked the CC for how long this had been the case and asked the CC to provide the lag analysis on "
        "acceptance of applications to officers being in the job. The PCC and CC will continue to work together."
    ]
    typist.press("Return")
    typist.type("cc and dcc responded:")
    typist.press("Return")
    typist.type("Action: cc to check the status of the 2 posts and notify pcc.")
    line = meeting.page.editor.lines.lines[-1]
    assert texts(meeting)[1:] == [
        "The CC and DCC responded:",
        "CC to check the status of the 2 posts and notify the PCC.",
    ]
    assert (line.kind, line.action.owners) == (LineKind.ACTION, ("CC",))


def test_after_arrow_keys_and_ctrl_backspace_and_in_bullets(meeting, typist):
    typist.type("c")
    typist.press("Left", "Right")
    typist.type("c ")
    assert texts(meeting) == ["The CC "]
    typist.press("Ctrl+Backspace", "Ctrl+Backspace")
    assert texts(meeting) == [""]
    typist.type("dcc said")
    assert texts(meeting) == ["The DCC said"]
    typist.press("Ctrl+Backspace")
    typist.type("asked cc,")
    assert texts(meeting) == ["The DCC asked the CC,"]
    typist.press("Return")
    typist.type("- cc would, and nn.")
    typist.press("Return")
    typist.type("dcc would")
    assert texts(meeting)[1:] == ["The CC would, and NN.", "The DCC would"]
    assert kinds(meeting)[1:] == [LineKind.BULLET, LineKind.BULLET]


def test_in_the_middle_of_a_line_what_stands_behind_stays(meeting, typist):
    typist.type("📝 asked  to act")
    for _ in range(7):
        typist.press("Left")
    typist.type("cc,")
    assert texts(meeting) == ["📝 asked the CC, to act"]
    typist.press("Ctrl+Z")
    assert texts(meeting) == ["📝 asked cc, to act"]
    typist.type("!")
    assert texts(meeting) == ["📝 asked cc,! to act"]


def test_a_word_taken_back_stays_until_it_is_typed_anew(meeting, typist):
    typist.type("Send it by cc ")
    typist.press("Ctrl+Z", "Backspace")
    typist.type(", ")
    typist.press("Backspace", "Backspace")
    typist.type(" to all. cc ")
    assert texts(meeting) == ["Send it by cc to all. The CC "]
    typist.press("Ctrl+Z", "Ctrl+Backspace")
    typist.type("cc ")
    assert texts(meeting) == ["Send it by cc to all. The CC "]


def test_backspace_only_deletes(meeting, typist):
    typist.type("cc ")
    typist.press("Backspace")
    assert texts(meeting) == ["The CC"]
    typist.press("Backspace", "Backspace")
    assert texts(meeting) == ["The "]
    typist.type("dcc ")
    assert texts(meeting) == ["The DCC "]
    typist.press("Ctrl+Backspace", "Ctrl+Backspace")
    typist.type("cc ")
    assert texts(meeting) == ["The CC "]


def test_each_one_is_a_step_of_undo_and_of_redo(meeting, typist):
    typist.type("cc and dcc ")
    assert texts(meeting) == ["The CC and DCC "]
    states = []
    while meeting.page.editor.document().isUndoAvailable():
        typist.press("Ctrl+Z")
        states.append(texts(meeting)[0])
    assert states == ["The CC and dcc ", "The CC ", "cc ", ""]
    for _ in states:
        typist.press("Ctrl+Y")
    assert texts(meeting) == ["The CC and DCC "]


@pytest.mark.parametrize(
    "words",
    ["CC said ", "acc ", "20 cc of it ", "cc@example.org ", "to cc: all ", "it is so. all in no ", "non-cc ", "ccs "],
)
def test_nothing_else_surprises(meeting, typist, words):
    typist.press("Shift+F7")
    for person in ("Ian Thomas (IT)", "Al Lamb, Clerk (ALL)", "Sue Orr (SO)"):
        typist.type(person)
        typist.press("Return")
    typist.press("Esc")
    typist.type(words)
    assert texts(meeting) == [words]


def test_titles_and_numbers_stay_as_typed(meeting, typist):
    typist.press("Ctrl+Shift+Return")
    typist.type("2.4 cc on soh ")
    assert meeting.page.editor.lines.lines[-1].text == "cc on soh "
    typist.press("Return", "Ctrl+Shift+H")
    typist.type("cc, dcc.")
    assert texts(meeting)[-1] == "cc, dcc."


def test_people_who_come_later_or_get_another_short_form_are_known_at_once(meeting, typist):
    typist.type("acc said. ")
    typist.press("Shift+F7")
    typist.type("Rachel Jones, Assistant Chief Constable (ACC)")
    typist.press("Return", "Esc")
    typist.type("acc said. ")
    assert texts(meeting) == ["acc said. The ACC said. "]
    typist.press("F7", "Delete", "Esc")
    typist.type("acc ")
    assert texts(meeting)[0].endswith("said. acc ")


def test_a_term_is_spelt_out_once_in_the_order_of_reading(meeting, typist):
    typist.type("Work on soh went on. It was noted that soh had grown, as had soh.")
    first = "Work on Single Online Home (SOH) went on. It was noted that SOH had grown, as had SOH."
    assert texts(meeting) == [first]
    typist.press("Return")
    typist.type("soh ")
    assert texts(meeting)[1] == "SOH "
    typist.press("Ctrl+Z")
    assert texts(meeting)[1] == "soh "
    typist.press("Ctrl+Home", "End", "Return")
    typist.type("cj and soh,")
    assert texts(meeting)[0] == "Criminal justice (CJ) and Single Online Home (SOH),"


def test_a_term_spelt_out_in_a_title_is_known_and_one_taken_out_is_not(meeting, typist):
    typist.press("Ctrl+Shift+Return")
    typist.type("Domestic Abuse (DA)")
    typist.press("Return")
    typist.type("The da figures")
    assert texts(meeting)[-1] == "The DA figures"
    typist.press("Up", "End", "Ctrl+Backspace", "Ctrl+Backspace", "Down", "End")
    typist.type(" on da ")
    assert texts(meeting)[-1] == "The DA figures on Domestic Abuse (DA) "


def test_marks_stay_with_the_word_and_what_follows_has_none(meeting, typist):
    typist.type("Then ")
    typist.press("Ctrl+B")
    typist.type("cc")
    typist.press("Ctrl+B")
    typist.type(" left")
    line = meeting.page.editor.lines.lines[1]
    assert line.text == "Then the CC left"
    assert [(mark.kind, line.text[mark.start : mark.end]) for mark in line.marks] == [(MarkKind.BOLD, "the CC")]


def test_composed_words_are_written_out_once_they_are_in_the_text(meeting):
    editor = meeting.page.editor
    QApplication.sendEvent(editor, QInputMethodEvent("cc ", []))
    assert texts(meeting) == [""]
    done = QInputMethodEvent()
    done.setCommitString("cc ")
    QApplication.sendEvent(editor, done)
    assert texts(meeting) == ["The CC "]


def test_a_paste_stays_as_it_is(meeting, typist):
    QApplication.clipboard().setText("cc said soh, ")
    typist.press("Ctrl+V")
    assert texts(meeting) == ["cc said soh, "]


def test_the_switch_leaves_everything_as_typed_and_is_remembered(meeting, typist, make_window, library):
    assert switch(meeting).isChecked()
    switch(meeting).trigger()
    assert meeting.status.notice.text() == "Short forms stay as you type them."
    typist.type("cc on soh, ")
    typist.press("Return")
    assert texts(meeting) == ["cc on soh, ", ""]
    number = meeting.page.meeting.id
    meeting.close()
    again = make_window(library, number)
    assert not switch(again).isChecked()
    again.page.editor.setFocus()
    typist.type("cc ")
    switch(again).trigger()
    assert switch(again).isChecked()
    typist.type("asked cc ")
    assert texts(again)[-1] == "cc asked the CC "


def test_what_was_written_out_is_saved_as_it_stands(meeting, typist, library):
    typist.type("cc and soh ")
    number = meeting.page.meeting.id
    meeting.close()
    service = open_service(library)
    assert service.load(number).lines[1].text == "The CC and Single Online Home (SOH) "
    service.close()


def test_a_persons_own_list_is_read_and_what_is_amiss_in_it_told(make_window, library):
    (library.parent / "short forms.txt").write_text("bn = briefing note\nno line\nsoh =\n", encoding="utf-8")
    window = make_window()
    typist = Typist(window)
    assert window.strip.words.text().startswith("Line 2 of your list “short forms.txt” could not be taken.")
    window.open_sample()
    typist.press("Return")
    typist.type("His bn on soh. bn ")
    assert texts(window)[-1] == "His briefing note on soh. Briefing note "


def test_approved_minutes_stay_as_they_are(meeting, typist):
    typist.type("Send to cc")
    meeting.page.editor.set_locked(True)
    typist.type(" , ")
    typist.press("Ctrl+1")
    assert texts(meeting) == ["Send to cc"]


def test_three_thousand_keys_give_what_the_rules_say(meeting, typist, qtbot):
    chance = random.Random(7)
    rules = {"cc": "the CC", "pcc": "the PCC", "nn": "NN", "da": "DA", "acc": "acc", "so": "so", "word": "word"}
    typist.type("On da ")
    typed, wanted = "", ""
    while len(typed) < 3_000:
        word = chance.choice([*rules, *["word", "plain", "talk"] * 3])
        end = chance.choice([" then ", ", then ", ") then "])
        typed, wanted = typed + word + end, wanted + rules.get(word, word) + end
    typist.type(typed)
    assert texts(meeting) == ["On Domestic Abuse (DA) " + wanted]
    assert place(meeting) == (0, len("On Domestic Abuse (DA) " + wanted))
    editor = meeting.page.editor
    assert editor.viewport().rect().contains(editor.cursorRect().center())
    qtbot.waitUntil(lambda: "All changes saved" in meeting.status.saved.text(), timeout=20_000)
    assert editor.lines.fresh() == list(editor.lines.lines)
    assert meeting.page.meeting.meeting.lines[1].text == "On Domestic Abuse (DA) " + wanted
