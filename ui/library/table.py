"""A calm table: whole rows, keys first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.library.cell_delegate import CellDelegate
from ui.library.paged_model import PagedModel, Pages

_FURTHER = 3  # rows more than there is room for, so that none more are asked for before one scrolls


class LibraryTable(QTableView):
    """Rows to choose from; the keys of `commands`, letters, Insert or Delete, ask for something.

    `lines` is how many lines of text a row has room for.

    Signals:
        rowOpened: the row that Enter was pressed on.
        rowChosen: the row that is current now, or None.
        commandGiven: a key of `commands`, and the row it was pressed on; Insert needs none.
        leaveRequested: Esc was pressed.
    """

    rowOpened = Signal(object)
    rowChosen = Signal(object)
    commandGiven = Signal(str, object)
    leaveRequested = Signal()

    def __init__(
        self,
        model: PagedModel,  # type: ignore[type-arg]  # rows of any one kind
        name: str,
        wide: int,
        *,
        lines: int = 2,
        commands: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._commands = commands
        self._dropped: Mapping[int, int] = {}
        self.setModel(model)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(lines * self.fontMetrics().lineSpacing() + 16)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)
        model.dataChanged.connect(self._on_fetched)

    def set_columns(self, widths: Mapping[int, int], dropped: Mapping[int, int]) -> None:
        """Give columns their widths; those in `dropped` are left out where the table is narrower than what it says."""
        self._dropped = dropped
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def show_rows(self, pages: Pages[Any], *, stay: bool = False) -> None:
        """Show other rows, the current one kept where it still shows, else the first.

        With `stay` they are the same rows after a change: the list does not move, and where the current row has gone
        the one that took its place is the current one.
        """
        in_sight = self.viewport().height() // self.verticalHeader().defaultSectionSize() + _FURTHER
        begin = max(0, self.currentIndex().row() - in_sight) if stay else 0
        claimed = self._rows.rowCount() if begin else 0
        limit = 2 * in_sight if begin else in_sight
        self._show_anew(lambda: self._rows.show_rows(pages, limit, begin, claimed), stay=stay)

    def show_all(self, rows: Sequence[Any], *, stay: bool = False) -> None:
        """Show other rows, as `show_rows` does, all of which are there."""
        self._show_anew(lambda: self._rows.show_all(rows), stay=stay)

    def _show_anew(self, show: Callable[[], None], *, stay: bool) -> None:
        key, number = self._rows.key_of(self.currentIndex()), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        with QSignalBlocker(self):  # one row is chosen in the end
            show()
            self.selectRow(self._place_of(key, number if stay else 0))
        if stay:
            self.verticalScrollBar().setValue(top)
            self.scrollTo(self.currentIndex())
        self.rowChosen.emit(self._rows.row(self.currentIndex()))

    def _place_of(self, key: object, otherwise: int) -> int:
        found = self._rows.number_of(key) if key is not None else None
        return found if found is not None else max(0, min(otherwise, self._rows.rowCount() - 1))

    def choose(self, key: object) -> None:
        """Make the row of this key the current one, where it is known where that stands."""
        number = self._rows.place_of(key)
        if number is not None:
            self.selectRow(number)

    @property
    def current(self) -> Any:
        """The current row, None without one."""
        return self._rows.row_now(self.currentIndex())

    def focus_first(self) -> None:
        """Take the focus, the first row chosen where none is."""
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.selectRow(0)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is no room for them."""
        for column, least in self._dropped.items():
            self.setColumnHidden(column, event.size().width() < least)
        super().resizeEvent(event)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.rowChosen.emit(self._rows.row(current))

    def _on_fetched(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.rowChosen.emit(self._rows.row(self.currentIndex()))

    def _on_activated(self, index: QModelIndex) -> None:
        self.rowOpened.emit(self._rows.row_now(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter, leave at Esc, give a command at its key."""
        is_opening, command = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter), self._command(event)
        row = self.current if is_opening or command else None
        if is_opening and row is not None:
            self.rowOpened.emit(row)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):  # rows are chosen here, and not cells
            self._rows.count_now()
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        elif command and (row is not None or command == "Insert"):
            self.commandGiven.emit(command, row)
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> str:
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return ""
        named = {Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Insert: "Insert"}
        name = named.get(Qt.Key(event.key()), event.text().upper())
        return name if name in self._commands else ""
