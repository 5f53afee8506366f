"""The action register a page at a time, as a list that is scrolled asks for it."""

from datetime import date

import sqlalchemy as sa

from minutes_app.domain.follow_up import ActionFilter, RegisterEntry
from minutes_app.storage import register
from minutes_app.storage.sources import Key
from minutes_app.storage.thread import DatabaseThread

_AHEAD = 300  # actions before and after a page whose order is read with it


class RegisterPages:
    """What a filter leaves of the register, in the order it had when a page was first asked for.

    To put all actions in order takes longer than to read a page of them, so the order is kept for the pages around.
    """

    def __init__(self, thread: DatabaseThread, chosen: ActionFilter, today: date) -> None:
        self._thread = thread
        self._chosen, self._today = chosen, today
        self._begin, self._is_end = 0, False
        self._keys: list[Key] = []  # of the actions from `_begin` on

    def page(self, offset: int, limit: int) -> list[RegisterEntry]:
        """Return so many entries from an offset on. Raises LibraryDamaged where one is not what was saved."""
        return self._thread.read(lambda connection: self._page(connection, offset, limit))

    def count(self) -> int:
        """Return how many actions the filter leaves."""
        return self._thread.read(lambda connection: register.count(connection, self._chosen, self._today))

    def _page(self, connection: sa.Connection, offset: int, limit: int) -> list[RegisterEntry]:
        if not self._holds(offset, limit):
            self._read_keys(connection, offset, limit)
        found = register.entries(connection, self._part(offset, limit))
        if len(found) < len(self._part(offset, limit)):  # an action has gone since
            self._read_keys(connection, offset, limit)
            found = register.entries(connection, self._part(offset, limit))
        return found

    def _holds(self, offset: int, limit: int) -> bool:
        end = self._begin + len(self._keys)
        return self._begin <= offset and (offset + limit <= end or (self._is_end and offset <= end))

    def _part(self, offset: int, limit: int) -> list[Key]:
        return self._keys[offset - self._begin : offset - self._begin + limit]

    def _read_keys(self, connection: sa.Connection, offset: int, limit: int) -> None:
        further = _AHEAD if offset else 0  # the first rows are waited for
        self._begin = max(0, offset - further)
        wanted = offset - self._begin + limit + further
        self._keys = register.keys_on_page(connection, self._chosen, self._today, self._begin, wanted)
        self._is_end = len(self._keys) < wanted
