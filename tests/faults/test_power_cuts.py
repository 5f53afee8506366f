"""R2: what a power cut leaves, at random points of a session, under random orders of what was not flushed."""

import json
import random
import shutil

import pytest
from power_cut import Drive
from shim import run, steps

from minutes_app.domain.errors import PlainError
from minutes_app.service import open_service


def session(shim_library, tmp_path, seed, count, *planted):
    folder, log = tmp_path / f"session {seed}", tmp_path / f"log {seed}"
    folder.mkdir()
    found = run(shim_library, folder, "typing_for_cuts.py", seed, count, *planted, log=log)
    assert (found.returncode, found.stderr) == (0, "")
    return folder, steps(log), json.loads((folder / "states").read_text())


def cuts(shim_library, tmp_path, seed, times, *planted, lies=False):
    """Cut the power at so many points; return how often all was well, text was lost, or the library was unusable."""
    folder, done, states = session(shim_library, tmp_path, seed, 60, *planted)
    chance, drive, acknowledged = random.Random(seed), Drive(lies), 0
    points = sorted(chance.choices(range(len(done)), k=times))
    seen = {"well": 0, "lost": 0, "unusable": 0}
    for number, step in enumerate(done):
        if step.what == "W" and step.path.endswith("/acknowledged"):
            acknowledged = int(step.data)
        drive.take(step)
        for _ in range(points.count(number)):
            files = drive.cut(chance)
            seen[outcome(files, folder, tmp_path / "after", states, acknowledged)] += 1
    return seen


def outcome(files, folder, after, states, acknowledged):
    shutil.rmtree(after, ignore_errors=True)
    (after / "backups").mkdir(parents=True)
    for path, content in files.items():
        if not path.endswith(("-shm", "/acknowledged", "/states")):
            (after / path.removeprefix(f"{folder}/")).write_bytes(content)
    try:
        service = open_service(after / "a.sqlite")
    except PlainError:
        return "unusable"
    try:
        found = [[line.text for line in service.load(entry.id).lines] for entry in service.meetings()]
        return "well" if (found or [[]])[0] in states[acknowledged:] else "lost"
    finally:
        service.close()


def test_a_power_cut_loses_nothing_acknowledged(shim_library, tmp_path, figure):
    assert cuts(shim_library, tmp_path, 1, 40) == {"well": 40, "lost": 0, "unusable": 0}


def test_cuts_are_noticed_where_nothing_is_flushed(shim_library, tmp_path):
    assert cuts(shim_library, tmp_path, 2, 60, "without flushes")["lost"] > 0


def test_cuts_are_noticed_on_a_drive_that_lies(shim_library, tmp_path):
    seen = cuts(shim_library, tmp_path, 3, 60, lies=True)
    assert seen["lost"] + seen["unusable"] > 0


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_many_power_cuts_lose_nothing_acknowledged(shim_library, tmp_path, size, figure):
    times, seen = size(1000, 15_000), {"well": 0, "lost": 0, "unusable": 0}
    for seed in range(100, 110):
        found = cuts(shim_library, tmp_path, seed, times // 10)
        seen = {key: seen[key] + found[key] for key in seen}
    figure("R2", "power cut", times, f"{seen['lost']} lost, {seen['unusable']} unusable")
    assert seen == {"well": times, "lost": 0, "unusable": 0}
