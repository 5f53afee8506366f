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
        for number, entry in _split(text):
            if self.problem(entry.short, entry.words):
                unread.append(number)
            elif entry.words:
                entries[entry.code] = entry
            else:
                entries.pop(entry.code, None)
        return Glossary(MappingProxyType(entries), self.small_words), unread

    def problem(self, short: str, words: str) -> str:
        """Return in a sentence why this can be no short form for these words; empty where it can."""
        if short.lower() in self.small_words:
            return f"“{short}” is a word of everyday English, so it always stays as typed."
        if not _SHORT.fullmatch(short):
            return "A short form is a letter and up to 19 more letters or digits, with “&”, “/” or “-” between them."
        return f"At most {_LONGEST_WORDS} characters are written out." if len(words) > _LONGEST_WORDS else ""


def small_words(text: str) -> frozenset[str]:
    """Return the words of a list, in small letters; lines that begin with '#' are for people."""
    return frozenset(word for line in _told_to_program(text.splitlines()) for word in line.lower().split())


def _told_to_program(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if not line.lstrip().startswith("#"))


def entry_of(line: str) -> Entry | None:
    """Return what a line of a list says, None for a remark or a blank one; without '=' its short form is empty."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    short, sign, words = line.partition("=")
    return Entry(short.strip() if sign else "", " ".join(clean(words).split()))


def _split(text: str) -> Iterator[tuple[int, Entry]]:
    for number, line in enumerate(clean_lines(text)[:_MOST_LINES], start=1):
        entry = entry_of(line)
        if entry:
            yield number, entry
