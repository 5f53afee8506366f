"""The library one works in: opening one, closing the one before, putting a backup in its place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.alerts import Alerts
from ui.restoring import Restoring
from ui.saving import recovered_words
from ui.status import StatusLine

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class Served(Protocol):
    """A part of the window that asks the open library something."""

    service: "MinutesService | None"


class Libraries(QObject):
    """Opens one library at a time by `make`, and gives its service to all `parts`.

    `leave` closes what is open of a library; `begin` shows the meeting with this id, or what one did last.

    Signals:
        opened: the path of the library that is open now.
        noticeGiven: what was brought back when it was opened, in a sentence.
        problemFound: what is amiss with it, in a sentence.
    """

    opened = Signal(object)
    noticeGiven = Signal(str)
    problemFound = Signal(str)

    def __init__(
        self,
        make: "Callable[[Path], MinutesService]",
        parts: Sequence[Served],
        leave: Callable[[], None],
        begin: Callable[[int | None], None],
        status: StatusLine,
        alerts: Alerts,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._make = make
        self._parts = parts
        self._leave = leave
        self._begin = begin
        self._status = status
        self._alerts = alerts
        self.restoring = Restoring(alerts, window)
        self._service: MinutesService | None = None
        self.restoring.openRequested.connect(self._on_restored)
        self.restoring.warningGiven.connect(self.problemFound)

    def open(self, path: Path, meeting_id: int | None = None) -> None:
        """Open a library and the meeting named, or the one opened last. Raises PlainError where that cannot be."""
        if self._service and self._service.path == path:
            return
        self._status.say_at_once(f"Opening “{path.name}” and checking its text…")
        try:
            service = self._make(path)
        finally:
            self._status.fall_silent()
        self.close()
        self._serve(service)
        self.opened.emit(service.path)
        self._begin(meeting_id)
        self._tell_of(service)

    def _serve(self, service: "MinutesService | None") -> None:
        self._service = service
        for part in self._parts:
            part.service = service

    def _tell_of(self, service: "MinutesService") -> None:
        if service.recovered:
            self.noticeGiven.emit(recovered_words(service.recovered))
        if service.notice:
            self.problemFound.emit(service.notice)
        self.restoring.warn_of_folder(service.path)

    def close(self) -> None:
        """Save and close the library, and all that is open of it."""
        self._leave()
        service = self._service
        if service:
            self._serve(None)  # before it is closed: who still asks it something is waited for
            service.close()

    def choose(self) -> None:
        """Ask for a library and open it; the one that is open stays where that cannot be."""
        path = self._alerts.ask_library()
        if path:
            self._alerts.attempt(lambda: self.open(path))

    def restore(self) -> None:
        """Ask for a backup of the library and put it in its place."""
        service = self._service
        if service:
            backup = self.restoring.choose(service.backups())
            if backup:
                self.close()
                self.restoring.restore(service.path, backup)

    def _on_restored(self, path: Path) -> None:
        self._alerts.attempt(lambda: self.open(path))
