"""Raises an exception in one place of the real window after another, and tells of each what came of it, as JSON.

Run with a library, `whole` or `planted` (then nobody looks after a fault whether the text is safe), and the places if
not all of them. The window runs as the program does, in the event loop; what is raised holds a word that must not be
written down anywhere.
"""

import gc
import json
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRunnable, QSettings, Qt, QThread, QThreadPool, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from minutes_app import places
from minutes_app.service.open_meeting import OpenMeeting
from minutes_app.storage.session import Session
from ui.app import build_app
from ui.editor import document_lines
from ui.editor.columns import Columns
from ui.editor.editor import MinutesEditor
from ui.editor.highlighter import LineHighlighter
from ui.meeting.action_list import ActionDelegate, ActionList
from ui.meeting.agenda_model import AgendaModel
from ui.meeting.agreement import Agreement
from ui.meeting.views import MeetingViews
from ui.saving import SavingReport
from ui.start import build_window

CANARY = "Zebrawood"
SAVED = "All changes saved"


class FaultError(RuntimeError):
    """What is raised; each place has a subclass of its own, so that the log tells them apart."""

    now: "type[FaultError]"


def boom(*_, **__):
    raise FaultError.now(f"{CANARY} was typed")


class Breakable:
    """A function of the program that fails while it is switched on. Made before the window: Qt remembers overrides."""

    def __init__(self, owner, name):
        self._whole, self._is_on = getattr(owner, name), False
        setattr(owner, name, self._function())

    def _function(self):
        def call(*arguments, **named):
            return boom() if self._is_on else self._whole(*arguments, **named)

        return call

    @contextmanager
    def broken(self):
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False


FUNCTIONS = {
    "a key": (MinutesEditor, "keyPressEvent"),
    "an input method": (MinutesEditor, "inputMethodEvent"),
    "a paste": (MinutesEditor, "insertFromMimeData"),
    "painting the page": (MinutesEditor, "paintEvent"),
    "painting the columns": (Columns, "paint_beside"),
    "painting a card": (ActionDelegate, "paint"),
    "the size of a card": (ActionDelegate, "sizeHint"),
    "a change of size": (ActionList, "resizeEvent"),
    "the data of a model": (AgendaModel, "data"),
    "the highlighter": (LineHighlighter, "highlightBlock"),
    "reading a line": (document_lines, "read_block"),
    "the way to the journal": (OpenMeeting, "splice"),
    "the way of people to the journal": (OpenMeeting, "set_attendees"),
    "the way of details to the journal": (OpenMeeting, "set_details"),
    "the caret's place": (OpenMeeting, "set_place"),
    "the views": (MeetingViews, "take"),
    "a write of the database thread": (Session, "write"),
    "a change on the database thread": (Session, "apply"),
    "telling how far saving is": (SavingReport, "report"),
}


class Breaks(QObject):
    def eventFilter(self, watched, event):
        return boom() if event.type() == QEvent.Type.KeyPress else False


class BreakingThread(QThread):
    def run(self):
        boom()


class BreakingJob(QRunnable):
    def run(self):
        boom()


class BreaksAtTheEnd:
    def __del__(self):
        boom()


def endless():
    return endless()


