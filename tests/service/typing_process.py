"""Types into a meeting without end, and tells each thing it did once it is done; made to be killed."""

import random
import sys
from dataclasses import replace
from pathlib import Path

from minutes_app.domain.lines import Line, LineKind
from minutes_app.service import OpenMeeting, open_service


def main(library: Path, seed: int) -> None:
    service = open_service(library)
    opened = service.open_meeting(1, lambda state: None)
    chance = random.Random(seed)
    count = 0
    while True:
        count += 1
        do_something(opened, chance, f"{seed}.{count}")
        lines = opened.meeting.lines
        sys.stdout.write(f"{'|'.join(f'{line.id}={line.text}' for line in lines)}\n")
        sys.stdout.flush()


def do_something(opened: OpenMeeting, chance: random.Random, name: str) -> None:
    lines = opened.meeting.lines
    at = chance.randrange(len(lines)) if lines else 0
    kind = chance.random()
    if not lines or kind < 0.1:
        opened.splice(at, 0, [Line(name, LineKind.PARAGRAPH)])
    elif kind < 0.15 and len(lines) > 3:
        opened.splice(at, 1, [])
    elif kind < 0.2:
        opened.splice(0, len(lines), [*lines[at:], *lines[:at]])
    else:
        opened.splice(at, 1, [replace(lines[at], text=f"{lines[at].text[-60:]}{chance.choice('abc é')}")])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
