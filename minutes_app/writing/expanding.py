"""Short forms written out as they are typed: 'cc' becomes 'The CC' or 'the CC', 'soh' 'Single Online Home (SOH)'.

Only a whole word in small letters is a short form to be written out; what is typed with a capital stays as it is.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Attendee
from minutes_app.writing.glossary import Entry, Glossary
from minutes_app.writing.speakers import Speaker, speaker

ENDS = (" ", ",", ".", ")")  # and Enter: what is typed behind a short form to have it written out

OPENING_MARKS = "([{“‘\"'«–—"
_LAST_WORD = re.compile(rf"(?:^|(?<=[\s{re.escape(OPENING_MARKS)}]))(?P<code>[^\W\d_][\w/&-]+)(?P<own>['’]s)?$")
_LONGEST_WORD = 30
_ENOUGH = 60  # characters before a word that tell how it stands there
_SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*$")
_NO_SENTENCE_END = re.compile(r"\b(?:e\.g|i\.e|cf|vs|approx|para|paras)\.$", re.IGNORECASE)
# Words that stand before a post in the place of 'the'.
_DETERMINED = re.compile(
    r"\b(?:the|an?|this|each|every|another|his|their|our|its|new|former|current|the then|acting|temporary|interim"
    r"|previous|incoming|outgoing)\s+$",
    re.IGNORECASE,
)
_AFTER_AND = re.compile(r"(?P<short>\S+)\s+(?:and|&)\s+$")
_NAMES = r"(?:the\s+)?[A-Z][\w/]{0,9}(?:\s*[,&]\s*(?:and\s+)?|\s+and\s+)"
_OWNERS_ALONE = re.compile(rf"\s*(?i:the\s+)?(?:{_NAMES})*(?:the\s+)?")
_LONGEST_OWNERS = 160
_TITLES = frozenset({LineKind.ITEM, LineKind.SUBHEADING})


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words in the place of text[start:end] of the line being typed, in Python characters."""

    start: int
    end: int
    words: str


class Vocabulary:
    """What is written out at one meeting: the short forms of its people, and the glossary's."""

    def __init__(self, glossary: Glossary | None = None, people: Iterable[Attendee] = ()) -> None:
        self.glossary = glossary or Glossary()
        named = (speaker(attendee) for attendee in people if attendee.short_form.strip())
        self._speakers = {found.name.lower(): found for found in named}

    def with_people(self, people: Iterable[Attendee]) -> "Vocabulary":
        """Return the vocabulary of a meeting with these people."""
        return Vocabulary(self.glossary, people)

    def expansion(self, before: str, kind: LineKind, has_been_said: Callable[[str], bool]) -> Expansion | None:
        """Return what the word that ends a line's text turns into, or None where it stays as it is.

        `before` is the text up to the end of the word; `has_been_said` tells whether words stand somewhere before
        this line, and is asked only where a term of the glossary is met.
        """
        word = _LAST_WORD.search(before, max(0, len(before) - _LONGEST_WORD))
        if word is None or kind in _TITLES:
            return None
        code, lead = word["code"], before[: word.start()]
        if code != code.lower() or code in self.glossary.small_words or _after_number(lead):
            return None
        words = self._words(code, lead, kind, word["own"] or "", has_been_said)
        return Expansion(word.start(), word.end(), words) if words else None

    def _words(
        self, code: str, lead: str, kind: LineKind, own: str, has_been_said: Callable[[str], bool]
    ) -> str | None:
        named = self._speakers.get(code)
        if named:
            return self.called(named, lead, kind) + own
        entry = self.glossary.entries.get(code)
        if entry is None or own:
            return None
        return _written(entry, lead, lambda words: words in lead or has_been_said(words))

    def called(self, named: Speaker, lead: str, kind: LineKind) -> str:
        """Return what one of the people is called behind the words of a line: 'The CC', 'the CC', or 'CC' alone."""
        if kind in _TITLES or _is_determined(lead) or (kind is LineKind.ACTION and _names_owner(lead)):
            return named.name
        joined = _AFTER_AND.search(lead[-_ENOUGH:])
        if joined and joined["short"].lower() in self._speakers and joined["short"] != joined["short"].lower():
            return named.name
        return named.at_start if begins_sentence(lead) else named.inside


def begins_sentence(lead: str) -> bool:
    """Return whether what comes behind these words of a line begins a sentence."""
    said = lead.rstrip().rstrip(OPENING_MARKS).rstrip()[-_ENOUGH:]
    return not said or (_SENTENCE_END.search(said) is not None and not _NO_SENTENCE_END.search(said))


def _written(entry: Entry, lead: str, has_been_said: Callable[[str], bool]) -> str:
    if not entry.is_term:
        words = entry.words
    elif has_been_said(f"({entry.short})"):
        return entry.short
    else:
        words = f"{entry.words} ({entry.short})"
    return words[0].upper() + words[1:] if begins_sentence(lead) else words


def _after_number(lead: str) -> bool:
    """Whether a number stands before the word: '20 cc' is a measure."""
    return lead.rstrip()[-1:].isdigit()


def _is_determined(lead: str) -> bool:
    return _DETERMINED.search(lead[-_ENOUGH:]) is not None


def _names_owner(lead: str) -> bool:
    """Whether the words before are nothing or owners alone: then an owner comes next, and owners take no 'the'."""
    return len(lead) <= _LONGEST_OWNERS and _OWNERS_ALONE.fullmatch(lead) is not None
