"""Outstanding matters: open actions of earlier meetings as a later one meets them, and how it takes them up."""

import datetime as dt  # whole, because properties here are themselves called date
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.dates import plain_date, written_month
from minutes_app.domain.follow_up import RegisterEntry, is_overdue, month_of
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, new_line_id
from minutes_app.domain.outline import item_at, items, own_text_end, section_end
from minutes_app.domain.text import folded, says_nothing

_TITLE_WORDS = 8  # of the action's own words, where it stands under no item
_DAYS_A_MONTH = 365.25 / 12
_SOURCE = re.compile(r"\s*\(from [A-Z][a-z]+ [0-9]{4}\)$")
_NAMED_SO = re.compile(r"\b(?:outstanding|brought forward|matters arising|actions? (?:tracker|log))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TakenUnder:
    """Where a meeting took a matter up: the number and id of its item, and the line that says so.

    It was taken up as long as that line stands; an empty id says that no line is known.
    """

    number: str = ""
    item_id: str = ""
    line_id: str = ""


@dataclass(frozen=True, slots=True)
class OutstandingMatter:
    """An open action of an earlier meeting as a later one, on `on`, meets it; `taken` is None for not taken up yet."""

    entry: RegisterEntry
    on: dt.date
    taken: TakenUnder | None = None

    @property
    def item_title(self) -> str:
        """The title of its item, without the source that stands there."""
        return _SOURCE.sub("", self.entry.item_title)

    @property
    def title(self) -> str:
        """The title of its item; its own first words where that has none."""
        return self.item_title or " ".join(self.entry.text.split()[:_TITLE_WORDS])

    @property
    def from_month(self) -> str:
        """The month it comes from: 'November 2018'."""
        return written_month(month_of(self.entry.date)) if self.entry.date else ""

    @property
    def heading(self) -> str:
        """What stands over it in the minutes: 'Satisfaction (from November 2018)'."""
        return f"{self.title} (from {self.from_month})" if self.from_month else self.title

    @property
    def age_days(self) -> int | None:
        """How old it is, in days, at the later meeting; None where its meeting has no date."""
        return (self.on - self.entry.date).days if self.entry.date else None

    @property
    def age(self) -> str:
        """How old it is, in words: '3 days', '5 weeks', '18 months'; 'undated' where nobody can know."""
        return "undated" if self.age_days is None else age_words(self.age_days)

    @property
    def is_overdue(self) -> bool:
        """Whether its day, or the month of its meeting, was past at the later meeting."""
        return is_overdue(self.entry.action, self.on)

    @property
    def due_words(self) -> str:
        """When it is due as the later meeting sees it: 'overdue since May 2019', 'due now', 'no date'."""
        action = self.entry.action
        when = plain_date(action.due) if action.due else written_month(action.due_meeting)
        if not action.status.is_open:
            return action.status.value
        if self.is_overdue:
            return f"overdue since {when}"
        if action.due_meeting == month_of(self.on) or action.due == self.on:
            return "due now"
        return f"due {when}" if when else "no date"

    @property
    def taken_under(self) -> str:
        """The number of the item it was taken under, empty for none."""
        return self.taken.number if self.taken else ""

    @property
    def meeting_id(self) -> int:
        """The meeting it comes from."""
        return self.entry.meeting_id

    @property
    def line_id(self) -> str:
        """Its line in that meeting."""
        return self.entry.line_id

    @property
    def text(self) -> str:
        """Its words."""
        return self.entry.text

    @property
    def action(self) -> Action:
        """What is to be done, by whom and when."""
        return self.entry.action

    def with_status(self, status: ActionStatus) -> "OutstandingMatter":
        """Return the matter with another status of its action."""
        return replace(self, entry=replace(self.entry, action=replace(self.action, status=status)))


def age_words(days: int) -> str:
    """Return an age in words: days up to two weeks, weeks up to two months, then months."""
    months = round(days / _DAYS_A_MONTH)
    count, unit = (days, "day") if days < 14 else (days // 7, "week") if months < 2 else (months, "month")
    return f"{count} {unit}{'' if count == 1 else 's'}"


# Taking a matter into the minutes


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The lines that take matters into the minutes, and the matters as they are then."""

    lines: tuple[Line, ...]
    matters: tuple[OutstandingMatter, ...]


@dataclass(frozen=True, slots=True)
class NotPublished:
    """Why the words of a matter, and the title of the item that it stands in, must not be published; empty for none."""

    words: str = ""
    title: str = ""


Reasons = Mapping[tuple[int, str], NotPublished]
_NOTHING: Reasons = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Opening:
    """Where matters go: in the place of lines[first:first+removed], as items of this level."""

    first: int
    removed: int
    level: int


def take_up(
    matters: Iterable[OutstandingMatter], under: TakenUnder | None = None, restricted: Reasons = _NOTHING
) -> TakenUp:
    """Return the items 'Satisfaction (from November 2018)' with their words, of matters that have none here yet.

    `under` is the item they were discussed under, None for their own. `restricted` says of matters why they must not be
    published, by meeting and line of their source: their words and headings are restricted here too.
    """
    lines: list[Line] = []
    found = []
    for matter in matters:
        own = matter.taken.line_id if matter.taken else ""
        if not own:
            why = restricted.get((matter.meeting_id, matter.line_id), NotPublished())
            item = Line(new_line_id(), LineKind.ITEM, matter.heading, level=2, marks=_of_heading(matter, why))
            lines += [item, Line(new_line_id(), LineKind.PARAGRAPH, matter.text, restricted=why.words)]
            own = item.id
        taken = replace(under, line_id=own) if under else TakenUnder("", own, own)
        found.append(replace(matter, taken=taken))
    return TakenUp(tuple(lines), tuple(found))


def _of_heading(matter: OutstandingMatter, why: NotPublished) -> tuple[Mark, ...]:
    """Return the mark over a heading that is made of a title, or of words, that must not be published."""
    reason = why.title if matter.item_title else why.words
    return (Mark(0, len(matter.heading), MarkKind.RESTRICTED, reason),) if reason else ()


def outstanding_item(lines: Sequence[Line], first_of_series: str = "") -> int | None:
    """Return the index of the main item that outstanding matters stand under, None where there is none.

    It is the one that says so in its title, or the first, where the series starts with one called like it.
    """
    tops = [i for i in items(lines) if lines[i].level == 1]
    named = next((i for i in tops if _NAMED_SO.search(lines[i].text)), None)
    if named is not None or not tops:
        return named
    wanted = folded(first_of_series)
    return tops[0] if wanted and folded(lines[tops[0]].text) == wanted else None


def opening_for(lines: Sequence[Line], caret: int, first_of_series: str = "") -> Opening:
    """Return where matters are taken in: inside the item for them, or as items of their own behind the caret's."""
    item = outstanding_item(lines, first_of_series)
    if item is not None:
        end = section_end(lines, item)
        is_blank = end - item == 2 and says_nothing(lines[item + 1].text)
        return Opening(item + 1 if is_blank else end, int(is_blank), lines[item].level + 1)
    here = item_at(lines, caret)
    if here is None:
        return Opening(own_text_end(lines, caret), 0, 1)
    is_empty = len(lines) == 1 and not lines[0].text
    return Opening(0, 1, 1) if is_empty else Opening(section_end(lines, here), 0, lines[here].level)


def with_matters(lines: Sequence[Line], at: Opening, taken: Iterable[Line]) -> list[Line]:
    """Return the minutes with the lines of matters put in."""
    put_in = [replace(line, level=at.level) if line.is_item else line for line in taken]
    return [*lines[: at.first], *put_in, *lines[at.first + at.removed :]]


def with_discussed(lines: Sequence[Line], item_ids: Sequence[str], number: str) -> list[Line]:
    """Return the minutes with a note that these items were discussed under another.

    Where they are all that stand inside an item, one note closes it, as the office writes it; otherwise each has one.
    """
    found = list(lines)
    places = [i for i, line in enumerate(found) if line.id in set(item_ids)]
    if len(places) > 1 and _are_whole_item(found, places):
        words = f"All the above items were discussed as part of agenda item {number}."
        found.insert(section_end(found, places[-1]), Line(new_line_id(), LineKind.NOTE, words))
        return found
    for place in reversed(places):
        words = f"This item was discussed as part of agenda item {number}."
        found.insert(own_text_end(found, place), Line(new_line_id(), LineKind.NOTE, words))
    return found


def _are_whole_item(lines: Sequence[Line], places: Sequence[int]) -> bool:
    level = lines[places[0]].level
    above = next((i for i in range(places[0], -1, -1) if lines[i].is_item and lines[i].level < level), None)
    if above is None:
        return False
    inside = (i for i in range(above + 1, section_end(lines, above)) if lines[i].is_item)
    return [i for i in inside if lines[i].level == level] == list(places)
