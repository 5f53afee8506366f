"""The hits of a search: grouped by meeting and item, each sentence with its words marked."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from minutes_app.domain.follow_up import Hit
from ui.eliding import elided
from ui.theme import Theme
from ui.wording import day_number

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE, BEFORE_ROLE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_AROUND, _SHOWN = 60, 170  # characters
_HEAD = 6  # the room around a head


class HitModel(QAbstractListModel):
    """The hits, grouped by meeting and item because the library gives them so; the first of a group names both."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def row_of(self, wanted: Hit) -> int:
        """Return where a hit stands, the first row where it is not there."""
        same = (row for row, hit in enumerate(self._hits) if _place(hit) == _place(wanted))
        return next(same, 0)

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
        if role == BEFORE_ROLE:
            return self._hits[index.row() - 1] if index.row() else None
        return hit if role == HIT_ROLE else None


class HitDelegate(QStyledItemDelegate):
    """Paints where a hit stands, and its sentence with the words marked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size: its sentence in two lines, and its meeting and item above where they begin."""
        heads = len(_heads(index.data(HIT_ROLE), index.data(BEFORE_ROLE)))
        height = option.fontMetrics.lineSpacing()
        return QSize(300, 2 * height + 12 + heads * (height + _HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one hit, the heads of its group above it."""
        hit: Hit = index.data(HIT_ROLE)
        heads = _heads(hit, index.data(BEFORE_ROLE))
        area, height = QRectF(option.rect), option.fontMetrics.lineSpacing() + _HEAD
        painter.save()
        painter.setFont(option.font)
        for words, is_meeting in heads:
            line = QRectF(area.left() + (6 if is_meeting else 18), area.top(), area.width() - 24, height)
            self._paint_head(painter, line, words, is_meeting)
            area.setTop(area.top() + height)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.theme.color("selected"))
        sentence = QTextDocument()
        sentence.setDefaultFont(option.font)
        sentence.setDocumentMargin(5)
        sentence.setHtml(f'<div style="color:{self.theme.text}">{_marked(hit, self.theme)}</div>')
        painter.translate(area.left() + 24, area.top())
        sentence.setTextWidth(area.width() - 32)
        sentence.drawContents(painter, QRectF(0, 0, area.width() - 32, area.height()))
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, words: str, is_meeting: bool) -> None:
        font = QFont(painter.font())
        font.setBold(is_meeting)
        painter.save()
        painter.setFont(font)
        painter.setPen(self.theme.color("accent_text" if is_meeting else "muted"))
        shown = elided(words, painter.fontMetrics(), area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


def _place(hit: Hit) -> tuple[object, ...]:
    return hit.meeting_id, hit.line_id, hit.text


def _heads(hit: Hit, before: Hit | None) -> list[tuple[str, bool]]:
    """Return what stands above a hit: its meeting where that begins, and its item where that does."""
    is_new = before is None or before.meeting_id != hit.meeting_id
    item = _item(hit)
    heads = [(f"{hit.meeting}, {day_number(hit.date)}", True)] if is_new else []
    if item and (is_new or before is None or _item(before) != item):
        heads.append((item, False))
    return heads


def _item(hit: Hit) -> str:
    return f"{hit.item_number} {hit.item_title}".strip()


def _where(hit: Hit) -> str:
    return "  ·  ".join(part for part in (f"{hit.meeting}, {day_number(hit.date)}", _item(hit)) if part)


def _marked(hit: Hit, theme: Theme) -> str:
    """Return the text around the first hit as HTML, each hit marked, everything else escaped."""
    start, end = _shown(hit)
    pieces, at = ["…" if start else ""], start
    for left, right in hit.spans:
        if right > end:
            break
        pieces.append(escape(hit.text[at:left]))
        pieces.append(f'<b style="background-color:{theme.warn_band}">{escape(hit.text[left:right])}</b>')
        at = right
    rest = hit.text[at:end]
    return "".join(pieces) + (escape(rest) if end == len(hit.text) else f"{escape(rest.rstrip(' ,;:'))}…")


def _shown(hit: Hit) -> tuple[int, int]:
    """Return where the part of the text around the first hit begins and ends: between words."""
    text, (first, first_end) = hit.text, hit.spans[0] if hit.spans else (0, 0)
    start = max(0, first - _AROUND)
    end = min(len(text), max(start + _SHOWN, first_end))
    if start:
        start = text.find(" ", start - 1, first) + 1 or first
    if end < len(text):
        last = max((right for _, right in hit.spans if right <= end), default=0)
        end = max(text.rfind(" ", last, end + 1), last) or end
    return start, end
