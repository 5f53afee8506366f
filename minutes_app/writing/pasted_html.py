"""What Word or a web page puts on the clipboard, as lines: words, bold, italic, underline, raised, bullets, no more."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from types import MappingProxyType

from minutes_app.domain.lines import Line, MarkKind
from minutes_app.writing.pasted_lines import Gathering, Point

_FRAGMENT_START, _FRAGMENT_END = "<!--StartFragment-->", "<!--EndFragment-->"
_AT_REST = "<wbr>"  # nothing, behind which the parser holds no words back; to be closed, it would try open quotes anew
_DEEPEST = 200  # elements within each other; what stands deeper takes the look of the last

_MARKED_BY = MappingProxyType(
    {"b": MarkKind.BOLD, "strong": MarkKind.BOLD, "i": MarkKind.ITALIC, "em": MarkKind.ITALIC}
    | {"u": MarkKind.UNDERLINE, "ins": MarkKind.UNDERLINE, "sup": MarkKind.RAISED}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS, _CELLS = frozenset({"ul", "ol"}), frozenset({"td", "th"})
_BLOCKS = _HEADINGS | _LISTS | _CELLS | {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
}  # fmt: skip
_EMPTY = frozenset({
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
_UNSEEN = frozenset({
    "del", "math", "object", "script", "select", "style", "svg", "template", "textarea", "title", "xml",
})  # fmt: skip
_ENDED_BY = MappingProxyType(
    {"li": {"li", "p"}, "p": {"p"}, "td": {"td", "th", "p"}, "th": {"td", "th", "p"}, "tr": {"tr", "td", "th", "p"}}
)  # elements that may be left open, and end where the next of their kind begins

_LIST_LEVEL = re.compile(r"\blevel(?P<level>[1-9])\b")
_NUMBER = re.compile(r"\(?(?:[0-9.]{1,12}|[a-z]{1,5})[.)]", re.IGNORECASE)


def lines_from_html(html: str) -> Sequence[Line]:
    """Return the lines of a page as it is copied.

    Nothing is loaded, a style sheet is not read. The cells of a row come in one line, a list's numbers as words.
    """
    start, end = html.find(_FRAGMENT_START), html.rfind(_FRAGMENT_END)
    if 0 <= start < end:
        html = html[start + len(_FRAGMENT_START) : end]
    page = _Page()
    page.feed(_without_comments(html) + _AT_REST)
    return page.finished()


def _without_comments(html: str) -> str:
    """Drop comments and Word's '<![if !supportLists]>': left open, they would hold the parser up, and some stop it."""
    kept, at = [], 0
    while (start := html.find("<!", at)) >= 0:
        kept.append(html[at:start])
        close = "-->" if html.startswith("<!--", start) else ">"
        end = html.find(close, start)
        at = end + len(close) if end >= 0 else len(html)
    return "".join((*kept, html[at:]))


@dataclass(slots=True)
class _Element:
    """An element that is open: how words look in it, and what it counts."""

    tag: str = ""
    kinds: frozenset[MarkKind] = frozenset()
    is_hidden: bool = False
    is_list_sign: bool = False  # Word writes bullets and numbers as words, and says that they are none
    keeps_spaces: bool = False
    points: int = 0
    cells: list[int] = field(default_factory=list)


