"""A question that goes with a day: one line for the answer, one for the day, which is typed as anywhere."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.ask_line import Answer, AskLine
from ui.dialogs.details_form import DateLine

DatedAnswer = Callable[[str, date], str]  # takes what was typed and the day; returns why not, empty when taken


class AskDayLine(AskLine):
    """Asks as an AskLine does, and for a day beside the answer where that is wanted; Enter in either takes both."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        said = QLabel()
        said.setTextFormat(Qt.TextFormat.PlainText)
        self.day = DateLine(f"{name}Day", said)
        self._label = QLabel()
        self._label.setProperty("muted", True)
        self._label.setBuddy(self.day)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.day, 2)
        row.addWidget(said, 3)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self.line) + 1, self._row)
        self.day.returnPressed.connect(self._on_answered)

    def ask(self, question: str, take: Answer, answers: Sequence[str] = ("",), missing: str = "") -> None:
        """Ask without a day."""
        self._row.hide()
        super().ask(question, take, answers, missing)

    def ask_with_day(
        self, question: str, take: DatedAnswer, answers: Sequence[str], when: str, day: date, on: date | None
    ) -> None:
        """Ask for a day too: `when` stands before it, `day` is offered, and one typed is the next such from `on`."""
        self.ask(question, partial(self._take_dated, take), answers)
        self._label.setText(when)
        self.day.setAccessibleName(when.replace("&", ""))
        self.day.show_date(day, on)
        self._row.show()

    def _take_dated(self, take: DatedAnswer, typed: str) -> str:
        return take(typed, self.day.day) if self.day.day else ""

    def _on_answered(self) -> None:
        if self._row.isHidden() or (self.day.day and not self.day.problem):
            super()._on_answered()
            return
        self.day.setFocus()
        self.day.selectAll()
        self._say("" if self.day.problem else "Say the day too.")  # what is wrong with one stands beside it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave at Esc from the day too."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)
