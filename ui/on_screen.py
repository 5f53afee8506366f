"""How large a dialog may be."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_OF_SCREEN = 0.9  # the rest is for the frame of the window and the bars of the desktop


def resize_on_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size in pixels, as far as its screen has room for it: its buttons must be in sight."""
    dialog.resize(QSize(width, height).boundedTo(dialog.screen().availableSize() * _OF_SCREEN))
