"""Words that the checks take as known. They come from files, so that an office can have its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Abbreviations that need no spelling out, posts that speak at meetings, and words that may stand doubled."""

    abbreviations: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()


def read_words(text: str) -> frozenset[str]:
    """Return the words of a list: several a line, and after a number sign a remark."""
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
