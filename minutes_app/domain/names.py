"""Finding people while a name is typed: 'zoe' finds Zoë, "o'b" finds O’Brien, 'js' finds John Smith."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_TITLES = frozenset(
    ("cllr", "councillor", "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "rev", "sir", "dame", "lady")
)
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_BREAKS = re.compile(r"[^\w]+")
_LEAST_LIKENESS = 0.75


def plain(name: str) -> str:
    """Return a name for comparing: small letters without accents and apostrophes, one space between words."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return " ".join(_BREAKS.sub(" ", _APOSTROPHES.sub("", bare)).split())


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name made ready for comparing, once and not at every key."""

    name: str
    words: tuple[str, ...]
    initials: frozenset[str]

    @property
    def letters(self) -> int:
        """How long the name is: of two that fit alike, the shorter one is nearer."""
        return sum(map(len, self.words))


def known(name: str) -> KnownName:
    """Return the name made ready."""
    words = _words(name)
    parts = _words(_APOSTROPHES.sub(" ", name))  # O’Brien is OB to some
    return KnownName(name, words, frozenset("".join(word[0] for word in some) for some in (words, parts)))


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in plain(name).split() if word not in _TITLES)


def suggested(typed: str, names: Iterable[KnownName]) -> list[str]:
    """Return the names that fit what is typed, the best first: beginnings of words in order, initials, then slips."""
    words = _words(typed)
    if not words:
        return []
    ranked = ((rank, name.name) for name in names if (rank := _rank(words, name)) is not None)
    return [name for _, name in sorted(ranked, key=lambda found: found[0])]


def begun(typed: str, names: Iterable[KnownName]) -> list[str]:
    """Return the names with words that begin as those typed do, in order: 'onsl' is the beginning of Tracey Onslow."""
    words = _words(typed)
    return [name.name for name in names if words and _places(words, name.words) is not None]


def _rank(typed: tuple[str, ...], name: KnownName) -> tuple[float, int] | None:
    places = _places(typed, name.words)
    if places is not None:
        return (0 if places[0] == 0 else 1, name.letters)
    letters = "".join(typed)
    if letters in name.initials and len(letters) > 1:
        return (2, name.letters)
    likeness = _likeness(letters, name)
    return (4 - likeness, name.letters) if likeness >= _LEAST_LIKENESS else None


def _places(typed: tuple[str, ...], words: tuple[str, ...]) -> list[int] | None:
    """Return where each typed word begins a word of the name, in order."""
    places: list[int] = []
    at = 0
    for word in typed:
        found = next((i for i in range(at, len(words)) if words[i].startswith(word)), None)
        if found is None:
            return None
        places.append(found)
        at = found + 1
    return places


def _likeness(letters: str, name: KnownName) -> float:
    if len(letters) < 4:  # of so few letters, anything is like anything
        return 0.0
    parts = ("".join(name.words), *name.words)
    return max((SequenceMatcher(None, letters, part).ratio() for part in parts), default=0.0)
