"""The window by keys: opening, exporting, what it says, and that only one window writes to a library."""

import os
import socket
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import mammoth
import pytest
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service
from ui.demo.typist import Typist
from ui.main_window import MainWindow
from ui.single_instance import SingleInstance, raise_first, server_name
from ui.theme import DARK, LIGHT

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def told(window, monkeypatch):
    """The sentences that the window would show in a box."""
    sentences = []
    monkeypatch.setattr(window.alerts, "tell", sentences.append)
    return sentences


def fresh_meeting(typist, day="Thursday 25 August 2022"):
    def fill():
        typist.press("Alt+D", "Ctrl+A")
        typist.type(day)
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+N"), fill)


def test_the_status_bar_says_in_words_what_is_saved_and_counted(window, typist, qtbot):
    fresh_meeting(typist)
    typist.press("Ctrl+Home", "End", "Return")
    typist.type("Action: the figures to be checked")
    words = window.status.saved.text()
    assert "Saving" in words or "All changes saved" in words
    qtbot.waitUntil(lambda: "All changes saved" in window.status.saved.text())
    assert window.status.saved.text().count(":") == 2, "the time to the second"
    assert "1 action, 1 without an owner" in window.status.counts.text()
    assert "22 words" in window.status.counts.text()
    typist.press("Ctrl+W")
    assert not window.status.saved.text()
    assert not window.status.counts.text()


def test_a_meeting_typed_is_a_word_file_by_one_key(window, typist, tmp_path, monkeypatch, told):
    fresh_meeting(typist)
    typist.press("Ctrl+Home", "End", "Return")
    typist.type("Siân asked about “lag”.")
    suggested = []

    def choose(path, *_):
        suggested.append(path)
        return tmp_path / "minutes.docx"

    monkeypatch.setattr(window.alerts, "ask_export_path", choose)
    typist.press("Ctrl+E")
    window.tasks.finish()
    assert suggested[0].name == "Monthly Assurance Meeting August 2022 – Meeting Notes DRAFT.docx"
    with (tmp_path / "minutes.docx").open("rb") as file:
        text = mammoth.extract_raw_text(file).value
    assert "Siân asked about “lag”." in text
    assert window.status.notice.text() == f"Written to {tmp_path / 'minutes.docx'}"
    assert window.page.editor.hasFocus()
    assert not told
    typist.press("Ctrl+E")
    assert suggested[1].parent == tmp_path, "the folder used last"


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(window, typist, tmp_path, monkeypatch, told):
    fresh_meeting(typist)
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(window.alerts, "ask_export_path", lambda *_: blocked / "minutes.docx")
    before = window.page.meeting.meeting
    typist.press("Ctrl+E")
    window.tasks.finish()
    said = window.strip.words.text()
    assert said.endswith(".")
    assert str(blocked) in said
    assert "Errno" not in said
    assert "Traceback" not in said
    assert not told, "no box comes up while one types"
    assert window.page.meeting.meeting == before
    window.strip.show_fault("")
    monkeypatch.setattr(window.alerts, "ask_export_path", lambda *_: None)
    typist.press("Ctrl+E")
    window.tasks.finish()
    assert not window.strip.words.text()


def test_meetings_are_found_by_words_and_opened(window, typist, qtbot):
    for month in (5, 6, 7):
        lines = (Line(f"{month:016}", LineKind.ITEM, "AOB"),)
        window.service.add_meeting(Meeting(Details(series="Board", date=date(2022, month, 1)), (), lines))

    def choose():
        typist.type("board june")
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+O"), choose)
    assert window.page.meeting.meeting.details.date == date(2022, 6, 1)
    assert window.windowTitle() == "Board June 2022 – Meeting Notes – OPCC Minutes"
    typist.press("Ctrl+W")
    assert window.library.meetings.table.hasFocus()
    typist.press("Return")  # on the one that was open last
    assert window.page.meeting.meeting.details.date == date(2022, 6, 1)


def test_a_backup_that_could_not_be_made_is_told_in_the_library(window, typist):
    (window.service.path.parent / "backups").touch()  # where their folder should be
    window.service.add_meeting(Meeting(Details(series="Board", date=date(2022, 6, 1))))
    assert window.service.back_up() is None
    typist.press("Ctrl+L")
    assert window.strip.isVisible()
    assert window.strip.words.text().startswith("No backup could be made: ")
    assert window.strip.words.text().endswith("Saving is not affected.")


def test_of_very_many_meetings_the_newest_are_offered_and_any_is_found(window, typist):
    with_days = [Meeting(Details(series="Board", date=date(2001, 1, 1) + timedelta(31 * n))) for n in range(201)]
    window.service.take_in(with_days)
    told = []

    def choose():
        dialog = QApplication.activeModalWidget()
        told.append((dialog.list.count(), dialog.count.text()))
        typist.type("nothing of this")
        told.append((dialog.list.count(), dialog.count.text()))
        typist.press("Ctrl+A")
        typist.type("board 1 january 2001")
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+O"), choose)
    assert told == [
        (200, "The newest 200. Type to find an earlier one."),
        (0, "No meeting fits. Take a word away."),
    ]
    assert window.page.meeting.meeting.details.date == date(2001, 1, 1)


def test_the_first_page_leads_to_the_sample_by_keys(window, typist):
    typist.press("Tab", "Space")
    assert window.page.meeting.meeting.details.date == date(2022, 7, 18)
    assert window.page.editor.hasFocus()


