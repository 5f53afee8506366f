"""R12 and R13: hostile Word files one by one, and mutants by the thousand: read, or refused in one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HOSTILE_FILES = HERE.parent / "documents" / "test_hostile_files.py"


def mutants(folder, first, count, *planted):
    command = [sys.executable, str(HERE / "reading_mutants.py"), str(folder), str(first), str(count), "3000", *planted]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    found = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def test_mutants_of_word_files_are_read_or_refused(tmp_path):
    found = mutants(tmp_path, 0, 60)
    assert found["amiss"] == []
    assert min(found["read"], found["refused"]) > 10  # mutated neither too little nor too much to find anything


@pytest.mark.faults
def test_a_reader_that_breaks_is_found(tmp_path):
    assert mutants(tmp_path, 0, 60, "planted")["amiss"]


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_many_mutants_are_read_or_refused_soon_and_in_little_memory(tmp_path, size, figure):
    found = mutants(tmp_path, 1000, size(1000, 100_000))
    told = (
        f"{len(found['amiss'])} other exceptions; {found['read']} read, {found['refused']} refused;"
        f" slowest {found['slowest']:.2f} s, {found['megabytes']} MB"
    )
    figure("R13", "mutated Word files", found["tried"], told)
    assert found["amiss"] == []
    assert found["slowest"] < 5
    assert found["megabytes"] < 300


@pytest.mark.faults
@pytest.mark.timeout(600)
def test_every_hostile_word_file_is_refused_or_read(figure):
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", str(HOSTILE_FILES)]
    found = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, check=False)
    figure("R12", "hostile Word files: bombs, links, entities, damage, other kinds", *_counted(found.stdout))
    assert found.returncode == 0, found.stdout


def _counted(said):
    passed = next(line for line in said.splitlines()[::-1] if " passed" in line)
    return passed.split()[0], passed
