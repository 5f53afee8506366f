"""Whatever is typed, pasted or named is kept or refused in a plain sentence; nothing is lost, nothing breaks."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from minutes_app.domain.text import REPLACEMENT
from ui.demo.typist import Typist

HOSTILE = "<b>x</b> & a\x00b\x1b[0m\ud800c\ufffe %s {0} '; drop table line; --"
CLEAN = f"<b>x</b> & a{REPLACEMENT}b{REPLACEMENT}[0m{REPLACEMENT}c{REPLACEMENT} %s {{0}} '; drop table line; --"
NAMES = ["Siân Llywelyn-ŵy", "שלמה בן־גוריון", "محمد الأحمد", "N" * 500, "<b>Bold</b>", "O'Neill & Sons", "📝 Emoji"]


@pytest.fixture
def page(meeting_window):
    return meeting_window.page


@pytest.fixture
def reopened(meeting_window, make_window, library):
    """The meeting as a second start of the program finds it."""

    def close_and_open():
        meeting_window.close()
        return make_window(library).page.meeting.meeting

    return close_and_open


def paste(text, typist):
    QApplication.clipboard().setText(text)
    typist.press("Ctrl+V")


def in_dialog(typist, key, work):
    """Work in the dialog that a key opens; if the work goes wrong, the dialog must not wait for ever."""

    def work_and_close():
        try:
            work()
        finally:
            if dialog := QApplication.activeModalWidget():
                dialog.reject()

    typist.in_dialog(lambda: typist.press(key), work_and_close)


def texts(meeting):
    return [line.text for line in meeting.lines]


def legible(text):
    """What is left where Qt's own clipboard drops what no text may hold."""
    return "".join(c for c in text if c != REPLACEMENT)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_kept_as_typed(page, typist, reopened, name):
    typist.press("Shift+F7")
    typist.type(f"{name}, Officer (XY)")
    typist.press("Return")
    typist.press("Esc")
    assert page.attendee_model.attendees[-1].name == name
    page.editor.moveCursor(page.editor.textCursor().MoveOperation.End)
    typist.press("Return")
    typist.type(f"{name} spoke.")
    meeting = reopened()
    assert (meeting.attendees[-1].name, meeting.attendees[-1].short_form) == (name, "XY")
    assert texts(meeting)[-1] == f"{name} spoke."


def test_hostile_text_pasted_into_the_minutes_is_text(page, typist, reopened):
    typist.press("Ctrl+End", "Return")
    paste(HOSTILE, typist)
    shown = page.editor.lines.lines[-1].text
    assert legible(shown) == legible(CLEAN)
    assert "\x00" not in shown
    assert texts(reopened())[-1] == shown


def test_hostile_text_in_a_heading_shows_as_text_everywhere(page, meeting_window, typist, reopened):
    typist.press("Ctrl+Shift+Return")
    paste(HOSTILE, typist)
    assert legible(page.agenda_model.entries[-1].title) == legible(CLEAN)
    meeting_window.grab()
    assert legible(texts(reopened())[-1]) == legible(CLEAN)


def test_hostile_text_captured_is_an_action(page, typist, reopened):
    typist.press("F9")
    paste(HOSTILE, typist)
    typist.press("Return")
    assert page.editor.hasFocus()
    assert legible(page.action_model.cards[-1].text) == legible(CLEAN)
    assert legible(CLEAN) in [legible(text) for text in texts(reopened())]


def test_hostile_text_as_a_person_and_as_a_number(page, typist, reopened):
    typist.press("Shift+F7")
    paste(HOSTILE, typist)
    typist.press("Return", "Esc")
    assert "drop table" in page.attendee_model.attendees[-1].name
    people = page.attendee_model.attendees
    typist.press("Ctrl+Shift+N")
    paste(HOSTILE, typist)
    typist.press("Return")
    numbers = [line.number for line in page.editor.lines.lines]
    assert any("drop table" in number for number in numbers)
    meeting = reopened()
    assert meeting.attendees == people
    assert [line.number for line in meeting.lines] == numbers


