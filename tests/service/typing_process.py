"""Types into a meeting without end, and tells each step before and after it is done; made to be killed."""

import random
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from minutes_app.domain.lines import Line, LineKind
from minutes_app.service import open_service


def main(library: Path, seed: int) -> None:
    service = open_service(library)
    opened = service.open_meeting(1, lambda state: None)
    chance = random.Random(seed)
    for count in range(1_000_000):
        lines = list(opened.meeting.lines)
        first, removed, added = step(lines, chance, f"{seed}.{count}")
        lines[first : first + removed] = added
        tell("begun", lines)
        opened.splice(first, removed, added)
        tell("done", lines)


def tell(what: str, lines: list[Line]) -> None:
    sys.stdout.write(f"{what} {digest(lines)}\n")
    sys.stdout.flush()


def digest(lines: list[Line]) -> str:
    return sha256("|".join(f"{line.id}={line.text}" for line in lines).encode()).hexdigest()


def step(lines: list[Line], chance: random.Random, name: str) -> tuple[int, int, list[Line]]:
    at = chance.randrange(len(lines)) if lines else 0
    kind = chance.random()
    if not lines or kind < 0.1:
        return at, 0, [Line(name, LineKind.PARAGRAPH)]
    if kind < 0.2 and len(lines) > 20:
        return at, 1, []
    if kind < 0.3:
        return 0, len(lines), [*lines[at:], *lines[:at]]
    return at, 1, [replace(lines[at], text=f"{lines[at].text[-60:]}{chance.choice('abc é')}")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
