"""Words that stand doubled."""

import re
from collections.abc import Iterator

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import Subject, at

_DOUBLED = re.compile(r"(?<![\w'’.-])(?P<first>[^\W\d_]+)\s+(?P<second>(?i:(?P=first)))(?![\w'’-])")
_NO_NAMES = frozenset(("a", "an", "and", "in", "of", "the", "to"))


def check(subject: Subject) -> Iterator[Finding]:
    """Give words that stand twice in a row, such as 'the the'; 'had had' and names such as 'Baden Baden' may."""
    for line in subject.meeting.lines:
        for found in _DOUBLED.finditer(line.text):
            first, second = found["first"], found["second"]
            is_name = first[0].isupper() and second[0].isupper() and first.lower() not in _NO_NAMES
            if not is_name and first.lower() not in subject.known.doubled:
                yield at(Rule.DOUBLED_WORD, line, *found.span(), f"“{second}” stands twice in a row.")
