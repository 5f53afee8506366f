"""The lists of a library: its meetings a page at a time, what of them there is, and what is kept of each series."""

from minutes_app.domain.errors import PlainError
from minutes_app.domain.listing import ListedMeeting, MeetingFilter, SeriesUse
from minutes_app.domain.meeting import Series
from minutes_app.service.library_access import LibraryAccess
from minutes_app.storage import meeting_list, people, series_store

_ALL = MeetingFilter()


class Browsing(LibraryAccess):
    """Lists of a library."""

    def meeting_page(self, chosen: MeetingFilter = _ALL, *, offset: int = 0, limit: int = 100) -> list[ListedMeeting]:
        """Return a page of the meetings that the filter leaves, in its order."""
        self._saved()
        return self._thread.read(lambda connection: meeting_list.page(connection, chosen, offset, limit))

    def meeting_count(self, chosen: MeetingFilter = _ALL) -> int:
        """Return how many meetings the filter leaves."""
        self._saved()
        return self._thread.read(lambda connection: meeting_list.count(connection, chosen))

    def meeting_place(self, chosen: MeetingFilter, meeting_id: int) -> int | None:
        """Return how many meetings stand before one among those that the filter leaves, None where it leaves it not."""
        self._saved()
        return self._thread.read(lambda connection: meeting_list.place_of(connection, chosen, meeting_id))

    def people_count(self) -> int:
        """Return how many people were ever at a meeting."""
        self._saved()
        return self._thread.read(people.count)

    def series_use(self) -> dict[str, SeriesUse]:
        """Return for each series that has meetings how many, and the days of the first and the last one."""
        self._saved()
        return self._thread.read(meeting_list.use_of_series)

    def change_series(self, name: str, series: Series) -> None:
        """Put a series in the place of the one of this name, which can have another name now.

        Raises PlainError where another series has that name, or a meeting of the series is open under the old one.
        """
        saver = self._writing()
        if not series.name.strip():
            raise PlainError("A series needs a name. Nothing has been saved.")
        self._saved()
        if series.name != name and any(
            map(saver.is_open, self._thread.read(lambda c: series_store.meetings_of(c, name)))
        ):
            raise PlainError(f"A meeting of “{name}” is open. Close it first; then the series can have another name.")
        self._thread.write(lambda connection: series_store.change(connection, name, series))

    def delete_series(self, name: str) -> None:
        """Delete a series that has no meetings. Raises PlainError where it has some, or there is none such."""
        self._writing()
        self._saved()
        self._thread.write(lambda connection: series_store.delete(connection, name))