def test_a_meeting_that_cannot_be_opened_leaves_no_page_that_is_not_saved(meeting_window, told):
    meeting_window.desk.meetings.meetingRequested.emit(99)
    assert told == ["There is no meeting 99 in this library."]
    assert meeting_window.page.meeting is None
    assert meeting_window.library.isVisible()


def test_a_sensitive_meeting_is_not_named_in_the_title_bar(window, typist):
    fresh_meeting(typist)

    def mark():
        typist.press("Alt+K", "Ctrl+A")
        typist.type("OFFICIAL-SENSITIVE")
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+D"), mark)
    assert window.windowTitle() == "25 Aug 2022 – OPCC Minutes"
    assert window.page.header.marking.text() == "OFFICIAL-SENSITIVE"
    assert window.page.header.marking.isVisible()


def test_light_and_dark_change_by_a_key_and_are_remembered(meeting_window, typist, tmp_path):
    def ground():
        QApplication.processEvents()
        picture = meeting_window.page.editor.viewport().grab().toImage()
        return picture.pixelColor(picture.width() // 2, picture.height() - 2).name()

    assert ground() == LIGHT.page
    typist.press("Ctrl+Shift+B")
    assert ground() == DARK.page
    assert QApplication.palette().text().color().name() == DARK.text
    typist.press("Ctrl+Shift+B")
    assert ground() == LIGHT.page


class _Paints(QObject):
    """The words of a label at each of its paints."""

    def __init__(self):
        super().__init__()
        self.words = []

    def eventFilter(self, label, event):
        if event.type() == QEvent.Type.Paint:
            self.words.append(label.text())
        return False


def test_a_library_that_takes_long_to_open_is_said_before_the_window_stands_still(qtbot, dressed, tmp_path, library):
    seen, paints = [], _Paints()

    def opened(path):
        seen.extend(paints.words)
        return open_service(path)

    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(opened, settings, library, LIGHT)
    with qtbot.waitExposed(window):
        window.show()
    window.status.notice.installEventFilter(paints)
    window.libraries.open(library)
    assert seen == ["Opening “library.sqlite” and checking its text…"]
    assert window.status.notice.text() == ""
    window.close()
    window.deleteLater()


def test_a_second_window_on_the_same_library_is_refused(window, make_window, library, monkeypatch):
    with pytest.raises(PlainError, match=r"\.$"):
        make_window(library)
    assert window.service is not None
    fresh = window.service.add_meeting(Meeting(Details(series="Board"), (), ()))
    window.open_meeting(fresh)
    assert window.page.meeting.id == fresh


def test_a_library_in_use_is_said_in_a_sentence_and_the_window_stays(
    window, make_window, library, tmp_path, monkeypatch
):
    other = make_window(tmp_path / "other.sqlite")
    sentences = []
    monkeypatch.setattr(other.alerts, "tell", sentences.append)
    monkeypatch.setattr(other.alerts, "ask_library", lambda: library)
    other.libraries.choose()
    assert len(sentences) == 1
    assert sentences[0].endswith(".")
    assert other.service.path == tmp_path / "other.sqlite"


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_second_start_raises_the_first_window(window, library, qtbot, tmp_path):
    instance = SingleInstance(window)
    instance.raiseRequested.connect(window.come_forward)
    instance.listen(window.service.path)
    window.showMinimized()

    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "main.py", "--library", str(library)]
    with qtbot.waitSignal(instance.raiseRequested):
        second = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30)
    assert second.returncode == 0, second.stderr
    assert "open already" in second.stdout
    assert not window.isMinimized()
    assert window.isVisible()


def test_a_name_left_by_a_window_that_died_stops_nobody(window, library, tmp_path):
    link = tmp_path / "link.sqlite"
    link.symlink_to(library)
    assert server_name(link) == server_name(library)
    assert not raise_first(library)
    instance = SingleInstance(window)
    instance.listen(library)
    instance.listen(library)
    assert raise_first(link)


def test_a_whole_meeting_opens_no_network_connection(window, typist, tmp_path, monkeypatch):
    def refuse(*args):
        raise AssertionError(f"a network call: {args}")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    window.open_sample()
    typist.press("Ctrl+Home", "End", "Return")
    typist.type("Action: CC to check http://example.org by 31 August")
    monkeypatch.setattr(window.alerts, "ask_export_path", lambda *_: tmp_path / "minutes.docx")
    typist.press("Ctrl+E")
    window.tasks.finish()
    assert (tmp_path / "minutes.docx").exists()
    if sys.platform == "linux":
        assert not _own_sockets() & _internet_sockets()


def _own_sockets():
    """The inode numbers of this process's sockets."""
    links = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            links.append(str(entry.readlink()))
        except FileNotFoundError:
            continue  # the descriptor of this listing itself
    return {link[8:-1] for link in links if link.startswith("socket:[")}


def _internet_sockets():
    """The inode numbers of all sockets of the internet protocols."""
    tables = [Path(f"/proc/net/{name}") for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")]
    rows = [row.split() for table in tables if table.exists() for row in table.read_text().splitlines()[1:]]
    return {row[9] for row in rows}


def test_a_meeting_opens_with_the_caret_where_one_sees_what_stands_around_it(make_window, library):
    window = make_window(library)
    window.open_sample()
    typist = Typist(window)
    typist.press("Ctrl+J")
    typist.type("22")
    spot = window.page.editor.spot
    window.close()
    editor = make_window(library).page.editor
    assert editor.spot == spot
    assert 0.1 < editor.cursorRect().top() / editor.viewport().height() < 0.7
