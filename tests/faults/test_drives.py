"""R5 and R6: a drive whose writes and flushes fail, or which stalls."""

import json

import pytest
from shim import run

from minutes_app.service import open_service


def failing(shim_library, tmp_path, points, at_once):
    found = run(shim_library, tmp_path, "typing_while_failing.py", "failing", points, at_once)
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def stalling(shim_library, tmp_path, keys, milliseconds):
    found = run(shim_library, tmp_path, "typing_while_failing.py", "stalling", keys, milliseconds)
    assert found.returncode == -9, found.stderr
    service = open_service(tmp_path / "a.sqlite")
    text = service.load(1).lines[0].text
    service.close()
    return json.loads(found.stdout), text


def test_writes_that_fail_cost_nothing(shim_library, tmp_path):
    seen = failing(shim_library, tmp_path, 12, 6)
    assert (seen["lost"], seen["never saved"]) == (0, 0)
    assert seen["failures told"] > 3
    assert seen["slowest telling"] < 1


def test_a_stalled_drive_holds_up_no_key_and_a_kill_then_loses_nothing(shim_library, tmp_path):
    seen, text = stalling(shim_library, tmp_path, 60, 1500)
    assert text == "typed 59"
    assert seen["slowest"] < 0.05
    assert not seen["saved at once"]  # or the drive was not stalled at all


@pytest.mark.faults
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("at_once", [1, 2, 5, 40])
def test_many_writes_that_fail_cost_nothing(shim_library, tmp_path, size, figure, at_once):
    points = size(50, 1000)
    seen = failing(shim_library, tmp_path, points, at_once)
    told = f"{seen['lost']} lost, {seen['never saved']} never saved, said after {seen['slowest telling']:.2f} s"
    figure("R5", f"{at_once} writes or flushes fail, one half written", points, told)
    assert (seen["lost"], seen["never saved"]) == (0, 0)
    assert seen["slowest telling"] < 1


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_a_drive_stalled_for_five_seconds_holds_up_no_key(shim_library, tmp_path, size, figure):
    times, slowest = size(2, 20), 0.0
    for number in range(times):
        folder = tmp_path / str(number)
        folder.mkdir()
        seen, text = stalling(shim_library, folder, 600, 5000)
        assert text == "typed 599"
        slowest = max(slowest, seen["slowest"])
    figure(
        "R6", "drive stalled 5 s, then kill -9 (service, not screen)", times, f"0 lost, slowest {slowest * 1000:.1f} ms"
    )
    assert slowest < 0.05
