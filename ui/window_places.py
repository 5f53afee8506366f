"""Where the window and its parts stood when it was closed, to be there again."""

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QSplitter, QWidget

_FIRST = QSize(1366, 740)
_FRAME = QSize(0, 28)  # about what the bar with the title takes of the screen


def restore_places(settings: QSettings, window: QWidget, splitter: QSplitter) -> None:
    """Put the window and its splitter where they were; at first in a size for a small screen; never larger than it."""
    geometry, parts = settings.value("geometry"), settings.value("splitter")
    if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):  # a file can hold anything
        window.resize(_FIRST)
    window.resize(window.size().boundedTo(window.screen().availableSize() - _FRAME))
    if isinstance(parts, QByteArray):
        splitter.restoreState(parts)


def remember_places(settings: QSettings, window: QWidget, splitter: QSplitter) -> None:
    """Remember where the window and its splitter are."""
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue("splitter", splitter.saveState())
