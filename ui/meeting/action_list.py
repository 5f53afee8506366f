"""The cards of the action pane."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.matters import OutstandingMatter
from minutes_app.domain.reading import task_words
from ui.chips import chip_width, paint_chip
from ui.editor.columns import owner_chip
from ui.meeting.action_model import CARD_ROLE, ActionCard, ActionModel
from ui.theme import Theme
from ui.wording import due_words

_SIDE, _MARGIN, _PADDING, _CHIP = 14, 5, 11, 19
_FOOT_GAP = 6
_MOST_REMEMBERED = 2000
_WRAP = int(Qt.TextFlag.TextWordWrap.value)


class ActionDelegate(QStyledItemDelegate):
    """Paints a card: owner, item and due above, the words below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._heights: dict[tuple[str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a card's size: as many lines as the words need, four at most."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 280
        card: ActionCard = index.data(CARD_ROLE)
        foot = 2 * option.fontMetrics.height() + _FOOT_GAP if card.matter else 0
        words = self._words_height(card.text, width, option.fontMetrics)
        return QSize(width, words + foot + _CHIP + 2 * _PADDING + 2 * _MARGIN)

    def _words_height(self, text: str, width: int, metrics: QFontMetrics) -> int:
        """Return how high the words are. A key in one action lays all cards out anew, so the others are remembered."""
        key = (text, width, metrics.lineSpacing())
        if key not in self._heights:
            if len(self._heights) > _MOST_REMEMBERED:
                self._heights.clear()
            room = QRect(0, 0, width - 2 * (_SIDE + _PADDING), 4 * metrics.lineSpacing())
            needed = metrics.boundingRect(room, _WRAP, task_words(text) or " ").height()
            self._heights[key] = min(needed, room.height())
        return self._heights[key]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one card."""
        card: ActionCard = index.data(CARD_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        area = QRectF(option.rect).adjusted(_SIDE, _MARGIN, -_SIDE, -_MARGIN)
        amiss = card.matter is None and (card.action.lacks_owner or bool(card.unknown_owners))
        edge = "warn" if amiss else ("accent_text" if selected else "line")
        painter.setPen(QPen(self.theme.color(edge), 2 if selected else 1))
        painter.setBrush(self.theme.color("page"))
        painter.drawRoundedRect(area, 6, 6)
        inside = area.adjusted(_PADDING, _PADDING - 2, -_PADDING, -_PADDING + 4)
        self._paint_head(painter, inside, card)
        below = inside.adjusted(0, _CHIP + 4, 0, 0)
        if card.matter:
            foot = 2 * painter.fontMetrics().height()
            self._paint_foot(painter, below.adjusted(0, below.height() - foot - 4, 0, -4), card, card.matter)
            below.setHeight(below.height() - foot - 4)
        self._paint_words(painter, below, card)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, card: ActionCard) -> None:
        text, problem = owner_chip(card.action)
        right = _right_words(card)
        room = area.width() - painter.fontMetrics().horizontalAdvance(right) - 60
        width = min(chip_width(text, painter.font()), room)
        chip = QRectF(area.left(), area.top(), width, _CHIP)
        theme = self.theme
        if problem or card.unknown_owners:
            ground, ink, edge = theme.color("warn_band"), theme.color("warn"), theme.color("warn")
            paint_chip(painter, chip, text, ground=ground, ink=ink, edge=edge)
        else:
            strong = bool(card.action.owners) and card.action.status.is_open
            colors = ("accent", "on_accent") if strong else ("plain_chip", "text")
            paint_chip(painter, chip, text, ground=theme.color(colors[0]), ink=theme.color(colors[1]))
        row = QRectF(area.left(), area.top(), area.width(), _CHIP)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("muted"))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, right)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setFont(font)
        metrics = painter.fontMetrics()
        place = row.adjusted(width + 8, 0, -metrics.horizontalAdvance(right) - 8, 0)
        item = metrics.elidedText(_middle_words(card), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, middle, item)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, card: ActionCard) -> None:
        painter.setPen(self.theme.color("text"))
        painter.drawText(area, _WRAP, task_words(card.text))

    def _paint_foot(self, painter: QPainter, area: QRectF, card: ActionCard, matter: OutstandingMatter) -> None:
        """Paint when a matter is due and whether it was taken, and under that where it comes from."""
        half, middle = area.height() / 2, Qt.AlignmentFlag.AlignVCenter
        first = QRectF(area.left(), area.top(), area.width(), half)
        painter.setPen(self.theme.color("good"))
        painter.drawText(first, middle | Qt.AlignmentFlag.AlignRight, card.taken)
        is_late = matter.is_overdue and not card.taken
        painter.setPen(self.theme.color("warn" if is_late else "muted"))
        painter.drawText(first, middle, matter.due_words[:1].upper() + matter.due_words[1:])
        painter.setPen(self.theme.color("muted"))
        metrics = painter.fontMetrics()
        source = metrics.elidedText(card.source, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(QRectF(area.left(), area.top() + half, area.width(), half), middle, source)


def _right_words(card: ActionCard) -> str:
    if card.matter:
        return card.number
    if card.action.status is not ActionStatus.OPEN:
        return card.action.status.value
    return due_words(card.action) or ("" if card.action.lacks_owner else "no date")


def _middle_words(card: ActionCard) -> str:
    return card.matter.age if card.matter else card.number or card.title


class ActionList(QListView):
    """The cards as a list.

    Signals:
        openRequested: the card to go to.
        ownerRequested, dueRequested, statusRequested: edit this of the current card.
        leaveRequested: back to the text.
    """

    openRequested = Signal(object)
    ownerRequested = Signal()
    dueRequested = Signal()
    statusRequested = Signal()
    leaveRequested = Signal()

    def __init__(self, model: ActionModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._actions = model
        self._delegate = ActionDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.activated.connect(self._on_activated)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    @property
    def card(self) -> ActionCard | None:
        """The current card."""
        return self._actions.card(self.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        self.openRequested.emit(self._actions.card(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the line; O, D and S change owner, due and status; Esc goes back to the text."""
        signals = {
            Qt.Key.Key_O: self.ownerRequested,
            Qt.Key.Key_D: self.dueRequested,
            Qt.Key.Key_S: self.statusRequested,
        }
        signal = signals.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.card:
            self.openRequested.emit(self.card)
        elif signal and event.modifiers() == Qt.KeyboardModifier.NoModifier and self.card:
            signal.emit()
        else:
            super().keyPressEvent(event)
