"""Earlier minutes, read and looked at before they are taken in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from minutes_app.domain.errors import PlainError
from ui.backstage import Backstage, Work
from ui.importing.candidates import Candidate, Choice, Row, reading, rows_of
from ui.importing.file_list import FileList
from ui.library.paged_model import PagedModel
from ui.library.table import LibraryTable
from ui.on_screen import resize_on_screen
from ui.wording import counted

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_HEADS = ("", "As it will be taken in", "As it stands in the file")


class ImportDialog(QDialog):
    """Reads files, shows what was found in each, and takes in what is accepted. `taken` are the new meetings' ids."""

    def __init__(
        self, paths: Sequence[Path], service: "MinutesService", backstage: Backstage, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import earlier minutes")
        resize_on_screen(self, 1060, 640)
        self.taken: list[int] = []
        self._paths = paths
        self._service = service
        self._backstage = backstage
        self._work: Work | None = None
        self._chosen: list[Candidate] = []
        self._read = 0
        self._problem = ""
        self.words, self.title, self.summary = QLabel(), QLabel(), QLabel()
        self.progress = QProgressBar()
        self.list = FileList([Candidate(path) for path in paths])
        self.files = self.list.files
        self._findings: PagedModel[Row] = PagedModel(_HEADS, _cells, parent=self)
        self.table = LibraryTable(self._findings, "What was found", wide=1)
        self.accept_all = QPushButton()
        self.accept_this = QPushButton("Accept &this one")
        self.skip = QPushButton("&Skip this one")
        self.leave = QPushButton("Cancel")
        self._dress()
        self._lay_out()
        self._connect()

    def _dress(self) -> None:
        for label in (self.words, self.title, self.summary):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.title.setStyleSheet("font-size: 12pt; font-weight: 700;")
        self.progress.setAccessibleName("Files read")
        self.progress.setMaximum(len(self._paths))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setMaximumSectionSize(8 * self.fontMetrics().lineSpacing())
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 110)
        self.accept_all.setProperty("primary", True)

    def _lay_out(self) -> None:
        report = QWidget()
        right = QVBoxLayout(report)
        right.setContentsMargins(10, 0, 0, 0)
        for widget in (self.title, self.summary):
            right.addWidget(widget)
        right.addWidget(self.table, 1)
        right.addStretch()
        both = QSplitter()
        both.addWidget(self.list)
        both.addWidget(report)
        both.setStretchFactor(1, 1)
        both.setSizes([250, 790])
        both.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.accept_all, self.accept_this, self.skip, self.leave):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.words)
        layout.addWidget(self.progress)
        layout.addWidget(both, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_file_chosen)
        self.table.leaveRequested.connect(self.reject)
        self.table.rowOpened.connect(self._on_row_opened)
        self.accept_all.clicked.connect(self._on_all_accepted)
        self.accept_this.clicked.connect(self._on_this_accepted)
        self.skip.clicked.connect(self._on_skipped)
        self.leave.clicked.connect(self.reject)

    # Reading

    def start(self) -> None:
        """Begin to read."""
        paths, service = self._paths, self._service
        self._do(Work(lambda work: reading(paths, service)), self._on_read, self._on_reading_ended)
        self.list.setCurrentIndex(self.files.index(0))
        self.list.setFocus()
        self._show()

    def _do(self, work: Work, on_piece: Callable[..., None], on_end: Callable[..., None]) -> None:
        self._work = work
        work.pieceDone.connect(on_piece)
        work.ended.connect(on_end)
        self._backstage.start(work)

    def _on_read(self, candidate: Candidate) -> None:
        self.files.put(self._read, candidate)
        self._read += 1
        self._show()

    def _on_reading_ended(self, problem: BaseException | None) -> None:
        self._work = None
        self._choose_next()
        self._show()
        if problem is not None:
            self._problem = "The rest could not be read. Nothing was taken in."
            self._show()
            raise problem

    # Looking

    @property
    def current(self) -> Candidate:
        """The file that the report is shown of."""
        return self.files.candidates[max(self.list.currentIndex().row(), 0)]

    def _on_file_chosen(self, index: QModelIndex) -> None:
        self._show()

    def _show(self) -> None:
        """Show where all of it stands."""
        candidate, is_reading = self.current, self._read < len(self._paths) and self._work is not None
        open_ones = [each for each in self.files.candidates if each.is_open]
        self.progress.setValue(self._read)
        self.progress.setVisible(is_reading)
        self.words.setText(self._words(is_reading, len(open_ones)))
        self.title.setText(candidate.title)
        self.summary.setText(candidate.summary)
        rows = list(rows_of(candidate.read.report)) if candidate.read else []
        if rows != list(self._findings.rows):
            self.table.show_all(rows)
        self.table.setVisible(bool(rows))
        is_free = self._work is None
        self.accept_all.setText(f"&Accept all {len(open_ones)}" if len(open_ones) > 1 else "&Accept")
        self.accept_all.setEnabled(is_free and bool(open_ones))
        self.accept_this.setVisible(len(self._paths) > 1 or candidate.choice is Choice.SKIPPED)
        self.accept_this.setEnabled(is_free and candidate.can_be_taken)
        self.skip.setVisible(len(self._paths) > 1)
        self.skip.setEnabled(is_free and candidate.is_open)
        self.leave.setText("Cancel" if open_ones or not is_free else "Close")
        (self.accept_all if open_ones else self.leave).setDefault(True)

    def _words(self, is_reading: bool, ready: int) -> str:
        if is_reading:
            name = self._paths[self._read].name
            return f"Reading {self._read + 1} of {len(self._paths)}: {name}"
        if self._work is not None:
            return f"Taking in {counted(len(self._chosen), 'meeting')}…"
        if self._problem:
            return self._problem
        taken = len(self.taken)
        before = f"{counted(taken, 'meeting')} taken in. " if taken else "Nothing has been taken in yet. "
        if ready:
            return before + "Look at what was found, then accept it. Everything can be changed afterwards."
        return before + "There is nothing more to accept."

    def _choose_next(self) -> None:
        row = next((i for i, each in enumerate(self.files.candidates) if each.is_open), None)
        if row is not None:
            self.list.setCurrentIndex(self.files.index(row))

    # Accepting

    def _on_row_opened(self, row: Row) -> None:
        if self.accept_all.isEnabled():
            self.accept_all.click()

    def _on_all_accepted(self) -> None:
        self._take([each for each in self.files.candidates if each.is_open])

    def _on_this_accepted(self) -> None:
        self._take([self.current])

    def _on_skipped(self) -> None:
        self.current.choice = Choice.SKIPPED
        self.files.show_change(self.list.currentIndex().row())
        self._choose_next()
        self._close_if_done()

    def _take(self, chosen: list[Candidate]) -> None:
        self._chosen = chosen
        meetings = [each.read.meeting for each in chosen if each.read]
        service = self._service
        self._do(Work(lambda work: [service.take_in(meetings)]), self._on_stored, self._on_storing_ended)
        self._show()

    def _on_stored(self, ids: list[int]) -> None:
        self.taken += ids
        for each in self._chosen:
            each.choice = Choice.TAKEN
        self.files.dataChanged.emit(self.files.index(0), self.files.index(self.files.rowCount() - 1))

    def _on_storing_ended(self, problem: BaseException | None) -> None:
        self._work = None
        self._problem = str(problem) if isinstance(problem, PlainError) else ""
        if problem is None:
            self._choose_next()
            self._close_if_done()
        else:
            self._show()
            if not self._problem:
                raise problem

    def _close_if_done(self) -> None:
        if any(each.is_open for each in self.files.candidates):
            self._show()
        else:
            self.accept()

    def reject(self) -> None:
        """Stop reading and leave; while meetings are being stored there is nothing to stop."""
        if self._work is not None and self._read == len(self._paths):
            return
        if self._work is not None:
            self._work.stop()
        super().reject()


def _cells(row: Row) -> Row:
    return row
