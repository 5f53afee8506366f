"""The No. and Action columns and the bands, painted level with their lines in the editor's margins.

Nothing here is laid out by Qt: a table of the same text costs fifty times as much at each key.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextBlock
from PySide6.QtWidgets import QTextEdit

from minutes_app.domain.actions import Action
from minutes_app.domain.lines import LineKind
from ui.editor.blocks import LABELS, LEVEL, PageMetrics, block_id, block_kind, has_restricted_words
from ui.owner_chips import in_rows, owner_chips, paint_owner
from ui.theme import Theme

CHIP_INSET = 8  # from the rule at the left of the Action column to its chips and its head
_CHIP_END, _CHIP_PADDING, _CHIP_HEIGHT = 4, 6.0, 20.0
_RESTRICTED, _IN_PART = "restricted", "in part"
_SMALL_POINTS = 8
_RULE = 1  # the rule above an item stands in the space of the line before it
_EMPTY_ITEM = "Agenda item: type its title, then Enter"


@dataclass(slots=True)
class ColumnContent:
    """What the columns show, by line id: printed numbers of items, actions, which owners are not here, and why lines
    are restricted."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    unknown: Mapping[str, Sequence[str]] = field(default_factory=dict)
    restricted: Mapping[str, str] = field(default_factory=dict)


