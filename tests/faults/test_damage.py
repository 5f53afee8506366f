"""R4 and R7: damaged libraries, and logs torn at any byte."""

import random
import sqlite3
import struct
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
    """Return library and log after some commits, and how many frames each commit ends with."""
    ends = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, text)")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for number in range(6):
            connection.execute("INSERT INTO t VALUES (?, ?)", row(number))
            log = path.with_name(f"{path.name}-wal")
            ends.append((log.stat().st_size - HEADER) // FRAME)
        return path.read_bytes(), log.read_bytes(), ends


def row(number):
    return number, f"words {number} " * 300


def torn(log, at, kind):
    if kind == "cut":
        return log[:at]
    if kind == "zeros":
        return log[:at] + bytes(len(log) - at)
    return log[:at] + bytes([log[at] ^ 0x10]) + log[at + 1 :]


def summed(content, start, order):
    """Return the checksum of a log (https://www.sqlite.org/fileformat2.html, section 4.2), going on from another."""
    one, other = start
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return one, other


def resealed(log):
    """Return a log whose checksums are made to fit whatever it holds."""
    if len(log) < HEADER:
        return log
    order = ">" if log[3] & 1 else "<"
    sums = struct.unpack(">2I", log[24:32])
    frames = []
    for at in range(HEADER, len(log) - FRAME + 1, FRAME):
        sums = summed(log[at : at + 8] + log[at + 24 : at + FRAME], sums, order)
        frames.append(log[at : at + 16] + struct.pack(">2I", *sums) + log[at + 24 : at + FRAME])
    return log[:HEADER] + b"".join(frames)


def stored(victim, content, log):
    victim.write_bytes(content)
    victim.with_name(f"{victim.name}-wal").write_bytes(log)
    try:
        with closing(sqlite3.connect(victim, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = 0")  # what the close writes need not last
            connection.text_factory = lambda text: text.decode("utf-8", "replace")
            return connection.execute("SELECT * FROM t").fetchall()
    except sqlite3.DatabaseError:
        return None


def possible(at, kind, ends):
    """Return what a log torn at this byte may give: the state of the last commit that lies before it whole."""
    frames = max(0, at - HEADER) // FRAME
    whole = {sum(end <= frames for end in ends)}
    if kind == "zeros":  # what was zero before has not changed
        whole.add(sum(end <= frames + 1 for end in ends))
    return [[row(number) for number in range(count)] for count in whole]


def torn_logs(tmp_path, step, hidden=lambda log: log):
    """Tear the log at every so many bytes; return how often, and how often that gave anything but the last commit."""
    content, log, ends = written(tmp_path / "a.sqlite")
    victim, count, wrong = tmp_path / "b.sqlite", 0, 0
    for at in range(0, len(log), step):
        for kind in ("cut", "zeros", "flip"):
            if kind == "zeros" and not any(log[at:]):
                continue
            wrong += stored(victim, content, hidden(torn(log, at, kind))) not in possible(at, kind, ends)
            count += 1
    return count, wrong


def test_a_log_torn_at_any_byte_gives_the_last_whole_commit(tmp_path):
    count, wrong = torn_logs(tmp_path, 997)
    assert count > 60
    assert wrong == 0


def test_torn_logs_are_noticed_where_no_checksum_tells(tmp_path):
    assert torn_logs(tmp_path, 1499, resealed)[1] > 0


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_a_log_torn_at_every_byte_gives_the_last_whole_commit(tmp_path, size, figure):
    count, wrong = torn_logs(tmp_path, size(7, 1))
    figure("R4", "log cut, zeroed or flipped at a byte", count, f"{wrong} wrong")
    assert wrong == 0
