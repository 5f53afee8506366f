"""Where the window and its parts stood when it was closed, to be there again."""

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

from ui.meeting.page import MeetingPage

_FIRST = QSize(1366, 740)
_FRAME = QSize(0, 28)  # about what the bar with the title takes of the screen


_TABS = ("here", "outstanding")  # of the side pane, in their order


def restore_places(settings: QSettings, window: QWidget, page: MeetingPage) -> None:
    """Put the window, its splitter and the side pane as they were.

    At first the window has a size for a small screen, and never one larger than the screen.
    """
    geometry, parts = settings.value("geometry"), settings.value("splitter")
    if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):  # a file can hold anything
        window.resize(_FIRST)
    window.resize(window.size().boundedTo(window.screen().availableSize() - _FRAME))
    if isinstance(parts, QByteArray):
        page.splitter.restoreState(parts)
    tab = settings.value("sidePane")
    page.pane.show_tab(_TABS.index(tab) if tab in _TABS else 0)


def remember_places(settings: QSettings, window: QWidget, page: MeetingPage) -> None:
    """Remember where the window and its splitter are, and which tab of the side pane shows."""
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue("splitter", page.splitter.saveState())
    settings.setValue("sidePane", _TABS[page.pane.tab])
