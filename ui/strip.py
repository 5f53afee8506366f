"""The strip above the page: what is not saved and why, or that something went wrong. It never takes the focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme


class ProblemStrip(QFrame):
    """Shows a problem of saving while it lasts, and a fault of the program until it is closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemStrip")
        self._problem = self._fault = ""
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.close_button = QPushButton("Close  Ctrl+Shift+W")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.close_fault)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 6, 18, 6)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.close_button)
        self.set_theme(theme)
        self._show()

    def show_problem(self, words: str) -> None:
        """Show why something is not saved, or nothing when all is well again."""
        if words != self._problem:
            self._problem = words
            self._show()

    def show_fault(self, words: str) -> None:
        """Show that the program went wrong somewhere."""
        self._fault = words
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setStyleSheet(f"#problemStrip {{ background: {theme.warn_band}; border-bottom: 2px solid {theme.bad}; }}")
        self.words.setStyleSheet(f"color: {theme.bad}; font-weight: 600;")

    def _show(self) -> None:
        words = " ".join(part for part in (self._problem, self._fault) if part)
        self.words.setText(words)
        self.close_button.setVisible(bool(self._fault))
        self.setVisible(bool(words))

    def close_fault(self) -> None:
        """Take away what was said; a problem of saving stays as long as it lasts."""
        self._fault = ""
        self._show()


def stacked(strip: QWidget, pages: QWidget) -> QWidget:
    """Return the strip over the pages."""
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(strip)
    layout.addWidget(pages, 1)
    return both
