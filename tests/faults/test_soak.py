"""R8 and R10: libraries harmed again and again while typing goes on, and long meetings."""

import random
import statistics
import time
from pathlib import Path

import pytest
from harms_of_library import HARMS, cut_short, empty

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service


def paragraph(name, text):
    return Line(name, LineKind.PARAGRAPH, text)


def stored(service, meeting_id):
    try:
        return service.load(meeting_id)
    except PlainError:
        return None


def holds(service, opened):
    kept = stored(service, 1)
    return stored(service, opened.id) == opened.meeting and kept and kept.lines[0].text == "kept"


def harmed(tmp_path, times, harms=HARMS, patience=10.0):
    """Harm the library so often while typing goes on; return how often text was lost."""
    library = tmp_path / "a.sqlite"
    service = open_service(library)
    service.add_meeting(Meeting(Details(series="Kept"), (), (paragraph("k", "kept"),)))
    service.back_up()
    opened = service.open_meeting(service.add_meeting(Meeting(Details(series="Monthly"))), lambda state: None)
    chance, lost = random.Random(times), 0
    for number in range(times):
        opened.splice(0, 0, [paragraph(f"l{number}", f"typed {number}")])
        if chance.random() < 0.7:
            opened.flush()
        chance.choice(harms)(library)
        opened.splice(0, 1, [paragraph(f"l{number}", f"typed {number} on")])
        end = time.monotonic() + patience
        while not opened.flush() and time.monotonic() < end:
            time.sleep(0.005)
        lost += not holds(service, opened)
    before = opened.meeting
    opened.close()
    service.close()
    try:
        service = open_service(library)
    except PlainError:
        return lost + 1
    lost += stored(service, opened.id) != before
    service.close()
    return lost


def test_a_library_harmed_again_and_again_loses_nothing(tmp_path):
    assert harmed(tmp_path, 12) == 0


def test_harm_costs_text_where_a_backup_alone_takes_the_librarys_place(tmp_path, monkeypatch):
    monkeypatch.setattr("minutes_app.storage.guard.Guard._bring_up", lambda self, sessions: None)
    assert harmed(tmp_path, 3, (cut_short, empty), patience=0.1) > 0


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_a_library_harmed_many_times_loses_nothing(tmp_path, size, figure):
    times = size(300, 5000)
    lost = harmed(tmp_path, times)
    figure("R8", "library deleted, replaced, overwritten or cut while open", times, f"{lost} lost")
    assert lost == 0


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


@pytest.mark.faults
@pytest.mark.timeout(14_400)
def test_a_long_meeting_stays_small_and_quick(tmp_path, size, figure):
    hours, library = size(1, 8), tmp_path / "a.sqlite"
    service = open_service(library)
    opened = service.open_meeting(service.add_meeting(Meeting(Details(series="Monthly"))), lambda state: None)
    log, text, largest = library.with_name("a.sqlite-wal"), "", 0
    start, keys = 0.0, []
    for number in range(hours * 12_000):
        text = "" if number % 60 == 0 else text + "x"
        line = paragraph(f"l{number // 60}", text)
        began = time.perf_counter()
        opened.splice(number // 60, int(number % 60 > 0), [line])
        keys.append(time.perf_counter() - began)
        if number % 20 == 0:
            assert opened.flush()
            largest = max(largest, log.stat().st_size)
        if number == 6000:
            start = resident()
    grown = resident() - start
    p50, p99 = statistics.median(keys) * 1e6, statistics.quantiles(keys, n=100)[98] * 1e3
    told = f"{grown:+.1f} MB, log {largest / 1e6:.1f} MB, key p50 {p50:.0f} µs, p99 {p99:.2f} ms"
    figure("R10", "hours of typing in fast motion", hours, told)
    opened.close()
    service.close()
    assert grown < 20
    assert largest < 8e6
    assert p99 < 50
