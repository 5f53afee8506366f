"""The start of the program reads no source of what it imports."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = """
import linecache, sys
from PySide6.QtWidgets import QApplication

def leave(*app):
    loaded = [sys.modules[name].__file__ for name in ("ui.main_window", "ui.editor.editor", "sqlalchemy")]
    print(*(name in linecache.cache for name in loaded))
    for window in QApplication.topLevelWidgets():
        window.close()
    return 0

QApplication.exec = staticmethod(leave)
import main
sys.exit(main.main(["--library", sys.argv[1]]))
"""


def test_starting_reads_no_sources(library):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", OURS, str(library)]
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.split() == ["False"] * 3
