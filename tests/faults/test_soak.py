"""R8 and R10: libraries harmed again and again while typing goes on, and long meetings."""

import random
import shutil
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from harms_of_library import HARMS, cut_short, empty

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service
from minutes_app.storage.saver import Saver

HOUR = 12_000  # keys


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


def harmed(tmp_path, times, harms=HARMS, patience=10.0, seed=0):
    """Harm the library so often while typing goes on; return how often text was lost."""
    library = tmp_path / "a.sqlite"
    service = open_service(library)
    service.add_meeting(Meeting(Details(series="Kept"), (), (paragraph("k", "kept"),)))
    service.back_up()
    opened = service.open_meeting(service.add_meeting(Meeting(Details(series="Monthly"))), lambda state: None)
    chance, lost = random.Random(seed), 0
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
    times, lost = size(300, 5000), 0
    for number in range(times // 100):
        folder = tmp_path / str(number)
        folder.mkdir()
        lost += harmed(folder, 100, seed=number)
        shutil.rmtree(folder)
    figure("R8", "library deleted, replaced, overwritten or cut while open", times, f"{lost} lost")
    assert lost == 0


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


@dataclass
class Seen:
    """Of a long meeting: memory, the log at its largest, each key, and by the hour each wait for a commit."""

    grown: float = 0.0
    largest_log: int = 0
    keys: list = field(default_factory=list)
    commits: list = field(default_factory=lambda: [[]])

    @property
    def worst_commit(self):
        """The p99 from a key to its commit in the worst hour, in ms."""
        return max(statistics.quantiles(hour, n=100)[98] for hour in self.commits if len(hour) > 50) * 1e3


def typed_for_long(tmp_path, keys, settled=6000):
    """Type so many keys, 60 to a line, every 20th of them waited for until it is committed."""
    library, seen, text, start = tmp_path / "a.sqlite", Seen(), "", 0.0
    service = open_service(library)
    opened = service.open_meeting(service.add_meeting(Meeting(Details(series="Monthly"))), lambda state: None)
    log = library.with_name("a.sqlite-wal")
    for number in range(keys):
        text = "" if number % 60 == 0 else text + "x"
        began = time.perf_counter()
        opened.splice(number // 60, int(number % 60 > 0), [paragraph(f"l{number // 60}", text)])
        seen.keys.append(time.perf_counter() - began)
        if number % 20 == 0:
            assert opened.flush()
            seen.commits[-1].append(time.perf_counter() - began)
            seen.largest_log = max(seen.largest_log, log.stat().st_size)
        if number % HOUR == HOUR - 1:
            seen.commits.append([])
        if number == settled:
            start = resident()
    seen.grown = resident() - start
    opened.close()
    service.close()
    return seen


def test_a_log_that_nobody_takes_in_grows_too_large(tmp_path, monkeypatch):
    largest = typed_for_long(tmp_path, 4000, 100).largest_log
    assert largest < 5e6
    monkeypatch.setattr("minutes_app.storage.guard._LONGEST_LOG", 1e12)
    (tmp_path / "again").mkdir()
    assert typed_for_long(tmp_path / "again", 4000, 100).largest_log > largest


def test_memory_that_is_kept_for_each_key_is_noticed(tmp_path, monkeypatch):
    kept, take = [], Saver.push

    def keeping(self, change):
        kept.append(b"x" * 100_000)  # in all more than other tests of the process can have left free
        take(self, change)

    monkeypatch.setattr(Saver, "push", keeping)
    assert typed_for_long(tmp_path, 2000, 100).grown > 20


@pytest.mark.faults
@pytest.mark.timeout(14_400)
def test_a_long_meeting_stays_small_and_quick(tmp_path, size, figure):
    hours = size(1, 8)
    seen = typed_for_long(tmp_path, hours * HOUR)
    p50, p99 = statistics.median(seen.keys) * 1e6, statistics.quantiles(seen.keys, n=100)[98] * 1e3
    told = f"{seen.grown:+.1f} MB, log {seen.largest_log / 1e6:.1f} MB, key p50 {p50:.0f} µs, p99 {p99:.2f} ms"
    figure("R10", "hours of typing in fast motion", hours, f"{told}, key to commit p99 {seen.worst_commit:.0f} ms")
    assert seen.grown < 20
    assert seen.largest_log < 8e6
    assert p99 < 50
    assert statistics.median(seen.commits[0]) < 0.05
