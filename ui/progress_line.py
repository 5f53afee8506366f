"""How far a task is: a line in the status bar that comes only for what takes a while."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

_SHOWN_AFTER_MS = 400
_WIDTH = 160


class ProgressLine(QWidget):
    """What is being done, a bar, and a button that stops it."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.bar = QLabel(), QProgressBar()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar.setFixedSize(_WIDTH, 12)
        self.bar.setTextVisible(False)
        self.stop_button = QPushButton("Stop  Ctrl+.")
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stop_button.setStyleSheet("padding: 1px 8px;")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.bar, self.stop_button):
            layout.addWidget(widget)
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(_SHOWN_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def begin(self, words: str, *, can_be_stopped: bool) -> None:
        """Show, after a moment, that something is being done; how far it is nobody knows yet."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.stop_button.setVisible(can_be_stopped)
        self._timer.start()

    def show_step(self, done: int, of: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def end(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
