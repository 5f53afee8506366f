"""Bringing a library of an earlier version up to date."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from minutes_app.domain.errors import PlainError
from minutes_app.storage import backup_files, derived
from minutes_app.storage.connection import Database, for_writing
from minutes_app.storage.privately import create_private
from minutes_app.storage.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).parent / "migrations"


def create_tables(database: Database, revision: str, first_rows: Callable[[sa.Connection], None]) -> None:
    """Make the tables of a new library at this revision, with its first rows, in one transaction."""
    with database.writing() as connection:
        metadata.create_all(connection)
        # As Alembic makes it, which a new library need not load.
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.execute(sa.text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
        first_rows(connection)


def is_known(revision: str, scripts: Path = SCRIPTS) -> bool:
    """Return whether this version of the program knows the revision."""
    # Alembic takes as long to load as a small window: only libraries of another version pay for it.
    from alembic.script import ScriptDirectory

    found = ScriptDirectory.from_config(_config(scripts)).walk_revisions()
    return any(script.revision == revision for script in found)


def upgrade(path: Path, revision: str, scripts: Path = SCRIPTS) -> Path:
    """Bring the library up to date and return the dated copy of it as it was.

    Raises PlainError, with the library as it was, where that fails.
    """
    database = Database(lambda: for_writing(path, foreign_keys=False))
    copy = _free_name(path, revision)
    try:
        _copy(database, copy)
        _migrate(database, scripts)
    except Exception as error:
        raise PlainError(_failure(path, copy)) from error
    finally:
        database.close()
    return copy


def _copy(database: Database, copy: Path) -> None:
    create_private(copy)
    quoted = str(copy).replace("'", "''")
    try:
        database.outside(f"VACUUM INTO '{quoted}'")
    except BaseException:
        copy.unlink()
        raise


def _migrate(database: Database, scripts: Path) -> None:
    from alembic import command

    config = _config(scripts)
    # Foreign keys are off on this connection: with them on, rebuilding a table empties the tables that point to it.
    with database.writing() as connection:
        config.attributes["connection"] = connection
        derived.drop(connection)  # its triggers name tables that may be rebuilt; the next opening makes them anew
        command.upgrade(config, "head")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise ValueError(f"{len(broken)} rows point to nothing after the upgrade")


def _config(scripts: Path) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _free_name(path: Path, revision: str) -> Path:
    backup_files.folder_of(path).mkdir(mode=0o700, exist_ok=True)
    return backup_files.new_path(path, datetime.now().astimezone(), f"before upgrade from {revision or 'nothing'}")


def _failure(path: Path, copy: Path) -> str:
    kept = f" A copy of it is “{copy}”." if copy.exists() else ""
    return (
        f"The library “{path}” is of an earlier version and could not be brought up to date. "
        f"It is as it was; nothing in it has been changed.{kept}"
    )
