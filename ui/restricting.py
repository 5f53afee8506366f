"""Ctrl+R: words, lines and items are restricted with a reason, shown as such, listed, and set free again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from minutes_app.domain.checks import Finding, restricted_findings
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, Mark, MarkKind
from minutes_app.domain.outline import numbers_of_lines, section_end
from minutes_app.domain.restrictions import covering_item, restricted_words
from minutes_app.service.restricting import restriction_reasons
from ui.editor.commands import column
from ui.editor.edits import LOCKED
from ui.editor.marking import Span, mark_words, selected_spans, type_on_unmarked
from ui.meeting.check_panel import CheckPanel, PanelWords
from ui.meeting.page import MeetingPage
from ui.theme import Theme
from ui.wording import counted

KEY, LIST_KEY = "Ctrl+R", "Ctrl+Shift+F8"
_HOW = "The reason is printed in the copy to publish. Enter restricts, Up and Down: other reasons, Esc leaves it open."
_STAYS = "Number and title stay in the copy to publish."
_MISSING = "Say why first; Up and Down offer reasons. Esc leaves it open."
_NOTHING_HERE = "There is nothing here to restrict."
_GONE = "What was to be restricted is no longer there, and nothing is restricted. Esc goes back."
_PAUSE_MS = 300  # after the last key: nobody reads the list while typing
_WORDS = PanelWords(
    "Restricted",
    LIST_KEY,
    f"Nothing is restricted.\n\n{KEY} restricts the selected words, or the line; in the heading of an item, the item "
    "with all that is in it. A copy to publish has a sentence in its place.",
    ("Enter goes there", "Delete sets it free", "Esc back"),
    "{count} restricted",
    "Nothing restricted",
    "What is restricted",
)


@dataclass(frozen=True, slots=True)
class _Target:
    """What is to be restricted: whole lines, by their ids, or words, by a cursor that stays with them meanwhile."""

    line_ids: tuple[str, ...] = ()
    words: QTextCursor | None = None


class Restricting(QObject):
    """Restricts what is selected, or the line or item at the caret, and lists what is restricted.

    Signals:
        noticeGiven: what was done, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, page: MeetingPage, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._editor = page, page.editor
        self.panel = CheckPanel(theme, _WORDS)
        page.side.add_panel(self.panel)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._show)
        page.meetingShown.connect(self._show)
        page.editor.lines.linesChanged.connect(self._on_lines_changed)
        for moved in (page.editor.cursorPositionChanged, page.editor.selectionChanged):
            moved.connect(self._on_caret_moved)
        self.panel.leaveRequested.connect(page.focus_minutes)
        self.panel.list.openRequested.connect(self._on_opened)
        self.panel.list.passRequested.connect(self._on_set_free)
        self.panel.list.undoRequested.connect(page.editor.undo)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.panel.set_theme(theme)

    # The key

    def toggle(self) -> None:
        """Ask why the selected words, the line or the item at the caret are restricted; set free what is already."""
        if self._editor.edits.is_locked:
            raise PlainError(LOCKED)
        spans = selected_spans(self._editor.textCursor())
        if self._editor.textCursor().hasSelection() and not spans:
            self.noticeGiven.emit(_NOTHING_HERE)
        elif len(spans) == 1:
            self._toggle_words(spans[0])
        else:
            self._toggle_lines([index for index, _, _ in spans] or [self._editor.textCursor().blockNumber()])

    def _toggle_words(self, span: Span) -> None:
        index, start, end = span
        line = self._editor.lines.lines[index]
        marks = [mark for mark in restricted_words(line) if mark.start < end and start < mark.end]
        if marks:
            self._free_words(index, marks)
        elif line.restricted and not line.is_item:
            self.noticeGiven.emit(
                f"The whole line is restricted: {line.restricted}. {KEY} without a selection frees it."
            )
        else:
            self._ask("Why are these words restricted?", _Target(words=self._editor.textCursor()))

    def _toggle_lines(self, indexes: Sequence[int]) -> None:
        lines = self._editor.lines.lines
        at_caret = [
            m for m in restricted_words(lines[indexes[0]]) if m.start <= column(self._editor.textCursor()) <= m.end
        ]
        cover = covering_item(lines, indexes[0])
        if all(lines[index].restricted for index in indexes) and cover is None:
            self._free_lines(indexes)
        elif len(indexes) == 1 and at_caret:
            self._free_words(indexes[0], at_caret)
        elif cover is not None:
            number = numbers_of_lines(lines)[lines[cover].id]
            named = f"Item {number}" if number else "The item above"
            self.noticeGiven.emit(f"{named} is restricted with all that is in it. {KEY} in its heading frees it.")
        else:
            ids = tuple(lines[index].id for index in indexes)
            stays = f" {_STAYS}" if any(lines[index].is_item for index in indexes) else ""
            self._ask(f"Why {self._named(indexes)} restricted?{stays}", _Target(line_ids=ids))

    def _named(self, indexes: Sequence[int]) -> str:
        lines = self._editor.lines.lines
        if len(indexes) > 1:
            return f"are these {counted(len(indexes), 'line')}"
        is_item = lines[indexes[0]].is_item
        return "is this item, with all that is in it," if is_item else "is this line"

    def _ask(self, question: str, target: _Target) -> None:
        take = partial(self._restrict, target)
        self._page.ask_line.ask(f"{question} {_HOW}", take, restriction_reasons(), _MISSING)

    # What is done

    def _restrict(self, target: _Target, typed: str) -> str:
        reason = " ".join(typed.split()).rstrip(". ")
        if not reason:
            return _MISSING
        spans = selected_spans(target.words) if target.words else []
        found = [self._editor.lines.index_of(line_id) for line_id in target.line_ids]
        indexes = [index for index in found if index is not None]
        if not (spans or indexes):
            return _GONE
        if spans:
            mark_words(self._editor, spans, MarkKind.RESTRICTED, True, reason)
            self._on_caret_moved()
        else:
            self._set_lines(self._with_sections(indexes), reason)
        self.noticeGiven.emit(f"Restricted: {reason}. {KEY} sets it free again.")
        return ""

    def _with_sections(self, indexes: Sequence[int]) -> list[int]:
        """Return lines, and of items all lines in them that are not restricted by themselves."""
        lines = self._editor.lines.lines
        found = set(indexes)
        for index in indexes:
            if lines[index].is_item:
                inside = range(index + 1, section_end(lines, index))
                found.update(i for i in inside if not lines[i].restricted)
        return sorted(found)

    def _free_lines(self, indexes: Sequence[int]) -> None:
        """Set lines free, and of items all that was restricted with them."""
        lines = self._editor.lines.lines
        found = set(indexes)
        for index in indexes:
            if lines[index].is_item:
                inside = range(index + 1, section_end(lines, index))
                found.update(i for i in inside if lines[i].restricted == lines[index].restricted)
        titles = [(i, 0, len(lines[i].text)) for i in sorted(found) if _has_hidden_title(lines[i])]
        with self._editor.edits.step():
            self._set_lines(sorted(found), "")
            mark_words(self._editor, titles, MarkKind.RESTRICTED, False)
        self.noticeGiven.emit("No longer restricted.")

    def _set_lines(self, indexes: Sequence[int], reason: str) -> None:
        lines = list(self._editor.lines.lines)
        with self._editor.edits.step() as cursor:
            for index in indexes:
                self._editor.edits.restand_within(cursor, index, [replace(lines[index], restricted=reason)])

    def _free_words(self, index: int, marks: Sequence[Mark]) -> None:
        spans = [(index, mark.start, mark.end) for mark in marks]
        mark_words(self._editor, spans, MarkKind.RESTRICTED, False)
        self.noticeGiven.emit("These words are no longer restricted.")

    def _on_caret_moved(self) -> None:
        type_on_unmarked(self._editor, MarkKind.RESTRICTED)

    # The list

    def open(self) -> None:
        """Show what is restricted, the focus in the list."""
        self._show()
        self._page.side.setCurrentWidget(self.panel)
        self.panel.focus_list()

    def _on_lines_changed(self, *_: object) -> None:
        if not self.panel.isHidden():
            self._timer.start()

    def _show(self) -> None:
        meeting = self._page.meeting
        if meeting is not None:
            value = meeting.meeting
            self.panel.show_findings(restricted_findings(value), numbers_of_lines(value.lines), passed=0)

    def _on_opened(self, finding: Finding) -> None:
        self._page.editor.going.to_words(finding.line_id, finding.start, finding.end)
        self._page.focus_minutes()

    def _on_set_free(self, finding: Finding) -> None:
        """Set free what is current in the list."""
        if self._editor.edits.is_locked:
            self.noticeGiven.emit(LOCKED)
            return
        index = self._editor.lines.index_of(finding.line_id)
        if index is None:
            return
        line = self._editor.lines.lines[index]
        marks = [m for m in restricted_words(line) if (m.start, m.end) == (finding.start, finding.end)]
        if line.restricted and (not line.is_item or finding.words == line.text):
            self._free_lines([index])
        else:
            self._free_words(index, marks)
        self._show()


def _has_hidden_title(line: Line) -> bool:
    """Return whether the title of an item is restricted as a whole, for the reason that the item is."""
    return line.is_item and Mark(0, len(line.text), MarkKind.RESTRICTED, line.restricted) in line.marks
