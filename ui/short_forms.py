"""Whether short forms are written out as one types, which is remembered, and the lists that say how."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from minutes_app.service import keep_own_forms, office_glossary, read_glossary, read_own_forms
from minutes_app.writing.own_list import OwnList
from ui.dialogs.short_forms_dialog import ShortFormsDialog
from ui.meeting.page import MeetingPage

_SETTING = "expandShortForms"


class ShortForms(QObject):
    """Gives the page the glossary of a library, and switches the writing out on and off.

    Signals:
        noticeGiven: in a sentence, what the switch does now.
        problemFound: in a sentence, what of a person's own list was passed over.
    """

    noticeGiven = Signal(str)
    problemFound = Signal(str)

    def __init__(self, page: MeetingPage, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._library: Path | None = None
        self._page = page
        self._settings = settings
        page.editor.expanding.is_on = settings.value(_SETTING, "on") != "off"  # a file can hold anything

    @property
    def is_on(self) -> bool:
        """Whether short forms are written out as one types."""
        return self._page.editor.expanding.is_on

    def toggle(self) -> None:
        """Write short forms out as one types, or leave them as typed, and remember it."""
        on = not self.is_on
        self._page.editor.expanding.is_on = on
        self._settings.setValue(_SETTING, "on" if on else "off")
        self.noticeGiven.emit(
            "Short forms are written out as you type." if on else "Short forms stay as you type them."
        )

    def read_for(self, library: Path) -> None:
        """Read the glossary for a library, which a person's own list beside it belongs to."""
        self._library = library
        glossary, problem = read_glossary(library)
        self._page.writing.take_glossary(glossary)
        if problem:
            self.problemFound.emit(problem)

    def edit(self) -> None:
        """Show the lists and let one's own be changed. Raises PlainError where it is no text that can be read."""
        library = self._library
        if library is None:
            return
        own = read_own_forms(library)
        dialog = ShortFormsDialog(office_glossary(), own, partial(self._keep, library), self._window)
        dialog.exec()
        dialog.deleteLater()

    def _keep(self, library: Path, own: OwnList) -> None:
        """Write the list, and write out by it from now on, in the open meeting too."""
        keep_own_forms(library, own)
        self.read_for(library)
