"""Words that the checks take as known. They come from files, so that an office can have its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Abbreviations that need no spelling out, posts that speak at meetings, words that may stand doubled, names.

    `names` are words in names and titles that everybody may read.
    """

    abbreviations: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def open_words(self) -> frozenset[str]:
        """All that tells nobody anything: names that everybody may read, posts, and abbreviations."""
        return self.names | self.posts | self.abbreviations


def read_words(text: str) -> frozenset[str]:
    """Return the words of a list: several a line, and after a number sign a remark."""
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
