"""R3: power cuts under a real ext4: what its drive had been sent at a moment is mounted again, and its journal plays.

The ext4 lies in a file of a btrfs, which makes a copy of one moment in some ms. Needs root, loop devices and the tools
of both file systems.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from shim import HERE, ROOT

from minutes_app.domain.errors import PlainError
from minutes_app.service import open_service

MB = 1_000_000


def called(*command):
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


@contextmanager
def mounted(image, folder):
    folder.mkdir()
    called("mount", "-o", "loop", image, folder)
    try:
        yield folder
    finally:
        called("umount", folder)


def made(image, size, *command):
    with image.open("wb") as file:
        file.truncate(size)
    called(*command, image)
    return image


@pytest.fixture
def outer(tmp_path):
    """Give a folder in which copies of files are made in no time."""
    if sys.platform != "linux" or os.geteuid() != 0 or not (shutil.which("mkfs.btrfs") and shutil.which("mkfs.ext4")):
        pytest.skip("a real file system is cut off only by root, on Linux with the tools of btrfs and ext4")
    image = made(tmp_path / "outer.img", 2000 * MB, "mkfs.btrfs", "-q")
    try:
        with mounted(image, tmp_path / "outer") as folder:
            yield folder
    except subprocess.CalledProcessError as refused:
        pytest.skip(f"this machine mounts no file: {refused.stderr!r}")


class Typist:
    """The process that types, and what it has told."""

    def __init__(self, folder, seed, *planted):
        command = [sys.executable, str(HERE / "typing_on_a_drive.py"), str(folder), str(seed), *planted]
        path = {**os.environ, "PYTHONPATH": f"{ROOT}:{HERE}"}
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=path)
        self.states, self.acknowledged = [[]], 0
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()

    def _listen(self):
        for line in self._process.stdout:
            told = json.loads(line)
            if "made" in told:
                self.states.append(told["made"])
            self.acknowledged = told.get("acknowledged", self.acknowledged)

    def end(self):
        self._process.kill()
        self._process.wait()
        self._listening.join()
        self._process.stdout.close()


def copies(outer, times, seed, *planted):
    """Copy the drive so often while a process types on it; return each copy with what was acknowledged before it."""
    chance, found = random.Random(seed), []
    image = made(outer / "drive.img", 64 * MB, "mkfs.ext4", "-q")
    with mounted(image, outer / "drive") as folder:
        typist = Typist(folder, seed, *planted)
        try:
            end = time.monotonic() + 30
            while typist.acknowledged == 0 and time.monotonic() < end:
                time.sleep(0.01)
            for number in range(times):
                time.sleep(chance.uniform(0.02, 0.4))
                acknowledged, cut = typist.acknowledged, outer / f"cut {number}.img"
                called("cp", "--reflink=always", image, cut)
                found.append((cut, acknowledged))
        finally:
            typist.end()
    return found, typist.states


def outcome(cut, acknowledged, states, there):
    with mounted(cut, there) as folder:
        try:
            service = open_service(folder / "a.sqlite")
        except PlainError:
            return "unusable"
        try:
            stored = [[line.text for line in service.load(entry.id).lines] for entry in service.meetings()]
        finally:
            service.close()
    return "well" if (stored or [[]])[0] in states[acknowledged:] else "lost"


def cuts(outer, tmp_path, times, seed, *planted):
    found, states = copies(outer, times, seed, *planted)
    assert found[-1][1] > 0
    seen = {"well": 0, "lost": 0, "unusable": 0}
    for number, (cut, acknowledged) in enumerate(found):
        seen[outcome(cut, acknowledged, states, tmp_path / f"after {number}")] += 1
    return seen


@pytest.mark.faults
def test_power_cuts_are_noticed_on_a_real_file_system_without_flushes(outer, tmp_path):
    assert cuts(outer, tmp_path, 10, 1, "without flushes")["lost"] > 0


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_power_cuts_on_a_real_file_system_lose_nothing_acknowledged(outer, tmp_path, size, figure):
    times = size(15, 100)
    seen = cuts(outer, tmp_path, times, 2)
    figure("R3", "power cut under a real ext4", times, f"{seen['lost']} lost, {seen['unusable']} unusable")
    assert seen == {"well": times, "lost": 0, "unusable": 0}
