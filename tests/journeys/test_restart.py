"""After the process is killed while one types, the next start opens the same meeting at the same place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.demo.typist import Typist

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = "The PCC asked how many calls were answered within the target of ten seconds in July, and why. " * 40


def kill_while_typing(library, folder, item, after):
    """Let a window of its own process type into an item, kill it once it has typed enough; return what it typed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, __file__, str(library), str(folder), item]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        typed = 0
        for report in process.stdout:
            typed = int(report)
            if typed >= after:
                break
        process.kill()
        rest = process.stdout.read().split()
        process.wait()
    assert process.returncode != 0, "the window was killed, it did not end by itself"
    assert typed >= after
    return WORDS[: max([typed, *map(int, rest)])]


@pytest.mark.parametrize("item, after", [("22", 40), ("3", 333)])
def test_after_a_kill_the_same_meeting_opens_at_the_same_place(item, after, make_window, library, tmp_path):
    typed = kill_while_typing(library, tmp_path, item, after)

    window = make_window(library)
    page = window.page
    assert page.meeting is not None, "the meeting opens without asking"
    assert page.meeting.meeting.details.series == "Monthly Assurance Meeting"
    line_id, column = page.editor.spot
    line = page.editor.lines.lines[page.editor.lines.index_of(line_id)]
    assert line.text.startswith(typed), "every key that was reported is there"
    assert line.text == WORDS[: len(line.text)]
    assert column == len(line.text), "the caret stands behind the words typed last"
    assert page.item_number == {"22": "2.2", "3": "3"}[item]
    assert page.editor.hasFocus()
    assert page.meeting.meeting.lines == tuple(page.editor.lines.lines)


def test_the_side_pane_shows_what_it_showed_before(make_window, library):
    for keys, shown in ((("Ctrl+F9",), 1), ((), 1), (("Shift+F9",), 0), ((), 0)):
        window = make_window(library)
        if window.page.meeting is None:
            window.open_sample()
        Typist(window).press(*keys)
        assert window.page.pane.tab == shown
        window.close()


def type_until_killed(library, folder, item):
    """Open the sample in a real window and type into an item, reporting each key once the window is done with it."""
    from PySide6.QtCore import QSettings
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from minutes_app.places import resources
    from minutes_app.service import open_service
    from ui.demo.typist import Typist
    from ui.main_window import MainWindow

    app = QApplication([])
    settings = QSettings(str(folder / "killed.ini"), QSettings.Format.IniFormat)
    window = MainWindow(open_service, settings, resources() / "samples" / "2022-07-monthly-assurance.json")
    window.show()
    window.libraries.open(library)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.open_sample()
    typist = Typist(window)
    typist.press("Ctrl+J")
    typist.type(item)
    typist.press("Return")
    for count, character in enumerate(WORDS, start=1):
        typist.type(character)
        app.processEvents()
        print(count, flush=True)


if __name__ == "__main__":
    type_until_killed(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
