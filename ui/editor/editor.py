"""The minutes as a page one types into."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind, MarkKind
from minutes_app.domain.outline import item_at
from minutes_app.writing.expanding import ENDS
from ui.editor import clipboard
from ui.editor.blocks import LABELS, PageMetrics, block_id, set_mark, utf16_length
from ui.editor.clean_input import clean_key, is_inside_pair, on_one_line
from ui.editor.columns import Columns
from ui.editor.commands import LineCommands, Spot, column
from ui.editor.document_lines import DocumentLines, LinesChange
from ui.editor.documents import Documents
from ui.editor.edits import LOCKED, Edits
from ui.editor.expanding import Expanding
from ui.editor.joining import keeping_restrictions
from ui.editor.misspelt import Misspelt
from ui.editor.typing_rules import TypingRules
from ui.theme import Theme

_TEXT_POINTS = 11.5


def page_metrics(font: QFont) -> PageMetrics:
    """Return the measures of the page for a font."""
    plain = QFontMetricsF(font)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    labels = tuple((kind, round(QFontMetricsF(bold).horizontalAdvance(f"{text} "))) for kind, text in LABELS.items())
    em = plain.horizontalAdvance("m")
    return PageMetrics(round(em * 5.2), round(em * 6.4), round(em * 1.8), labels)


class MinutesEditor(QTextEdit):
    """One document, one undo stack; the columns beside the text are painted in its margins.

    Signals:
        itemEntered: the id of the agenda item that the caret went into; empty above the first.
        noticeGiven: a short sentence for the status bar, where a key could do nothing.
    """

    itemEntered = Signal(str)
    noticeGiven = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("minutes")
        self.setAccessibleName("Minutes")
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        font = QFont(self.font())
        font.setPointSizeF(_TEXT_POINTS)
        self.setFont(font)
        self.misspelt = Misspelt(self)
        self.documents = Documents(self, theme)
        metrics = page_metrics(font)
        self.lines = DocumentLines(self.document(), metrics, self)
        self.edits = Edits(self.lines, self._caret_position)
        self.commands = LineCommands(self.lines, self.edits)
        self.columns = Columns(self, metrics, theme)
        self._rules = TypingRules(self.lines, self.edits, self.commands)
        self.expanding = Expanding(self)
        self._item = ""
        self._places: dict[str, Spot] = {}
        self._keys = self._key_table()
        self.lines.linesChanged.connect(self._on_lines_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)

    # The meeting

    def show_lines(self, lines: list[Line], on: date | None) -> None:
        """Show a meeting's lines, the caret at the end, nothing to undo."""
        self._places.clear()
        self.misspelt.begin()
        self.documents.begin()
        self.lines.load(lines, on)
        self.misspelt.look_over()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._item = ""
        self._on_caret_moved()

    def set_locked(self, is_locked: bool) -> None:
        """Let nothing be changed, or again everything. The caret still goes anywhere."""
        self.setReadOnly(is_locked)
        flags = self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.edits.is_locked = is_locked

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.columns.theme = theme
        self.documents.set_theme(theme)
        self.viewport().update()

    # The caret

    def _caret_position(self) -> int:
        return self.textCursor().position()

    @property
    def spot(self) -> Spot:
        """Where the caret is."""
        caret = self.textCursor()
        return Spot(block_id(caret.block()), column(caret))

    def go_to(self, spot: Spot) -> bool:
        """Put the caret at a place and into sight; say whether its line is still there."""
        index = self.lines.index_of(spot.line_id)
        if index is None:
            return False
        block = self.document().findBlockByNumber(index)
        caret = self.textCursor()
        caret.setPosition(block.position() + utf16_length(block.text()[: spot.column]))
        self.setTextCursor(caret)
        self.ensureCursorVisible()
        return True

    def select(self, line_id: str, start: int, end: int) -> bool:
        """Select words of a line and bring them into sight; say whether the line is still there."""
        if not self.go_to(Spot(line_id, start)):
            return False
        caret = self.textCursor()
        last = caret.block().position() + utf16_length(caret.block().text()[:end])
        caret.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(caret)
        return True

    def go_to_item(self, item_id: str) -> None:
        """Put the caret into an item: where it was last in it, or at the end of the item's own text."""
        spot = self._places.get(item_id)
        if spot and self._in_item(spot.line_id, item_id) and self.go_to(spot):
            return
        index = self.lines.index_of(item_id)
        if index is None:
            return
        lines = self.lines.lines
        last = next((i for i in range(index + 1, len(lines)) if lines[i].is_item), len(lines)) - 1
        self.go_to(Spot(lines[last].id, len(lines[last].text)))

    def _in_item(self, line_id: str, item_id: str) -> bool:
        index = self.lines.index_of(line_id)
        item = item_at(self.lines.lines, index) if index is not None else None
        return item is not None and self.lines.lines[item].id == item_id

    def step_item(self, by: int) -> None:
        """Go to the item before or after the one the caret is in."""
        items = [i for i, line in enumerate(self.lines.lines) if line.is_item]
        here = self.current_item
        place = items.index(here) + by if here is not None else (0 if by > 0 else -1)
        if 0 <= place < len(items):
            self.go_to_item(self.lines.lines[items[place]].id)

    @property
    def current_item(self) -> int | None:
        """The index of the item that the caret is in."""
        return item_at(self.lines.lines, self.textCursor().blockNumber())

    def _on_caret_moved(self) -> None:
        item = self.current_item
        item_id = self.lines.lines[item].id if item is not None else ""
        if item_id:
            self._places[item_id] = self.spot
        if item_id != self._item:
            self._item = item_id
            self.itemEntered.emit(item_id)

    def _on_lines_changed(self, change: LinesChange) -> None:
        if not change.only_text:
            self.viewport().update()
            self._on_caret_moved()

    # Keys

    def _key_table(self) -> dict[QKeySequence, Callable[[], object]]:
        table: dict[str, Callable[[], object]] = {
            "Return": self._enter,
            "Shift+Return": self._enter,
            "Tab": partial(self.level, 1),
            "Backtab": partial(self.level, -1),
            "Shift+Tab": partial(self.level, -1),
            "Shift+Backtab": partial(self.level, -1),
            "Ctrl+X": self.cut,
            "Shift+Del": self.cut,
            "Ctrl+B": partial(self.toggle_mark, MarkKind.BOLD),
            "Ctrl+I": partial(self.toggle_mark, MarkKind.ITALIC),
            "Ctrl+U": partial(self.toggle_mark, MarkKind.UNDERLINE),
        }
        return {QKeySequence(combination): command for combination, command in table.items()}

    def take_keys(self, commands: Mapping[str, Callable[[], object]]) -> None:
        """Have keys of the text do commands that need more than the text."""
        self._keys.update({QKeySequence(combination): command for combination, command in commands.items()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for; anything else is typing."""
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        self._leave_pair()
        command = self._keys.get(self._pressed(event))
        if command:
            command()
        elif event.key() == Qt.Key.Key_Backspace and self.commands.backspace(self.textCursor()):
            pass
        else:
            with keeping_restrictions(self, event):
                super().keyPressEvent(clean_key(event))
            self._after_typing(event.text())
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the word under way as ended, unless a menu over it leaves the caret where it is."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.misspelt.end_word()

    def _pressed(self, event: QKeyEvent) -> QKeySequence:
        plain = event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value
        enter = Qt.Key.Key_Enter.value
        if event.key() == enter:
            plain = plain - enter + Qt.Key.Key_Return.value
        return QKeySequence(plain)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed or dictated text as typing: a line break in it is a space, lest two lines share an id."""
        self._leave_pair()
        with keeping_restrictions(self):
            super().inputMethodEvent(on_one_line(event))
        self._after_typing(event.commitString())

    def _leave_pair(self) -> None:
        caret = self.textCursor()
        if is_inside_pair(caret):
            caret.setPosition(caret.position() + 1)
            self.setTextCursor(caret)

    def _after_typing(self, typed: str) -> None:
        """Turn what stands before the caret into what it means, where what was just typed ends a word."""
        spot = self._rules.after_space(self.textCursor()) if typed.endswith(" ") else None
        if spot:
            self.go_to(spot)
        elif typed.endswith(ENDS):
            self.expanding.after_mark()

    def _enter(self) -> None:
        caret = self.textCursor()
        index = self.document().findBlock(caret.selectionStart()).blockNumber()
        self.commands.enter(caret)
        self.setTextCursor(caret)
        self.expanding.after_enter(index)
        self.ensureCursorVisible()

    # Commands, for keys, menus and panels alike

    def level(self, by: int) -> None:
        """Put the bullet or item at the caret deeper or less deep."""
        caret = self.textCursor()
        if self.commands.level_bullet(caret, by):
            return
        index = caret.blockNumber()
        if not self.lines.lines[index].is_item:
            self.noticeGiven.emit("Tab works in an item's heading and in a bullet.")
        else:
            self.level_item(index, by)

    def level_item(self, item: int, by: int) -> None:
        """Put an item deeper or less deep, or say why that cannot be."""
        if not self.commands.relevel(item, by):
            self.noticeGiven.emit("An item stands at most one level below the item before it, and at level 1 at least.")

    def move_item(self, down: bool) -> None:
        """Move the item at the caret with all that is in it."""
        item = self.current_item
        if item is not None:
            self.move_item_at(item, down)

    def move_item_at(self, item: int, down: bool) -> None:
        """Move an item with all that is in it, the caret going along."""
        spot = self.spot
        if not self.commands.move(item, down):
            self.noticeGiven.emit(f"This item is {'last' if down else 'first'} already.")
        self.go_to(spot)

    def next_item(self) -> None:
        """Make the next item of the same level and go to it."""
        self.go_to(self.commands.next_item(self.textCursor()))
        self.setFocus()

    def delete_item(self, item: int | None = None) -> None:
        """Delete an item, by default the one at the caret, with all that is in it."""
        item = self.current_item if item is None else item
        if item is not None:
            self.go_to(self.commands.delete_item(item))
            self.noticeGiven.emit("Item deleted. Ctrl+Z brings it back.")

    def placeholder(self, words: str) -> None:
        """Write 'N/A' or 'No items' in the item at the caret."""
        item = self.current_item
        if item is not None:
            self.go_to(self.commands.placeholder(item, words))

    def set_kind(self, kind: LineKind) -> None:
        """Make the line at the caret one of this kind, or a paragraph again."""
        spot = self.spot
        self.commands.set_kind(self.textCursor(), kind)
        self.go_to(spot)

    def sentence_to_action(self) -> None:
        """Make the sentence just typed an action."""
        self.go_to(self.commands.sentence_to_action(self.textCursor()))

    def toggle_mark(self, kind: MarkKind) -> None:
        """Switch a mark on or off, for the selected words or for what is typed next."""
        if self.isReadOnly():
            raise PlainError(LOCKED)
        change = QTextCharFormat()
        given = self.currentCharFormat()
        on = {
            MarkKind.BOLD: given.fontWeight() >= QFont.Weight.DemiBold,
            MarkKind.ITALIC: given.fontItalic(),
            MarkKind.UNDERLINE: given.fontUnderline(),
            MarkKind.RAISED: given.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript,
        }[kind]
        set_mark(change, kind, not on)
        self.mergeCurrentCharFormat(change)

    # Clipboard

    def cut(self) -> None:
        """Take the selection out and onto the clipboard."""
        caret = self.textCursor()
        if caret.hasSelection() and not self.isReadOnly():
            self.copy()
            with keeping_restrictions(self):
                caret.removeSelectedText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy lines as lines, and as plain text for other programs."""
        return clipboard.copied(self.lines, self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take our own lines and text; never files or pictures."""
        return source.hasFormat(clipboard.LINES_FORMAT) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: our own lines whole, other text clean."""
        self._leave_pair()
        if clipboard.is_too_much(source):
            self.noticeGiven.emit(clipboard.TOO_MUCH)
            return
        lines = clipboard.pasted(source, {line.id for line in self.lines.lines})
        if lines:
            caret = self.textCursor()
            clipboard.insert(caret, lines, self.lines, self.edits)
            self.setTextCursor(caret)
            self.ensureCursorVisible()

    # Painting

    def update_beside(self, index: int) -> None:
        """Paint the columns beside one line anew."""
        area = self.document().documentLayout().blockBoundingRect(self.document().findBlockByNumber(index))
        top = round(area.top()) - self.verticalScrollBar().value()
        self.viewport().update(0, top - 2, self.viewport().width(), round(area.height()) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bands, the text, and the columns beside it."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        self.columns.paint_behind(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        self.columns.paint_beside(painter)
        painter.end()
