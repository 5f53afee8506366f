"""The files chosen for import, each with what reading it found and what is to become of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_app.domain.compare import same_minutes
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting
from minutes_app.service import ReadMinutes, Report, read_minutes
from ui.wording import counted, of_day

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class Choice(Enum):
    """What is to become of a meeting that was read."""

    OPEN = auto()
    SKIPPED = auto()
    TAKEN = auto()


@dataclass(slots=True)
class Candidate:
    """A file: waiting, refused with a `problem`, or read. `repeats` says in a sentence what it is a repetition of."""

    path: Path
    read: ReadMinutes | None = None
    problem: str = ""
    repeats: str = ""
    choice: Choice = Choice.OPEN

    @property
    def can_be_taken(self) -> bool:
        """Whether its meeting could be taken in."""
        return self.read is not None and self.choice is not Choice.TAKEN

    @property
    def is_open(self) -> bool:
        """Whether it is read and nothing has been chosen for it."""
        return self.can_be_taken and self.choice is Choice.OPEN

    @property
    def state(self) -> str:
        """Where it stands, in few words."""
        if self.read is None:
            return "cannot be read" if self.problem else "waiting"
        if self.choice is Choice.TAKEN:
            return "taken in"
        if self.choice is Choice.SKIPPED:
            return "skipped, as it is there already" if self.repeats else "skipped"
        doubts = len(self.read.report.uncertain)
        return f"{counted(doubts, 'thing')} to check" if doubts else "ready"

    @property
    def summary(self) -> str:
        """What was found, in sentences."""
        if self.read is None:
            return self.problem or "This file has not been read yet."
        report = self.read.report
        found = (
            f"Found: {counted(report.people, 'person', 'people')}, {counted(report.items, 'agenda item')} and "
            f"{counted(report.actions, 'action')}."
        )
        doubts = f"{counted(len(report.uncertain), 'thing')} to check." if report.uncertain else "Nothing is uncertain."
        return " ".join(part for part in (self.repeats, found, doubts) if part)

    @property
    def title(self) -> str:
        """The title of the meeting, or the name of the file where there is none."""
        return self.read.meeting.details.full_title if self.read else self.path.name


Row = tuple[str, str, str]


def rows_of(report: Report) -> Iterator[Row]:
    """Give the rows of a report: what it is, the words as they are taken in, and as they stand in the file."""
    yield from (("To check", doubt.why, doubt.source) for doubt in report.uncertain)
    yield from (("Left out", words, "") for words in report.left_out)
    yield from ((finding.what.value.capitalize(), finding.taken, finding.source) for finding in report.findings)


def reading(paths: Sequence[Path], service: "MinutesService") -> Iterator[Candidate]:
    """Read files one after another. It stores nothing, and runs on any thread."""
    before: list[Candidate] = []
    for path in paths:
        candidate = _read(path)
        if candidate.read:
            candidate.repeats = _repeats(candidate.read.meeting, before, service)
            candidate.choice = Choice.SKIPPED if candidate.repeats else Choice.OPEN
        before.append(candidate)
        yield candidate


def _read(path: Path) -> Candidate:
    try:
        return Candidate(path, read_minutes(path))
    except PlainError as problem:
        return Candidate(path, problem=str(problem))


def _repeats(meeting: Meeting, before: Sequence[Candidate], service: "MinutesService") -> str:
    """Say what the meeting repeats: one of the library, or a file read just before it; nothing for neither."""
    twin = next((each for each in before if each.read and same_minutes(each.read.meeting, meeting)), None)
    if twin is not None:
        return f"“{twin.path.name}” holds the same minutes."
    known = service.known(meeting)
    if known is None:
        return ""
    how = "word for word" if known.is_same else "with other words"
    return f"The library has this meeting{of_day(known.entry.details.date)} already, {how}."
