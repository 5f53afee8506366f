"""Fixtures for tests of the window: the real one, on a real library, driven by keys."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what the programs that are started compile is kept for the next

import pytest
from hypothesis import settings
from PySide6.QtCore import QSettings

from minutes_app.places import resources
from minutes_app.service import open_service
from ui.app import apply_theme
from ui.demo.typist import Typist
from ui.main_window import MainWindow
from ui.theme import LIGHT, app_font, style_sheet

settings.register_profile("merge", deadline=None, print_blob=True)
settings.load_profile("merge")


@pytest.fixture
def dressed(qapp):
    """The application with the program's own style, font and colours, put on anew where a test changed them."""
    if qapp.styleSheet() != style_sheet(LIGHT):
        qapp.setStyle("Fusion")
        qapp.setFont(app_font())
        apply_theme(qapp, LIGHT)
    return qapp


@pytest.fixture
def library(tmp_path):
    return tmp_path / "library.sqlite"


@pytest.fixture(scope="session")
def loaded():
    """All that is loaded, set apart: to look through it after each window took as long as many a test."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def make_window(qtbot, dressed, loaded, tmp_path, library):
    """Make real windows on the test's library, as starting the program does."""
    made = []

    def make(path=library, meeting_id=None):
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        dressed.setStyleSheet("")  # as the program does: the window stands before it is dressed
        window = MainWindow(open_service, settings, resources() / "samples" / "2022-07-monthly-assurance.json", LIGHT)
        apply_theme(dressed, LIGHT)
        made.append(window)
        window.resize(1366, 768)
        window.show()
        window.libraries.open(path, meeting_id)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    made.clear()
    dressed.clipboard().clear()  # Qt's offscreen clipboard outlives Python's hold on what we put there
    dressed.processEvents()
    gc.collect()


@pytest.fixture
def window(make_window):
    """The window on a new library, at its start page."""
    return make_window()


@pytest.fixture
def meeting_window(window):
    """The window with the sample meeting of July 2022 open."""
    window.open_sample()
    return window


@pytest.fixture
def typist(window):
    return Typist(window)
