"""The service over one library."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_app.domain.errors import PlainError
from minutes_app.domain.listing import ListedMeeting
from minutes_app.domain.meeting import Meeting
from minutes_app.service.browsing import Browsing
from minutes_app.service.exporting import Exporting
from minutes_app.service.finding import Finding
from minutes_app.service.following import Following
from minutes_app.service.importing import Importing
from minutes_app.service.library_access import unknown_meeting
from minutes_app.service.open_meeting import OpenMeeting
from minutes_app.service.publishing import Publishing
from minutes_app.service.starting import SHIPPED_SERIES, new_meeting
from minutes_app.storage import backup, erasing, meeting_list, meetings, opening
from minutes_app.storage.backup import Backup
from minutes_app.storage.journal import Journal, journal_path
from minutes_app.storage.keeper import BackupKeeper, remove_unfinished
from minutes_app.storage.lock import WriterLock
from minutes_app.storage.recovery import recover
from minutes_app.storage.restore import make_good
from minutes_app.storage.saver import Saver
from minutes_app.storage.thread import DatabaseThread
from minutes_app.storage.values import Place, Recovered, SaveState

if TYPE_CHECKING:
    from minutes_app.storage.salvage import Pieces
    from minutes_app.storage.salvage_storing import Salvaged


class MinutesService(Following, Exporting, Publishing, Importing, Finding, Browsing):
    """What a person can do with the library at `path`.

    `recovered` tells what the last end without closing cost, and `notice`, in sentences, whether the library had to
    be rebuilt. Opening raises LibraryInUse where another window or command is writing, LibraryDamaged where the
    library is not what was saved, and PlainError where it cannot be opened.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = opening.real_path(path)
        self.read_only = read_only
        self.recovered: Recovered | None = None
        self.notice = ""
        self._saver: Saver | None = None
        self._keeper: BackupKeeper | None = None
        self._lock: WriterLock | None = None
        self._is_closed = False
        if read_only:
            self._thread = DatabaseThread(lambda: opening.open_reading(self.path))
        else:
            self._open_to_write()

    def _open_to_write(self) -> None:
        opening.prepare_folder(self.path)
        self._lock = WriterLock(self.path)
        try:
            remove_unfinished(self.path)
            self.notice = make_good(self.path)
            self._thread = DatabaseThread(lambda: opening.open_writing(self.path, SHIPPED_SERIES))
            self._take_up_journal()
        except BaseException:
            self._lock.release()
            raise

    def _take_up_journal(self) -> None:
        journal = Journal(journal_path(self.path))
        try:
            self.recovered = self._thread.write(lambda connection: recover(connection, journal.path))
            journal.close(remove=True)  # the library now has all of it
            self._saver = Saver(self._thread, journal, self.path, self.uid)
            self._keeper = BackupKeeper(self._thread, self.path)
        except BaseException:
            self._thread.close()
            raise

    @property
    def uid(self) -> str:
        """What tells this library from every other, wherever its file is moved."""
        return self._thread.read(opening.library_uid)

    def meetings(self) -> list[ListedMeeting]:
        """Return all meetings, newest date first."""
        return self._thread.read(meeting_list.every)

    def draft(self, series_name: str, on: date | None) -> Meeting:
        """Return a meeting to start from, not stored yet: the standing items, and the people of the last one."""
        earlier = self._last_before(series_name, on)
        last = self.load(earlier.id) if earlier else None
        return new_meeting(self.series_named(series_name), on, last)

    def add_meeting(self, meeting: Meeting) -> int:
        """Store a new meeting, and its series where that is new, and return the meeting's id."""
        self._writing()
        added = self._thread.write(lambda connection: meetings.add(connection, meeting))
        self._ask_for_backup()
        return added

    def take_salvaged(self, found: "Pieces") -> "Salvaged":
        """Store what was read of a damaged library, as new meetings, and return how much that is."""
        from minutes_app.storage.salvage_storing import store

        self._writing()
        return self._thread.write(lambda connection: store(connection, found))

    def open_meeting(self, meeting_id: int, on_state: Callable[[SaveState], None]) -> OpenMeeting:
        """Open a meeting to be changed. Raises PlainError where there is none of this id.

        `on_state` is called on the database thread after each attempt to save; it must not wait for anything.
        """
        saver = self._writing()
        approved = self._approved(meeting_id)
        session = saver.open(meeting_id, on_state)
        if session is None:
            raise unknown_meeting(meeting_id)
        return OpenMeeting(session, saver, self._ask_for_backup, approved=approved)

    def last_place(self) -> tuple[int, Place] | None:
        """Return the meeting opened last and where the caret was in it, or None."""
        return self._thread.read(meeting_list.last_place)

    def import_file(self, path: Path) -> int:
        """Store the meeting of a file and return its id. Raises PlainError where the file holds none."""
        # Reading and writing Word takes 0.2 s to load: only those who use it pay for it.
        from minutes_app.documents.files import read_file

        return self.take_in([read_file(path)])[0]

    def backups(self) -> list[Backup]:
        """Return the backups of this library with what each holds, the newest first; every one is read and checked."""
        return backup.listed(self.path)

    def back_up(self) -> Path | None:
        """Make a backup now and return it, None where nothing has changed or it failed: see `backup_problem`."""
        return self._keeper.make() if self._keeper else None

    @property
    def backup_problem(self) -> str:
        """Why the last backup could not be made, in sentences; empty where it was made."""
        return self._keeper.problem if self._keeper else ""

    def bring_back(self, chosen: Path, meeting_id: int) -> int:
        """Store a meeting of a backup as a new one beside the present, and return its id."""
        self._writing()
        return self.add_meeting(backup.meeting_in(chosen, meeting_id))

    def erase(self, meeting_id: int) -> list[Path]:
        """Delete a meeting for good: from the library, the journal, the backups and files set aside.

        Returns the files that had to be removed as a whole, being damaged or of an earlier version. Raises PlainError
        where the meeting is open or unknown; there is no way back.
        """
        saver = self._writing()
        if meeting_id not in {entry.id for entry in self.meetings()}:
            raise unknown_meeting(meeting_id)
        try:
            saver.erase(meeting_id)
        except ValueError as error:
            raise PlainError("This meeting is open. Close it first; nothing has been erased.") from error
        return erasing.from_copies(self.path, meeting_id)

    def close(self) -> None:
        """Save what is not saved, and close the library. What cannot be saved stays in the journal for next time."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._close_saving()
            self._thread.close()
        finally:
            if self._lock:
                self._lock.release()

    def _close_saving(self) -> None:
        if self._keeper:
            self._keeper.close()
        if self._saver:
            self._saver.close()
        if self._keeper:
            self._keeper.make()

    def _ask_for_backup(self) -> None:
        if self._keeper:
            self._keeper.ask()
