"""To publish: approved minutes that are not published yet, which of them must be, and what was published when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from minutes_app.domain.dates import written_date
from minutes_app.domain.listing import PUBLISHED, TO_PUBLISH, ListedMeeting, MeetingFilter, Publication
from minutes_app.domain.meeting import DOCUMENT_KIND
from ui.ask_line import Answer, AskLine
from ui.choice import Choice
from ui.library.chip_delegate import Chip
from ui.library.filters import FilterLine, Pill
from ui.library.heading import Card, beside, heading_row, told
from ui.library.meeting_list import MeetingList, chosen_series
from ui.theme import Theme
from ui.wording import SAID, counted, day_number, topic

_HEADS = ("Date", "Meeting", "Approved", "Public", "Interest", "Publication")
_SHOWN = {"to publish": TO_PUBLISH, "published": PUBLISHED, "all meetings": ""}
COMMANDS = {
    "P": "Public meeting: yes, no, not said",
    "I": "Significant public interest: yes, no, not said",
    "D": "Published on a day…",
    "B": "Not published after all",
}
_RULE = (
    "Minutes of a public meeting, and of one at which matters of significant public interest were discussed, must be "
    "published (SI 2011/3050, Schedule, Part 1, paragraph 5)."
)


class PublishingView(MeetingList):
    """The list beside what is said of the current one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("To publish", _HEADS, _cells, _chips, tuple(COMMANDS), theme, parent, lines=2)
        self.field = self._words = FilterLine("publishingWords", "Find meetings", "Month, year, series   Ctrl+F")
        self.shown = Choice(editable=False)
        self.shown.addItems(list(_SHOWN))
        self.title, self.said, self.rule = told(strong=True), told(), told(muted=True)
        self.rule.setText(_RULE)
        self.open_button = QPushButton("Open   Enter")
        self.open_button.setProperty("primary", True)
        self.buttons = {key: QPushButton(f"{words.partition(':')[0]}   {key}") for key, words in COMMANDS.items()}
        self.card: Card = Card((self.title, self.said, self.rule), (self.open_button, *self.buttons.values()))
        self.ask_line = AskLine("publishedDay")
        self.table.set_columns({0: 96, 2: 96, 3: 72, 4: 72, 5: 168}, {4: 700, 3: 620, 2: 540})
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.field, 1)
        for name, field in (("Sho&w", self.shown), ("&Series", self.series)):
            filters.addWidget(Pill(name, field))
        filters.addWidget(self.use_filters((self._words,), (self.series, self.shown)))
        layout = QVBoxLayout(self)
        layout.addLayout(heading_row("To publish"))
        for row in (filters, beside(self.table, self.card)):
            layout.addLayout(row)
        layout.addWidget(self.ask_line)
        layout.addWidget(self.count)

    def _connect(self) -> None:
        self._words.listRequested.connect(self.table.focus_first)
        self.ask_line.closed.connect(self.table.setFocus)
        for button in (self.open_button, *self.buttons.values()):
            button.clicked.connect(self._on_clicked)

    def leave_library(self) -> None:
        """Ask this library no more: it is closed."""
        self.ask_line.drop()
        super().leave_library()

    def focus(self) -> None:
        """Take the focus."""
        self.table.focus_first()

    @property
    def filter(self) -> MeetingFilter:
        """What is asked for."""
        shown = _SHOWN[self.shown.currentText()]
        return MeetingFilter(self.field.text(), chosen_series(self.series), publishing=shown)

    def show_count(self, found: int, there: int) -> None:
        """Say how many meetings show, or why none does."""
        self.count.setText(counted(found, "meeting") if found else self._nothing())

    def _nothing(self) -> str:
        if self.no_filters is not None and self.no_filters.isVisible():
            return "No meeting fits. Take a word or a filter away."
        return "Nothing is to be published. Minutes come here when they are approved, and go when they are published."

    def ask_day(self, question: str, take: Answer, offered: str) -> None:
        """Ask below the list for the day of a publication."""
        self.ask_line.ask(question, take, (offered,))

    def show_card(self, entry: ListedMeeting | None) -> None:
        """Show what is said of the current meeting."""
        for button in (self.open_button, *self.buttons.values()):
            button.setEnabled(entry is not None)
        self.title.setText(topic(entry.details) if entry else "No meeting chosen")
        self.said.setText("\n".join(_told(entry)) if entry else "")
        if entry:
            self.buttons["B"].setEnabled(entry.publication.published_on is not None)

    def _on_clicked(self) -> None:
        key = next((key for key, button in self.buttons.items() if button is self.sender()), "Enter")
        if self.table.current is not None:
            self.commandGiven.emit(key, self.table.current)


def _told(entry: ListedMeeting) -> Sequence[str]:
    said, details = entry.publication, entry.details
    approved = f"Approved on {written_date(entry.approved_on)}" if entry.approved_on else f"A {details.status.value}"
    return (
        written_date(details.date) if details.date else "No date",
        approved,
        f"Public meeting: {SAID[said.is_public]}",
        f"Significant public interest: {SAID[said.of_interest]}",
        f"Must be published: {SAID[said.is_duty]}",
        f"Published on {written_date(said.published_on)}" if said.published_on else "Not published yet",
    )


def state_of(entry: ListedMeeting) -> str:
    """Return how a meeting stands to its publication: 'published 3 Sep 2022', 'must be published'."""
    said: Publication = entry.publication
    if said.published_on:
        return f"published {day_number(said.published_on)}"
    return {True: "must be published", False: "need not be published", None: "not said yet"}[said.is_duty]


def _cells(entry: ListedMeeting) -> Sequence[str]:
    said, approved = entry.publication, day_number(entry.approved_on) if entry.approved_on else "–"
    title = topic(entry.details).removesuffix(f" – {DOCUMENT_KIND}")
    answers = (SAID[said.is_public], SAID[said.of_interest])
    return (day_number(entry.details.date), title, approved, *answers, state_of(entry))


def _chips(entry: ListedMeeting) -> Sequence[Chip]:
    said = entry.publication
    tone = "good" if said.published_on else "warn" if said.is_duty else "plain"
    return (Chip(state_of(entry), tone),)
