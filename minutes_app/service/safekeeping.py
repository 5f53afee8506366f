"""What can be done for a library that is not open: backups, checking, salvage."""

import sqlite3
from contextlib import closing
from pathlib import Path

from minutes_app.domain.errors import PlainError
from minutes_app.service.minutes_service import MinutesService
from minutes_app.storage import backup, opening, restore, salvage, tables
from minutes_app.storage.backup import Backup
from minutes_app.storage.connection import for_checking
from minutes_app.storage.salvage_storing import Salvaged
from minutes_app.storage.verify import faults


def backups(library: Path) -> list[Backup]:
    """Return the backups of a library, open or not, with what each holds, the newest first."""
    return backup.listed(opening.real_path(library))


def restore_backup(library: Path, name: str, *, keep_journal: bool = False) -> Path | None:
    """Put a backup in the library's place, and return the folder where the files before it now are.

    The name is a path, a file name, a number of the list (1 is the newest) or “newest”. With `keep_journal`, what
    was typed since the backup is played into it at the next opening. Raises LibraryInUse where the library is open,
    and PlainError, with everything as it was, where the backup is not whole.
    """
    path = opening.real_path(library)
    return restore.restore(path, backup.named(path, name), keep_journal=keep_journal)


def bring_back(library: Path, name: str, meeting_id: int) -> int:
    """Store one meeting of a backup as a new one beside the present, and return its id."""
    path = opening.real_path(library)
    chosen = backup.named(path, name)
    with closing(MinutesService(path)) as service:
        return service.bring_back(chosen, meeting_id)


def check_library(library: Path) -> list[str]:
    """Return what is wrong with a library, each as half a sentence; nothing is written.

    Raises PlainError where it is no library of this version, and LibraryDamaged where it cannot be read at all.
    """
    path = opening.real_path(library)
    if opening.is_new(path):
        raise PlainError(f"There is no library “{path}”.")
    revision = opening.recognised(path)
    if revision != tables.HEAD:
        raise PlainError(f"The library “{path}” is of an earlier version. Open it for writing once: that upgrades it.")
    with closing(for_checking(path)) as connection:
        return faults(connection)


def salvage_library(damaged: Path, to: Path) -> Salvaged:
    """Read every readable line of a damaged library, in order, into a new one, with the versions and notes there are.

    The damaged file is not touched. Raises PlainError where the new one exists already or nothing can be read.
    """
    if to.exists():
        raise PlainError(f"“{to}” exists already. Nothing has been read; name a new file.")
    try:
        found = salvage.read(opening.real_path(damaged))
    except (sqlite3.Error, OSError) as error:
        raise PlainError(f"Nothing can be read of “{damaged}”. It is as it was; try a backup.") from error
    if not any(found.meetings()):
        raise PlainError(f"No meeting can be read of “{damaged}”. It is as it was; try a backup.")
    with closing(MinutesService(to)) as service:
        return service.take_salvaged(found)
