"""What the keys do to lines: each public method is one command and one step of undo.

Every command takes the caret and, where the caret is to move, returns its new place as a line id and a
column in Python characters.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor

from minutes_app.domain.lines import DEEPEST_LEVEL, Line, LineKind, Numbering, new_line_id
from minutes_app.domain.outline import (
    item_at,
    items,
    move_down,
    move_up,
    own_text_end,
    printed_numbers,
    relevelled,
    section_end,
)
from minutes_app.domain.restrictions import reason_of_item
from minutes_app.domain.text import clean, says_nothing
from ui.editor.blocks import block_format, block_kind, utf16_length
from ui.editor.document_lines import DocumentLines
from ui.editor.edits import Edits
from ui.editor.joining import keeping_hidden, reason_going_on, restrict_joining

_SENTENCE_START = re.compile(r"(?:^|[.!?…][\"'’”)]*\s+)(?=\S)")
_GOES_ON = {LineKind.BULLET: LineKind.BULLET, LineKind.PARAGRAPH: LineKind.PARAGRAPH}


class Spot(NamedTuple):
    """A place in the minutes: a line and a column in it."""

    line_id: str
    column: int


class LineCommands:
    """The commands of the editor, on the lines of one document.

    With `main_items_count_alone` the items inside an item that comes to the first level count 1, 2, 3 by themselves.
    """

    def __init__(self, lines: DocumentLines, edits: Edits) -> None:
        self._document = lines
        self._edits = edits
        self.main_items_count_alone = False

    def _at(self, caret: QTextCursor) -> tuple[int, Line]:
        index = caret.blockNumber()
        return index, self._document.lines[index]

    def _item(self, caret: QTextCursor) -> int | None:
        return item_at(self._document.lines, caret.blockNumber())

    # Lines

    def enter(self, caret: QTextCursor) -> None:
        """Begin a new line: after a heading or an action a paragraph, after a bullet a bullet.

        In an empty line it goes back instead: a deeper bullet one level out, any other line of a kind of its own to a
        paragraph.
        """
        index, line = self._at(caret)
        if not line.text and line.kind is LineKind.BULLET and line.level > 1:
            self._edits.restate(index, level=line.level - 1)
            return
        if not line.text and line.kind not in (LineKind.PARAGRAPH, LineKind.ITEM):
            self._edits.restate(index, kind=LineKind.PARAGRAPH)
            return
        with keeping_hidden(self._document, self._edits):
            restrict_joining(self._document, caret)
            caret.removeSelectedText()
            self._split(caret)

    def _split(self, caret: QTextCursor) -> None:
        """Split at the caret. Words that stay whole keep their line: Enter at its start opens one above.

        A restricted line goes on restricted, and so does the text of a restricted item.
        """
        line = self._document.lines[caret.blockNumber()] if not caret.hasSelection() else None
        block = caret.block()
        kind = _GOES_ON.get(line.kind if line else LineKind.PARAGRAPH, LineKind.PARAGRAPH)
        level = line.level if line and kind is LineKind.BULLET else 1
        is_above = caret.atBlockStart() and block.length() > 1
        follows = block.previous() if is_above and block_kind(block) is LineKind.ITEM else block
        reason = reason_going_on(self._document.lines, follows)
        new = Line(new_line_id(), kind, level=level, restricted=reason)
        given = block_format(new, self._document.metrics, self._document.on)
        if is_above:
            kept = block.blockFormat()
            caret.insertBlock(kept)
            QTextCursor(block).setBlockFormat(given)
        else:
            caret.insertBlock(given, QTextCharFormat())

    def backspace(self, caret: QTextCursor) -> bool:
        """At the start of a line of a kind of its own, make it a paragraph; say whether that was done."""
        index, line = self._at(caret)
        plain = line.kind in (LineKind.PARAGRAPH, LineKind.ITEM)
        if caret.hasSelection() or not caret.atBlockStart() or plain:
            return False
        self._edits.restate(index, kind=LineKind.PARAGRAPH)
        return True

    def set_kind(self, caret: QTextCursor, kind: LineKind) -> None:
        """Make the line at the caret one of this kind, or a paragraph where it is one already."""
        index, line = self._at(caret)
        if line.kind is kind:
            kind = LineKind.PARAGRAPH
        level = self._level_here(index) if kind is LineKind.ITEM else 1
        with keeping_hidden(self._document, self._edits) as cursor:
            self._edits.restand_within(cursor, index, [self._by_habit(replace(line, kind=kind, level=level))])

    def _by_habit(self, line: Line, level_before: int = 0) -> Line:
        """Return a line that comes from another level, or was no item, with the series' habit of counting inside it."""
        is_same = (line.level == 1) == (level_before == 1)
        if is_same or not (line.is_item and self.main_items_count_alone):
            return line
        return replace(line, own_series=line.level == 1)

    def _level_here(self, index: int) -> int:
        above = item_at(self._document.lines, index)
        return self._document.lines[above].level if above is not None else 1

    def sentence_to_action(self, caret: QTextCursor) -> Spot:
        """Make the sentence that ends at the caret an action of its own, what follows it a paragraph."""
        index, line = self._at(caret)
        at = column(caret)
        start = _sentence_start(line.text[:at].rstrip())
        end = at if line.text[:at].strip() else len(line.text)
        return self.part_to_action(index, start, end)

    def part_to_action(self, index: int, start: int, end: int) -> Spot:
        """Make text[start:end] of a line an action; what stands before keeps the line, what follows gets one."""
        line = self._document.lines[index]
        before, said, after = cut(line, 0, start), cut(line, start, end), cut(line, end, len(line.text))
        if not before.text.strip() and not after.text.strip():
            with keeping_hidden(self._document, self._edits):
                self._edits.restate(index, kind=LineKind.ACTION)
            return Spot(line.id, end)
        action = replace(said, id=new_line_id() if before.text.strip() else line.id, kind=LineKind.ACTION, action=None)
        parts = [before] if before.text.strip() else []
        parts.append(action)
        if after.text.strip():
            parts.append(replace(after, id=new_line_id()))
        self._edits.splice(index, 1, parts)
        return Spot(action.id, len(action.text))

    def split_off(self, index: int, at: int, kind: LineKind) -> None:
        """Give the words of a line from column `at` on a line of their own kind, as part of a step under way."""
        caret = QTextCursor(self._document.document.findBlockByNumber(index))
        caret.setPosition(caret.position() + utf16_length(caret.block().text()[:at]))
        new = Line(new_line_id(), kind, restricted=self._document.lines[index].restricted)
        caret.insertBlock(block_format(new, self._document.metrics, self._document.on), QTextCharFormat())

    def level_bullet(self, caret: QTextCursor, by: int) -> bool:
        """Put the bullet at the caret deeper or less deep; say whether the caret is in one."""
        index, line = self._at(caret)
        if line.kind is LineKind.BULLET and 1 <= line.level + by <= DEEPEST_LEVEL:
            self._edits.restate(index, level=line.level + by)
        return line.kind is LineKind.BULLET

    # Items

    def next_item(self, caret: QTextCursor) -> Spot:
        """Make the next item of the same level, after the whole section that the caret is in."""
        lines, item = self._document.lines, self._item(caret)
        level = lines[item].level if item is not None else 1
        end = section_end(lines, item) if item is not None else own_text_end(lines, caret.blockNumber())
        return self.add_item(end, level)

    def add_item(self, index: int, level: int) -> Spot:
        """Put a new empty item in at a line's index."""
        line = self._by_habit(Line(new_line_id(), LineKind.ITEM, level=level))
        first = self._document.lines[0]
        alone = len(self._document.lines) == 1 and not first.text and not first.is_item
        self._edits.splice(0 if alone else index, 1 if alone else 0, [line])
        return Spot(line.id, 0)

    def relevel(self, item: int, by: int) -> bool:
        """Put an item with its section deeper or less deep; say whether that could be."""
        section = relevelled(self._document.lines, item, by)
        if section is None:
            return False
        with keeping_hidden(self._document, self._edits) as cursor:
            for offset, line in enumerate(section):
                if line.is_item:
                    self._edits.restand_within(cursor, item + offset, [self._by_habit(line, line.level - by)])
        return True

    def move(self, item: int, down: bool) -> bool:
        """Move an item with its section one place; say whether there was one to go to."""
        move = (move_down if down else move_up)(self._document.lines, item)
        if move:
            with keeping_hidden(self._document, self._edits):
                self._edits.move(move)
        return move is not None

    def place_item(self, item: int, target: int | None, into: bool) -> bool:
        """Put an item's section before another item, or at the end inside it, or (no target) last; say if it went."""
        lines = self._document.lines
        end = section_end(lines, item)
        if target is None:
            where, level = len(lines), 1
        else:
            where = section_end(lines, target) if into else target
            level = lines[target].level + int(into)
        by = level - lines[item].level
        section = [
            self._by_habit(replace(line, level=line.level + by), line.level) if line.is_item else line
            for line in lines[item:end]
        ]
        if (target is not None and item <= target < end) or max(s.level for s in section if s.is_item) > DEEPEST_LEVEL:
            return False
        first, last = min(item, where), max(end, where)
        order = [*section, *lines[first:item]] if where <= item else [*lines[end:last], *section]
        with keeping_hidden(self._document, self._edits):
            self._edits.splice(first, last - first, order)
        return True

    def delete_item(self, item: int) -> Spot:
        """Delete an item with its whole section; a document keeps at least one line."""
        lines = self._document.lines
        end = section_end(lines, item)
        if end - item == len(lines):
            rest = Line(new_line_id(), LineKind.PARAGRAPH)
            self._edits.splice(item, end - item, [rest])
            return Spot(rest.id, 0)
        self._edits.splice(item, end - item, [])
        beside = self._document.lines[min(item, len(self._document.lines) - 1)]
        return Spot(beside.id, len(beside.text))

    def rename_item(self, item: int, title: str) -> None:
        """Give an item another title."""
        self._edits.retext(item, clean(title))

    def set_number(self, item: int, typed: str) -> None:
        """Give an item the number typed: '-' for none, nothing for the automatic one."""
        number = clean(typed).strip()
        numbering = {"": Numbering.AUTOMATIC, "-": Numbering.NONE}.get(number, Numbering.TYPED)
        self._edits.restate(item, numbering=numbering, number=number if numbering is Numbering.TYPED else "")

    def automatic_number(self, item: int) -> str:
        """Return the number that the item would have by itself."""
        lines = list(self._document.lines)
        lines[item] = replace(lines[item], numbering=Numbering.AUTOMATIC, number="")
        return printed_numbers(lines)[lines[item].id]

    def toggle_own_series(self, item: int) -> None:
        """Let the items inside this item count 1, 2, 3 by themselves, or go back to its number in front."""
        self._edits.restate(item, own_series=not self._document.lines[item].own_series)

    def placeholder(self, item: int, words: str) -> Spot:
        """Write 'N/A', 'No items' or the like as the item's text, in place of an empty or another such line."""
        lines = self._document.lines
        end = own_text_end(lines, item)
        line = Line(new_line_id(), LineKind.PARAGRAPH, words)
        blank = end - item == 2 and (says_nothing(lines[item + 1].text) or lines[item + 1].text == words)
        self._edits.splice(item + 1 if blank else end, int(blank), [line])
        return Spot(line.id, len(words))

    # Actions

    def add_action(self, caret: QTextCursor, text: str) -> Line:
        """Put an action in after the line at the caret, without touching that line."""
        reason = reason_of_item(self._document.lines, caret.blockNumber())
        line = Line(new_line_id(), LineKind.ACTION, clean(text), restricted=reason)
        self._edits.splice(caret.blockNumber() + 1, 0, [line])
        return line

    def add_line(self, caret: QTextCursor, kind: LineKind, text: str) -> Line:
        """Put a line in at the end of the text of the caret's item, before empty lines that wait to be typed into.

        Above the first item, it goes into that.
        """
        lines = self._document.lines
        item = self._item(caret)
        start = item if item is not None else next(items(lines), caret.blockNumber())
        end = own_text_end(lines, start)
        while end - 1 > start and not lines[end - 1].text:
            end -= 1
        line = Line(new_line_id(), kind, clean(text), restricted=reason_of_item(lines, start))
        self._edits.splice(end, 0, [line])
        return line


def column(caret: QTextCursor) -> int:
    """Return the caret's column in Python characters."""
    return units_to_column(caret.block().text(), caret.positionInBlock())


def units_to_column(text: str, units: int) -> int:
    """Return how many Python characters the first UTF-16 units of a text are."""
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "replace"))


def _sentence_start(text: str) -> int:
    """Return where the last sentence of a text begins."""
    starts = [match.end() for match in _SENTENCE_START.finditer(text)]
    return starts[-1] if starts else 0


def cut(line: Line, start: int, end: int, *, strip: bool = True) -> Line:
    """Return the line with only text[start:end], outer spaces dropped where asked, its marks moved along."""
    if strip:
        part = line.text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip())
    marks = tuple(
        replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start)
        for m in line.marks
        if m.start < end and m.end > start
    )
    return replace(line, text=line.text[start:end], marks=marks)
