"""The sizes of the fault runs, and the table of figures they end with.

OPCC_FAULTS=night makes the runs as large as docs/reliability.md says; without it they take some minutes.
"""

import os
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "service"))
from shim import compiled

PROMISES = [f"R{number}" for number in range(1, 25)]
IS_NIGHT = os.environ.get("OPCC_FAULTS") == "night"


@pytest.fixture(scope="session")
def shim_library(tmp_path_factory):
    return compiled(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def size():
    """Choose between the size of the merge setting and that of the night."""
    return lambda merge, night: night if IS_NIGHT else merge


@pytest.fixture
def figure(request):
    """Take a row of the table: the promise, what was tried, how often, and the figure reached."""
    return lambda *row: request.node.user_properties.append(("figure", tuple(map(str, row))))


def pytest_terminal_summary(terminalreporter, config):
    reports = [r for of_kind in terminalreporter.stats.values() for r in of_kind if getattr(r, "when", "") == "call"]
    rows = [tuple(row) for report in reports for name, row in report.user_properties if name == "figure"]
    if config.option.markexpr == "faults" and rows:
        tried = {row[0] for row in rows}
        rows += [(name, "not tried here: left out of this run", "0", "–") for name in PROMISES if name not in tried]
        heads = ("promise", "tried", "times", "reached")
        widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
        terminalreporter.section("reliability")
        for row in (heads, *sorted(rows, key=_place)):
            terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))


def _place(row):
    return int(row[0][1:]), row[1:]
