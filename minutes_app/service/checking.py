"""Checks before sending out, with the words that come with the program."""

from dataclasses import replace
from pathlib import Path

from minutes_app.domain.checks import KnownWords, read_words
from minutes_app.places import resources
from minutes_app.service.short_forms import office_glossary


def known_words(folder: Path | None = None) -> KnownWords:
    """Return the lists of words for the checks, those of the program unless another folder is named.

    The words of the office's glossary are names that everybody may read.
    """
    lists = folder or resources() / "checks"
    names = ("abbreviations", "posts", "doubled", "names")
    known = KnownWords(*(read_words((lists / f"{name}.txt").read_text(encoding="utf-8")) for name in names))
    terms = (word for entry in office_glossary().entries.values() for word in entry.words.split())
    return replace(known, names=known.names.union(terms))
