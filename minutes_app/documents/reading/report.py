"""What reading a file found, and what it is not sure of, for the user to see before accepting."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from minutes_app.domain.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Something to look at: the words as they stand in the file, and in plain words what is not certain."""

    source: str
    why: str


class Found(StrEnum):
    """What a finding is about."""

    DETAIL = "detail"
    PERSON = "person"
    ITEM = "item"
    ACTION = "action"
    NEXT_MEETING = "next meeting"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found: the words as they are taken in, and as they stand in the file."""

    what: Found
    taken: str
    source: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many people, items and actions were found, what is uncertain, what was left out, and all of it in words."""

    people: int = 0
    items: int = 0
    actions: int = 0
    uncertain: tuple[Uncertain, ...] = ()
    left_out: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def sentences(self) -> list[str]:
        """Return the report as lines to read."""
        found = f"Found: {self.people} people, {self.items} agenda items, {self.actions} actions."
        left = [f"Left out: {', '.join(self.left_out)}."] if self.left_out else []
        return [found, *left, *(f"To check: {each.why} “{each.source}”" for each in self.uncertain)]

    def as_data(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {
            "people": self.people,
            "items": self.items,
            "actions": self.actions,
            "uncertain": [{"source": each.source, "why": each.why} for each in self.uncertain],
            "left_out": list(self.left_out),
            "found": [{"what": each.what, "taken": each.taken, "source": each.source} for each in self.findings],
        }


@dataclass(frozen=True, slots=True)
class ReadMinutes:
    """A meeting read from a file, and the report on it."""

    meeting: Meeting
    report: Report = field(default_factory=Report)


LONGEST_SOURCE = 200


@dataclass(slots=True)
class Doubts:
    """Collects what is uncertain while a file is read."""

    found: dict[Uncertain, None] = field(default_factory=dict)  # in order, each once

    def add(self, source: str, why: str) -> None:
        """Note words that were kept but should be looked at."""
        words = " ".join(source.split())
        shown = words if len(words) <= LONGEST_SOURCE else f"{words[:LONGEST_SOURCE]}…"
        self.found[Uncertain(shown, why)] = None
