"""What words at the start of a paragraph say: labels, numbers, bullets, owners."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Attendee
from minutes_app.domain.owners import not_here, read_owners
from minutes_app.domain.people import folded
from minutes_app.domain.text import latin

LONGEST_HEADING = 160
LONGEST_TEXT = 20_000
LONGEST_NUMBER = 20
_ACTION = re.compile(
    r"(?:agreed\s+)?actions?(?P<arising>\s+arising)?\s*(?:\((?P<owners>[^()]{1,200})\))?\s*(?::|\s[–-]\s)\s*"
    r"|(?P<alone>actions?(?:\s+arising)?)\s*$",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(?<=[.!?:;”’\"')])\s+(?=(?:Actions?(?: arising)?|ACTIONS?)\s*(?:\([^()]{1,200}\))?:\s*\S)")
_DECISION = re.compile(r"(?:decisions?|decided)\s*:\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}\.?|[0-9]{1,2}\.)(?=\s|[^\W\d])\s*")
_BARE = re.compile(r"(?P<number>[0-9]{1,2})(?:\t\s*|\s+(?=[A-Z]))")
_TAB_NUMBER = re.compile(r"(?P<number>[^\t]{1,500})\t")
_BULLET = re.compile(r"(?:[•●▪◦·‣o*]|[-–—])\s+")
_LEAD_OWNERS = re.compile(r"\((?P<owners>[^()]{1,200})\)\s+")
_DUE = re.compile(r"(?:by|for the|bring back)\b", re.IGNORECASE)
_ALL_NOUGHTS = re.compile(r"[0OoОо]{2}")
_READ_IN = re.compile(r"(?:The\s+)?(?P<who>[A-Z]{2,5})\s+to\s+(?P=who)\s+")
HEADER_WORDS = frozenset(
    (
        *("", "no", "no.", "number", "item", "items", "agenda item", "ref", "ref.", "minute", "minutes", "discussion"),
        *("action", "actions", "owner", "owners", "lead", "by whom", "who", "action by", "action owner"),
        *("action/owner", "actions/owner", "decision", "due", "status"),
    )
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in front of a paragraph: what it makes of it, where its words end, and the owners in its brackets."""

    kind: LineKind
    end: int
    owners: str = ""
    many: bool = False


def label_of(text: str) -> Label | None:
    """Return the label that a paragraph begins with, or None."""
    if match := _ACTION.match(text):
        words = match[0].lower()
        return Label(LineKind.ACTION, match.end(), match["owners"] or "", words.startswith("actions"))
    if match := _DECISION.match(text):
        return Label(LineKind.DECISION, match.end())
    return None


def run_in(text: str) -> int | None:
    """Return where 'Action:' stands in the middle of a paragraph, or None."""
    match = _RUN_IN.search(text) if len(text) < LONGEST_TEXT else None
    return match.end() if match else None


def number_at_start(text: str, bare: bool = False) -> tuple[str, int]:
    """Return a typed number and where it ends: '2.1 ', '3. ', and with `bare` also '3 AOB'; empty for none."""
    match = _NUMBER.match(text) or (_BARE.match(text) if bare else None)
    return (match["number"], match.end()) if match and match.end() < len(text) else ("", 0)


def is_number(printed: str) -> bool:
    """Return whether a printed number is digits and full stops, as '2.4.'; '²' is a digit, but counts nothing."""
    return printed.replace(".", "").isdecimal() and len(printed) <= LONGEST_NUMBER


def number_before_tab(text: str) -> tuple[str, int]:
    """Return what stands before the first tab of one of our own headings."""
    match = _TAB_NUMBER.match(text)
    return (match["number"].strip(), match.end()) if match else ("", 0)


def bullet_end(text: str) -> int:
    """Return where a typed bullet ends, 0 for none."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def lead_owners(text: str) -> tuple[str, int]:
    """Return owners in brackets before an action, as '(DCC) to check', and where they end."""
    match = _LEAD_OWNERS.match(text)
    return (match["owners"], match.end()) if match else ("", 0)


def is_due(text: str) -> bool:
    """Return whether a line of the Action column says when instead of who."""
    return _DUE.match(text) is not None


def owners_read_in(text: str) -> str:
    """Return the owner that stands twice, as where the column was read into the line: 'CC to CC share'."""
    match = _READ_IN.match(latin(text))
    return match["who"] if match else ""


def column_owners(text: str, attendees: Sequence[Attendee]) -> tuple[tuple[str, ...], str]:
    """Return the owners of a foreign column, and what is odd about them in words."""
    plain = latin(text).strip()
    known = {folded(each.short_form) for each in attendees if each.short_form}
    if _ALL_NOUGHTS.fullmatch(text.strip()) and "CC" in known:
        return ("CC",), "These signs in the Action column were taken as CC."
    owners = read_owners(plain, attendees)
    if plain != text.strip():
        return owners, f"Letters that are not Latin were taken as {', '.join(owners)}."
    strangers = not_here(owners, attendees)
    return owners, f"{', '.join(strangers)} is nobody in the attendance list." if strangers else ""


def is_header_word(text: str) -> bool:
    """Return whether a cell says just what the head of a column says."""
    return text.strip().rstrip(":").lower() in HEADER_WORDS


def is_like_heading(text: str) -> bool:
    """Return whether words are short and end without a full stop, as headings do."""
    return 0 < len(text) <= LONGEST_HEADING and not text.rstrip().endswith((".", ";", ",", "!"))
