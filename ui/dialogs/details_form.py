"""The form for what stands above the minutes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from minutes_app.domain.codec import with_title
from minutes_app.domain.dates import read_date, read_time, written_date
from minutes_app.domain.meeting import Attendee, Details, NextMeeting
from minutes_app.domain.people import written
from minutes_app.domain.text import clean
from ui.choice import Choice

MARKINGS = ("", "OFFICIAL", "OFFICIAL-SENSITIVE")


class DateLine(QLineEdit):
    """A date typed as one says it; its label shows what was understood."""

    def __init__(self, name: str, said: QLabel) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText("18 July 2022, 18/7, Thursday")
        self._said = said
        said.hide()
        self._on: date | None = None
        self.textChanged.connect(self._show)

    def show_date(self, day: date | None, on: date | None) -> None:
        """Show a date; what is typed is read as the next such day from `on`."""
        self._on = on
        self.setText(written_date(day) if day else "")

    @property
    def day(self) -> date | None:
        """The date typed."""
        return read_date(self.text(), self._on).day if self.text().strip() else None

    @property
    def problem(self) -> str:
        """What is wrong with what was typed, in words; empty when all is well."""
        text = self.text().strip()
        if not text:
            return ""
        read = read_date(text, self._on)
        return read.problem or ("" if read.day else f"“{text}” is no date. Try 18 July 2022.")

    @property
    def is_usable(self) -> bool:
        """Whether there is nothing or a day that exists."""
        return not self.text().strip() or self.day is not None

    def _show(self) -> None:
        problem = self.problem
        day = self.day
        self._said.setProperty("problem", bool(problem))
        self._said.setProperty("muted", not problem)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        understood = written_date(day) if day else ""
        said = problem or (understood if understood != self.text().strip() else "")
        self._said.setText(said)
        self._said.setVisible(bool(said))


class TimeLine(QLineEdit):
    """A time typed as one says it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText("14:00 or 2pm")

    def show_time(self, moment: time | None) -> None:
        """Show a time."""
        self.setText(f"{moment:%H:%M}" if moment else "")

    @property
    def moment(self) -> time | None:
        """The time typed."""
        return read_time(self.text()) if self.text().strip() else None

    @property
    def is_usable(self) -> bool:
        """Whether there is nothing or a time that exists."""
        return not self.text().strip() or self.moment is not None


class DetailsForm(QWidget):
    """Fields for a meeting's details; `result` gives them back as a value.

    Signals:
        seriesChosen: another series was chosen or typed.
    """

    seriesChosen = Signal(str)

    def __init__(self, series: Sequence[str], *, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = Details()
        self._whole = whole
        self.series = _choice("series", series)
        self.title = _line("title")
        self._said, self._next_said = _said(), _said()
        self.date = DateLine("date", self._said)
        self.start, self.end = TimeLine("start"), TimeLine("end")
        self.venue = _line("venue")
        self.chair, self.minutes_by = _choice("chair", ()), _choice("minutesBy", ())
        self.marking = _choice("marking", MARKINGS)
        marked = self.marking.lineEdit()
        if marked:
            marked.setPlaceholderText("none; who may see it goes behind: OFFICIAL-SENSITIVE – for the board only")
        self.next_type = _line("nextType")
        self.next_subject = _line("nextSubject")
        self.next_date = DateLine("nextDate", self._next_said)
        self.next_time = TimeLine("nextTime")
        self.next_venue = _line("nextVenue")
        self._lay_out()
        self.series.currentTextChanged.connect(self.seriesChosen)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Series", self.series)
        if self._whole:
            form.addRow("Tit&le", self.title)
        form.addRow("&Date", self.date)
        form.addRow("", self._said)
        form.addRow("Starts a&t", self.start)
        if self._whole:
            form.addRow("&Ended at", self.end)
        form.addRow("&Venue", self.venue)
        form.addRow("&Chair", self.chair)
        form.addRow("&Minutes by", self.minutes_by)
        form.addRow("Mar&king", self.marking)
        if self._whole:
            heading = QLabel("Next meeting")
            heading.setProperty("heading", True)
            form.addRow(heading)
            form.addRow("T&ype", self.next_type)
            form.addRow("S&ubject", self.next_subject)
            form.addRow("D&ate", self.next_date)
            form.addRow("", self._next_said)
            form.addRow("T&ime", self.next_time)
            form.addRow("Ve&nue", self.next_venue)

    def show_details(self, details: Details, attendees: Sequence[Attendee], today: date) -> None:
        """Show details; people at the meeting are offered as chair and minute-taker."""
        self._details = details
        upcoming = details.next_meeting
        self.series.blockSignals(True)
        self.series.setCurrentText(details.series)
        self.series.blockSignals(False)
        self.title.setText(details.title)
        self.title.setPlaceholderText(replace(details, title="").full_title)
        self.date.show_date(details.date, today)
        self.start.show_time(details.start_time)
        self.end.show_time(details.end_time)
        self.venue.setText(details.venue)
        _offer(self.chair, [a.name for a in attendees], details.chair)
        _offer(self.minutes_by, [written(replace(a, short_form="")) for a in attendees], details.minutes_by)
        self.marking.setCurrentText(details.marking)
        self.next_type.setText(upcoming.type)
        self.next_subject.setText(upcoming.subject)
        self.next_date.show_date(upcoming.date, details.date or today)
        self.next_time.show_time(upcoming.time)
        self.next_venue.setText(upcoming.venue)

    @property
    def wrong_field(self) -> QWidget | None:
        """The first field that cannot be taken as it stands."""
        lines = (self.date, self.start, self.end, self.next_date, self.next_time)
        wrong = next((line for line in lines if not line.is_usable), None)
        named = self.series.currentText().strip() or self.title.text().strip()
        return wrong or (None if named else self.series)

    @property
    def problem(self) -> str:
        """Why the form cannot be taken as it stands, in one sentence; empty when it can."""
        wrong = self.wrong_field
        if isinstance(wrong, DateLine):
            return wrong.problem
        if isinstance(wrong, TimeLine):
            return f"“{wrong.text().strip()}” is no time. Try 14:00 or 2pm."
        return "Give the meeting a series." if wrong else ""

    @property
    def result(self) -> Details:
        """The details as typed."""
        upcoming = NextMeeting(
            _typed(self.next_type),
            _typed(self.next_subject),
            self.next_date.day,
            self.next_time.moment,
            _typed(self.next_venue),
        )
        details = replace(
            self._details,
            series=clean(self.series.currentText()).strip(),
            date=self.date.day,
            start_time=self.start.moment,
            end_time=self.end.moment,
            venue=_typed(self.venue),
            chair=clean(self.chair.currentText()).strip(),
            minutes_by=clean(self.minutes_by.currentText()).strip(),
            marking=clean(self.marking.currentText()).strip(),
            next_meeting=upcoming,
        )
        return with_title(details, _typed(self.title))


def _typed(line: QLineEdit) -> str:
    return clean(line.text()).strip()


def _said() -> QLabel:
    label = QLabel()
    label.setProperty("muted", True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    return line


def _choice(name: str, entries: Sequence[str]) -> Choice:
    box = Choice(editable=True)
    box.setObjectName(name)
    box.addItems(list(entries))
    return box


def _offer(box: QComboBox, entries: Sequence[str], current: str) -> None:
    box.clear()
    box.addItems([entry for entry in entries if entry])
    box.setCurrentText(current)
