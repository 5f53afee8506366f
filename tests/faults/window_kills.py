"""Kills real windows while they type, and compares what then lies in the library with what stood on their screens."""

import difflib
import json
import os
import random
import select
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from minutes_app.service import open_service

PROGRAM = Path(__file__).with_name("window_typing.py")
ROOT = str(PROGRAM.parents[2])
RECENT = 0.25  # seconds for which the caret may be behind
LONGEST_WAIT = 60  # seconds without a report, after which something is wrong with the window


@dataclass
class State:
    """What stood in the window at a moment; `what` tells whether it was painted or only begun."""

    what: str
    at: float
    lines: tuple
    people: tuple
    caret: tuple
    more: dict = field(default_factory=dict)

    @property
    def standing(self):
        return self.lines, self.people


class Forge:
    """A process that makes windows. `environment` is added to its own; `shim` is preloaded."""

    def __init__(self, folder, **environment):
        self._folder = folder
        self._reading, writing = os.pipe()
        place = {"PYTHONPATH": ROOT, "XDG_DATA_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
        self._server = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(writing)],
            stdin=subprocess.PIPE,
            pass_fds=[writing],
            env={**os.environ, **place, **environment},
        )
        os.close(writing)
        self._rest = b""

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self._server.stdin.close()
        self._server.wait(30)
        os.close(self._reading)
        faults = "".join(path.read_text() for path in self._folder.rglob("faults.log"))
        assert kind or " at " not in faults, f"the window went wrong: {faults}"

    def start(self, library, seed, what):
        """Start a window; return the states it tells of, one after another, until it is dead."""
        order = json.dumps([str(library), str(self._folder), seed, what])
        self._server.stdin.write(order.encode() + b"\n")
        self._server.stdin.flush()
        return self._reports()

    def _reports(self):
        while True:
            ready, _, _ = select.select([self._reading], [], [], LONGEST_WAIT)
            assert ready, "the window tells nothing any more"
            self._rest += os.read(self._reading, 1 << 20)
            *whole, self._rest = self._rest.split(b"\n")
            for line in whole:
                report = _report(line)
                if report:
                    yield report
                if report and report["what"] == "ended":
                    return


def _report(line):
    """Return what a line of the pipe says; one that the kill cut short runs into the next, which tells of the end."""
    start = line.rfind(b'{"what": "ended"')
    return json.loads(line[start:] if start > 0 else line)


def typed_and_killed(forge, library, seed, seconds, what="type", since="opened"):
    """Let a window type, kill it so many seconds after it told `since`, and return the states it was in and its end."""
    states, process, deadline, lines, people = [], None, None, [], ()
    for report in forge.start(library, seed, what):
        if report["what"] == "started":
            process = report["process"]
        elif report["what"] == "ended":
            return states, report["status"]
        else:
            lines = [*lines[: report["first"]], *map(tuple, report["lines"]), *lines[report["end"] :]]
            people = tuple(map(tuple, report["people"])) if "people" in report else people
            if report["what"] == "opened":
                states = []  # what came before was the filling of the page
            if report["what"] == since:
                deadline = time.monotonic() + seconds
            states.append(State(report["what"], report["at"], tuple(lines), people, tuple(report["caret"]), report))
        if process and deadline and time.monotonic() > deadline:
            os.kill(process, 9)
            process = None
    raise AssertionError("the window did not end")


@dataclass
class Found:
    """What a kill cost: characters lost, lines twice, lines out of order, and whether place and meeting are right."""

    lost: int
    doubled: int
    disordered: int
    is_exact: bool
    is_place_kept: bool


def judged(states, standing, place):
    """Compare what a library holds with what stood on the screen at the last paint, or was begun after it."""
    shown = max(i for i, state in enumerate(states) if state.what in ("painted", "opened"))
    possible = states[shown:]
    exact = [i for i, state in enumerate(possible) if state.standing == standing]
    last = states[shown].lines
    lines = standing[0]
    carets = [state.caret for state in states if state.at > states[-1].at - RECENT]
    return Found(
        lost=0 if exact else _missing(last, lines),
        doubled=len(lines) - len({line[0] for line in lines}),
        disordered=0 if exact else _out_of_order(last, lines),
        is_exact=bool(exact),
        is_place_kept=any(line == place[0] and abs(column - place[1]) <= 1 for line, column in carets),
    )


def _missing(shown, stored):
    """How many characters shown are not in the same line as stored; an unlike structure counts as one at least."""
    texts = {line[0]: line[5] for line in stored}
    return max(1, sum(_lacking(line[5], texts.get(line[0], "")) for line in shown))


def _lacking(shown, stored):
    blocks = difflib.SequenceMatcher(None, shown, stored, autojunk=False).get_matching_blocks()
    return len(shown) - sum(block.size for block in blocks)


def _out_of_order(shown, stored):
    both = {line[0] for line in shown} & {line[0] for line in stored}
    pairs = zip([x[0] for x in shown if x[0] in both], [x[0] for x in stored if x[0] in both], strict=False)
    return sum(a != b for a, b in pairs)


def in_library(library, meeting_id):
    """Open the library as the program does and return what it holds, its place, and whether it had to recover."""
    service = open_service(library)
    meeting, place = service.load(meeting_id), service.last_place()
    recovered = service.recovered
    service.close()
    return standing_of(meeting), place, recovered


def standing_of(meeting):
    lines = tuple((x.id, x.kind.value, x.numbering.value, x.number, x.level, x.text) for x in meeting.lines)
    people = tuple((a.name, a.capacity, a.short_form, a.attendance.value) for a in meeting.attendees)
    return lines, people


@dataclass
class Toll:
    """What many kills cost together."""

    kills: int = 0
    shown: int = 0
    changes: int = 0
    recovered: int = 0
    in_window: int = 0
    lost: int = 0
    inexact: int = 0
    disordered: int = 0
    doubled: int = 0
    displaced: int = 0

    def add(self, states, found, recovered):
        self.kills += 1
        self.shown += sum(max(0, _length(b) - _length(a)) for a, b in pairwise(states))
        self.changes += sum(state.what == "begun" for state in states)
        self.recovered += recovered
        self.lost += found.lost
        self.inexact += not found.is_exact
        self.doubled += found.doubled
        self.disordered += found.disordered
        self.displaced += not found.is_place_kept


def _length(state):
    return sum(len(line[5]) for line in state.lines)


def kill_many(folder, kills, what="type", longest=1.2):
    """Kill so many windows at random moments, each on what the one before left; every 25 a fresh library.

    What a kill left is read by the service, and every fifth time by the real window that is started next.
    """
    toll, chance = Toll(), random.Random(20220718)
    with Forge(folder) as forge:
        before = None
        for number in range(kills):
            library = folder / f"{number // 25}.sqlite"
            states, status = typed_and_killed(forge, library, number, chance.random() * longest, what)
            assert status == 9, f"window {number} ended by itself: {status}"
            if before:
                toll.add(before, judged(before, states[0].standing, states[0].caret), bool(states[0].more["notice"]))
                toll.in_window += 1
                before = None
            if number % 5 == 2 and (number + 1) % 25 and number + 1 < kills:
                before = states
                continue
            meeting_id = states[0].more["meeting"]
            standing, (last_id, place), recovered = in_library(library, meeting_id)
            assert last_id == meeting_id
            toll.add(states, judged(states, standing, (place.line_id, place.column)), bool(recovered))
    return toll
