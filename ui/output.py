"""What leaves the program: files, print and preview of the meeting as it stands on the screen."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from minutes_app import service as services
from minutes_app.domain.errors import PlainError
from minutes_app.domain.publication import Copy
from minutes_app.domain.publication_report import publication_report
from minutes_app.service import Layout, running_sheet
from minutes_app.service.checking import known_words
from ui.alerts import Alerts
from ui.backstage import Work
from ui.exporting.export_dialog import ExportDialog
from ui.exporting.request import KINDS, Kind, Request, remember, remembered
from ui.exporting.writing import Writing
from ui.folders import EXPORT
from ui.meeting.action_model import ActionCard
from ui.meeting.page import MeetingPage
from ui.printing.paper import Paper
from ui.printing.pdf import pdf_steps
from ui.printing.printing import Preview, chosen_printer, page_printer, preview_steps, print_steps
from ui.reviewing import Reviewing
from ui.slices import Slices
from ui.tasks import Tasks

if TYPE_CHECKING:
    from minutes_app.service import MinutesService, Written

_SHEET = " – Running sheet"


class Output(QObject):
    """Writes and prints the open meeting. Only asking waits; the rest is done beside the typing.

    Signals:
        noticeGiven: where a file was written, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(
        self,
        page: MeetingPage,
        alerts: Alerts,
        settings: QSettings,
        tasks: Tasks,
        reviewing: Reviewing,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._page = page
        self._alerts = alerts
        self._settings = settings
        self._tasks = tasks
        self._reviewing = reviewing
        self._window = window
        self.service: MinutesService | None = None

    def _writing(self, request: Request) -> Writing | None:
        meeting, service = self._page.meeting, self.service
        return Writing(service, meeting.meeting, meeting.id, request) if meeting and service else None

    # Files

    def export(self) -> None:
        """Ask for a place and write the Word file there."""
        self._ask_and_write(Request(), "Export to Word")

    def save_pdf(self) -> None:
        """Ask for a place and write a PDF there."""
        self._ask_and_write(Request(Kind.PDF), "Save as PDF")

    def publication_copy(self) -> None:
        """Ask which copy to publish, and where, and write it: one in which everything restricted is replaced."""
        self.export_as(Copy())

    def export_as(self, copy: Copy | None = None) -> None:
        """Ask what to write, and where, and write it; the series keeps the choice for the next time, but for a copy."""
        writing = self._writing(Request())
        if writing is None:
            return
        series = writing.meeting.details.series
        dialog = self._export_dialog(writing)
        dialog.show_request(replace(remembered(self._settings, series), copy=copy))
        self._reviewing.count(dialog.show_findings)
        chosen, is_for_series = dialog.request if dialog.exec() else None, dialog.is_for_series
        self._reviewing.stop_counting()
        dialog.deleteLater()
        if chosen is not None and is_for_series:
            chosen = self._keep_for_series(writing, chosen)
        if chosen is not None:
            remember(self._settings, series, chosen)
            self._ask_and_write(chosen, "Export")
        self._page.focus_minutes()

    def _keep_for_series(self, writing: Writing, chosen: Request) -> Request:
        """Give the series the form and template, and return what is asked for now: as the series has it."""
        series = writing.service.series_named(writing.meeting.details.series)
        writing.service.save_series(chosen.kept_for(series))
        self.noticeGiven.emit(f"{series.name} has this form and template from now on.")
        return replace(chosen, profile="", template=None)

    def _export_dialog(self, writing: Writing) -> ExportDialog:
        service, program = writing.service, services.pdf_program()
        form = service.options(writing.meeting, writing.meeting_id).profile.name
        template = service.series_named(writing.meeting.details.series).template
        sentence = partial(_sentence, writing, self._folder, program)
        report = partial(publication_report, writing.meeting, open_words=known_words().open_words)
        asked = (form, Path(template).name)
        return ExportDialog(asked, program, sentence, report, self._alerts.ask_template, self._window)

    def _ask_and_write(self, request: Request, title: str) -> None:
        meeting, writing = self._page.meeting, self._writing(request)
        if meeting is not None and writing is not None:
            meeting.flush()
            suggested = writing.suggested_path(self._folder)
            path = self._alerts.ask_export_path(suggested, title, KINDS[request.kind].chooser)
            if path:
                self._alerts.attempt(partial(self._write, writing, path))
        self._page.focus_minutes()

    @property
    def _folder(self) -> Path:
        """The folder written to last, or Documents."""
        return self._alerts.folders.last(EXPORT)

    def suggested_path(self, folder: Path) -> Path:
        """Return a path for the Word file of the open meeting. Raises ValueError where none is open."""
        writing = self._writing(Request())
        if writing is None:
            raise ValueError("no meeting is open")
        return writing.suggested_path(folder)

    def export_to(self, path: Path) -> None:
        """Begin to write the open meeting to a Word file, or to a PDF where the name ends so.

        Raises PlainError while something else is being written.
        """
        writing = self._writing(Request(Kind.PDF if path.suffix.lower() == ".pdf" else Kind.WORD))
        if writing is not None:
            self._write(writing, path)

    def _write(self, writing: Writing, path: Path) -> None:
        if writing.request.kind is Kind.PDF:
            self._make_pdf(writing, writing.page, path)
        elif writing.takes_another_program:
            as_word = Work(lambda work: [writing.write_as_word_shows(path, work)])
            self._tasks.run(f"Making {path.name}", as_word, self._tell_written)
        else:
            self._put(writing, path)

    def _make_pdf(self, writing: Writing, page: Layout, path: Path) -> None:
        self._tasks.run(f"Making {path.name}", Slices(pdf_steps(page)), partial(self._put, writing, path))

    def _put(self, writing: Writing, path: Path, pdf: bytes = b"") -> None:
        work = Work(lambda work: [writing.write(path, pdf)])
        self._tasks.run(f"Writing {path.name}", work, self._tell_written, can_be_stopped=False)

    def _tell_written(self, written: "Written") -> None:
        self._alerts.folders.used(EXPORT, written.path)
        self.noticeGiven.emit(written.message or f"Written to {written.path}")

    def copy_as_text(self) -> None:
        """Put the minutes on the clipboard as plain text, for an e-mail."""
        writing = self._writing(Request(Kind.TEXT))
        if writing is not None:
            QApplication.clipboard().setText(writing.service.as_text(writing.meeting, writing.meeting_id))
            self.noticeGiven.emit("The minutes are copied as plain text. Ctrl+V puts them into an e-mail.")

    def copy_template(self) -> None:
        """Ask for a place and put a copy of the standard template there, to be changed in Word."""
        suggested = self._folder / "Minutes template.docx"
        path = self._alerts.ask_export_path(suggested, "Copy the standard template", "Word (*.docx *.dotx)")
        if path:
            self._alerts.attempt(lambda: self._tell_written(services.copy_template(path)))

    # Paper

    def print(self) -> None:
        """Print the open meeting."""
        writing = self._writing(Request(Kind.PDF))
        if writing is not None:
            self._print(writing, writing.page)

    def print_running_sheet(self) -> None:
        """Print the sheet for the room: agenda with room to write, people to tick, what is outstanding."""
        writing = self._writing(Request(Kind.PDF))
        if writing is not None:
            cards = self._page.outstanding_model.cards
            matters = [_on_the_sheet(card) for card in cards if card.action.status.is_open]
            self._print(writing, running_sheet(writing.meeting, matters), _SHEET)

    def _print(self, writing: Writing, page: Layout, named: str = "") -> None:
        """Print; where there is no printer, say so and offer a PDF of the same pages."""
        try:
            printer = chosen_printer(self._window)
        except PlainError as problem:
            self._alerts.tell(str(problem))
            suggested = writing.suggested_path(self._folder)
            path = self._alerts.ask_export_path(
                suggested.with_stem(suggested.stem + named), "Save as PDF", KINDS[Kind.PDF].chooser
            )
            if path:
                self._alerts.attempt(partial(self._make_pdf, writing, page, path))
        else:
            if printer is not None:
                steps = Slices(print_steps(page, printer))
                self._alerts.attempt(partial(self._tasks.run, "Printing", steps, self._tell_printed))
        self._page.focus_minutes()

    def _tell_printed(self, nothing: None) -> None:
        self.noticeGiven.emit("Handed to the printer.")

    def preview(self) -> None:
        """Show the open meeting as it will be printed, beside the window."""
        writing = self._writing(Request(Kind.PDF))
        if writing is not None:
            page, printer = writing.page, page_printer()
            steps = Slices(preview_steps(page, printer))
            self._alerts.attempt(
                partial(self._tasks.run, "Laying out the pages", steps, partial(self._show_preview, page, printer))
            )

    def _show_preview(self, page: Layout, printer: QPrinter, paper: Paper) -> None:
        preview = Preview(page, paper, printer, self._window)
        preview.finished.connect(self._on_preview_closed)
        preview.show()
        preview.activateWindow()

    def _on_preview_closed(self) -> None:
        self._window.activateWindow()
        self._page.focus_minutes()


def _sentence(writing: Writing, folder: Path, program: str, request: Request) -> str:
    named = Writing(writing.service, writing.meeting, writing.meeting_id, request).suggested_path(folder).name
    return request.sentence(named, folder, program)


def _on_the_sheet(card: ActionCard) -> str:
    owners = f" ({', '.join(card.action.owners)})" if card.action.owners else ""
    heading = f"{card.matter.heading}: " if card.matter else ""
    return f"{heading}{card.text}{owners}"