class _Page(HTMLParser):
    """Follows the elements of a page and hands on the words that are seen."""

    def __init__(self) -> None:
        super().__init__()
        self._gathering = Gathering()
        self._open = [_Element()]

    def finished(self) -> Sequence[Line]:
        """Return all lines once everything was fed."""
        self._gathering.finish()
        self._end_elements(1)
        return self._gathering.lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open[-1].tag in _ENDED_BY.get(tag, ()):
            self._end_elements(len(self._open) - 1)
        if tag in _BLOCKS:
            self._gathering.end_line()
        if tag in _EMPTY:
            return
        given = {name: (value or "").lower() for name, value in attrs}
        declared = _declared(given.get("style", ""))
        self._begin(tag, declared)
        if len(self._open) < _DEEPEST:
            self._open.append(_element(tag, given, declared, self._open[-1]))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._gathering.end_line()
        place = next((i for i in range(len(self._open) - 1, 0, -1) if self._open[i].tag == tag), None)
        if place is not None:
            self._end_elements(place)

    def handle_data(self, data: str) -> None:
        inside = self._open[-1]
        if inside.is_hidden:
            return
        if inside.is_list_sign:
            self._take_sign(data.strip())
        elif inside.keeps_spaces:
            self._gathering.add_as_it_is(data, inside.kinds)
        else:
            self._gathering.add(data, inside.kinds)

    def _begin(self, tag: str, declared: Mapping[str, str]) -> None:
        """Take note of a point of a list, or of a cell, that begins here."""
        if tag == "li":
            self._gathering.point = self._next_point()
        elif level := _LIST_LEVEL.search(declared.get("mso-list", "")):
            self._gathering.point = Point(int(level["level"]))
        elif tag in _CELLS:
            row = next((element for element in reversed(self._open) if element.tag == "tr"), None)
            if row:
                row.cells.append(len(self._gathering.lines))

    def _next_point(self) -> Point:
        lists = [element for element in self._open if element.tag in _LISTS]
        if not lists:
            return Point()
        lists[-1].points += 1
        return Point(len(lists), f"{lists[-1].points}." if lists[-1].tag == "ol" else "")

    def _take_sign(self, sign: str) -> None:
        point = self._gathering.point
        if point and _NUMBER.fullmatch(sign):
            self._gathering.point = replace(point, number=sign)

    def _end_elements(self, place: int) -> None:
        for element in reversed(self._open[place:]):
            if element.tag == "li":
                self._gathering.point = None
            if element.cells:
                self._gathering.end_line()
                self._gathering.join(element.cells)
        del self._open[place:]


def _element(tag: str, given: Mapping[str, str], declared: Mapping[str, str], around: _Element) -> _Element:
    is_comment = declared.get("mso-element", "").startswith("comment") or given.get("class") == "msocomanchor"
    unseen = tag in _UNSEEN or declared.get("display") == "none" or declared.get("mso-hide") == "all"
    return _Element(
        tag,
        _kinds(tag, declared, around.kinds),
        is_hidden=around.is_hidden or unseen or is_comment,
        is_list_sign=around.is_list_sign or declared.get("mso-list") == "ignore",
        keeps_spaces=around.keeps_spaces or tag == "pre",
    )


def _declared(style: str) -> Mapping[str, str]:
    parts = (part.partition(":") for part in style.split(";"))
    return {name.strip(): value.strip() for name, _, value in parts}


def _kinds(tag: str, declared: Mapping[str, str], around: frozenset[MarkKind]) -> frozenset[MarkKind]:
    """Return the marks over the words of an element; a heading is no bold text, it has a line of its own."""
    kinds = around | {_MARKED_BY[tag]} if tag in _MARKED_BY else around
    for kind, is_on in _said(declared):
        kinds = kinds | {kind} if is_on else kinds - {kind}
    return kinds - {MarkKind.BOLD} if tag in _HEADINGS else kinds


def _said(declared: Mapping[str, str]) -> Iterator[tuple[MarkKind, bool]]:
    weight = declared.get("font-weight", "inherit")
    if weight != "inherit":
        heavy = weight.isascii() and weight.isdecimal() and len(weight) < 5 and int(weight) >= 600
        yield MarkKind.BOLD, heavy or weight.startswith("bold")
    if "font-style" in declared:
        yield MarkKind.ITALIC, declared["font-style"] in ("italic", "oblique")
    drawn = declared.get("text-decoration-line", declared.get("text-decoration", ""))
    if "underline" in drawn or drawn == "none":
        yield MarkKind.UNDERLINE, drawn != "none"
    if "vertical-align" in declared:
        yield MarkKind.RAISED, declared["vertical-align"] == "super"
