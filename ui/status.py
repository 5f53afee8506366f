"""The status bar: how far saving has come, a notice for some seconds, and what the meeting counts."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QStatusBar

from minutes_app.service import SaveState
from ui.eliding import ElidingLabel
from ui.meeting.page import MeetingPage
from ui.progress_line import ProgressLine
from ui.saving import saving_style, saving_words
from ui.theme import Theme
from ui.wording import counted

_NOTICE_MS = 6000
_READING_MS = 80  # a character: a long sentence stays long enough to be read
_LONGEST_SAVED = "●  All changes saved 00:00:00  "


class StatusLine(QObject):
    """Three labels in the status bar of the window, and between them how far a task is."""

    def __init__(self, bar: QStatusBar) -> None:
        super().__init__(bar)
        self.saved, self.notice, self.counts = QLabel(), ElidingLabel(), QLabel()
        self.progress = ProgressLine()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(12, 0, 12, 0)
        for label, name in ((self.saved, "saved"), (self.notice, "notice"), (self.counts, "counts")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
        bold = QFont(self.saved.font())
        bold.setWeight(QFont.Weight.Bold)
        self.saved.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(_LONGEST_SAVED))
        self.notice.setProperty("muted", True)
        self.counts.setProperty("muted", True)
        bar.addWidget(self.saved)
        bar.addWidget(self.notice, 1)
        bar.addPermanentWidget(self.progress)
        bar.addPermanentWidget(self.counts)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.notice.clear)

    def say(self, words: str) -> None:
        """Show a short sentence for some seconds."""
        self.notice.setText(words)
        self._timer.start(max(_NOTICE_MS, _READING_MS * len(words)))

    def say_at_once(self, words: str) -> None:
        """Show what is going to hold up the window, painted before it does; `say` or `fall_silent` ends it."""
        self._timer.stop()
        self.notice.setText(words)
        self.notice.repaint()

    def fall_silent(self) -> None:
        """Show no notice."""
        self.notice.clear()

    def take_away(self, words: str) -> None:
        """Show a notice no longer, where it is the one that shows."""
        if self.notice.text() == words:
            self.notice.clear()

    def show_saving(self, state: SaveState, theme: Theme) -> None:
        """Show how far saving has come."""
        self.saved.setStyleSheet(saving_style(state, theme))
        self.saved.setText(saving_words(state))

    def show_counts(self, page: MeetingPage) -> None:
        """Show where the caret is and what the meeting counts."""
        cards = page.action_model.cards
        ownerless = sum(card.action.lacks_owner for card in cards)
        strangers = sum(bool(card.unknown_owners) for card in cards)
        parts = [
            f"Item {page.item_number}" if page.item_number else "",
            counted(page.words, "word"),
            counted(len(cards), "action")
            + (f", {ownerless} without an owner" if ownerless else "")
            + (f", {strangers} of somebody not here" if strangers else ""),
            f"{counted(page.views.stale, 'cross-reference')} to check" if page.views.stale else "",
            f"{counted(page.check_later.count, 'mark')} to check (Shift+F8)" if page.check_later.count else "",
        ]
        self.counts.setText("      ".join(part for part in parts if part))

    def clear(self) -> None:
        """Show nothing: no meeting is open."""
        self.saved.clear()
        self.counts.clear()
