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

# 'Agreed to the plan' takes a thing, and 'agreed to note the report' is done with the saying.
_TO_DO = (
    r"to\s+(?!the\b|an?\b|this\b|that\b|these\b|those\b|its?\b|all\b|some\b|no\b|be\b|have\b|having\b|[0-9]"
    r"|(?:note|approve|accept|adopt|receive|endorse|ratify|defer|amend|proceed|support|appoint|elect|delegate|close)\b)"
    r"(?=[a-z])"
)
_STATE = "".join(f"(?<!{word} )" for word in ("is", "are", "was", "were", "be", "been", "remains", "remained", "fully"))
_PERSON = r"(?:\b[A-Z]{2,}|\b(?:[Hh]e|[Ss]he|[Tt]hey))\s+"
_WOULD = r"\b(?:will|would)\s+(?:also\s+|now\s+|then\s+)?"
_STANDING = (
    r"(?!\s+(?:annually|regularly|weekly|monthly|quarterly|yearly|routinely|periodically|at\s+each|every|each)\b)"
)
_PROMISED = "|".join(
    (
        rf"{_STATE}\bcommitted\s+{_TO_DO}",
        rf"(?<!be )(?<!is )(?<!was )\bagreed\s+{_TO_DO}",
        rf"\b(?:undertook|promised|offered|volunteered|pledged)\s+{_TO_DO}",
        rf"{_WOULD}(?:share|send|circulate|forward|e-?mail|report\s+back|bring\s+back|come\s+back|write\s+to|look\s+into"
        r"|take\s+(?:this|it|that)\s+away|follow\s+(?:this\s+|it\s+|that\s+)?up|arrange|liaise|investigate|find\s+out"
        r"|feed\s+back)\b",
        rf"{_PERSON}{_WOULD}provide\s+(?:an?|further|the)\b",
        r"\b(?:will|would)\s+be\s+(?:reviewed|circulated|brought\s+back|reported\s+back|followed\s+up|updated"
        rf"|shared\s+with)\b{_STANDING}",
    )
)
_PROMISE = re.compile(_PROMISED)
_TOGETHER = re.compile(r"(?<=[A-Z][A-Z] )(?:will|would)\s+continue\s+to\s+[a-z]+")
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
    # Posts promise to continue; 'the increase will continue to …' does not.
    found = _PROMISE.search(text, start, end) or _TOGETHER.search(text, start, end)
    if found is None or _ASKED.search(text, start, found.start()) or _QUOTED.search(text[start : found.start()]):
        return ""
    return " ".join(found[0].split())


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
