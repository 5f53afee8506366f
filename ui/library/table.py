"""A calm table: whole rows, keys first."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.library.paged_model import PagedModel


class LibraryTable(QTableView):
    """Rows to choose from.

    Signals:
        rowOpened: the row that Enter was pressed on.
        rowChosen: the row that is current now, or None.
        leaveRequested: Esc was pressed.
    """

    rowOpened = Signal(object)
    rowChosen = Signal(object)
    leaveRequested = Signal()

    def __init__(self, model: PagedModel, name: str, wide: int, parent: QWidget | None = None) -> None:  # type: ignore[type-arg]
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 14)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)
        model.modelReset.connect(self._on_reset)

    def focus_first(self) -> None:
        """Take the focus, the first row chosen where none is."""
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.selectRow(0)
        self.setFocus()

    def _on_reset(self) -> None:
        if self._rows.rowCount():
            self.selectRow(0)
        else:
            self.rowChosen.emit(None)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.rowChosen.emit(self._rows.row(current))

    def _on_activated(self, index: QModelIndex) -> None:
        self.rowOpened.emit(self._rows.row(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter, leave at Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.rowOpened.emit(self._rows.row(self.currentIndex()))
        elif event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        else:
            super().keyPressEvent(event)
