"""The glossary for one library: the office's own, with what a person added beside the library over it."""

from pathlib import Path

from minutes_app import places
from minutes_app.service.own_lists import read_own_list
from minutes_app.writing.glossary import Glossary, small_words

OWN_FILE = "short forms.txt"


def read_glossary(library: Path) -> tuple[Glossary, str]:
    """Return the glossary, and in a plain sentence what of a person's own list was passed over; empty for nothing."""
    folder = places.resources() / "writing"
    ours = Glossary(small_words=small_words((folder / "small-words.txt").read_text(encoding="utf-8")))
    office, _ = ours.with_own((folder / "glossary.txt").read_text(encoding="utf-8"))
    try:
        text = read_own_list(library.parent / OWN_FILE)
    except (OSError, ValueError):
        return office, f"Your list “{OWN_FILE}” beside the library is no text that can be read, so it was left out."
    own, unread = office.with_own(text)
    return own, _passed_over(unread)


def _passed_over(lines: list[int]) -> str:
    if not lines:
        return ""
    which = f"Line {lines[0]}" if len(lines) == 1 else f"{len(lines)} lines (the first is line {lines[0]})"
    return (
        f"{which} of your list “{OWN_FILE}” could not be taken. A line is a short form, “=” and its words, "
        "and the short form is no everyday word."
    )
