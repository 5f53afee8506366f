"""The misspelt word at the caret: other spellings by the menu key, and the way from one such word to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFont, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu

from minutes_app.writing.spelling import stem
from ui.editor.blocks import block_id
from ui.editor.commands import column, units_to_column
from ui.editor.editor import MinutesEditor

_REPLACE, _ADD, _IGNORE = "replace", "add", "ignore"
_FOUND = "“{}” is not in the dictionary. Shift+F10 or the menu key offers other spellings."
_NONE = "The dictionary knows all words of these minutes."
_LOCKED = "Approved minutes are not checked for spelling."


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a line, from and to in Python characters."""

    line_id: str
    start: int
    end: int
    text: str


class SpellingHelp(QObject):
    """Offers other spellings for a word, and goes from misspelt word to misspelt word.

    Signals:
        noticeGiven: a short sentence for the status bar.
        noticeOutdated: such a sentence that is no longer true.
        wordAdded: a word that is right everywhere from now on.
        wordIgnored: a word that is to be left as it is in these minutes.
    """

    noticeGiven = Signal(str)
    noticeOutdated = Signal(str)
    wordAdded = Signal(str)
    wordIgnored = Signal(str)

    def __init__(self, editor: MinutesEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._asked: _Word | None = None  # what the menu that is open was opened at
        self._told: _Word | None = None  # what was said to be in no dictionary
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._on_menu_requested)
        editor.lines.linesChanged.connect(self._on_lines_changed)
        editor.take_keys({"Menu": self.open_menu, "Shift+F10": self.open_menu})

    def open_menu(self) -> None:
        """Open the menu of the text under the caret, with other spellings for the word that it touches."""
        self._open(self._editor.textCursor(), self._editor.cursorRect())

    def _on_menu_requested(self, at: QPoint) -> None:
        self._open(self._editor.cursorForPosition(at), QRect(at, at))

    def _open(self, at: QTextCursor, place: QRect) -> None:
        menu = self._editor.text_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Text")
        self._asked = None if self._editor.isReadOnly() else self._word_at(at)
        if self._asked:
            offered = self._offers(menu, self._asked.text)
            menu.insertActions(menu.actions()[0], offered)
            menu.setActiveAction(next(action for action in offered if action.isEnabled()))
            menu.triggered.connect(self._on_chosen)
        menu.popup(self._beside(place, menu.sizeHint().height()))

    def _beside(self, place: QRect, height: int) -> QPoint:
        """Return where on the screen a menu of this height opens: below a place or, lest it cover the word, above."""
        page = self._editor.viewport()
        below, above = page.mapToGlobal(place.bottomLeft()), page.mapToGlobal(place.topLeft()) - QPoint(0, height)
        screen = self._editor.screen().availableGeometry()
        return above if below.y() + height > screen.bottom() and above.y() >= screen.top() else below

    def _offers(self, menu: QMenu, word: str) -> list[QAction]:
        suggested = [
            _action(menu, f"&{number}  {words}", (_REPLACE, words), is_bold=True)
            for number, words in enumerate(self._editor.misspelt.suggestions(word), start=1)
        ]
        base = stem(word)
        none = QAction("No other spelling is near", menu)
        none.setEnabled(False)
        return [
            *(suggested or [none]),
            _rule(menu),
            _action(menu, f"&Add “{base}” to the dictionary", (_ADD, base)),
            _action(menu, f"&Ignore “{base}” in this meeting", (_IGNORE, base)),
            _rule(menu),
        ]

    def _on_chosen(self, action: QAction) -> None:
        chosen, word = action.data(), self._asked
        if not chosen or word is None:
            return  # cut, paste and their like do what they do
        what, words = chosen
        if what == _REPLACE:
            self._replace(word, words)
            return
        self._outdate()
        if what == _ADD:
            self.wordAdded.emit(words)
        else:
            self.wordIgnored.emit(words)

    def _replace(self, word: _Word, words: str) -> None:
        index = self._editor.lines.index_of(word.line_id)
        if index is not None and self._stands(word):
            self._editor.edits.reword(index, word.start, word.end, words)

    def _stands(self, word: _Word) -> bool:
        index = self._editor.lines.index_of(word.line_id)
        return index is not None and self._editor.lines.lines[index].text[word.start : word.end] == word.text

    def _word_at(self, at: QTextCursor) -> _Word | None:
        block, here = at.block(), column(at)
        touched = (word for word in self._words_of(block) if word.start <= here <= word.end)
        return next(touched, None)

    def _words_of(self, block: QTextBlock) -> list[_Word]:
        text, line_id = block.text(), block_id(block)
        return [_Word(line_id, start, end, text[start:end]) for start, end in self._editor.misspelt.wrong_in(block)]

    # From word to word

    def go(self, by: int) -> None:
        """Select the next misspelt word (1) or the one before (-1); after the last comes the first."""
        if self._editor.isReadOnly():
            self.noticeGiven.emit(_LOCKED)
            return
        word = next(self._onward() if by > 0 else self._backward(), None)
        if word is None:
            self.noticeGiven.emit(_NONE)
            return
        self._editor.select(word.line_id, word.start, word.end)
        self._editor.setFocus()
        self._told = word
        self.noticeGiven.emit(_FOUND.format(word.text))

    def _on_lines_changed(self) -> None:
        """Say no longer of a word that it is in no dictionary, once it is mended or gone from its place."""
        if self._told and not self._stands(self._told):
            self._outdate()

    def _outdate(self) -> None:
        if self._told:
            self.noticeOutdated.emit(_FOUND.format(self._told.text))
            self._told = None

    def _onward(self) -> Iterator[_Word]:
        block, here = self._place(self._editor.textCursor().selectionEnd())
        yield from (word for word in self._words_of(block) if word.start >= here)
        after = block.next()
        while after.isValid():
            yield from self._words_of(after)
            after = after.next()
        before = self._editor.document().begin()
        while before != block:
            yield from self._words_of(before)
            before = before.next()
        yield from self._words_of(block)

    def _backward(self) -> Iterator[_Word]:
        block, here = self._place(self._editor.textCursor().selectionStart())
        yield from (word for word in reversed(self._words_of(block)) if word.end <= here)
        before = block.previous()
        while before.isValid():
            yield from reversed(self._words_of(before))
            before = before.previous()
        after = self._editor.document().lastBlock()
        while after != block:
            yield from reversed(self._words_of(after))
            after = after.previous()
        yield from reversed(self._words_of(block))

    def _place(self, position: int) -> tuple[QTextBlock, int]:
        block = self._editor.document().findBlock(position)
        return block, units_to_column(block.text(), position - block.position())


def _action(menu: QMenu, words: str, data: tuple[str, str], *, is_bold: bool = False) -> QAction:
    action = QAction(words, menu)
    action.setData(data)
    font = QFont(menu.font())
    font.setBold(is_bold)
    action.setFont(font)
    return action


def _rule(menu: QMenu) -> QAction:
    rule = QAction(menu)
    rule.setSeparator(True)
    return rule
