"""Minutes as a Word document, written into the office's template.

Numbers, owners, order and titles come from the domain; the look comes from the template's named styles.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import docx
from docx.document import Document
from docx.opc.coreprops import CoreProperties
from docx.opc.exceptions import OpcError
from docx.section import Section
from lxml.etree import XMLSyntaxError

from minutes_app.documents import word_xml as xml
from minutes_app.documents.wording import (
    ATTENDANCE_HEADER,
    ITEMS_HEADER,
    LABELS,
    attendance_groups,
    details_on_page,
    owners_on_page,
    printed_lines,
)
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting, Status
from minutes_app.domain.outline import number_on_page, printed_numbers
from minutes_app.domain.people import capacity_on_page
from minutes_app.domain.text import clean

LANGUAGE = "en-GB"
ITEM_STYLES = ("Minutes Item", "Minutes Sub-item", "Minutes Deeper Item")
TABLE_TEXT = "Minutes Table Text"
LINE_STYLES = MappingProxyType(
    {
        LineKind.SUBHEADING: "Minutes Sub-heading",
        LineKind.PARAGRAPH: "Minutes Text",
        LineKind.NOTE: "Minutes Text",
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
# The owner of an action after one of these stands level with it in the same row, as in the office's 2022 notes.
RUN_IN_AFTER = frozenset({LineKind.PARAGRAPH, LineKind.BULLET, LineKind.NOTE})
# Shares of the width, in twentieths of a point on A4.
ATTENDANCE_COLUMNS = (1809, 2943, 5102)
ITEM_COLUMNS = (850, 7700, 1304)
CELL_MARGIN = 108
A4_WIDTH, A4_MARGIN = 11906, 1134
# A row up to about a dozen printed lines stays on one page; a longer one would leave too much of a page empty.
WHOLE_UP_TO = 900
# Core properties hold no more, says the packaging standard's reader in python-docx.
LONGEST_PROPERTY = 255


def meeting_as_word(meeting: Meeting, template: Path) -> bytes:
    """Return the meeting as a .docx in the template's styles.

    Raises PlainError where the template cannot be read or lacks a style that the minutes need.
    """
    document = _opened(template)
    page = _Page(_styles_of(document, template), _bullets_of(document), _text_width(document) + 2 * CELL_MARGIN)
    xml.fill_body(document.element.body, page.content(meeting))
    _mark(document, page.styles["Minutes Marking"], meeting.details)
    _describe(document.core_properties, meeting.details)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _opened(template: Path) -> Document:
    try:
        return docx.Document(str(template))
    except (OpcError, OSError, KeyError, ValueError, zipfile.BadZipFile, XMLSyntaxError) as error:
        message = f"The Word template “{template.name}” cannot be read. Nothing was written; the minutes are safe."
        raise PlainError(message) from error


def _styles_of(document: Document, template: Path) -> dict[str, str]:
    styles = xml.style_ids(document.styles.element)
    missing = [name for name in STYLES if name not in styles]
    if missing:
        names = ", ".join(f"“{name}”" for name in missing)
        raise PlainError(
            f"The Word template “{template.name}” lacks the style {names}. "
            "Nothing was written; add the style in Word, or use the template that came with the program."
        )
    return styles


def _bullets_of(document: Document) -> str:
    element = document.styles.element
    return xml.list_of_style(element, xml.style_ids(element).get(LINE_STYLES[LineKind.BULLET], ""))


def _text_width(document: Document) -> int:
    section = document.sections[-1]
    page = section.page_width.twips if section.page_width else A4_WIDTH
    margins = (section.left_margin, section.right_margin)
    return int(page - sum(A4_MARGIN if margin is None else margin.twips for margin in margins))


@dataclass(frozen=True, slots=True)
class _Page:
    """What is looked up once: style ids by name, the bullets' list, and the width of the tables."""

    styles: dict[str, str]
    bullets: str
    width: int

    def content(self, meeting: Meeting) -> Iterator[xml.Element]:
        yield self._words("Minutes Title", meeting.details.full_title)
        for detail in details_on_page(meeting.details):
            label = xml.run(f"{detail.label} ", style=self.styles["Minutes Label"])
            yield self._paragraph("Minutes Detail", [label, *xml.runs(detail.text, detail.marks)])
        people = list(self._people(meeting.attendees))
        if people:
            yield self._paragraph("Minutes Gap")
            yield self._table("Attendance", ATTENDANCE_HEADER, ATTENDANCE_COLUMNS, people)
        yield self._paragraph("Minutes Gap")
        yield self._table("Items and actions", ITEMS_HEADER, ITEM_COLUMNS, self._items(meeting.lines))
        yield xml.closing_paragraph()

    def _paragraph(self, style: str, content: Iterable[xml.Element] = ()) -> xml.Element:
        return xml.paragraph(self.styles[style], content)

    def _words(self, style: str, text: str) -> xml.Element:
        return self._paragraph(style, [xml.run(text)] if text else ())

    def _table(
        self, caption: str, headings: Sequence[str], columns: Sequence[int], rows: Iterable[xml.Element]
    ) -> xml.Element:
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

    def _people(self, attendees: Iterable[Attendee]) -> Iterator[xml.Element]:
        group_width, name_width, capacity_width = self._widths(ATTENDANCE_COLUMNS)
        for heading, group in attendance_groups(attendees):
            for i, person in enumerate(group):
                shown = "" if i else heading
                yield xml.row(
                    (
                        xml.cell(group_width, [self._words("Minutes Table Heading" if shown else TABLE_TEXT, shown)]),
                        xml.cell(name_width, [self._words(TABLE_TEXT, person.name)]),
                        xml.cell(capacity_width, [self._words(TABLE_TEXT, capacity_on_page(person))]),
                    ),
                    whole=True,
                )

    def _items(self, lines: Sequence[Line]) -> Iterator[xml.Element]:
        numbers = printed_numbers(lines)
        widths = self._widths(ITEM_COLUMNS)
        for together in rows_of(printed_lines(lines)):
            first, last = together[0], together[-1]
            number = number_on_page(first, numbers.get(first.id, ""))
            yield xml.row(
                (
                    xml.cell(widths[0], [self._words("Minutes Number" if number else "Minutes Text", number)]),
                    xml.cell(widths[1], map(self._line, together)),
                    xml.cell(widths[2], [self._words("Minutes Owner", owners_on_page(last))], at_bottom=last.is_action),
                ),
                whole=sum(len(line.text) for line in together) <= WHOLE_UP_TO,
            )

    def _line(self, line: Line) -> xml.Element:
        words = xml.runs(line.text, line.marks)
        if line.is_item:
            return self._paragraph(ITEM_STYLES[min(line.level, len(ITEM_STYLES)) - 1], words)
        style = LINE_STYLES[line.kind]
        if line.kind is LineKind.BULLET and line.level > 1 and self.bullets:
            return xml.paragraph(self.styles[style], words, (self.bullets, line.level - 1))
        return self._paragraph(style, [*self._label(line), *words])

    def _label(self, line: Line) -> list[xml.Element]:
        """Return the printed label; that of an action is bold by the action's own style."""
        if line.kind not in LABELS:
            return []
        style = "" if line.is_action else self.styles["Minutes Label"]
        return [xml.run(f"{LABELS[line.kind]}: ", style=style)]


