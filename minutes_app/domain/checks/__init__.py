"""Checks before the minutes go out: what a second reader would point at. Each rule would rather miss than cry wolf."""

from collections.abc import Iterator, Sequence

from minutes_app.domain.check_later import to_check
from minutes_app.domain.checks import abbreviations, dates, follow_up, numbers, people, restricted, speech, words
from minutes_app.domain.checks.finding import Finding, Kind, Rule
from minutes_app.domain.checks.known import KnownWords, read_words
from minutes_app.domain.checks.restricted import restricted_findings
from minutes_app.domain.checks.subject import Subject
from minutes_app.domain.meeting import Meeting
from minutes_app.domain.references import Remembered

__all__ = ["Finding", "Kind", "KnownWords", "Rule", "check", "read_words", "restricted_findings"]

_FAMILIES = (
    follow_up.check, people.check, speech.check, numbers.check, dates.check, words.check, abbreviations.check,
    restricted.check,
)  # fmt: skip
_NOTHING: Remembered = {}


def check(meeting: Meeting, known: KnownWords, remembered: Remembered = _NOTHING) -> list[Finding]:
    """Return what is to be looked at, by kind and then in the order of the minutes.

    `remembered` is what cross-references meant when they were written; without it only numbers that no item has
    are found.
    """
    subject = Subject(meeting, known, remembered)
    found = [finding for family in _FAMILIES for finding in family(subject)]
    found = [*_once(found), *_marked(meeting)]
    places = {line.id: place for place, line in enumerate(meeting.lines)}
    kinds = list(Kind)
    return sorted(found, key=lambda each: (kinds.index(each.rule.kind), places.get(each.line_id, -1), each.start))


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Give the findings without abbreviations that are said already to be nobody here."""
    posts = {finding.words for finding in found if finding.rule in (Rule.NOBODY_HOLDS, Rule.OWNER_NOT_HERE)}
    return (each for each in found if each.rule is not Rule.NEVER_EXPANDED or each.words not in posts)


def _marked(meeting: Meeting) -> Iterator[Finding]:
    for mark in to_check(meeting.lines):
        line_id = meeting.lines[mark.index].id
        yield Finding(Rule.CHECK_LATER, "You marked this to check later.", line_id, mark.start, mark.end, mark.words)
