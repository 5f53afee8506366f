"""A quiet band over the page: that the minutes are approved, and how to go back from a visit to other minutes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Theme


class PageBanner(QFrame):
    """Shows up to two sentences; it never takes the focus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageBanner")
        self._state = self._visit = ""
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 7, 18, 7)
        layout.addWidget(self.words)
        self.set_theme(theme)
        self._show()

    def show_state(self, words: str) -> None:
        """Say what state the minutes are in, or nothing for the usual one."""
        self._state = words
        self._show()

    def show_visit(self, words: str) -> None:
        """Say where one comes from and how to go back, or nothing."""
        self._visit = words
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setStyleSheet(f"#pageBanner {{ background: {theme.band}; border-bottom: 1px solid {theme.line}; }}")
        self.words.setStyleSheet(f"color: {theme.text};")

    def _show(self) -> None:
        words = "  ".join(part for part in (self._visit, self._state) if part)
        self.words.setText(words)
        self.setVisible(bool(words))
