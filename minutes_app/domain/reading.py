"""Reading an action's words: who is to act, by when, and at which meeting the matter comes back.

'CC and DCC to share the plan by 31 August' has two owners and a due date. 'Confidence to be brought back to the
November meeting' is a bring-back. All positions count Python characters of the text as it was given.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutes_app.domain import calendar_days
from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.dates import (
    MONTH_WORD,
    ReadDate,
    date_at,
    end_of_month,
    meeting_month,
    month_number,
    plain_date,
    read_date,
    read_year,
)
from minutes_app.domain.text import latin

# Acting and temporary posts (T/CC, A/ACC) are one owner each, so a slash behind these belongs to the post.
_NAME = r"\b(?:(?:[TA]|Temp|Acting)/|(?:Temp|Acting)\s+)?(?!(?:and|the)\b)(?P<short>[^\W_]{2,6})(?![\w'’])"
_ONE = _NAME.replace("?P<short>", "?:")
_BETWEEN = r"(?:\s*(?:,(?:\s*and\b)?|&|/|\+)\s*|\s+and\s+)"
# What the passive says is done to a thing: 'SOC to be brought back' names no one who does it. The space after
# 'be' is waited for, so that the owner does not come and go while 'CC to begin' is typed.
_ACTS = r"(?:\s+(?:to|will)\s(?!\s*be\s)|\s*[:–—](?!\s*to\s+be\s)\s?|\s+-\s(?!\s*to\s+be\s))"
_OWNERS = re.compile(
    rf"\s*(?:[Tt]he\s+)?(?P<names>{_ONE}(?:{_BETWEEN}(?:the\s+)?{_ONE})*){_ACTS}",
)
_OWNER = re.compile(_NAME)
_LONGEST_OWNERS = 160
_NO_OWNERS = frozenset({"AOB", "ASAP", "COB", "EOD", "FYI", "NA", "NB", "OK", "PS", "RE", "TBA", "TBC"})

_YEAR = r"(?:\s+(?P<year>[0-9]{4})\b)?"
_KIND_OF_MEETING = r"(?:(?!(?:the|a|our|next|and)\b)[\w&/]+\s+){0,4}?(?:meeting|board)\b"
_MEETING = re.compile(
    rf"\b(?:to|at|for|by|before|until|in)\s+(?:(?:the|our|an?)\s+)?"
    rf"(?:(?P<month>{MONTH_WORD})\.?(?:['’]s)?{_YEAR}|next|following|coming|future|later|subsequent)"
    rf"\s+{_KIND_OF_MEETING}",
    re.IGNORECASE,
)
_MEETING_OF_MONTH = re.compile(
    rf"\b(?:to|at|for|by|before)\s+the\s+meeting\s+(?:in|of)\s+(?P<month>{MONTH_WORD}){_YEAR}", re.IGNORECASE
)
_IN_MONTH = re.compile(rf"\b(?:in|to|at|for|until)\s+(?P<month>{MONTH_WORD}){_YEAR}", re.IGNORECASE)
_BROUGHT_BACK = re.compile(r"\bbe\s+(?:brought|taken)\s+back\b(?!\s+into\b)", re.IGNORECASE)
_COMES_BACK = re.compile(
    r"\bbe\s+(?:brought|returned|taken|reviewed|discussed|considered|reconsidered|revisited|re-?examined|scrutinised"
    r"|looked\s+at|on\s+the\s+agenda|an\s+(?:agenda\s+)?item)\b"
    r"|\b(?:bring|take)(?:\s+\S+){0,12}?\s+back\b|\b(?:return|come\s+back)\b",
    re.IGNORECASE,
)

_DUE = re.compile(
    r"\b(?:(?:by|due(?:\s+(?:by|on))?|no(?:t)?\s+later\s+than|on\s+or\s+before|(?P<before>before))\s+"
    r"|(?=cob\s|eod\s|close\s+of\s+(?:business|play)\s|within\s|in\s+\S+\s+(?:working\s+)?\w+['’]?\s+time\b))",
    re.IGNORECASE,
)
_DUE_MONTH = re.compile(rf"(?P<month>{MONTH_WORD})\.?{_YEAR}(?![\w/'’-])(?!\s+{_KIND_OF_MEETING})", re.IGNORECASE)
_AT_THE_END = re.compile(r"(?:the\s+)?end\b", re.IGNORECASE)


def read_action(text: str, on: date | None) -> Action:
    """Return what an action's text says, at a meeting on `on`: kind, owners, due date and target meeting.

    A month alone ('by September') is due on its last day; 'before 1 October' means 30 September. Words that bring
    a matter back ('to be brought back', 'bring back … to the May meeting') make a bring-back, even with an owner;
    anything else with a target meeting ('CC to bring a paper to the September meeting') stays a task.
    """
    meeting = _target_meeting(text)
    due = _due(text, on)
    return Action(
        kind=ActionKind.BRING_BACK if _brings_back(text, meeting) else ActionKind.TASK,
        owners=_owners(text),
        due=due.read.day if due else None,
        due_meeting=_month_of(meeting, on),
    )


def _target_meeting(text: str) -> re.Match[str] | None:
    # The plain look first: this runs at every key, and most actions speak of no meeting.
    words = text.lower()
    if "meeting" in words or "board" in words:
        found = _MEETING.search(text) or _MEETING_OF_MONTH.search(text)
        if found:
            return found
    return _IN_MONTH.search(text) if "back" in words and _BROUGHT_BACK.search(text) else None


def _brings_back(text: str, meeting: re.Match[str] | None) -> bool:
    if meeting is not None and _COMES_BACK.search(text):
        return True
    return "back" in text.lower() and _BROUGHT_BACK.search(text) is not None


def _month_of(meeting: re.Match[str] | None, on: date | None) -> str:
    if meeting is None or not meeting["month"]:
        return ""
    return meeting_month(month_number(meeting["month"]), read_year(meeting["year"]), on)


def task_words(text: str) -> str:
    """Return what is to be done, without the owner words and with a capital: 'Share the plan by 31 August'."""
    match = _owner_words(text)
    task = text[match.end() :].strip() if match else text.strip()
    return task[:1].upper() + task[1:]


def _owners(text: str) -> tuple[str, ...]:
    match = _owner_words(text)
    return tuple(dict.fromkeys(name[0] for name in _OWNER.finditer(match["names"]))) if match else ()


def _owner_words(text: str) -> re.Match[str] | None:
    match = _OWNERS.match(latin(text[:_LONGEST_OWNERS]))
    if match is None or not all(_is_owner(m["short"]) for m in _OWNER.finditer(match["names"])):
        return None
    return match


def _is_owner(word: str) -> bool:
    """Return whether a word is a short form: a post (CC), initials (NN, JS2), or All."""
    if word.lower() == "all":
        return True
    return sum(map(str.isupper, word)) >= 2 and word.upper() not in _NO_OWNERS


def with_owner(text: str, owners: Sequence[str]) -> str | None:
    """Return the text with other owners in its owner words: 'CC to check' for DCC becomes 'DCC to check'.

    None where the words name no owner, or where they could not say these owners.
    """
    match = _owner_words(text)
    if match is None or not owners:
        return None
    start, end = match.span("names")
    changed = text[:start] + _joined(owners) + text[end:]
    return changed if _owners(changed) == tuple(map(latin, dict.fromkeys(owners))) else None


def _joined(owners: Sequence[str]) -> str:
    *others, last = dict.fromkeys(owners)
    return f"{', '.join(others)} and {last}" if others else last


@dataclass(frozen=True, slots=True)
class _Due:
    start: int
    end: int
    read: ReadDate


def due_span(text: str) -> tuple[int, int] | None:
    """Return where the due words stand, such as 'by 31 August', or None; an impossible day has words all the same."""
    due = _due(text, None)
    return (due.start, due.end) if due else None


def read_due(text: str, on: date | None) -> ReadDate:
    """Return the day of a due field, with or without 'by' in it: '31 August', 'by September', 'end of the month'."""
    words = text.strip()
    due = _due(words, on) or _due(f"by {words}", on)
    return due.read if due else read_date(words, on)


def with_due(text: str, due: date) -> str | None:
    """Return the text with 'by 31 August 2022' in place of its due words, or None where there are none."""
    span = due_span(text)
    if span is None:
        return None
    start, end = span
    by = "by" if text[:start].strip() else "By"
    return f"{text[:start]}{by} {plain_date(due)}{text[end:]}"


def _due(text: str, on: date | None) -> _Due | None:
    for lead in _DUE.finditer(text):
        found = _due_at(text, lead, on)
        if found is not None:
            return found
    return None


def _due_at(text: str, lead: re.Match[str], on: date | None) -> _Due | None:
    before = lead["before"] is not None
    if month := _DUE_MONTH.match(text, lead.end()):
        return _Due(lead.start(), _end(text, month.end()), ReadDate(_month_due(month, before, on)))
    found = date_at(text, lead.end(), on)
    if found is None:
        return None
    counts_that_day = not before or _AT_THE_END.match(text, lead.end())
    return _Due(lead.start(), _end(text, found.end), found.read if counts_that_day else _day_before(found.read))


def _day_before(read: ReadDate) -> ReadDate:
    return ReadDate(calendar_days.days_later(read.day, -1), read.problem) if read.day else read


def _end(text: str, end: int) -> int:
    """Leave a full stop out: it may be the sentence's."""
    return end - 1 if text[end - 1] == "." else end


def _month_due(words: re.Match[str], before: bool, on: date | None) -> date | None:
    month, year = month_number(words["month"]), read_year(words["year"])
    if not before:
        return end_of_month(month, year, on)
    first = calendar_days.made(year, month, 1) if year is not None else on and calendar_days.next_of_year(on, month, 1)
    return calendar_days.days_later(first, -1) if first else None
