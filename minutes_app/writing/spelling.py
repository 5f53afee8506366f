"""Spelling: which words of a text are looked up, where they stand, and what they may have been meant to be.

Left alone are words in capitals or with a capital inside, words with a digit, single letters, addresses and file
names, and letters other than Latin: there a dictionary would be wrong more often than the person.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from minutes_app.writing.dictionary import Dictionary, NoDictionary

Span = tuple[int, int]  # from and to, in Python characters

_LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*+"  # with its accents where they stand apart, and soft hyphens
_JOINTS = "'’\\-‐‑"
_WORD = re.compile(rf"(?<![\w\u0300-\u036f\u00ad])(?:{_LETTER})++(?:[{_JOINTS}](?:{_LETTER})++)*+(?!\w)")
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@\\]|://|www\.|\w\.[a-z]{2}")
_PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-", "\u00ad": None})
_PARTS = re.compile("[-']")
_LAST_LATIN = "\u024f"
_LONGEST = 60  # letters; Hunspell itself gives up at 100
_MOST_SUGGESTIONS = 7
_MOST_KNOWN = 2  # of them, from the known words
_ALIKE = 0.8  # how like a known word a suggestion is at least, as difflib has it
_MOST_ANSWERS = 20_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A text and where its misspelt words stand."""

    text: str
    wrong: tuple[Span, ...]


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Give where the words of text[start:end] stand, which is cut at spaces; addresses and file names are none."""
    end = len(text) if end is None else end
    if not _ADDRESS.search(text, start, end):
        yield from (found.span() for found in _WORD.finditer(text, start, end))
        return
    for token in _TOKEN.finditer(text, start, end):
        if not _ADDRESS.search(text, *token.span()):
            yield from (found.span() for found in _WORD.finditer(text, *token.span()))


def pieces(text: str, least: int) -> Iterator[Span]:
    """Cut a text at spaces into pieces of `least` characters and some more; nothing gives none."""
    start = 0
    while start < len(text):
        space = text.find(" ", start + least)
        end = len(text) if space < 0 else space
        yield start, end
        start = end


def known_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of names, capacities and lists, whole and, where they are joined, in their parts."""
    found = {plain(word[0]) for text in texts for word in _WORD.finditer(text)}
    return frozenset(part for word in found for part in (word, _stem_of(word), *_PARTS.split(word)) if part)


class Spelling:
    """Looks words up in the dictionary and among those that are known besides, and remembers the answers.

    `is_ignored` says of the stem of a word that is in neither whether it is to be left as it is.
    """

    def __init__(
        self,
        dictionary: Dictionary | None = None,
        known: frozenset[str] = frozenset(),
        is_ignored: Callable[[str], bool] | None = None,
    ) -> None:
        self._dictionary = dictionary or NoDictionary()
        self._known = known
        self._is_ignored = is_ignored
        self._answers: dict[str, bool] = {}

    def check(self, text: str) -> Checked:
        """Return where the misspelt words of a text stand."""
        return Checked(text, tuple(self.wrong_in(text, 0, len(text))))

    def follow(self, before: Checked, text: str, most: int) -> Checked | None:
        """Return the same for a text that was another before: only where it differs are words looked up.

        None where more than `most` characters differ.
        """
        start, end = changed(before.text, text)
        if end - start > most:
            return None
        moved = len(text) - len(before.text)
        left = (span for span in before.wrong if span[1] <= start)
        right = ((a + moved, b + moved) for a, b in before.wrong if a + moved >= end)
        return Checked(text, (*left, *self.wrong_in(text, start, end), *right))

    def wrong_in(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Give where the misspelt words of text[start:end] stand, which is cut at spaces."""
        return (span for span in words_in(text, start, end) if not self.is_right(text[span[0] : span[1]]))

    def is_right(self, word: str) -> bool:
        """Return whether a word is spelt right, or is none that is looked up."""
        answer = self._answers.get(word)
        if answer is None:
            if len(self._answers) > _MOST_ANSWERS:
                self._answers.clear()
            answer = self._answers[word] = self._look_up(plain(word))
        return answer

    def suggestions(self, word: str) -> list[str]:
        """Return what a word may have been meant to be, the likeliest first; can take 0.1 s."""
        written = plain(word)
        base = _stem_of(written)
        near = [known + written[len(base) :] for known in self._known_like(base)]
        listed = self._dictionary.suggest(written)
        nearer = [known for known in near if not listed or _likeness(written, known) > _likeness(written, listed[0])]
        found = [*nearer, *listed[: _MOST_SUGGESTIONS - len(near)], *near]
        if "’" in word:
            found = [each.replace("'", "’") for each in found]
        each_once = {each.lower(): each for each in reversed(found)}
        return [each for each in dict.fromkeys(each_once[other.lower()] for other in found) if each != word]

    def _look_up(self, word: str) -> bool:
        base = _stem_of(word)
        if _is_left_alone(base) or self._knows(word) or self._knows(base):
            return True
        if "-" in base and all(_is_left_alone(part) or self._knows(part) for part in base.split("-")):
            return True
        return self._is_ignored is not None and self._is_ignored(base)

    def _knows(self, word: str) -> bool:
        if word in self._known or word[0].lower() + word[1:] in self._known or self._dictionary.knows(word):
            return True
        return not word.isascii() and self._dictionary.knows(_without_accents(word))

    def _known_like(self, word: str) -> list[str]:
        by_small = {known.lower(): known for known in self._known}
        return [by_small[near] for near in get_close_matches(word.lower(), by_small, _MOST_KNOWN, _ALIKE)]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def changed(old: str, new: str) -> Span:
    """Return the part of a text, cut at spaces, that holds all in which it differs from what it was."""
    shorter = min(len(old), len(new))
    start = _longest(shorter, lambda size: old[:size] == new[:size])
    tail = _longest(shorter - start, lambda size: old[len(old) - size :] == new[len(new) - size :])
    end = new.find(" ", len(new) - tail)
    return new.rfind(" ", 0, start) + 1, len(new) if end < 0 else end


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """Return the largest size that fits, where all below it do: found by halving, for lines can be very long."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def plain(word: str) -> str:
    """Return a word as the dictionary writes it: straight apostrophe, plain hyphen, accents on their letters."""
    return word if word.isascii() else unicodedata.normalize("NFC", word.translate(_PLAIN))


def stem(word: str) -> str:
    """Return a word as the dictionary writes it, without the ending of a possessive: “PCC’s” is “PCC”."""
    return _stem_of(plain(word))


def _stem_of(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "'S")) else word


def _without_accents(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))


def _is_left_alone(word: str) -> bool:
    if not 1 < len(word) <= _LONGEST or max(word) > _LAST_LATIN:
        return True
    return any(not part.isalpha() or part[1:] != part[1:].lower() for part in _PARTS.split(word))
