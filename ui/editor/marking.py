"""Marks laid over words by a key, each time in one step of undo, and what is typed behind them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from minutes_app.domain.lines import MarkKind
from ui.editor.blocks import PROPERTIES, set_mark, utf16_length
from ui.editor.commands import units_to_column

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor

Span = tuple[int, int, int]  # the index of a line, and from and to in it, in Python characters


def selected_spans(caret: QTextCursor) -> list[Span]:
    """Return the words that a cursor selects, line by line."""
    return [span for span in _selected(caret) if span[1] < span[2]]


def _selected(caret: QTextCursor) -> Iterator[Span]:
    start, end = caret.selectionStart(), caret.selectionEnd()
    block = caret.document().findBlock(start)
    while block.isValid() and block.position() < end:
        text, at = block.text(), block.position()
        yield block.blockNumber(), units_to_column(text, max(start - at, 0)), units_to_column(text, end - at)
        block = block.next()


def mark_words(editor: "MinutesEditor", spans: Iterable[Span], kind: MarkKind, on: bool, reason: str = "") -> None:
    """Lay a mark over words, or take it from them, as one step of undo."""
    change = QTextCharFormat()
    set_mark(change, kind, on, reason)
    with editor.edits.step() as cursor:
        for index, start, end in spans:
            block = editor.document().findBlockByNumber(index)
            cursor.setPosition(block.position() + utf16_length(block.text()[:start]))
            further = utf16_length(block.text()[start:end])
            cursor.setPosition(cursor.position() + further, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(change)


def type_on_unmarked(editor: "MinutesEditor", kind: MarkKind) -> None:
    """Keep what is typed behind marked words out of the mark; Qt types on as the character before it is."""
    number = PROPERTIES[kind]
    caret = editor.textCursor()
    given = caret.charFormat()
    if not given.boolProperty(number) or caret.hasSelection():
        return
    after = QTextCursor(caret)
    in_block = after.movePosition(QTextCursor.MoveOperation.NextCharacter) and not after.atBlockStart()
    if not in_block or not after.charFormat().boolProperty(number):
        set_mark(given, kind, False)
        editor.setCurrentCharFormat(given)
