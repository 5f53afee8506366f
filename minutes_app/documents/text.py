"""Minutes as plain text, for a terminal or an e-mail."""

from collections.abc import Iterable, Iterator

from minutes_app.documents.layout import Layout, Options, Paragraph, Row, laid_out
from minutes_app.documents.wording import PersonRow
from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Meeting

_STANDARD = Options()


def meeting_as_text(meeting: Meeting, options: Options = _STANDARD) -> str:
    """Return the whole meeting as readable lines: title, details, attendance, numbered items."""
    return page_as_text(laid_out(meeting, options, in_table=False))


def page_as_text(page: Layout) -> str:
    """Return a page without columns as readable lines, what stands at the edges of each page first and last."""
    details = [f"{detail.label} {detail.text}" for detail in page.details]
    title = [page.title, "=" * len(page.title)]
    edges = [[words] if words else [] for words in (page.top, page.bottom)]
    parts = [edges[0], title, details, list(_people(page.attendance)), list(_minutes(page.rows)), edges[1]]
    return "\n\n".join("\n".join(part).strip("\n") for part in parts if part) + "\n"


def _people(rows: Iterable[PersonRow]) -> Iterator[str]:
    shown = ""
    for row in rows:
        if row.group and row.group != shown:
            shown = row.group
            yield row.group
        yield "  " + " – ".join(part for part in (row.name, row.capacity) if part)


def _minutes(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        for i, paragraph in enumerate(row.paragraphs):
            if paragraph.kind in (LineKind.ITEM, LineKind.SUBHEADING):
                yield ""
            yield f"{row.number} {_line(paragraph)}".strip() if row.number and not i else _line(paragraph)


def _line(paragraph: Paragraph) -> str:
    indent = "  " * (paragraph.level - 1) if paragraph.kind is LineKind.BULLET else ""
    return f"{indent}- {paragraph.words}" if paragraph.kind is LineKind.BULLET else paragraph.words
