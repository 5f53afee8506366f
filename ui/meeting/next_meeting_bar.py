"""The next meeting, asked for under the page: a date as one says it, the rest beside it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from minutes_app.domain.meeting import NextMeeting
from minutes_app.domain.text import clean
from ui.dialogs.details_form import DateLine, TimeLine

_KEYS = "Enter writes it into the last item, Esc leaves it as it is."


class NextMeetingBar(QFrame):
    """Date, time, type, subject and venue in a row; what is wrong is said under them.

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
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        fields = (("Next &date", self.date), ("&Time", self.time), ("T&ype", self.type))
        for place, (words, field) in enumerate((*fields, ("Sub&ject", self.subject), ("Ve&nue", self.venue))):
            label = QLabel(words)
            label.setBuddy(field)
            label.setProperty("muted", True)
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
        for place, stretch in enumerate((5, 3, 3, 4, 3)):
            grid.setColumnStretch(place, stretch)
        grid.addWidget(self._said, 2, 0, 1, 2)
        grid.addWidget(self._hint, 2, 2, 1, 3, Qt.AlignmentFlag.AlignRight)

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
