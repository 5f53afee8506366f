"""What the window says of saving: that a drive refuses, that all is well again, and what a crash cost."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.demo.typist import Typist


def copied_as_a_crash_leaves_it(library, folder):
    """Copy the files of an open library; what the database thread has not committed is in the journal alone."""
    folder.mkdir()
    for path in library.parent.glob(f"{library.name}*"):
        if path.suffix not in (".lock", ".in-use") and not path.name.endswith("-shm"):
            shutil.copy(path, folder)
    return folder / library.name


def test_a_library_that_refuses_is_said_in_words_and_typing_goes_on(meeting_window, typist, library, qtbot):
    saved, strip = meeting_window.status.saved, meeting_window.strip
    qtbot.waitUntil(lambda: "All changes saved" in saved.text())
    assert not strip.isVisible()
    with closing(sqlite3.connect(library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        typist.type("while refused ")
        qtbot.waitUntil(lambda: "Not saved" in saved.text(), timeout=10_000)
        assert strip.isVisible()
        assert "another program is holding the library" in strip.words.text()
        assert "Go on typing" in strip.words.text()
        assert QApplication.activeModalWidget() is None
        typist.type("and on")
        assert meeting_window.page.editor.hasFocus()
        assert meeting_window.page.editor.lines.lines[-1].text.endswith("while refused and on")
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: "All changes saved" in saved.text(), timeout=10_000)
    assert not strip.isVisible()
    meeting = meeting_window.page.meeting
    assert meeting_window.service.load(meeting.id).lines[-1].text.endswith("while refused and on")


def test_losing_the_focus_saves_at_once(meeting_window, typist, qapp, qtbot, monkeypatch):
    meeting = meeting_window.page.meeting
    qtbot.waitUntil(lambda: meeting.state.all_saved)
    monkeypatch.setattr("minutes_app.storage.saver._PAUSE", 3600)
    typist.type("and away")
    assert not meeting.state.all_saved
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: meeting.state.all_saved)


@pytest.mark.parametrize(
    "keys, said", [(("x",), "1 line"), (("Ctrl+Shift+Return", "y"), "1 line"), (("Alt+Shift+Up",), "everything is as")]
)
def test_after_a_crash_a_quiet_note_says_what_was_recovered(
    meeting_window, library, make_window, tmp_path, keys, said, qtbot
):
    typist = Typist(meeting_window)
    qtbot.waitUntil(lambda: meeting_window.page.meeting.state.all_saved)
    with closing(sqlite3.connect(library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # so that the journal alone has what comes now
        for key in keys:
            typist.type(key) if len(key) == 1 else typist.press(key)
        crashed = copied_as_a_crash_leaves_it(library, tmp_path / "crashed")
        other.execute("ROLLBACK")
    shown, spot = list(meeting_window.page.editor.lines.lines), meeting_window.page.editor.spot
    again = make_window(crashed)
    assert list(again.page.editor.lines.lines) == shown
    assert again.page.editor.spot == spot
    assert said in again.status.notice.text()
    assert again.status.notice.text().startswith("Recovered after a crash")
    assert not again.strip.isVisible()
    assert again.page.editor.hasFocus()


def test_after_an_end_as_usual_nothing_is_said(meeting_window, typist, library, make_window):
    typist.type("x")
    meeting_window.close()
    assert "Recovered" not in make_window(library).status.notice.text()
