"""Export by keys: two for the usual file, a dialog for every other; nothing holds up the typing."""

import shutil
import time
from dataclasses import replace
from itertools import pairwise

import docx
import docx2python
import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QFileDialog

from minutes_app.domain.meeting import Attendee
from minutes_app.places import resources
from minutes_app.service import read_minutes

TITLE = "Monthly Assurance Meeting July 2022 – Meeting Notes"


@pytest.fixture
def window(make_window, tmp_path):
    window = make_window()
    window.output._settings.setValue("exportFolder", str(tmp_path))
    return window


def text_of(path):
    with docx2python.docx2python(path) as read:
        return read.text


def chosen_at_once(window, tmp_path, name):
    window.alerts.ask_export_path = lambda suggested, *rest: tmp_path / name


def in_export_dialog(window, typist, work):
    def work_and_go_on():
        work(QApplication.activeModalWidget())
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+Shift+E"), work_and_go_on)
    window.tasks.finish()


def test_two_keys_write_the_word_file_and_the_caret_stays(meeting_window, typist, tmp_path):
    editor = meeting_window.page.editor
    editor.going.to_item(meeting_window.page.agenda_model.entries[3].id)
    before = editor.textCursor().position()
    choosers = []

    def accept():
        choosers.append(type(QApplication.activeModalWidget()))
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+E"), accept)
    meeting_window.tasks.finish()
    assert choosers == [QFileDialog]
    assert "check the status of the 2 posts" in text_of(tmp_path / f"{TITLE} DRAFT.docx")
    assert meeting_window.status.notice.text() == f"Written to {tmp_path / TITLE} DRAFT.docx"
    assert editor.hasFocus()
    assert editor.textCursor().position() == before


def test_every_choice_is_made_by_keys_and_kept_for_the_series(meeting_window, typist, tmp_path):
    chosen_at_once(meeting_window, tmp_path, "chosen.docx")
    sentences = []

    def choose(dialog):
        sentences.append(dialog.words.text())
        typist.press("Alt+D", "End", "Up")  # actions only
        typist.press("Alt+F", "End")  # the form of 2019
        sentences.append(dialog.words.text())

    def look(dialog):
        sentences.append((dialog.variant.currentText(), dialog.form.currentText()))

    in_export_dialog(meeting_window, typist, choose)
    in_export_dialog(meeting_window, typist, look)
    assert sentences[:2] == [
        f"Writes the minutes as a Word file: “{TITLE} DRAFT.docx” in {tmp_path}, unless you choose another place.",
        f"Writes the actions alone as a Word file: “{TITLE} – Actions DRAFT.docx” in {tmp_path}, unless you choose "
        "another place.",
    ]
    assert sentences[2] == ("Actions only", "2019: “Actions arising” at the end of each item")
    assert docx.Document(tmp_path / "chosen.docx").paragraphs[0].text == f"{TITLE} – Actions"
    assert meeting_window.page.editor.hasFocus()


def test_the_form_of_the_series_comes_first_and_another_can_be_chosen(meeting_window, typist, tmp_path):
    service = meeting_window.service
    series = service.series_named("Monthly Assurance Meeting")
    service.save_series(replace(series, profile="2022"))
    firsts = []

    def export(name, *keys):
        def choose(dialog):
            firsts.append(dialog.form.currentText())
            typist.press(*keys)

        chosen_at_once(meeting_window, tmp_path, name)
        in_export_dialog(meeting_window, typist, choose)
        return text_of(tmp_path / name)

    of_series = export("of series.docx", "Alt+F")
    of_2019 = export("of 2019.docx", "Alt+F", "End")
    assert firsts == ["As the series has it: 2022: actions run in"] * 2
    assert "14:00pm" in of_series
    assert "Action arising" not in of_series
    assert "@ 14:00" in of_2019
    assert "Action arising:" in of_2019


def test_a_form_can_be_kept_for_the_series_and_every_output_has_it(meeting_window, typist, tmp_path):
    chosen_at_once(meeting_window, tmp_path, "kept.docx")
    enabled = []

    def keep(dialog):
        enabled.append(dialog.keep.isEnabled())
        typist.press("Alt+F", "End")
        enabled.append(dialog.keep.isEnabled())
        typist.press("Alt+E")

    in_export_dialog(meeting_window, typist, keep)
    assert enabled == [False, True], "there is something to keep only where something else was chosen"
    assert meeting_window.service.series_named("Monthly Assurance Meeting").profile == "2019"
    chosen_at_once(meeting_window, tmp_path, "by two keys.docx")
    typist.press("Ctrl+E")
    meeting_window.tasks.finish()
    assert "Action arising:" in text_of(tmp_path / "by two keys.docx")
    assert "Action arising:" in meeting_window.service.as_text(meeting_window.page.meeting.meeting)


