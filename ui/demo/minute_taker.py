"""Takes a meeting's minutes by keys: the same for the demonstration and for the journeys."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from minutes_app.domain.dates import plain_date
from minutes_app.domain.lines import Line, LineKind, Numbering
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting
from minutes_app.domain.outline import items, section_end
from minutes_app.domain.people import written
from ui.demo.typist import Typist
from ui.main_window import MainWindow

_STATE_KEYS = {
    Attendance.APOLOGIES: "A",
    Attendance.ABSENT: "X",
    Attendance.IN_ATTENDANCE: "I",
    Attendance.NOT_LISTED: "N",
}
_KIND_KEYS = {LineKind.SUBHEADING: "Ctrl+Shift+H", LineKind.NOTE: "Ctrl+Shift+O", LineKind.DECISION: "Ctrl+Shift+D"}


class MinuteTaker:
    """Keys a whole meeting into the window. The window must be active."""

    def __init__(self, window: MainWindow, typist: Typist) -> None:
        self._window = window
        self._typist = typist

    # Before the meeting

    def start(self, details: Details) -> None:
        """Make a meeting of the series, with date, time, venue, chair and minute-taker."""
        self._typist.in_dialog(lambda: self._typist.press("Ctrl+N"), lambda: self._fill_new(details))

    def _fill_new(self, details: Details) -> None:
        self._typist.press("Alt+S", "Ctrl+A")
        self._fill([("Alt+S", details.series), ("Alt+D", plain_date(details.date) if details.date else "")])
        self._fill([("Alt+T", f"{details.start_time:%H:%M}" if details.start_time else ""), ("Alt+V", details.venue)])
        self._fill([("Alt+C", details.chair), ("Alt+M", details.minutes_by), ("Alt+K", details.marking)])
        self._typist.press("Return")

    def _fill(self, fields: Sequence[tuple[str, str]]) -> None:
        for key, text in fields:
            self._typist.press(key, "Ctrl+A", "Delete")
            self._typist.type(text)

    def enter_people(self, attendees: Sequence[Attendee]) -> None:
        """Add the people, those who are not present with their state."""
        for attendee in attendees:
            self._typist.press("Shift+F7")
            self._typist.type(written(attendee))
            self._typist.press("Return")
            if attendee.attendance in _STATE_KEYS:
                self._typist.press("F7")
                self._typist.type(_STATE_KEYS[attendee.attendance].lower())
        self._typist.press("Esc")

    # The minutes

    def retitle(self, meeting: Meeting) -> None:
        """Give the standing items the titles of this meeting."""
        tops = [meeting.lines[i] for i in items(meeting.lines) if meeting.lines[i].level == 1]
        for place, line in enumerate(tops, start=1):
            self.jump(str(place))
            self._typist.press("Home", "Shift+End")
            self._typist.type(line.text)
            if line.numbering is Numbering.TYPED:
                self._number(line.number)

    def jump(self, number: str) -> None:
        """Go to an item by the jump box: by number, or by its title where the number is another item's too."""
        entries = self._window.page.agenda_model.entries
        named = [entry for entry in entries if entry.number == number]
        top = min(named, key=lambda entry: entry.level)
        self._typist.press("Ctrl+J")
        self._typist.type(number.replace(".", "") if len(named) == 1 else top.title)
        if self._window.page.jump_box.isVisible():
            self._typist.press("Return")

    def fill(self, meeting: Meeting, order: Sequence[int], seen: Callable[[int], None] = lambda _: None) -> None:
        """Take the sections of the top items in this order (1 is the first), as the talk jumps about."""
        lines = meeting.lines
        tops = [i for i in items(lines) if lines[i].level == 1]
        for place in order:
            start = tops[place - 1]
            self.jump(str(place))
            self._take(lines[start : section_end(lines, start)])
            seen(place)

    def _take(self, section: Sequence[Line]) -> None:
        if section[0].own_series:
            self._typist.press("Ctrl+Shift+1")
        level = section[0].level
        for before, line in pairwise(section):
            if line.is_item:
                self._item(line, level)
                level = line.level
            else:
                self._line(line, before)

    def _item(self, line: Line, level: int) -> None:
        self._typist.press("Ctrl+Shift+Return")
        steps = line.level - level
        self._typist.press(*(["Tab"] * steps if steps > 0 else ["Shift+Backtab"] * -steps))
        number = f"{line.number} " if line.numbering is Numbering.TYPED else ""
        self._typist.type(f"{number}{line.text}")
        if line.numbering is Numbering.NONE:
            self._number("-")
        if line.own_series:
            self._typist.press("Ctrl+Shift+1")

    def _number(self, number: str) -> None:
        self._typist.press("Ctrl+Shift+N")
        self._typist.type(number)
        self._typist.press("Return")

    def _line(self, line: Line, before: Line) -> None:
        self._typist.press("Return")
        if line.kind is LineKind.BULLET and before.kind is not LineKind.BULLET:
            self._typist.type("- ")
        elif before.kind is LineKind.BULLET and line.kind is not LineKind.BULLET:
            self._typist.press("Backspace")
        if line.kind in _KIND_KEYS:
            self._typist.press(_KIND_KEYS[line.kind])
        self._typist.type(f"Action: {line.text}" if line.is_action else line.text)

    def enter_next_meeting(self, details: Details) -> None:
        """Note the next meeting in the details."""
        self._typist.in_dialog(lambda: self._typist.press("Ctrl+D"), lambda: self._fill_next(details))

    def _fill_next(self, details: Details) -> None:
        upcoming = details.next_meeting
        day = plain_date(upcoming.date) if upcoming.date else ""
        clock = f"{upcoming.time:%H:%M}" if upcoming.time else ""
        self._fill([("Alt+Y", upcoming.type), ("Alt+U", upcoming.subject), ("Alt+A", day), ("Alt+I", clock)])
        self._typist.press("Return")
