"""The dictionary: which words there are, and which one may have been meant.

The words are those of SCOWL for British English with -ise (resources/spelling), the rules those of Hunspell: in
chunspell, which is compiled, or in spylls, which is plain Python, where there is no chunspell.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

_NAME = "en_GB"
_QUICK = "quick"  # the same rules without the search for words that look alike, which takes 0.1 s a word
_BOTH = 2  # a suggestion of two words is the weakest there is


class Dictionary(Protocol):
    """Knows words and suggests others; an apostrophe in them is a straight one."""

    def knows(self, word: str) -> bool:
        """Return whether the word is spelt right."""

    def suggest(self, word: str) -> Sequence[str]:
        """Return words that may have been meant, the likeliest first."""


class NoDictionary:
    """Stands where there is none: it finds nothing wrong."""

    def knows(self, word: str) -> bool:
        """Say that every word is right."""
        return True

    def suggest(self, word: str) -> Sequence[str]:
        """Suggest nothing."""
        return ()


class CompiledDictionary:
    """Hunspell itself. It holds up every other thread meanwhile, so that a thread of its own would gain nothing."""

    def __init__(self, folder: Path) -> None:
        from hunspell import Hunspell

        self._folder = str(folder)
        self._quick = Hunspell(_QUICK, hunspell_data_dir=self._folder)
        self._quick.add_dic(str(folder / f"{_NAME}.dic"))

    @cached_property
    def _thorough(self) -> Dictionary:
        from hunspell import Hunspell

        found: Dictionary = Hunspell(_NAME, hunspell_data_dir=self._folder)
        return found

    def knows(self, word: str) -> bool:
        """Return whether the word is spelt right; takes some microseconds."""
        return bool(self._quick.spell(word))

    def suggest(self, word: str) -> Sequence[str]:
        """Return words that may have been meant; takes 0.01 s, and 0.1 s where no single word is near."""
        found = self._quick.suggest(word)
        return _ordered(found if _has_single(found) else [*found, *self._thorough.suggest(word)])


class PlainDictionary:
    """Hunspell's rules in Python: slower by ten times and more to load, and of the same mind."""

    def __init__(self, folder: Path) -> None:
        from spylls.hunspell import Dictionary as Spylls

        self._words = Spylls.from_files(str(folder / _NAME))
        self._most_alike: int = self._words.aff.MAXNGRAMSUGS

    def knows(self, word: str) -> bool:
        """Return whether the word is spelt right."""
        return bool(self._words.lookup(word))

    def suggest(self, word: str) -> Sequence[str]:
        """Return words that may have been meant, found the quick way or, where no single word is near, the slow one."""
        found = self._suggested(word, 0)
        return _ordered(found if _has_single(found) else [*found, *self._suggested(word, self._most_alike)])

    def _suggested(self, word: str, most_alike: int) -> list[str]:
        self._words.aff.MAXNGRAMSUGS = most_alike
        return [*self._words.suggest(word)]


def open_dictionary(folder: Path) -> Dictionary:
    """Return the dictionary in a folder. Raises OSError, ImportError and ValueError where there is none to be used."""
    try:
        found: Dictionary = CompiledDictionary(folder)
    except ImportError:
        found = PlainDictionary(folder)
    if not found.knows("minutes") or found.knows("mintues"):
        raise ValueError("this is no English dictionary")
    return found


def _has_single(words: Sequence[str]) -> bool:
    return any(" " not in word and "-" not in word for word in words)


def _ordered(words: Sequence[str]) -> list[str]:
    """Return the words, each once, those of two words last."""
    return sorted(dict.fromkeys(words), key=lambda word: " " in word)
