"""The action pane: this meeting's actions, the outstanding ones, a line to capture one, fields to change one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from minutes_app.domain.actions import Action
from ui.meeting.action_fields import ActionFields, status_after
from ui.meeting.action_list import ActionList
from ui.meeting.action_model import ActionModel
from ui.meeting.matter_list import MatterPage
from ui.pane_line import PaneLine
from ui.theme import Theme
from ui.wording import due_words

_EMPTY = "No actions yet.\n\nType “Action: CC to …” in the minutes,\npress Ctrl+Enter on a line, or type above."


class ActionPane(QFrame):
    """The right side of the meeting.

    Signals:
        captureRequested: the words of an action to add to the current item.
        openRequested: a card to go to.
        ownersTyped, dueTyped: line id and what was typed for it.
        statusRequested: line id and the status after the present one.
        tabShown: one of its two lists is to be seen.
        leaveRequested: back to the text.
    """

    captureRequested = Signal(str)
    openRequested = Signal(object)
    ownersTyped = Signal(str, str)
    dueTyped = Signal(str, str)
    statusRequested = Signal(str, object)
    tabShown = Signal()
    leaveRequested = Signal()

    def __init__(
        self,
        actions: ActionModel,
        outstanding: ActionModel,
        read: Callable[[str], Action],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._read = read
        self._actions = actions
        self._item = ""
        self.capture = PaneLine("capture", "Capture an action", "CC to … by 31 August")
        self.hint = QLabel()
        self.hint.setObjectName("captureHint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.list = ActionList(actions, theme, "Actions of this meeting")
        self.list.setObjectName("actions")
        self.matters = MatterPage(outstanding, theme)
        self.here_button, self.outstanding_button = _tab("This meeting"), _tab("Outstanding")
        self._tabs = QButtonGroup(self)
        self._pages = QStackedWidget()
        self._fields = ActionFields(self.list)
        self._lay_out()
        self._connect()
        self._counted(actions, self.here_button, "This meeting")
        self.show_tab(0)

    def _lay_out(self) -> None:
        heading = QLabel("Actions")
        heading.setProperty("heading", True)
        key = QLabel("F9")
        key.setProperty("muted", True)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(key)
        tabs = QHBoxLayout()
        tabs.setSpacing(4)
        for place, button in enumerate((self.here_button, self.outstanding_button)):
            self._tabs.addButton(button, place)
            tabs.addWidget(button)
        tabs.addStretch()
        self._pages.addWidget(_Page(self.list, _EMPTY))
        self._pages.addWidget(self.matters)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 4)
        head.setSpacing(6)
        head.addLayout(top)
        head.addLayout(tabs)
        head.addWidget(self.capture)
        head.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._fields)

    def _connect(self) -> None:
        self._tabs.idClicked.connect(self.show_tab)
        self.capture.returnPressed.connect(self._on_captured)
        self.capture.textChanged.connect(self._show_hint)
        self.capture.leaveRequested.connect(self.leaveRequested)
        for view in (self.list, self.matters.list):
            view.openRequested.connect(self.openRequested)
            view.leaveRequested.connect(self.leaveRequested)
        self.list.statusRequested.connect(self._on_status_key)
        fields = self._fields
        fields.ownersTyped.connect(self.ownersTyped)
        fields.dueTyped.connect(self.dueTyped)
        fields.statusRequested.connect(self.statusRequested)

    def focus_capture(self) -> None:
        """Take the focus in the line that captures an action."""
        self.show_tab(0)
        self.capture.setFocus()
        self.capture.selectAll()

    def focus_list(self) -> None:
        """Take the focus in the list on show, or on its tab where it is empty."""
        view = self.list if self._pages.currentIndex() == 0 else self.matters.list
        model = view.model()
        if not model.rowCount():
            self._tabs.button(self._pages.currentIndex()).setFocus()
            return
        if not view.currentIndex().isValid():
            view.setCurrentIndex(model.index(0, 0))
        view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Esc from anywhere in the pane."""
        if event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        else:
            super().keyPressEvent(event)

    def choose(self, line_id: str) -> None:
        """Make the action of a line the current one, where the line is an action."""
        row = self._actions.row_of(line_id)
        if row >= 0:
            self.list.setCurrentIndex(self._actions.index(row))

    @property
    def tab(self) -> int:
        """Which list shows: this meeting's actions (0) or the outstanding ones (1)."""
        return self._pages.currentIndex()

    def show_tab(self, place: int) -> None:
        """Show this meeting's actions (0) or the outstanding ones (1)."""
        button = self._tabs.button(place)
        button.setChecked(True)
        self._pages.setCurrentIndex(place)
        self._fields.setVisible(place == 0 and self.list.model().rowCount() > 0)
        self.tabShown.emit()

    def set_item(self, number: str) -> None:
        """Say which item an action captured now goes to."""
        self._item = number
        self._show_hint()

    def show_counts(self, here: int, outstanding: int) -> None:
        """Show how many actions stand behind each tab."""
        self.here_button.setText(f"This meeting  {here}")
        self.outstanding_button.setText(f"Outstanding  {outstanding}")
        self._fields.setVisible(self._pages.currentIndex() == 0 and here > 0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.list.set_theme(theme)
        self.matters.list.set_theme(theme)

    def _counted(self, actions: ActionModel, button: QPushButton, words: str) -> None:
        button.setText(f"{words}  {actions.rowCount()}")

    def _show_hint(self) -> None:
        text = self.capture.text().strip()
        self.hint.setVisible(bool(text))
        if text:
            action = self._read(text)
            due = due_words(action)
            parts = [
                "Enter adds: " + (" ".join(action.owners) or ("no owner yet" if action.lacks_owner else "bring back")),
                f"due {due}" if due else "",
                f"item {self._item}" if self._item else "",
            ]
            self.hint.setText(" · ".join(part for part in parts if part))

    def _on_captured(self) -> None:
        text = self.capture.text().strip()
        if text:
            self.capture.clear()
            self.captureRequested.emit(text)

    def _on_status_key(self) -> None:
        card = self.list.card
        if card:
            self.statusRequested.emit(card.line_id, status_after(card.action.status))


def _tab(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setCheckable(True)
    button.setProperty("tab", True)
    return button


class _Page(QWidget):
    """A list, and words in its place while it is empty."""

    def __init__(self, view: ActionList, empty: str) -> None:
        super().__init__()
        self._view = view
        self._words = QLabel(empty)
        self._words.setProperty("muted", True)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._words.setContentsMargins(18, 24, 18, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        layout.addWidget(view)
        view.model().modelReset.connect(self._on_reset)
        self._on_reset()

    def _on_reset(self) -> None:
        empty = not self._view.model().rowCount()
        self._words.setVisible(empty)
        self._view.setVisible(not empty)
