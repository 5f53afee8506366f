"""R22: our own bugs. Whatever raises an exception, it is written down without a word, told, and the text is saved."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CANARY = "Zebrawood"
SILENT = {"telling how far saving is"}  # the one that is told by being silent: the status bar stays at “Saving”
A_FEW = ("reading a line", "the way to the journal", "painting the page", "a thread")


def broken_in(folder, how, *places):
    """Run the window with something raised in these places, or in all, and return what came of each."""
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "PYTHONPATH": str(HERE.parents[1])}
    command = [sys.executable, str(HERE / "faulty_window.py"), str(folder / "a.sqlite"), how, *places]
    found = subprocess.run(
        command, env={**environment, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=600
    )
    assert found.returncode == 0, found.stderr
    logs = "".join(path.read_text() for path in folder.rglob("faults.log*"))
    assert CANARY not in found.stdout + found.stderr + logs
    return {of.pop("place"): of for of in json.loads(found.stdout)}


def faulty(found):
    """Return the places where something was not as promised, and what."""
    wrong = {}
    for name, of in found.items():
        kept = {"stored": of["stored"], "honest": not of["lies"], "written": bool(of["written"])}
        kept["told"] = bool(of["told"]) or name in SILENT
        if not all(kept.values()):
            wrong[name] = kept
    return wrong


def test_an_exception_in_the_program_costs_no_text_and_is_told(tmp_path):
    found = broken_in(tmp_path, "whole", *A_FEW)
    assert set(found) == set(A_FEW)
    assert faulty(found) == {}


@pytest.mark.faults
def test_if_nobody_looked_after_a_fault_text_would_be_lost_behind_a_saved(tmp_path):
    assert "the way to the journal" in faulty(broken_in(tmp_path, "planted", "the way to the journal"))


@pytest.mark.faults
@pytest.mark.timeout(900)
def test_an_exception_in_any_place_costs_no_text_and_is_told(tmp_path, figure):
    found = broken_in(tmp_path, "whole")
    wrong = faulty(found)
    lies = sum(of["lies"] for of in found.values())
    figure("R22", "exceptions in places of the running window", len(found), f"{len(wrong)} amiss, {lies} false “saved”")
    assert len(found) >= 24
    assert wrong == {}
