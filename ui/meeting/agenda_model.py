"""The agenda as an item model: a view of the item lines, nested by level."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from minutes_app.domain.views import AgendaEntry

Index = QModelIndex | QPersistentModelIndex
ITEM_FORMAT = "application/x-opcc-minutes-item"
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
TEXT_ROLE = Qt.ItemDataRole.UserRole + 3
ID_ROLE = Qt.ItemDataRole.UserRole + 4


class AgendaModel(QAbstractItemModel):
    """Shows agenda entries as a tree. An index carries the entry's place in the agenda, no object.

    Signals:
        renameRequested: item id and the title typed.
        moveRequested: item id, id of the item it is dropped on (empty for the end), and whether into it.
    """

    renameRequested = Signal(str, str)
    moveRequested = Signal(str, str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[AgendaEntry] = []
        self._parents: list[int] = []
        self._children: dict[int, list[int]] = {-1: []}

    @property
    def entries(self) -> Sequence[AgendaEntry]:
        """The agenda as shown."""
        return self._entries

    def show_agenda(self, entries: list[AgendaEntry]) -> None:
        """Show another agenda: changed rows only, where the same items stand at the same places."""
        if [(e.id, e.level) for e in entries] != [(e.id, e.level) for e in self._entries]:
            self.beginResetModel()
            self._entries = entries
            self._nest()
            self.endResetModel()
            return
        changed = [i for i, entry in enumerate(entries) if entry != self._entries[i]]
        self._entries = entries
        for i in changed:
            self.dataChanged.emit(self._index(i), self._index(i))

    def _nest(self) -> None:
        self._parents, self._children = [], {-1: []}
        above: list[int] = []
        for i, entry in enumerate(self._entries):
            while above and self._entries[above[-1]].level >= entry.level:
                above.pop()
            parent = above[-1] if above else -1
            self._parents.append(parent)
            self._children[parent].append(i)
            self._children[i] = []
            above.append(i)

    def _index(self, place: int) -> QModelIndex:
        if place < 0:
            return QModelIndex()
        return self.createIndex(self._children[self._parents[place]].index(place), 0, place)

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the index of an item, invalid where it is not in the agenda."""
        return self._index(next((i for i, entry in enumerate(self._entries) if entry.id == item_id), -1))

    def entry(self, index: Index) -> AgendaEntry | None:
        """Return the entry an index stands for."""
        return self._entries[index.internalId()] if index.isValid() else None

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """Return the index of a child."""
        children = self._children.get(self._place(parent), [])
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        """Return the index of the item that holds this one."""
        return self._index(self._parents[index.internalId()]) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many items stand inside one."""
        return len(self._children.get(self._place(parent), []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return 1."""
        return 1

    def _place(self, index: Index) -> int:
        return index.internalId() if index.isValid() else -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.number} {entry.title}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(entry)
        values = {
            Qt.ItemDataRole.EditRole: entry.title,
            Qt.ItemDataRole.ToolTipRole: entry.title,
            NUMBER_ROLE: entry.number,
            COUNT_ROLE: entry.actions,
            TEXT_ROLE: entry.has_text,
            ID_ROLE: entry.id,
        }
        return values.get(Qt.ItemDataRole(role) if role < Qt.ItemDataRole.UserRole else role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title; the minutes decide, and the tree follows them."""
        entry = self.entry(index)
        if entry is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value != entry.title:
            self.renameRequested.emit(entry.id, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that items can be edited, dragged and dropped on."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return super().flags(index) | flag.ItemIsEditable | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that items move and are never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one format that an item travels in."""
        return [ITEM_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged item's id."""
        data = QMimeData()
        entry = self.entry(indexes[0]) if indexes else None
        data.setData(ITEM_FORMAT, (entry.id if entry else "").encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for the move; return False so that the view does not take the dragged row out by itself."""
        item_id = bytes(data.data(ITEM_FORMAT).data()).decode()
        if row < 0:
            onto = self.entry(parent)
            self.moveRequested.emit(item_id, onto.id if onto else "", onto is not None)
        else:
            before = self.entry(self.index(row, 0, parent))
            inside = self.entry(parent)
            target = before or inside
            self.moveRequested.emit(item_id, target.id if target else "", before is None and inside is not None)
        return False


def _spoken(entry: AgendaEntry) -> str:
    words = [entry.number or "no number", entry.title or "no title"]
    if entry.actions:
        words.append(f"{entry.actions} {'action' if entry.actions == 1 else 'actions'}")
    elif entry.has_text:
        words.append("has text")
    return ", ".join(words)
