"""Outstanding matters in the action pane: cards with keys to take them up, and one line for what is asked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from ui.ask_line import AskLine
from ui.meeting.action_list import ActionList
from ui.meeting.action_model import ActionCard, ActionModel
from ui.theme import Theme

_NONE = "Nothing is outstanding from earlier meetings of this series."
_KEYS = ("T take in", "D discussed under…", "N note progress…", "C complete", "Enter its source")


class MatterList(ActionList):
    """The cards of matters; several can be chosen with Shift, or all with Ctrl+A.

    Signals:
        takeRequested, discussedRequested, progressRequested, closeRequested: do this with the chosen cards.
    """

    takeRequested = Signal()
    discussedRequested = Signal()
    progressRequested = Signal()
    closeRequested = Signal()

    def __init__(self, model: ActionModel, theme: Theme) -> None:
        super().__init__(model, theme, "Outstanding matters")
        self.setObjectName("outstanding")
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self._signals = {
            Qt.Key.Key_T: self.takeRequested,
            Qt.Key.Key_D: self.discussedRequested,
            Qt.Key.Key_N: self.progressRequested,
            Qt.Key.Key_P: self.progressRequested,  # the first letter of what is noted works too
            Qt.Key.Key_C: self.closeRequested,
        }

    @property
    def chosen(self) -> list[ActionCard]:
        """The cards that a key works on, in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        cards = [self._actions.cards[row] for row in rows]
        return cards or ([self.card] if self.card else [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T takes in, D notes under which item it was discussed, N notes progress, C completes or opens again."""
        signal = self._signals.get(Qt.Key(event.key()))
        if signal and event.modifiers() == Qt.KeyboardModifier.NoModifier and self.card:
            signal.emit()
        else:
            super().keyPressEvent(event)


class MatterPage(QWidget):
    """The list with its keys under it, or what to know where it is empty.

    Signals:
        takeRequested, discussedRequested, progressRequested, closeRequested: the cards to do this with.
    """

    takeRequested = Signal(object)
    discussedRequested = Signal(object)
    progressRequested = Signal(object)
    closeRequested = Signal(object)

    def __init__(self, model: ActionModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self.list = MatterList(model, theme)
        self.ask_line = AskLine("matterAnswer")
        self._empty, self._keys = _muted(_NONE), _muted("   ".join(keys.replace(" ", "\u00a0") for keys in _KEYS))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(18, 24, 18, 0)
        self._keys.setContentsMargins(14, 6, 14, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._keys)
        layout.addWidget(self.ask_line)
        self.ask_line.closed.connect(self._on_answered)
        self.list.takeRequested.connect(self._on_take)
        self.list.discussedRequested.connect(self._on_discussed)
        self.list.progressRequested.connect(self._on_progress)
        self.list.closeRequested.connect(self._on_close)
        self._show_state()

    def show_cards(self, cards: Sequence[ActionCard]) -> None:
        """Show other cards; the current one stays current where it is still there."""
        row = self.list.currentIndex().row()
        self._model.show_cards(cards)
        if row >= 0 and cards and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(min(row, len(cards) - 1)))
        self._show_state()

    def forget(self) -> None:
        """Drop what was asked and chosen: another meeting is on show."""
        self.ask_line.drop()
        self.list.setCurrentIndex(QModelIndex())
        self._show_state()

    @property
    def current(self) -> tuple[int | None, str]:
        """Meeting and line of the current card, nothing where there is none."""
        card = self.list.card
        return (card.meeting_id, card.line_id) if card else (None, "")

    def stand_on(self, matter: tuple[int | None, str]) -> None:
        """Make the card of this meeting and line the current one again, where it is still there."""
        rows = (row for row, card in enumerate(self._model.cards) if (card.meeting_id, card.line_id) == matter)
        row = next(rows, None)
        if row is not None:
            self.choose(row)

    def choose(self, row: int) -> None:
        """Make a row the current one, and the only one chosen."""
        self.list.setCurrentIndex(self._model.index(row))

    def _show_state(self) -> None:
        has_cards = bool(self._model.cards)
        self._empty.setVisible(not has_cards)
        self.list.setVisible(has_cards)
        self._keys.setVisible(has_cards and self.ask_line.isHidden())

    def _on_answered(self) -> None:
        self._show_state()
        if self.isVisible():
            self.list.setFocus()

    def _on_take(self) -> None:
        self.takeRequested.emit(self.list.chosen)

    def _on_discussed(self) -> None:
        self.discussedRequested.emit(self.list.chosen)
        self._show_state()

    def _on_progress(self) -> None:
        self.progressRequested.emit(self.list.chosen)
        self._show_state()

    def _on_close(self) -> None:
        self.closeRequested.emit(self.list.chosen)


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("muted", True)
    label.setWordWrap(True)
    return label
