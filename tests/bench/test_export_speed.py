"""A meeting of 2,000 lines and 40 people as Word, against the bare same table built the fastest way."""

import copy
import io
import statistics
import time
from dataclasses import replace

import docx
import pytest

from minutes_app.documents.files import read_file
from minutes_app.documents.layout import Options, laid_out
from minutes_app.documents.word import meeting_as_word
from minutes_app.domain.meeting import Attendee
from minutes_app.places import resources

TEMPLATE = resources() / "templates" / "minutes.docx"
ROUNDS = 7


def long_meeting():
    sample = read_file(next((resources() / "samples").glob("2022-*.json")))
    lines = tuple(replace(line, id=f"{line.id}{i}") for i in range(27) for line in sample.lines)[:2000]
    return replace(sample, lines=lines, attendees=tuple(Attendee(f"Person {i}", "Officer", f"P{i}") for i in range(40)))


def bare_table(rows):
    """The same words in the same cells: one row copied, for python-docx's own ways take twice as long or more."""
    document = docx.Document(str(TEMPLATE))
    table = document.add_table(rows=1, cols=3)._tbl
    pattern = table.tr_lst[0]
    for row in rows:
        copied = copy.deepcopy(pattern)
        for cell, words in zip(copied.tc_lst, row, strict=True):
            if words:
                cell.p_lst[0].add_r().text = words
        table.append(copied)
    target = io.BytesIO()
    document.save(target)


def seconds(call):
    start = time.process_time()
    call()
    return time.process_time() - start


@pytest.mark.bench
def test_two_thousand_lines_to_word():
    meeting = long_meeting()
    page = laid_out(meeting, Options())
    rows = [(row.number, "\n".join(p.words for p in row.paragraphs), ", ".join(row.column)) for row in page.rows]
    pairs = [
        (seconds(lambda: meeting_as_word(meeting, TEMPLATE)), seconds(lambda: bare_table(rows))) for _ in range(ROUNDS)
    ]
    ratio = statistics.median(ours / bare for ours, bare in pairs)
    ours = statistics.median(pair[0] for pair in pairs)
    print(f"\nexport of 2,000 lines: {ours * 1000:.0f} ms, {ratio:.2f} times the bare table")
    assert ratio < 1.5
