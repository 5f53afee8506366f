"""Bad input at every door of the window: kept clean or refused in a sentence, and the screen is what is stored."""

import time

import pytest
from nasty import FILE_NAMES, SETTINGS, TEXTS
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from minutes_app.domain.errors import PlainError
from minutes_app.domain.text import clean
from minutes_app.service import open_service, read_meeting

SHORT = {name: text for name, text in TEXTS.items() if 0 < len(text) <= 300}


@pytest.fixture
def page(meeting_window):
    return meeting_window.page


@pytest.fixture
def end_of_text(page, typist):
    """A new paragraph at the end of the minutes."""

    def go():
        typist.press("F5", "Ctrl+End", "Return")
        return page.editor.textCursor().blockNumber()

    return go


def texts(page):
    return [line.text for line in page.editor.lines.lines]


def kept(page):
    """Every line on the screen is clean, is in the document as it is told, and is what the meeting holds."""
    block = page.editor.document().begin()
    for line in page.editor.lines.lines:
        assert line.text == clean(line.text)
        assert line.text == block.text()
        block = block.next()
    assert page.meeting.meeting.lines == tuple(page.editor.lines.lines)
    assert len({line.id for line in page.editor.lines.lines}) == len(page.editor.lines.lines)


def compose(page, text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(page.editor, event)


def paste(typist, text):
    QApplication.clipboard().setText(text)
    typist.press("Ctrl+V")


def stored(page):
    """What a second reader finds in the file."""
    assert page.meeting.flush()
    reader = open_service(page.window().service.path, read_only=True)
    found = reader.load(page.meeting.id)
    reader.close()
    return found


def test_whatever_is_typed_is_clean_and_stored(page, typist, end_of_text):
    for text in SHORT.values():
        end_of_text()
        typist.type(text)
        kept(page)
    assert stored(page) == page.meeting.meeting


def test_whatever_is_composed_is_clean_and_stored(page, end_of_text):
    for text in TEXTS.values():
        end_of_text()
        compose(page, text)
        kept(page)
    assert stored(page) == page.meeting.meeting


def test_whatever_is_pasted_is_clean_stored_and_goes_out_to_word(page, typist, end_of_text, tmp_path):
    for text in TEXTS.values():
        end_of_text()
        paste(typist, text)
        kept(page)
    assert stored(page) == page.meeting.meeting
    page.window().service.export(page.meeting.meeting, tmp_path / "out.docx")
    back = [line.text for line in read_meeting(tmp_path / "out.docx").lines]
    everything = " ".join(back)
    for text in ("<b>x</b> <img src=x onerror=y> </w:t>", "=HYPERLINK", "📈👩🏽‍⚖️🇬🇧", "{x!r}"):
        assert text in everything


def test_whatever_is_typed_as_a_heading_or_in_the_tree_is_clean(page, typist):
    for text in SHORT.values():
        typist.press("F5", "Ctrl+Shift+Return")
        typist.type(text)
        typist.press("F6", "F2", "Ctrl+A")
        paste(typist, text)
        typist.press("Return")
        QApplication.processEvents()  # the tree takes what was typed once the key is done
        typist.press("Esc")
        kept(page)
    assert stored(page) == page.meeting.meeting


def test_whatever_is_captured_owned_and_due_is_clean(page, typist):
    for text in SHORT.values():
        typist.press("F9")
        paste(typist, text)
        typist.press("Return", "F5", "Shift+F9", "O", "Ctrl+A")
        paste(typist, text)
        typist.press("Return", "D", "Ctrl+A")
        paste(typist, text)
        typist.press("Return", "Esc", "Esc", "F5")
        kept(page)
        for card in page.action_model.cards:
            assert all(owner == clean(owner) for owner in card.action.owners)
    assert stored(page) == page.meeting.meeting


def test_whatever_is_typed_as_a_person_is_clean(page, typist):
    for text in SHORT.values():
        typist.press("Shift+F7")
        paste(typist, f"{text}, Officer (XY)")
        typist.press("Return", "Esc")
    for person in page.attendee_model.attendees:
        told = (person.name, person.capacity, person.short_form)
        assert told == tuple(map(clean, told))
    assert page.meeting.meeting.attendees == page.attendee_model.attendees
    assert stored(page) == page.meeting.meeting


def test_whatever_is_looked_for_finds_nothing_or_something(page, typist):
    before = texts(page)
    for text in TEXTS.values():
        typist.press("F5", "Ctrl+F", "Ctrl+A")
        paste(typist, text)
        typist.press("Return", "Esc")
        typist.press("F5", "Ctrl+J")
        paste(typist, text)
        typist.press("Esc")
        typist.press("Ctrl+K", "Ctrl+A")
        paste(typist, text)
        typist.press("Esc", "Esc", "F5")
    assert texts(page) == before


def test_whatever_replaces_words_is_clean(page, typist):
    for text in SHORT.values():
        typist.press("F5", "Ctrl+Home", "Ctrl+H")
        page.find_bar.words.setText("PCC")
        page.find_bar.other.setText(text)
        page.find_bar.replace_one()
        typist.press("Esc")
        kept(page)
    page.find_bar.words.setText("CC")
    page.find_bar.other.setText("\u2028\x0b📈")
    page.find_bar.replace_all()
    kept(page)
    assert stored(page) == page.meeting.meeting


def test_whatever_is_typed_as_a_number_is_clean(page, typist):
    typist.press("Ctrl+Shift+Return")
    for text in SHORT.values():
        typist.press("F5", "Ctrl+Shift+N", "Ctrl+A")
        paste(typist, text)
        typist.press("Return", "Esc", "F5")
        kept(page)
        assert all(line.number == clean(line.number) for line in page.editor.lines.lines)
    assert stored(page) == page.meeting.meeting


def test_a_key_at_a_caret_inside_an_emoji_leaves_the_emoji_whole(page, typist, end_of_text):
    for act in (lambda: typist.type("x"), lambda: compose(page, "x"), lambda: paste(typist, "x")):
        end_of_text()
        paste(typist, "a📈b")
        caret = page.editor.textCursor()
        caret.setPosition(caret.block().position() + 2)  # between the halves
        page.editor.setTextCursor(caret)
        act()
        assert page.editor.textCursor().block().text() in ("ax📈b", "a📈xb")
        kept(page)
    end_of_text()
    paste(typist, "a📈b")
    caret = page.editor.textCursor()
    caret.setPosition(caret.block().position() + 2)
    page.editor.setTextCursor(caret)
    typist.press("Backspace")
    assert page.editor.textCursor().block().text() in ("ab", "📈b")
    kept(page)


def nested_tables(levels):
    return "<table><tr><td>" * levels + "deep" + "</td></tr></table>" * levels


def clipboard_of(html="", text="", urls=(), image=None):
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if urls:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in urls])
    if image:
        data.setImageData(image)
    return data


