"""A table of rows that are fetched page by page, as one scrolls."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.aside import Aside

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_ANSWERED = frozenset((Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ROW_ROLE))
PAGE = 30  # more than a screen holds; each further row of the register costs a third of a millisecond

Row = TypeVar("Row")
Fetch = Callable[[int, int], Sequence[Row]]


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Shows rows of one kind; `cells` says what stands in the columns, `key` which row is the same as before."""

    def __init__(
        self,
        heads: Sequence[str],
        cells: Callable[[Row], Sequence[str]],
        key: Callable[[Row], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._heads = heads
        self._cells = cells
        self._key = key or _itself
        self._fetch: Fetch[Row] = _nothing
        self._rows: list[Row] = []
        self._is_whole = True
        self._aside: Aside | None = None
        self._ahead: Future[Sequence[Row]] | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """The rows fetched so far."""
        return self._rows

    def show_rows(self, fetch: Fetch[Row], at_least: int = 0) -> None:
        """Show other rows, which `fetch` brings from an offset on: a page now, the others as they come into sight."""
        limit = max(PAGE, at_least)
        first = list(fetch(0, limit))  # before the views are told: where it fails, what shows stays
        self.beginResetModel()
        self._fetch = fetch
        self._rows = first
        self._is_whole = len(first) < limit
        self._aside = self._ahead = None
        self.endResetModel()

    def look_ahead(self, aside: Aside) -> None:
        """From now on have the next page fetched before it comes into sight."""
        if self._aside is None:
            self._aside = aside
            self._begin_next()

    def _begin_next(self) -> None:
        if self._aside and not self._is_whole:
            fetch, offset = self._fetch, len(self._rows)
            self._ahead = self._aside.begin(lambda: fetch(offset, PAGE))

    def row(self, index: Index) -> Row | None:
        """Return the row of an index."""
        return self._rows[index.row()] if index.isValid() else None

    def key_of(self, index: Index) -> object:
        """Return the key of an index's row, None without one."""
        row = self.row(index)
        return None if row is None else self._key(row)

    def number_of(self, key: object) -> int | None:
        """Return where the row of this key stands among those fetched so far, if it does."""
        return next((number for number, row in enumerate(self._rows) if self._key(row) == key), None)

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
        """Show the next page, and begin to fetch the one after it."""
        ahead, self._ahead = self._ahead, None
        more = list(ahead.result() if ahead else self._fetch(len(self._rows), PAGE))
        self._is_whole = len(more) < PAGE
        if more:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
            self._rows.extend(more)
            self.endInsertRows()
        self._begin_next()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if role not in _ANSWERED:  # most of what is asked for a frame: fonts, colours, check marks
            return None
        row = self.row(index)
        if row is None or role == ROW_ROLE:
            return row
        return self._cells(row)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's head."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


def pages_of(rows: Sequence[Row]) -> Fetch[Row]:
    """Return how to fetch from rows that are all there."""
    return lambda offset, limit: rows[offset : offset + limit]


def _nothing(offset: int, limit: int) -> Sequence[Any]:
    return ()


def _itself(row: object) -> object:
    return row
