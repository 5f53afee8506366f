"""What became of saving, and what the meeting on show counts: kept true in the status bar and the strip."""

from PySide6.QtCore import QObject

from minutes_app.service import SaveState
from ui.look import Look
from ui.meeting.page import MeetingPage
from ui.saving import SavingReport
from ui.status import StatusLine
from ui.strip import ProblemStrip


class Reporting(QObject):
    """Shows save states, of which the database thread tells `saving`; the strip shows what is wrong with saving."""

    def __init__(self, page: MeetingPage, status: StatusLine, strip: ProblemStrip, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._status = status
        self._strip = strip
        self._look = look
        self._state = SaveState(0, 0, None)
        self.saving = SavingReport(self)
        self.saving.stateReported.connect(self.show_state)
        page.stateChanged.connect(self.show_counts)
        page.agreement.doubtChanged.connect(self._on_state_outdated)
        look.themeChanged.connect(self._on_state_outdated)

    def show_state(self, state: SaveState) -> None:
        """Show how far saving has come. A report can be older than the newest key, so the meeting is asked."""
        self._state = state = self._page.saving or state
        if self._page.meeting:
            self._status.show_saving(state, self._look.theme)
        self._strip.show_problem(state.problem if self._page.meeting else "")

    def _on_state_outdated(self) -> None:
        self.show_state(self._state)

    def show_counts(self) -> None:
        """Show what the meeting counts, and that something is not saved where a key just made it so."""
        if self._page.meeting and self._state.all_saved:
            self.show_state(self._state)
        if self._page.isHidden():
            self._status.counts.clear()  # of a meeting that is not on show
        else:
            self._status.show_counts(self._page)
