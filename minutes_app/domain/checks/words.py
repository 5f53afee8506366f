"""Words that stand doubled."""

import re
from collections.abc import Iterator

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.speech import SAID
from minutes_app.domain.checks.subject import Subject, at

_DOUBLED = re.compile(r"(?<![\w'’.-])(?P<first>[^\W\d_]+)\s+(?P<second>(?i:(?P=first)))(?![\w'’-])")
_OPENED = re.compile(rf"\b(?:{SAID}|pleased|disappointed|assurance)\s+\Z")  # before the “that” of an opening
_FAR = 40  # characters to look back for it
_NO_NAMES = frozenset(("a", "an", "and", "in", "of", "the", "to"))


def check(subject: Subject) -> Iterator[Finding]:
    """Give words that stand twice in a row, such as 'the the'; 'had had' and names such as 'Baden Baden' may.

    So may 'that that', but not behind an opening: 'The PCC commented that that'.
    """
    for line in subject.meeting.lines:
        for found in _DOUBLED.finditer(line.text):
            first, second = found["first"], found["second"]
            is_name = first[0].isupper() and second[0].isupper() and first.lower() not in _NO_NAMES
            may_be = first.lower() in subject.known.doubled and not _ends_opening(line.text, found)
            if not is_name and not may_be:
                yield at(Rule.DOUBLED_WORD, line, *found.span(), f"“{second}” stands twice in a row.")


def _ends_opening(text: str, found: re.Match[str]) -> bool:
    """Return whether the first of two words is the “that” with which an opening ends."""
    start = found.start()
    return found["first"] == "that" and bool(_OPENED.search(text[max(0, start - _FAR) : start]))
