"""A series as a person types it: the standing agenda as an outline, and the usual people one a line."""

from collections.abc import Iterable, Iterator

from minutes_app.domain.meeting import Attendee, StandingItem
from minutes_app.domain.people import read_attendee, written
from minutes_app.domain.text import clean

INDENT = "    "
TEXT_MARK = "- "


def written_outline(items: Iterable[StandingItem]) -> str:
    """Return the items as an outline: a line each, deeper ones set in, their standing texts below after a dash."""
    return "\n".join(_lines(items))


def _lines(items: Iterable[StandingItem]) -> Iterator[str]:
    for item in items:
        yield INDENT * (item.level - 1) + item.title
        for text in item.text.splitlines():
            yield INDENT * (item.level - 1) + TEXT_MARK + text


def read_outline(typed: str) -> tuple[StandingItem, ...]:
    """Return the items of an outline; a line that is set in too far is one level below the line above."""
    found: list[StandingItem] = []
    for line in typed.expandtabs(len(INDENT)).splitlines():
        words = clean(line).strip()
        if words.startswith(TEXT_MARK) and found:
            last = found.pop()
            found.append(StandingItem(last.title, last.level, "\n".join(filter(None, (last.text, words[2:].strip())))))
        elif words:
            found.append(StandingItem(words, _level(line, found)))
    return tuple(found)


def _level(line: str, before: list[StandingItem]) -> int:
    wanted = 1 + (len(line) - len(line.lstrip())) // len(INDENT)
    return min(wanted, before[-1].level + 1 if before else 1)


def written_people(people: Iterable[Attendee]) -> str:
    """Return the people, one a line, as 'Name, Capacity (SHORT)'."""
    return "\n".join(map(written, people))


def read_people(typed: str) -> tuple[Attendee, ...]:
    """Return the people of these lines; lines without a name are left out."""
    return tuple(person for person in map(read_attendee, typed.splitlines()) if person)
