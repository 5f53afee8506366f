"""Backups, as a person meets them: offered for a damaged library, chosen from a list, and never deleting anything."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from minutes_app import service
from minutes_app.domain.errors import PlainError
from ui.alerts import Alerts
from ui.wording import counted

if TYPE_CHECKING:
    from minutes_app.service import Backup


class Restoring(QObject):
    """Puts a backup in a library's place.

    Signals:
        openRequested: the path of a library that was restored.
        warningGiven: what may harm the library where it lies, in a sentence.
    """

    openRequested = Signal(object)
    warningGiven = Signal(str)

    def __init__(self, alerts: Alerts, window: QWidget) -> None:
        super().__init__(window)
        self._alerts = alerts
        self._window = window

    def warn_of_folder(self, library: Path) -> None:
        """Warn of a folder that a cloud program, a network or a stick may harm."""
        warning = service.folder_warning(library)
        if warning:
            self.warningGiven.emit(warning)

    def offered(self, library: Path, problem: PlainError) -> bool:
        """Offer the newest good backup where the library is damaged; say whether there was one to offer."""
        if not isinstance(problem, service.LibraryDamaged):
            return False
        good = next((backup for backup in service.list_backups(library) if not backup.problem), None)
        if good is None:
            return False
        question = f"{problem}\n\nThe newest good backup is of {_described(good)}. Put it in its place?"
        if self._alerts.ask(f"{question} The damaged file is set aside, not deleted."):
            self.restore(library, good)
        return True

    def choose(self, backups: Sequence["Backup"]) -> "Backup | None":
        """Ask which backup to put in the library's place."""
        if not backups:
            self._alerts.tell("There is no backup of this library yet. One is made every ten minutes of typing.")
            return None
        names = [_described(backup) for backup in backups]
        words = "Which backup? The present library is set aside, not deleted."
        name, is_chosen = QInputDialog.getItem(self._window, "Restore from a backup", words, names, 0, False)
        return backups[names.index(name)] if is_chosen else None

    def restore(self, library: Path, backup: "Backup") -> None:
        """Put a backup in the place of a library that is closed, and have it opened."""
        self._alerts.attempt(lambda: service.restore_backup(library, str(backup.path)))
        self.openRequested.emit(library)


def _described(backup: "Backup") -> str:
    when = f"{backup.made_at:%d/%m/%Y %H:%M}"
    return (backup.problem and f"{when}: damaged") or f"{when}: {counted(backup.meetings, 'meeting')}"
