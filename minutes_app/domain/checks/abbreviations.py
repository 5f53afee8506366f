"""Abbreviations: each is spelt out once, where it is first used."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import ABBREVIATION, Subject, at
from minutes_app.domain.lines import Line
from minutes_app.domain.text import folded

_USE = re.compile(rf"(?<![\w.@'’&])(?P<short>{ABBREVIATION})(?:s|['’]s?)?(?![\w@&])")
_EXPLAINED = re.compile(r"\s+\((?P<words>[^()]{5,80})\)")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(("a", "and", "for", "in", "of", "on", "the", "to", "with"))
_CAPITALS = re.compile(r"[A-Z]{2,}")
_ROMAN = re.compile(r"[IVX]+")
_NEAR, _FAR = 4, 400  # characters to look at around one, for a line may be of any length
_FURTHER_WORDS = 4  # small ones, that the letters leave out


@dataclass(frozen=True, slots=True)
class _Use:
    line: Line
    start: int
    end: int
    is_given: bool  # it stands in brackets, or words in brackets stand behind it
    is_spelt_out: bool  # and those words have these first letters


def check(subject: Subject) -> Iterator[Finding]:
    """Give abbreviations that are never spelt out, used before they are, or spelt out twice; each once."""
    known = subject.known.abbreviations | set(subject.holders()) | _initials(subject)
    for short, uses in _uses(subject.meeting.lines).items():
        if short not in known and folded(short) not in known:
            yield from _judged(short, uses)


def given(subject: Subject) -> frozenset[str]:
    """Return the abbreviations that the minutes themselves explain."""
    return frozenset(short for short, uses in _uses(subject.meeting.lines).items() if any(u.is_given for u in uses))


def _judged(short: str, uses: Sequence[_Use]) -> Iterator[Finding]:
    explained = [use for use in uses if use.is_given]
    if not explained:
        yield _found(Rule.NEVER_EXPANDED, uses[0], f"“{short}” is nowhere spelt out.")
        return
    if not uses[0].is_given:
        words = f"“{short}” is used here before it is spelt out."
        yield _found(Rule.EXPANDED_LATE, uses[0], words)
    again = [use for use in explained if use.is_spelt_out][1:]
    if again:
        yield _found(Rule.EXPANDED_TWICE, again[0], f"“{short}” has been spelt out before.")


def _found(rule: Rule, use: _Use, sentence: str) -> Finding:
    return at(rule, use.line, use.start, use.end, sentence)


def _uses(lines: Iterable[Line]) -> dict[str, list[_Use]]:
    found: dict[str, list[_Use]] = {}
    for line in lines:
        if line.text.isupper() and " " in line.text:  # a heading in capitals
            continue
        for match in _USE.finditer(line.text):
            if not _in_capitals(line.text, match) and not _ROMAN.fullmatch(match["short"]):
                found.setdefault(match["short"], []).append(_use(line, match))
    return found


def _use(line: Line, match: re.Match[str]) -> _Use:
    text, short = line.text, match["short"]
    start, end = match.start("short"), match.end("short")
    if (
        text[max(0, start - _NEAR) : start].rstrip().endswith("(")
        and text[match.end() : match.end() + _NEAR].lstrip()[:1] == ")"
    ):
        return _Use(line, start, end, True, _spells(text[max(0, start - _FAR) : start], short))
    behind = _EXPLAINED.match(text, match.end())
    is_explained = behind is not None and _spells(behind["words"], short)
    return _Use(line, start, end, is_explained, is_explained)


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Return whether the word beside it is in capitals too: then it is a word of a phrase in capitals."""
    start, end = match.span()
    before, after = text[max(0, start - _FAR) : start].split(" ")[-2:], text[end : end + _FAR].split(" ", 2)
    beside = [before[0] if len(before) == 2 and not before[1] else "", after[1] if after[0] == "" and after[1:] else ""]
    return any(_CAPITALS.fullmatch(word) for word in beside)


def _spells(before: str, short: str) -> bool:
    """Return whether the last of these words begin with the letters: 'Terms of Reference' for TOR."""
    letters = short.upper()
    most = len(letters) + _FURTHER_WORDS
    words = _WORD.findall(before)[-most:]
    wanted = {letters, letters[:-1]} if letters.endswith("S") else {letters}
    return any(_first_letters(words[-count:]) & wanted for count in range(1, len(words) + 1))


def _first_letters(words: Sequence[str]) -> set[str]:
    weighty = [word for word in words if word.lower() not in _SMALL]
    return {"".join(word[0] for word in some).upper() for some in (words, weighty)}


def _initials(subject: Subject) -> set[str]:
    return {"".join(part[0] for part in who.name.split()).upper() for who in subject.meeting.attendees}
