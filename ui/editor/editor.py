"""The minutes as a page one types into."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from minutes_app.domain.lines import Line, MarkKind
from minutes_app.domain.outline import item_at
from minutes_app.writing.expanding import ENDS
from ui.editor import clipboard
from ui.editor.at_caret import AtCaret
from ui.editor.blocks import LABELS, LINE_HEIGHT, PageMetrics, block_id, utf16_length
from ui.editor.clean_input import clean_key, is_inside_pair, is_missed_mnemonic, on_one_line
from ui.editor.columns import Columns
from ui.editor.commands import LineCommands, Spot, column
from ui.editor.document_lines import DocumentLines, LinesChange
from ui.editor.documents import Documents
from ui.editor.edits import Edits
from ui.editor.expanding import Expanding
from ui.editor.going import Going
from ui.editor.joining import keeping_restrictions
from ui.editor.misspelt import Misspelt
from ui.editor.room_below import RoomBelow
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
    return PageMetrics(
        round(em * 5.2), round(em * 7.6), round(em * 1.8), labels, round(plain.lineSpacing() * 2 * LINE_HEIGHT / 100)
    )


class MinutesEditor(QTextEdit):
    """One document, one undo stack; the columns beside the text are painted in its margins.

    Signals:
        noticeGiven: a short sentence for the status bar, where a key could do nothing.
    """

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
        self._room = RoomBelow(self, metrics.room_below)
        self.going = Going(self, theme)
        self.at_caret = AtCaret(self)
        self._keys = self._key_table()
        self.lines.linesChanged.connect(self._on_lines_changed)
        self.at_caret.noticeGiven.connect(self.noticeGiven)
        self.going.shown.noticeGiven.connect(self.noticeGiven)

    # The meeting

    def show_lines(self, lines: list[Line], on: date | None) -> None:
        """Show a meeting's lines, the caret at the end, nothing to undo."""
        self.going.shown.hide()
        self.misspelt.begin()
        self.documents.begin()
        self.lines.load(lines, on)
        self.misspelt.look_over()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.going.begin()

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
        self.going.shown.theme = theme
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

    def ensureCursorVisible(self) -> None:
        """Bring the caret into sight, with room below it."""
        super().ensureCursorVisible()
        self._room.keep()

    @property
    def current_item(self) -> int | None:
        """The index of the item that the caret is in."""
        return item_at(self.lines.lines, self.textCursor().blockNumber())

    def _on_lines_changed(self, change: LinesChange) -> None:
        if not change.only_text:
            self.viewport().update()

    # Keys

    def _key_table(self) -> dict[QKeySequence, Callable[[], object]]:
        table: dict[str, Callable[[], object]] = {
            "Return": self._enter,
            "Shift+Return": self._enter,
            "Tab": partial(self.at_caret.level, 1),
            "Backtab": partial(self.at_caret.level, -1),
            "Shift+Tab": partial(self.at_caret.level, -1),
            "Shift+Backtab": partial(self.at_caret.level, -1),
            "Ctrl+X": self.cut,
            "Shift+Del": self.cut,
            "Ctrl+B": partial(self.at_caret.toggle_mark, MarkKind.BOLD),
            "Ctrl+I": partial(self.at_caret.toggle_mark, MarkKind.ITALIC),
            "Ctrl+U": partial(self.at_caret.toggle_mark, MarkKind.UNDERLINE),
        }
        return {QKeySequence(combination): command for combination, command in table.items()}

    def take_keys(self, commands: Mapping[str, Callable[[], object]]) -> None:
        """Have keys of the text do commands that need more than the text."""
        self._keys.update({QKeySequence(combination): command for combination, command in commands.items()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for; anything else is typing."""
        with self._room.after_key():
            self._take_key(event)

    def _take_key(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        self._leave_pair()
        command = self._keys.get(self._pressed(event))
        if command:
            command()
        elif is_missed_mnemonic(event):
            pass  # nothing is typed
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
        with self._room.after_key(), keeping_restrictions(self):
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

    # Clipboard

    def cut(self) -> None:
        """Take the selection out and onto the clipboard."""
        self.copy()
        self.delete_selection()

    def delete_selection(self) -> None:
        """Take the selection out; without one, or in approved minutes, do nothing."""
        if not self.isReadOnly():
            with keeping_restrictions(self):
                self.textCursor().removeSelectedText()

    def text_menu(self) -> QMenu:
        """Return the menu that Qt makes of what can be done with the text, which cuts and deletes as the keys do."""
        menu = self.createStandardContextMenu()
        for name, work in (("edit-cut", self.cut), ("edit-delete", self.delete_selection)):
            action = menu.findChild(QAction, name)
            if action:  # none in approved minutes
                action.triggered.disconnect()
                action.triggered.connect(work)
        return menu

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy lines as lines, and as plain text for other programs."""
        return clipboard.copied(self.lines, self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take our own lines and text; never files or pictures."""
        return source.hasFormat(clipboard.LINES_FORMAT) or source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: our own lines whole, of other programs the words with their marks and bullets."""
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

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dragged; what is moved within the minutes is taken out as by keys, in the same step of undo."""
        if event.source() is not self.viewport() or event.dropAction() != Qt.DropAction.MoveAction:
            super().dropEvent(event)
            return
        at = self.cursorForPosition(event.position().toPoint())
        self.delete_selection()
        at.joinPreviousEditBlock()
        self.setTextCursor(at)
        self.insertFromMimeData(event.mimeData())
        at.endEditBlock()
        super().dragLeaveEvent(QDragLeaveEvent())  # for Qt the drag is over

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
        self.columns.paint_behind(painter, event.rect())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        self.columns.paint_beside(painter, event.rect())
        painter.end()
