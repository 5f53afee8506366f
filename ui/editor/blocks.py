"""A line as a block of the document, and a block read back as a line.

Block = line. The id, kind, level, number and chosen action of a line are properties of its block's format,
so that one undo stack serves text and structure. Character formats hold marks and nothing else: how a
heading looks is the highlighter's business.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat

from minutes_app.domain.actions import Action, settled
from minutes_app.domain.codec import action_as_data, action_from_data
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.reading import read_action

_USER = QTextFormat.Property.UserProperty.value
ID, KIND, LEVEL, NUMBERING, NUMBER, OWN_SERIES, CHOSEN, RESTRICTED, CHECK_LATER = range(_USER + 1, _USER + 10)
REASON, LINE_RESTRICTED = range(_USER + 10, _USER + 12)  # why words are restricted; why the line as a whole is
PROPERTIES = MappingProxyType({MarkKind.RESTRICTED: RESTRICTED, MarkKind.CHECK_LATER: CHECK_LATER})

Kind = tuple[MarkKind, str]  # what a mark does, and why where that is kept
LABELS = {LineKind.ACTION: "Action:", LineKind.DECISION: "Decision:"}
LINE_HEIGHT = 128  # per cent of what the font asks for


@dataclass(frozen=True, slots=True)
class PageMetrics:
    """Measures of the page in pixels, worked out once from the font."""

    number_width: int
    action_width: int
    indent: int
    label_widths: tuple[tuple[LineKind, int], ...]
    room_below: int  # what is kept free below the line of the caret

    def label_width(self, kind: LineKind) -> int:
        """Return the room to leave for the printed label before a line of this kind."""
        return dict(self.label_widths).get(kind, 0)


def block_format(line: Line, metrics: PageMetrics, on: date | None) -> QTextBlockFormat:
    """Return the format of the block that is to hold the line."""
    result = QTextBlockFormat()
    result.setProperty(ID, line.id)
    result.setProperty(KIND, line.kind.value)
    result.setProperty(LEVEL, line.level)
    result.setProperty(NUMBERING, line.numbering.value)
    result.setProperty(NUMBER, line.number)
    result.setProperty(OWN_SERIES, line.own_series)
    if line.restricted:
        result.setProperty(LINE_RESTRICTED, line.restricted)
    chosen = _chosen(line, on)
    if chosen:
        result.setProperty(CHOSEN, chosen)
    _lay_out(result, line, metrics)
    return result


def _lay_out(result: QTextBlockFormat, line: Line, metrics: PageMetrics) -> None:
    above = {LineKind.ITEM: 8, LineKind.SUBHEADING: 6, LineKind.ACTION: 4, LineKind.DECISION: 4}.get(line.kind, 3)
    result.setTopMargin(above)
    result.setBottomMargin(3)
    result.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if line.kind is LineKind.BULLET:
        result.setLeftMargin(metrics.indent * (line.level + 1))
    if line.kind in LABELS:
        result.setLeftMargin(metrics.indent / 2)
        result.setTextIndent(metrics.label_width(line.kind))


def _chosen(line: Line, on: date | None) -> str:
    if line.action is None:
        return ""
    words = read_action(line.text, on)
    if line.is_action and line.action == words:
        return ""
    return json.dumps([action_as_data(line.action), action_as_data(words)])


@lru_cache(maxsize=512)
def _read_chosen(stored: str) -> tuple[Action, Action]:
    chosen, words = json.loads(stored)
    return action_from_data(chosen), action_from_data(words)


def read_block(block: QTextBlock, on: date | None) -> Line:
    """Return the line that a block holds."""
    given = block.blockFormat()
    kind = LineKind(given.stringProperty(KIND) or LineKind.PARAGRAPH)
    text = block.text()
    return Line(
        id=given.stringProperty(ID),
        kind=kind,
        text=text,
        level=given.intProperty(LEVEL) or 1,
        numbering=Numbering(given.stringProperty(NUMBERING) or Numbering.AUTOMATIC),
        number=given.stringProperty(NUMBER),
        own_series=given.boolProperty(OWN_SERIES),
        marks=tuple(sorted(_marks(block))),
        action=_action(given.stringProperty(CHOSEN), kind, text, on),
        restricted=given.stringProperty(LINE_RESTRICTED),
    )


def block_kind(block: QTextBlock) -> LineKind:
    """Return the kind of the line that a block holds."""
    return LineKind(block.blockFormat().stringProperty(KIND) or LineKind.PARAGRAPH)


def has_restricted_words(block: QTextBlock) -> bool:
    """Return whether some words of a block are restricted."""
    at = block.begin()
    while not at.atEnd():
        if at.fragment().charFormat().boolProperty(RESTRICTED):
            return True
        at += 1
    return False


def block_id(block: QTextBlock) -> str:
    """Return the id of the line that a block holds."""
    return block.blockFormat().stringProperty(ID)


def _action(chosen: str, kind: LineKind, text: str, on: date | None) -> Action | None:
    if kind is not LineKind.ACTION and not chosen:
        return None
    words = read_action(text, on)
    return settled(*_read_chosen(chosen), words) if chosen else words


def _marks(block: QTextBlock) -> Iterator[Mark]:
    """Give the marks of a block, neighbouring fragments with the same mark as one."""
    running: dict[Kind, int] = {}
    position = 0
    for text, kinds in _fragments(block):
        for kind in [k for k in running if k not in kinds]:
            yield Mark(running.pop(kind), position, *kind)
        for kind in kinds:
            running.setdefault(kind, position)
        position += len(text)
    yield from (Mark(start, position, *kind) for kind, start in running.items())


def _fragments(block: QTextBlock) -> Iterator[tuple[str, set[Kind]]]:
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        yield fragment.text(), _mark_kinds(fragment.charFormat())
        at += 1


def _mark_kinds(given: QTextCharFormat) -> set[Kind]:
    if not given.propertyCount():  # nearly all words: each further question to Qt costs
        return set()
    found = {
        MarkKind.BOLD: given.fontWeight() >= QFont.Weight.DemiBold,
        MarkKind.ITALIC: given.fontItalic(),
        MarkKind.UNDERLINE: given.fontUnderline(),
        MarkKind.RAISED: given.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript,
        **{kind: given.boolProperty(number) for kind, number in PROPERTIES.items()},
    }
    return {(kind, _reason(given, kind)) for kind, present in found.items() if present}


def _reason(given: QTextCharFormat, kind: MarkKind) -> str:
    return given.stringProperty(REASON) if kind is MarkKind.RESTRICTED else ""


def char_format(kinds: set[Kind]) -> QTextCharFormat:
    """Return the character format of words with these marks."""
    result = QTextCharFormat()
    for kind, reason in kinds:
        set_mark(result, kind, True, reason)
    return result


def set_mark(given: QTextCharFormat, kind: MarkKind, on: bool, reason: str = "") -> None:
    """Switch one mark of a character format on or off; restricted words are so for a reason."""
    if kind is MarkKind.RESTRICTED:
        given.setProperty(REASON, reason)
    if kind is MarkKind.BOLD:
        given.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
    elif kind is MarkKind.ITALIC:
        given.setFontItalic(on)
    elif kind is MarkKind.UNDERLINE:
        given.setFontUnderline(on)
    elif kind in PROPERTIES:
        given.setProperty(PROPERTIES[kind], on)
    else:
        alignment = QTextCharFormat.VerticalAlignment
        given.setVerticalAlignment(alignment.AlignSuperScript if on else alignment.AlignNormal)


def insert_text(cursor: QTextCursor, text: str, marks: Sequence[Mark]) -> None:
    """Insert a text with its marks at the cursor."""
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    for start, end in pairwise(edges):
        kinds = {(m.kind, m.reason) for m in marks if m.start <= start and end <= m.end}
        cursor.insertText(text[start:end], char_format(kinds))


def utf16_length(text: str) -> int:
    """Return the length of a text as Qt counts it: in UTF-16 units, so that an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
