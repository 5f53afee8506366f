"""The glossary: short forms and their words, read from a plain text that anyone can change."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from minutes_app.domain.text import clean, clean_lines

_SHORT = re.compile(r"[^\W\d_](?:[^\W_]|[/&-](?=[^\W_])){1,19}")
_LONGEST_WORDS = 300
_MOST_LINES = 5000


@dataclass(frozen=True, slots=True)
class Entry:
    """A short form and its words. One with a capital in it is a term; one without is always written out."""

    short: str
    words: str

    @property
    def code(self) -> str:
        """What one types: the short form in small letters."""
        return self.short.lower()

    @property
    def is_term(self) -> bool:
        """Whether the short form is itself used in the minutes, once it has been spelt out."""
        return self.short != self.code


@dataclass(frozen=True, slots=True)
class Glossary:
    """Entries by their code, and the words that stay as typed whatever a list or a person's initials say."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    small_words: frozenset[str] = frozenset()

    def with_own(self, text: str) -> tuple["Glossary", list[int]]:
        """Return the glossary with a person's own list over it, and the lines, from 1 on, that were passed over.

        Each line is a short form, '=' and its words. Without words it takes the entry away. A word of everyday
        English is no short form.
        """
        entries, unread = dict(self.entries), []
        for number, short, words in _split(text):
            if not _SHORT.fullmatch(short) or len(words) > _LONGEST_WORDS or short.lower() in self.small_words:
                unread.append(number)
            elif words:
                entries[short.lower()] = Entry(short, words)
            else:
                entries.pop(short.lower(), None)
        return Glossary(MappingProxyType(entries), self.small_words), unread


def small_words(text: str) -> frozenset[str]:
    """Return the words of a list, in small letters; lines that begin with '#' are for people."""
    return frozenset(word for line in _told_to_program(text.splitlines()) for word in line.lower().split())


def _told_to_program(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if not line.lstrip().startswith("#"))


def _split(text: str) -> Iterator[tuple[int, str, str]]:
    """Give number, short form and words of each line; where there is no '=' the short form is empty."""
    for number, line in enumerate(clean_lines(text)[:_MOST_LINES], start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            short, sign, words = line.partition("=")
            yield number, short.strip() if sign else "", " ".join(clean(words).split())
