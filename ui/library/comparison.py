"""A version of a meeting to be read, and two of them line by line, as HTML for a page one only reads."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from minutes_app.domain.action_changes import due_in_words
from minutes_app.domain.actions import Action
from minutes_app.domain.compare import Difference, LineDifference
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Meeting
from minutes_app.domain.outline import printed_numbers
from ui.theme import Theme

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_SAID = {
    Difference.ADDED: ("added", "good", "good_band"),
    Difference.REMOVED: ("removed", "bad", "bad_band"),
    Difference.CHANGED: ("changed", "warn", "warn_band"),
    Difference.MOVED: ("moved", "muted", "panel"),
}


def reading(meeting: Meeting, theme: Theme) -> str:
    """Return the minutes of a meeting to be read."""
    numbers = printed_numbers(meeting.lines)
    return "".join(_paragraph(_shown(line, numbers), line, theme) for line in meeting.lines)


def comparison(old: Meeting, new: Meeting, differences: Sequence[LineDifference], theme: Theme) -> str:
    """Return the lines of both, each that differs with a word before it that says how, and its changed words marked."""
    before, after = printed_numbers(old.lines), printed_numbers(new.lines)
    return "".join(_compared(difference, before, after, theme) for difference in differences)


def difference_words(differences: Sequence[LineDifference]) -> str:
    """Return '2 lines changed · 1 added', or that nothing differs."""
    counts = [(sum(each.kind is kind for each in differences), said[0]) for kind, said in _SAID.items()]
    parts = [f"{count} {'line' if count == 1 else 'lines'} {said}" for count, said in counts if count]
    return " · ".join(parts) or "No line differs."


def _compared(difference: LineDifference, before: dict[str, str], after: dict[str, str], theme: Theme) -> str:
    old, new = difference.old, difference.new
    line = new or old
    if line is None:
        return ""
    if difference.kind is Difference.SAME:
        return _paragraph(_shown(line, after), line, theme)
    said, ink, band = _SAID[difference.kind]
    label = f'<b style="color:{getattr(theme, ink)}">{said}</b>&nbsp; '
    if difference.kind is Difference.CHANGED and old and new:
        return _paragraph(label + _changed(_plain(old, before), _plain(new, after), theme), line, theme, band)
    words = _shown(line, after if new else before)
    return _paragraph(label + (words if new else f"<s>{words}</s>"), line, theme, band)


def _changed(old: str, new: str, theme: Theme) -> str:
    return "".join(_pieces(_WORDS.findall(old), _WORDS.findall(new), theme))


def _pieces(old: Sequence[str], new: Sequence[str], theme: Theme) -> Iterator[str]:
    """Give what both have, what went struck through, and what came underlined, with a space between the two."""
    for differs, gone, come in _passages(old, new):
        if not differs:
            yield escape(come)
            continue
        if gone:
            yield f'<s style="color:{theme.bad}">{escape(gone)}</s>'
        if gone and come and not (gone[-1].isspace() or come[0].isspace()):
            yield " "
        if come:
            yield f'<u style="color:{theme.good}">{escape(come)}</u>'


def _passages(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Give whether a passage differs, what it was and what it is; words replaced one after the other are one."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    kinds = [code[0] for code in codes]
    is_gap = [kind == "equal" and "".join(old[a:b]).isspace() for kind, a, b, _, _ in codes]
    between = [kinds[i - 1 : i] == kinds[i + 1 : i + 2] == ["replace"] for i in range(len(codes))]
    differs = [kind != "equal" or (is_gap[i] and between[i]) for i, kind in enumerate(kinds)]
    for is_other, run in groupby(range(len(codes)), differs.__getitem__):
        places = list(run)
        first, last = codes[places[0]], codes[places[-1]]
        yield is_other, "".join(old[first[1] : last[2]]), "".join(new[first[3] : last[4]])


def _shown(line: Line, numbers: dict[str, str]) -> str:
    words = escape(_plain(line, numbers))
    return f"<b>{words}</b>" if line.kind in (LineKind.ITEM, LineKind.SUBHEADING) else words


def _plain(line: Line, numbers: dict[str, str]) -> str:
    if line.is_item:
        return f"{numbers.get(line.id, '')}  {line.text}".strip()
    if line.is_action:
        return f"Action: {line.text}{_follows(line.action)}" if line.action else f"Action: {line.text}"
    return f"• {line.text}" if line.kind is LineKind.BULLET else line.text


def _follows(action: Action) -> str:
    """Return '  [CC, DCC; due 31 August 2022]', or nothing where nobody has it and it is not due."""
    due = due_in_words(action)
    told = "; ".join(part for part in (", ".join(action.owners), due and f"due {due}") if part)
    return f"  [{told}]" if told else ""


def _paragraph(words: str, line: Line, theme: Theme, band: str = "") -> str:
    ground = f";background-color:{getattr(theme, band)}" if band else ""
    left = 0 if line.is_item else 24
    return f'<p style="color:{theme.text};margin:5px 8px 5px {left}px{ground}">{words}</p>'
