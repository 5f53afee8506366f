"""A hand that edits the minutes in every way there is, and minutes for it to edit."""

from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QKeyEvent, QTextCursor

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from ui.editor.blocks import utf16_length
from ui.editor.commands import units_to_column

EMOJI, WELSH, HEBREW, COMBINED = "📝 ", "Llŷr ŵy", "שלום", "e\u0301 "
WORDS = ["a", "CC to ring by 9 May. ", " ", "item 2.1 ", EMOJI, WELSH, HEBREW, COMBINED, "\u00a0x", "cc, ", "(soh) "]
RULES = ["Action: ", "- ", "2.4 ", "Done. Action: ", "Decision: ", "Done. Actions arising: "]
PLAIN = ["one", "one\ntwo", "one\r\n\r\n- two\n", "x\u2028y\x00\ud83d", "📝\n\tz", "\n", ""]
KINDS = [LineKind.SUBHEADING, LineKind.BULLET, LineKind.NOTE, LineKind.DECISION, LineKind.ACTION, LineKind.ITEM]


def line(place, kind, text="", **fields):
    return Line(f"{place:016x}", kind, text, **fields)


SMALL = (
    line(1, LineKind.ITEM, "Outstanding matters"),
    line(2, LineKind.PARAGRAPH, "The CC said 📝 so. See item 2.1.", marks=(Mark(4, 6, MarkKind.BOLD),)),
    line(3, LineKind.ITEM, "Holding to account", own_series=True),
    line(4, LineKind.ITEM, "Finance", level=2, numbering=Numbering.TYPED, number="2.4"),
    line(5, LineKind.BULLET, "first", level=2),
    line(6, LineKind.ACTION, "CC to share it by 9 May", action=Action(owners=("CC",), status=ActionStatus.COMPLETE)),
    line(7, LineKind.ITEM, "", level=3, numbering=Numbering.NONE),
    line(8, LineKind.PARAGRAPH, ""),
    line(9, LineKind.SUBHEADING, "Llŷr"),
    line(10, LineKind.DECISION, "Agreed", marks=(Mark(0, 6, MarkKind.RESTRICTED),)),
    line(11, LineKind.ITEM, "AOB"),
)


class OwnDrop(QDropEvent):
    """What was dragged out of the minutes comes down in them again; offscreen, Qt itself drags nothing."""

    def __init__(self, editor, position):
        caret = QTextCursor(editor.document())
        caret.setPosition(position)
        self._data = editor.createMimeDataFromSelection()
        self._from = editor.viewport()
        where, how = QPointF(editor.cursorRect(caret).center()), Qt.DropAction.MoveAction
        super().__init__(where, how, self._data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    def source(self):
        return self._from


class Hand:
    """Does one edit at a time to the page, as keys, panels and the clipboard do."""

    def __init__(self, page):
        self.page = page
        self.editor = page.editor
        self.clip = QMimeData()

    @property
    def lines(self):
        return self.editor.lines.lines

    # Where

    def put(self, where, other=None):
        caret = self.editor.textCursor()
        caret.setPosition(self._position(where))
        if other is not None:
            caret.setPosition(self._position(other), QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(caret)

    def _position(self, where):
        block = self.editor.document().findBlockByNumber(where[0] % len(self.lines))
        units = where[1] % block.length()
        return block.position() + utf16_length(block.text()[: units_to_column(block.text(), units)])

    def item(self, place):
        items = [i for i, line in enumerate(self.lines) if line.is_item]
        return items[place % len(items)] if items else None

    # Keys

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
        self.editor.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, text))

    def write(self, text):
        for character in text:
            self.key(0, text=character)

    def typing(self, where, text):
        self.put(where)
        self.write(text)

    def typing_on(self, text):
        self.write(text)

    def typing_over(self, where, other, text):
        self.put(where, other)
        self.write(text)

    def rule(self, row, text):
        self.put((row, 0))
        self.write(text)

    def person(self, where, other, number):
        self.put(where, other)
        self.page.writing.speak(number)

    def repeat(self, where):
        self.put(where)
        self.page.writing.repeat()

    def enter(self, where, other):
        self.put(where, other)
        self.key(Qt.Key.Key_Return, text="\r")

    def backspace(self, where, other, times):
        self.put(where, other)
        for _ in range(times):
            self.key(Qt.Key.Key_Backspace, text="\b")

    def delete(self, where, other, times):
        self.put(where, other)
        for _ in range(times):
            self.key(Qt.Key.Key_Delete, text="\x7f")

    def delete_word(self, where, back):
        self.put(where)
        self.key(Qt.Key.Key_Backspace if back else Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)

    def tab(self, where, by):
        self.put(where)
        self.editor.at_caret.level(by)

    def mark(self, where, other, kind, text):
        self.put(where, other)
        self.editor.at_caret.toggle_mark(kind)
        self.write(text)

    def check_later(self, where, other, text):
        self.put(where, other)
        self.page.check_later.toggle()
        self.write(text)

    # Clipboard

    def paste_text(self, where, other, text):
        self.put(where, other)
        data = QMimeData()
        data.setText(text)
        self.editor.insertFromMimeData(data)

    def copy(self, where, other):
        self.put(where, other)
        if self.editor.textCursor().hasSelection():
            self.clip = self.editor.createMimeDataFromSelection()

    def cut(self, where, other):
        self.copy(where, other)
        self.key(Qt.Key.Key_Delete)

    def paste(self, where, other):
        self.put(where, other)
        self.editor.insertFromMimeData(self.clip)

    def menu(self, where, other, name):
        self.put(where, other)
        menu = self.editor.text_menu()
        menu.findChild(QAction, name).trigger()
        menu.deleteLater()

    def drag(self, where, other, to):
        self.put(where, other)
        if self.editor.textCursor().hasSelection():
            self.editor.dropEvent(OwnDrop(self.editor, self._position(to)))

    # Structure

    def kind(self, where, kind):
        self.put(where)
        self.editor.at_caret.set_kind(kind)

    def sentence(self, where):
        self.put(where)
        self.editor.at_caret.sentence_to_action()

    def level_item(self, place, by):
        if (item := self.item(place)) is not None:
            self.editor.at_caret.level_item(item, by)

    def move_item(self, place, down):
        if (item := self.item(place)) is not None:
            self.editor.at_caret.move_item_at(item, down)

    def drop_item(self, place, target, into):
        item = self.item(place)
        if item is not None:
            target = None if target is None else self.item(target)
            self.editor.commands.place_item(item, target, into)

    def next_item(self, where):
        self.put(where)
        self.editor.at_caret.next_item()

    def delete_item(self, place):
        if (item := self.item(place)) is not None:
            self.editor.at_caret.delete_item(item)

    def number(self, place, number):
        if (item := self.item(place)) is not None:
            self.editor.commands.set_number(item, number)

    def own_series(self, place):
        if (item := self.item(place)) is not None:
            self.editor.commands.toggle_own_series(item)

    def rename(self, place, title):
        if (item := self.item(place)) is not None:
            self.editor.commands.rename_item(item, title)

    def placeholder(self, where, words):
        self.put(where)
        self.editor.at_caret.placeholder(words)

    def capture(self, where, text):
        self.put(where)
        self.page._on_captured(text)

    def change_action(self, place, words):
        cards = self.page.action_model.cards
        if cards:
            card = cards[place % len(cards)]
            self.page.action_changes.set_owners(card.line_id, words)
            self.page.action_changes.set_status(card.line_id, ActionStatus.IN_PROGRESS)

    def undo(self, times):
        for _ in range(times):
            self.editor.undo()

    def redo(self, times):
        for _ in range(times):
            self.editor.redo()


