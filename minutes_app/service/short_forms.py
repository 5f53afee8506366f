"""The glossary for one library: the office's own, with what a person added beside the library over it."""

from pathlib import Path

from minutes_app import places
from minutes_app.writing.glossary import Glossary, small_words

OWN_FILE = "short forms.txt"
_LARGEST = 1_000_000


def read_glossary(library: Path) -> tuple[Glossary, str]:
    """Return the glossary, and in a plain sentence what of a person's own list was passed over; empty for nothing."""
    folder = places.resources() / "writing"
    ours = Glossary(small_words=small_words((folder / "small-words.txt").read_text(encoding="utf-8")))
    office, _ = ours.with_own((folder / "glossary.txt").read_text(encoding="utf-8"))
    try:
        text = _own_text(library.parent / OWN_FILE)
    except (OSError, ValueError):
        return office, f"Your list “{OWN_FILE}” beside the library is no text that can be read, so it was left out."
    own, unread = office.with_own(text)
    return own, _passed_over(unread)


def _own_text(path: Path) -> str:
    """Return what a person's own list says, empty where there is none. Raises OSError and ValueError."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        held = file.read(_LARGEST + 1)
    if len(held) > _LARGEST:
        raise ValueError("far longer than any list of short forms")
    return held.decode("utf-8-sig")


def _passed_over(lines: list[int]) -> str:
    if not lines:
        return ""
    which = f"Line {lines[0]}" if len(lines) == 1 else f"{len(lines)} lines (the first is line {lines[0]})"
    return (
        f"{which} of your list “{OWN_FILE}” could not be taken. A line is a short form, “=” and its words, "
        "and the short form is no everyday word."
    )
