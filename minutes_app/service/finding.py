"""Search, and people over all meetings."""

from datetime import date

from minutes_app.domain.follow_up import Hit, Person, SearchFilter
from minutes_app.service.library_access import LibraryAccess
from minutes_app.storage import people, search

_EVERYWHERE = SearchFilter()


class Finding(LibraryAccess):
    """Search and people of a library."""

    def search(
        self, words: str, *, limit: int = 50, filters: SearchFilter = _EVERYWHERE, today: date | None = None
    ) -> list[Hit]:
        """Return the places where the words stand, newest meeting first; any text may be typed.

        Words in quotes are a phrase, and the last word is taken as a beginning.
        """
        day = today or date.today()
        self._saved()
        return self._thread.read(lambda connection: search.search(connection, words, limit, filters, day))

    def people(self) -> list[Person]:
        """Return everybody who was ever at a meeting, by name, with the posts held, the last one first."""
        self._saved()
        return self._thread.read(people.people)

    def listed_together(self, one: str, other: str) -> int:
        """Return how many meetings list both of two people, given by their ids: the best sign that they are two."""
        self._saved()
        return self._thread.read(lambda connection: people.listed_together(connection, one, other))

    def merge_people(self, keep: str, other: str) -> None:
        """Make two people, given by their ids, one under the first one's name."""
        self._writing()
        self._saved()
        self._thread.write(lambda connection: people.merge(connection, keep, other))

    def suggest_people(self, typed: str) -> list[Person]:
        """Return the people whose names fit what is typed, the best first."""
        return self._thread.read(lambda connection: people.suggest(connection, typed))
