"""A table of rows that are fetched page by page, as one scrolls."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE = 60  # more than a screen holds; with 200 the first page of 40,000 actions takes twice as long

Row = TypeVar("Row")


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Shows rows of one kind; `cells` says what stands in the columns, `fetch` brings rows from an offset on."""

    def __init__(
        self,
        heads: Sequence[str],
        cells: Callable[[Row], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._heads = heads
        self._cells = cells
        self._fetch: Callable[[int, int], Sequence[Row]] = _nothing
        self._rows: list[Row] = []
        self._is_whole = True

    @property
    def rows(self) -> Sequence[Row]:
        """The rows fetched so far."""
        return self._rows

    def show_rows(self, fetch: Callable[[int, int], Sequence[Row]]) -> None:
        """Show other rows: the first page now, the others as they come into sight."""
        first = list(fetch(0, PAGE))  # before the views are told: where it fails, what shows stays
        self.beginResetModel()
        self._fetch = fetch
        self._rows = first
        self._is_whole = len(self._rows) < PAGE
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """Return the row of an index."""
        return self._rows[index.row()] if index.isValid() else None

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows have been fetched."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there may be more rows."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """Fetch the next page."""
        more = list(self._fetch(len(self._rows), PAGE))
        self._is_whole = len(more) < PAGE
        if more:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
            self._rows.extend(more)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row = self.row(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(row)[index.column()]
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's head."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


def _nothing(offset: int, limit: int) -> Sequence[Any]:
    return ()
