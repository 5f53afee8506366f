"""The library in the real window over 5,000 meetings: rows scrolled by a key held down, letters typed into filters.

A machine that does other things beside loses frames of any program, so the same key is also held down, in the same
run, in a bare QTableView that has the same words in its cells; and beside the milliseconds from key to painted stand
those that the window's own thread worked.
"""

import gc
import sys
from dataclasses import dataclass
from time import perf_counter, thread_time

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

import main

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

FRAMES, REPEAT, TYPING = 150, 33, 120  # key repeats; milliseconds from one to the next, and from letter to letter


@pytest.fixture
def library(large_library):
    return large_library


@pytest.fixture(autouse=True)
def as_started(window):
    """Let threads take turns, and what was loaded not be looked through again, as starting the program does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(main._SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    yield
    sys.setswitchinterval(before)


@dataclass(frozen=True)
class Took:
    """Milliseconds from a key to what it shows, and how many of these the window's thread worked."""

    passed: float
    worked: float


def painted(act):
    start, begun = perf_counter(), thread_time()
    act()
    QApplication.processEvents()
    return Took((perf_counter() - start) * 1000, (thread_time() - begun) * 1000)


def wait(milliseconds):
    """Let time pass as it does in the program; qtbot's wait keeps other threads from running."""
    loop = QEventLoop()
    QTimer.singleShot(round(max(1, milliseconds)), loop.quit)
    loop.exec()


def held_down(table):
    """Hold PgDown down in a table."""
    table.setFocus()
    found = []
    for _ in range(FRAMES):
        found.append(painted(lambda: QTest.keyClick(table, Qt.Key.Key_PageDown)))
        wait(REPEAT - found[-1].passed)
    return found


def told(name, found, limit):
    for what in ("passed", "worked"):
        taken = sorted(getattr(took, what) for took in found)
        middle, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95) - 1]
        over = sum(each > limit for each in taken)
        print(
            f"{name}, {what}: median {middle:.1f} ms, p95 {p95:.1f}, slowest {taken[-1]:.1f}; "
            f"{over} of {len(taken)} over {limit}"
        )


@pytest.fixture
def settled(qtbot, window):
    """Go to a view and wait until all that it shows is there."""

    def go_to(name, view):
        print(f"{name}, first rows: {painted(lambda: window.visit.show(name)).passed:.0f} ms")
        qtbot.waitUntil(lambda: bool(view.count.text()))
        wait(1000)

    return go_to


@pytest.fixture
def bare(qtbot):
    """A plain table that has the words of another in its cells, and is as large."""

    def copy(table):
        model = table.model()
        rows, columns = range(min(model.rowCount(), 12 * FRAMES)), range(model.columnCount())
        items = QStandardItemModel(len(rows), len(columns))
        for row in rows:
            for column in columns:
                items.setItem(row, column, QStandardItem(model.index(row, column).data()))
        plain = QTableView()
        qtbot.addWidget(plain)
        plain.setModel(items)
        plain.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        plain.verticalHeader().hide()
        plain.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for column in columns:
            plain.setColumnWidth(column, table.columnWidth(column))
        plain.resize(table.size())
        plain.show()
        plain.selectRow(0)
        wait(500)
        return plain

    return copy


@pytest.mark.parametrize("name", ["Actions", "Meetings"])
def test_scrolling(window, settled, bare, name):
    view = {"Actions": window.library.register, "Meetings": window.library.meetings}[name]
    settled(name, view)
    found = held_down(view.table)
    empty = sum(view.table.model().row(view.table.model().index(row, 0)) is None for row in range(10 * FRAMES))
    told(f"{name}, PgDown held down", found, REPEAT)
    print(f"{name}: {empty} rows were passed before they had been fetched")
    told("a bare table", held_down(bare(view.table)), REPEAT)


@pytest.mark.parametrize("words", ["police f", "confidence", "zzz"])
@pytest.mark.parametrize("state", ["open", "any", "done"])
def test_filter_as_typed(window, typist, settled, state, words):
    settled("Actions", window.library.register)
    window.library.register.state.setCurrentText(state)
    window.library.register.go_to_field()
    wait(1000)
    found = []
    for letter in words:
        found.append(painted(lambda letter=letter: typist.type(letter)))
        wait(TYPING - found[-1].passed)
    told(f"Actions, {state}, {words!r} typed", found, 50)
    print("  letter by letter:", *(f"{took.passed:.0f}" for took in found))
