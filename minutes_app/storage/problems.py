"""What went wrong with the library, in words."""

import sqlite3

import sqlalchemy as sa

_WORDS = {
    sqlite3.SQLITE_BUSY: "another program is holding the library",
    sqlite3.SQLITE_LOCKED: "another program is holding the library",
    sqlite3.SQLITE_READONLY: "the library may not be written to",
    sqlite3.SQLITE_PERM: "the library may not be written to",
    sqlite3.SQLITE_IOERR: "the drive reports an error, or has no room left",
    sqlite3.SQLITE_FULL: "the drive is full",
    sqlite3.SQLITE_CANTOPEN: "the library cannot be opened",
    sqlite3.SQLITE_CORRUPT: "the library is damaged",
    sqlite3.SQLITE_NOTADB: "the library is damaged",
}


def in_words(error: Exception) -> str:
    """Return half a sentence for an error of the database; never any text of the minutes."""
    original = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    return _WORDS.get(code & 0xFF if code else 0, "of a fault inside the program")
