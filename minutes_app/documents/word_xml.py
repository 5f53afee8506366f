"""The XML of Word documents (ECMA-376 part 1): the one place that knows its elements and their order.

Widths are in twentieths of a point.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any, TypeAlias

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from lxml import etree

from minutes_app.domain.lines import Mark, MarkKind
from minutes_app.domain.text import clean

Element: TypeAlias = Any  # lxml's elements and python-docx's own
Xml: TypeAlias = str  # an element as text, escaped and whole
HANGING = 720
_PLACE = "minutes"
_CAPITALS = "capitals"
# In the order that the schema asks of a run's properties; restricted words print like any other.
_PROPERTIES = (
    (MarkKind.BOLD, (("w:b", None), ("w:bCs", None))),
    (MarkKind.ITALIC, (("w:i", None), ("w:iCs", None))),
    (_CAPITALS, (("w:caps", None),)),
    (MarkKind.UNDERLINE, (("w:u", "single"),)),
    (MarkKind.RAISED, (("w:vertAlign", "superscript"),)),
)
_PRINTED = frozenset(kind for kind, _ in _PROPERTIES)


def _new(tag: str, *children: str, **attributes: object) -> str:
    """Return an element as text: putting text together and parsing it once takes a quarter of building a tree."""
    said = "".join(f' w:{name}="{escape(str(value))}"' for name, value in attributes.items())
    return f"<{tag}{said}>{''.join(children)}</{tag}>" if children else f"<{tag}{said}/>"


def _parsed(content: Iterable[str]) -> list[Element]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{''.join(content)}</w:body>"))


def run(text: str, kinds: Iterable[str] = (), style: str = "", capitals: bool = False) -> Xml:
    """Return a run of words with the same look; `style` is the id of a character style."""
    look = _look({*kinds, _CAPITALS} if capitals else frozenset(kinds), style)
    words = "<w:tab/>".join(_words(part) if part else "" for part in clean(text).split("\t"))
    return _new("w:r", *([_new("w:rPr", *look)] if look else ()), words)


def _look(kinds: Set[str], style: str) -> list[Xml]:
    look = [_new("w:rStyle", val=style)] if style else []
    for kind, properties in _PROPERTIES:
        if kind in kinds:
            look += [_new(tag, val=value) if value else _new(tag) for tag, value in properties]
    return look


def _words(words: str) -> Xml:
    return f'<w:t xml:space="preserve">{escape(words, quote=False)}</w:t>'


Comment: TypeAlias = tuple[int, int, int]  # the words text[start:end], and the comment's number


def runs(text: str, marks: Sequence[Mark] = (), capitals: bool = False, comments: Sequence[Comment] = ()) -> list[Xml]:
    """Return the text as runs, cut where a mark or a comment starts or ends."""
    pieces: list[Xml] = []
    for start, end, kinds in _stretches(text, marks, comments):
        pieces += [_new("w:commentRangeStart", id=number) for first, _, number in comments if first == start]
        pieces.append(run(text[start:end], kinds, capitals=capitals))
        for number in (number for _, last, number in comments if last == end):
            reference = _new("w:r", _new("w:commentReference", id=number))
            pieces += [_new("w:commentRangeEnd", id=number), reference]
    return pieces


def _stretches(
    text: str, marks: Sequence[Mark], comments: Sequence[Comment]
) -> Iterator[tuple[int, int, frozenset[MarkKind]]]:
    printed = [mark for mark in marks if mark.kind in _PRINTED]
    edges = [*((mark.start, mark.end) for mark in printed), *(comment[:2] for comment in comments)]
    cuts = sorted({0, len(text), *(min(edge, len(text)) for span in edges for edge in span)})
    for start, end in pairwise(cuts):
        yield start, end, frozenset(mark.kind for mark in printed if mark.start <= start and end <= mark.end)


@dataclass(frozen=True, slots=True)
class Place:
    """What one paragraph has beside its style.

    A list and a level from 0, a heading's rank from 1, a hanging number, and at least so much space before it.
    """

    list_id: str = ""
    list_level: int = 0
    rank: int = 0
    hanging: bool = False
    with_next: bool = False
    before: int = 0


_NOWHERE_ELSE = Place()


def paragraph(style: str, content: Iterable[Xml] = (), place: Place = _NOWHERE_ELSE) -> Xml:
    """Return a paragraph; what `place` says goes before its style."""
    own = () if place == _NOWHERE_ELSE else _placed(place)
    return _new("w:p", _new("w:pPr", _new("w:pStyle", val=style), *own), *content)


def _placed(place: Place) -> Iterator[Xml]:
    if place.with_next:
        yield _new("w:keepNext")
    if place.list_id:
        yield _new("w:numPr", _new("w:ilvl", val=place.list_level), _new("w:numId", val=place.list_id))
    if place.before:
        yield _new("w:spacing", before=place.before)
    if place.hanging:
        yield _new("w:ind", left=HANGING, hanging=HANGING)
    if place.rank:
        yield _new("w:outlineLvl", val=place.rank - 1)


def closing_paragraph() -> Xml:
    """Return the paragraph that Word wants after a last table, too low to push out a page of its own."""
    spacing = _new("w:spacing", before=0, after=0, line=20, lineRule="exact")
    return _new("w:p", _new("w:pPr", spacing, _new("w:rPr", _new("w:sz", val=2))))


def cell(width: int, paragraphs: Iterable[Xml], at_bottom: bool = False) -> Xml:
    """Return a table cell."""
    aligned = (_new("w:vAlign", val="bottom"),) if at_bottom else ()
    return _new("w:tc", _new("w:tcPr", _new("w:tcW", w=width, type="dxa"), *aligned), *paragraphs)


def row(cells: Iterable[Xml], whole: bool = False, header: bool = False) -> Xml:
    """Return a table row; a `whole` one does not break over pages, a `header` stands again on each."""
    names = [name for name, wanted in (("w:cantSplit", whole), ("w:tblHeader", header)) if wanted]
    return _new("w:tr", *([_new("w:trPr", *map(_new, names))] if names else ()), *cells)


def table(style: str, caption: str, widths: Sequence[int], indent: int, rows: Iterable[Xml]) -> Xml:
    """Return a table of fixed column widths; the caption is what a screen reader says of it."""
    properties = _new(
        "w:tblPr",
        _new("w:tblStyle", val=style),
        _new("w:tblW", w=sum(widths), type="dxa"),
        _new("w:tblInd", w=indent, type="dxa"),
        _new("w:tblLayout", type="fixed"),
        _new("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        _new("w:tblCaption", val=clean(caption)),
    )
    # LibreOffice goes by the grid alone, Word by the cells.
    grid = _new("w:tblGrid", *(_new("w:gridCol", w=width) for width in widths))
    return _new("w:tbl", properties, grid, *rows)


def style_ids(styles: Element) -> dict[str, str]:
    """Return the id of each style by the name that Word shows."""
    named = ((style.find(qn("w:name")), style.get(qn("w:styleId"))) for style in styles.iter(qn("w:style")))
    return {name.get(qn("w:val")): identity for name, identity in named if name is not None and identity}


def list_of_style(styles: Element, style: str) -> str:
    """Return the id of the list that a paragraph style belongs to, empty for none."""
    for element in styles.iter(qn("w:style")):
        if element.get(qn("w:styleId")) == style:
            number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            return "" if number is None else str(number.get(qn("w:val")))
    return ""


def make_plain(styles: Element, names: Iterable[str], least: int, instead: Iterable[str]) -> None:
    """Set all letters to `least` half points or more, and take underline and capitals from the styles of these names.

    The styles named in `instead` lose their underline and become bold, so that they still stand out.
    """
    bold = frozenset(instead)
    for size in [*styles.iter(qn("w:sz"), qn("w:szCs"))]:
        size.set(qn("w:val"), str(max(least, int(size.get(qn("w:val"), "0")))))
    wanted = frozenset(names)
    for style in styles.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None and name.get(qn("w:val")) in wanted:
            _plainly(style, name.get(qn("w:val")) in bold)


def _plainly(style: Element, bold: bool) -> None:
    look = style.find(qn("w:rPr"))
    for tag in ("w:u", "w:caps", "w:smallCaps", *(("w:b", "w:bCs") if bold else ())):
        for element in [] if look is None else look.findall(qn(tag)):
            look.remove(element)
    if bold and look is not None:
        fonts = look.find(qn("w:rFonts"))
        place = 0 if fonts is None else 1
        look[place:place] = _parsed([_new("w:b"), _new("w:bCs")])


def empty(element: Element) -> None:
    """Take everything out of an element."""
    for child in list(element):
        element.remove(child)


def describe_pictures(block: Element, words: str) -> None:
    """Give each picture that has none an alternative text."""
    for picture in block.iter(qn("wp:docPr")):
        if not picture.get("descr"):
            picture.set("descr", words)


def with_body(document: Element, content: Iterable[Xml]) -> Element:
    """Return the document anew with the content in place of its body, but for the page's settings at its end.

    Parsing all at once is six times faster than moving so many elements from one tree to another.
    """
    body = document.find(qn("w:body"))
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    kept = [*nsmap, *filter(None, document.nsmap)]
    etree.cleanup_namespaces(document, top_nsmap={"w": nsmap["w"]}, keep_ns_prefixes=kept)
    body.insert(0, etree.Comment(_PLACE))
    before, _, after = etree.tostring(document, encoding="unicode").partition(f"<!--{_PLACE}-->")
    return parse_xml(f"{before}{''.join(content)}{after}")


def set_words(block: Element, style: str, text: str, first: bool) -> None:
    """Set the words of the block's paragraphs of this style; where there is none, one is put in first or last."""
    fitting = [element for element in block.iter(qn("w:p")) if _style_of(element) == style]
    if not fitting and text:
        fitting = _parsed([paragraph(style)])
        block.insert(0 if first else len(block), fitting[0])
    for element in fitting:
        for child in list(element):
            if child.tag != qn("w:pPr"):
                element.remove(child)
        element.extend(_parsed([run(text)]))


def _style_of(element: Element) -> str:
    named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if named is None else str(named.get(qn("w:val")))
