"""Erasing a meeting for good: from the library, its log, the journal and the backups."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import sqlalchemy as sa

from minutes_app.domain.errors import PlainError
from minutes_app.names_on_drive import sync_folder
from minutes_app.storage import derived, digests, opening, tables
from minutes_app.storage.backup_files import paths
from minutes_app.storage.connection import Database, for_checking, for_writing
from minutes_app.storage.privately import create_private, sync_file
from minutes_app.storage.restore import SET_ASIDE


def from_library(database: Database, meeting_id: int) -> None:
    """Erase the meeting from an open library; its pages and its log are written over."""
    with database.writing() as connection:
        connection.execute(tables.meeting.delete().where(tables.meeting.c.id == meeting_id))
        _drop_unused_series(connection)
        derived.make_true(connection)  # a copy has no one who brings its index along
    for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
        database.outside(statement)


def _drop_unused_series(connection: sa.Connection) -> None:
    """Empty venue and chair of series that came with a meeting and have none left: they are that meeting's words."""
    used = sa.select(tables.meeting.c.series_id).where(tables.meeting.c.series_id.is_not(None))
    standing = sa.select(tables.standing_item.c.series_id)
    has_words = (tables.series.c.venue != "") | (tables.series.c.chair != "")
    gone = tables.series.c.id.not_in(used) & tables.series.c.id.not_in(standing) & has_words
    for row in connection.execute(sa.select(tables.series).where(gone)).all():
        emptied = {"id": row.id, "name": row.name, "venue": "", "chair": "", "marking": row.marking}
        found = digests.of_series(digests.picked(emptied, digests.SERIES), ())
        connection.execute(tables.series.update().where(tables.series.c.id == row.id).values(**emptied, digest=found))


def from_copies(library: Path, meeting_id: int) -> list[Path]:
    """Erase the meeting from the backups and from files set aside; return those that had to be removed as a whole."""
    removed = [path for path in paths(library) if not _rewritten(path, meeting_id)]
    for folder in library.parent.glob(f"{SET_ASIDE}*"):
        removed += [path for path in sorted(folder.iterdir()) if not _rewritten(path, meeting_id)]
        with suppress(OSError):
            folder.rmdir()
    return removed


def _rewritten(path: Path, meeting_id: int) -> bool:
    """Put a copy without the meeting in the place of a backup; where that cannot be, remove it and return False."""
    made = path.with_name(f"{path.name}.part")
    try:
        opening.check(path)
        made.unlink(missing_ok=True)
        _copy_without(path, made, meeting_id)
        opening.check(made)
        made.replace(path)
        sync_folder(path.parent)
    except (sqlite3.Error, sa.exc.SQLAlchemyError, OSError, PlainError):
        made.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        return False
    return True


def _copy_without(path: Path, made: Path, meeting_id: int) -> None:
    create_private(made)
    with closing(for_checking(path)) as source, closing(sqlite3.connect(made)) as target:
        source.backup(target)  # and not as a file: a log beside one set aside is part of it
    with closing(Database(lambda: for_writing(made))) as database:
        with database.writing() as connection:
            derived.drop(connection)  # it holds the words as well; the opening makes it anew
        from_library(database, meeting_id)
        database.outside("PRAGMA journal_mode = delete")
    sync_file(made)
