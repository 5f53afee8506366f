"""One question asked without a dialog: a line to answer it in, where one is working."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.pane_line import PaneLine

_MISSING = "Type an answer first, or leave it by Esc."

Answer = Callable[[str], str]  # takes what was typed; returns why it cannot be taken, empty when it is


class AskLine(QFrame):
    """Says what is asked, takes the answer at Enter, and stays open with the reason where it cannot be taken.

    Signals:
        closed: answered, or left by Esc.
    """

    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._take: Answer | None = None
        self._missing = _MISSING
        self.question, self.remark, self.problem = _label("muted"), _label("problem"), _label("problem")
        self.line = AnswerLine(name)
        self.question.setBuddy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(5)
        for widget in (self.question, self.remark, self.line, self.problem):
            layout.addWidget(widget)
        self.line.returnPressed.connect(self._on_answered)
        self.line.leaveRequested.connect(self.close_line)
        self.line.textEdited.connect(self._on_edited)
        self.hide()

    def ask(self, question: str, take: Answer, answers: Sequence[str] = ("",), missing: str = "") -> None:
        """Ask; the first of the answers stands there to be taken or typed over, Up and Down go to the others.

        `missing` is what to say where nothing is typed.
        """
        self._take = take
        self._missing = missing or _MISSING
        self.question.setText(question)
        self.line.setAccessibleName(question)
        self.line.answers = answers
        self.line.setText(answers[0])
        self._say("")
        self.say_more(question, "")
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def say_more(self, question: str, words: str) -> None:
        """Say something to be known before answering, where this is the question asked; nothing for nothing."""
        if self.question.text() == question:
            self.remark.setText(words)
            self.remark.setVisible(bool(words))
            self.line.setAccessibleDescription(words)

    def close_line(self) -> None:
        """Leave the question and go back to where it was asked."""
        if not self.isHidden():
            self.drop()
            self.closed.emit()

    def drop(self) -> None:
        """Forget the question, the focus staying where it is."""
        self._take = None
        self.hide()

    def _on_answered(self) -> None:
        take, typed = self._take, self.line.text().strip()
        if take is None:
            return
        problem = take(typed) if typed else self._missing
        if problem:
            self._say(problem)
        elif self._take is take:
            self.close_line()

    def _on_edited(self) -> None:
        self._say("")

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class AnswerLine(PaneLine):
    """A line to type into; Up and Down go through the answers offered."""

    def __init__(self, name: str, spoken: str = "", placeholder: str = "") -> None:
        super().__init__(name, spoken, placeholder)
        self.answers: Sequence[str] = ("",)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another answer at Up or Down, the caret at its end to type on."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or len(self.answers) < 2:
            super().keyPressEvent(event)
            return
        place = self.answers.index(self.text()) if self.text() in self.answers else min(-step, 0)
        self.setText(self.answers[(place + step) % len(self.answers)])


def _label(look: str) -> QLabel:
    label = QLabel()
    label.setProperty(look, True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
