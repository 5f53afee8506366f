"""Bringing a backup back, and a library that is missing.

The present files are moved aside together and kept: SQLite would play a log left behind into the restored library.
"""

from datetime import datetime
from pathlib import Path

from minutes_app.domain.errors import PlainError
from minutes_app.names_on_drive import sync_folder
from minutes_app.storage import backup, opening
from minutes_app.storage.journal import journal_path
from minutes_app.storage.lock import WriterLock
from minutes_app.storage.privately import copy_private

SET_ASIDE = "set-aside-"
# The ends of the names of a copy about to take the library's place; with the second the journal stays.
_READY = (".restored", ".rebuilt")


def restore(library: Path, chosen: Path, *, keep_journal: bool = False) -> Path | None:
    """Put a backup in the place of the library, and return the folder where the files before it now are.

    With `keep_journal`, what was typed since stays to be played into it at the next opening. Raises LibraryInUse
    where the library is open, and PlainError, with everything as it was, where the backup is not whole.
    """
    path = opening.real_path(library)
    opening.check(chosen)
    opening.prepare_folder(path)
    lock = WriterLock(path)
    try:
        return replaced_by(path, chosen, keep_journal=keep_journal)
    except OSError as error:
        raise PlainError(
            f"The backup could not be brought back: {error.strerror}. No file has been lost; try again."
        ) from error
    finally:
        lock.release()


def replaced_by(library: Path, chosen: Path, *, keep_journal: bool) -> Path | None:
    """Put a backup in the place of the library, whose lock is held. Broken off, it is finished at the next opening."""
    ready = begin(library, keep_journal=keep_journal)
    copy_private(chosen, ready.with_name(f"{ready.name}.part"))
    return place(library, keep_journal=keep_journal)


def begin(library: Path, *, keep_journal: bool) -> Path:
    """Return the path, ending in “.part” beside it while unfinished, of a copy that is to take the library's place."""
    for end in _READY:
        for path in (library.with_name(f"{library.name}{end}"), library.with_name(f"{library.name}{end}.part")):
            path.unlink(missing_ok=True)
    return _ready(library, keep_journal)


def _ready(library: Path, keep_journal: bool) -> Path:
    return library.with_name(f"{library.name}{_READY[keep_journal]}")


def place(library: Path, *, keep_journal: bool) -> Path | None:
    """Put the finished copy in the library's place, and return the folder where the files before it now are."""
    ready = _ready(library, keep_journal)
    ready.with_name(f"{ready.name}.part").replace(ready)
    return _change_over(library, keep_journal=keep_journal)


def _change_over(library: Path, *, keep_journal: bool) -> Path | None:
    kept = set_aside(library, keep_journal=keep_journal)
    _ready(library, keep_journal).replace(library)
    sync_folder(library.parent)
    return kept


def set_aside(library: Path, *, keep_journal: bool) -> Path | None:
    """Move the library and what belongs to it to a folder of its own, and return that; None where nothing was there."""
    names = [library.name, f"{library.name}-wal", f"{library.name}-shm"]
    if not keep_journal:
        names.append(journal_path(library).name)
    present = [path for name in names if (path := library.with_name(name)).exists()]
    if not present:
        return None
    folder = _new_folder(library)
    for path in present:
        path.replace(folder / path.name)
    sync_folder(folder)
    return folder


def _new_folder(library: Path) -> Path:
    moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    for count in range(1000):
        folder = library.with_name(f"{SET_ASIDE}{moment}{f'-{count}' if count else ''}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise FileExistsError


def make_good(library: Path) -> str:
    """Finish a restoring that was broken off, and rebuild a missing library; return what was done, in a sentence.

    Call with the lock held. The journal, where there is one, is played afterwards by the opening.
    """
    for keep_journal in (False, True):
        if _ready(library, keep_journal).exists():
            _change_over(library, keep_journal=keep_journal)
            return "The restoring of a backup, broken off before, has been finished."
    if not opening.is_new(library):
        return ""
    newest = backup.newest_good(library)
    if newest is None:
        return ""
    replaced_by(library, newest.path, keep_journal=True)
    made = f"{newest.made_at.day} {newest.made_at:%B %Y at %H:%M}"
    return f"The library was missing. It has been rebuilt from the backup of {made} and what was typed after that."
