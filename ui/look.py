"""How everything looks: light or dark, and the icons in the colours of the one chosen."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from ui.app import apply_theme
from ui.icons import DrawnButton, Icons
from ui.theme import DARK, LIGHT, Theme


class Themed(Protocol):
    """A part that has colours of its own."""

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""


class Look(QObject):
    """Gives `parts` the theme, and `buttons` their icons.

    Signals:
        themeChanged: everything has the colours of another theme.
    """

    themeChanged = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        settings: QSettings,
        parts: Sequence[Themed],
        buttons: Sequence[DrawnButton],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icons = icons
        self._settings = settings
        self._parts = parts
        self._buttons = buttons
        self._draw_icons()

    def toggle(self) -> None:
        """Change between light and dark, and remember it."""
        self.theme = LIGHT if self.theme.dark else DARK
        self._settings.setValue("theme", "dark" if self.theme.dark else "light")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.theme)
        for part in self._parts:
            part.set_theme(self.theme)
        self._draw_icons()
        self.themeChanged.emit()

    def _draw_icons(self) -> None:
        for button, icon, color in self._buttons:
            button.setIcon(self._icons.icon(icon, self.theme.color(color)))
