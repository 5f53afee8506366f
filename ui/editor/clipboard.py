"""Cut, copy and paste of lines: our own lines whole, of anything else its words and what minutes can show of it."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor

from minutes_app.domain.codec import lines_as_data, lines_from_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind, new_line_id
from minutes_app.domain.restrictions import by_itself, hidden, kept_hidden
from minutes_app.domain.text import clean_lines
from minutes_app.writing.pasted_html import lines_from_html
from ui.editor.blocks import block_format, block_id, block_kind, insert_text
from ui.editor.commands import cut, units_to_column
from ui.editor.document_lines import DocumentLines
from ui.editor.edits import Edits
from ui.editor.joining import keeping_hidden, marks_elsewhere, reason_going_on, restrict_joining, restrict_rest

LINES_FORMAT = "application/x-opcc-minutes-lines"
TOO_MUCH = "This is more than minutes hold in one piece, and nothing was pasted. Copy a part of it."
_MOST_CHARACTERS, _MOST_LINES = 2_000_000, 3_000  # laid out while one waits: about a second
_BULLETS = ("- ", "* ", "• ", "•\t", "·\t")


def copied(lines: DocumentLines, selection: QTextCursor) -> QMimeData:
    """Return the selected lines, the first and last cut to the selection, as lines and as plain text."""
    document = lines.document
    start, end = document.findBlock(selection.selectionStart()), document.findBlock(selection.selectionEnd())
    chosen = _as_they_are_restricted(lines.lines, start.blockNumber(), end.blockNumber() + 1)
    last = units_to_column(end.text(), selection.selectionEnd() - end.position())
    first = units_to_column(start.text(), selection.selectionStart() - start.position())
    chosen[-1] = cut(chosen[-1], 0, last, strip=False)
    chosen[0] = cut(chosen[0], first, len(chosen[0].text), strip=False)
    data = QMimeData()
    data.setText("\n".join(line.text for line in chosen))
    data.setData(LINES_FORMAT, QByteArray(json.dumps(lines_as_data(chosen, {})).encode()))
    return data


def _as_they_are_restricted(lines: Sequence[Line], first: int, end: int) -> list[Line]:
    """Return lines that stay restricted wherever they go: each for itself, where an item left behind covers it."""
    return kept_hidden(hidden(lines), lines[first:end])


def is_too_much(data: QMimeData) -> bool:
    """Return whether a text is so long that pasting it would hold up typing: a log, a book, the wrong window."""
    text = data.text() if data.hasText() else data.html()
    return len(text) > _MOST_CHARACTERS or text.count("\n") > _MOST_LINES


def pasted(data: QMimeData, present: Collection[str]) -> list[Line]:
    """Return the lines on the clipboard; a line that is not in the document any more keeps its id."""
    if data.hasFormat(LINES_FORMAT):
        try:
            lines = lines_from_data(json.loads(bytes(data.data(LINES_FORMAT).data())))
        except (ValueError, PlainError):
            return []
        return [line if line.id and line.id not in present else replace(line, id=new_line_id()) for line in lines]
    return [_bulleted(line) for line in _from_page(data) or _from_text(data)]


def _from_page(data: QMimeData) -> Sequence[Line]:
    """Return the lines of Word or a web page; none where there is too much around the words to read it in passing."""
    html = data.html() if data.hasHtml() else ""
    lines = lines_from_html(html) if len(html) <= _MOST_CHARACTERS else ()
    return lines if len(lines) <= _MOST_LINES else ()


def _from_text(data: QMimeData) -> Sequence[Line]:
    return [Line(new_line_id(), LineKind.PARAGRAPH, text) for text in clean_lines(data.text().rstrip("\r\n"))]


def _bulleted(line: Line) -> Line:
    """Return a line whose bullet was among its words as one that has it."""
    text = line.text.lstrip()
    bullet = next((mark for mark in _BULLETS if text.startswith(mark)), "")
    if not bullet or line.kind is not LineKind.PARAGRAPH:
        return line
    begin = len(line.text) - len(text) + len(bullet)
    return replace(cut(line, begin, len(line.text), strip=False), kind=LineKind.BULLET)


def insert(caret: QTextCursor, lines: Sequence[Line], document: DocumentLines, edits: Edits) -> None:
    """Put lines in at the caret: the first into the line there, the others behind it, the last takes the rest.

    An empty paragraph gives way to the first line's kind. At the start of a line whole lines go in above it, so that
    what was cut comes back as it was. What was restricted, or goes into a restricted item, is so afterwards.
    """
    with keeping_hidden(document, edits, lines):
        restrict_joining(document, caret)
        caret.removeSelectedText()
        block = caret.block()
        is_above = caret.atBlockStart() and len(lines) > 1
        follows = block.previous() if is_above and block_kind(block) is LineKind.ITEM else block
        reason = reason_going_on(document.lines, follows)
        if not is_above and any(line.is_item for line in lines[1:]):
            _restrict_rest(caret, document)
        if block.length() == 1 and block_kind(block) is LineKind.PARAGRAPH and not _is_plain(lines):
            document.write(caret, _restricted(lines, reason))
        elif is_above:
            kept = block.blockFormat()
            above = _restricted(lines[:-1], reason)
            caret.setBlockFormat(block_format(above[0], document.metrics, document.on))
            insert_text(caret, above[0].text, above[0].marks)
            document.write_on(caret, above[1:])
            caret.insertBlock(kept, QTextCharFormat())
            insert_text(caret, lines[-1].text, marks_elsewhere(_last(lines)))
        else:
            insert_text(caret, lines[0].text, marks_elsewhere(lines[0]))
            document.write_on(caret, _restricted(lines[1:], reason))


def _is_plain(lines: Sequence[Line]) -> bool:
    return len(lines) == 1 and lines[0].kind is LineKind.PARAGRAPH


def _restricted(lines: Sequence[Line], reason: str) -> list[Line]:
    """Return lines as they stand where text is restricted for a reason: so are those before any item of theirs."""
    first_item = next((i for i, line in enumerate(lines) if line.is_item), len(lines))
    own = [line if line.restricted or not reason else replace(line, restricted=reason) for line in lines[:first_item]]
    return [*own, *lines[first_item:]]


def _restrict_rest(caret: QTextCursor, document: DocumentLines) -> None:
    """Keep what a hidden line holds behind the caret restricted, as words: it comes to stand in another item."""
    reason = hidden(document.lines).get(block_id(caret.block()))
    if reason:
        restrict_rest(QTextCursor(caret), reason)


def _last(lines: Sequence[Line]) -> Line:
    """Return the last line as it is to join another, away from what covers it."""
    last, reason = lines[-1], hidden(lines).get(lines[-1].id)
    return by_itself(last, reason) if reason else last
