"""The running sheet, printed before the meeting: room to write, people to tick, what is outstanding."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from minutes_app.documents.layout import Layout, Options, Paragraph, Row, Variant, laid_out
from minutes_app.documents.wording import ATTENDANCE_HEADER, GROUPS, PersonRow
from minutes_app.domain.check_later import unchecked
from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Attendance, Meeting
from minutes_app.domain.outline import number_on_page, own_text_end, printed_numbers

_TICK = "☐"
_LINES_TO_WRITE_ON = 6
_NOTES = " – Meeting Notes"


def running_sheet(meeting: Meeting, outstanding: Sequence[str]) -> Layout:
    """Return the sheet of a meeting; `outstanding` are the words of open matters, printed under the first item."""
    page = laid_out(replace(meeting, lines=()), Options(variant=Variant.FINAL))
    return replace(
        page,
        title=f"{page.title.removesuffix(_NOTES)} – Running sheet",
        attendance=tuple(_people(page.attendance)),
        attendance_header=("Here", *ATTENDANCE_HEADER[1:]),
        rows=tuple(_rows(meeting, outstanding)),
    )


def _people(rows: Iterable[PersonRow]) -> Iterator[PersonRow]:
    """Give everybody with a box to tick; of those who are not expected it is said beside it."""
    group = GROUPS[Attendance.PRESENT]
    for row in rows:
        group = row.group or group
        awaited = group in (GROUPS[Attendance.PRESENT], GROUPS[Attendance.IN_ATTENDANCE])
        yield replace(row, group=_TICK if awaited else f"{_TICK} {group.rstrip(':').lower()}")


def _rows(meeting: Meeting, outstanding: Sequence[str]) -> Iterator[Row]:
    lines, numbers = meeting.lines, printed_numbers(meeting.lines)
    waiting = list(outstanding)
    for index, line in enumerate(lines):
        if not line.is_item:
            continue
        number = number_on_page(line, numbers.get(line.id, ""))
        yield Row(number, (Paragraph(LineKind.ITEM, line.text),))
        for text in waiting:
            yield Row(_TICK, (Paragraph(LineKind.PARAGRAPH, text),))
        waiting.clear()
        for prepared in lines[index + 1 : own_text_end(lines, index)]:
            if prepared.text:
                yield Row("", (Paragraph(LineKind.PARAGRAPH, prepared.text, unchecked(prepared.marks)),))
        yield Row("", tuple(Paragraph(LineKind.PARAGRAPH) for _ in range(_LINES_TO_WRITE_ON)))
