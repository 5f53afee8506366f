"""Series made, changed and deleted by hand, or made after a meeting."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.meeting import Series
from ui.alerts import Alerts
from ui.dialogs.series_dialog import SeriesDialog
from ui.library.library_page import LibraryPage

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class SeriesCommands(QObject):
    """Does what the keys of the list of series ask for, and makes a series after a meeting.

    Signals:
        noticeGiven: what was done, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, library: LibraryPage, alerts: Alerts, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._alerts = alerts
        self.service: MinutesService | None = None
        library.series.commandGiven.connect(self._on_command_given)

    def _on_command_given(self, key: str, series: Series | None) -> None:
        if key == "Insert":
            self.make(Series(""))
        elif key == "E" and series:
            self.change(series)
        elif key == "M" and series:
            self._library.show_meetings_of(series.name)
        elif series:
            self.delete(series)

    def make(self, start: Series) -> None:
        """Ask for a new series, the fields filled as here."""
        service = self.service
        if service is None:
            return
        made = self._asked(service, start, "New series", keeps_name=False)
        if made:
            self._alerts.attempt(lambda: self._store(service, made))

    def _store(self, service: "MinutesService", made: Series) -> None:
        service.save_series(made)
        self._show(made.name)
        where = "" if self._library.chosen_series == made.name else " in the list of series"
        self.noticeGiven.emit(f"The series “{made.name}” is there. Ctrl+N{where} starts a meeting of it.")

    def make_from(self, meeting_id: int) -> None:
        """Ask for a new series that starts as this meeting was: its main items, people, chair, venue and marking."""
        if self.service:
            name = self.service.load(meeting_id).details.series
            self.make(self.service.series_from_meeting(meeting_id, f"{name} (copy)" if name else ""))

    def change(self, series: Series) -> None:
        """Ask for a change of a series. Its meetings stay as they are."""
        service = self.service
        changed = self._asked(service, series, "Change a series", keeps_name=True) if service else None
        if service and changed and changed != series:
            self._alerts.attempt(lambda: service.change_series(series.name, changed))
            self._show(changed.name)

    def delete(self, series: Series) -> None:
        """Delete a series that has no meetings, after a question."""
        service = self.service
        if service is None:
            return
        if series.name in service.series_use():
            self._alerts.tell(f"“{series.name}” has meetings, so it stays. Nothing has been deleted.")
        elif self._alerts.ask_before_harm(f"Delete the series “{series.name}”? It has no meetings.", "Delete"):
            self._alerts.attempt(lambda: service.delete_series(series.name))
            self._library.refresh()

    def _asked(self, service: "MinutesService", series: Series, title: str, *, keeps_name: bool) -> Series | None:
        names = [each.name for each in service.series()]
        others = [name for name in names if not (keeps_name and name == series.name)]
        dialog = SeriesDialog(series, others, title, self._library)
        typed = dialog.series if dialog.exec() else None
        dialog.deleteLater()
        return typed

    def _show(self, name: str) -> None:
        self._library.refresh()
        self._library.series.choose(name)
