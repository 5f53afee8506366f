"""The Qt application: style, colours, fonts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication

from ui.theme import DARK, LIGHT, Theme, app_font, palette, style_sheet


def build_app(arguments: Sequence[str]) -> QApplication:
    """Return the application, made once. Fusion everywhere: native styles break under a style sheet."""
    QCoreApplication.setOrganizationName("OPCC Minutes")
    QCoreApplication.setApplicationName("OPCC Minutes")
    app = QApplication(list(arguments))
    app.setStyle("Fusion")
    app.setFont(app_font())
    return app


def chosen_theme(app: QApplication, settings: QSettings) -> Theme:
    """Return the theme chosen before, or the one that the system asks for."""
    chosen = settings.value("theme")
    if chosen:
        return DARK if chosen == "dark" else LIGHT
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application a theme's colours."""
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