def test_hostile_text_in_the_details_is_kept_as_text(page, meeting_window, typist, reopened):
    def work():
        typist.press("Alt+V", "Ctrl+A")
        paste(HOSTILE, typist)
        typist.press("Return")

    in_dialog(typist, "Ctrl+D", work)
    assert legible(page.meeting.meeting.details.venue) == legible(CLEAN)
    assert all(label.textFormat().name != "RichText" for label in page.header.findChildren(QLabel))
    assert legible(reopened().details.venue) == legible(CLEAN)


def test_an_impossible_date_keeps_the_new_meeting_dialog_open(window, typist):
    seen = []

    def work():
        dialog = QApplication.activeModalWidget()
        typist.press("Alt+D", "Ctrl+A", "Delete")
        typist.type("31 February 2023")
        typist.press("Return")
        seen.append((dialog.isVisible(), dialog.problem.text()))
        typist.press("Alt+D", "Ctrl+A", "Delete")
        typist.type("28 February 2023")
        typist.press("Return")

    in_dialog(typist, "Ctrl+N", work)
    ((stayed, words),) = seen
    assert stayed
    assert "31 February" in words or "February 2023" in words
    assert window.page.meeting.meeting.details.date == date(2023, 2, 28)


def test_an_impossible_due_date_in_the_pane_changes_nothing_and_says_so(page, meeting_window, typist):
    notice = meeting_window.findChild(QLabel, "notice")
    before = list(page.editor.lines.lines)
    typist.press("Shift+F9")
    typist.type("d")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    typist.press("Ctrl+A", "Delete")
    typist.type("31 February")
    typist.press("Return")
    assert list(page.editor.lines.lines) == before
    assert "31 February" in notice.text()


@pytest.fixture
def unwritable(tmp_path):
    (tmp_path / "a file").write_text("x")
    (tmp_path / "letter.txt").write_text("Dear Sir, " * 300)
    return {
        "a folder": tmp_path,
        "inside a file": tmp_path / "a file" / "library.sqlite",
        "another kind of file": tmp_path / "letter.txt",
    }


@pytest.mark.parametrize("which", ["a folder", "inside a file", "another kind of file"])
def test_a_library_that_cannot_be_opened_is_told_and_another_can_be(window, unwritable, tmp_path, which):
    told = []
    window.alerts.tell = told.append
    window.open_first(unwritable[which], None)
    (words,) = told
    assert words.endswith(".")
    assert len(words) > 30
    assert "Error" not in words and "Traceback" not in words
    assert (tmp_path / "letter.txt").read_text() == "Dear Sir, " * 300
    window.open_first(tmp_path / "other.sqlite", None)
    window.open_sample()
    Typist(window).type("x")
    assert window.page.meeting.meeting.lines[-1].text.endswith("x")
    assert len(told) == 1


def key_event(editor, key, held, text):
    """Send a key as the system gives it, with the text that it stands for."""
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


@pytest.mark.parametrize("key", ["Alt+R", "Alt+O", "Alt+Shift+R", "Alt+7"])
def test_alt_and_a_letter_that_no_menu_has_types_nothing(page, typist, key):
    before = page.editor.toPlainText()
    typist.press(key)
    assert page.editor.toPlainText() == before
    assert page.editor.hasFocus()


def test_what_altgr_alt_with_digits_and_an_input_method_make_is_text(page, typist):
    typist.press("Ctrl+End", "Return")
    held = Qt.KeyboardModifier
    key_event(page.editor, Qt.Key.Key_E, held.ControlModifier | held.AltModifier, "é")
    key_event(page.editor, Qt.Key.Key_4, held.GroupSwitchModifier, "€")
    key_event(page.editor, 0, held.AltModifier, "–")
    composed = QInputMethodEvent()
    composed.setCommitString("ŵ")
    QApplication.sendEvent(page.editor, composed)
    assert page.editor.textCursor().block().text() == "é€–ŵ"


def test_option_and_a_letter_is_text_on_a_mac(page, typist, monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    typist.press("Ctrl+End", "Return")
    key_event(page.editor, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier, "ø")
    assert page.editor.textCursor().block().text() == "ø"
