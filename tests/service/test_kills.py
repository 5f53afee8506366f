import random
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_app.domain.meeting import Meeting
from minutes_app.service import open_service

TYPING = Path(__file__).with_name("typing_process.py")
ROOT = str(TYPING.parents[2])


def type_and_be_killed(library, seed, steps):
    """Kill the process at once when it has told of so many steps, and return all it told of."""
    command = [sys.executable, str(TYPING), str(library), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={"PYTHONPATH": ROOT}) as process:
        told = [process.stdout.readline() for _ in range(steps)]
        process.kill()
        # What it told while the kill was on its way; a last line cut off was not told in full.
        told += [line for line in process.stdout if line.endswith(b"\n")]
    return [line.decode().rstrip("\n") for line in told]


def shown(meeting):
    return "|".join(f"{line.id}={line.text}" for line in meeting.lines)


def may_follow(before, after):
    """Return whether one step more, done but not told of before the kill, may lie between the two."""
    some, others = before.split("|"), after.split("|")
    changed = len(set(some) ^ set(others))
    return changed <= 2


def killed_at_random(tmp_path, kills, longest):
    library = tmp_path / "a.sqlite"
    service = open_service(library)
    service.add_meeting(Meeting())
    service.close()
    chance = random.Random(20220718)
    brought_back = 0
    for seed in range(kills):
        told = type_and_be_killed(library, seed, chance.randrange(1, longest))
        service = open_service(library)
        found = shown(service.load(1))
        brought_back += service.recovered is not None
        service.close()
        assert found == told[-1] or may_follow(told[-1], found)
    return brought_back


def test_a_process_killed_at_any_moment_loses_nothing(tmp_path):
    # Without the journal, what was typed in the last 100 ms would be missing nearly every time.
    assert killed_at_random(tmp_path, 15, 1500) > 5


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_a_process_killed_many_times_loses_nothing(tmp_path):
    assert killed_at_random(tmp_path, 300, 6000) > 100
