"""The list of the files chosen for import."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListView

from ui.importing.candidates import Candidate

Index = QModelIndex | QPersistentModelIndex


class FileListModel(QAbstractListModel):
    """Shows files with where they stand."""

    def __init__(self, candidates: Sequence[Candidate], row_height: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row = QSize(0, row_height)
        self.candidates = list(candidates)

    def put(self, row: int, candidate: Candidate) -> None:
        """Put a file that has been read in its place."""
        self.candidates[row] = candidate
        self.show_change(row)

    def show_change(self, row: int) -> None:
        """Show where a file stands now."""
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self.candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the list shows and says of a file."""
        candidate = self.candidates[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{candidate.path.name}\n{candidate.state}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._row  # as wide as the list: long names are shortened, not scrolled
        return str(candidate.path) if role == Qt.ItemDataRole.ToolTipRole else None


class FileList(QListView):
    """A list of files, two lines each."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        super().__init__()
        self.files = FileListModel(candidates, 2 * self.fontMetrics().lineSpacing() + 12, self)
        self.setModel(self.files)
        self.setAccessibleName("Files")
        self.setStyleSheet("::item { padding: 5px 8px; }")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)
