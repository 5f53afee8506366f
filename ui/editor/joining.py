"""What is restricted stays so: lines that leave the item which covers them, words that are to join an open line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCharFormat, QTextCursor

from minutes_app.domain.lines import Line, Mark, MarkKind
from minutes_app.domain.restrictions import hidden, kept_hidden, reason_of_item
from ui.editor.blocks import LINE_RESTRICTED, block_id, set_mark
from ui.editor.document_lines import DocumentLines

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor
    from ui.editor.edits import Edits

_BY_WORD = (
    (QKeySequence.StandardKey.DeleteStartOfWord, QTextCursor.MoveOperation.PreviousWord),
    (QKeySequence.StandardKey.DeleteEndOfWord, QTextCursor.MoveOperation.NextWord),
)

_BY_LETTER = {
    Qt.Key.Key_Backspace: QTextCursor.MoveOperation.PreviousCharacter,
    Qt.Key.Key_Delete: QTextCursor.MoveOperation.NextCharacter,
}
_CUTTING = (QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.DeleteEndOfLine)
_KEEP = QTextCursor.MoveMode.KeepAnchor


@contextmanager
def keeping_restrictions(editor: "MinutesEditor", key: QKeyEvent | None = None) -> Iterator[None]:
    """Do an edit of Qt's own that takes out the selection, or what the key takes out without one.

    Where words of a restricted line join another line by it, they are restricted as words, in the same step of undo.
    """
    goes = _about_to_go(editor.textCursor(), key)
    if _is_within_line(goes) or not hidden(editor.lines.lines):
        yield
        return
    with keeping_hidden(editor.lines, editor.edits):
        restrict_joining(editor.lines, goes)
        yield


@contextmanager
def keeping_hidden(lines: DocumentLines, edits: "Edits", come: Sequence[Line] = ()) -> Iterator[QTextCursor]:
    """Give a cursor whose edits are one step of undo, after which every line is hidden that was.

    A restricted item can go elsewhere, or be one no more, and leave what it covered. `come` are lines to be put in.
    """
    before = {**hidden(lines.lines), **hidden(come)}
    with edits.step() as cursor:
        yield cursor
        after = lines.fresh() if before else []
        for index, line in enumerate(kept_hidden(before, after)):
            if line != after[index]:
                edits.restand_within(cursor, index, [line])
                if line.is_item:
                    restrict_rest(QTextCursor(lines.document.findBlockByNumber(index)), line.restricted)


def _about_to_go(caret: QTextCursor, key: QKeyEvent | None) -> QTextCursor:
    """Return a cursor that selects what goes, nothing for a key that takes nothing out."""
    goes = QTextCursor(caret)
    by = _BY_LETTER.get(Qt.Key(key.key())) if key else None
    if key is not None and by is None and not _takes_selection(key):
        goes.clearSelection()
    if by is None or goes.hasSelection():
        return goes
    goes.movePosition(next((move for keys, move in _BY_WORD if key and key.matches(keys)), by), _KEEP)
    return goes


def _takes_selection(key: QKeyEvent) -> bool:
    """Return whether a key types, or cuts. AltGr comes as Ctrl and Alt; Ctrl alone makes a command of a letter."""
    held = key.modifiers()
    is_command = held & Qt.KeyboardModifier.ControlModifier and not held & Qt.KeyboardModifier.AltModifier
    return (key.text() >= " " and not is_command) or any(key.matches(keys) for keys in _CUTTING)


def _is_within_line(goes: QTextCursor) -> bool:
    document = goes.document()
    return document.findBlock(goes.selectionStart()) == document.findBlock(goes.selectionEnd())


def restrict_joining(lines: DocumentLines, goes: QTextCursor) -> None:
    """Restrict the words behind a selection, up to the end of their line, where they are to join one that is open."""
    reason = _joining_reason(lines, goes)
    if reason:
        tail = QTextCursor(goes)
        tail.setPosition(goes.selectionEnd())
        restrict_rest(tail, reason)


def _joining_reason(lines: DocumentLines, goes: QTextCursor) -> str:
    """Return why words behind a selection are restricted that are to join a line that is not; empty for none such."""
    document = lines.document
    first, last = document.findBlock(goes.selectionStart()), document.findBlock(goes.selectionEnd())
    stays_its_own = goes.selectionStart() == first.position()  # then Qt keeps the last line, without the first
    if first == last or stays_its_own or goes.selectionEnd() == last.position() + last.length() - 1:
        return ""
    closed = hidden(lines.lines)
    return "" if block_id(first) in closed else closed.get(block_id(last), "")


def restrict_rest(tail: QTextCursor, reason: str) -> None:
    """Restrict the words from a cursor on, up to the end of its line."""
    tail.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
    change = QTextCharFormat()
    set_mark(change, MarkKind.RESTRICTED, True, reason)
    tail.mergeCharFormat(change)


def reason_going_on(lines: Sequence[Line], block: QTextBlock) -> str:
    """Return why a line put in after a block is restricted from the start, empty where it is not."""
    return block.blockFormat().stringProperty(LINE_RESTRICTED) or reason_of_item(lines, block.blockNumber())


def marks_elsewhere(line: Line) -> tuple[Mark, ...]:
    """Return the marks for a line's words in another line: those of a restricted one are restricted there."""
    if not line.restricted or line.is_item or not line.text:
        return line.marks
    return (*line.marks, Mark(0, len(line.text), MarkKind.RESTRICTED, line.restricted))
