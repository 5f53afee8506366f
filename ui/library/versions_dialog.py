"""The versions of a meeting: one to be read, or two line by line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from minutes_app.domain.compare import compare
from minutes_app.domain.follow_up import Version
from minutes_app.domain.meeting import Meeting, Status
from ui.choice import Choice
from ui.library.comparison import comparison, difference_words, reading
from ui.library.filters import Pill
from ui.library.heading import told
from ui.on_screen import resize_on_screen
from ui.theme import Theme
from ui.wording import day_number

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_NOTHING = "nothing: only read it"
_LETTERS = len("Version 10, approved 30 Sep 2022")


class VersionsDialog(QDialog):
    """A list of the versions, the newest first and how the minutes stand now above them; the chosen one beside it.

    It is compared with the one before it, or with whatever is chosen. Nothing here can be changed.
    """

    def __init__(self, service: "MinutesService", meeting_id: int, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._service, self._meeting_id, self._theme = service, meeting_id, theme
        self._versions: list[Version | None] = [None, *reversed(service.versions(meeting_id))]
        self.setWindowTitle(f"Versions of {service.load(meeting_id).details.full_title}")
        resize_on_screen(self, 1060, 640)
        self.list = QListWidget()
        self.list.setAccessibleName("Versions")
        self.list.setStyleSheet("::item { padding: 7px 8px; }")
        self.list.setWordWrap(True)
        self.list.setFixedWidth(280)
        self.list.addItems([_name(version) for version in self._versions])
        self.against = Choice(editable=False, letters=_LETTERS)
        self.against.addItems([_NOTHING, *(_name(version).partition("\n")[0] for version in self._versions)])
        self.said = told(muted=True)
        self.page = QTextBrowser()
        self.page.setAccessibleName("The version, or what differs")
        self.page.setOpenLinks(False)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_chosen)
        self.against.currentIndexChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.setTabOrder(self.list, self.page)
        self.setTabOrder(self.page, self.against)
        self.list.setFocus()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(Pill("&Compared with", self.against))
        line.addWidget(self.said, 1, Qt.AlignmentFlag.AlignRight)
        right.addLayout(line)
        right.addWidget(self.page, 1)
        hint = told(muted=True)
        hint.setText("Up and Down choose a version, Tab goes to its text, Esc goes back.")
        right.addWidget(hint)
        layout = QHBoxLayout(self)
        layout.addWidget(self.list)
        layout.addLayout(right, 1)

    def _on_chosen(self, row: int) -> None:
        before = row + 2 if row + 1 < len(self._versions) else 0  # in the choice everything stands one lower
        self.against.blockSignals(True)
        self.against.setCurrentIndex(before)
        self.against.blockSignals(False)
        self._show()

    def _show(self) -> None:
        new = self._content(self._versions[max(self.list.currentRow(), 0)])
        at = self.against.currentIndex()
        if at <= 0:
            self.page.setHtml(reading(new, self._theme))
            self.said.setText("")
            return
        old = self._content(self._versions[at - 1])
        differences = compare(old, new)
        self.page.setHtml(comparison(old, new, differences, self._theme))
        self.said.setText(difference_words(differences))

    def _content(self, version: Version | None) -> Meeting:
        if version is None:
            return self._service.load(self._meeting_id)
        return self._service.version(self._meeting_id, version.number)


def _name(version: Version | None) -> str:
    if version is None:
        return "As it stands now"
    what = "approved" if version.status is Status.APPROVED else "reopened"
    return f"Version {version.number}, {what} {day_number(version.saved_on)}\n{version.words}".strip()
