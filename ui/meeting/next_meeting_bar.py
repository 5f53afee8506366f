"""The next meeting, asked for under the page: a date as one says it, the rest beside it and below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from minutes_app.domain.meeting import NextMeeting
from minutes_app.domain.text import clean
from ui.dialogs.details_form import DateLine, TimeLine

_LONGEST_DAY = "Wednesday 30th September 2026"
_AROUND = 26  # pixels: the edge and the padding of a field
_KEYS = "Enter writes it into the last item, Esc leaves it as it is."


class NextMeetingBar(QFrame):
    """Date and time, under them type, subject and venue; what is wrong is said below.

    Signals:
        nextMeetingTyped: a NextMeeting.
        closed: typed, or left by Esc.
    """

    nextMeetingTyped = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._said, self._hint = QLabel(), QLabel(_KEYS)
        for label in (self._said, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("muted", True)
        self.date, self.time = DateLine("nextBarDate", self._said), TimeLine("nextBarTime")
        self.type, self.subject, self.venue = QLineEdit(), QLineEdit(), QLineEdit()
        self.type.setPlaceholderText("Thematic")
        self.subject.setPlaceholderText("Serious Violence")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        for field, longest in ((self.date, _LONGEST_DAY), (self.time, self.time.placeholderText())):
            field.setMinimumWidth(field.fontMetrics().horizontalAdvance(longest) + _AROUND)
        layout, below = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(5)
        layout.addLayout(_row((("Next &date", self.date, 5), ("&Time", self.time, 3))))
        fields = (("T&ype", self.type, 3), ("Sub&ject", self.subject, 4), ("Ve&nue", self.venue, 4))
        layout.addLayout(_row(fields))
        below.addWidget(self._said)
        below.addStretch()
        below.addWidget(self._hint)
        layout.addLayout(below)

    def open_bar(self, known: NextMeeting, on: date) -> None:
        """Open with what is known; a date typed is the next such day from `on`."""
        self.date.show_date(known.date, on)
        self.time.show_time(known.time)
        for field, words in ((self.type, known.type), (self.subject, known.subject), (self.venue, known.venue)):
            field.setText(words)
        self.show()
        self.date.setFocus()
        self.date.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was typed at Enter from any field, leave at Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def close_bar(self) -> None:
        """Go back to the text."""
        self.hide()
        self.closed.emit()

    def _take(self) -> None:
        wrong = next((field for field, problem in self._problems() if problem), None)
        if wrong is not None:
            wrong.setFocus()
            wrong.selectAll()
            return
        texts = (clean(field.text()).strip() for field in (self.type, self.subject, self.venue))
        kind, subject, venue = texts
        typed = NextMeeting(kind, subject, self.date.day, self.time.moment, venue)
        self.close_bar()
        self.nextMeetingTyped.emit(typed)

    def _problems(self) -> tuple[tuple[QLineEdit, bool], ...]:
        return (self.date, self.date.day is None or bool(self.date.problem)), (self.time, not self.time.is_usable)


def _row(fields: Sequence[tuple[str, QLineEdit, int]]) -> QGridLayout:
    """Return fields beside each other, each under its label, sharing the width by their stretch."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    for place, (words, field, stretch) in enumerate(fields):
        label = QLabel(words)
        label.setBuddy(field)
        label.setProperty("muted", True)
        grid.addWidget(label, 0, place)
        grid.addWidget(field, 1, place)
        grid.setColumnStretch(place, stretch)
    return grid
