"""Cells of a table that show chips: owners and states, in colour and in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.chips import in_rows, paint_chip
from ui.library.paged_model import PagedModel
from ui.theme import Theme

_HEIGHT, _GAP, _LEFT, _PADDING = 19.0, 2.0, 9.0, 10.0
_TONES = {  # ground and ink, by the names of the theme
    "accent": ("accent", "on_accent"),
    "plain": ("plain_chip", "text"),
    "bad": ("bad_band", "bad"),
    "warn": ("warn_band", "warn"),
    "good": ("good_band", "good"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A short text in a rounded box; `tone` is accent, plain, bad, warn or good."""

    text: str
    tone: str = "plain"


class ChipDelegate(QStyledItemDelegate):
    """Paints the chips of a row, as `chips` tells them, side by side.

    They go on in further lines where they do not fit, and are counted where there is no room for more.
    """

    def __init__(self, theme: Theme, chips: Callable[[Any], Sequence[Chip]], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._chips = chips

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell's ground, and its chips over it: they say what its text does."""
        widget: QWidget = option.widget
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        row = cast("PagedModel[Any]", index.model()).row(index)
        if row is None:
            return  # it is being fetched
        area = QRectF(option.rect).adjusted(_LEFT, 3, -4, -3)
        painter.save()
        painter.setFont(option.font)
        for place, chip in _placed(area, self._chips(row), option):
            ground, ink = _TONES[chip.tone]
            paint_chip(painter, place, chip.text, ground=self.theme.color(ground), ink=self.theme.color(ink))
        painter.restore()


def _placed(area: QRectF, chips: Sequence[Chip], option: QStyleOptionViewItem) -> list[tuple[QRectF, Chip]]:
    rows = max(1, int((area.height() + _GAP) // (_HEIGHT + _GAP)))
    placed = in_rows(chips, option.font, area.width(), rows, _merged, _PADDING)
    height = (max((each.row for each in placed), default=0) + 1) * (_HEIGHT + _GAP) - _GAP
    top = area.center().y() - height / 2
    return [
        (QRectF(area.left() + each.left, top + each.row * (_HEIGHT + _GAP), each.width, _HEIGHT), each.chip)
        for each in placed
    ]


def _merged(text: str, chips: Sequence[Chip]) -> Chip:
    return Chip(text, chips[0].tone)
