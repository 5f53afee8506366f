"""The minutes themselves: paragraphs and rows become items, text and actions, in the order of the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from minutes_app.documents.reading import words
from minutes_app.documents.reading.body import Text
from minutes_app.documents.reading.findings import Sources
from minutes_app.documents.reading.report import Doubts
from minutes_app.documents.wording import raised_ordinals
from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.dates import read_month
from minutes_app.domain.lines import DEEPEST_LEVEL, Line, LineKind, MarkKind, Numbering, new_line_id
from minutes_app.domain.meeting import Attendee
from minutes_app.domain.reading import read_action, read_due

# The styles of our own exports say what a paragraph is.
OUR_KINDS = MappingProxyType(
    {
        "Minutes Sub-heading": LineKind.SUBHEADING,
        "Minutes Text": LineKind.PARAGRAPH,
        "Minutes Note": LineKind.NOTE,
        "Minutes Bullet": LineKind.BULLET,
        "Minutes Action": LineKind.ACTION,
        "Minutes Decision": LineKind.DECISION,
    }
)
OUR_ITEMS = frozenset({"Minutes Item", "Minutes Sub-item", "Minutes Deeper Item"})
OUR_OWNER = "Minutes Owner"


@dataclass(slots=True)
class Agenda:
    """Collects the lines. `top_rank` is the rank of the headings that are main items; `has_items` once one has come."""

    doubts: Doubts
    sources: Sources
    attendees: Sequence[Attendee]
    on: date | None
    top_rank: int = 1
    lines: list[Line] = field(default_factory=list)
    has_items: bool = False
    _actions: dict[str, int] = field(default_factory=dict)
    _in_block: bool = False
    _waiting: words.Label | None = None
    _level: int = 0
    _main: int = 0
    _series: int = 0

    def flow(self, text: Text) -> None:
        """Take a paragraph that stands in no table."""
        if text.style.name in OUR_ITEMS:
            # The number hangs before its heading; a tab in a heading without one is the heading's own.
            number, end = words.number_before_tab(text.text) if text.hanging else ("", 0)
            self._item(number, text.part(end), text.rank)
        elif text.rank and not text.style.name.startswith("Minutes"):
            self._heading(text)
        else:
            self._paragraph(text)

    def row(self, number: Sequence[Text], texts: Sequence[Text], column: Sequence[Text]) -> None:
        """Take a row of the items table: what stands in the No. column, in the middle, and in the Action column."""
        printed = " ".join(each.text or each.printed for each in number)
        before = len(self.lines)
        rest = list(texts)
        first = rest[0] if rest else None
        if first is not None and (printed or first.style.name in OUR_ITEMS):
            rest = rest[1:]
            self._first_of_row(printed, first)
        elif printed:
            self._keep(printed, "A number without words.")
        for text in rest:
            self.flow(text)
        beside = [each for each in column if not words.is_header_word(each.text)]
        self._note_column(before, beside)
        self._owners(before, beside)

    def _note_column(self, before: int, column: Sequence[Text]) -> None:
        said = " ".join(each.text for each in column if each.text)
        for line in self.lines[before:] if said else ():
            if line.is_action:
                self.sources.lines[line.id] += f" | {said}"

    def _first_of_row(self, printed: str, first: Text) -> None:
        if first.style.name in OUR_ITEMS:
            self._item(printed, first, first.rank)
        elif words.is_number(printed):
            self._item(printed, first, self._level_of(printed))
        else:
            self.doubts.add(f"{printed} {first.text}", "This number is of no known kind.")
            self._item(printed, first, max(self._level, 1))

    def _heading(self, text: Text) -> None:
        """Take a heading by style; its number is Word's own or typed in front."""
        number, end = words.number_at_start(text.text, bare=True)
        rest = text.part(end) if not text.printed else text
        self._item(text.printed or number, rest, text.rank - self.top_rank + 1)

    def _level_of(self, number: str) -> int:
        """Return the level that a number speaks of; single numbers inside 2.1 count in a series of its own."""
        dots = number.rstrip(".").count(".")
        if dots:
            self._series = 0
            return dots + 1
        value = int(number.rstrip("."))
        if self._series and value == self._series + 1:
            if value == self._main + 1:
                self.doubts.add(
                    number, "This number could be of the main items or of the series inside the item above."
                )
            self._series = value
            return self._level
        if self._level >= 2 and value == 1 and self._main > 1:
            self._series = 1
            return self._level + 1
        self._main, self._series = value, 0
        return 1

    def _item(self, number: str, text: Text, level: int) -> None:
        self._in_block, self._waiting, self.has_items = False, None, True
        self._level = min(max(level, 1), DEEPEST_LEVEL)
        numbering = Numbering.TYPED if number else Numbering.NONE
        ours = text.style.name in OUR_ITEMS
        title, placeholder = (text, "") if ours else _without_placeholder(text)
        self._add(LineKind.ITEM, title, numbering=numbering, number=number, level=self._level, plain=not ours)
        if placeholder:
            self._add(LineKind.PARAGRAPH, Text(placeholder))
        if len(title.text) > words.LONGEST_HEADING and not ours:
            self.doubts.add(title.text, "This is long for a heading.")

    def _paragraph(self, text: Text) -> None:
        if not text.text:
            return
        kind = OUR_KINDS.get(text.style.name)
        if kind is not None and (kind not in (LineKind.PARAGRAPH, LineKind.NOTE) or not words.label_of(text.text)):
            self._ours(kind, text)
        elif label := words.label_of(text.text):
            self._labelled(label, text)
        else:
            self._unlabelled(text)

    def _ours(self, kind: LineKind, text: Text) -> None:
        label = words.label_of(text.text) if kind in (LineKind.ACTION, LineKind.DECISION) else None
        if kind is LineKind.ACTION:
            self._action(text, label)
        else:
            self._add(kind, text.part(label.end) if label else text, level=max(text.bullet_level, 1))

    def _labelled(self, label: words.Label, text: Text) -> None:
        rest = text.part(label.end)
        if label.kind is LineKind.DECISION and rest.text:
            self._add(LineKind.DECISION, rest)
        else:
            self._in_block = label.many
            self._waiting = None if rest.text else label
            if rest.text:
                self._action(text, label)

    def _unlabelled(self, text: Text) -> None:
        bullet = words.bullet_end(text.text)
        if self._is_item(text):
            number, end = words.number_at_start(text.text)
            number, end = (text.printed, 0) if text.printed else (number, end)
            self._item(number, text.part(end), self._level_of(number))
        elif self._waiting or (self._in_block and not text.is_underlined):
            self._waiting = None if not self._in_block else self._waiting
            self._action(text.part(bullet), None)
        elif text.bullet_level or bullet:
            self._add(LineKind.BULLET, text.part(bullet), level=max(text.bullet_level, 1))
        elif words.is_like_heading(text.text) and (text.is_underlined or text.is_bold):
            self._add(LineKind.SUBHEADING, text, plain=True)
            if not text.is_underlined:
                self.doubts.add(text.text, "This bold line was taken as a sub-heading.")
        else:
            self._text(text)

    def _is_item(self, text: Text) -> bool:
        number = text.printed or words.number_at_start(text.text)[0]
        return words.is_number(number) and words.is_like_heading(text.text)

    def _text(self, text: Text) -> None:
        """Take a paragraph, cut where an action is run in at its end."""
        if text.printed:
            text = replace(text, text=f"{text.printed} {text.text}", marks=(), printed="")
            self.doubts.add(text.text, "This numbered paragraph was kept as text.")
        cut = words.run_in(text.text)
        if cut is None:
            self._add(LineKind.PARAGRAPH, text)
            return
        self._add(LineKind.PARAGRAPH, text.part(0, cut))
        rest = text.part(cut)
        if label := words.label_of(rest.text):
            self._labelled(label, rest)

    def _action(self, text: Text, label: words.Label | None) -> None:
        """Take an action; owners in brackets stand in the label, or in front where there is none."""
        rest = text.part(label.end) if label else text
        owners, end = (label.owners, 0) if label and label.owners else words.lead_owners(rest.text)
        rest = rest.part(end)
        if not rest.text:  # the head of a block of actions
            self._in_block, self._waiting = True, label
            return
        action = read_action(rest.text, self.on)
        if twice := words.owners_read_in(rest.text):
            self.doubts.add(rest.text, f"The owner {twice} seems to have been read into the words.")
        self._add(LineKind.ACTION, rest, plain=text.style.name not in OUR_KINDS, action=action, source=text.text)
        if owners:
            self._set_column(len(self.lines) - 1, [each.strip() for each in owners.split(";")], ours=True)

    def _owners(self, before: int, column: Sequence[Text]) -> None:
        """Give what stands in the Action column to the actions of the row."""
        actions = [i for i in range(before, len(self.lines)) if self.lines[i].is_action]
        said = [each.text for each in column if each.text]
        if not said:
            return
        ours = all(each.style.name == OUR_OWNER for each in column)
        if len(actions) == 1:
            self._set_column(actions[0], said, ours)
        elif len(actions) > 1 and len(said) == len(actions):
            for i, words_of_one in zip(actions, said, strict=True):
                self._set_column(i, [words_of_one], ours)
        else:
            self._keep(" ".join(said), "It is not clear which action these words of the Action column belong to.")

    def _set_column(self, index: int, said: Sequence[str], ours: bool) -> None:
        line = self.lines[index]
        action = line.action or Action()
        named = ", ".join(each for each in said if not words.is_due(each))
        if named:
            action = replace(action, owners=self._named(named, ours))
        for each in filter(words.is_due, said):
            action = self._with_due(action, each)
        self.lines[index] = replace(line, action=action)

    def _named(self, named: str, ours: bool) -> tuple[str, ...]:
        if ours:
            return tuple(named.split(", "))
        owners, odd = words.column_owners(named, self.attendees)
        if odd:
            self.doubts.add(named, odd)
        return owners

    def _with_due(self, action: Action, said: str) -> Action:
        if said.lower().startswith("by"):
            return replace(action, due=read_due(said, self.on).day)
        kind = ActionKind.BRING_BACK if said.lower().startswith("bring back") else action.kind
        return replace(action, kind=kind, due_meeting=read_month(said, self.on) or action.due_meeting)

    def take_summary(self, said: str, owner: str, due: str) -> None:
        """Take a row of an action table: it completes the action it repeats, or is an action of its own."""
        known = self._actions.get(_bare(said))
        if known is None:
            self.doubts.add(said, "This action stands in the action table only, and was put at the end.")
            source = " | ".join(part for part in (said, owner, due) if part)
            self._add(LineKind.ACTION, Text(said), action=read_action(said, self.on), source=source)
            known = len(self.lines) - 1
        elif beside := " | ".join(part for part in (owner, due) if part):
            self.sources.lines[self.lines[known].id] += f" | {beside}"
        column = [owner] if owner else []
        self._set_column(known, [*column, *([f"by {due}"] if due and read_due(due, self.on).day else [])], ours=False)
        if due and not read_due(due, self.on).day:
            self._keep(due, f"This was said of when “{said}” is due.")

    def _keep(self, text: str, why: str) -> None:
        self.doubts.add(text, why)
        self._add(LineKind.NOTE, Text(text))

    def _add(
        self,
        kind: LineKind,
        text: Text,
        *,
        level: int = 1,
        numbering: Numbering = Numbering.AUTOMATIC,
        number: str = "",
        plain: bool = False,
        action: Action | None = None,
        source: str = "",
    ) -> None:
        """Add a line. In a `plain` one, marks over all of it are the look of its kind, and are left away.

        `source` are the words it was read from, where they are more than its number and text.
        """
        raised = frozenset(raised_ordinals(text.text))
        marks = tuple(
            mark
            for mark in text.marks
            if mark not in raised and not (plain and mark.kind is not MarkKind.RAISED and text.covered(mark.kind))
        )
        level = min(level, DEEPEST_LEVEL)
        line = Line(new_line_id(), kind, text.text, level, numbering, number, False, marks, action)
        if line.is_action:
            self._actions.setdefault(_bare(line.text), len(self.lines))
        self.lines.append(line)
        self.sources.lines[line.id] = source or f"{number} {text.text}".strip()


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _without_placeholder(text: Text) -> tuple[Text, str]:
    """Return a heading without 'No items' that was set on its own line."""
    for placeholder in ("No items", "N/A.", "N/A"):
        if text.text.endswith(f" {placeholder}"):
            return text.part(0, len(text.text) - len(placeholder)), placeholder
    return text, ""
