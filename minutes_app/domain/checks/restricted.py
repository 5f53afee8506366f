"""What is restricted, and restricted words that are also said where everybody may read them."""

from collections.abc import Iterator

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import Subject
from minutes_app.domain.meeting import Meeting
from minutes_app.domain.publication_report import standing_open
from minutes_app.domain.restrictions import Extent, Restriction, restrictions

_COVERS = {Extent.ITEM: "The item and all that is in it", Extent.LINE: "The line", Extent.WORDS: "These words"}


def check(subject: Subject) -> Iterator[Finding]:
    """Give restricted words that still stand in a publication copy, as they are said elsewhere too."""
    for found in standing_open(subject.meeting):
        sentence = f"These words are restricted here, and stand open in {found.where}."
        yield _finding(subject.meeting, Rule.STANDS_OPEN, found.restriction, sentence)


def restricted_findings(meeting: Meeting) -> list[Finding]:
    """Return all that is restricted, in the order of the minutes, each with its extent and reason."""
    return [
        _finding(meeting, Rule.RESTRICTED, found, f"{_COVERS[found.extent]}: {found.reason or 'no reason given'}.")
        for found in restrictions(meeting.lines)
    ]


def _finding(meeting: Meeting, rule: Rule, found: Restriction, sentence: str) -> Finding:
    line = meeting.lines[found.index]
    return Finding(rule, sentence, line.id, found.start, found.end, line.text[found.start : found.end])
