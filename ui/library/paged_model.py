"""A table of very many rows, of which those in sight are fetched."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from ui.aside import Aside

Index = QModelIndex | QPersistentModelIndex
_ANSWERED = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_TOP = QModelIndex()
PAGE = 30  # rows; each of the register costs a third of a millisecond

Row = TypeVar("Row")


def _nowhere(key: object) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Pages(Generic[Row]):
    """Rows that can be asked for: `fetch` brings them from an offset on, up to a limit; `count` tells how many.

    `place` tells where the row of a key stands, None where there is none.
    """

    fetch: Callable[[int, int], Sequence[Row]]
    count: Callable[[], int]
    place: Callable[[Any], int | None] = _nowhere


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Shows rows of one kind; `cells` says what stands in the columns, `key` which row is the same as before.

    A row that has not been fetched shows empty cells until it is there. As long as nobody has told how many rows there
    are, further ones are added at the end as one comes to it.
    """

    _arrived = Signal(object)  # the Future of a page, on the window's thread

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
        self._pages: Pages[Row] = Pages(_nothing, int)
        self._rows: dict[int, Row] = {}
        self._told: tuple[Row, Sequence[str]] | None = None  # the row in sight asked for last, and its words
        self._count, self._is_counted = 0, True
        self._aside: Aside | None = None
        self._pending: Future[Sequence[Row]] | None = None
        self._pending_page = 0
        self._wanted: list[int] = []  # pages, the one in sight last
        self._arrived.connect(self._on_arrived)
        self._soon = QTimer(self, singleShot=True, interval=0)  # once the frame is painted: both would take turns
        self._soon.timeout.connect(self._begin_next)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows fetched so far, in order."""
        return [self._rows[number] for number in sorted(self._rows)]

    def show_all(self, rows: Sequence[Row]) -> None:
        """Show other rows, all of which are there."""
        self._show(rows, 0, len(rows), is_counted=True)

    def show_rows(self, pages: Pages[Row], limit: int, begin: int = 0, claimed: int = 0) -> None:
        """Show other rows: `limit` of them now, the others as they come into sight.

        Where these are not the first, `claimed` is how many there are likely to be.
        """
        rows = pages.fetch(begin, limit)  # before the views are told: where it fails, what shows stays
        if begin and not rows:
            rows, begin, claimed = pages.fetch(0, limit), 0, 0
        self._pages = pages
        end = begin + len(rows)
        is_end = len(rows) < limit
        self._show(rows, begin, end if is_end else max(end, claimed), is_counted=is_end or bool(claimed))

    def _show(self, rows: Sequence[Row], begin: int, count: int, *, is_counted: bool) -> None:
        self.beginResetModel()
        self._rows, self._told = dict(enumerate(rows, begin)), None
        self._count, self._is_counted = count, is_counted
        self.stop()
        self.endResetModel()

    def stop(self) -> None:
        """Fetch nothing more: other rows will be shown, or the library is closed."""
        self._aside = self._pending = None
        self._wanted.clear()

    def look_ahead(self, aside: Aside) -> None:
        """From now on have the rows in sight, and those next to them, fetched aside."""
        self._aside = aside
        if not self._is_counted:
            self._want(self._count // PAGE)
            self._begin_next()

    def tell_count(self, count: int) -> None:
        """Take how many rows there are."""
        self._set_count(count)
        self._is_counted = True

    def count_now(self) -> None:
        """Ask how many rows there are where nobody has told it yet."""
        if not self._is_counted:
            self.tell_count(self._pages.count())

    def _set_count(self, count: int) -> None:
        if count > self._count:
            self.beginInsertRows(_TOP, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(_TOP, count, self._count - 1)
            self._count = count
            self._rows = {number: row for number, row in self._rows.items() if number < count}
            self.endRemoveRows()

    def row(self, index: Index) -> Row | None:
        """Return the row of an index, None where it has not been fetched."""
        return self._rows.get(index.row())

    def row_now(self, index: Index) -> Row | None:
        """Return the row of an index, fetched at once where it is not there yet."""
        if index.isValid() and index.row() not in self._rows:
            self._take(index.row() // PAGE, self._pages.fetch(index.row() // PAGE * PAGE, PAGE))
        return self._rows.get(index.row())

    def key_of(self, index: Index) -> object:
        """Return the key of an index's row, None without one."""
        row = self.row(index)
        return None if row is None else self._key(row)

    def number_of(self, key: object) -> int | None:
        """Return where the row of this key stands among those fetched so far, if it does."""
        return next((number for number, row in self._rows.items() if self._key(row) == key), None)

    def place_of(self, key: object) -> int | None:
        """Return where the row of this key stands, also where it has not been fetched; None where it is not known."""
        number = self.number_of(key)
        if number is None:
            self.count_now()
            number = self._pages.place(key)
        return number if number is not None and number < self._count else None

    # Pages fetched aside

    def _look_around(self, number: int) -> None:
        if self._aside:
            page = number // PAGE
            for near in (page - 1, page + 1, page):
                self._want(near)
            if self._wanted and not self._soon.isActive():
                self._soon.start()

    def _want(self, page: int) -> None:
        if not 0 <= page * PAGE < self._count + (not self._is_counted) or self._is_there(page):
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)

    def _is_there(self, page: int) -> bool:
        first, last = page * PAGE, page * PAGE + PAGE - 1
        return first in self._rows and (min(last, self._count - 1) if self._is_counted else last) in self._rows

    def _begin_next(self) -> None:
        if self._pending is None and self._aside and self._wanted:
            page, fetch = self._wanted.pop(), self._pages.fetch
            self._pending_page = page
            self._pending = self._aside.begin(lambda: fetch(page * PAGE, PAGE))
            self._pending.add_done_callback(self._arrived.emit)

    def _on_arrived(self, rows: "Future[Sequence[Row]]") -> None:
        if rows is not self._pending:
            return
        self._pending = None
        self._take(self._pending_page, rows.result())
        in_sight = self._wanted[-3:]
        self._wanted = [page for page in in_sight if not self._is_there(page)]
        self._begin_next()

    def _take(self, page: int, rows: Sequence[Row]) -> None:
        first, end = page * PAGE, page * PAGE + len(rows)
        self._rows.update(enumerate(rows, first))
        if len(rows) < PAGE and (end < self._count or not self._is_counted):
            self.tell_count(end)
        elif end > self._count and not self._is_counted:
            self._set_count(end)
        if rows:
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, len(self._heads) - 1))

    # What Qt asks

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are, as far as is known."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there may be more rows than are known."""
        return not parent.isValid() and not self._is_counted

    def fetchMore(self, parent: Index) -> None:
        """Fetch the page that goes on where what is known ends."""
        page = self._count // PAGE
        self._take(page, self._pages.fetch(page * PAGE, PAGE))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        return self.words(index) if role in _ANSWERED else None

    def words(self, index: Index) -> str:
        """Return the words of a cell that shows, none where its row has not been fetched; it and those next are."""
        row = self._rows.get(index.row())
        if self._told and self._told[0] is row:  # a view asks for the cells of a row one after the other
            return self._told[1][index.column()]
        self._look_around(index.row())
        if row is None:
            return ""
        self._told = row, self._cells(row)
        return self._told[1][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's head."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


def _nothing(offset: int, limit: int) -> Sequence[Any]:
    return ()


def _itself(row: object) -> object:
    return row
