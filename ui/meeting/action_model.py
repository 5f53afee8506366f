"""Actions as an item model: a view of the action lines, or of what earlier meetings left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from minutes_app.domain.actions import Action
from minutes_app.domain.matters import OutstandingMatter
from ui.wording import due_words

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ActionCard:
    """An action as a card: `matter` is set where it is one of an earlier meeting, `source` says where it stands."""

    line_id: str
    number: str
    title: str
    text: str
    action: Action
    source: str = ""
    meeting_id: int | None = None
    unknown_owners: tuple[str, ...] = ()
    matter: OutstandingMatter | None = None

    @property
    def taken(self) -> str:
        """Where a matter was taken up: 'Taken under 1.1', empty for not yet."""
        if self.matter is None or self.matter.taken is None:
            return ""
        return f"Taken under {self.matter.taken_under}" if self.matter.taken_under else "Taken up"


class ActionModel(QAbstractListModel):
    """Shows action cards in order; an index carries its row only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[ActionCard] = []

    @property
    def cards(self) -> Sequence[ActionCard]:
        """The cards as shown."""
        return self._cards

    def show_cards(self, cards: Sequence[ActionCard]) -> None:
        """Show other cards: changed rows only, where the same lines stand at the same places."""
        if [c.line_id for c in cards] != [c.line_id for c in self._cards]:
            self.beginResetModel()
            self._cards = list(cards)
            self.endResetModel()
            return
        changed = [i for i, card in enumerate(cards) if card != self._cards[i]]
        self._cards = list(cards)
        for i in changed:
            self.dataChanged.emit(self.index(i), self.index(i))

    def card(self, index: Index) -> ActionCard | None:
        """Return the card of a row."""
        return self._cards[index.row()] if index.isValid() else None

    def row_of(self, line_id: str) -> int:
        """Return the row of a line, -1 where it is not shown."""
        return next((i for i, card in enumerate(self._cards) if card.line_id == line_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a card shows."""
        card = self.card(index)
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(card)
        if role == Qt.ItemDataRole.ToolTipRole and card.unknown_owners:
            return f"Not at this meeting: {', '.join(card.unknown_owners)}"
        return card if role == CARD_ROLE else None


def _spoken(card: ActionCard) -> str:
    if card.matter:
        return _spoken_matter(card, card.matter)
    owners = " and ".join(card.action.owners) or ("no owner" if card.action.lacks_owner else "")
    due = due_words(card.action)
    words = [owners, card.text, f"item {card.number}" if card.number else "", f"due {due}" if due else ""]
    return ", ".join(word for word in [*words, card.source, card.action.status.value] if word)


def _spoken_matter(card: ActionCard, matter: OutstandingMatter) -> str:
    owners = " and ".join(card.action.owners)
    age = matter.age if matter.age_days is None else f"{matter.age} old"
    source = f"from {card.source}" if card.source else ""
    words = (owners, card.text, age, matter.due_words, source, card.taken, card.number)
    return ", ".join(word for word in words if word)
