"""What to look at before sending out, as a list: grouped by kind, the words of the minutes over what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from minutes_app.domain.checks import Finding
from ui.theme import Theme
from ui.wording import shortened

Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_SIDE, _MARGIN, _PADDING, _GAP = 14, 4, 10, 3
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_MOST_LINES = 6
_MOST_WORDS = 120


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A row: a finding with where it stands and its words, or a heading over those of one kind."""

    top: str
    finding: Finding | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.top}. {self.finding.sentence}" if self.finding else self.top


class CheckModel(QAbstractListModel):
    """Shows findings under headings that count them; an index carries its row only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CheckRow] = []

    @property
    def findings(self) -> list[Finding]:
        """The findings as shown."""
        return [row.finding for row in self._rows if row.finding]

    def show_findings(self, findings: Sequence[Finding], numbers: Mapping[str, str]) -> None:
        """Show other findings; `numbers` are those of the items that their lines belong to."""
        rows = list(_rows(findings, numbers))
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def finding(self, index: Index) -> Finding | None:
        """Return the finding of a row."""
        return self._rows[index.row()].finding if index.isValid() else None

    def near(self, finding: Finding | None, row: int) -> QModelIndex:
        """Return the row of a finding, or that of the one at or before a row where it is no longer there."""
        places = [place for place, each in enumerate(self._rows) if each.finding]
        if not places:
            return QModelIndex()
        key = finding.key if finding else None
        same = next((at for at in places if _key(self._rows[at]) == key), None)
        after = next((at for at in places if at >= row), places[-1])
        return self.index(after if same is None else same)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows there are, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let findings be chosen and headings not."""
        return super().flags(index) if self.finding(index) else Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return row if role == _ROW_ROLE else None


def _key(row: CheckRow) -> tuple[str, ...] | None:
    return row.finding.key if row.finding else None


def _rows(findings: Sequence[Finding], numbers: Mapping[str, str]) -> Iterator[CheckRow]:
    kind = None
    for finding in findings:
        if finding.rule.kind is not kind:
            kind = finding.rule.kind
            yield CheckRow(f"{kind.value}  {sum(each.rule.kind is kind for each in findings)}")
        words = finding.attendee or shortened(finding.words.strip(), _MOST_WORDS)
        number = numbers.get(finding.line_id, "")
        yield CheckRow("  ".join(part for part in (number, words) if part) or finding.rule.title.capitalize(), finding)


class CheckDelegate(QStyledItemDelegate):
    """Paints a heading, or a card: the words of the minutes on a line, what is wrong below."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme = theme
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's size: as many lines as the sentence needs."""
        row: CheckRow = index.data(_ROW_ROLE)
        width, metrics = self._view.viewport().width(), option.fontMetrics
        if row.finding is None:
            return QSize(width, metrics.height() + 3 * _MARGIN + _GAP)
        words = _sentence_height(row.finding.sentence, width, metrics)
        return QSize(width, words + metrics.height() + _GAP + 2 * _PADDING + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: CheckRow = index.data(_ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        area = QRectF(option.rect).adjusted(_SIDE, _MARGIN, -_SIDE, -_MARGIN)
        if row.finding is None:
            self._paint_heading(painter, area, row.top)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
            self._paint_card(painter, area, row.top, row.finding, selected)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRectF, words: str) -> None:
        painter.setFont(_bold(painter.font()))
        painter.setPen(self.theme.color("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_card(self, painter: QPainter, area: QRectF, top: str, finding: Finding, selected: bool) -> None:
        painter.setPen(QPen(self.theme.color("accent_text" if selected else "line"), 2 if selected else 1))
        painter.setBrush(self.theme.color("page"))
        painter.drawRoundedRect(area, 6, 6)
        inside = area.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        below = inside.adjusted(0, painter.fontMetrics().height() + _GAP, 0, 0)
        painter.setPen(self.theme.color("text"))
        painter.drawText(below, _WRAP, finding.sentence)
        painter.setFont(_bold(painter.font()))
        shown = painter.fontMetrics().elidedText(top, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)


def _sentence_height(sentence: str, width: int, metrics: QFontMetrics) -> int:
    room = QRect(0, 0, width - 2 * (_SIDE + _PADDING), _MOST_LINES * metrics.lineSpacing())
    return min(metrics.boundingRect(room, _WRAP, sentence).height(), room.height())


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


class CheckList(QListView):
    """The findings as a list.

    Signals:
        openRequested: the finding to go to.
        passRequested: the finding that is right as it is.
        undoRequested: take the last passing over back.
        restoreRequested: bring back all that was passed over.
        leaveRequested: back to the text.
    """

    openRequested = Signal(object)
    passRequested = Signal(object)
    undoRequested = Signal()
    restoreRequested = Signal()
    leaveRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks")
        self.setAccessibleName("To look at before sending out")
        self.checks = CheckModel(self)
        self._delegate = CheckDelegate(theme, self)
        self.setModel(self.checks)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.activated.connect(self._on_activated)

    @property
    def finding(self) -> Finding | None:
        """The current finding."""
        return self.checks.finding(self.currentIndex())

    def show_findings(self, findings: Sequence[Finding], numbers: Mapping[str, str]) -> None:
        """Show other findings; the current one stays so, or the one that took its place becomes it."""
        finding, row = self.finding, self.currentIndex().row()
        self.checks.show_findings(findings, numbers)
        self.setCurrentIndex(self.checks.near(finding, row))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the words; Delete passes a finding over, Undo takes that back, R all; Esc goes to the text."""
        if not self.act(event):
            super().keyPressEvent(event)

    def act(self, event: QKeyEvent) -> bool:
        """Do what a key of the list stands for; say whether it is one."""
        key, finding = event.key(), self.finding
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if key == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undoRequested.emit()
        elif plain and key == Qt.Key.Key_R:
            self.restoreRequested.emit()
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and finding:
            self.openRequested.emit(finding)
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and finding:
            self.passRequested.emit(finding)
        else:
            return False
        return True

    def _on_activated(self, index: QModelIndex) -> None:
        finding = self.checks.finding(index)
        if finding:
            self.openRequested.emit(finding)
