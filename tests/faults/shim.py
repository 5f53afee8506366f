"""The preloaded shim: compiling it, running a program under it, and reading what it logged."""

import os
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = str(HERE.parents[1])


def compiled(folder):
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("faults of the drive are injected by a small C library: they need Linux and gcc")
    library = folder / "iolog.so"
    flags = ["-shared", "-fPIC", "-O1", "-o", str(library)]
    subprocess.run([compiler, *flags, str(HERE / "iolog.c"), "-ldl", "-lpthread"], check=True)
    return library


def run(library, folder, program, *arguments, log=None):
    concerned = {"LD_PRELOAD": str(library), "FAULTS_FOLDER": f"{folder}", "PYTHONPATH": f"{ROOT}:{HERE}"}
    if log:
        concerned["FAULTS_LOG"] = str(log)
    command = [sys.executable, str(HERE / program), str(folder), *map(str, arguments)]
    return subprocess.run(command, env={**os.environ, **concerned}, capture_output=True, text=True, check=False)


@dataclass
class Step:
    """One thing that was done to a file: W write, T truncate, C create, U unlink, R rename, S flush."""

    what: str
    path: str
    other: str
    at: int
    data: bytes


def steps(log):
    content, at, found = log.read_bytes(), 0, []
    while at < len(content):
        what = chr(content[at])
        path_size, other_size, offset, size = struct.unpack_from("<4q", content, at + 1)
        at += 33
        path, other = content[at : at + path_size], content[at + path_size : at + path_size + other_size]
        at += path_size + other_size
        held = size if what == "W" else 0
        found.append(Step(what, path.decode(), other.decode(), offset, content[at : at + held]))
        at += held
    return found
