"""Checks before sending out, with the words that come with the program."""

from pathlib import Path

from minutes_app.domain.checks import KnownWords, read_words
from minutes_app.places import resources


def known_words(folder: Path | None = None) -> KnownWords:
    """Return the lists of words for the checks, those of the program unless another folder is named."""
    lists = folder or resources() / "checks"
    names = ("abbreviations", "posts", "doubled")
    return KnownWords(*(read_words((lists / f"{name}.txt").read_text(encoding="utf-8")) for name in names))
