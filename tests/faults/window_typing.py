"""Types fast into the real window, in processes forked from this one; each is made to be killed.

Each line of standard input starts one: the library, the folder of its settings, a seed, and what is done: `type`,
`without-journal` (a planted bug), or `stall` (the shim then holds up every flush for five seconds). All that stands in
the document is told down a pipe that outlives the kill: a change before the program itself hears of it, and what stood
there at each paint.
"""

import ctypes
import json
import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

import minutes_app.documents.files
import minutes_app.service.minutes_service
from minutes_app.storage.journal import Journal
from ui.app import build_app
from ui.demo.typist import Typist
from ui.editor.blocks import ID, KIND, LEVEL, NUMBER, NUMBERING
from ui.start import build_window

# What the window loads when it needs it: loaded here before the fork, and nothing of it starts a thread.
LOADED = (minutes_app.documents.files, minutes_app.service.minutes_service)
WORDS = "the PCC asked when it will be done and CC gave assurance on café response figures 📈 “lag” – O’Neill said yes"
TEXT = WORDS.split()
SWITCH_SECONDS = 0.001  # as in main.py


class Watcher(QObject):
    """Tells what stands in the document, apart from the program's own reading of it."""

    def __init__(self, window, out):
        super().__init__(window)
        self._window, self._out = window, out
        self._editor, self._people = window.page.editor, window.page.attendee_model
        self._told_lines, self._told_people = [], None
        self._editor.document().contentsChange.connect(self._on_changed)  # first, so that it is heard first
        self._editor.cursorPositionChanged.connect(self._on_changed)  # a caret is kept before it is painted
        self._people.modelReset.connect(self._on_changed)
        self._people.dataChanged.connect(self._on_changed)
        self._editor.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.tell("painted")
        return False

    def _on_changed(self, *_):
        self.tell("begun")

    def tell(self, what, **more):
        lines, told = _lines(self._editor.document()), self._told_lines
        first = next(
            (i for i, (a, b) in enumerate(zip(lines, told, strict=False)) if a != b), min(len(lines), len(told))
        )
        tail = 0
        while tail < min(len(lines), len(told)) - first and lines[-1 - tail] == told[-1 - tail]:
            tail += 1
        people = [[a.name, a.capacity, a.short_form, a.attendance.value] for a in self._people.attendees]
        report = {"what": what, "at": time.monotonic(), "first": first, "end": len(told) - tail} | more
        report["lines"] = lines[first : len(lines) - tail]
        report["caret"] = list(self._editor.spot)
        if people != self._told_people:
            report["people"] = self._told_people = people
        self._told_lines = lines
        os.write(self._out, json.dumps(report).encode() + b"\n")


def _lines(document):
    block, found = document.begin(), []
    while block.isValid():
        given = block.blockFormat()
        standing = [given.stringProperty(name) for name in (ID, KIND, NUMBERING, NUMBER)]
        found.append([*standing, given.intProperty(LEVEL), block.text()])
        block = block.next()
    return found


class RestlessHand:
    """Types words with, among them, everything that changes the structure."""

    def __init__(self, window, seed):
        self._window = window
        self._typist = Typist(window)
        self._chance = random.Random(seed)
        self._acts = [
            ("Return",), ("Return",), ("Backspace",), ("Backspace",) * 5, ("Shift+Home", "Delete"),
            ("Ctrl+Shift+Return",), ("Ctrl+Shift+Return",), ("Ctrl+]",), ("Ctrl+[",), ("Tab",), ("Shift+Backtab",),
            ("Alt+Shift+Up",), ("Alt+Shift+Down",), ("Ctrl+Z",), ("Ctrl+Z", "Ctrl+Z", "Ctrl+Y"), ("Ctrl+Y",),
            ("Ctrl+Return",), ("Alt+Return",), ("Ctrl+Shift+L",), ("Ctrl+Shift+H",), ("Ctrl+Shift+D",),
            ("Ctrl+PgUp",), ("Ctrl+PgDown",), ("Up",), ("Home",), ("End",), ("Ctrl+Shift+A",), ("Ctrl+Shift+Del",),
            ("Shift+Home", "Ctrl+X", "End", "Ctrl+V"), ("Ctrl+B",), ("Ctrl+Shift+1",),
        ]  # fmt: skip

    def go_on(self):
        chance = self._chance.random()
        if chance < 0.72:
            yield from self._type(self._chance.choice(TEXT) + " ")
        elif chance < 0.75:
            yield from self._type(self._chance.choice(["Action: CC to ", "- ", "2.4 ", "All agreed. Decision: "]))
        elif chance < 0.78:
            yield from self._capture()
        elif chance < 0.81:
            yield from self._people()
        elif self._window.page.editor.document().blockCount() > 160:
            yield from self._press("Ctrl+Shift+Del")
        else:
            yield from self._press(*self._chance.choice(self._acts))

    def _type(self, words):
        for character in words:
            self._typist.type(character)
            yield

    def _press(self, *keys):
        for key in keys:
            self._typist.press(key)
            yield

    def _capture(self):
        yield from self._press("F9")
        yield from self._type("ACC to look into it")
        yield from self._press("Return")

    def _people(self):
        if self._chance.random() < 0.4:
            yield from self._press("Shift+F7")
            yield from self._type(f"Guest {self._chance.randrange(10_000)}, Officer (G)")
            yield from self._press("Return", "Esc")
        else:
            yield from self._press("F7")
            yield from self._press(*self._chance.choices(["Up", "A", "P", "X", "I", "Alt+Shift+Up", "Ctrl+Z"], k=3))
            yield from self._press("Esc")


