"""The XML of Word documents (ECMA-376 part 1): the one place that knows its elements and their order.

Widths are in twentieths of a point.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeAlias

from docx.oxml.ns import nsmap, qn
from lxml import etree

from minutes_app.domain.lines import Mark, MarkKind
from minutes_app.domain.text import clean

Element: TypeAlias = Any  # lxml's elements and python-docx's own
_NAMESPACES = MappingProxyType({"w": nsmap["w"]})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# In the order that the schema asks of a run's properties; restricted words print like any other.
_PROPERTIES = (
    (MarkKind.BOLD, (("w:b", None), ("w:bCs", None))),
    (MarkKind.ITALIC, (("w:i", None), ("w:iCs", None))),
    (MarkKind.UNDERLINE, (("w:u", "single"),)),
    (MarkKind.RAISED, (("w:vertAlign", "superscript"),)),
)
_PRINTED = frozenset(kind for kind, _ in _PROPERTIES)


def _new(tag: str, *children: Element, **attributes: object) -> Element:
    element = etree.Element(
        qn(tag), {qn(f"w:{name}"): str(value) for name, value in attributes.items()}, dict(_NAMESPACES)
    )
    element.extend(children)
    return element


def run(text: str, kinds: Iterable[MarkKind] = (), style: str = "") -> Element:
    """Return a run of words with the same look; `style` is the id of a character style."""
    element = _new("w:r")
    look = _look(frozenset(kinds), style)
    if look:
        element.append(_new("w:rPr", *look))
    for i, words in enumerate(clean(text).split("\t")):
        if i:
            element.append(_new("w:tab"))
        if words:
            element.append(_words(words))
    return element


def _look(kinds: frozenset[MarkKind], style: str) -> list[Element]:
    look = [_new("w:rStyle", val=style)] if style else []
    for kind, properties in _PROPERTIES:
        if kind in kinds:
            look += [_new(tag, val=value) if value else _new(tag) for tag, value in properties]
    return look


def _words(words: str) -> Element:
    element = _new("w:t")
    element.set(_SPACE, "preserve")
    element.text = words
    return element


def runs(text: str, marks: Sequence[Mark] = ()) -> list[Element]:
    """Return the text as runs, cut where a mark starts or ends."""
    return [run(text[start:end], kinds) for start, end, kinds in _stretches(text, marks)]


def _stretches(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, frozenset[MarkKind]]]:
    printed = [mark for mark in marks if mark.kind in _PRINTED]
    cuts = sorted({0, len(text), *(min(edge, len(text)) for mark in printed for edge in (mark.start, mark.end))})
    for start, end in pairwise(cuts):
        yield start, end, frozenset(mark.kind for mark in printed if mark.start <= start and end <= mark.end)


def paragraph(style: str, content: Iterable[Element] = (), list_place: tuple[str, int] | None = None) -> Element:
    """Return a paragraph; `list_place` is a list's id and a level from 0, for bullets deeper than their style."""
    properties = _new("w:pPr", _new("w:pStyle", val=style))
    if list_place:
        list_id, level = list_place
        properties.append(_new("w:numPr", _new("w:ilvl", val=level), _new("w:numId", val=list_id)))
    return _new("w:p", properties, *content)


def closing_paragraph() -> Element:
    """Return the paragraph that Word wants after a last table, too low to push out a page of its own."""
    spacing = _new("w:spacing", before=0, after=0, line=20, lineRule="exact")
    return _new("w:p", _new("w:pPr", spacing, _new("w:rPr", _new("w:sz", val=2))))


def cell(width: int, paragraphs: Iterable[Element], at_bottom: bool = False) -> Element:
    """Return a table cell."""
    properties = _new("w:tcPr", _new("w:tcW", w=width, type="dxa"))
    if at_bottom:
        properties.append(_new("w:vAlign", val="bottom"))
    return _new("w:tc", properties, *paragraphs)


def row(cells: Iterable[Element], whole: bool = False, header: bool = False) -> Element:
    """Return a table row; a `whole` one does not break over pages, a `header` stands again on each."""
    element = _new("w:tr")
    if whole or header:
        names = [name for name, wanted in (("w:cantSplit", whole), ("w:tblHeader", header)) if wanted]
        element.append(_new("w:trPr", *map(_new, names)))
    element.extend(cells)
    return element


def table(style: str, caption: str, widths: Sequence[int], indent: int, rows: Iterable[Element]) -> Element:
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


def fill_body(body: Element, content: Iterable[Element]) -> None:
    """Put the content in place of all that stands in the body, but for the page's own settings at its end."""
    kept = body.find(qn("w:sectPr"))
    for child in list(body):
        body.remove(child)
    body.extend(content)
    if kept is not None:
        body.append(kept)


def set_words(block: Element, style: str, text: str, first: bool) -> None:
    """Set the words of the block's paragraphs of this style; where there is none, one is put in first or last."""
    fitting = [element for element in block.iter(qn("w:p")) if _style_of(element) == style]
    if not fitting and text:
        fitting = [paragraph(style)]
        block.insert(0 if first else len(block), fitting[0])
    for element in fitting:
        for child in list(element):
            if child.tag != qn("w:pPr"):
                element.remove(child)
        element.append(run(text))


def _style_of(element: Element) -> str:
    named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if named is None else str(named.get(qn("w:val")))
