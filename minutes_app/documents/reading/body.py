"""The body of a Word document as paragraphs and tables, as one sees it with all changes accepted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from minutes_app.documents.reading.looks import Numbering, Style, Styles, number, read_numbering, switched, value
from minutes_app.documents.reading.package import Element, W, WordParts
from minutes_app.domain.lines import Mark, MarkKind
from minutes_app.domain.text import clean

_PASSED_THROUGH = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)
_GONE = MappingProxyType({f"{W}del": "deleted passages", f"{W}moveFrom": "deleted passages"})
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = MappingProxyType({f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011", f"{W}br": "\n", f"{W}cr": "\n"})
_NOTES = MappingProxyType(
    {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes", f"{W}commentReference": "comments"}
)
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_TEXT_BOX = f"{W}txbxContent"


@dataclass(frozen=True, slots=True)
class Text:
    """One line as it is seen: words with marks, the printed number before it, and what its style says."""

    text: str
    marks: tuple[Mark, ...] = ()
    style: Style = field(default_factory=Style)
    printed: str = ""
    rank: int = 0
    bullet_level: int = 0
    hanging: bool = False

    def covered(self, kind: MarkKind) -> bool:
        """Return whether one kind of mark covers all words."""
        inside = sum(m.end - m.start for m in self.marks if m.kind is kind)
        return bool(self.text) and inside >= len(self.text.rstrip(": "))

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.style.bold or self.covered(MarkKind.BOLD)

    @property
    def is_underlined(self) -> bool:
        """Whether all of it is underlined."""
        return self.style.underlined or self.covered(MarkKind.UNDERLINE)

    def part(self, start: int, end: int | None = None) -> "Text":
        """Return the words from `start` to `end` without spaces around them, with their marks."""
        stop = len(self.text) if end is None else end
        words = self.text[start:stop]
        first = start + len(words) - len(words.lstrip())
        stop = max(first, stop - len(words) + len(words.rstrip()))
        cut = (
            Mark(max(m.start, first) - first, min(m.end, stop) - first, m.kind)
            for m in self.marks
            if m.start < stop and m.end > first
        )
        return replace(self, text=self.text[first:stop], marks=tuple(cut), printed="" if start else self.printed)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each with its lines; a merged cell stands once."""

    rows: tuple[tuple[tuple[Text, ...], ...], ...]


@dataclass(slots=True)
class _Run:
    text: str
    kinds: frozenset[MarkKind]


