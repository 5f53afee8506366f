"""Search over all meetings, as one types."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from minutes_app.domain.follow_up import Hit
from ui.library.heading import heading
from ui.library.view import LibraryView
from ui.pane_line import PaneLine
from ui.theme import Theme
from ui.wording import counted, day_number

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_AROUND, _SHOWN = 60, 170


class HitModel(QAbstractListModel):
    """The hits, grouped by meeting because the library gives them so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many hits there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_where(hit)}: {hit.text}"
        return hit if role == HIT_ROLE else None


class HitDelegate(QStyledItemDelegate):
    """Paints where a hit stands, and its sentence with the words marked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size: two lines and room."""
        return QSize(300, 2 * option.fontMetrics.lineSpacing() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one hit."""
        hit: Hit = index.data(HIT_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.color("selected"))
        words = QTextDocument()
        words.setDefaultFont(option.font)
        words.setDocumentMargin(6)
        words.setHtml(
            f'<div style="color:{self.theme.muted}">{escape(_where(hit))}</div>'
            f'<div style="color:{self.theme.text}">{_marked(hit, self.theme)}</div>'
        )
        painter.translate(option.rect.topLeft())
        words.setTextWidth(option.rect.width())
        words.drawContents(painter, QRectF(0, 0, option.rect.width(), option.rect.height()))
        painter.restore()


def _where(hit: Hit) -> str:
    item = f"{hit.item_number} {hit.item_title}".strip()
    return "  ·  ".join(part for part in (f"{hit.meeting}, {day_number(hit.date)}", item) if part)


def _marked(hit: Hit, theme: Theme) -> str:
    """Return the text around the first hit as HTML, each hit marked, everything else escaped."""
    start = max(0, (hit.spans[0][0] if hit.spans else 0) - _AROUND)
    pieces, at = ["…" if start else ""], start
    for left, right in hit.spans:
        if right > start + _SHOWN:
            break
        pieces.append(escape(hit.text[at:left]))
        pieces.append(f'<b style="background-color:{theme.warn_band}">{escape(hit.text[left:right])}</b>')
        at = right
    return "".join(pieces) + escape(hit.text[at : max(at, start + _SHOWN)])


class SearchView(LibraryView):
    """A field and its hits.

    Signals:
        lineRequested: go to a line of a meeting: meeting id and line id.
        leaveRequested: back to where one was.
    """

    lineRequested = Signal(int, str)
    leaveRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HitModel(self)
        self._delegate = HitDelegate(theme, self)
        self.field = _SearchLine("search", "Search all meetings", "Search all meetings")
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName("Hits")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.count = QLabel()
        self.count.setProperty("muted", True)
        layout = QVBoxLayout(self)
        layout.addWidget(heading("Search"))
        for widget in (self.field, self.list, self.count):
            layout.addWidget(widget)
        self.field.textChanged.connect(self.search)
        self.field.returnPressed.connect(self._open)
        self.field.stepRequested.connect(self._step)
        self.field.leaveRequested.connect(self.leaveRequested)
        self.list.clicked.connect(self._open)

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Search in a library."""
        super().show_library(service, today)
        self.search()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def focus(self) -> None:
        """Take the focus in the field."""
        self.field.setFocus()
        self.field.selectAll()

    def search(self) -> None:
        """Show what the words typed find."""
        words = self.field.text()
        hits = self.service.search(words) if self.service and words.strip() else []
        self._model.show_hits(hits)
        if hits:
            self.list.setCurrentIndex(self._model.index(0))
        found = counted(len(hits), "hit") if hits else "Nothing found."
        self.count.setText(found if words.strip() else "Words, the start of a word, or a phrase in quotes.")

    def _step(self, by: int) -> None:
        row = max(0, min(self.list.currentIndex().row() + by, self._model.rowCount() - 1))
        self.list.setCurrentIndex(self._model.index(row))

    def _open(self) -> None:
        hit: Hit | None = self.list.currentIndex().data(HIT_ROLE)
        if hit:
            self.lineRequested.emit(hit.meeting_id, hit.line_id)


class _SearchLine(PaneLine):
    """The field: Up and Down choose among the hits.

    Signals:
        stepRequested: how many hits to go on or back.
    """

    stepRequested = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, or type."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if Qt.Key(event.key()) in steps:
            self.stepRequested.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
