"""What the window offers while its library is still being opened, and where boxes that ask for a file begin."""

from functools import partial

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from minutes_app.places import resources
from minutes_app.service import open_service
from ui.demo.typist import Typist
from ui.main_window import MainWindow
from ui.theme import LIGHT


@pytest.fixture
def opened(qtbot, dressed, tmp_path, library):
    """A window, and what could be pressed and read in it while its library was being opened."""
    seen = {}

    def opening(path):
        QApplication.processEvents()
        seen["live"] = [
            each.text() for each in window.findChildren(QPushButton) if each.isVisible() and each.isEnabled()
        ]
        seen["words"] = [each.text() for each in window.library.findChildren(QLabel) if each.isVisible()]
        typist.press("Ctrl+N", "Return")
        seen["dialog"] = QApplication.activeModalWidget()
        return open_service(path)

    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(opening, settings, resources() / "samples" / "2022-07-monthly-assurance.json", LIGHT)
    typist = Typist(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_first(library, None)
    yield window, seen
    window.close()
    window.deleteLater()


def test_nothing_can_be_pressed_while_a_library_opens_and_all_can_when_it_is_open(opened):
    window, seen = opened
    assert seen["live"] == []
    assert seen["dialog"] is None
    assert "The library is opening…" in seen["words"]
    assert window.library.meetings.welcome.isVisible()
    assert window.library.new_button.isEnabled()
    assert window.library.nav.isEnabled()


@pytest.fixture
def documents(tmp_path, monkeypatch):
    """The person's folder of documents, on a computer of their own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def asked_in(typist):
    """Open a box that asks for a file, name one in it or leave it, and return where it began."""

    def ask(open_it, name=""):
        places = []

        def look():
            box = QApplication.activeModalWidget()
            assert isinstance(box, QFileDialog)
            places.append(box.directory().absolutePath())
            typist.type(name)
            typist.press("Return" if name else "Esc")

        typist.in_dialog(open_it, look)
        return places[0]

    return ask


def test_a_file_is_first_asked_for_in_documents_and_then_where_the_last_was(
    meeting_window, typist, documents, tmp_path, qtbot, asked_in
):
    window, elsewhere = meeting_window, tmp_path / "elsewhere"
    elsewhere.mkdir()
    export = partial(typist.press, "Ctrl+E")
    assert asked_in(export) == str(documents)
    assert asked_in(export, str(elsewhere / "minutes.docx")) == str(documents)
    qtbot.waitUntil(lambda: "Written" in window.status.notice.text())
    assert asked_in(export) == str(elsewhere)
    (elsewhere / "minutes.docx").unlink()
    elsewhere.rmdir()
    assert asked_in(export) == str(documents), "a folder that is there no more"


def test_a_library_is_first_looked_for_in_documents_and_then_beside_the_last(window, documents, tmp_path, asked_in):
    (choose,) = (each for each in window.menus.actions if each.text() == "&Open another library…")
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    assert asked_in(choose.trigger) == str(documents)
    assert asked_in(choose.trigger, str(shelf / "ours.sqlite")) == str(documents)
    assert window.service.path == shelf / "ours.sqlite"
    assert asked_in(choose.trigger) == str(shelf)


def test_a_template_and_the_register_begin_in_documents_too(meeting_window, typist, documents, asked_in):
    typist.press("Ctrl+Shift+R")
    assert asked_in(partial(typist.press, "Ctrl+E")) == str(documents)
    assert asked_in(meeting_window.alerts.ask_template) == str(documents)
