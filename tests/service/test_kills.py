import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from typing_process import digest

from minutes_app.domain.meeting import Meeting
from minutes_app.service import open_service

TYPING = Path(__file__).with_name("typing_process.py")
ROOT = str(TYPING.parents[2])


def type_and_be_killed(library, seed, steps):
    """Kill the process once it has told of so many steps, and return what the library may hold then."""
    command = [sys.executable, str(TYPING), str(library), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={"PYTHONPATH": ROOT}) as process:
        told = [process.stdout.readline() for _ in range(2 * steps)]
        process.kill()
        told += list(process.stdout)  # what it did while the kill was on its way
    words = [line.decode().split() for line in told if line.endswith(b"\n")]
    done = max(i for i, (what, _) in enumerate(words) if what == "done")
    return {lines for _, lines in words[done:]}  # the last step done, and the one begun after it


def killed_at_random(tmp_path, kills, longest):
    library = tmp_path / "a.sqlite"
    service = open_service(library)
    service.add_meeting(Meeting())
    service.close()
    chance = random.Random(20220718)
    brought_back = 0
    for seed in range(kills):
        possible = type_and_be_killed(library, seed, chance.randrange(1, longest))
        service = open_service(library)
        assert digest(service.load(1).lines) in possible
        brought_back += service.recovered is not None
        service.close()
    return brought_back


def test_a_process_killed_at_any_moment_loses_nothing(tmp_path):
    # Without the journal, what was typed in the last 100 ms would be missing nearly every time.
    assert killed_at_random(tmp_path, 12, 800) > 5


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_a_process_killed_many_times_loses_nothing(tmp_path):
    kills = 1000 if os.environ.get("OPCC_FAULTS") == "night" else 60
    assert killed_at_random(tmp_path, kills, 6000) > kills / 3
