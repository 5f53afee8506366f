"""Minutes as a Word document, written into the office's template.

What stands on the page comes from the layout; the look comes from the template's named styles.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from docx.document import Document
from docx.opc.coreprops import CoreProperties
from docx.section import Section
from docx.shared import Length, Mm

from minutes_app.documents import word_xml as xml
from minutes_app.documents.layout import Layout, Options, Paragraph, Row, laid_out
from minutes_app.documents.office_template import open_template, styles_of
from minutes_app.documents.seals import seal_word
from minutes_app.documents.word_bare import bare_word, cut_loose
from minutes_app.documents.word_comments import add_comments, drop_comments
from minutes_app.domain.check_later import checks_of
from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Meeting
from minutes_app.domain.text import clean

LANGUAGE = "en-GB"
ITEM_STYLES = ("Minutes Item", "Minutes Sub-item", "Minutes Deeper Item")
TABLE_TEXT = "Minutes Table Text"
LINE_STYLES = MappingProxyType(
    {
        LineKind.SUBHEADING: "Minutes Sub-heading",
        LineKind.PARAGRAPH: "Minutes Text",
        LineKind.NOTE: "Minutes Note",
        LineKind.BULLET: "Minutes Bullet",
        LineKind.ACTION: "Minutes Action",
        LineKind.DECISION: "Minutes Decision",
    }
)
STYLES = (
    "Minutes Title",
    "Minutes Detail",
    "Minutes Label",
    "Minutes Gap",
    "Minutes Table",
    "Minutes Table Heading",
    TABLE_TEXT,
    "Minutes Number",
    "Minutes Owner",
    "Minutes Marking",
    *ITEM_STYLES,
    *dict.fromkeys(LINE_STYLES.values()),
)
CELL_MARGIN = 108
A4_WIDTH, A4_MARGIN = 11906, 1134
# A row up to about a dozen printed lines stays on one page; a longer one would leave too much of a page empty.
WHOLE_UP_TO = 900
# Core properties hold no more, says the packaging standard's reader in python-docx.
LONGEST_PROPERTY = 255
LEAST_PLAIN_SIZE = 24  # half points
BEFORE_HEADING = 200  # twentieths of a point, where no rule of a table stands above it
# From the edge of the sheet's foot to the text: what two lines of large letters need below it.
ROOM_FOR_FOOTER = Mm(16)
LOGO = "Logo"
_STANDARD = Options()


def meeting_as_word(meeting: Meeting, template: Path, options: Options = _STANDARD) -> bytes:
    """Return the meeting as a .docx in the template's styles.

    Raises PlainError where the template cannot be read or lacks a style that the minutes need.
    """
    return page_as_word(laid_out(meeting, options), template)


def page_as_word(page: Layout, template: Path) -> bytes:
    """Return a laid out page as a .docx; raises PlainError as `meeting_as_word` does."""
    document = open_template(template)
    styles = styles_of(document, template, STYLES)
    width = _text_width(document) + 2 * CELL_MARGIN
    drop_comments(document)
    writer = _Writer(page, styles, _bullets_of(document, styles), width, iter(add_comments(document, page)))
    document.part._element = xml.with_body(document.element, writer.content())
    document = document.part.document
    if page.plain:
        names = ("header", "footer", *STYLES)
        xml.make_plain(document.styles.element, names, LEAST_PLAIN_SIZE, [LINE_STYLES[LineKind.SUBHEADING]])
        _make_room(document)
    _mark(document, writer.styles["Minutes Marking"], page)
    if page.bare:
        cut_loose(document)
        _describe_barely(document.core_properties, page)
    else:
        _describe(document.core_properties, page)
        seal_word(document)
    target = io.BytesIO()
    document.save(target)
    return bare_word(target.getvalue()) if page.bare else target.getvalue()


def _bullets_of(document: Document, styles: dict[str, str]) -> str:
    return xml.list_of_style(document.styles.element, styles[LINE_STYLES[LineKind.BULLET]])


def _text_width(document: Document) -> int:
    section = document.sections[-1]
    page = section.page_width.twips if section.page_width else A4_WIDTH
    margins = (section.left_margin, section.right_margin)
    return int(page - sum(A4_MARGIN if margin is None else margin.twips for margin in margins))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one page. What is looked up once: style ids by name, the bullets' list, and the width of the tables.

    `comments` gives the numbers of the comments in the order of the marks to check later.
    """

    page: Layout
    styles: dict[str, str]
    bullets: str
    width: int
    comments: Iterator[int]

    def content(self) -> Iterator[xml.Xml]:
        yield self._words("Minutes Title", self.page.title)
        for detail in self.page.details:
            label = xml.run(f"{detail.label} ", style=self.styles["Minutes Label"])
            yield self._paragraph("Minutes Detail", [label, *xml.runs(detail.text, detail.marks)])
        if self.page.attendance:
            yield self._paragraph("Minutes Gap")
            yield self._table("Attendance", self.page.attendance_header, self.page.attendance_columns, self._people())
        yield self._paragraph("Minutes Gap")
        yield from self._minutes()

    def _minutes(self) -> Iterator[xml.Xml]:
        if self.page.in_table:
            yield self._table(self.page.caption, self.page.items_header, self.page.items_columns, self._items())
            yield xml.closing_paragraph()
        else:
            for row in self.page.rows:
                yield from (self._line(each, row, "" if i else row.number) for i, each in enumerate(row.paragraphs))

    def _paragraph(self, style: str, content: Iterable[xml.Xml] = ()) -> xml.Xml:
        return xml.paragraph(self.styles[style], content)

    def _words(self, style: str, text: str) -> xml.Xml:
        return self._paragraph(style, [xml.run(text)] if text else ())

    def _table(self, caption: str, headings: Sequence[str], columns: Sequence[int], rows: Iterable[xml.Xml]) -> xml.Xml:
        widths = self._widths(columns)
        titles = zip(widths, headings, strict=True)
        header = xml.row(
            (xml.cell(width, [self._words("Minutes Table Heading", title)]) for width, title in titles),
            whole=True,
            header=True,
        )
        return xml.table(self.styles["Minutes Table"], caption, widths, -CELL_MARGIN, [header, *rows])

    def _widths(self, columns: Sequence[int]) -> list[int]:
        total = sum(columns)
        return [round(column * self.width / total) for column in columns]

    def _people(self) -> Iterator[xml.Xml]:
        widths = self._widths(self.page.attendance_columns)
        for row in self.page.attendance:
            cells = zip(widths, (row.group, row.name, row.capacity), strict=True)
            yield xml.row(
                (
                    xml.cell(width, [self._words(TABLE_TEXT if i or not words else "Minutes Table Heading", words)])
                    for i, (width, words) in enumerate(cells)
                ),
                whole=True,
            )

    def _items(self) -> Iterator[xml.Xml]:
        widths = self._widths(self.page.items_columns)
        return (self._item_row(row, widths) for row in self.page.rows)

    def _item_row(self, row: Row, widths: Sequence[int]) -> xml.Xml:
        cells = (
            xml.cell(widths[0], [self._number(row)]),
            xml.cell(widths[1], [self._line(each, row) for each in row.paragraphs]),
            xml.cell(
                widths[2],
                [self._words("Minutes Owner", words) for words in row.column or ("",)],
                at_bottom=row.paragraphs[-1].kind is LineKind.ACTION,
            ),
        )
        return xml.row(cells, whole=row.length <= WHOLE_UP_TO)

    def _number(self, row: Row) -> xml.Xml:
        """Return a row's number; the style of a heading's, there or not, keeps its row on the page of what follows."""
        is_heading = row.paragraphs[0].kind is LineKind.ITEM
        style = self.styles["Minutes Number" if is_heading else "Minutes Text"]
        bold = "" if is_heading else self.styles["Minutes Label"]
        words = [xml.run(row.number, style=bold)] if row.number else ()
        return xml.paragraph(style, words, xml.Place(with_next=row.with_next))

    def _line(self, line: Paragraph, row: Row, number: str = "") -> xml.Xml:
        comments = [(mark.start, mark.end, next(self.comments)) for mark in checks_of(line)]
        words = xml.runs(line.text, line.marks, line.capitals, comments)
        if line.kind is LineKind.ITEM:
            return self._item(line, words, number)
        style = self.styles[LINE_STYLES[line.kind]]
        if line.kind is LineKind.BULLET and line.level > 1 and self.bullets:
            place = xml.Place(self.bullets, line.level - 1, with_next=row.with_next)
            return xml.paragraph(style, words, place)
        # A label alone stands over what follows.
        above = BEFORE_HEADING if line.kind is LineKind.SUBHEADING and not self.page.in_table else 0
        place = xml.Place(with_next=row.with_next or not line.text, before=above)
        return xml.paragraph(style, [*self._label(line), *words], place)

    def _item(self, line: Paragraph, words: list[xml.Xml], number: str) -> xml.Xml:
        """Return a heading; a level deeper than the styles go is said by the paragraph itself."""
        deepest = len(ITEM_STYLES)
        style = self.styles[ITEM_STYLES[min(line.level, deepest) - 1]]
        content = [xml.run(f"{number}\t"), *words] if number else words
        rank = line.level if line.level > deepest else 0
        above = 0 if self.page.in_table else BEFORE_HEADING
        return xml.paragraph(style, content, xml.Place(rank=rank, hanging=bool(number), before=above))

    def _label(self, line: Paragraph) -> list[xml.Xml]:
        """Return the printed label; that of an action is bold by the action's own style."""
        if not line.label:
            return []
        style = "" if line.kind is LineKind.ACTION else self.styles["Minutes Label"]
        return [xml.run(f"{line.label} " if line.text else line.label, style=style)]


