"""The cards of the action pane."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.matters import OutstandingMatter
from minutes_app.domain.reading import task_words
from ui.eliding import elided, wrapped
from ui.meeting.action_model import CARD_ROLE, ActionCard, ActionModel, Index
from ui.owner_chips import in_rows, owner_chips, paint_owner
from ui.theme import Theme
from ui.wording import due_words

_SIDE, _MARGIN, _PADDING, _CHIP = 14, 5, 11, 19
_FOOT_GAP, _GAP = 6, 8
_LEAST_MIDDLE = 44  # of the words between the chips and the right end
_MOST_REMEMBERED = 2000
_MOST_LINES = 4
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ActionDelegate(QStyledItemDelegate):
    """Paints a card: owner, item and due above, the words below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._wrapped: dict[tuple[str, int, int], list[str]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a card's size: as many lines as the words need, four at most."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 280
        card: ActionCard = index.data(CARD_ROLE)
        foot = 2 * option.fontMetrics.height() + _FOOT_GAP if card.matter else 0
        words = len(self._lines(card.text, width - 2 * (_SIDE + _PADDING), option)) * option.fontMetrics.lineSpacing()
        return QSize(width, words + foot + _CHIP + 2 * _PADDING + 2 * _MARGIN)

    def _lines(self, text: str, width: int, option: QStyleOptionViewItem) -> list[str]:
        """Return the words line by line; they are remembered, as cards are painted far oftener than words change."""
        key = (text, width, option.fontMetrics.lineSpacing())
        if key not in self._wrapped:
            if len(self._wrapped) > _MOST_REMEMBERED:
                self._wrapped.clear()
            self._wrapped[key] = wrapped(task_words(text) or " ", option.font, width, _MOST_LINES)
        return self._wrapped[key]

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
        self._paint_words(painter, below, self._lines(card.text, int(below.width()), option))
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, card: ActionCard) -> None:
        row = QRectF(area.left(), area.top(), area.width(), _CHIP)
        right = _right_words(card)
        painter.setPen(self.theme.color("muted"))
        painter.drawText(row, _MIDDLE | Qt.AlignmentFlag.AlignRight, right)
        row.setRight(row.right() - QFontMetricsF(painter.font()).horizontalAdvance(right) - _GAP)
        row.setLeft(self._paint_owners(painter, row, card) + _GAP)
        painter.save()
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(row, _MIDDLE, elided(_middle_words(card), painter.fontMetrics(), row.width()))
        painter.restore()

    def _paint_owners(self, painter: QPainter, row: QRectF, card: ActionCard) -> float:
        """Paint the owners' chips side by side, and return where they end."""
        chips = owner_chips(card.action, card.unknown_owners)
        placed = in_rows(chips, painter.font(), row.width() - _LEAST_MIDDLE)
        for each in placed:
            paint_owner(painter, QRectF(row.left() + each.left, row.top(), each.width, _CHIP), each.chip, self.theme)
        return row.left() + placed[-1].left + placed[-1].width

    def _paint_words(self, painter: QPainter, area: QRectF, lines: Sequence[str]) -> None:
        painter.setPen(self.theme.color("text"))
        height = painter.fontMetrics().lineSpacing()
        for number, line in enumerate(lines):
            painter.drawText(QRectF(area.left(), area.top() + number * height, area.width(), height), _MIDDLE, line)

    def _paint_foot(self, painter: QPainter, area: QRectF, card: ActionCard, matter: OutstandingMatter) -> None:
        """Paint when a matter is due, and under that where it comes from and, beside it, where it was taken."""
        metrics, half = painter.fontMetrics(), area.height() / 2
        first = QRectF(area.left(), area.top(), area.width(), half)
        second = first.translated(0, half)
        is_late = matter.is_overdue and not card.taken
        painter.setPen(self.theme.color("warn" if is_late else "muted"))
        due = matter.due_words[:1].upper() + matter.due_words[1:]
        painter.drawText(first, _MIDDLE, elided(due, metrics, first.width()))
        if card.taken:
            painter.setPen(self.theme.color("good"))
            painter.drawText(second, _MIDDLE | Qt.AlignmentFlag.AlignRight, card.taken)
            second.setRight(second.right() - metrics.horizontalAdvance(card.taken) - _GAP)
        painter.setPen(self.theme.color("muted"))
        painter.drawText(second, _MIDDLE, elided(card.source, metrics, second.width()))


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

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint a card alone where it stays as high: QListView would lay all of them out anew at each key."""
        if first == last and self.sizeHintForIndex(first).height() == self._height_laid_out(first):
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    def _height_laid_out(self, index: Index) -> int:
        """Return the room a card has been given; its own rectangle already tells what it needs now."""
        after = self._actions.index(index.row() + 1)
        end = self.contentsSize().height() - self.verticalOffset()
        if after.isValid():
            end = self.visualRect(after).top()
        return end - self.visualRect(index).top()

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