WHERE = st.tuples(st.integers(0, 30), st.integers(0, 60))
OTHER = st.none() | WHERE
PLACE = st.integers(0, 10)
ANY_LINE_KIND = st.sampled_from(KINDS)


def step(name, *arguments):
    return st.tuples(st.just(name), *arguments)


STEPS = st.one_of(
    step("typing", WHERE, st.sampled_from(WORDS)),
    step("typing_on", st.sampled_from(WORDS)),
    step("typing_over", WHERE, WHERE, st.sampled_from(WORDS)),
    step("rule", st.integers(0, 30), st.sampled_from(RULES)),
    step("enter", WHERE, OTHER),
    step("enter", WHERE, st.none()),
    step("backspace", WHERE, OTHER, st.integers(1, 3)),
    step("backspace", st.tuples(st.integers(0, 30), st.just(0)), st.none(), st.integers(1, 2)),
    step("delete", WHERE, OTHER, st.integers(1, 3)),
    step("delete_word", WHERE, st.booleans()),
    step("tab", WHERE, st.sampled_from([1, -1])),
    step("mark", WHERE, WHERE, st.sampled_from([MarkKind.BOLD, MarkKind.ITALIC, MarkKind.RAISED]), st.just("")),
    step("mark", WHERE, st.none(), st.just(MarkKind.BOLD), st.sampled_from(["b", ""])),
    step("person", WHERE, OTHER, st.integers(1, 9)),
    step("repeat", WHERE),
    step("check_later", WHERE, OTHER, st.sampled_from(["b", ""])),
    step("check_later", WHERE, st.none(), st.sampled_from(["b", ""])),
    step("paste_text", WHERE, OTHER, st.sampled_from(PLAIN)),
    step("copy", WHERE, WHERE),
    step("cut", WHERE, WHERE),
    step("paste", WHERE, OTHER),
    step("menu", WHERE, WHERE, st.sampled_from(["edit-cut", "edit-delete"])),
    step("drag", WHERE, WHERE, WHERE),
    step("kind", WHERE, ANY_LINE_KIND),
    step("sentence", WHERE),
    step("level_item", PLACE, st.sampled_from([1, -1])),
    step("move_item", PLACE, st.booleans()),
    step("drop_item", PLACE, st.none() | PLACE, st.booleans()),
    step("next_item", WHERE),
    step("delete_item", PLACE),
    step("number", PLACE, st.sampled_from(["2.4", "-", "", "3.", "x"])),
    step("own_series", PLACE),
    step("rename", PLACE, st.sampled_from(["", "Budget", WELSH + EMOJI])),
    step("placeholder", WHERE, st.sampled_from(["N/A", "No items"])),
    step("capture", WHERE, st.just("DCC to check 📝")),
    step("change_action", PLACE, st.sampled_from(["", "RJ/DB", "CC"])),
    step("undo", st.integers(1, 4)),
    step("redo", st.integers(1, 4)),
)
