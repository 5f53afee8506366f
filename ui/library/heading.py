"""The heading of a view of the library."""

from PySide6.QtWidgets import QLabel


def heading(words: str) -> QLabel:
    """Return a large heading."""
    label = QLabel(words)
    label.setStyleSheet("font-size: 16pt; font-weight: 700;")
    return label
