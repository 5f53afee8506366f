"""Opening a library: what kind of file it is, and refusing every file that is not ours, untouched."""

import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Series
from minutes_app.names_on_drive import sync_folder
from minutes_app.storage import derived, records, tables
from minutes_app.storage.connection import APPLICATION_ID, Database, for_checking, for_reading, for_writing, has_log
from minutes_app.storage.damage import LibraryDamaged
from minutes_app.storage.digests import digest
from minutes_app.storage.journal import journal_path
from minutes_app.storage.meetings import add_series
from minutes_app.storage.privately import create_private
from minutes_app.storage.upgrade import create_tables, is_known, upgrade
from minutes_app.storage.verify import faults, structure_faults

# https://www.sqlite.org/fileformat2.html section 1.3: the first bytes of a database, and where its owner's mark is.
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_APPLICATION_ID_AT = slice(68, 72)
_SAFE = "Nothing has been changed."
_BACKUPS = "A backup can be brought back: “main.py backups” lists them."


def real_path(path: Path) -> Path:
    """Return the path without links, so that one library has one lock. Raises PlainError for a path that cannot be."""
    try:
        found = path.expanduser().resolve()
        is_folder = found.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        raise PlainError(f"“{path}” cannot be the name of a library. Choose another name or folder.") from error
    if is_folder:
        raise PlainError(f"“{path}” is a folder, not a library. {_SAFE} Name a file in it, such as minutes.db.")
    return found


def prepare_folder(path: Path) -> None:
    """Make the library's folder where it is missing. Raises PlainError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise PlainError(
            f"The folder “{path.parent}” does not exist and cannot be made: {error.strerror}. "
            "No library was made. Choose a folder that you may write to."
        ) from error


def is_new(path: Path) -> bool:
    """Return whether there is no library yet: no file, or an empty one."""
    return not path.exists() or path.stat().st_size == 0


def check(path: Path) -> str:
    """Return the revision of an existing library, empty for one whose making was broken off.

    Raises PlainError for a file that is not a library, or one of a newer version, and LibraryDamaged where a full
    check finds anything that is not as it was saved. Nothing is written.
    """
    revision = recognised(path)
    found = _faults(path, revision)
    if found:
        raise LibraryDamaged(f"The library “{path}” is damaged: {found[0]}. {_SAFE} {_BACKUPS}")
    return revision


def recognised(path: Path) -> str:
    """Return the revision of an existing library, as `check` does, without the full check."""
    _check_header(path)
    try:
        with closing(for_checking(path)) as connection:
            revision = _revision(connection)
    except (sqlite3.Error, ValueError) as error:  # SQLite may say what it found in bytes that are no text
        raise _unreadable(path) from error
    if revision not in ("", tables.HEAD) and not is_known(revision):
        raise PlainError(
            f"The library “{path}” was made by a newer version of OPCC Minutes. {_SAFE} "
            "Open it with that version, or update this one."
        )
    return revision


def _faults(path: Path, revision: str) -> list[str]:
    try:
        with closing(for_checking(path)) as connection:
            return (faults if revision == tables.HEAD else structure_faults)(connection)
    except (sqlite3.Error, ValueError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> LibraryDamaged:
    return LibraryDamaged(f"The library “{path}” is damaged or cannot be read. {_SAFE} {_BACKUPS}")


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise PlainError(f"The library “{path}” cannot be read: {error.strerror}. {_SAFE}") from error
    owner = int.from_bytes(header[_APPLICATION_ID_AT], "big")
    if not header.startswith(_MAGIC) or owner != APPLICATION_ID:
        raise PlainError(f"“{path}” is not a library of OPCC Minutes. {_SAFE} Choose another file.")


def _revision(connection: sqlite3.Connection) -> str:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return ""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def open_writing(path: Path, shipped: Sequence[Series]) -> Database:
    """Return a connection that may write, having made or upgraded the library where needed. Call with the lock held."""
    try:
        revision = _made(path)
        if revision not in ("", tables.HEAD):
            upgrade(path, revision)
        return _ready(Database(lambda: for_writing(path)), path, revision, shipped)
    except (sqlite3.Error, sa.exc.DBAPIError, OSError) as error:
        raise PlainError(
            f"The library “{path}” cannot be written to. {_SAFE} "
            "See that the file and its folder may be written to and the drive is not full, or choose another library."
        ) from error


def _ready(database: Database, path: Path, revision: str, shipped: Sequence[Series]) -> Database:
    """Return the connection with its tables and what is worked out from them; closed where that fails."""
    try:
        if not revision:
            create_tables(database, tables.HEAD, lambda connection: _first_rows(connection, shipped, _uid_for(path)))
        with database.writing() as connection:
            derived.make_true(connection)
            derived.keep_true(connection)
    except BaseException:
        database.close()
        raise
    return database


def _made(path: Path) -> str:
    if not is_new(path):
        return check(path)
    if has_log(path):
        raise PlainError(
            f"The library “{path}” is missing, but its newest changes still stand beside it in “{path.name}-wal”. "
            f"{_SAFE} Put the library back beside them, or move that file away to start a new library."
        )
    path.unlink(missing_ok=True)
    create_private(path)
    # In the plain file from the first: with the write-ahead log on, a broken-off start would leave a file unmarked.
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    sync_folder(path.parent)
    return ""


def _uid_for(path: Path) -> str:
    """Return a new library's uid: that of the journal which waits beside it, so that the journal is played into it."""
    try:
        first = next(records.read(journal_path(path).read_bytes()), {})
    except OSError:
        first = {}
    uid = first.get("library")
    return uid if isinstance(uid, str) and first.get("format") == records.FORMAT else secrets.token_hex(16)


def _first_rows(connection: sa.Connection, shipped: Sequence[Series], uid: str) -> None:
    connection.execute(tables.library.insert().values(uid=uid, digest=digest(uid)))
    for series in shipped:
        add_series(connection, series)


def open_reading(path: Path) -> Database:
    """Return a connection that cannot write. Raises PlainError where the library is missing or of another version."""
    if is_new(path):
        raise PlainError(f"There is no library “{path}”. Name another, or open this one for writing to make it.")
    if check(path) != tables.HEAD:
        raise PlainError(
            f"The library “{path}” is of an earlier version. {_SAFE} Open it for writing once: that upgrades it."
        )
    return Database(lambda: for_reading(path))


def library_uid(connection: sa.Connection) -> str:
    """Return what tells this library from every other."""
    return str(connection.scalar(sa.select(tables.library.c.uid)))
