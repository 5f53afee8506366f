"""Checks before sending out, with the words that come with the program, and spelling last."""

from dataclasses import replace
from pathlib import Path

from minutes_app.domain.checks import Finding, KnownWords, check, read_words
from minutes_app.domain.meeting import Meeting
from minutes_app.domain.references import Remembered
from minutes_app.places import resources
from minutes_app.service.short_forms import office_glossary
from minutes_app.writing.misspelt import misspelt_findings
from minutes_app.writing.spelling import Spelling

_NOTHING: Remembered = {}


def look_through(meeting: Meeting, spelling: Spelling, remembered: Remembered = _NOTHING) -> list[Finding]:
    """Return what is to be looked at in a meeting before its minutes go out, misspelt words last.

    `remembered` is what cross-references meant when they were written.
    """
    return [*check(meeting, known_words(), remembered), *misspelt_findings(meeting.lines, spelling)]


def known_words(folder: Path | None = None) -> KnownWords:
    """Return the lists of words for the checks, those of the program unless another folder is named.

    The words of the office's glossary are names that everybody may read.
    """
    lists = folder or resources() / "checks"
    names = ("abbreviations", "posts", "doubled", "names")
    known = KnownWords(*(read_words((lists / f"{name}.txt").read_text(encoding="utf-8")) for name in names))
    terms = (word for entry in office_glossary().entries.values() for word in entry.words.split())
    return replace(known, names=known.names.union(terms))
