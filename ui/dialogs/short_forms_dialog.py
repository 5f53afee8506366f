"""The short forms, those of one's own to be added, changed and deleted by keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from minutes_app.domain.errors import PlainError
from minutes_app.writing.glossary import Entry, Glossary
from minutes_app.writing.own_list import ListedForm, OwnList, typed_entry
from ui.library.heading import told
from ui.on_screen import resize_on_screen

_HEADS = ("Short form", "Written out as", "List")
_KEYS = "Insert: a new one     Enter: change     Delete: take away, or switch one of the office's off     Esc: back"
_HINT = "SOH, with a capital, is spelt out once and short after that; bn, without one, is written out each time."


class ShortFormsDialog(QDialog):
    """Shows both lists. Each change is handed to `keep`; what it raises as PlainError is said in place."""

    def __init__(self, office: Glossary, own: OwnList, keep: Callable[[OwnList], None], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._office, self._own, self._keep = office, own, keep
        self._instead_of = ""
        self._listed: list[ListedForm] = []
        self.setWindowTitle("Short forms")
        resize_on_screen(self, 680, 560)
        self.table = _FormTable()
        self.short, self.words = _line("shortForm"), _line("shortFormWords")
        self.words.setPlaceholderText("briefing note")
        self.short.setPlaceholderText("bn")
        self.problem, self.said = _label("problem"), told(muted=True)
        self._lay_out()
        self.table.newRequested.connect(self._on_new_requested)
        self.table.changeRequested.connect(self._on_change_requested)
        self.table.deleteRequested.connect(self._on_delete_requested)
        for line in (self.short, self.words):
            line.returnPressed.connect(self._on_typed)
            line.textEdited.connect(self._on_edited)
        self._show("")
        self.table.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Short form", self.short)
        form.addRow("&Words", self.words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Enter is for the line one types in
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        keys, hint = told(muted=True), told(muted=True)
        keys.setText(_KEYS)
        hint.setText(_HINT)
        layout.addWidget(self.table, 1)
        layout.addWidget(keys)
        layout.addLayout(form)
        for widget in (hint, self.problem, self.said, buttons):
            layout.addWidget(widget)

    def _show(self, code: str) -> None:
        """Show the lists as they are now, the one of this code current."""
        self._listed = list(self._own.listed(self._office))
        self.table.setRowCount(len(self._listed))
        for row, form in enumerate(self._listed):
            for place, words in enumerate((form.entry.short, form.entry.words, _list_of(form))):
                self.table.setItem(row, place, QTableWidgetItem(words))
        codes = [form.entry.code for form in self._listed]
        if codes:
            self.table.setCurrentCell(codes.index(code) if code in codes else 0, 0)

    @property
    def _current(self) -> ListedForm | None:
        row = self.table.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _on_new_requested(self) -> None:
        self._begin(Entry("", ""), "")

    def _on_change_requested(self) -> None:
        form = self._current
        if form:
            self._begin(form.entry, form.entry.code if form.is_own else "")

    def _begin(self, entry: Entry, instead_of: str) -> None:
        self._instead_of = instead_of
        self.short.setText(entry.short)
        self.words.setText(entry.words)
        self._on_edited()
        (self.words if entry.short else self.short).setFocus()

    def _on_edited(self) -> None:
        self.problem.clear()
        self.said.clear()

    def _on_typed(self) -> None:
        """Take what was typed, or say why not; from the short form Enter goes on to its words."""
        entry = typed_entry(self.short.text(), self.words.text())
        if self.short.hasFocus() and entry.short and not entry.words:
            self.words.setFocus()
            return
        problem = self._own.problem(self._office, entry, self._instead_of)
        if problem:
            self.problem.setText(problem)
        else:
            self._put(self._own.with_entry(entry, self._instead_of), entry.code)

    def _on_delete_requested(self) -> None:
        form = self._current
        if form and form.is_own:
            self._put(self._own.without(form.entry.code), form.entry.code)
        elif form:
            self._put(self._own.with_entry(Entry(form.entry.short, "")), form.entry.code)

    def _put(self, changed: OwnList, code: str) -> None:
        """Have a changed list kept, and say what typing the short form does now."""
        row = self.table.currentRow()
        try:
            self._keep(changed)
        except PlainError as problem:
            self.problem.setText(str(problem))
            return
        self._own = changed
        self._show(code)
        if code not in (form.entry.code for form in self._listed):
            self.table.setCurrentCell(min(row, len(self._listed) - 1), 0)
        self._leave_lines()
        self.said.setText(self._now(code))

    def _now(self, code: str) -> str:
        form = next((form for form in self._listed if form.entry.code == code), None)
        if form is None or form.is_off:
            return f"“{code}” stays as you type it from now on."
        words = f"{form.entry.words} ({form.entry.short})” once, then “{form.entry.short}"
        return f"“{code} ” writes “{words if form.entry.is_term else form.entry.words}” from now on."

    def _leave_lines(self) -> None:
        self._instead_of = ""
        self.short.clear()
        self.words.clear()
        self._on_edited()
        self.table.setFocus()

    def reject(self) -> None:
        """At Esc go back from the lines to the list; from the list, close."""
        if self.short.hasFocus() or self.words.hasFocus():
            self._leave_lines()
        else:
            super().reject()


class _FormTable(QTableWidget):
    """The list; its keys ask.

    Signals:
        newRequested, changeRequested, deleteRequested: of the current one, or of a new one.
    """

    newRequested = Signal()
    changeRequested = Signal()
    deleteRequested = Signal()

    def __init__(self) -> None:
        super().__init__(0, len(_HEADS))
        self.setAccessibleName("Short forms")
        self.setHorizontalHeaderLabels(_HEADS)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.changeRequested)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert makes a new one, Enter or F2 changes, Delete takes away; letters go to a short form."""
        signals = {
            Qt.Key.Key_Insert: self.newRequested,
            Qt.Key.Key_Return: self.changeRequested,
            Qt.Key.Key_Enter: self.changeRequested,
            Qt.Key.Key_F2: self.changeRequested,
            Qt.Key.Key_Delete: self.deleteRequested,
        }
        signal = signals.get(Qt.Key(event.key()))
        if signal:
            signal.emit()
        else:
            super().keyPressEvent(event)


def _list_of(form: ListedForm) -> str:
    if form.is_off:
        return "switched off"
    return "yours" if form.is_own else "the office's"


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    return line


def _label(look: str) -> QLabel:
    label = told()
    label.setProperty(look, True)
    return label
