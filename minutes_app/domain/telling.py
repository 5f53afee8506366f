"""What of a text tells whom or what it is about: names, sums of money, addresses and reference numbers.

It goes by how words are written, as nothing is known of the people and places that minutes may be about: it would
rather point at a name too many than pass one over, and leaves out only what everybody may read.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from minutes_app.domain.dates import MONTHS, WEEKDAYS
from minutes_app.domain.text import latin

_CAPITAL = r"[^\W\d_a-z](?<![ßªº])[\w]*(?:['’\-][^\W\d_]\w*)*"
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?:[ \u00a0]+{_CAPITAL})*(?!\w)")
_PART = re.compile(r"[^\s\u00a0]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_SUM = r"[£€$]\s?\d(?:[\d.,]*\d)?(?:\s?(?:million|billion|thousand|bn|m|k)\b)?"
_MAIL = r"(?<![\w.+\-])[\w.+\-]+@\w[\w\-]*(?:\.[\w\-]+)+"
_NUMBERED = re.compile(rf"(?P<sum>{_SUM})|(?P<mail>{_MAIL})|(?<![\w:£€$,./\-])\w+(?:[/.\-]\w+)*(?![\w:%])")
_DAY_OR_YEAR = re.compile(
    r"(?:19|20)\d\d(?:[/\-]\d\d(?:\d\d)?)?|\d\d[/\-]\d\d|\d{1,2}([./\-])\d{1,2}\1\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}[.]\d\d"
)
_LEAST_DIGITS = 5  # of a number alone; a shorter one is a count, a year or a time
_LEAST_WITH_LETTERS = 2  # of one with capitals in it: CR12, VX19
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]['\"’”)]*\s+|^[\s\d.)•\-–]+)[\"'“‘(]*$")
_MOST_WORDS = 8  # of a run whose pieces are looked at; one in capitals can be of any length
_ABBREVIATION = re.compile(r"[A-Z]{2,6}s?")


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of a text[start:end] that tells something, as it is written there."""

    start: int
    end: int
    words: str


def same_writing(text: str) -> str:
    """Return a text for comparing: small letters without accents, look-alikes, and kinds of quotes, dashes, spaces."""
    spread = unicodedata.normalize("NFKD", latin(unicodedata.normalize("NFKC", text)).casefold())
    bare = "".join(sign for sign in spread if unicodedata.category(sign) not in ("Mn", "Cf"))
    return " ".join(re.sub("[‐‑‒–—−]", "-", re.sub("[’‘ʼ`´]", "'", bare)).split())


def common_words(*texts: str) -> frozenset[str]:
    """Return the words of texts that everybody may read, ready for comparing; days and months are among them."""
    found = re.findall(r"\w+", same_writing(" ".join((*texts, *MONTHS, *WEEKDAYS))))
    return frozenset(found)


def told(text: str, common: Collection[str]) -> list[Told]:
    """Return what in a text tells something, and the pieces of it that do so alone, the longest first."""
    found = [piece for run in _RUN.finditer(text) for piece in _pieces(text, run, common)]
    for match in _NUMBERED.finditer(text):
        if match["sum"] or match["mail"] or _is_reference(match[0], common):
            found.append(Told(match.start(), match.end(), match[0]))
    return sorted(found, key=lambda piece: piece.start - piece.end)


def _is_reference(word: str, common: Collection[str]) -> bool:
    digits = sum(sign.isdigit() for sign in word)
    if _DAY_OR_YEAR.fullmatch(word) or same_writing(word) in common:
        return False
    is_mixed = any(sign.isupper() for sign in word) and digits >= _LEAST_WITH_LETTERS
    return is_mixed or digits >= _LEAST_DIGITS


def _pieces(text: str, run: re.Match[str], common: Collection[str]) -> Iterator[Told]:
    """Give the runs of words within a run, the longest first, those that say nothing left out."""
    words = [(run.start() + word.start(), run.start() + word.end()) for word in _PART.finditer(run[0])]
    words = [(start, start + len(_POSSESSIVE.sub("", text[start:end]))) for start, end in words]
    telling = [_tells(text[start:end], common) for start, end in words]
    opens = bool(_SENTENCE_START.search(text[max(0, run.start() - 20) : run.start()]))
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for first in range(len(words) - length + 1):
            if not any(telling[first : first + length]) or (opens and first == 0 and length == 1):
                continue  # a word that opens a sentence has its capital from that
            start, end = words[first][0], words[first + length - 1][1]
            yield Told(start, end, text[start:end])


def _tells(word: str, common: Collection[str]) -> bool:
    if len(word) < 2 or _ABBREVIATION.fullmatch(latin(word)):
        return False
    if any(sign.isdigit() for sign in word):
        return _is_reference(word, common)
    return not all(part in common for part in re.findall(r"\w+", same_writing(word)))
