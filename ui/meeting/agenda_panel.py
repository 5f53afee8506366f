"""The agenda tree: a view of the minutes that follows the caret, and keys that move items."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from minutes_app.domain.views import AgendaEntry
from ui.meeting.agenda_model import COUNT_ROLE, NUMBER_ROLE, TEXT_ROLE, AgendaModel
from ui.meeting.moving import claims_moving_key, moving_step
from ui.theme import Theme

_ROW = 27


class AgendaDelegate(QStyledItemDelegate):
    """Paints number, title, and at the right a count of actions or a tick for text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row's size."""
        return QSize(120, max(_ROW, option.fontMetrics.height() + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one item."""
        painter.save()
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(0, area.top(), area.right() + 1, area.height()), self.theme.color("selected"))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Normal if index.parent().isValid() else QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(self.theme.color("text"))
        metrics = painter.fontMetrics()
        number = index.data(NUMBER_ROLE)
        title = area.adjusted(2 + (metrics.horizontalAdvance(number) + 8 if number else 0), 0, -34, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(2, 0, 0, 0), middle, number)
        shown = index.data(Qt.ItemDataRole.EditRole) or "New item"
        if not index.data(Qt.ItemDataRole.EditRole):
            painter.setPen(self.theme.color("muted"))
        painter.drawText(title, middle, metrics.elidedText(shown, Qt.TextElideMode.ElideRight, title.width()))
        self._paint_state(painter, area.adjusted(0, 0, -10, 0), index)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return the field to rename an item, no higher than its row."""
        editor = super().createEditor(parent, option, index)
        editor.setStyleSheet("padding: 0 6px;")
        editor.setAccessibleName("Title of the item")
        return editor

    def _paint_state(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        font = painter.font()
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(self.theme.color("accent_text"))
        count = index.data(COUNT_ROLE)
        text = str(count) if count else ("✓" if index.data(TEXT_ROLE) else "")
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


class AgendaTree(QTreeView):
    """The tree. It asks; the minutes change; the tree follows.

    Signals:
        openRequested: go to this item in the text.
        levelRequested: item id and +1 or -1.
        shiftRequested: item id and whether downwards.
        deleteRequested: item id.
        addRequested: put a new item after this one.
        numberRequested: type another number for this item.
        leaveRequested: back to the text.
    """

    openRequested = Signal(str)
    levelRequested = Signal(str, int)
    shiftRequested = Signal(str, bool)
    deleteRequested = Signal(str)
    addRequested = Signal(str)
    numberRequested = Signal(str)
    leaveRequested = Signal()

    def __init__(self, model: AgendaModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agenda")
        self.setAccessibleName("Agenda")
        self.agenda_model = model
        self._collapsed: set[str] = set()
        self._current = ""
        self._delegate = AgendaDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(15)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        model.modelReset.connect(self._on_reset)
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self.clicked.connect(self._on_clicked)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def follow(self, item_id: str) -> None:
        """Show the item that the caret is in as the current one."""
        self._current = item_id
        index = self.agenda_model.index_of(item_id)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def _on_reset(self) -> None:
        closed = sorted(self._collapsed)  # expanding everything forgets them
        self.expandAll()
        for item_id in closed:
            self.collapse(self.agenda_model.index_of(item_id))
        self.follow(self._current)

    def _on_collapsed(self, index: QModelIndex) -> None:
        entry = self.agenda_model.entry(index)
        if entry:
            self._collapsed.add(entry.id)

    def _on_expanded(self, index: QModelIndex) -> None:
        entry = self.agenda_model.entry(index)
        if entry:
            self._collapsed.discard(entry.id)

    def _on_clicked(self, index: QModelIndex) -> None:
        entry = self.agenda_model.entry(index)
        if entry:
            self.openRequested.emit(entry.id)

    def event(self, event: QEvent) -> bool:
        """Keep Tab for levels, for it must not move the focus, and the moving keys for the tree's own item."""
        if claims_moving_key(event):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._level_key(event):
            return True
        return super().event(event)

    def _level_key(self, event: QKeyEvent) -> bool:
        entry = self.agenda_model.entry(self.currentIndex())
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or entry is None:
            return False
        self._current = entry.id
        self.levelRequested.emit(entry.id, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes, Insert adds, Alt+Shift+Up and Down move, Esc goes back to the text."""
        entry = self.agenda_model.entry(self.currentIndex())
        if event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        elif entry is None or not self._act(event, entry):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent, entry: AgendaEntry) -> bool:
        step, key = moving_step(event), event.key()
        self._current = entry.id
        if step:
            self.shiftRequested.emit(entry.id, step > 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self.openRequested.emit(entry.id)
        elif key == Qt.Key.Key_Delete:
            self.deleteRequested.emit(entry.id)
        elif key == Qt.Key.Key_Insert:
            self.addRequested.emit(entry.id)
        elif key == Qt.Key.Key_NumberSign:
            self.numberRequested.emit(entry.id)
        else:
            return False
        return True
