"""The register and search over 5,000 meetings, 250,000 lines and 40,000 actions; run with -m bench -s."""

import random
import sqlite3
import time
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise

import pytest

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.follow_up import ActionFilter, SearchFilter
from minutes_app.domain.lines import Line, LineKind, new_line_id
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import open_service
from minutes_app.service.starting import SHIPPED_SERIES
from minutes_app.storage import meetings, opening
from minutes_app.storage.connection import for_checking
from minutes_app.storage.verify import faults
from ui.library.paged_model import PAGE

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

MEETINGS, LINES, ACTIONS = 5_000, 50, 8
TODAY = date(2026, 11, 22)
POSTS = ("CC", "DCC", "ACC", "PCC", "DPCC", "NN", "CP", "JI")
SYLLABLES = [
    a + b
    for a in ["b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v"]
    for b in ["a", "e", "i", "o", "u", "ar", "en", "il", "or", "st"]
]


def words_of(chance):
    """Return 20,000 made words and how often each stands there, as in English: the first ones everywhere."""
    made = list({"".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(40_000)})[:20_000]
    words = ["the", "and", "police", "force", "meeting", "confidence", "performance", "public", *made]
    return words, [1 / (place + 3) for place in range(len(words))]


def made_meetings(chance):
    words, weights = words_of(chance)
    stream = iter(chance.choices(words, weights, k=MEETINGS * LINES * 16))
    people = [[f"{chance.choice(words).title()} {chance.choice(words).title()}" for _ in POSTS] for _ in range(40)]
    for number in range(MEETINGS):
        on = date(2006, 1, 2) + timedelta(number * 1.5)
        here = people[number // (MEETINGS // len(people))]
        attendees = tuple(Attendee(name, post, post) for name, post in zip(here, POSTS, strict=True))
        lines = tuple(made_line(chance, place, on, stream) for place in range(LINES))
        yield Meeting(Details(f"Series {number % 10}", date=on), attendees, lines)


def made_line(chance, place, on, stream):
    text = " ".join(next(stream) for _ in range(chance.randint(6, 14)))
    if place % 6 == 0 and place // 6 < ACTIONS:
        due = on + timedelta(chance.randint(5, 90)) if chance.random() < 0.4 else None
        old = on < TODAY - timedelta(500)
        status = ActionStatus.COMPLETE if chance.random() < (0.9 if old else 0.3) else ActionStatus.OPEN
        action = Action(ActionKind.TASK, tuple(chance.sample(POSTS, chance.randint(1, 2))), due, status=status)
        return Line(new_line_id(), LineKind.ACTION, text, action=action)
    kind = LineKind.ITEM if place % 6 == 1 else LineKind.PARAGRAPH
    return Line(new_line_id(), kind, text, 1 + (place % 12 == 1))


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    path = tmp_path_factory.mktemp("bench") / "large.sqlite"
    opening.prepare_folder(path)
    database = opening.open_writing(path, SHIPPED_SERIES)
    for (name,) in database.raw.execute("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'").fetchall():
        database.raw.execute(f"DROP TRIGGER {name}")
    with database.writing() as connection:
        for meeting in made_meetings(random.Random(5)):
            meetings.add(connection, meeting)
    database.close()
    started = time.perf_counter()
    service = open_service(path)
    print(f"\nfirst opening, index made: {time.perf_counter() - started:.1f} s; {path.stat().st_size / 1e6:.0f} MB")
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
