"""Types at some pace until it is killed, and tells on its output each state, and each that was acknowledged."""

import json
import random
import sys
import time
from pathlib import Path

from typing_for_cuts import leave_out_the_flushes

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service


def main(folder, seed):
    chance = random.Random(seed)
    service = open_service(folder / "a.sqlite")
    opened = service.open_meeting(service.add_meeting(Meeting(Details(series="Monthly"))), lambda state: None)
    number = 0
    while True:
        number += 1
        at = chance.randrange(len(opened.meeting.lines) + 1)
        removed = min(len(opened.meeting.lines) - at, chance.choice((0, 1, 1, 2)))
        opened.splice(
            at, removed, [Line(f"l{number}", LineKind.PARAGRAPH, f"{number} {'words ' * chance.randrange(9)}")]
        )
        tell(made=[line.text for line in opened.meeting.lines])
        if chance.random() < 0.5 and opened.flush():
            tell(acknowledged=number)
        time.sleep(0.005)


def tell(**what):
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        leave_out_the_flushes()
    main(Path(sys.argv[1]), int(sys.argv[2]))
