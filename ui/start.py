"""Puts the window together and runs it."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from minutes_app import places
from minutes_app.domain.errors import PlainError
from ui.app import apply_theme, build_app, chosen_theme
from ui.opening_sign import opening_sign
from ui.single_instance import SingleInstance, raise_first

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SAMPLE = places.resources() / "samples" / "2022-07-monthly-assurance.json"


def run_window(library: Path, meeting_id: int | None) -> int:
    """Open the window on a library and run until it is closed. Raises PlainError where the library cannot be opened."""
    app = build_app(sys.argv[:1])
    settings = QSettings()
    if raise_first(library):
        print("OPCC Minutes has this library open already; its window comes to the front.")
        return 0
    sign = opening_sign(chosen_theme(app, settings))
    sign.show()
    app.processEvents()  # the sign is painted before what the window is made of is loaded
    window = build_window(app, settings)
    window.show()
    sign.close()
    app.processEvents()  # the window is painted before the database is loaded
    window.open_first(library, meeting_id)
    gc.freeze()  # what was loaded stays: to look through it at each full collection stopped the typing for 50 ms
    return app.exec()


def build_window(app: QApplication, settings: QSettings) -> "MainWindow":
    """Return the window, with faults reported to it and second starts raising it."""
    from minutes_app.service import open_service
    from ui.faults import FaultReport
    from ui.main_window import MainWindow

    theme = chosen_theme(app, settings)
    window = MainWindow(open_service, settings, SAMPLE, theme)
    apply_theme(app, theme)  # once it stands: each part would be dressed again wherever it is put into another
    instance = SingleInstance(window)
    instance.raiseRequested.connect(window.come_forward)
    window.libraries.opened.connect(instance.listen)
    faults = FaultReport(places.data_folder(), window)
    faults.faultReported.connect(window.tell_fault)
    faults.programFailed.connect(window.page.agreement.doubt)
    faults.install()
    return window


def run_demo(folder: Path) -> int:
    """Play the sample meeting into a library of its own in the folder, with screenshots and the Word file."""
    from ui.demo.play import play

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise PlainError(f"The folder {folder} cannot be made: {problem.strerror}.") from problem
    return play(build_app(sys.argv[:1]), folder)
