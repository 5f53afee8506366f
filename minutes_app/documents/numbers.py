"""Numbers as they were printed, made automatic wherever the outline prints the same."""

from collections.abc import Sequence
from dataclasses import replace

from minutes_app.domain.lines import Line, Numbering
from minutes_app.domain.outline import printed_numbers


def automatic_where_the_same(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with each typed number made automatic where the outline prints it, the full stop apart."""
    settled = list(lines)
    for level in sorted({line.level for line in lines if line.is_item}):
        counted = [_counted(line) if line.level == level else line for line in settled]
        printed = printed_numbers(counted)
        settled = [
            counted_line if printed.get(line.id) == line.number.rstrip(".") else line
            for line, counted_line in zip(settled, counted, strict=True)
        ]
    return tuple(settled)


def _counted(line: Line) -> Line:
    typed = line.is_item and line.numbering is Numbering.TYPED
    return replace(line, numbering=Numbering.AUTOMATIC, number="") if typed else line
