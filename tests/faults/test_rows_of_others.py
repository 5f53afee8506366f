"""The rows of the table that ordinary tests prove: they are run here, and counted."""

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from nasty import QUERIES, TEXTS

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.domain.text import clean
from minutes_app.service import open_service

TESTS = Path(__file__).parents[1]
NASTY = "ui/test_nasty_text.py"
ROWS = {
    "R14": (
        "words of Word files kept or told as left out",
        ["documents/test_reading_layouts.py", "documents/test_reading_oddities.py"],
    ),
    "R15": ("nasty text typed, pasted and sent out", [f"{NASTY} -k whatever", "documents/test_word_and_back.py"]),
    "R17": ("pastes: files, pictures, links, nested tables, 5 MB", [f"{NASTY} -k paste"]),
    "R18": ("erasing: every file searched for a marked word", ["service/test_erasing.py"]),
    "R19": ("metadata of exported file and template", ["documents -k properties"]),
    "R20": ("second writer or start, stale lock", ["service/test_sharing.py", "ui/test_main_window.py -k second"]),
    "R21": (
        "newer, foreign, missing, locked; names; settings",
        ["storage/test_opening.py", f"{NASTY} -k 'any or set'"],
    ),
    "R24": ("restoring: each step broken off, one meeting alone", ["service/test_backups.py"]),
}


def passed(files):
    """Run tests by themselves and return how many passed; none may fail."""
    command = f"{sys.executable} -m pytest -n 0 -p no:cacheprovider --rootdir {TESTS.parent} {files}"
    done = subprocess.run(command, shell=True, cwd=TESTS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return int(re.findall(r"(\d+) passed", done.stdout)[-1])


@pytest.mark.faults
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("row", ROWS)
def test_what_ordinary_tests_prove(row, figure):
    tried, files = ROWS[row]
    number = sum(map(passed, files))
    figure(row, tried, number, f"all of {number} tests passed")


def searched(tmp_path, times):
    """Search for odd words so often, and for a phrase of each odd text; return how many were not found."""
    kept = {name: text for name, text in TEXTS.items() if any(c.isalnum() for c in text) and len(text) < 300}
    lines = [Line(f"l{i}", LineKind.PARAGRAPH, clean(text)) for i, text in enumerate(kept.values())]
    service = open_service(tmp_path / "a.sqlite")
    service.add_meeting(Meeting(Details(series="Monthly"), (), tuple(lines)))
    chance = random.Random(times)
    pieces = [*QUERIES, *TEXTS.values(), "the", "Action", "meeting", "CC", "2.4"]
    for _ in range(times):
        query = chance.choice(["", " ", '"']).join(chance.choices(pieces, k=chance.randrange(1, 5)))
        service.search(query[:4000])
    missing = [line.text for line in lines if not service.search(line.text)]
    service.close()
    return missing


def test_odd_words_break_no_search_and_every_text_is_found_by_typing_it(tmp_path):
    assert searched(tmp_path, 100) == []


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_thousands_of_odd_words_break_no_search(tmp_path, size, figure):
    times = size(5000, 100_000)
    missing = searched(tmp_path, times)
    figure("R16", "searches for odd words; each stored text typed", times, f"0 errors, {len(missing)} not found")
    assert missing == []
