"""Exports minutes to Word over and over under the shim; tells after each in a file of the folder that it is done."""

import hashlib
import json
import sys
from pathlib import Path

from minutes_app.documents import putting
from minutes_app.documents.files import export_file
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting


def main(folder, count):
    target, made = folder / "minutes.docx", []
    with (folder / "acknowledged").open("ab", buffering=0) as told:
        for number in range(count):
            lines = tuple(Line(f"l{i}", LineKind.PARAGRAPH, f"{number} words {i}") for i in range(number * 7 % 90))
            export_file(Meeting(Details(series="Monthly"), (), lines), target)
            made.append(hashlib.sha256(target.read_bytes()).hexdigest())
            told.write(f"{number + 1}\n".encode())
    (folder / "states").write_text(json.dumps(made))


def leave_out_the_flushes():
    putting.os.fsync = lambda descriptor: None


def write_in_place():
    putting._put = lambda target, content: target.write_bytes(content)


PLANTED = {"without flushes": leave_out_the_flushes, "in place": write_in_place}

if __name__ == "__main__":
    if len(sys.argv) > 3:
        PLANTED[sys.argv[3]]()
    main(Path(sys.argv[1]), int(sys.argv[2]))
