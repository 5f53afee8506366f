"""Two small dialogs: choosing a meeting, and the list of keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from minutes_app.domain.listing import ListedMeeting
from ui.library.heading import told
from ui.on_screen import resize_on_screen
from ui.wording import day_number


class ChooseMeetingDialog(QDialog):
    """The meetings, newest first, narrowed down as one types; `find` returns the first ones that fit the words."""

    MOST = 200

    def __init__(self, find: Callable[[str], Sequence[ListedMeeting]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._find = find
        self.setWindowTitle("Open a meeting")
        resize_on_screen(self, 520, 420)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Type a month, a year, or words of the title")
        self.field.setAccessibleName("Find a meeting")
        self.list = QListWidget()
        self.list.setAccessibleName("Meetings")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet("::item { padding: 4px 6px; }")
        self.count = told(muted=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.list, self.count, buttons):
            layout.addWidget(widget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self.accept)
        self.field.setFocus()
        self._narrow("")

    @property
    def chosen(self) -> int | None:
        """The id of the meeting chosen."""
        row = self.list.currentItem()
        return row.data(Qt.ItemDataRole.UserRole) if row else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        place = self.list.currentRow() + by
        if 0 <= place < self.list.count():
            self.list.setCurrentRow(place)

    def _narrow(self, typed: str) -> None:
        found = self._find(typed)
        self.list.clear()
        for entry in found:
            row = QListWidgetItem(f"{day_number(entry.details.date)}    {entry.details.full_title}")
            row.setData(Qt.ItemDataRole.UserRole, entry.id)
            self.list.addItem(row)
        self.list.setCurrentRow(0 if found else -1)
        self.count.setText(self._told(len(found)))

    def _told(self, number: int) -> str:
        if not number:
            return "No meeting fits. Take a word away." if self.field.text().strip() else "There is no meeting yet."
        return f"The newest {number}. Type to find an earlier one." if number == self.MOST else ""


class KeysDialog(QDialog):
    """Every command with its key, and the keys that have no command."""

    def __init__(self, actions: Sequence[QAction], further: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        resize_on_screen(self, 760, 620)
        rows = [(a.text().replace("&", "").rstrip("…"), _keys(a)) for a in actions if not a.shortcut().isEmpty()]
        rows = [*further, *rows]
        table = QTableWidget(len(rows), 2)
        table.setAccessibleName("Keys")
        table.setHorizontalHeaderLabels(["Command", "Key"])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row, cells in enumerate(rows):
            for place, words in enumerate(cells):
                table.setItem(row, place, QTableWidgetItem(words))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)


def _keys(action: QAction) -> str:
    return ", ".join(s.toString(QKeySequence.SequenceFormat.NativeText) for s in action.shortcuts()[:1])
