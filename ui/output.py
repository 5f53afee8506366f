"""What leaves the program: the Word file, print and PDF of the meeting as it stands on the screen."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Details, Status
from minutes_app.service import Layout, Options, laid_out, running_sheet
from ui.alerts import Alerts
from ui.meeting.action_model import ActionCard
from ui.meeting.page import MeetingPage
from ui.printing.printing import Preview, print_page, write_pdf

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

# Letters that Windows does not take in file names, and controls.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 120


def suggested_path(details: Details, folder: str, suffix: str = ".docx") -> Path:
    """Return a path for a file: the title, DRAFT until approved, in the folder used last or Documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    draft = " DRAFT" if details.status is Status.DRAFT else ""
    name = _NOT_IN_NAMES.sub(" ", details.full_title)[:_LONGEST_NAME].strip(" .")
    return Path(folder or documents) / f"{name}{draft}{suffix}"


class Output(QObject):
    """Writes and prints the open meeting.

    Signals:
        noticeGiven: where a file was written, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, page: MeetingPage, alerts: Alerts, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._alerts = alerts
        self._settings = settings
        self._window = window
        self.service: MinutesService | None = None

    def export(self) -> None:
        """Ask for a place and write the Word file there."""
        self._write(".docx", "Export to Word", "Word (*.docx)")

    def save_pdf(self) -> None:
        """Ask for a place and write a PDF there."""
        self._write(".pdf", "Save as PDF", "PDF (*.pdf)")

    def _write(self, suffix: str, title: str, kinds: str) -> None:
        path = self._ask_path(suffix, title, kinds)
        if path:
            self._alerts.attempt(lambda: self.export_to(path))
        self._page.focus_minutes()

    def _ask_path(self, suffix: str, title: str, kinds: str) -> Path | None:
        meeting = self._page.meeting
        if meeting is None:
            return None
        meeting.flush()
        last = str(self._settings.value("exportFolder", ""))
        return self._alerts.ask_export_path(suggested_path(meeting.meeting.details, last, suffix), title, kinds)

    def export_to(self, path: Path) -> None:
        """Write the open meeting to a file of the kind its name ends in. Raises PlainError where that cannot be."""
        meeting = self._page.meeting
        if meeting is None or self.service is None:
            return
        if path.suffix.lower() == ".pdf":
            self._tell_written(write_pdf(self._described(), path))
        else:
            written = self.service.export(meeting.meeting, path)
            self._tell_written(written.path, written.message)

    def _tell_written(self, written: Path, message: str = "") -> None:
        self._settings.setValue("exportFolder", str(written.parent))
        self.noticeGiven.emit(message or f"Written to {written}")

    def print(self) -> None:
        """Print the open meeting."""
        if self._page.meeting:
            self._print(self._described())

    def print_running_sheet(self) -> None:
        """Print the sheet for the room: agenda with room to write, people to tick, what is outstanding."""
        meeting = self._page.meeting
        if meeting:
            matters = [_on_the_sheet(card) for card in self._page.outstanding_model.cards if card.action.status.is_open]
            self._print(running_sheet(meeting.meeting, matters))

    def _print(self, described: Layout) -> None:
        """Print; where that cannot be, say so and offer a PDF of the same pages."""
        try:
            print_page(described, self._window)
        except PlainError as problem:
            self._alerts.tell(str(problem))
            path = self._ask_path(".pdf", "Save as PDF", "PDF (*.pdf)")
            if path:
                self._alerts.attempt(lambda: self._tell_written(write_pdf(described, path)))
        self._page.focus_minutes()

    def preview(self) -> None:
        """Show the open meeting as it will be printed."""
        if self._page.meeting:
            dialog = Preview(self._described(), self._window)
            dialog.exec()
            dialog.deleteLater()
            self._page.focus_minutes()

    def _described(self) -> Layout:
        meeting = self._page.meeting
        if meeting is None:
            raise ValueError("no meeting is open")
        return laid_out(meeting.meeting, Options())


def _on_the_sheet(card: ActionCard) -> str:
    owners = f" ({', '.join(card.action.owners)})" if card.action.owners else ""
    heading = f"{card.matter.heading}: " if card.matter else ""
    return f"{heading}{card.text}{owners}"