def test_a_paste_loads_no_file_opens_no_picture_and_keeps_no_look(page, end_of_text, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("kept apart")
    html = f"<style>*{{font:40pt}}</style><img src='file://{secret}'><a href='http://127.0.0.1:9/x'>link</a>"
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    for data in (
        clipboard_of(html, "link"),
        clipboard_of(html),
        clipboard_of(urls=[secret]),
        clipboard_of(image=picture),
    ):
        index = end_of_text()
        if page.editor.canInsertFromMimeData(data):
            page.editor.insertFromMimeData(data)
        assert "kept apart" not in page.editor.toPlainText()
        assert "\ufffc" not in page.editor.toPlainText()
        assert not any(line.marks for line in page.editor.lines.lines[index:])
        kept(page)


@pytest.mark.parametrize(
    "what", ["nested tables", "three thousand lines", "five megabytes", "a paragraph of a megabyte", "a long word"]
)
def test_a_paste_never_freezes(page, end_of_text, what):
    data = {
        "nested tables": lambda: clipboard_of(nested_tables(20), "deep"),
        "three thousand lines": lambda: clipboard_of(text="The PCC asked about the figures again.\n" * 3_000),
        "five megabytes": lambda: clipboard_of(text="The PCC asked about the figures again.\n" * 125_000),
        "a paragraph of a megabyte": lambda: clipboard_of(text="words " * 170_000),
        "a long word": lambda: clipboard_of(text="x" * 100_000),
    }[what]()
    end_of_text()
    began = time.process_time()
    page.editor.insertFromMimeData(data)
    QApplication.processEvents()
    took = time.process_time() - began
    refused = "nothing was pasted" in page.window().status.notice.text()
    assert refused == (what == "five megabytes")
    print(f"{what}: {took:.2f} s")
    assert took < 2, "on a machine that is busy with other things too"
    kept(page)


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_that_hold_anything_open_a_window(make_window, tmp_path, name):
    (tmp_path / "window.ini").write_bytes(SETTINGS[name])
    window = make_window()
    assert window.isVisible()
    window.open_sample()
    assert window.page.meeting is not None


def test_a_window_remembered_off_the_screen_comes_back_on_it(make_window, tmp_path):
    window = make_window()
    window.move(9000, 9000)
    window.close()
    again = make_window()
    assert QApplication.primaryScreen().availableGeometry().intersects(again.geometry())


def test_any_name_of_a_file_to_write_is_written_or_refused_in_a_sentence(meeting_window, tmp_path):
    value = meeting_window.page.meeting.meeting
    for name in FILE_NAMES:
        path = tmp_path / name if name.endswith(".docx") else tmp_path / f"{name}.docx"
        try:
            done = meeting_window.service.export(value, path)
            assert done.path.exists()
        except PlainError as problem:
            assert str(problem).endswith(".")


def test_any_name_of_a_file_to_read_is_refused_in_a_sentence(meeting_window, tmp_path):
    for name in FILE_NAMES:
        with pytest.raises(PlainError, match=r"\.$"):
            meeting_window.service.import_file(tmp_path / "none" / name)


def test_any_name_of_a_library_opens_or_is_refused_in_a_sentence(window, tmp_path):
    for name in FILE_NAMES:
        try:
            window.libraries.open(tmp_path / "libraries" / name.replace(".docx", ".sqlite"))
        except PlainError as problem:
            assert str(problem).endswith(".")
        assert window.service is not None


def test_a_half_composed_word_outlives_a_save_and_is_stored_when_it_is_done(page, end_of_text, qtbot, typist):
    end_of_text()
    typist.type("a")
    event = QInputMethodEvent("にほ", [])
    QApplication.sendEvent(page.editor, event)
    caret = page.editor.textCursor()
    assert caret.block().layout().preeditAreaText() == "にほ"
    qtbot.waitUntil(lambda: page.meeting.state.all_saved)
    QApplication.processEvents()
    assert caret.block().layout().preeditAreaText() == "にほ", "a save does not end the composing"
    assert page.meeting.meeting.lines[-1].text == "a"
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(page.editor, done)
    assert texts(page)[-1] == "a日本"
    kept(page)
    event = QInputMethodEvent("にほ", [])
    QApplication.sendEvent(page.editor, event)
    page.window().close_meeting()
