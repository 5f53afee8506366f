"""Cells whose lines do not wrap into each other."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


class LineDelegate(QStyledItemDelegate):
    """Shows the lines of a cell's text as they are, with three dots where one is longer than the column is wide."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave out the wrapping; Qt then cuts each line."""
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