@pytest.mark.parametrize(
    ("downs", "name", "start"),
    [(3, "m.html", b"<!DOCTYPE html>"), (4, "m.txt", b"DRAFT"), (5, "m.csv", b"\xef\xbb\xbf"), (6, "m.json", b"{")],
)
def test_other_kinds(meeting_window, typist, tmp_path, downs, name, start):
    chosen_at_once(meeting_window, tmp_path, name)
    has_word = bool(shutil.which("soffice"))
    in_export_dialog(
        meeting_window, typist, lambda dialog: typist.press("Alt+K", "Home", *["Down"] * (downs - (not has_word)))
    )
    assert (tmp_path / name).read_bytes().lower().startswith(start.lower())


def test_what_does_not_count_for_a_kind_is_switched_off(meeting_window, typist):
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        for keys in (["Home"], ["Down"], ["End"]):
            typist.press("Alt+K", *keys)
            seen.append((dialog.variant.isEnabled(), dialog.form.isEnabled(), dialog.template.isEnabled()))
        typist.press("Esc")

    typist.in_dialog(lambda: typist.press("Ctrl+Shift+E"), look)
    assert seen == [(True, True, True), (True, True, False), (False, False, False)]
    assert meeting_window.page.editor.hasFocus()


def test_a_template_of_ones_own_is_copied_changed_and_chosen(meeting_window, typist, tmp_path):
    chosen_at_once(meeting_window, tmp_path, "ours.docx")
    meeting_window.output.copy_template()
    ours = docx.Document(tmp_path / "ours.docx")
    ours.sections[0].header.paragraphs[0].insert_paragraph_before("Office of Somewhere")
    ours.save(tmp_path / "ours.docx")
    meeting_window.alerts.ask_template = lambda: tmp_path / "ours.docx"
    chosen_at_once(meeting_window, tmp_path, "minutes.docx")

    def choose(dialog):
        typist.press("Alt+T", "End")
        dialog.template.activated.emit(dialog.template.currentIndex())
        assert dialog.template.currentText() == "ours.docx"

    in_export_dialog(meeting_window, typist, choose)
    header = docx.Document(tmp_path / "minutes.docx").sections[0].header
    assert header.paragraphs[0].text == "Office of Somewhere"


def test_a_file_that_was_changed_is_left_and_the_message_says_where_the_new_one_is(meeting_window, typist, tmp_path):
    chosen_at_once(meeting_window, tmp_path, "minutes.pdf")
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF-1.4 somebody else's")
    meeting_window.output.save_pdf()
    meeting_window.tasks.finish()
    assert (tmp_path / "minutes.pdf").read_bytes() == b"%PDF-1.4 somebody else's"
    assert (tmp_path / "minutes (2).pdf").exists()
    assert "stays as it is" in meeting_window.status.notice.text()
    assert "minutes (2).pdf" in meeting_window.status.notice.text()


def test_the_minutes_are_copied_as_text_for_an_email(meeting_window, typist):
    typist.press("Ctrl+Shift+C")
    text = QApplication.clipboard().text()
    assert TITLE in text
    assert "Action (CC): CC to check the status of the 2 posts and notify the PCC." in text


@pytest.fixture
def long_window(window):
    """The window with a meeting of 2,000 lines and 40 people."""
    sample = read_minutes(next((resources() / "samples").glob("2022-*.json"))).meeting
    lines = tuple(replace(line, id=f"{line.id}{i}") for i in range(27) for line in sample.lines)[:2000]
    people = tuple(Attendee(f"Person {i}", "Officer", f"P{i}") for i in range(40))
    window.open_meeting(window.service.add_meeting(replace(sample, lines=lines, attendees=people)))
    return window


class Beats:
    """How long the event loop was held up, by a clock that wants to tick every 10 ms.

    Counted is what the window's own thread worked, for a busy computer may hold up any thread.
    """

    def __init__(self, window):
        self.times = [time.thread_time()]
        self._clock = QTimer(window, interval=10)
        self._clock.timeout.connect(self._on_timeout)
        self._clock.start()

    def _on_timeout(self):
        self.times.append(time.thread_time())

    @property
    def longest(self):
        return max(after - before for before, after in pairwise([*self.times, time.thread_time()]))


