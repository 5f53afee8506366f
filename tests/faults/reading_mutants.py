"""Reads Word files mutated at random, and tells as JSON how many were read or refused, how long, and what went wrong.

    reading_mutants.py FOLDER FIRST COUNT SECONDS [planted]

A mutant is named by its number alone: the same number is the same file. `planted` breaks the
reader for many of them.
"""

import copy
import io
import json
import random
import re
import sys
import time
import traceback
import zipfile
from pathlib import Path

from lxml import etree

from minutes_app.documents import files
from minutes_app.documents.word import meeting_as_word
from minutes_app.domain.errors import PlainError
from minutes_app.places import resources

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLES = sorted((resources() / "samples").glob("*.json"))
TAGS = [
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "tcPr",
    "pPr",
    "rPr",
    "gridSpan",
    "vMerge",
    "numPr",
    "ilvl",
    "numId",
    "ins",
    "del",
    "sdt",
    "sdtContent",
    "hyperlink",
    "fldSimple",
    "br",
    "tab",
    "txbxContent",
]
VALUES = [
    "",
    "0",
    "-1",
    "1",
    "50000000",
    "99999999999999999999",
    "x",
    "continue",
    "restart",
    "9",
    "\u202e",
    "Heading1",
    "4.5",
    "on",
    "²",
    "9" * 5_000,
]
WORDS = [
    "",
    " ",
    "Action:",
    "1.",
    "2.4.9",
    "Present:",
    "Apologies",
    "<w:p/>",
    "\u2028",
    "\ufeff",
    "x" * 100_000,
    "e\u0301" * 200,
    "31 June 0001",
    "((((",
    "CC/DCC/",
    "🇬🇧",
    "\t\t\t",
    "²",
    "③.",
    "٣.",
    "9" * 5_000,
    "Date: 31 December 9999",
    "Action: CC to answer within 999 working days",
]
# The parts that are read, and how often each is mutated beside the others.
PARTS = {
    "word/document.xml": 18,
    "word/styles.xml": 2,
    "word/numbering.xml": 2,
    "word/_rels/document.xml.rels": 1,
    "_rels/.rels": 1,
}


def bases():
    """Return packages to mutate: the samples as we write them, and the same with few rows, which are read sooner."""
    whole = [meeting_as_word(files.read_file(path), resources() / "templates" / "minutes.docx") for path in SAMPLES]
    return [*map(parts_of, whole), *(shortened(parts_of(content)) for content in whole for _ in range(4))]


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def shortened(parts):
    root = etree.fromstring(parts["word/document.xml"])
    rows = root.findall(f".//{W}tr")
    for row in rows[12:]:
        row.getparent().remove(row)
    return {**parts, "word/document.xml": etree.tostring(root)}


class Mutant:
    """One file, mutated one to six times."""

    def __init__(self, number, packages):
        self._chance = random.Random(number)
        self._parts = dict(self._chance.choice(packages))
        for _ in range(self._chance.choice([1, 1, 2, 3, 6])):
            self._chance.choices([self._element, self._bytes, self._xml_text], [8, 1, 2])[0]()

    def content(self):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as package:
            for name, part in self._parts.items():
                package.writestr(name, part)
        found = target.getvalue()
        if self._chance.random() < 0.05:  # the package itself
            place = self._chance.randrange(len(found))
            found = found[:place] + self._chance.randbytes(4) + found[place + 4 :]
        return found

    def _element(self):
        name = self._chance.choices(list(PARTS), list(PARTS.values()))[0]
        try:
            root = etree.fromstring(self._parts.get(name, b""))
        except (etree.XMLSyntaxError, ValueError):
            return
        element = self._chance.choice([e for e in root.iter() if isinstance(e.tag, str)])
        self._chance.choice(
            [self._drop, self._repeat, self._nest, self._rename, self._revalue, self._reword, self._remark]
        )(element)
        self._parts[name] = etree.tostring(root)

    def _drop(self, element):
        if element.getparent() is not None:
            element.getparent().remove(element)

    def _repeat(self, element):
        if element.getparent() is not None:
            for _ in range(self._chance.choice([1, 1, 2, 50])):
                element.addnext(copy.deepcopy(element))

    def _nest(self, element):
        for _ in range(self._chance.choice([1, 2, 60])):
            inside = etree.SubElement(element, W + self._chance.choice(TAGS))
            element = inside

    def _rename(self, element):
        element.tag = W + self._chance.choice(TAGS)

    def _revalue(self, element):
        name = self._chance.choice([*element.attrib, W + "val"])
        element.set(name, self._chance.choice(VALUES))

    def _reword(self, element):
        element.text = self._chance.choice(WORDS)

    def _remark(self, element):
        made = self._chance.choice([etree.Comment("beside"), etree.ProcessingInstruction("beside", "it")])
        element.insert(self._chance.randint(0, len(element)), made)

    def _bytes(self):
        name = self._chance.choice(list(self._parts))
        part = self._parts[name]
        if part:
            at = self._chance.randrange(len(part))
            self._parts[name] = part[:at] + self._chance.randbytes(self._chance.choice([1, 4, 40])) + part[at + 1 :]

    def _xml_text(self):
        part = self._parts["word/document.xml"]
        places = [m.start() for m in re.finditer(rb"<", part)]
        if places:
            at = self._chance.choice(places)
            self._parts["word/document.xml"] = part[:at] + part[at + self._chance.randrange(1, 400) :]


def read_mutants(folder, first, count, seconds, planted):
    path, packages = folder / "mutant.docx", bases()
    found = {"tried": 0, "read": 0, "refused": 0, "slowest": 0.0, "amiss": []}
    end = time.monotonic() + seconds
    for number in range(first, first + count):
        if time.monotonic() > end:
            break
        path.write_bytes(Mutant(number, packages).content())
        began = time.process_time()
        found["tried"] += 1
        try:
            meeting = files.read_file(path)
            if planted and "Action" not in str(meeting.lines[:3]):
                raise KeyError("planted")
            found["read"] += 1
        except PlainError:
            found["refused"] += 1
        except Exception as error:  # noqa: BLE001 - any other is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            found["amiss"].append(f"{number}: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}")
        found["slowest"] = max(found["slowest"], time.process_time() - began)
    status = Path("/proc/self/status").read_text()
    found["megabytes"] = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024
    return found


if __name__ == "__main__":
    _, given_folder, given_first, given_count, given_seconds, *rest = sys.argv
    told = read_mutants(Path(given_folder), int(given_first), int(given_count), float(given_seconds), bool(rest))
    print(json.dumps(told))