class Places:
    """The places where something is raised: each is a pair of what to break and what brings it about."""

    def __init__(self, window, breakable):
        self.breakable = breakable
        self.window, self.page, self.editor = window, window.page, window.page.editor
        self.thread = BreakingThread()
        self.filter = Breaks(window)

    def all(self):
        acts = {
            "an input method": self.compose,
            "a paste": self.paste,
            "painting the page": self.paint,
            "painting the columns": self.paint,
            "painting a card": self.page.pane.list.viewport().update,
            "the size of a card": self.resize,
            "a change of size": self.resize,
            "the data of a model": self.page.agenda.viewport().update,
            "the way of people to the journal": self.add_person,
            "the way of details to the journal": self.change_details,
            "the caret's place": self.left,
        }
        for name, breakable in self.breakable.items():
            yield name, breakable.broken(), acts.get(name, self.key)
        yield from self.of_qt_and_python()

    def of_qt_and_python(self):
        yield "a slot", self.connected(), self.tab
        yield "a timer", self.nothing(), lambda: QTimer.singleShot(0, boom)
        yield "an event filter", self.filtering(), self.key
        yield "a slot without end", self.nothing(), lambda: QTimer.singleShot(0, endless)
        yield "a thread", self.nothing(), threading.Thread(target=boom).start
        yield "a thread of Qt", self.nothing(), self.thread.start
        yield "a job of a pool", self.nothing(), lambda: QThreadPool.globalInstance().start(BreakingJob())
        yield "a destructor", self.nothing(), self.destroy

    @contextmanager
    def nothing(self):
        yield

    @contextmanager
    def connected(self):
        self.page.noticeGiven.connect(boom)
        yield
        self.page.noticeGiven.disconnect(boom)

    @contextmanager
    def filtering(self):
        self.editor.installEventFilter(self.filter)
        yield
        self.editor.removeEventFilter(self.filter)

    def post(self, key, text=""):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(self.editor, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def key(self):
        self.post(Qt.Key.Key_X, "x")

    def left(self):
        self.post(Qt.Key.Key_Left)

    def tab(self):
        self.post(Qt.Key.Key_Tab)

    def compose(self):
        event = QInputMethodEvent()
        event.setCommitString("composed")
        QApplication.postEvent(self.editor, event)

    def paste(self):
        QApplication.clipboard().setText("pasted")
        QTimer.singleShot(0, self.editor.paste)

    def paint(self):
        self.editor.viewport().update()

    def resize(self):
        self.window.resize(self.window.width() - 7, self.window.height() - 7)

    def add_person(self):
        self.page.attendees.entry.setText("Pat Newcomer, Officer (PN)")
        QTimer.singleShot(0, self.page.attendees.entry.returnPressed.emit)

    def change_details(self):
        QTimer.singleShot(0, lambda: self.page.set_details(self.page.meeting.meeting.details))

    def destroy(self):
        BreaksAtTheEnd()
        gc.collect()


class Trial:
    """Goes through the places in the running event loop, and watches that "saved" is never a lie."""

    def __init__(self, window, breakable, log, names):
        self.window, self.page, self.log = window, window.page, log
        self.found, self.lies = [], 0
        self._steps, self._waits_for, self._patience = self._through(breakable, names), None, 0
        self._tick = QTimer(window, interval=10)
        self._tick.timeout.connect(self.step)
        self._tick.start()

    def step(self):
        self.lies += self.is_saved and not self.is_stored
        if self._waits_for and not self._waits_for() and self._patience > 0:
            self._patience -= 1
            return
        try:
            self._waits_for, self._patience = next(self._steps), 300
        except StopIteration:
            self._tick.stop()
            self.window.close()
            QApplication.exit()

    @property
    def is_saved(self):
        return SAVED in self.window.status.saved.text()

    @property
    def is_stored(self):
        """Whether the library holds what stands on the screen, read from the document itself."""
        block, shown = self.page.editor.document().begin(), []
        while block.isValid():
            shown.append(block.text())
            block = block.next()
        stored = self.window.service.load(self.page.meeting.id)
        return [x.text for x in stored.lines] == shown and stored.attendees == self.page.attendee_model.attendees

    def _through(self, breakable, names):
        places = Places(self.window, breakable)
        for name, broken_place, act in places.all():
            if names and name not in names:
                continue
            yield lambda: self.is_saved
            self.window.strip.close_button.click()
            FaultError.now = type(f"Fault{len(self.found)}", (FaultError,), {})
            said, before = "", self.log.read_text() if self.log.exists() else ""
            with broken_place:
                QTimer.singleShot(0, act)
                yield self.window.strip.words.text
                said = self.window.strip.words.text()
                yield lambda: self._patience < 290  # a little longer, so that it goes wrong again
            written = self.log.read_text()[len(before) :]
            places.key()
            keys = self.page.editor.toPlainText().count("x")
            yield lambda keys=keys: self.page.editor.toPlainText().count("x") > keys
            yield lambda: self.is_saved and self.is_stored
            told = {"place": name, "told": said, "written": written, "stored": self.is_saved and self.is_stored}
            self.found.append({**told, "lies": self.lies})
            self.lies = 0


def main(library, planted, *names):
    app = build_app(["opcc-minutes"])
    settings = QSettings(str(library.with_suffix(".ini")), QSettings.Format.IniFormat)
    if planted:
        Agreement.doubt = lambda self: None
    breakable = {name: Breakable(*function) for name, function in FUNCTIONS.items()}
    window = build_window(app, settings)
    window.show()
    window.libraries.open(library)
    window.open_sample()
    window.activateWindow()
    trial = Trial(window, breakable, places.data_folder() / "faults.log", names)
    app.exec()
    print(json.dumps(trial.found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] == "planted", *sys.argv[3:])
