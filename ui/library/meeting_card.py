"""One meeting of the list: its details, its versions, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from minutes_app.domain.dates import written_date
from minutes_app.domain.follow_up import Version
from minutes_app.domain.listing import ListedMeeting
from minutes_app.domain.meeting import Status
from ui.library.heading import Card, told
from ui.wording import counted, day_number, topic

COMMANDS = {"N": "Next meeting", "V": "Versions", "S": "Make a series of it…", "Delete": "Erase for good…"}


class MeetingCard(Card):
    """The panel beside the list of meetings.

    Signals:
        commandGiven: the key of one of COMMANDS, or Enter to open, and the meeting.
    """

    commandGiven = Signal(str, object)

    def __init__(self) -> None:
        self._meeting: ListedMeeting | None = None
        self.state, self.title, self.told, self.versions = told(muted=True), told(strong=True), told(), told(muted=True)
        self.open_button = QPushButton("Open   Enter")
        self.open_button.setProperty("primary", True)
        self.buttons = {key: QPushButton(f"{words}   {key}") for key, words in COMMANDS.items()}
        labels = (self.state, self.title, self.told, self.versions)
        super().__init__(labels, (self.open_button, *self.buttons.values()))
        for button in (self.open_button, *self.buttons.values()):
            button.clicked.connect(self._on_clicked)

    def show_meeting(self, meeting: ListedMeeting | None) -> None:
        """Show a meeting, or that none is chosen; its versions follow."""
        self._meeting = meeting
        for button in (self.open_button, *self.buttons.values()):
            button.setEnabled(meeting is not None)
        if meeting is None:
            self.title.setText("No meeting chosen")
            for label in (self.state, self.told, self.versions):
                label.clear()
            return
        details = meeting.details
        self.state.setText(" · ".join(filter(None, (state_words(meeting), details.marking))))
        self.title.setText(topic(details))
        clock = f"{details.start_time:%H:%M}" if details.start_time else ""
        when = ", ".join(part for part in (details.date and written_date(details.date), clock) if part)
        people = [f"{what}: {who}" for what, who in (("Chair", details.chair), ("Minutes", details.minutes_by)) if who]
        on = meeting.publication.published_on
        done = f"Published on {written_date(on)}" if on else ""
        self.told.setText("\n".join(part for part in (when, details.venue, *people, done, _to_do(meeting)) if part))
        self.versions.clear()
        self.versions.setVisible(bool(meeting.versions))
        self.buttons["V"].setEnabled(bool(meeting.versions))

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show the versions that are kept of the meeting."""
        self.versions.setText("\n".join(map(version_words, versions)))

    def _on_clicked(self) -> None:
        key = next((key for key, button in self.buttons.items() if button is self.sender()), "Enter")
        self.commandGiven.emit(key, self._meeting)


def state_words(meeting: ListedMeeting) -> str:
    """Return 'draft', 'draft, reopened', 'approved' or 'published'."""
    if meeting.details.status is Status.APPROVED:
        return "published" if meeting.publication.published_on else "approved"
    return "draft, reopened" if meeting.versions else "draft"


def version_words(version: Version) -> str:
    """Return a version in a line: 'Version 1 · approved 1 Sep 2022 · Agreed as a true record'."""
    what = "approved" if version.status is Status.APPROVED else "reopened"
    return " · ".join(
        part for part in (f"Version {version.number}", f"{what} {day_number(version.saved_on)}", version.words) if part
    )


def _to_do(meeting: ListedMeeting) -> str:
    return counted(meeting.open_actions, "open action") if meeting.open_actions else "No open actions"
