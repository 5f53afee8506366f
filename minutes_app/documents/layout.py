"""The page of a meeting as plain values. Word, text, HTML and print are all written from it, so none can disagree."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from minutes_app.documents.profiles import HOUSE, ActionsPlace, Profile
from minutes_app.documents.wording import (
    ATTENDANCE_HEADER,
    LABELS,
    PLAIN_ATTENDANCE_HEADER,
    Detail,
    PersonRow,
    action_column,
    attendance_rows,
    details_on_page,
    printed_lines,
    raised_ordinals,
    version_on_page,
)
from minutes_app.domain.check_later import unchecked
from minutes_app.domain.follow_up import Version
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Details, Meeting, Status
from minutes_app.domain.outline import number_on_page, own_text_end, printed_numbers

# Widths of the columns of both tables in twentieths of a point; another width of the page keeps the proportions.
ATTENDANCE_COLUMNS = (1809, 2943, 5102)
ITEM_COLUMNS = (850, 7700, 1304)
LIST_COLUMNS = (850, 6700, 2304)  # of a list of actions, where each says when it is due
DRAFT = "DRAFT"
_SHORT = 250  # characters, three printed lines
# The owner of an action after one of these stands level with it in the same row, as in the office's 2022 notes.
RUN_IN_AFTER = frozenset({LineKind.PARAGRAPH, LineKind.BULLET, LineKind.NOTE})


class Variant(StrEnum):
    """Which document is made of a meeting. `minutes` is a draft as long as the meeting is one."""

    MINUTES = "minutes"
    DRAFT = "draft"
    FINAL = "final"
    ACCESSIBLE = "accessible"
    ACTIONS = "actions"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Options:
    """How a meeting is written out. Without a template the standard one is used.

    `version` is the one that was kept when the meeting was approved; it is stamped on every page. A `publication`
    copy is made of a meeting in which everything restricted is replaced already; the file says nothing more of itself
    than the page does.
    """

    profile: Profile = HOUSE
    variant: Variant = Variant.MINUTES
    template: Path | None = None
    version: Version | None = None
    publication: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself in its properties. Version 0 is none that was kept."""

    subject: str = ""
    author: str = ""
    status: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the minutes. The label is printed in front; a block's label stands without text."""

    kind: LineKind
    text: str = ""
    marks: tuple[Mark, ...] = ()
    label: str = ""
    level: int = 1
    capitals: bool = False

    @property
    def words(self) -> str:
        """The label and the text as they are read aloud."""
        return f"{self.label} {self.text}" if self.label and self.text else self.label or self.text


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the items table: number, paragraphs, and the lines of the Action column.

    A row that goes `with_next` stands on the page of the row after it.
    """

    number: str
    paragraphs: tuple[Paragraph, ...]
    column: tuple[str, ...] = ()
    with_next: bool = False

    @property
    def length(self) -> int:
        """How many characters the row's paragraphs hold."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document. Where `in_table` is off, rows are headings and paragraphs and nothing stands in a column.

    A `plain` document has letters of 12 points or more, and neither underline nor capitals for emphasis. `top` and
    `bottom` are the words at the edges of every page: DRAFT or the approved version, and the protective marking.
    `caption` is what a screen reader says of the items table. Of a `bare` document the file holds no author, time or
    seal.
    """

    title: str
    details: tuple[Detail, ...] = ()
    attendance: tuple[PersonRow, ...] = ()
    items_header: tuple[str, str, str] = HOUSE.items_header
    rows: tuple[Row, ...] = ()
    attendance_header: tuple[str, str, str] = ATTENDANCE_HEADER
    attendance_columns: tuple[int, int, int] = ATTENDANCE_COLUMNS
    items_columns: tuple[int, int, int] = ITEM_COLUMNS
    caption: str = "Items and actions"
    in_table: bool = True
    plain: bool = False
    top: str = ""
    bottom: str = ""
    about: About = field(default_factory=About)
    bare: bool = False


def laid_out(meeting: Meeting, options: Options, in_table: bool = True) -> Layout:
    """Return the page of a meeting."""
    details, profile = meeting.details, options.profile
    version = _stamped(details, options)
    checks = details.status is Status.DRAFT and options.variant in _WITH_CHECKS
    accessible = options.variant is Variant.ACCESSIBLE
    in_table = in_table and not accessible
    page = Layout(
        title=details.full_title,
        details=tuple(details_on_page(details, profile)),
        attendance=tuple(attendance_rows(meeting.attendees, profile, plain=accessible)),
        items_header=profile.items_header,
        rows=_not_alone(tuple(_Rows(meeting, profile, in_table, accessible, _holders(meeting.lines), checks).all())),
        attendance_header=PLAIN_ATTENDANCE_HEADER if accessible else ATTENDANCE_HEADER,
        in_table=in_table,
        plain=accessible,
        top=" · ".join(part for part in (_draft(details, options.variant), details.marking) if part),
        bottom=" · ".join(part for part in (version and version_on_page(version), details.marking) if part),
        about=About(
            details.series,
            "" if options.publication else details.minutes_by,
            details.status.value.capitalize(),
            version.number if version else 0,
        ),
        bare=options.publication,
    )
    return _selected(page, meeting, options, in_table) if options.variant in _SELECTIONS else page


def _holders(lines: Sequence[Line]) -> frozenset[str]:
    """Return the ids of the items that have items inside."""
    items = [line for line in lines if line.is_item]
    return frozenset(item.id for item, following in pairwise(items) if following.level > item.level)


def _draft(details: Details, variant: Variant) -> str:
    is_draft = details.status is Status.DRAFT and variant is not Variant.FINAL
    return DRAFT if is_draft or variant is Variant.DRAFT else ""


def _not_alone(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows so that a short last one, with its page to itself, takes the short one before it along."""
    if len(rows) < 2 or max(row.length for row in rows[-2:]) > _SHORT:
        return rows
    return *rows[:-2], replace(rows[-2], with_next=True), rows[-1]


