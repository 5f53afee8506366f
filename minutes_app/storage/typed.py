"""Short records of typing: what a key changes in one line, for a journal that is written to at every key.

The whole line costs several times as much to put into words as the letter that was typed. Each record has a checksum
of the text it makes, so that a line it does not belong to is never changed by it.
"""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from json.encoder import encode_basestring_ascii as quoted

from minutes_app.domain.lines import Line
from minutes_app.storage.changes import LinesSpliced
from minutes_app.storage.records import Record, sealed


def record(meeting_id: int, revision: int, splice: LinesSpliced, lines: Sequence[Line]) -> bytes | None:
    """Return the short record of a change to the text of one of these lines alone, None for any other change."""
    if splice.removed != 1 or len(splice.lines) != 1:
        return None
    old, new = lines[splice.first], splice.lines[0]
    # Printable text is left as it is by the cleaning at every door, so that places in it stay what they are.
    if replace(old, text=new.text) != new or not (old.text.isprintable() and new.text.isprintable()):
        return None
    start, end, put = _difference(old.text, new.text)
    return sealed(
        b'{"meeting":%d,"revision":%d,"line":%d,"start":%d,"end":%d,"put":%b,"makes":%d}'
        % (meeting_id, revision, splice.first, start, end, quoted(put).encode("ascii"), _sum(new.text))
    )


def splice_of(told: Record, lines: Sequence[Line]) -> LinesSpliced:
    """Return the change of a short record to these lines. Raises ValueError where it does not belong to them."""
    line = lines[told["line"]]
    text = line.text[: told["start"]] + told["put"] + line.text[told["end"] :]
    if _sum(text) != told["makes"]:
        raise ValueError("the record does not belong to this line")
    return LinesSpliced(told["line"], 1, (replace(line, text=text),))


def _difference(old: str, new: str) -> tuple[int, int, str]:
    """Return what became of old[start:end]: all before and after it is the same."""
    start = _same(old, new, min(len(old), len(new)), at_end=False)
    rest = min(len(old), len(new)) - start
    kept = _same(old[start:], new[start:], rest, at_end=True)
    return start, len(old) - kept, new[start : len(new) - kept]


def _same(old: str, new: str, most: int, *, at_end: bool) -> int:
    """Return how many letters are the same, at most so many; by halves, as Python compares long texts at once."""
    sure = 0
    while sure < most:
        tried = (sure + most + 1) // 2
        is_same = old[len(old) - tried :] == new[len(new) - tried :] if at_end else old[:tried] == new[:tried]
        sure, most = (tried, most) if is_same else (sure, tried - 1)
    return sure


def _sum(text: str) -> int:
    return zlib.crc32(text.encode())
