"""People who come late or go early: noted with the person, and minuted where it happened."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Passage
from minutes_app.domain.passages import minuted
from ui.editor.editor import MinutesEditor
from ui.meeting.attendee_model import AttendeeModel
from ui.meeting.attendee_panel import AttendeePanel
from ui.wording import shortened

_LONGEST_TITLE = 30


def _now() -> datetime:
    return datetime.now().astimezone()


class Arrivals(QObject):
    """Takes the item that the caret is in, and the clock on the day of the meeting, as when a person came or went.

    Signals:
        minuted: a line says so in the minutes now.
        noticeGiven: where that line stands, in a sentence.
    """

    minuted = Signal()
    noticeGiven = Signal(str)

    def __init__(
        self, editor: MinutesEditor, people: AttendeeModel, panel: AttendeePanel, now: Callable[[], datetime] = _now
    ) -> None:
        super().__init__(panel)
        self._editor = editor
        self._people = people
        self._panel = panel
        self.now = now
        panel.list.arrivedRequested.connect(self._on_arrived)
        panel.list.leftRequested.connect(self._on_left)
        panel.list.minuteRequested.connect(self._on_minute_requested)

    def _here(self) -> Passage:
        item = self._editor.current_item
        line = self._editor.lines.lines[item] if item is not None else None
        number = self._editor.columns.content.numbers.get(line.id, "") if line else ""
        title = shortened(line.text, _LONGEST_TITLE) if line else ""
        return Passage(number or title, self._clock())

    def _clock(self) -> time | None:
        """Return the time, unless the minutes are of another day: then the clock tells nothing."""
        now = self.now()
        on: date | None = self._editor.lines.on
        return time(now.hour, now.minute) if on in (None, now.date()) else None

    def _on_arrived(self, row: int) -> None:
        self._note(row, self._people.toggle_arrived)

    def _on_left(self, row: int) -> None:
        self._note(row, self._people.toggle_left)

    def _note(self, row: int, toggle: Callable[[int, Passage], bool]) -> None:
        here = self._here()
        if here == Passage():
            self._panel.say("Put the caret into the item first: F5 goes to the minutes.")
        else:
            self._offer(row, toggle(row, here))

    def _offer(self, row: int, was_noted: bool) -> None:
        words = minuted(self._people.attendees[row])
        self._panel.say(f"Enter goes back to the text and writes: {words}" if was_noted and words else "")

    def _on_minute_requested(self, row: int) -> None:
        words = minuted(self._people.attendees[row])
        if not words:
            self._panel.say("J notes that this person joined at the item you are in, L that they left after it.")
            return
        spot = self._editor.spot
        self._editor.commands.add_line(self._editor.textCursor(), LineKind.NOTE, words)
        self._editor.go_to(spot)  # put in right behind the caret, the line would push it along
        self._panel.say("")
        self.minuted.emit()
        item = self._here().item
        where = f"at the end of item {item}" if item else "above the first item"
        self.noticeGiven.emit(f"Written {where}: {words} You are back in the text; F7 goes to attendance.")
