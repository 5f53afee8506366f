"""What a person can do with a library, one method each.

The database takes as long to load as the whole window toolkit, so the names that need it are loaded when first used:
a window imports this package, is painted, and only then opens its library.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutes_app.storage.values import ActionEntry, MeetingEntry, Place, Recovered, SaveState

if TYPE_CHECKING:
    from minutes_app.domain.meeting import Meeting
    from minutes_app.service.minutes_service import MinutesService
    from minutes_app.service.open_meeting import OpenMeeting
    from minutes_app.storage.lock import LibraryInUse

__all__ = [
    "ActionEntry",
    "LibraryInUse",
    "MeetingEntry",
    "MinutesService",
    "OpenMeeting",
    "Place",
    "Recovered",
    "SaveState",
    "open_service",
    "read_meeting",
]


def open_service(path: Path, *, read_only: bool = False) -> "MinutesService":
    """Open the library, made with the shipped series where there is none yet.

    Raises LibraryInUse where another window or command is writing to it, and PlainError where it cannot be opened.
    """
    from minutes_app.service.minutes_service import MinutesService

    return MinutesService(path, read_only=read_only)


def read_meeting(path: Path) -> "Meeting":
    """Return the meeting that a file holds, without a library. Raises PlainError where it holds none."""
    from minutes_app.documents.files import read_file

    return read_file(path)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the three have nothing in common
    if name == "MinutesService":
        from minutes_app.service.minutes_service import MinutesService

        return MinutesService
    if name == "OpenMeeting":
        from minutes_app.service.open_meeting import OpenMeeting

        return OpenMeeting
    if name == "LibraryInUse":
        from minutes_app.storage.lock import LibraryInUse

        return LibraryInUse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
