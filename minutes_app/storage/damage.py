"""What to say of a library whose content is not what was saved."""

from collections.abc import Iterator
from contextlib import contextmanager

from minutes_app.domain.errors import PlainError

_SAFE = "Nothing has been changed. A backup can be brought back: “main.py backups” lists them."


class LibraryDamaged(PlainError):  # noqa: N818 - it names a state of the library, as PlainError does a plain one
    """The library, or a meeting in it, is not as it was saved."""


def meeting_damaged(meeting_id: int) -> LibraryDamaged:
    """Return what to raise for a meeting whose text is not what was saved."""
    return LibraryDamaged(f"Meeting {meeting_id} is damaged in the library: its text is not what was saved. {_SAFE}")


def list_damaged() -> LibraryDamaged:
    """Return what to raise where a list meets rows that are not what was saved."""
    return LibraryDamaged(f"The library is damaged: some of it is not what was saved. {_SAFE}")


@contextmanager
def refusing(damaged: LibraryDamaged) -> Iterator[None]:
    """Raise `damaged` where stored values make no sense, such as a date that is none."""
    try:
        yield
    except (ValueError, TypeError, LookupError, OverflowError, AttributeError) as error:
        raise damaged from error
