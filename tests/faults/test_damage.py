"""R4 and R7: damaged libraries, and logs torn at any byte."""

import random
import sqlite3
from contextlib import closing

import pytest
from damage import KINDS, everything, make_library, outcome

FRAME, HEADER = 24 + 4096, 32


def damaged_files(tmp_path, times, seed):
    path = tmp_path / "whole.sqlite"
    make_library(path)
    content, told = path.read_bytes(), everything(path)
    chance, seen = random.Random(seed), {"exact": 0, "refused": 0, "silent": 0}
    (tmp_path / "alone").mkdir()
    victim = tmp_path / "alone" / "b.sqlite"
    for number in range(times):
        damaged = KINDS[number % len(KINDS)](content, chance)
        victim.write_bytes(damaged)
        seen[outcome(victim, told)] += 1
        assert victim.read_bytes() == damaged
    return seen


def test_damage_is_found_or_harms_nothing(tmp_path):
    seen = damaged_files(tmp_path, 64, 7)
    assert seen["silent"] == 0
    assert seen["refused"] > 20


def test_damage_is_silent_without_digests(tmp_path, monkeypatch):
    monkeypatch.setattr("minutes_app.storage.opening.faults", lambda connection: [])
    monkeypatch.setattr("minutes_app.storage.meetings._verify", lambda *rows: None)
    monkeypatch.setattr("minutes_app.storage.rows.is_intact", lambda *rows: True)
    assert damaged_files(tmp_path, 48, 7)["silent"] > 0


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_many_damaged_files_are_exact_or_refused(tmp_path, size, figure):
    times = size(2000, 10_000)
    seen = damaged_files(tmp_path, times, 8)
    figure(
        "R7", "damaged file, 8 kinds", times, f"{seen['silent']} silent, {seen['refused']} refused, originals untouched"
    )
    assert seen["silent"] == 0


def written(path):
    """Return library and log after some commits, the state after each, and how many frames each ends with."""
    ends = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, text)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for number in range(6):
            connection.execute("INSERT INTO t VALUES (?, ?)", (number, "words " * 300))
            log = path.with_name(f"{path.name}-wal")
            ends.append((log.stat().st_size - HEADER) // FRAME)
        return path.read_bytes(), log.read_bytes(), ends


def torn(log, at, kind):
    if kind == "cut":
        return log[:at]
    if kind == "zeros":
        return log[:at] + bytes(len(log) - at)
    return log[:at] + bytes([log[at] ^ 0x10]) + log[at + 1 :]


def test_a_log_torn_at_any_byte_gives_the_last_whole_commit(tmp_path, size, request):
    assert torn_logs(tmp_path, 997) > 60


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_a_log_torn_at_every_byte_gives_the_last_whole_commit(tmp_path, size, figure):
    times = torn_logs(tmp_path, size(7, 1))
    figure("R4", "log cut, zeroed or flipped at a byte", times, "0 wrong")


def torn_logs(tmp_path, step):
    content, log, ends = written(tmp_path / "a.sqlite")
    victim, count = tmp_path / "b.sqlite", 0
    for at in range(0, len(log), step):
        for kind in ("cut", "zeros", "flip"):
            if kind == "zeros" and not any(log[at:]):
                continue
            victim.write_bytes(content)
            victim.with_name("b.sqlite-wal").write_bytes(torn(log, at, kind))
            with closing(sqlite3.connect(victim, isolation_level=None)) as connection:
                (found,) = connection.execute("SELECT count(*) FROM t").fetchone()
            frames = max(0, at - HEADER) // FRAME if at >= HEADER else 0
            possible = {sum(end <= frames for end in ends)}
            if kind == "zeros":  # what was zero before has not changed
                possible.add(sum(end <= frames + 1 for end in ends))
            assert found in possible, (at, kind)
            count += 1
    return count
