"""The register and search over 5,000 meetings, 250,000 lines and 40,000 actions; run with -m bench -s."""

import sqlite3
import time
from contextlib import closing
from datetime import date
from itertools import pairwise

import pytest

from minutes_app.domain.follow_up import ActionFilter, SearchFilter
from minutes_app.domain.listing import MeetingFilter
from minutes_app.service import open_service
from minutes_app.storage.connection import for_checking
from minutes_app.storage.verify import faults
from ui.library.paged_model import PAGE

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def service(large_library):
    started = time.perf_counter()
    service = open_service(large_library)
    size = large_library.stat().st_size / 1e6
    print(f"\nfirst opening, index made if it is not there: {time.perf_counter() - started:.1f} s; {size:.0f} MB")
    yield service
    service.close()


def spent(work, times=20):
    """Return the median and the slowest but one in twenty of what `work` takes, in milliseconds."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        found.append((time.perf_counter() - started) * 1000)
    found.sort()
    return found[len(found) // 2], found[int(len(found) * 0.95) - 1]


def checked_and_read(path):
    """Return the processor's seconds for the full check, for SQLite's part of it, and for reading the same rows."""
    spent_at = [time.process_time()]
    with closing(for_checking(path)) as connection:
        assert faults(connection) == []
        spent_at.append(time.process_time())
    with closing(sqlite3.connect(path)) as bare:
        bare.execute("PRAGMA integrity_check(1)").fetchall()
        bare.execute("PRAGMA foreign_key_check").fetchall()
        spent_at.append(time.process_time())
        for table in ("series", "standing_item", "meeting", "attendee", "line", "mark", "action", "owner"):
            for _ in bare.execute(f"SELECT * FROM {table}"):
                pass
    spent_at.append(time.process_time())
    return [after - before for before, after in pairwise(spent_at)]


def test_full_check_at_opening(service):
    runs = sorted(checked_and_read(service.path) for _ in range(5))
    whole, by_sqlite, read = runs[len(runs) // 2]
    print(
        f"opening, full check: {whole / (by_sqlite + read):.1f} times SQLite's own check and the bare reading of rows"
        f" ({whole:.2f} s; {by_sqlite:.2f} and {read:.2f})"
    )


def test_register(service):
    shown = {
        "first page": ActionFilter(),
        "all": ActionFilter(state="all"),
        "overdue": ActionFilter(state="overdue"),
        "owner": ActionFilter(owner="CC"),
        "person": ActionFilter(owner=service.people()[0].name),
        "series": ActionFilter(series="Series 3"),
        "words, one letter": ActionFilter(words="p"),
        "words": ActionFilter(words="police f"),
    }
    for name, chosen in shown.items():
        assert service.register(chosen, TODAY)
        page = spent(lambda chosen=chosen: service.register(chosen, TODAY, limit=PAGE))
        count = spent(lambda chosen=chosen: service.register_count(chosen, TODAY))
        print(
            f"register, {name}: a page of {PAGE} rows {page[0]:.0f} ms (p95 {page[1]:.0f}), "
            f"count {count[0]:.0f} ms (p95 {count[1]:.0f})"
        )


def test_meetings(service):
    shown = {
        "first page": MeetingFilter(),
        "words": MeetingFilter("series 3 aug"),
        "person": MeetingFilter(person=service.people()[0].name),
        "by series": MeetingFilter(order="series"),
    }
    for name, chosen in shown.items():
        assert service.meeting_page(chosen)
        page = spent(lambda chosen=chosen: service.meeting_page(chosen, limit=PAGE))
        count = spent(lambda chosen=chosen: service.meeting_count(chosen))
        print(f"meetings, {name}: a page {page[0]:.0f} ms (p95 {page[1]:.0f}), count {count[0]:.0f} ms")


def test_search_as_typed(service):
    typed = ["police performance", '"the police"', "confidence", "ten", "mar", "o'b", "the", "public force st"]
    found = []
    for words in typed:
        for end in range(1, len(words) + 1):
            found.append((spent(lambda text=words[:end]: service.search(text), 5)[0], words[:end]))
    found.sort()
    p95 = found[int(len(found) * 0.95) - 1]
    print(f"search as typed: median {found[len(found) // 2][0]:.1f} ms, p95 {p95[0]:.1f} ms, worst {found[-3:]}")
    for name, chosen in {
        "owner": SearchFilter(owner="CC"),
        "series": SearchFilter(series="Series 3"),
        "open": SearchFilter(open_only=True),
        "since": SearchFilter(since=date(2020, 1, 1)),
    }.items():
        took = spent(lambda chosen=chosen: service.search("police", filters=chosen))
        print(f"search with {name}: {took[0]:.1f} ms (p95 {took[1]:.1f})")


def test_people_and_outstanding(service):
    print(
        f"people: {spent(service.people)[0]:.0f} ms; suggested: {spent(lambda: service.suggest_people('ba'))[0]:.0f} ms"
    )
    last = service.meetings()[0].id
    print(f"meetings: {spent(service.meetings, 5)[0]:.0f} ms")
    print(
        f"outstanding, {len(service.outstanding(last))} rows: {spent(lambda: service.outstanding(last), 5)[0]:.0f} ms"
    )
