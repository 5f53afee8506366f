"""Cells that show words, asked for once a cell."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.library.paged_model import PagedModel

_LINE_END = "\N{LINE SEPARATOR}"


class CellDelegate(QStyledItemDelegate):
    """Shows the words of a cell, wrapped, or its lines as they are, cut where one is longer than the column is wide."""

    def __init__(self, parent: QWidget, *, wraps: bool = True) -> None:
        super().__init__(parent)
        self._wraps = wraps

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Take the words from the model.

        What Qt does here asks a model for seven roles of each cell; a model in Python takes longer to answer these than
        all else in a frame of a list.
        """
        model = cast("PagedModel[object]", index.model())
        option.index = cast("QModelIndex", index)
        option.text = model.words(index).replace("\n", _LINE_END)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        if not self._wraps:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
