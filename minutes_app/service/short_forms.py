"""The glossary for one library: the office's own, with what a person added beside the library over it."""

from pathlib import Path

from minutes_app import places
from minutes_app.domain.errors import PlainError
from minutes_app.service.own_lists import read_own_list
from minutes_app.writing.glossary import Glossary, small_words
from minutes_app.writing.own_list import OwnList

OWN_FILE = "short forms.txt"
_UNREADABLE = f"Your list “{OWN_FILE}” beside the library is no text that can be read, so it was left out."


def read_glossary(library: Path) -> tuple[Glossary, str]:
    """Return the glossary, and in a plain sentence what of a person's own list was passed over; empty for nothing."""
    office = office_glossary()
    try:
        own, unread = office.with_own(read_own_forms(library).text)
    except PlainError as problem:
        return office, str(problem)
    return own, _passed_over(unread)


def office_glossary() -> Glossary:
    """Return the office's list alone."""
    folder = places.resources() / "writing"
    ours = Glossary(small_words=small_words((folder / "small-words.txt").read_text(encoding="utf-8")))
    office, _ = ours.with_own((folder / "glossary.txt").read_text(encoding="utf-8"))
    return office


def read_own_forms(library: Path) -> OwnList:
    """Return a person's own list, empty where there is none. Raises PlainError where it is no text."""
    try:
        return OwnList(read_own_list(library.parent / OWN_FILE))
    except (OSError, ValueError) as problem:
        raise PlainError(_UNREADABLE) from problem


def keep_own_forms(library: Path, own: OwnList) -> None:
    """Write a person's own list beside the library. Raises PlainError where that cannot be; it is as it was then."""
    from minutes_app.documents.putting import replace_file

    try:
        replace_file(library.parent / OWN_FILE, own.text.encode("utf-8"))
    except PlainError as problem:
        raise PlainError(f"“{OWN_FILE}” beside the library could not be written, so nothing has changed.") from problem


def _passed_over(lines: list[int]) -> str:
    if not lines:
        return ""
    which = f"Line {lines[0]}" if len(lines) == 1 else f"{len(lines)} lines (the first is line {lines[0]})"
    return (
        f"{which} of your list “{OWN_FILE}” could not be taken. A line is a short form, “=” and its words, "
        "and the short form is no everyday word."
    )