class Columns:
    """Paints what stands beside and behind the text of an editor."""

    def __init__(self, editor: QTextEdit, metrics: PageMetrics, theme: Theme) -> None:
        self._editor = editor
        self._metrics = metrics
        self.theme = theme
        self.content = ColumnContent()

    def paint_behind(self, painter: QPainter, asked: QRect) -> None:
        """Paint bands and rules, before the text, in the part of the viewport asked for."""
        width = self._editor.viewport().width()
        left, right = self._metrics.number_width, width - self._metrics.action_width
        for block, area in self._blocks_in(asked):
            kind = block_kind(block)
            if kind is LineKind.ITEM:
                if block.blockFormat().intProperty(LEVEL) <= 1:
                    painter.fillRect(QRectF(0, area.top() + 1, width, area.height() - 2), self.theme.color("panel"))
                if block.blockNumber():
                    painter.fillRect(QRectF(0, area.top() - _RULE, width, _RULE), self.theme.color("line"))
            elif kind in LABELS:
                band = QRectF(left, area.top() + 2, right - left, area.height() - 3)
                painter.fillRect(band, self.theme.color("band"))
                painter.fillRect(QRectF(left, band.top(), 3, band.height()), self.theme.color("accent"))
            if block_id(block) in self.content.restricted:
                self._paint_restricted_band(painter, area, left, right)
        painter.setPen(QPen(self.theme.color("line"), 1))
        for x in (left, right):
            painter.drawLine(QPointF(x, 0), QPointF(x, self._editor.viewport().height()))

    def _paint_restricted_band(self, painter: QPainter, area: QRectF, left: float, right: float) -> None:
        band = QRectF(left, area.top() + 1, right - left, area.height() - 2)
        painter.fillRect(band, self.theme.color("warn_band"))
        painter.fillRect(QRectF(right - 3, band.top(), 3, band.height()), self.theme.color("warn"))

    def paint_beside(self, painter: QPainter, asked: QRect) -> None:
        """Paint numbers, labels, bullets and owners, after the text, in the part of the viewport asked for."""
        for block, area in self._blocks_in(asked):
            layout = block.layout()
            if not layout.lineCount():
                continue
            line = layout.lineAt(0)
            first = QRectF(area.left(), layout.position().y() + line.y() - self._scrolled(), 0, line.height())
            kind = block_kind(block)
            if kind is LineKind.ITEM:
                self._paint_number(painter, block, first, line.ascent())
            elif kind is LineKind.BULLET:
                self._paint_bullet(painter, block, first, line.ascent())
            elif kind in LABELS:
                self._paint_label(painter, kind, block, first, line.ascent())
                self._paint_owners(painter, block)
            self._paint_restricted(painter, block, first, line.ascent())

    def _scrolled(self) -> int:
        return self._editor.verticalScrollBar().value()

    def _blocks_in(self, asked: QRect) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Give the blocks in a part of the viewport, and their areas in it, spacing included."""
        layout = self._editor.document().documentLayout()
        block = self._editor.cursorForPosition(asked.topLeft()).block()
        if block.previous().isValid():
            block = block.previous()
        scrolled = self._scrolled()
        while block.isValid():
            area, given = layout.blockBoundingRect(block).translated(0, -scrolled), block.blockFormat()
            area.adjust(0, -given.topMargin() / 2, 0, given.bottomMargin() / 2)
            if area.top() - _RULE > asked.bottom():
                return
            yield block, area
            block = block.next()

    def _paint_number(self, painter: QPainter, block: QTextBlock, first: QRectF, ascent: float) -> None:
        number = self.content.numbers.get(block_id(block), "")
        font = self._bold(painter)
        room = self._metrics.number_width - 14
        shown = QFontMetricsF(font).elidedText(number, Qt.TextElideMode.ElideRight, room)
        x = room - QFontMetricsF(font).horizontalAdvance(shown)
        self._write(painter, QPointF(x, first.top() + ascent), shown, font)
        if block.length() == 1:
            painter.setPen(self.theme.color("muted"))
            painter.drawText(QPointF(first.left(), first.top() + ascent), _EMPTY_ITEM)

    def _paint_label(self, painter: QPainter, kind: LineKind, block: QTextBlock, first: QRectF, ascent: float) -> None:
        x = self._metrics.number_width + self._metrics.indent / 2 + block.blockFormat().leftMargin()
        self._write(painter, QPointF(x, first.top() + ascent), LABELS[kind], self._bold(painter))

    def _paint_bullet(self, painter: QPainter, block: QTextBlock, first: QRectF, ascent: float) -> None:
        x = self._metrics.number_width + block.blockFormat().leftMargin() - self._metrics.indent / 4
        painter.setPen(self.theme.color("text"))
        painter.drawText(QPointF(x, first.top() + ascent), "•")

    def _paint_owners(self, painter: QPainter, block: QTextBlock) -> None:
        """Paint the owners of an action level with its words, a row of chips beside each line of them."""
        action = self.content.actions.get(block_id(block))
        if action is None:
            return
        layout, chips = block.layout(), owner_chips(action, self.content.unknown.get(block_id(block), ()))
        left = self._editor.viewport().width() - self._metrics.action_width + CHIP_INSET
        room = self._metrics.action_width - CHIP_INSET - _CHIP_END
        top = layout.position().y() - self._scrolled()
        for placed in in_rows(chips, painter.font(), room, layout.lineCount(), _CHIP_PADDING):
            line = layout.lineAt(placed.row)
            down = (line.height() - _CHIP_HEIGHT) / 2
            area = QRectF(left + placed.left, top + line.y() + down, placed.width, _CHIP_HEIGHT)
            paint_owner(painter, area, placed.chip, self.theme)

    def _paint_restricted(self, painter: QPainter, block: QTextBlock, first: QRectF, ascent: float) -> None:
        """Say in words that a line is restricted, or some of it: beside an item's title, or in the empty No. column."""
        is_whole = block_id(block) in self.content.restricted
        if not is_whole and not has_restricted_words(block):
            return
        painter.save()
        font = QFont(painter.font())
        font.setPointSizeF(_SMALL_POINTS)
        painter.setFont(font)
        painter.setPen(self.theme.color("warn"))
        words = _RESTRICTED if is_whole else _IN_PART
        if block_kind(block) is LineKind.ITEM:
            x = self._editor.viewport().width() - self._metrics.action_width + float(CHIP_INSET)
        else:
            x = self._metrics.number_width - 8 - QFontMetricsF(font).horizontalAdvance(words)
        painter.drawText(QPointF(max(x, 2), first.top() + ascent), words)
        painter.restore()

    def _write(self, painter: QPainter, at: QPointF, text: str, font: QFont) -> None:
        painter.save()
        painter.setFont(font)
        painter.setPen(self.theme.color("accent_text"))
        painter.drawText(at, text)
        painter.restore()

    def _bold(self, painter: QPainter) -> QFont:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Bold)
        return font
