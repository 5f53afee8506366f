"""Backups: dated, checked copies of the library in the folder “backups” beside it."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting
from minutes_app.storage import meetings, opening, tables
from minutes_app.storage.backup_files import dated, folder_of, paths
from minutes_app.storage.connection import for_checking
from minutes_app.storage.digests import ALONE, digest
from minutes_app.storage.privately import copy_private
from minutes_app.storage.upgrade import upgrade


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup and what it holds; `problem` says why it cannot be used, empty for a good one."""

    path: Path
    made_at: datetime
    meetings: int = 0
    lines: int = 0
    problem: str = ""


def listed(library: Path) -> list[Backup]:
    """Return the backups of the library with what each holds, the newest first; each is checked as a whole."""
    return [_looked_at(path, moment) for path, moment in dated(library)]


def _looked_at(path: Path, moment: datetime) -> Backup:
    try:
        opening.check(path)
        with closing(for_checking(path)) as connection:
            (held,) = connection.execute("SELECT count(*) FROM meeting").fetchone()
            (lines,) = connection.execute("SELECT count(*) FROM line").fetchone()
        return Backup(path, moment, held, lines)
    except PlainError as error:
        return Backup(path, moment, problem=str(error))
    except (sqlite3.Error, OSError, ValueError):
        return Backup(path, moment, problem="This backup cannot be read.")


def newest_good(library: Path) -> Backup | None:
    """Return the newest backup that is whole, or None."""
    looked_at = (_looked_at(path, moment) for path, moment in dated(library))
    return next((backup for backup in looked_at if not backup.problem), None)


def named(library: Path, name: str) -> Path:
    """Return the backup of this name, number in the list (1 is the newest) or path.

    Raises PlainError where there is none.
    """
    found = paths(library)
    numbered = {str(place): path for place, path in enumerate(found, 1)}
    if chosen := numbered.get("1" if name == "newest" else name):
        return chosen
    for path in (folder_of(library) / name, Path(name)):
        with suppress(OSError, ValueError):  # a name that no file can have
            if path.is_file():
                return path
    raise PlainError(f"There is no backup “{name}”. “main.py backups” lists those there are.")


def fingerprint(connection: sqlite3.Connection) -> int:
    """Return a number that changes whenever the text of a library does."""
    of_meetings = connection.execute("SELECT id, digest, chain FROM meeting ORDER BY id").fetchall()
    of_series = connection.execute("SELECT id, digest FROM series ORDER BY id").fetchall()
    return digest(of_meetings, of_series, [_digests(connection, table) for table in ALONE])


def _digests(connection: sqlite3.Connection, table: str) -> list[tuple[int]]:
    query = f"SELECT digest FROM {table} ORDER BY 1"  # noqa: S608 - the name of one of our tables
    return connection.execute(query).fetchall()


def newest_fingerprint(library: Path) -> int | None:
    """Return the fingerprint of the newest backup, None where there is none of this version."""
    for path in paths(library)[:1]:
        try:
            with closing(for_checking(path)) as connection:
                (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                return fingerprint(connection) if revision == tables.HEAD else None
        except (sqlite3.Error, OSError, ValueError, TypeError, PlainError):
            return None
    return None


def meeting_in(path: Path, meeting_id: int) -> Meeting:
    """Return a meeting of a backup, which may be of an earlier version. Raises PlainError where it is not in there."""
    with TemporaryDirectory(dir=path.parent, prefix="reading ") as folder:
        copy = Path(folder) / "copy.sqlite"
        try:
            copy_private(path, copy)
        except OSError as error:
            raise PlainError(
                f"The backup “{path}” cannot be read: {error.strerror}. Nothing has been changed."
            ) from error
        return _meeting_in(copy, path, meeting_id)


def _meeting_in(copy: Path, path: Path, meeting_id: int) -> Meeting:
    revision = opening.check(copy)
    if revision != tables.HEAD:
        upgrade(copy, revision)
    database = opening.open_reading(copy)
    try:
        with database.reading() as connection:
            stored = meetings.load(connection, meeting_id)
    finally:
        database.close()
    if stored is None:
        raise PlainError(f"There is no meeting {meeting_id} in the backup “{path}”. Nothing has been changed.")
    return stored.meeting