def rows_of(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the lines as rows of the table: one for each line, but an action shares the row of the text before it."""
    waiting: Line | None = None
    for line in lines:
        if waiting and line.is_action:
            yield waiting, line
            waiting = None
            continue
        if waiting:
            yield (waiting,)
        waiting = line if line.kind in RUN_IN_AFTER else None
        if not waiting:
            yield (line,)
    if waiting:
        yield (waiting,)


def _mark(document: Document, style: str, details: Details) -> None:
    """Write the protective marking at the top and the bottom of every page, and DRAFT at the top of a draft."""
    draft = "DRAFT" if details.status is Status.DRAFT else ""
    top = " · ".join(part for part in (draft, details.marking) if part)
    for section in document.sections:
        for header, footer in _page_edges(section, document.settings.odd_and_even_pages_header_footer):
            xml.set_words(header, style, top, first=True)
            xml.set_words(footer, style, details.marking, first=False)


def _page_edges(section: Section, sides_differ: bool) -> Iterator[tuple[xml.Element, xml.Element]]:
    yield section.header._element, section.footer._element
    if section.different_first_page_header_footer:
        yield section.first_page_header._element, section.first_page_footer._element
    if sides_differ:
        yield section.even_page_header._element, section.even_page_footer._element


def _describe(properties: CoreProperties, details: Details) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    author = _short(details.minutes_by)
    properties.title, properties.subject = _short(details.full_title), _short(details.series)
    properties.author = properties.last_modified_by = author
    properties.language = LANGUAGE
    properties.content_status = details.status.value.capitalize()
    properties.created = properties.modified = now
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1


def _short(text: str) -> str:
    return clean(text)[:LONGEST_PROPERTY]
