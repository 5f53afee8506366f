"""Minutes as plain text, for a terminal or an e-mail."""

from collections.abc import Iterable, Iterator

from minutes_app.documents.wording import LABELS, attendance_groups, details_on_page, owners_on_page, printed_lines
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Meeting
from minutes_app.domain.outline import number_on_page, printed_numbers
from minutes_app.domain.people import capacity_on_page


def meeting_as_text(meeting: Meeting) -> str:
    """Return the whole meeting as readable lines: title, details, attendance, numbered items."""
    title = meeting.details.full_title
    details = [f"{detail.label} {detail.text}" for detail in details_on_page(meeting.details)]
    people = list(_people(meeting.attendees))
    parts = [[title, "=" * len(title)], details, people, list(_minutes(meeting.lines))]
    return "\n\n".join("\n".join(part).strip("\n") for part in parts if part) + "\n"


def _people(attendees: Iterable[Attendee]) -> Iterator[str]:
    for heading, group in attendance_groups(attendees):
        yield heading
        yield from (f"  {person.name}{_after_dash(capacity_on_page(person))}" for person in group)


def _after_dash(text: str) -> str:
    return f" – {text}" if text else ""


def _minutes(lines: tuple[Line, ...]) -> Iterator[str]:
    numbers = printed_numbers(lines)
    for line in printed_lines(lines):
        if line.is_item or line.kind is LineKind.SUBHEADING:
            yield ""
        yield f"{number_on_page(line, numbers.get(line.id, ''))} {_line(line)}".strip() if line.is_item else _line(line)


def _line(line: Line) -> str:
    if line.kind is LineKind.BULLET:
        return f"{'  ' * (line.level - 1)}- {line.text}"
    if line.kind in LABELS:
        owners = owners_on_page(line)
        return f"{LABELS[line.kind]}{f' ({owners})' if owners else ''}: {line.text}"
    return line.text
