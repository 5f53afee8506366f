"""The sizes of the fault runs, and the table of figures they end with.

OPCC_FAULTS=night makes the runs as large as docs/reliability.md says; without it they take some minutes.
"""

import os
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "service"))
from shim import compiled

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


def pytest_terminal_summary(terminalreporter):
    of_all = [report for of_kind in terminalreporter.stats.values() for report in of_kind]
    rows = [tuple(row) for report in of_all for row in _figures(report)]
    if rows:
        terminalreporter.section("reliability")
        heads = ("promise", "tried", "times", "reached")
        widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
        for row in (heads, *sorted(rows, key=lambda row: (int(row[0].removeprefix("R")), row))):
            cells = zip(row, widths, strict=True)
            terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in cells).rstrip())
        for report in terminalreporter.stats.get("skipped", ()):
            terminalreporter.write_line(f"not tried here: {report.nodeid.split('::')[-1]}: {report.longrepr[2]}")


def _figures(report):
    is_run = getattr(report, "when", "") == "call"
    return [row for name, row in report.user_properties if name == "figure"] if is_run else []
