"""The dialog for short forms of one's own, by keys: each change is kept beside the library and works at once."""

import pytest
from PySide6.QtWidgets import QApplication

from minutes_app.domain.meeting import Attendee
from ui.demo.typist import Typist
from ui.dialogs.short_forms_dialog import ShortFormsDialog

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
)
LETTERS = "A short form is a letter and up to 19 more letters or digits, with “&”, “/” or “-” between them."
NAME = "“short forms.txt”"


@pytest.fixture
def meeting(open_small_meeting):
    return open_small_meeting(PEOPLE)


@pytest.fixture
def own(library):
    """The file beside the library."""
    return library.parent / "short forms.txt"


@pytest.fixture
def in_list(typist):
    """Do something in the dialog, which is opened by its key and left by Esc."""

    def act(work):
        def inside():
            work(dialog())
            typist.press("Esc")

        typist.in_dialog(lambda: typist.press("Shift+F4"), inside)

    return act


def dialog():
    found = QApplication.activeModalWidget()
    assert isinstance(found, ShortFormsDialog)
    return found


def rows(shown):
    table = shown.table
    return [tuple(table.item(row, place).text() for place in range(3)) for row in range(table.rowCount())]


def text(window):
    return window.page.editor.lines.lines[1].text


def add(typist, short, words):
    typist.press("Insert")
    typist.type(short)
    typist.press("Return")
    typist.type(words)
    typist.press("Return")


def test_one_added_is_kept_beside_the_library_and_works_at_once(meeting, typist, in_list, own):
    def work(shown):
        assert rows(shown)[0] == ("CIMMS", "Critical Incident Management Meetings", "the office's")
        assert shown.table.hasFocus()
        add(typist, "bn", "briefing  note")
        assert rows(shown)[0] == ("bn", "briefing note", "yours")
        assert shown.said.text() == "“bn ” writes “briefing note” from now on."
        assert (shown.short.text(), shown.table.hasFocus(), shown.table.currentRow()) == ("", True, 0)
        add(typist, "MARAC", "Multi-Agency Risk Assessment Conference")
        assert shown.said.text() == (
            "“marac ” writes “Multi-Agency Risk Assessment Conference (MARAC)” once, then “MARAC” from now on."
        )

    in_list(work)
    assert own.read_text(encoding="utf-8") == "bn = briefing note\nMARAC = Multi-Agency Risk Assessment Conference\n"
    assert meeting.page.editor.hasFocus()
    typist.type("His bn on marac ")
    assert text(meeting) == "His briefing note on Multi-Agency Risk Assessment Conference (MARAC) "


def test_one_is_changed_and_deleted_in_its_place_and_remarks_stay(make_window, own):
    own.write_text("# mine\nbn = briefing note\n# theirs\nsoc =\nqa = question\n", encoding="utf-8")
    typist = Typist(make_window())

    def work():
        shown = dialog()
        assert rows(shown)[:3] == [
            ("bn", "briefing note", "yours"),
            ("SOC", "Serious and Organised Crime", "switched off"),
            ("qa", "question", "yours"),
        ]
        typist.press("Return")
        assert (shown.short.text(), shown.words.hasFocus()) == ("bn", True)
        typist.press("Ctrl+A")
        typist.type("brief")
        typist.press("Return", "Down", "Down", "Delete")
        assert shown.said.text() == "“qa” stays as you type it from now on."
        assert shown.table.hasFocus()
        typist.press("Esc")

    typist.in_dialog(lambda: typist.press("Shift+F4"), work)
    assert own.read_text(encoding="utf-8") == "# mine\nbn = brief\n# theirs\nsoc =\n"


def test_one_of_the_offices_is_switched_off_and_on_again_or_given_other_words(meeting, typist, in_list, own):
    def row_of(shown, short):
        return next(row for row, words in enumerate(rows(shown)) if words[0] == short)

    def work(shown):
        shown.table.setCurrentCell(row_of(shown, "SOH"), 0)
        typist.press("Delete")
        assert rows(shown)[row_of(shown, "SOH")][2] == "switched off"
        assert shown.said.text() == "“soh” stays as you type it from now on."
        assert own.read_text(encoding="utf-8") == "SOH =\n"
        typist.press("Delete")
        assert rows(shown)[row_of(shown, "SOH")][2] == "the office's"
        typist.press("F2", "Ctrl+A")
        typist.type("Single Online House")
        typist.press("Return")
        assert rows(shown)[0] == ("SOH", "Single Online House", "yours")

    in_list(work)
    typist.type("On soh ")
    assert text(meeting) == "On Single Online House (SOH) "


@pytest.mark.parametrize(
    ("short", "words", "problem"),
    [
        ("it", "information technology", "“it” is a word of everyday English, so it always stays as typed."),
        ("a b", "x", LETTERS),
        ("bn", "brief", "“bn” stands in your list already. Choose it there to change it."),
        ("BN", "brief", "“BN” stands in your list already. Choose it there to change it."),
        ("zz", "x" * 301, "At most 300 characters are written out."),
    ],
)
def test_what_cannot_be_is_said_in_place_and_nothing_is_kept(meeting, typist, in_list, own, short, words, problem):
    def work(shown):
        add(typist, "bn", "briefing note")
        typist.press("Insert")
        typist.type(short)
        typist.press("Return")
        shown.words.setText(words[:-1])
        typist.type(words[-1])
        typist.press("Return")
        assert (shown.problem.text(), shown.isVisible()) == (problem, True)
        assert shown.words.text() == words, "what was typed stays to be mended"
        typist.press("Esc")
        assert (shown.problem.text(), shown.table.hasFocus()) == ("", True)

    in_list(work)
    assert own.read_text(encoding="utf-8") == "bn = briefing note\n"


def test_without_words_or_a_short_form_it_is_asked_for(meeting, typist, in_list, own):
    def work(shown):
        typist.press("Insert", "Return")
        assert shown.problem.text() == "Type a short form first."
        typist.type("bn")
        typist.press("Return", "Return")
        assert shown.problem.text() == "Type the words that “bn” stands for."
        typist.press("Esc")

    in_list(work)
    assert not own.exists()


def test_a_list_that_cannot_be_written_is_said_and_the_old_one_works_on(meeting, typist, in_list, own):
    own.mkdir()  # a folder of that name

    with pytest.raises(Exception, match="is no text that can be read"):
        meeting.short_forms.edit()
    own.rmdir()

    def work(shown):
        own.mkdir()
        add(typist, "bn", "briefing note")
        assert shown.problem.text() == f"{NAME} beside the library could not be written, so nothing has changed."
        typist.press("Esc")
        own.rmdir()

    in_list(work)
    typist.type("His bn ")
    assert text(meeting) == "His bn "


def test_the_line_that_captures_an_action_writes_them_out_too(meeting, typist):
    capture = meeting.page.pane.capture
    typist.press("F9")
    typist.type("cc and pcc to share 📝 soh, by 31 August")
    assert capture.text() == "CC and PCC to share 📝 Single Online Home (SOH), by 31 August"
    typist.press("Return")
    typist.type("On soh. ")
    typist.press("F9")
    typist.type("cc ")
    assert capture.text() == "CC "
    typist.press("Ctrl+Z")
    assert capture.text() == "cc "
    typist.type("to do it soh ")
    assert capture.text() == "cc to do it SOH ", "spelt out in the minutes already"
    meeting.short_forms.toggle()
    typist.press("Ctrl+A")
    typist.type("cc ")
    assert capture.text() == "cc "