def opened_window(library, folder, out):
    """Open the library in a real window, as the program does, with all that stands in it told."""
    app = build_app(["opcc-minutes"])
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = build_window(app, settings)
    window.resize(1366, 768)
    window.show()
    watcher = Watcher(window, out)
    window.libraries.open(library)
    if window.page.meeting is None:
        window.open_sample()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    said = {"notice": window.status.notice.text(), "strip": window.strip.words.text()}
    watcher.tell("opened", meeting=window.page.meeting.id, **said)
    return app, window, watcher


def type_for_ever(library, folder, seed, out):
    app, window, _ = opened_window(library, folder, out)
    hand, chance = RestlessHand(window, seed), random.Random(seed)
    while True:
        for _ in hand.go_on():
            if chance.random() < 0.8:
                app.processEvents()
            if chance.random() < 0.1:
                time.sleep(chance.random() * 0.02)


class Paints(QObject):
    """Notes when a field was painted."""

    def __init__(self, field):
        super().__init__(field)
        self._field = field
        self._is_painted = False
        field.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        self._is_painted = self._is_painted or event.type() == QEvent.Type.Paint
        return False

    def key(self, typist, app, character):
        """Press a key and return the seconds until it has been painted."""
        self._is_painted = False
        began = time.monotonic()
        typist.type(character)
        while not self._is_painted:
            app.processEvents()
        return time.monotonic() - began


def bare_floor(app, editor):
    """Return the times of keys in a plain field of the same size, font and text."""
    field = QTextEdit()
    field.setFont(editor.font())
    field.setPlainText(editor.toPlainText())
    field.resize(editor.size())
    field.show()
    field.activateWindow()
    QTest.qWaitForWindowActive(field)
    field.moveCursor(QTextCursor.MoveOperation.End)
    app.processEvents()
    paints, typist = Paints(field), Typist(field)
    times = [paints.key(typist, app, character) for character in WORDS * 2]
    field.viewport().removeEventFilter(paints)
    field.close()
    return times


def type_on_a_stalled_drive(library, folder, seed, out):
    app, window, watcher = opened_window(library, folder, out)
    floor = bare_floor(app, window.page.editor)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    paints, typist, chance = Paints(window.page.editor), Typist(window), random.Random(seed)
    calm = [paints.key(typist, app, character) for character in WORDS]
    window.page.meeting.flush()
    watcher.tell("stalled", floor=floor, calm=calm)
    ctypes.CDLL(None).faults_stall(5000)
    while True:
        for character in f"{chance.choice(TEXT)} ":
            watcher.tell("key", took=paints.key(typist, app, character), saved=window.status.saved.text())
            time.sleep(0.005)


def start(arguments, out):
    library, folder, seed, what = arguments
    if what == "without-journal":
        Journal.append = lambda self, record: None
    run = type_on_a_stalled_drive if what == "stall" else type_for_ever
    run(Path(library), Path(folder), int(seed), out)


def serve(out):
    sys.setswitchinterval(SWITCH_SECONDS)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                start(json.loads(line), out)
            finally:
                sys.stderr.flush()
                os._exit(3)
        os.write(out, json.dumps({"what": "started", "process": child}).encode() + b"\n")
        _, status = os.waitpid(child, 0)
        os.write(out, json.dumps({"what": "ended", "status": status}).encode() + b"\n")


if __name__ == "__main__":
    serve(int(sys.argv[1]))
