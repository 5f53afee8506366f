"""What frames the parts of the meeting: a heading with its key over a panel, and the heads of the columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from ui.editor.columns import CHIP_INSET
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


def people_under(agenda: QWidget, people: QWidget) -> QSplitter:
    """Return the left column: the agenda under its heading over the people."""
    column = QSplitter(Qt.Orientation.Vertical)
    column.addWidget(titled(agenda, "Agenda", "F6"))
    column.addWidget(people)
    column.setSizes([280, 400])
    column.setHandleWidth(1)
    column.setMinimumWidth(220)
    return column


def text_column(*parts: QWidget) -> QFrame:
    """Return the middle column: the page with what stands over and under it."""
    column = QFrame()
    column.setProperty("page", True)
    column.setMinimumWidth(420)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part)
    return column


def three_columns(left: QWidget, text: QWidget, side: QWidget) -> QSplitter:
    """Return the columns beside each other; what is gained in width goes to the text."""
    columns = QSplitter(Qt.Orientation.Horizontal)
    for column in (left, text, side):
        columns.addWidget(column)
    columns.setStretchFactor(1, 1)
    columns.setSizes([290, 760, 320])
    columns.setHandleWidth(1)
    side.setMinimumWidth(266)  # both tabs, with two figures each
    return columns


class ColumnHeads(QWidget):
    """No., Item, Action over the page, level with the painted columns."""

    def __init__(self, editor: MinutesEditor, theme: Theme) -> None:
        super().__init__()
        self._editor = editor
        metrics = editor.lines.metrics
        number, item, self._action = QLabel("No."), QLabel("Item"), QLabel("Action")
        for label in (number, item, self._action):
            label.setProperty("heading", True)
        number.setFixedWidth(metrics.number_width - 14)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(0)
        layout.addWidget(number)
        layout.addSpacing(14 + metrics.indent // 2)
        layout.addWidget(item, 1)
        layout.addWidget(self._action)
        self.setObjectName("columnHeads")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.set_theme(theme)
        editor.verticalScrollBar().rangeChanged.connect(self._keep_level)
        self._keep_level()

    def _keep_level(self) -> None:
        """Stand over the column, which goes to the right where the page is too short to scroll."""
        bar = self._editor.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() else 0
        self._action.setFixedWidth(self._editor.lines.metrics.action_width - CHIP_INSET + beside)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.setStyleSheet(
            f"#columnHeads {{ background: {theme.page}; border-bottom: 2px solid {theme.strong_line}; }}"
        )
