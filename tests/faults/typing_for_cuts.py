"""Types a short session under the shim; after each flush that was acknowledged, tells so in a file of the folder."""

import json
import random
import sys
from pathlib import Path

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service
from minutes_app.storage import connection
from minutes_app.storage.journal import Journal


def main(folder, seed, count):
    chance = random.Random(seed)
    service = open_service(folder / "a.sqlite")
    opened = service.open_meeting(service.add_meeting(Meeting(Details(series="Monthly"))), lambda state: None)
    states = [[]]
    with (folder / "acknowledged").open("ab", buffering=0) as told:
        for number in range(count):
            at = chance.randrange(len(opened.meeting.lines) + 1)
            removed = 1 if at < len(opened.meeting.lines) and chance.random() < 0.6 else 0
            text = chance.choice("abc é☺") * chance.choice((1, 30, 900))
            opened.splice(at, removed, [Line(f"l{number}", LineKind.PARAGRAPH, f"{number} {text}")])
            states.append([line.text for line in opened.meeting.lines])
            if chance.random() < 0.5 and opened.flush():
                told.write(f"{number + 1}\n".encode())
        opened.close()
        service.close()
        told.write(f"{count}\n".encode())
    (folder / "states").write_text(json.dumps(states))


def leave_out_the_flushes():
    """Plant the fault that the runs must find: commits that are not flushed, nor the journal."""
    connection._WRITING["synchronous"] = 1
    Journal.sync = lambda self: None


if __name__ == "__main__":
    if len(sys.argv) > 4:
        leave_out_the_flushes()
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
