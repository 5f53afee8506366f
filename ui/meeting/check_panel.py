"""Before sending out: the panel in the place of the actions that lists what to look at once more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from minutes_app.domain.checks import Finding
from ui.meeting.action_pane import ActionPane
from ui.meeting.check_list import CheckList
from ui.theme import Theme

KEY = "Ctrl+F8"
_LOOKING = "Looking…"


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What a panel says: its heading and key, what stands where the list is empty, its keys, and how it counts."""

    heading: str
    key: str
    nothing: str
    keys: tuple[str, ...]
    counted: str
    none: str
    name: str


BEFORE_SENDING = PanelWords(
    "Before sending out",
    KEY,
    "Nothing found.\n\nOwners, promises, people, numbers, dates, doubled words and abbreviations were looked at. "
    "Spelling and sense are yours to read.",
    ("Enter goes there", "Delete: it is right so", "Esc back"),
    "{count} to look at",
    "Nothing to look at",
    "To look at before sending out",
)


class CheckPanel(QFrame):
    """A list of places in the minutes under its heading, or words in its place where there are none.

    Signals:
        leaveRequested: back to the text, the actions in the panel's place again.
    """

    leaveRequested = Signal()

    def __init__(self, theme: Theme, words: PanelWords = BEFORE_SENDING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._words = words
        self.list = CheckList(theme)
        self.list.setAccessibleName(words.name)
        self.count, self.empty, self.hint = _muted("checkCount"), _muted("checksEmpty"), _muted("checkKeys")
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the focus is here while there is no list
        self._keys = ""  # those of the list, where it has the focus
        self._lay_out()
        self.list.leaveRequested.connect(self.leaveRequested)
        for widget in (self.list, self.empty):
            widget.installEventFilter(self)
        self.show_looking()

    def _lay_out(self) -> None:
        heading, key = QLabel(self._words.heading), QLabel(self._words.key)
        heading.setProperty("heading", True)
        key.setProperty("muted", True)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(key)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 4)
        head.setSpacing(6)
        head.addLayout(top)
        head.addWidget(self.count)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.empty.setContentsMargins(18, 24, 18, 0)
        self.hint.setContentsMargins(14, 6, 14, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)

    def show_looking(self) -> None:
        """Say that the minutes are being looked through for the first time."""
        self.list.show_findings((), {})
        self.count.setText(_LOOKING)
        self._keys = ""
        self.hint.clear()
        self.empty.setText("")
        self._show_either(has_list=False)

    def show_findings(self, findings: Sequence[Finding], numbers: Mapping[str, str], passed: int) -> None:
        """Show what was found, without the number `passed` over; the focus stays in the panel where it is there."""
        self.count.setText(self._counted(len(findings), passed))
        back = (f"R brings back {passed}", "Ctrl+Z the last") if passed else ()
        usual = self._words.keys
        keys = (*usual[:-1], *back, usual[-1]) if findings else (*back, usual[-1])
        self._keys = " · ".join(words.replace(" ", "\u00a0") for words in keys)
        nothing = self._words.nothing
        self.empty.setText(nothing if not passed else nothing.replace("found", "more found", 1))
        self.empty.setAccessibleName(self.empty.text())
        had_focus = self.list.hasFocus() or self.empty.hasFocus()
        self._show_either(has_list=bool(findings))
        self.list.show_findings(findings, numbers)
        if had_focus:
            self.focus_list()
        self._show_keys(has_focus=had_focus)

    def _show_keys(self, *, has_focus: bool) -> None:
        """Say the keys of the list where they work, else the one that goes to it: in the text they do other things."""
        self.hint.setText(self._keys if has_focus or not self._keys else f"{self._words.key} goes back to this list")

    def _counted(self, found: int, passed: int) -> str:
        here = self._words.counted.format(count=f"{found:,}") if found else self._words.none
        return f"{here} · {passed:,} passed over" if passed else here

    def _show_either(self, *, has_list: bool) -> None:
        self.list.setVisible(has_list)
        self.empty.setVisible(not has_list)

    def focus_list(self) -> None:
        """Take the focus in the list, or in the words that stand in its place."""
        (self.empty if self.list.isHidden() else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus, which comes and goes, with what is said of the keys."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_keys(has_focus=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep Undo for what was passed over: the menu has it for the minutes."""
        return _claims_undo(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do as the list does where there is none: what was passed over can be brought back, and Esc leaves."""
        if not self.list.act(event):
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.list.set_theme(theme)


class SidePanes(QStackedWidget):
    """The right side of the meeting: the actions, or in their place a list that was asked for."""

    def __init__(self, actions: ActionPane, checks: CheckPanel) -> None:
        super().__init__()
        self._actions = actions
        self._checks = checks
        self.addWidget(actions)
        actions.tabShown.connect(self.show_actions)
        self.add_panel(checks)

    def add_panel(self, panel: CheckPanel) -> None:
        """Have another list that can stand in the place of the actions."""
        self.addWidget(panel)
        panel.leaveRequested.connect(self.show_actions)

    def show_actions(self) -> None:
        """Show the actions."""
        self.setCurrentWidget(self._actions)

    def show_checks(self) -> None:
        """Show what to look at."""
        self.setCurrentWidget(self._checks)


def _claims_undo(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        event.accept()
        return True
    return False


def _muted(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("muted", True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
