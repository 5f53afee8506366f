"""Plays the July 2022 sample: `main.py --demo FOLDER`."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from minutes_app import places
from minutes_app.domain.errors import PlainError
from minutes_app.service import open_service, read_meeting
from ui.app import apply_theme
from ui.demo.minute_taker import MinuteTaker
from ui.demo.typist import Typist
from ui.main_window import MainWindow
from ui.theme import LIGHT

SAMPLE = places.resources() / "samples" / "2022-07-monthly-assurance.json"
_VISIBLE_PAUSE = 12
_ORDER = (1, 3, 2, 4)


def play(app: QApplication, folder: Path) -> int:
    """Type the meeting, save screenshots of the stages and the Word file into the folder. Returns 0.

    Raises PlainError where the folder holds a library of an earlier demonstration that cannot be replaced.
    """
    library = folder / "demo.sqlite"
    for old in folder.glob("demo.sqlite*"):
        try:
            old.unlink()
        except OSError as problem:
            raise PlainError(f"{old} is in use and cannot be replaced: {problem.strerror}.") from problem
    stage = _Stage(app, folder, library)
    stage.play()
    print(f"The demonstration is in {folder}.")
    return 0


class _Stage:
    """One playing of the demonstration."""

    def __init__(self, app: QApplication, folder: Path, library: Path) -> None:
        apply_theme(app, LIGHT)
        settings = QSettings(str(folder / "demo.ini"), QSettings.Format.IniFormat)
        self._folder = folder
        self._shots = 0
        self._window = MainWindow(open_service, settings, SAMPLE, LIGHT)
        self._window.resize(1366, 768)
        self._window.show()
        self._window.libraries.open(library)
        self._window.activateWindow()
        QTest.qWaitForWindowActive(self._window)
        pause = 0 if app.platformName() == "offscreen" else _VISIBLE_PAUSE
        self._typist = Typist(self._window, pause)

    def play(self) -> None:
        """Play it from the first page to the Word file."""
        meeting = read_meeting(SAMPLE)
        taker = MinuteTaker(self._window, self._typist)
        self._shoot("start")
        taker.start(meeting.details)
        taker.enter_people(meeting.attendees)
        self._shoot("people")
        taker.retitle(meeting)
        taker.fill(meeting, _ORDER, lambda place: self._shoot(f"item-{place}"))
        taker.enter_next_meeting(meeting.details)
        taker.jump("2.2")
        self._window.page.pane.focus_capture()
        self._typist.type("ACC to circulate the lag analysis by 31 August")
        self._shoot("capture")
        self._typist.press("Ctrl+A", "Delete", "Esc")
        self._shoot("meeting")
        opened = self._window.page.meeting
        if opened is not None:
            opened.flush()
            self._window.output.export_to(self._window.output.suggested_path(self._folder))
            self._window.tasks.finish()
        self._shoot("exported")
        self._window.close()

    def _shoot(self, name: str) -> None:
        QApplication.processEvents()
        self._shots += 1
        self._window.grab().save(str(self._folder / f"{self._shots:02}-{name}.png"))
