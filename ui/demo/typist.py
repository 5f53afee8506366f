"""A person at the keyboard: every act is a key event to whatever has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget


class Typist:
    """Types and presses keys. `pause` is the time between keys in milliseconds, 0 for as fast as it goes."""

    def __init__(self, window: QWidget, pause: int = 0) -> None:
        self._window = window
        self._pause = pause
        self.keys = 0

    def type(self, text: str) -> None:
        """Type a text, any characters."""
        for character in text:
            widget = self._focus()
            if character.isascii() and character.isprintable():
                QTest.keyClick(widget, character)  # type: ignore[call-overload]  # the stubs know keys only
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))
            self._rest()

    def press(self, *combinations: str) -> None:
        """Press keys by name, such as 'Ctrl+Shift+Return', one after the other."""
        for name in combinations:
            combination: QKeyCombination = QKeySequence(name)[0]  # type: ignore[index]  # the stubs know no keys in it
            QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
            self._rest()

    def in_dialog(self, open_it: Callable[[], None], work: Callable[[], None]) -> None:
        """Open a dialog and work in it; the work must close it."""
        QTimer.singleShot(0, self._window, _WhenOpen(self._window, work))
        open_it()
        self._window.activateWindow()  # offscreen there is no window manager to do it
        QTest.qWaitForWindowActive(self._window)

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            return popup  # an open menu takes the keys, and leaves the focus where it is
        return QApplication.focusWidget() or self._window

    def _rest(self) -> None:
        self.keys += 1
        if self._pause:
            QTest.qWait(self._pause)


class _WhenOpen:
    """Does the work once a dialog is open, looking again until there is one."""

    def __init__(self, window: QWidget, work: Callable[[], None]) -> None:
        self._window = window
        self._work = work

    def __call__(self) -> None:
        dialog = QApplication.activeModalWidget()
        focus = QApplication.focusWidget()
        if isinstance(dialog, QDialog) and focus is not None and dialog.isAncestorOf(focus):
            try:
                self._work()
            except BaseException:
                dialog.reject()  # left open, it would wait for ever
                raise
        else:
            QTimer.singleShot(5, self._window, self)
