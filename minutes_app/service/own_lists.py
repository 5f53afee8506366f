"""Lists that a person keeps beside the library, as plain text that any editor can change."""

from pathlib import Path

_LARGEST = 1_000_000  # bytes


def read_own_list(path: Path) -> str:
    """Return what a list says, empty where there is none. Raises OSError, and ValueError where it is no such text."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        held = file.read(_LARGEST + 1)
    if len(held) > _LARGEST:
        raise ValueError("far longer than any list that a person keeps")
    return held.decode("utf-8-sig")
