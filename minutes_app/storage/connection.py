"""The one connection to a library, and its transactions."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler

from minutes_app.domain.errors import PlainError

APPLICATION_ID = 0x4F504343  # "OPCC"
_BUSY_MILLISECONDS = 250
_WRITING = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: NORMAL lost acknowledged keys at a power cut
    "secure_delete": 1,
    "wal_autocheckpoint": 0,  # the guard makes them, who must know which changes of the file are our own
}
_ALWAYS = {"foreign_keys": 1, "trusted_schema": 0, "busy_timeout": _BUSY_MILLISECONDS}
_BEGIN = "begin_with"


class _Compiler(SQLiteCompiler):
    """Writes the hints of `Select.with_hint`, such as INDEXED BY, which SQLAlchemy leaves out for SQLite."""

    def get_from_hint_text(self, table: sa.FromClause, text: str | None) -> str | None:
        """Return what stands behind a table's name."""
        return text


class Database:
    """The connection to a library. Belongs to the thread that makes it.

    Every transaction begins by a BEGIN of our own: left to itself, Python's driver begins late and not before
    changes of the schema, so a failing transaction would roll back in part only.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        raw = connect()
        try:
            self._engine = sa.create_engine(
                "sqlite://", creator=lambda: raw, poolclass=sa.pool.StaticPool, hide_parameters=True
            )
            self._engine.dialect.statement_compiler = _Compiler
            sa.event.listen(self._engine, "begin", _begin)
            self.connection = self._engine.connect()
        except BaseException:
            raw.close()  # in the thread that opened it: no other may
            raise

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give the connection inside a transaction that sees one state of the library."""
        with self._transaction("BEGIN"):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give the connection inside a transaction that is committed at the end, or rolled back as a whole."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield self.connection

    def _transaction(self, begin: str) -> sa.RootTransaction:
        self.connection.execution_options(**{_BEGIN: begin})
        return self.connection.begin()

    def outside(self, statement: str) -> None:
        """Run a statement that cannot stand inside a transaction, such as VACUUM."""
        self.raw.execute(statement).fetchall()

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection as SQLite's own driver has it."""
        raw = self.connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - the pool never hands out anything else
        return raw

    @property
    def is_closed(self) -> bool:
        """Whether the connection has been closed."""
        return self.connection.closed

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()
        self._engine.dispose()


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def for_writing(path: Path, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """Return a raw connection that may write. Raises PlainError where SQLite refuses a setting we rely on."""
    connection = _opened(f"{path.as_uri()}?mode=rw")
    return _with_settings(connection, {**_WRITING, **_ALWAYS, "foreign_keys": int(foreign_keys)}, path)


def for_reading(path: Path) -> sqlite3.Connection:
    """Return a raw connection that cannot write, which works beside a window that has the library open."""
    # A library closed in good order has no log, and SQLite must make one to read it, which a read-only folder forbids.
    frozen = not has_log(path) and not os.access(path.parent, os.W_OK)
    return _reading(path, frozen=frozen)


def for_checking(path: Path) -> sqlite3.Connection:
    """Return a raw connection that makes no file beside the library where it can do without: it may not be ours."""
    return _reading(path, frozen=not has_log(path))


def _reading(path: Path, *, frozen: bool) -> sqlite3.Connection:
    connection = _opened(f"{path.as_uri()}?mode=ro" + ("&immutable=1" if frozen else ""))
    return _with_settings(connection, {**_ALWAYS, "query_only": 1}, path)


def has_log(path: Path) -> bool:
    """Return whether SQLite's write-ahead log stands beside the library, which then is part of it."""
    return path.with_name(f"{path.name}-wal").exists()


def _opened(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_MILLISECONDS / 1000)


def _with_settings(connection: sqlite3.Connection, settings: dict[str, object], path: Path) -> sqlite3.Connection:
    try:
        for name, wanted in settings.items():
            connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
            (found,) = connection.execute(f"PRAGMA {name}").fetchone()
            if found != wanted:
                raise PlainError(_refusal(path, name, found))
    except BaseException:
        connection.close()
        raise
    return connection


def _refusal(path: Path, name: str, found: object) -> str:
    return (
        f"The library “{path}” cannot be kept safely in this folder: the setting “{name}” stays at “{found}”. "
        "Nothing has been changed. Move the library to a folder on this computer's own drive."
    )
