"""Words of a restricted line stay restricted where they are about to be joined to a line that is not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCharFormat, QTextCursor

from minutes_app.domain.lines import Line, Mark, MarkKind
from minutes_app.domain.restrictions import reason_for, reason_of_item
from ui.editor.blocks import LINE_RESTRICTED, set_mark
from ui.editor.document_lines import DocumentLines

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor

_BY_WORD = (
    (QKeySequence.StandardKey.DeleteStartOfWord, QTextCursor.MoveOperation.PreviousWord),
    (QKeySequence.StandardKey.DeleteEndOfWord, QTextCursor.MoveOperation.NextWord),
)

_BY_LETTER = {
    Qt.Key.Key_Backspace: QTextCursor.MoveOperation.PreviousCharacter,
    Qt.Key.Key_Delete: QTextCursor.MoveOperation.NextCharacter,
}
_KEEP = QTextCursor.MoveMode.KeepAnchor


@contextmanager
def keeping_restrictions(editor: "MinutesEditor", key: QKeyEvent | None = None) -> Iterator[None]:
    """Do an edit of Qt's own that takes out the selection, or what the key takes out without one.

    Where words of a restricted line join another line by it, they are restricted as words, in the same step of undo.
    """
    goes = _about_to_go(editor.textCursor(), key)
    reason = joining_reason(editor.lines, goes)
    if not reason:
        yield
        return
    with editor.edits.step():
        restrict_joining(goes, reason)
        yield


def _about_to_go(caret: QTextCursor, key: QKeyEvent | None) -> QTextCursor:
    """Return a cursor that selects what goes, nothing for a key that takes nothing out."""
    goes = QTextCursor(caret)
    by = _BY_LETTER.get(Qt.Key(key.key())) if key else None
    if key is not None and by is None and key.text() < " ":
        goes.clearSelection()  # a key that types nothing, such as Ctrl alone, has no text, or that of a control
    if by is None or goes.hasSelection():
        return goes
    goes.movePosition(next((move for keys, move in _BY_WORD if key and key.matches(keys)), by), _KEEP)
    return goes


def joining_reason(lines: DocumentLines, goes: QTextCursor) -> str:
    """Return why words behind a selection are restricted that are to join a line that is not; empty for none such."""
    document = lines.document
    first, last = document.findBlock(goes.selectionStart()), document.findBlock(goes.selectionEnd())
    stays_its_own = goes.selectionStart() == first.position()  # then Qt keeps the last line, without the first
    if first == last or stays_its_own or goes.selectionEnd() == last.position() + last.length() - 1:
        return ""
    if reason_for(lines.lines, first.blockNumber()) and not lines.lines[first.blockNumber()].is_item:
        return ""
    index = last.blockNumber()
    return "" if lines.lines[index].is_item else reason_for(lines.lines, index)


def restrict_joining(goes: QTextCursor, reason: str) -> None:
    """Restrict the words behind a selection, up to the end of their line."""
    tail = QTextCursor(goes)
    tail.setPosition(goes.selectionEnd())
    restrict_rest(tail, reason)


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
