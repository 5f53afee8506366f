"""The files of backups: where they are, what they are called, and which are kept."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

FOLDER = "backups"
PART = ".part"  # the end of the name of a backup that is not finished
_MOMENT = "%Y-%m-%d %H%M%S"


def folder_of(library: Path) -> Path:
    """Return the folder of the library's backups."""
    return library.parent / FOLDER


def new_path(library: Path, moment: datetime, why: str = "") -> Path:
    """Return a path for a backup made at this moment that no file has yet."""
    stem = f"{library.stem} {moment.strftime(_MOMENT)}{why and f' {why}'}"
    names = (f"{stem}{'' if count == 0 else f' ({count})'}.sqlite" for count in range(1000))
    return next(path for name in names if not (path := folder_of(library) / name).exists())


def paths(library: Path) -> list[Path]:
    """Return the backups of the library, the newest first."""
    return [path for path, _ in dated(library)]


def dated(library: Path) -> list[tuple[Path, datetime]]:
    """Return the backups of the library with the moment each was made at, the newest first."""
    named = re.compile(rf"{re.escape(library.stem)} (\d{{4}}-\d\d-\d\d \d{{6}})( .*)?\.sqlite")
    matched = [(named.fullmatch(path.name), path) for path in folder_of(library).glob("*.sqlite")]
    # Of one second, the later ones have the longer names.
    found = sorted(((m[1], len(path.name), path) for m, path in matched if m), reverse=True)
    return [(path, moment) for words, _, path in found if (moment := _moment(words))]


def _moment(words: str) -> datetime | None:
    try:
        return datetime.strptime(words, _MOMENT).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def thin(library: Path, now: datetime) -> None:
    """Remove backups that others of the same day, week or month stand for by now."""
    found = dated(library)
    kept = set(to_keep([moment for _, moment in found], now))
    for path, moment in found:
        if moment not in kept:
            path.unlink(missing_ok=True)


def to_keep(moments: Iterable[datetime], now: datetime) -> Iterator[datetime]:
    """Give those of the moments whose backups are kept.

    All of the last two days, then the last of each day for 14 days, of each week for 8 weeks and of each month
    for 12 months; the newest three and those dated in the future always.
    """
    newest_first = sorted(moments, reverse=True)
    seen: set[tuple[object, ...]] = set()
    for number, moment in enumerate(newest_first):
        spans = set(_spans(moment, now - moment))
        if number < 3 or now - moment <= timedelta(days=2) or spans - seen:
            yield moment
        seen |= spans


def _spans(moment: datetime, age: timedelta) -> Iterator[tuple[object, ...]]:
    if age <= timedelta(days=14):
        yield ("day", moment.date())
    if age <= timedelta(weeks=8):
        yield ("week", *moment.isocalendar()[:2])
    if age <= timedelta(days=366):
        yield ("month", moment.year, moment.month)