def _stamped(details: Details, options: Options) -> Version | None:
    """Return the version to stamp: never on what says DRAFT, nor where the newest one kept is a reopened draft."""
    version = options.version
    is_kept = version is not None and version.status is Status.APPROVED and details.status is Status.APPROVED
    return version if is_kept and not _draft(details, options.variant) else None


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the rows of one meeting. `checks` says whether marks to check later go along, to become comments."""

    meeting: Meeting
    profile: Profile
    in_table: bool
    plain: bool
    holders: frozenset[str]
    checks: bool = False

    def all(self) -> Iterator[Row]:
        lines = printed_lines(self.meeting.lines)
        numbers = printed_numbers(self.meeting.lines)
        if self.profile.actions is ActionsPlace.RUN_IN:
            yield from (self.row(together, numbers) for together in rows_of(lines))
            return
        for section in sections(lines):
            rest = [line for line in section if not line.is_action]
            yield from (self.row((line,), numbers) for line in rest)
            yield from self._block([line for line in section if line.is_action])

    def row(self, lines: Sequence[Line], numbers: dict[str, str], labelled: bool = True) -> Row:
        """Return the row of lines that stand together."""
        first, last = lines[0], lines[-1]
        number = self._number(first, numbers.get(first.id, "")) if first.is_item else ""
        paragraphs = [self._paragraph(line) for line in lines[:-1]]
        label = LABELS.get(last.kind, "") if labelled else ""
        return self._with_column(number, paragraphs, self._paragraph(last, label), self._column(last))

    def _number(self, item: Line, printed: str) -> str:
        number = number_on_page(item, printed)
        if self.profile.stop_after_all_numbers or item.level > 1 or item.numbering is not Numbering.AUTOMATIC:
            return number
        return number if item.id in self.holders else printed

    def _block(self, actions: Sequence[Line]) -> Iterator[Row]:
        several = len(actions) > 1
        if several:
            yield Row("", (Paragraph(LineKind.ACTION, label="Actions arising:"),))
        for line in actions:
            paragraph = self._paragraph(line, "" if several else "Action arising")
            yield self._with_column("", (), paragraph, self._column(line))

    def _with_column(self, number: str, before: Iterable[Paragraph], last: Paragraph, column: tuple[str, ...]) -> Row:
        """Return a row; where there is no column to stand in, owners go into the label: 'Action (CC):'."""
        if self.in_table or not column:
            return Row(number, (*before, replace(last, label=last.label and f"{last.label}:")), column)
        label = f"{last.label} ({'; '.join(column)}):".lstrip() if last.label else f"({'; '.join(column)})"
        return Row(number, (*before, replace(last, label=label)))

    def _column(self, line: Line) -> tuple[str, ...]:
        return action_column(line, self.meeting.details.date, self.profile) if line.is_action else ()

    def _paragraph(self, line: Line, label: str = "") -> Paragraph:
        capitals = self.profile.capitals and line.is_item and line.level == 1 and not self.plain
        kept = line.marks if self.checks else unchecked(line.marks)
        marks = tuple(dict.fromkeys((*kept, *raised_ordinals(line.text))))
        if self.plain:
            marks = tuple(replace(m, kind=MarkKind.BOLD) if m.kind is MarkKind.UNDERLINE else m for m in marks)
        return Paragraph(line.kind, line.text, marks, label, line.level, capitals)


def rows_of(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the lines as rows of the table: one for each line, but an action shares the row of the text before it."""
    waiting: Line | None = None
    for line in lines:
        if waiting and line.is_action:
            yield waiting, line
            waiting = None
            continue
        if waiting:
            yield (waiting,)
        waiting = line if line.kind in RUN_IN_AFTER else None
        if not waiting:
            yield (line,)
    if waiting:
        yield (waiting,)