def test_typing_goes_on_while_a_long_pdf_is_made(long_window, typist, qtbot, tmp_path):
    chosen_at_once(long_window, tmp_path, "long.pdf")
    long_window.page.editor.going.to_end()
    beats = Beats(long_window)
    long_window.output.save_pdf()
    qtbot.waitUntil(long_window.status.progress.isVisible)  # it is not done in one go
    typist.type("Typed meanwhile.")
    assert long_window.page.editor.textCursor().block().text().endswith("Typed meanwhile.")
    qtbot.waitUntil((tmp_path / "long.pdf").exists, timeout=60_000)
    assert beats.longest < 0.5
    qtbot.waitUntil(long_window.status.progress.isHidden)
    with pypdfium2.PdfDocument(str(tmp_path / "long.pdf")) as document:
        last = document[len(document) - 1].get_textpage().get_text_range()
    assert "Typed meanwhile" not in last, "the PDF is of the meeting as it was asked for"


def test_a_long_pdf_can_be_stopped_by_a_key_and_nothing_is_written(long_window, typist, tmp_path):
    chosen_at_once(long_window, tmp_path, "long.pdf")
    long_window.output.save_pdf()
    typist.press("Ctrl+.")
    assert long_window.status.notice.text() == "Making long.pdf was stopped. The minutes are safe."
    assert not list(tmp_path.glob("*.pdf"))
    long_window.output.save_pdf()
    long_window.tasks.finish()
    assert (tmp_path / "long.pdf").exists()


def test_a_second_export_waits_for_the_first(long_window, typist, tmp_path):
    told = []
    long_window.alerts.tell = told.append
    chosen_at_once(long_window, tmp_path, "long.pdf")
    long_window.output.save_pdf()
    typist.press("Ctrl+E")
    assert told == ["Making long.pdf is not finished yet. Wait a moment, or stop it with Ctrl+. first."]


def test_closing_the_window_finishes_what_was_asked_for(long_window, tmp_path):
    chosen_at_once(long_window, tmp_path, "long.pdf")
    long_window.output.save_pdf()
    long_window.close()
    with pypdfium2.PdfDocument(str(tmp_path / "long.pdf")) as document:
        assert len(document) > 60


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_the_pdf_of_another_program_can_be_stopped(meeting_window, typist, qtbot, tmp_path):
    chosen_at_once(meeting_window, tmp_path, "as word.pdf")
    kinds = []

    def choose():
        typist.press("Alt+K", "Home", "Down", "Down")
        kinds.append(QApplication.activeModalWidget().kind.currentText())
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+Shift+E"), choose)
    assert kinds == ["PDF exactly as LibreOffice shows it"]
    typist.press("Ctrl+.")
    qtbot.waitUntil(lambda: "was stopped" in meeting_window.status.notice.text())
    assert meeting_window.status.progress.isHidden()
    assert not list(tmp_path.glob("*.pdf"))


def test_the_preview_stands_beside_the_window_and_escape_leads_back(meeting_window, typist, qtbot):
    typist.press("Ctrl+Shift+P")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QPrintPreviewDialog))
    preview = QApplication.activeWindow()
    assert not preview.isModal(), "one may go on typing"
    view = preview.findChild(QPrintPreviewWidget)
    pages = [view.currentPage()]
    for key in ("PgDown", "PgDown", "PgUp", "End", "Home"):
        typist.press(key)
        pages.append(view.currentPage())
    assert pages == [1, 2, 3, 2, view.pageCount(), 1]
    typist.press("Esc")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is meeting_window)
    assert meeting_window.page.editor.hasFocus()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_leaves_the_minutes_and_a_pdf_is_offered(meeting_window, typist, qtbot, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Broken"]))

    def choose(dialog):
        dialog.printer().setOutputFileName("/nowhere/at/all.pdf")
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    before = meeting_window.page.meeting.meeting
    typist.press("Ctrl+P")
    qtbot.waitUntil(meeting_window.strip.isVisible)
    assert "did not take the pages" in meeting_window.strip.words.text()
    assert "make a PDF instead: Ctrl+Shift+E" in meeting_window.strip.words.text()
    assert meeting_window.page.meeting.meeting == before
    assert meeting_window.page.editor.hasFocus()