def _mark(document: Document, style: str, page: Layout) -> None:
    """Write the protective marking at the top and the bottom of every page, and DRAFT at the top of a draft."""
    for section in document.sections:
        for header, footer in _page_edges(section, document.settings.odd_and_even_pages_header_footer):
            xml.set_words(header, style, page.top, first=True)
            xml.set_words(footer, style, page.bottom, first=False)
            xml.describe_pictures(header, LOGO)
            xml.describe_pictures(footer, LOGO)


def _make_room(document: Document) -> None:
    """Keep the text clear of a footer in large letters."""
    for section in document.sections:
        least = (section.footer_distance or 0) + ROOM_FOR_FOOTER
        section.bottom_margin = Length(max(section.bottom_margin or 0, least))


def _page_edges(section: Section, sides_differ: bool) -> Iterator[tuple[xml.Xml, xml.Xml]]:
    yield section.header._element, section.footer._element
    if section.different_first_page_header_footer:
        yield section.first_page_header._element, section.first_page_footer._element
    if sides_differ:
        yield section.even_page_header._element, section.even_page_footer._element


def _describe(properties: CoreProperties, page: Layout) -> None:
    about = page.about
    properties.title, properties.subject = _short(page.title), _short(about.subject)
    properties.author = properties.last_modified_by = _short(about.author)
    properties.language = LANGUAGE
    properties.content_status = about.status
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    properties.comments = properties.keywords = properties.category = ""
    properties.version = str(about.version) if about.version else ""
    properties.revision = about.version or 1


def _describe_barely(properties: CoreProperties, page: Layout) -> None:
    """Say in the properties what a reader's program needs, and nothing of who made the file and when."""
    xml.empty(properties._element)
    properties.title, properties.subject = _short(page.title), _short(page.about.subject)
    properties.language = LANGUAGE
    properties.content_status = page.about.status


def _short(text: str) -> str:
    return clean(text)[:LONGEST_PROPERTY]
