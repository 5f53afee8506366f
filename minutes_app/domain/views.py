"""What the agenda tree and the action pane show: read from the lines, held nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass

from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line
from minutes_app.domain.outline import printed_numbers


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An agenda item as the tree shows it; `actions` counts those of the items inside it too."""

    id: str
    level: int
    number: str
    title: str
    actions: int
    has_text: bool


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action of this meeting as the pane shows it, with the item it belongs to."""

    line_id: str
    number: str
    title: str
    text: str
    action: Action


def agenda(lines: Sequence[Line]) -> list[AgendaEntry]:
    """Return the agenda in order."""
    numbers = printed_numbers(lines)
    starts = [i for i, line in enumerate(lines) if line.is_item]
    own = [lines[start + 1 : end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=False)]
    counts = [sum(line.is_action for line in text) for text in own]
    levels = [lines[start].level for start in starts]
    return [
        AgendaEntry(
            lines[start].id,
            levels[i],
            numbers.get(lines[start].id, ""),
            lines[start].text,
            sum(counts[i : _last_inside(levels, i)]),
            any(line.text for line in own[i]),
        )
        for i, start in enumerate(starts)
    ]


def _last_inside(levels: Sequence[int], item: int) -> int:
    return next((i for i in range(item + 1, len(levels)) if levels[i] <= levels[item]), len(levels))


def actions(lines: Sequence[Line]) -> list[ActionEntry]:
    """Return the actions in order."""
    numbers = printed_numbers(lines)
    found: list[ActionEntry] = []
    item: Line | None = None
    for line in lines:
        if line.is_item:
            item = line
        elif line.is_action and line.action:
            number, title = (numbers.get(item.id, ""), item.text) if item else ("", "")
            found.append(ActionEntry(line.id, number, title, line.text, line.action))
    return found


def word_count(lines: Sequence[Line]) -> int:
    """Return how many words the lines hold."""
    return sum(len(line.text.split()) for line in lines)
