"""What spelling is checked by: the dictionary, the office's words, and a person's own beside the library."""

from pathlib import Path

from minutes_app import places
from minutes_app.domain.checks.known import read_words
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting
from minutes_app.service.own_lists import read_own_list
from minutes_app.service.short_forms import read_glossary
from minutes_app.writing.dictionary import Dictionary, NoDictionary, open_dictionary
from minutes_app.writing.glossary import Glossary
from minutes_app.writing.spelling import Spelling, known_words, plain

OWN_WORDS = "spelling.txt"
_HEADING = "# Words that are right. What stands behind a “#” is for people.\n"
_NONE = "Spelling is not checked, for its dictionary cannot be used. Everything else works as ever."
_UNREADABLE = f"Your list “{OWN_WORDS}” beside the library is no text that can be read, so its words are not known."


def load_dictionary() -> tuple[Dictionary, str]:
    """Return the dictionary; where it cannot be used, one that finds nothing wrong, and a sentence that says so."""
    try:
        return open_dictionary(_folder()), ""
    except (OSError, ImportError, ValueError):
        return NoDictionary(), _NONE


def read_known_words(library: Path) -> tuple[frozenset[str], str]:
    """Return the words known besides the dictionary's, and in a sentence what of a person's own could not be read."""
    office = read_words((_folder() / "words.txt").read_text(encoding="utf-8"))
    try:
        own = read_words(read_own_list(library.parent / OWN_WORDS))
        return office | {plain(word) for word in own}, ""
    except (OSError, ValueError):
        return office, _UNREADABLE


def words_of(meeting: Meeting, glossary: Glossary) -> frozenset[str]:
    """Return the words that are right in a meeting: of its people and details, and the short forms of the glossary."""
    details, upcoming = meeting.details, meeting.details.next_meeting
    of_people = (word for who in meeting.attendees for word in (who.name, who.capacity, who.short_form))
    of_details = (details.series, details.title, details.venue, details.chair, details.minutes_by)
    coming = (upcoming.type, upcoming.subject, upcoming.venue)
    return known_words((*of_people, *(entry.short for entry in glossary.entries.values()), *of_details, *coming))


def spelling_of(library: Path, meeting: Meeting) -> Spelling:
    """Return what a meeting of a library is spelt by, its dictionary loaded anew."""
    words, _ = read_known_words(library)
    glossary, _ = read_glossary(library)
    return Spelling(load_dictionary()[0], words | words_of(meeting, glossary))


def add_known_word(library: Path, word: str) -> None:
    """Write a word into a person's own list beside the library. Raises PlainError where it cannot be written."""
    path = library.parent / OWN_WORDS
    try:
        held = read_own_list(path)
        if word in read_words(held):
            return
        before = _HEADING if not held else "" if held.endswith("\n") else "\n"
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{before}{word}\n")
    except (OSError, ValueError) as problem:
        raise PlainError(
            f"“{word}” could not be written to “{OWN_WORDS}” beside the library, so it is known only until you quit."
        ) from problem


def _folder() -> Path:
    return places.resources() / "spelling"
