"""Find and replace in the minutes, without leaving the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextEdit, QWidget

from minutes_app.domain.text import clean
from ui.editor.editor import MinutesEditor
from ui.pane_line import PaneLine
from ui.theme import Theme

_MOST_SHOWN = 1000


class FindBar(QFrame):
    """A bar over the page. Enter goes to the next hit, Shift+Enter to the one before, Esc back to the text.

    Signals:
        closed: back to the text, the hit selected.
    """

    closed = Signal()

    def __init__(self, editor: MinutesEditor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._editor = editor
        self._theme = theme
        self.words = _BarLine("find", "Find in the minutes", "Find")
        self.other = _BarLine("replace", "Replace by", "Replace by")
        self.count = QLabel()
        self.count.setObjectName("findCount")
        self.count.setProperty("muted", True)
        self.one_button, self.all_button = QPushButton("Replace"), QPushButton("Replace all")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self.words, 2)
        layout.addWidget(self.count)
        layout.addWidget(self.other, 2)
        layout.addWidget(self.one_button)
        layout.addWidget(self.all_button)
        self.words.textChanged.connect(self._on_edited)
        self.words.stepRequested.connect(self.step)
        self.other.stepRequested.connect(self._on_replace_key)
        self.one_button.clicked.connect(self.replace_one)
        self.all_button.clicked.connect(self.replace_all)
        for line in (self.words, self.other):
            line.leaveRequested.connect(self.close_bar)
        self.hide()

    def open_bar(self, replacing: bool) -> None:
        """Open for finding, or for replacing too; the selected words are what to find."""
        selected = self._editor.textCursor().selectedText()
        for widget in (self.other, self.one_button, self.all_button):
            widget.setVisible(replacing and not self._editor.isReadOnly())
        self.show()
        if selected and "\u2029" not in selected:
            self.words.setText(selected)
        self.words.setFocus()
        self.words.selectAll()
        self._show_hits()

    def close_bar(self) -> None:
        """Go back to the text; the hit stays selected."""
        self.hide()
        self._editor.setExtraSelections([])
        self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        if self.isVisible():
            self._show_hits()

    def step(self, back: bool) -> None:
        """Select the next hit, or the one before, round the end."""
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        document, words = self._editor.document(), self.words.text()
        if not words:
            return
        found = document.find(words, self._editor.textCursor(), flags)
        if found.isNull():
            start = QTextCursor(document)
            if back:
                start.movePosition(QTextCursor.MoveOperation.End)
            found = document.find(words, start, flags)
        if not found.isNull():
            self._editor.setTextCursor(found)
            self._editor.ensureCursorVisible()
        self._show_hits()

    def replace_one(self) -> None:
        """Replace the selected hit and go to the next one."""
        caret = self._editor.textCursor()
        if caret.selectedText().casefold() == self.words.text().casefold() and caret.hasSelection():
            caret.insertText(clean(self.other.text()))
            self._editor.setTextCursor(caret)
        self.step(False)

    def replace_all(self) -> None:
        """Replace every hit, as one step of undo."""
        hits = self._hits()
        with self._editor.edits.step():
            for hit in reversed(hits):
                hit.insertText(clean(self.other.text()))
        self._show_hits()
        self.count.setText(f"{len(hits)} replaced")

    def _on_edited(self) -> None:
        caret = self._editor.textCursor()
        caret.setPosition(caret.selectionStart())
        self._editor.setTextCursor(caret)
        self.step(False)

    def _on_replace_key(self, back: bool) -> None:
        self.replace_one()

    def _hits(self) -> list[QTextCursor]:
        document, words = self._editor.document(), self.words.text()
        found, hits = document.find(words, 0) if words else QTextCursor(), []
        while not found.isNull() and found.hasSelection():
            hits.append(found)
            found = document.find(words, found)
        return hits

    def _show_hits(self) -> None:
        hits = self._hits()
        here = self._editor.textCursor().selectionStart()
        place = next((i for i, hit in enumerate(hits, start=1) if hit.selectionStart() == here), 0)
        self.count.setText(f"{place} of {len(hits)}" if hits else ("" if not self.words.text() else "not found"))
        self._editor.setExtraSelections([self._shaded(hit) for hit in hits[:_MOST_SHOWN]])

    def _shaded(self, hit: QTextCursor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        shade = QTextCharFormat()
        shade.setBackground(QColor(self._theme.warn_band))
        selection.format = shade
        selection.cursor = hit
        return selection


class _BarLine(PaneLine):
    """A field of the bar.

    Signals:
        stepRequested: Enter was pressed; True with Shift.
    """

    stepRequested = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepRequested.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)
