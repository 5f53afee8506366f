"""The strip above a meeting: what it is, where it stands, and the Word file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from minutes_app.domain.dates import written_date
from minutes_app.domain.meeting import Details, Status
from ui.eliding import ElidingLabel
from ui.icons import DrawnButton
from ui.theme import Theme
from ui.wording import day_number, shortened

_MOST_MARKING = 48  # characters: a long handling line gives way to date and buttons, and is told by the pointer


class MeetingHeader(QFrame):
    """Title, date, venue and chair; DRAFT and the protective marking as badges; the export button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self._theme = theme
        self._is_draft = True
        self.title = ElidingLabel()
        self.title.setObjectName("meetingTitle")
        self.facts = ElidingLabel()
        self.facts.setProperty("muted", True)
        self.draft, self.marking = QLabel("DRAFT"), QLabel()
        self.find_button = QPushButton("Find  Ctrl+F")
        self.print_button = QPushButton("Print  Ctrl+P")
        for button in (self.find_button, self.print_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.export_button = QPushButton("Export to Word  Ctrl+E")
        self.export_button.setProperty("primary", True)
        self.export_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 9, 18, 9)
        layout.setSpacing(11)
        for label in (self.draft, self.marking):
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self.title)
        layout.addWidget(self.facts, 1)
        for badge in (self.draft, self.marking):
            layout.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addSpacing(8)
        layout.addWidget(self.find_button)
        layout.addWidget(self.print_button)
        layout.addWidget(self.export_button)
        self.set_theme(theme)

    def show_details(self, details: Details) -> None:
        """Show what stands above the minutes."""
        self.title.setText(details.name)
        when = written_date(details.date) if details.date else "no date yet"
        clock = f", {details.start_time:%H:%M}" if details.start_time else ""
        chair = f"Chair {details.chair}" if details.chair else ""
        brief = day_number(details.date) if details.date else when
        facts, shorter = (
            "  ·  ".join(part for part in (day + clock, details.venue, chair) if part) for day in (when, brief)
        )
        self.facts.show_words(facts, head=when, brief=brief, shorter=shorter)
        self._is_draft = details.status is Status.DRAFT
        self.draft.setText("DRAFT" if self._is_draft else "APPROVED")
        self.set_theme(self._theme)
        self.marking.setText(shortened(details.marking, _MOST_MARKING))
        self.marking.setToolTip(details.marking)
        self.marking.setAccessibleName(details.marking)
        self.marking.setVisible(bool(details.marking))

    @property
    def icons(self) -> list[DrawnButton]:
        """The buttons that have an icon."""
        find, prints = (self.find_button, "search", "text"), (self.print_button, "printer", "text")
        return [find, prints, (self.export_button, "file-output", "on_accent")]

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        badge = "border-radius: 9px; padding: 3px 10px; font-weight: 700; font-size: 8pt;"
        self.title.setStyleSheet("font-size: 13pt; font-weight: 700;")
        draft = f"{badge} background: {theme.warn_band}; color: {theme.warn};"
        plain = f"{badge} background: {theme.plain_chip}; color: {theme.text};"
        self.draft.setStyleSheet(draft if self._is_draft else plain)
        self.marking.setStyleSheet(plain)