def sections(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Give each agenda item with its own text, and before them what stands above the first item."""
    starts = [0, *(i for i, line in enumerate(lines) if line.is_item and i)]
    for start in starts:
        if start < len(lines):
            yield lines[start : own_text_end(lines, start)]


# The minute-taker's own questions go out with a draft of the minutes, and with nothing else.
_WITH_CHECKS = frozenset({Variant.MINUTES, Variant.DRAFT})
_SELECTIONS = frozenset({Variant.ACTIONS, Variant.DECISIONS})


def _selected(page: Layout, meeting: Meeting, options: Options, in_table: bool) -> Layout:
    """Return the page with the actions or the decisions alone, each under its agenda item."""
    wanted = LineKind.ACTION if options.variant is Variant.ACTIONS else LineKind.DECISION
    name = "Actions" if wanted is LineKind.ACTION else "Decisions"
    profile = replace(options.profile, owners_always=True, due_always=True)
    make = _Rows(meeting, profile, in_table, False, _holders(meeting.lines))
    rows = tuple(_chosen_rows(meeting, wanted, make))
    # Of a publication copy it would be untrue: a restricted item may hold some.
    none = f"No {name.lower()} are published." if options.publication else f"No {name.lower()}."
    nothing = Row("", (Paragraph(LineKind.PARAGRAPH, none),))
    return replace(
        page,
        title=f"{page.title} – {name}",
        details=page.details[:1] if meeting.details.date else (),
        attendance=(),
        items_header=("No.", name[:-1], "Owner, due" if wanted is LineKind.ACTION else ""),
        items_columns=LIST_COLUMNS,
        rows=_not_alone(rows) or (nothing,),
    )


def _chosen_rows(meeting: Meeting, wanted: LineKind, make: _Rows) -> Iterator[Row]:
    numbers = printed_numbers(meeting.lines)
    for section in sections(printed_lines(meeting.lines)):
        chosen = [line for line in section if line.kind is wanted]
        if chosen and section[0].is_item:
            yield make.row((section[0],), numbers)
        # The head of the column says what they are; without columns each needs its label.
        for line in chosen:
            row = make.row((line,), numbers, labelled=not make.in_table)
            # Headings are bold; what stands under them, all of one kind, is not.
            yield replace(row, paragraphs=tuple(replace(p, kind=LineKind.PARAGRAPH) for p in row.paragraphs))
