"""What typed words turn into as they are typed, as in Word: each turn is a step of undo of its own."""

import re

from PySide6.QtGui import QTextCursor

from minutes_app.domain.lines import LineKind, Numbering
from ui.editor.commands import LineCommands, Spot, column
from ui.editor.document_lines import DocumentLines
from ui.editor.edits import Edits

_LABEL = re.compile(r"(?:^|[.!?…][\"'’”)]*\s+)(?P<label>(?P<word>actions?(?: arising)?|decision):\s)$", re.IGNORECASE)
_BULLET = re.compile(r"^[-*•]\s$")
_NUMBER = re.compile(r"^(?P<number>\d+(?:\.\d+)+|\d+\.)\s$")


class TypingRules:
    """Watches what was just typed and turns it into what it means."""

    def __init__(self, lines: DocumentLines, edits: Edits, commands: LineCommands) -> None:
        self._lines = lines
        self._edits = edits
        self._commands = commands

    def after_space(self, caret: QTextCursor) -> Spot | None:
        """Apply the rule that the words before the caret ask for; return where the caret goes, if one did."""
        index = caret.blockNumber()
        line = self._lines.lines[index]
        typed = line.text[: column(caret)]
        if line.is_item:
            return self._number(index, typed)
        if line.kind is LineKind.PARAGRAPH and _BULLET.match(typed):
            return self._strip(index, len(typed), kind=LineKind.BULLET)
        if line.kind is LineKind.BULLET and _BULLET.match(typed):
            return self._drop_second_bullet(index, len(typed))
        label = _LABEL.search(typed)
        if label and (label.start("label") or line.kind is not LineKind.ACTION):
            return self._label(index, label)
        return None

    def _number(self, index: int, typed: str) -> Spot | None:
        match = _NUMBER.match(typed)
        if not match:
            return None
        number = match["number"].rstrip(".")
        if number == self._commands.automatic_number(index):
            number = ""  # what it would be anyway goes on counting by itself
        line_id = self._lines.lines[index].id
        with self._edits.step():
            self._edits.retext(index, self._lines.lines[index].text[len(typed) :])
            self._commands.set_number(index, number)
        return Spot(line_id, 0)

    def _label(self, index: int, match: re.Match[str]) -> Spot:
        kind = LineKind.DECISION if match["word"].lower() == "decision" else LineKind.ACTION
        if not match.start("label"):
            return self._strip(index, match.end(), kind=kind)
        line = self._lines.lines[index]
        before = line.text[: match.start("label")].rstrip()
        with self._edits.step():
            self._edits.retext(index, before + line.text[match.end() :])
            self._commands.split_off(index, len(before), kind)
        return Spot(self._lines.lines[index + 1].id, 0)

    def _drop_second_bullet(self, index: int, length: int) -> Spot:
        """Drop the bullet that was typed where Enter had given the line one: it stays as deep as it is."""
        line = self._lines.lines[index]
        with self._edits.step():
            self._edits.retext(index, line.text[length:])
        return Spot(line.id, 0)

    def _strip(self, index: int, length: int, kind: LineKind) -> Spot:
        """Drop the first `length` characters and give the line another kind, in one step."""
        line = self._lines.lines[index]
        with self._edits.step():
            self._edits.retext(index, line.text[length:])
            self._edits.restate(index, kind=kind, level=1, numbering=Numbering.AUTOMATIC)
        return Spot(line.id, 0)
