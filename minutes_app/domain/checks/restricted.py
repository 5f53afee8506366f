"""What is restricted, and restricted words that are also said where everybody may read them."""

from collections.abc import Iterator

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import Subject, at
from minutes_app.domain.meeting import Meeting
from minutes_app.domain.publication_report import standing_open
from minutes_app.domain.restrictions import Extent, restrictions

_COVERS = {
    Extent.ITEM: "All in the item but its number and title",
    Extent.LINE: "The line",
    Extent.WORDS: "These words",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Give restricted words that still stand in a publication copy, as they are said elsewhere too."""
    for found in standing_open(subject.meeting, subject.known.open_words):
        sentence = f"These words are restricted here, and stand open in {found.where}."
        yield at(Rule.STANDS_OPEN, subject.meeting.lines[found.index], found.start, found.end, sentence)


def restricted_findings(meeting: Meeting) -> list[Finding]:
    """Return all that is restricted, in the order of the minutes, each with its extent and reason."""
    return [
        at(
            Rule.RESTRICTED,
            meeting.lines[found.index],
            found.start,
            found.end,
            f"{_COVERS[found.extent]}: {found.reason or 'no reason given'}.",
        )
        for found in restrictions(meeting.lines)
    ]
