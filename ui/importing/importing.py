"""The command that takes in earlier minutes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.alerts import Alerts
from ui.backstage import Backstage
from ui.importing.import_dialog import ImportDialog
from ui.wording import counted

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class Importing(QObject):
    """Asks for files, has them looked at, and opens what was taken in by `open_meeting`.

    Signals:
        noticeGiven: how many meetings were taken in, in a sentence.
        libraryRequested: several were taken in; the list of meetings shows them.
    """

    noticeGiven = Signal(str)
    libraryRequested = Signal()

    def __init__(
        self,
        alerts: Alerts,
        open_meeting: Callable[[int], None],
        backstage: Backstage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._alerts = alerts
        self._open_meeting = open_meeting
        self._backstage = backstage
        self._window = window
        self.service: MinutesService | None = None

    def import_files(self) -> None:
        """Ask for files of earlier minutes and take in what is accepted."""
        service = self.service
        paths = self._alerts.ask_import_paths() if service else []
        if service is None or not paths:
            return
        dialog = ImportDialog(paths, service, self._backstage, self._window)
        dialog.start()
        dialog.exec()
        taken = list(dialog.taken)
        dialog.deleteLater()
        words = f"{counted(len(taken), 'meeting')} taken in" if taken else "Nothing was taken in"
        self.noticeGiven.emit(f"{words} from {counted(len(paths), 'file')}.")
        if len(taken) == 1:
            self._alerts.attempt(lambda: self._open_meeting(taken[0]))
        elif taken:
            self.libraryRequested.emit()
