"""What went wrong with the library, in words."""

import errno
import sqlite3

import sqlalchemy as sa

from minutes_app.storage.damage import LibraryDamaged

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


# What a library may meet with however sound its file is.
_FROM_OUTSIDE = frozenset(_WORDS) - {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_WORDS_OF_SYSTEM = {
    errno.ENOSPC: "the drive is full",
    errno.EDQUOT: "your share of the drive is full",
    errno.EFBIG: "the drive takes no larger file",
    errno.EROFS: "the drive is read-only",
    errno.EACCES: "the folder may not be written to",
    errno.EPERM: "the folder may not be written to",
    errno.EIO: "the drive reports an error",
    errno.ENOENT: "the folder is gone",
}


def in_words(error: Exception) -> str:
    """Return half a sentence for an error of the database; never any text of the minutes."""
    if isinstance(error, LibraryDamaged):
        return "the library is damaged"
    if isinstance(error, OSError):
        return _WORDS_OF_SYSTEM.get(error.errno or 0, "the drive reports an error")
    return _WORDS.get(_code(error) & 0xFF, "of a fault inside the program")


def may_be_damage(error: Exception) -> bool:
    """Return whether an error of the database can come from a file that is no longer what it was."""
    if isinstance(error, LibraryDamaged):
        return True
    code = _code(error)
    is_of_database = isinstance(error, sqlite3.Error | sa.exc.DBAPIError)
    return is_of_database and (code == sqlite3.SQLITE_IOERR_SHORT_READ or code & 0xFF not in _FROM_OUTSIDE)


def _code(error: Exception) -> int:
    original = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    return getattr(original, "sqlite_errorcode", None) or 0
