"""R9: what a power cut leaves of a Word file that was just being written."""

import hashlib
import json
import random

import pytest
from power_cut import Drive
from shim import run, steps


def cuts(shim_library, tmp_path, times, *planted):
    """Cut the power so often; return how often the file was whole and not older than told, lost, or damaged."""
    folder, log = tmp_path / "exports", tmp_path / "log"
    folder.mkdir()
    found = run(shim_library, folder, "exporting_for_cuts.py", 12, *planted, log=log)
    assert (found.returncode, found.stderr) == (0, "")
    done, made = steps(log), json.loads((folder / "states").read_text())
    chance, drive, acknowledged = random.Random(times), Drive(), 0
    points = sorted(chance.choices(range(len(done)), k=times))
    seen = {"well": 0, "lost": 0, "damaged": 0}
    for number, step in enumerate(done):
        if step.what == "W" and step.path.endswith("/acknowledged"):
            acknowledged = int(step.data)
        drive.take(step)
        for _ in range(points.count(number)):
            seen[outcome(drive.cut(chance).get(f"{folder}/minutes.docx"), made, acknowledged)] += 1
    return seen


def outcome(content, made, acknowledged):
    if content is None:
        return "lost" if acknowledged else "well"
    fingerprint = hashlib.sha256(content).hexdigest()
    if fingerprint not in made:
        return "damaged"
    return "well" if fingerprint in made[max(0, acknowledged - 1) :] else "lost"


def test_a_power_cut_leaves_the_old_file_or_the_new(shim_library, tmp_path):
    assert cuts(shim_library, tmp_path, 60) == {"well": 60, "lost": 0, "damaged": 0}


@pytest.mark.parametrize("planted", ["without flushes", "in place"])
def test_cuts_find_a_file_that_is_put_in_place_carelessly(shim_library, tmp_path, planted):
    assert cuts(shim_library, tmp_path, 60, planted)["damaged"] > 0


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_many_power_cuts_leave_the_old_file_or_the_new(shim_library, tmp_path, size, figure):
    times = size(300, 2000)
    seen = cuts(shim_library, tmp_path, times)
    figure("R9", "power cut while a Word file is written", times, f"{seen['damaged']} damaged, {seen['lost']} lost")
    assert seen == {"well": times, "lost": 0, "damaged": 0}
