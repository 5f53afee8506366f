"""R23: no word of the minutes, no name and no topic outside the library and the file that was asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WORDS = ("Zebrawood", "Quillfeather", "Marrowfen")


def held(content):
    """Return which of the words stand in some bytes, in the ways that programs write text."""
    kinds = ("utf-8", "utf-16-le", "utf-16-be")
    return {word for word in WORDS for kind in kinds if word.lower().encode(kind) in content.lower()}


def minutes_taken(folder):
    for name in ("library", "out", "tmp", "home"):
        (folder / name).mkdir()
    places = dict.fromkeys(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"], str(folder / "home"))
    environment = {**os.environ, **places, "TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(HERE.parents[1])}
    done = subprocess.run(
        [sys.executable, str(HERE / "canary_window.py"), str(folder)],
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done, json.loads(done.stdout)


def nothing_shows(tmp_path):
    done, seen = minutes_taken(tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    beside = [path for path in files if path.relative_to(tmp_path).parts[0] not in ("library", "out")]
    logs = [path for path in beside if path.name.startswith("faults.log")]
    assert sum(path.read_text().count(" at ") for path in logs) >= 2, "the faults were written down"
    assert held(done.stderr) == set()
    assert {str(path): held(path.read_bytes()) for path in beside if held(path.read_bytes())} == {}
    assert held(json.dumps(seen).encode()) == set()
    assert any("2 Mar 2026" in title for title in seen["titles"])
    assert seen["recent"] == ["2 Mar 2026", "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"]
    library = b"".join(path.read_bytes() for path in files if path.parent.name == "library")
    assert held(library) == set(WORDS), "or the words were never there"


def test_no_word_of_a_sensitive_meeting_leaves_the_library(tmp_path):
    nothing_shows(tmp_path)


@pytest.mark.faults
def test_no_word_of_a_sensitive_meeting_leaves_the_library_whatever_fails(tmp_path, size, figure):
    times = size(2, 20)
    for number in range(times):
        folder = tmp_path / str(number)
        folder.mkdir()
        nothing_shows(folder)
    figure("R23", "words of a marked meeting in log, messages, other files, titles, recent list", times, "0 found")


def test_a_word_left_behind_would_be_found():
    assert held("… Zebrawood …".encode("utf-16-le")) == {"Zebrawood"}
    assert held(b"a log line of quillfeather") == {"Quillfeather"}
