"""Actions without an owner or with one who is not here, and promises that no action keeps."""

import re
from collections.abc import Iterator, Sequence

from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import TOLD, Subject, at, on, sentences
from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import Attendee
from minutes_app.domain.outline import item_at, own_text_end
from minutes_app.domain.owners import not_here
from minutes_app.domain.text import latin

_NOT_A_THING = r"(?!the\b|an?\b|this\b|that\b|these\b|those\b|its?\b|all\b|some\b|no\b|be\b|have\b|having\b|[0-9])"
_PROMISED = "|".join(
    (
        r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )(?<!remains )(?<!remained )(?<!fully )committed\s+to\s+"
        + _NOT_A_THING,
        rf"(?<!be )(?<!is )(?<!was )(?:had\s+|have\s+|has\s+)?agreed\s+to\s+{_NOT_A_THING}(?=[a-z]+)",
        rf"(?:undertook|promised|offered|volunteered|pledged)\s+to\s+{_NOT_A_THING}(?=[a-z]+)",
        r"(?:will|would)\s+(?:also\s+|now\s+|then\s+)?(?:share|send|circulate|forward|e-?mail|report\s+back|bring\s+back"
        r"|come\s+back|write\s+to|look\s+into|take\s+(?:this|it|that)\s+away|follow\s+(?:this\s+|it\s+|that\s+)?up\b"
        r"|arrange|liaise|investigate|find\s+out|feed\s+back|provide\s+(?:an?|further|the)\b)",
        r"(?:will|would)\s+be\s+(?:reviewed|circulated|brought\s+back|reported\s+back|followed\s+up|updated|shared\s+with)",
    )
)
_PROMISE = re.compile(rf"\b(?:{_PROMISED})", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:will|would)\s+continue\s+to\s+[a-z]+", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|quer(?:y|ies|ied)|question(?:s|ed)|enquired|wondered|whether|if|how|when|what|request\w*)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\b(?:I|we)\s+$", re.IGNORECASE)  # minutes do not say so of themselves
_HINTS = ("to ", "will", "would")
_WEIGHTY = re.compile(r"[^\W\d_]{5,}")
_ALIKE = 2  # weighty words that an action has in common with a promise


def check(subject: Subject) -> Iterator[Finding]:
    """Give actions that nobody here is to do, and sentences that promise something without an action."""
    lines, people = subject.meeting.lines, subject.meeting.attendees
    for index, line in enumerate(lines):
        if line.is_action and line.action:
            yield from _owners(line, people)
        elif line.kind in TOLD:
            yield from _promises(lines, index)


def _owners(line: Line, people: Sequence[Attendee]) -> Iterator[Finding]:
    action = line.action
    if action is None:
        return
    if action.lacks_owner and action.status.is_open:
        yield on(Rule.ACTION_WITHOUT_OWNER, line, "This action does not say who is to do it.")
    for owner in not_here(action.owners, people):
        place = re.search(rf"(?<!\w){re.escape(latin(owner))}(?!\w)", latin(line.text))
        start, end = place.span() if place else (0, len(line.text))
        yield at(Rule.OWNER_NOT_HERE, line, start, end, f"“{owner}” is to act, and is nobody at this meeting.")


def _promises(lines: Sequence[Line], index: int) -> Iterator[Finding]:
    line = lines[index]
    if not any(hint in line.text for hint in _HINTS):
        return
    for start, end in sentences(line.text):
        found = _promise(line.text, start, end)
        if found and not _is_kept(lines, index, line.text[start:end]):
            last = start + len(line.text[start:end].rstrip())
            words = f"“{found}” promises something, and no action here says who does it. Alt+Enter makes one."
            yield at(Rule.COMMITMENT, line, start, last, words)


def _promise(text: str, start: int, end: int) -> str:
    """Return the words of a sentence that promise, empty where none do or it only asks."""
    found = _PROMISE.search(text, start, end) or _joint(text, start, end)
    if found is None or _ASKED.search(text, start, found.start()) or _QUOTED.search(text[start : found.start()]):
        return ""
    return " ".join(found[0].split())


def _joint(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find 'The PCC and CC will continue to work …': posts promise; 'the increase will continue to …' does not."""
    found = _TOGETHER.search(text, start, end)
    return found if found and re.search(r"\b[A-Z]{2,}\s+$", text[start : found.start()]) else None


def _is_kept(lines: Sequence[Line], index: int, sentence: str) -> bool:
    """Return whether an action stands right behind the line, or one of its item has words of the sentence."""
    after = index + 1
    if after < len(lines) and lines[after].is_action:
        return True
    item = item_at(lines, index)
    first, end = (item + 1, own_text_end(lines, item)) if item is not None else (0, len(lines))
    said = _weighty(sentence)
    return any(line.is_action and len(said & _weighty(line.text)) >= _ALIKE for line in lines[first:end])


def _weighty(text: str) -> set[str]:
    return {word.lower() for word in _WEIGHTY.findall(text)}
