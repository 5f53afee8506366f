"""Types under the shim while writes and flushes fail or the drive stalls; tells what was seen as JSON."""

import ctypes
import json
import os
import sys
import time
from pathlib import Path

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service

shim = ctypes.CDLL(None)


def paragraph(text):
    return Line("l", LineKind.PARAGRAPH, text)


def started(folder, on_state):
    service = open_service(folder / "a.sqlite")
    opened = service.open_meeting(
        service.add_meeting(Meeting(Details(series="Monthly"), (), (paragraph(""),))), on_state
    )
    return service, opened


def failing(folder, points, at_once):
    told = []
    service, opened = started(folder, lambda state: told.append((time.monotonic(), state.problem)))
    seen = {"points": points, "lost": 0, "never saved": 0, "failures told": 0, "slowest telling": 0.0}
    for point in range(points):
        told.clear()
        shim.faults_fail(point % 40, at_once)
        began = time.monotonic()
        opened.splice(0, 1, [paragraph(f"typed at {point}")])
        opened.flush()
        problems = [moment for moment, problem in told if problem]
        seen["failures told"] += bool(problems)
        seen["slowest telling"] = max(seen["slowest telling"], min(problems, default=began) - began)
        shim.faults_fail(0, 0)
        end = time.monotonic() + 10
        while not opened.flush() and time.monotonic() < end:
            time.sleep(0.01)
        seen["never saved"] += not opened.state.all_saved
        seen["lost"] += service.load(opened.id) != opened.meeting
    opened.close()
    service.close()
    print(json.dumps(seen))


def stalling(folder, keys, milliseconds):
    _, opened = started(folder, lambda state: None)
    opened.flush()
    shim.faults_stall(milliseconds)
    slowest = 0.0
    for key in range(keys):
        began = time.monotonic()
        opened.splice(0, 1, [paragraph(f"typed {key}")])
        slowest = max(slowest, time.monotonic() - began)
        time.sleep(0.005)
    waited = opened.flush(0.0)
    print(json.dumps({"slowest": slowest, "saved at once": waited}), flush=True)
    os.kill(os.getpid(), 9)  # with the drive still stalled: only the journal has the newest


if __name__ == "__main__":
    {"failing": failing, "stalling": stalling}[sys.argv[2]](Path(sys.argv[1]), int(sys.argv[3]), int(sys.argv[4]))
