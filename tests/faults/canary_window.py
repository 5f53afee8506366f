"""Takes the minutes of a meeting marked as sensitive, with faults of program and drive, and tells where words showed.

Run with a folder: library and exported file go into folders of it, everything else the program writes lies beside them.
"""

import json
import os
import sqlite3
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service.open_meeting import OpenMeeting
from ui.app import build_app
from ui.demo.typist import Typist
from ui.editor.columns import Columns
from ui.start import build_window

TOPIC, NAME, WORD = "Marrowfen", "Quillfeather", "Zebrawood"
MARKED = Meeting(
    Details(series=f"{TOPIC} Gold Group", date=date(2026, 3, 2), chair=f"Ada {NAME}", marking="OFFICIAL-SENSITIVE"),
    (Attendee(f"Ada {NAME}", "Chief Constable", "CC"),),
    (Line("i", LineKind.ITEM, f"{TOPIC} enquiry"), Line("p", LineKind.PARAGRAPH, f"{NAME} spoke of the {WORD} file.")),
)


def wait(condition, milliseconds=10_000):
    """Run the event loop until something is so; whatever is raised in it goes the way it goes in the program."""
    loop, tick, end = QEventLoop(), QTimer(interval=20), QTimer(singleShot=True, interval=milliseconds)
    tick.timeout.connect(lambda: loop.quit() if condition() else None)
    end.timeout.connect(loop.quit)
    tick.start()
    end.start()
    loop.exec()
    assert condition()


class Titles(QObject):
    """Every title that a window of the program had."""

    def __init__(self, app):
        super().__init__(app)
        self.seen = set()
        app.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.seen |= {widget.windowTitle() for widget in QApplication.topLevelWidgets()}
        return False


def raising(function, telling):
    """Let a function of the program fail once, with words of the minutes in what it raises."""

    def call(*arguments, **named):
        if telling:
            raise ValueError(telling.pop())
        return function(*arguments, **named)

    return call


def with_a_locked_library(window, typist, library):
    """Type while another program holds the library, until a rescue copy is made, and until all is saved again."""
    holder = sqlite3.connect(library)
    holder.execute("BEGIN EXCLUSIVE")
    typist.type(f" {WORD} while locked")
    wait(lambda: "rescue copy" in window.strip.words.text(), 30_000)
    holder.rollback()
    holder.close()
    wait(lambda: "All changes saved" in window.status.saved.text())


def with_faults(window, typist, telling):
    """Type while the program goes wrong, on the way to the journal and in painting."""
    telling += [f"{NAME} and {WORD}", f"{TOPIC} {WORD}"]
    QTimer.singleShot(0, lambda: typist.type("x"))
    wait(lambda: not telling and "went wrong" in window.strip.words.text())
    window.strip.close_button.click()
    wait(lambda: "All changes saved" in window.status.saved.text())


def take_minutes(folder):
    app = build_app(["opcc-minutes"])
    titles, telling = Titles(app), []
    OpenMeeting.splice = raising(OpenMeeting.splice, telling)
    Columns.paint_beside = raising(Columns.paint_beside, telling)
    window = build_window(app, QSettings())
    window.show()
    library = folder / "library" / "a.sqlite"
    window.libraries.open(library)
    window.open_meeting(window.service.add_meeting(MARKED))
    window.activateWindow()
    wait(window.isActiveWindow)
    typist = Typist(window)
    typist.type(f" The {WORD} is kept")
    with_faults(window, typist, telling)
    with_a_locked_library(window, typist, library)
    window.output.export_to(folder / "out" / "minutes.docx")
    window.close_meeting()
    model = window.library.meetings.table.model()
    recent = [model.index(row, column).data() for row in range(model.rowCount()) for column in range(2)]
    recent.append(window.library.meetings.card.title.text())
    typist.press("Ctrl+K")
    typist.type(WORD)
    wait(lambda: app.focusWidget() is not None)
    window.close()
    return {"titles": sorted(titles.seen), "recent": recent}


if __name__ == "__main__":
    print(json.dumps(take_minutes(Path(sys.argv[1]))), flush=True)
    os._exit(0)  # how the interpreter takes Qt down is not what is tried here
