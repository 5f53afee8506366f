"""What frames the parts of the meeting: a heading with its key over a panel, and the heads of the columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.editor.editor import MinutesEditor
from ui.theme import Theme


def titled(widget: QWidget, words: str, key: str) -> QFrame:
    """Return a panel: a heading with its key over a widget."""
    panel = QFrame()
    panel.setProperty("panel", True)
    heading, shortcut = QLabel(words), QLabel(key)
    heading.setProperty("heading", True)
    shortcut.setProperty("muted", True)
    top = QHBoxLayout()
    top.setContentsMargins(14, 12, 14, 4)
    top.addWidget(heading)
    top.addStretch()
    top.addWidget(shortcut)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(top)
    layout.addWidget(widget)
    return panel


class ColumnHeads(QWidget):
    """No., Item, Action over the page, level with the painted columns."""

    def __init__(self, editor: MinutesEditor, theme: Theme) -> None:
        super().__init__()
        self._editor = editor
        metrics = editor.lines.metrics
        number, item, action = QLabel("No."), QLabel("Item"), QLabel("Action")
        for label in (number, item, action):
            label.setProperty("heading", True)
        number.setFixedWidth(metrics.number_width - 14)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        action.setFixedWidth(metrics.action_width - 12 + editor.verticalScrollBar().sizeHint().width())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(0)
        layout.addWidget(number)
        layout.addSpacing(14 + metrics.indent // 2)
        layout.addWidget(item, 1)
        layout.addWidget(action)
        self.setObjectName("columnHeads")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setStyleSheet(
            f"#columnHeads {{ background: {theme.page}; border-bottom: 2px solid {theme.strong_line}; }}"
        )
