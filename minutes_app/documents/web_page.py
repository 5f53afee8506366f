"""Minutes as one accessible HTML file: no script, nothing fetched, WCAG AA contrast."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from types import MappingProxyType

from minutes_app.documents.layout import Layout, Paragraph, Row
from minutes_app.domain.lines import LineKind, Mark, MarkKind

DEEPEST_HEADING = 6
_TAGS = MappingProxyType(
    {MarkKind.BOLD: "strong", MarkKind.ITALIC: "em", MarkKind.UNDERLINE: "u", MarkKind.RAISED: "sup"}
)
# Black on white and on a light tint: a contrast of 17 to 1 and more.
_STYLE = """
body { color: #111; background: #fff; font: 1rem/1.45 Arial, Helvetica, sans-serif }
body { margin: 2rem auto; max-width: 50rem; padding: 0 1rem }
h1 { font-size: 1.5rem } h2, h3, h4, h5, h6 { font-size: 1rem; margin: .2rem 0 }
table { border-collapse: collapse; width: 100%; margin: 1.5rem 0 }
th, td { border: 1px solid #333; padding: .25rem .5rem; text-align: left; vertical-align: top }
thead th, thead td { background: #e6ebf5 } p { margin: .25rem 0 } ul { margin: .25rem 0; padding-left: 1.5rem }
.subheading { font-weight: normal; text-decoration: underline } .action { font-weight: bold }
.capitals { text-transform: uppercase } .marking { text-align: center; font-size: .85rem }
.column { vertical-align: bottom; font-weight: bold } .plain .subheading { font-weight: bold; text-decoration: none }
@media print { thead { display: table-header-group } tr { break-inside: avoid } }
"""


def page_as_html(page: Layout) -> str:
    """Return a laid out page as one HTML file."""
    body = "\n".join(part for part in _body(page) if part)
    plain = ' class="plain"' if page.plain else ""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body{plain}>\n{body}\n</body>\n</html>\n"
    )


def _body(page: Layout) -> Iterator[str]:
    yield f'<p class="marking">{escape(page.top)}</p>' if page.top else ""
    yield f"<main>\n<h1>{escape(page.title)}</h1>"
    for detail in page.details:
        yield f"<p><strong>{escape(detail.label)}</strong> {marked(detail.text, detail.marks)}</p>"
    yield _attendance(page)
    yield _items(page) if page.in_table else "\n".join(_flow(page.rows))
    yield "</main>"
    yield f'<p class="marking">{escape(page.bottom)}</p>' if page.bottom else ""


def _attendance(page: Layout) -> str:
    if not page.attendance:
        return ""
    rows = (
        f"<tr>{_group(row.group)}<td>{escape(row.name)}</td><td>{escape(row.capacity)}</td></tr>"
        for row in page.attendance
    )
    return _table("Attendance", page.attendance_header, rows)


def _group(group: str) -> str:
    return f'<th scope="row">{escape(group)}</th>' if group else "<td></td>"


def _table(name: str, header: Sequence[str], rows: Iterable[str]) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' if head else "<td></td>" for head in header)
    body = "\n".join(rows)
    return f'<table aria-label="{escape(name)}">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _items(page: Layout) -> str:
    headings = _Headings()
    return _table(page.caption, page.items_header, (_row(row, headings) for row in page.rows))


def _row(row: Row, headings: "_Headings") -> str:
    number = f'<th scope="row">{escape(row.number)}</th>' if row.number else "<td></td>"
    column = "".join(f"<p>{escape(line)}</p>" for line in row.column)
    text = "".join(_paragraphs(row.paragraphs, headings))
    return f'<tr>{number}<td>{text}</td><td class="column">{column}</td></tr>'


def _flow(rows: Iterable[Row]) -> Iterator[str]:
    """Give headings and paragraphs; bullets that follow each other are one list."""
    headings = _Headings()
    numbered = ((row.number if not i else "", p) for row in rows for i, p in enumerate(row.paragraphs))
    for is_list, group in groupby(numbered, key=lambda pair: pair[1].kind is LineKind.BULLET):
        pairs = list(group)
        if is_list:
            yield from _paragraphs([paragraph for _, paragraph in pairs], headings)
        else:
            yield from (_paragraph(paragraph, headings, number) for number, paragraph in pairs)


def _paragraphs(paragraphs: Iterable[Paragraph], headings: "_Headings") -> Iterator[str]:
    for is_list, group in groupby(paragraphs, key=lambda paragraph: paragraph.kind is LineKind.BULLET):
        together = list(group)
        yield _list(together) if is_list else "".join(_paragraph(each, headings) for each in together)


def _list(bullets: Sequence[Paragraph]) -> str:
    """Return bullets as nested lists."""
    parts, depth = [], 0
    for bullet in bullets:
        if bullet.level > depth:
            parts.append("<ul><li>" * (bullet.level - depth))
        else:
            parts.append("</li></ul>" * (depth - bullet.level) + "</li><li>")
        depth = bullet.level
        parts.append(marked(bullet.text, bullet.marks))
    return "".join(parts) + "</li></ul>" * depth


def _paragraph(paragraph: Paragraph, headings: "_Headings", number: str = "") -> str:
    text = marked(paragraph.text, paragraph.marks)
    if paragraph.kind in (LineKind.ITEM, LineKind.SUBHEADING):
        rank = headings.rank(paragraph)
        shown = " capitals" if paragraph.capitals else ""
        words = f"{escape(number)} {text}" if number else text
        return f'<h{rank} class="{paragraph.kind.value}{shown}">{words}</h{rank}>'
    label = f"<strong>{escape(paragraph.label)}</strong>" if paragraph.label else ""
    return f'<p class="{paragraph.kind.value}">{" ".join(part for part in (label, text) if part)}</p>'


class _Headings:
    """Keeps headings in order: none is more than one rank below the heading before it, the title being the first."""

    def __init__(self) -> None:
        self._last, self._item = 1, 1

    def rank(self, heading: Paragraph) -> int:
        """Return the rank of the next heading."""
        wanted = heading.level + 1 if heading.kind is LineKind.ITEM else self._item + 1
        self._last = min(wanted, self._last + 1, DEEPEST_HEADING)
        if heading.kind is LineKind.ITEM:
            self._item = self._last
        return self._last


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return the text with its marks as tags, each stretch closed in itself so that none overlap."""
    cuts = sorted({0, len(text), *(min(edge, len(text)) for mark in marks for edge in (mark.start, mark.end))})
    return "".join(_stretch(text, start, end, marks) for start, end in pairwise(cuts))


def _stretch(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    kinds = {mark.kind for mark in marks if mark.start <= start and end <= mark.end}
    words = escape(text[start:end])
    for kind, tag in _TAGS.items():
        words = f"<{tag}>{words}</{tag}>" if kind in kinds else words
    return words