class Body:
    """Reads the body from top to bottom once; `left_out` counts what cannot become minutes."""

    def __init__(self, parts: WordParts) -> None:
        self._styles = Styles(parts.styles)
        self._lists: Numbering = read_numbering(parts.numbering)
        self.left_out: Counter[str] = Counter()
        root = parts.document.find(f"{W}body")
        self.blocks: list[Text | Table] = [] if root is None else list(self._blocks(root))

    def _blocks(self, container: Iterable[Element]) -> Iterator[Text | Table]:
        waiting: list[_Run] = []
        for element in container:
            if element.tag == f"{W}p":
                runs = [*waiting, *self._runs(element)]
                waiting = runs if _joins_next(element) else []
                if not waiting:
                    yield from self._texts(element, runs)
                yield from self._boxes(element)
            elif element.tag == f"{W}tbl":
                yield Table(tuple(self._rows(element)))
            elif element.tag in _PASSED_THROUGH:
                yield from self._blocks(element)
            elif element.tag == f"{_COMPATIBLE}AlternateContent":
                yield from self._blocks(next(iter(element), ()))
            elif element.tag in _GONE:
                self.left_out[_GONE[element.tag]] += 1
            elif element.tag == f"{W}altChunk":
                self.left_out["inserted files"] += 1

    def _boxes(self, paragraph: Element) -> Iterator[Text | Table]:
        """Give the words of text boxes, those of a fallback apart, which says the same again.

        A box inside another belongs to the paragraph of that one: each is read once.
        """
        for box in paragraph.iter(_TEXT_BOX):
            around = (each.tag for each in box.iterancestors())
            is_own = next(box.iterancestors(f"{W}p")) is paragraph
            if is_own and f"{_COMPATIBLE}Fallback" not in around:
                yield from self._blocks(box)

    def _rows(self, table: Element) -> Iterator[tuple[tuple[Text, ...], ...]]:
        for row in _inside(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.left_out["deleted passages"] += 1
                continue
            yield tuple(tuple(self._cell(cell)) for cell in _inside(row, f"{W}tc"))

    def _cell(self, cell: Element) -> Iterator[Text]:
        for block in self._blocks(cell):
            if isinstance(block, Text):
                yield block
            else:
                yield from (text for row in block.rows for inner in row for text in inner)

    def _texts(self, element: Element, runs: list[_Run]) -> Iterator[Text]:
        """Give a paragraph's lines: soft breaks split it, for each line of the page is a line of the minutes."""
        properties = element.find(f"{W}pPr")
        style = self._styles.style(value(None if properties is None else properties.find(f"{W}pStyle")))
        if style.hidden:
            self.left_out["hidden text"] += 1
            return
        printed, bullet = self._listed(properties, style)
        rank = number(None if properties is None else properties.find(f"{W}outlineLvl"), style.rank - 1) + 1
        indent = None if properties is None else properties.find(f"{W}ind")
        hanging = indent is not None and indent.get(f"{W}hanging") is not None
        for i, line in enumerate(_split(runs)):
            text = _text_of(line)
            if text.text or (printed and not i):
                yield replace(
                    text, style=style, printed="" if i else printed, rank=rank, bullet_level=bullet, hanging=hanging
                )

    def _listed(self, properties: Element | None, style: Style) -> tuple[str, int]:
        """Return the number that Word prints before a paragraph, and the level of its bullet."""
        own = None if properties is None else properties.find(f"{W}numPr")
        list_id = style.list_id if own is None else value(own.find(f"{W}numId"), style.list_id)
        level = style.list_level if own is None else number(own.find(f"{W}ilvl"), style.list_level)
        if not list_id or list_id == "0":
            return "", 0
        if self._lists.is_bullet(list_id, level):
            return "", level + 1
        return self._lists.next(list_id, level), 0

    def _runs(self, element: Element) -> Iterator[_Run]:
        in_field = 0
        for run in self._run_elements(element):
            kind = value_of_field(run)
            in_field += {"begin": 1, "separate": -1}.get(kind, 0)
            if kind == "end" and in_field > 0:
                in_field -= 1
            if in_field == 0:
                yield from self._words(run)

    def _run_elements(self, element: Element) -> Iterator[Element]:
        for child in element:
            if child.tag == f"{W}r":
                yield child
            elif child.tag in _PASSED_THROUGH:
                yield from self._run_elements(child)
            elif child.tag == f"{_COMPATIBLE}AlternateContent":
                yield from self._run_elements(next(iter(child), ()))
            elif child.tag in _GONE:
                self.left_out[_GONE[child.tag]] += 1

    def _words(self, run: Element) -> Iterator[_Run]:
        look = run.find(f"{W}rPr")
        style = self._styles.style(value(None if look is None else look.find(f"{W}rStyle")))
        hidden = switched(look, "vanish")
        text = "".join(self._signs(run))
        if not text:
            return
        if style.hidden if hidden is None else hidden:
            self.left_out["hidden text"] += 1
            return
        yield _Run(text, _kinds(look, style))

    def _signs(self, run: Element) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield "" if child.get(f"{W}type") in ("page", "column") else _SIGNS[child.tag]
            elif child.tag in _NOTES:
                self.left_out[_NOTES[child.tag]] += 1
            elif child.tag == f"{W}sym":
                self.left_out["special signs"] += 1
            elif _is_picture(child):
                self.left_out["pictures"] += 1


def _is_picture(element: Element) -> bool:
    drawn = element.tag in _PICTURES or element.tag == f"{_COMPATIBLE}AlternateContent"
    return drawn and next(element.iter(_TEXT_BOX), None) is None


def value_of_field(run: Element) -> str:
    """Return 'begin', 'separate' or 'end' for a run that is an edge of a field; its instruction is never text."""
    edge = run.find(f"{W}fldChar")
    return "" if edge is None else str(edge.get(f"{W}fldCharType", ""))


def _inside(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _PASSED_THROUGH:
            yield from _inside(child, tag)


def _joins_next(paragraph: Element) -> bool:
    """Return whether the end of a paragraph was deleted, so that, accepted, it runs on into the next."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _kinds(look: Element | None, style: Style) -> frozenset[MarkKind]:
    if look is None:
        return frozenset()
    found = {
        MarkKind.BOLD: switched(look, "b"),
        MarkKind.ITALIC: switched(look, "i"),
        MarkKind.UNDERLINE: switched(look, "u"),
        MarkKind.RAISED: value(look.find(f"{W}vertAlign")) == "superscript",
    }
    # The bold of a character style belongs to what it names (a label), and is none of the text's own.
    return frozenset(kind for kind, on in found.items() if on)


def _split(runs: Iterable[_Run]) -> Iterator[list[_Run]]:
    line: list[_Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(_Run(first, run.kinds))
        for words in others:
            yield line
            line = [_Run(words, run.kinds)]
    yield line


def _text_of(runs: Iterable[_Run]) -> Text:
    text = ""
    marks: dict[MarkKind, list[tuple[int, int]]] = {}
    for run in runs:
        words = clean(run.text)
        for kind in run.kinds if words else ():
            marks.setdefault(kind, []).append((len(text), len(text) + len(words)))
        text += words
    joined = (Mark(start, end, kind) for kind, spans in marks.items() for start, end in _joined(spans))
    return Text(text, tuple(sorted(joined))).part(0)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches with those that touch made one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
