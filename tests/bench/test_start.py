"""From the start of the process to the first sign of it, to its window and to a key typed into the last meeting.

Each is a ratio to a bare window with a text field that is started in turn with it.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from minutes_app.places import resources
from minutes_app.service import open_service

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7

_TOLD = """
import json, sys, time
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
begun, seen = float(sys.argv[1]), {}

def saw(what):
    seen[what] = time.monotonic() - begun

def typed(field):
    QTest.keyClick(field, "x")
    QApplication.sendPostedEvents()
    saw("a key typed")
    with open("/proc/self/status") as status:
        seen["MB"] = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    print(json.dumps(seen))
"""
BARE = f"""{_TOLD}
app = QApplication([])
window, field = QMainWindow(), QTextEdit()
window.setCentralWidget(field)
window.resize(1366, 768)
window.show()
app.processEvents()
saw("first paint")
field.setFocus()
typed(field)
"""
OURS = f"""{_TOLD}
names, painted = iter(("first paint", "window")), QApplication.processEvents

def process_events(*how):
    painted(*how)
    name = next(names, "")
    if name:
        saw(name)

def type_a_key(*app):
    saw("meeting open")
    typed(QApplication.focusWidget())
    return 0

QApplication.processEvents, QApplication.exec = staticmethod(process_events), staticmethod(type_a_key)
library = sys.argv[2]
sys.argv[1:] = ["--library", library]
import main
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.fixture
def last_opened(tmp_path):
    """A library whose last opened meeting is the sample."""
    library = tmp_path / "start.sqlite"
    service = open_service(library)
    key = service.import_file(resources() / "samples" / "2022-07-monthly-assurance.json")
    service.open_meeting(key, lambda state: None).close()
    service.close()
    return library


def started(code, *arguments):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # on a person's machine Python keeps what it has compiled
    command = [sys.executable, "-c", code, str(time.monotonic()), *map(str, arguments)]
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return json.loads(ended.stdout)


def test_start(last_opened, capsys):
    started(OURS, last_opened)  # the first start compiles
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(started(BARE))
        ours.append(started(OURS, last_opened))
    with capsys.disabled():
        for what, floor in (
            ("first paint", "first paint"),
            ("window", "first paint"),
            ("a key typed", "a key typed"),
            ("MB", "MB"),
        ):
            here, there = median(each[what] for each in ours), median(each[floor] for each in bare)
            print(f"\n{what}: {here:.2f}, {here / there:.1f} times that of a bare window ({there:.2f})", end="")
    assert all(each["a key typed"] > each["window"] > each["first paint"] for each in ours)
