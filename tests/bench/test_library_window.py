"""The library in the real window over 5,000 meetings: rows scrolled by a key held down, letters typed into filters."""

from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

FRAMES, REPEAT = 120, 33  # key repeats, and the milliseconds from one to the next


@pytest.fixture
def library(large_library):
    return large_library


def painted(act):
    """Milliseconds until what was done is on the screen."""
    start = perf_counter()
    act()
    QApplication.processEvents()
    return (perf_counter() - start) * 1000


def told(name, found):
    """Say how long it took; the goal for a frame is 33 ms, for a letter 50."""
    ordered = sorted(found)
    middle, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95) - 1]
    print(f"{name}: median {middle:.0f} ms, p95 {p95:.0f}, slowest {ordered[-1]:.0f}")


@pytest.fixture
def settled(qtbot, window):
    """Go to a view and wait until all that it shows is there."""

    def go_to(name, view):
        print(f"{name}, first rows: {painted(lambda: window.visit.show(name)):.0f} ms")
        qtbot.waitUntil(lambda: bool(view.count.text()))
        qtbot.wait(1000)

    return go_to


@pytest.mark.parametrize("name", ["Actions", "Meetings"])
def test_scrolling(qtbot, window, typist, settled, name):
    view = {"Actions": window.library.register, "Meetings": window.library.meetings}[name]
    settled(name, view)
    view.table.setFocus()
    found = []
    for _ in range(FRAMES):
        took = painted(lambda: typist.press("PgDown"))
        qtbot.wait(max(1, round(REPEAT - took)))
        found.append(took)
    assert view.table.model().rowCount() > FRAMES
    told(f"{name}, a frame of PgDown held down", found)
    print(f"{name}: {sum(took > REPEAT for took in found)} of {FRAMES} frames over {REPEAT} ms")


@pytest.mark.parametrize("words", ["police f", "confidence", "zzz"])
def test_filter_as_typed(qtbot, window, typist, settled, words):
    settled("Actions", window.library.register)
    for state in ("open", "any"):
        window.library.register.state.setCurrentText(state)
        window.library.go_to_field()
        found = []
        for letter in words:
            found.append(painted(lambda letter=letter: typist.type(letter)))
            qtbot.wait(120)
        told(f"Actions, {state}, a letter of {words!r}", found)
        window.library.register.field.clear()
        qtbot.wait(500)
