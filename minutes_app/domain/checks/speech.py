"""Who is said to ask, to answer and to say: the same role twice, posts that nobody here holds, the wrong tense."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from minutes_app.domain.checks.abbreviations import given
from minutes_app.domain.checks.finding import Finding, Rule
from minutes_app.domain.checks.subject import ABBREVIATION, TOLD, Subject, at, sentences
from minutes_app.domain.lines import Line
from minutes_app.domain.meeting import Attendance, Attendee
from minutes_app.domain.text import folded

_ASKED = "asked|queried|questioned|enquired|inquired"
_ANSWERED = "responded|replied|answered"
SAID = (
    rf"{_ASKED}|{_ANSWERED}|sought|requested|confirmed|commented|noted|stated|said|added|believed|felt|reiterated"
    "|acknowledged|welcomed|agreed|thanked|explained|advised|reported|suggested|clarified|outlined|highlighted"
    "|raised|emphasised|expressed|committed|observed|recognised|replies|responds|asks|confirms"
)
_SAYS = (
    "asks|queries|questions|enquires|replies|responds|answers|confirms|comments|notes|states|says|adds|reiterates"
    "|acknowledges|agrees|thanks|explains|advises|suggests|clarifies|outlines|highlights|emphasises"
)
_POST = rf"(?:{ABBREVIATION})"
_NAMED = rf"\b[Tt]he\s+{_POST}(?:(?:\s*,\s*|\s+and\s+|,\s+and\s+)(?:the\s+)?{_POST})*"
_HOW = r"(?:\s+(?:also|then|again|further|firstly|finally|both|all))?"
_SPEAKS = re.compile(rf"(?P<who>{_NAMED}){_HOW}\s+(?P<verb>{SAID})\b")
_EACH = re.compile(_POST)
_ROLE = rf"(?:{_POST}|[A-Z][a-z]+(?:\s+(?:and\s+)?[A-Z][a-z]+){{0,4}})"  # the PCC, the Chief Constable, the Chair
_OPENS = re.compile(rf"[\"“'‘(]?The\s+(?P<who>{_ROLE}){_HOW}\s+(?P<verb>[a-z]+)\b")
_ASKS_ITSELF = re.compile(
    rf"\b[Tt]he\s+(?P<who>{_ROLE}){_HOW}\s+(?:{_ASKED})\s+(?:(?:if|whether|how|what|when|why|where|which)\s+)?"
    rf"[Tt]he\s+(?P<asked>(?P=who))\b(?!['’/&-])(?!\s+(?:and|or)\b)"
)
_ASKS = re.compile(rf"\b(?:{_ASKED})\b")
_ASKS_WHOM = re.compile(rf"\b(?:{_ASKED})\s+the\s+(?P<asked>{_ROLE})\b(?!['’])")
_OTHER_ASKS = re.compile(rf"{_ROLE}\s+(?:had\s+)?(?:{_ASKED})\b")
_IN_PRESENT = rf"{_HOW}\s+(?P<verb>{_SAYS})\b(?!\s+(?:were|was|are|is|have|has|had|will)\b)"
_OPENING = "\"“'‘( "
_AND = re.compile(r"(?:[,;]|\b(?:and|but|while|then)\b)\s*(?=[Tt]he\b)")
_FEW = (1, 2)  # posts that may be meant: more are no help
_LIKELY_PAST = 2  # times as many verbs in the past


def check(subject: Subject) -> Iterator[Finding]:
    """Give roles that answer themselves, posts that speak though nobody here holds them, and present among past."""
    yield from _speakers(subject)
    yield from _answers(subject)
    yield from _present(subject)


# Posts that speak


def _speakers(subject: Subject) -> Iterator[Finding]:
    holders = subject.holders()
    if not holders:
        return
    explained = given(subject)
    for line in subject.told:
        for found in _SPEAKS.finditer(line.text):
            for post in _EACH.finditer(line.text, *found.span("who")):
                words = _who_speaks(post[0], found["verb"], subject, holders, explained)
                if words:
                    yield at(words[0], line, *post.span(), words[1])


def _who_speaks(
    post: str, verb: str, subject: Subject, holders: Mapping[str, Attendee], explained: frozenset[str]
) -> tuple[Rule, str] | None:
    holder = holders.get(folded(post))
    if holder and holder.attendance in (Attendance.APOLOGIES, Attendance.ABSENT):
        state = "sent apologies" if holder.attendance is Attendance.APOLOGIES else "was absent"
        words = f"“The {post} {verb}”, but the attendance says that {holder.name} {state}."
        return Rule.PRESENT_AND_APOLOGISING, words
    if holder or post in explained:
        return None
    alike = [who.short_form for short, who in holders.items() if _one_letter_off(folded(post), short)]
    is_post = post in subject.known.posts
    if not is_post and (not alike or post in subject.known.abbreviations):
        return None  # an organisation may speak too
    meant = f" Is the {' or the '.join(alike)} meant?" if len(alike) in _FEW else ""
    return Rule.NOBODY_HOLDS, f"“The {post} {verb}”, but nobody at this meeting is {post}.{meant}"


def _one_letter_off(one: str, other: str) -> bool:
    """Return whether a letter more, less or another makes one of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    same = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    return short[same:] == long[same + 1 :] or (len(short) == len(long) and short[same + 1 :] == long[same + 1 :])


# Asking and answering


@dataclass(frozen=True, slots=True)
class _Question:
    who: str
    asked: str


def _answers(subject: Subject) -> Iterator[Finding]:
    question: _Question | None = None
    for line in subject.meeting.lines:
        if line.kind not in TOLD:
            question = None
            continue
        for found in _ASKS_ITSELF.finditer(line.text):
            words = f"The {found['who']} asks, and the {found['asked']} is asked: one of them is somebody else."
            yield at(Rule.ASKS_AND_ANSWERS, line, *found.span(), words)
        for start, end in sentences(line.text):
            opens = _OPENS.match(line.text, start, end)
            if question and opens and opens["who"] == question.who and re.fullmatch(_ANSWERED, opens["verb"]):
                yield at(Rule.ASKS_AND_ANSWERS, line, *opens.span(), _answers_itself(question))
            question = _asked_in(line, opens, start, end)


def _answers_itself(question: _Question) -> str:
    meant = f" Was it the {question.asked} that answered?" if question.asked else ""
    return f"The {question.who} asked just before this, and now the {question.who} answers.{meant}"


def _asked_in(line: Line, opens: re.Match[str] | None, start: int, end: int) -> _Question | None:
    """Return the question that a sentence asks, None where it is not plain that its subject asks."""
    if opens is None:
        return None
    rest = line.text[opens.start("verb") : end]
    if not _ASKS.search(rest) or _OTHER_ASKS.search(rest) or re.search(r"\b(?:was|were) told\b", rest):
        return None
    whom = _ASKS_WHOM.search(rest)
    asked = whom["asked"] if whom and whom["asked"] != opens["who"] else ""
    return _Question(opens["who"], asked)


# Tense


def _present(subject: Subject) -> Iterator[Finding]:
    past = 0
    # A plan or an act may say something in the present: of words in full, those of somebody's capacity alone count.
    capacities = "".join(rf"|\b[Tt]he\s+{re.escape(who.capacity)}" for who in subject.meeting.attendees if who.capacity)
    present = re.compile(rf"(?:{_NAMED}{capacities}){_IN_PRESENT}")
    found: list[tuple[Line, re.Match[str]]] = []
    for line in subject.told:
        past += sum(match["verb"].endswith(("ed", "id", "lt", "ght")) for match in _SPEAKS.finditer(line.text))
        matches = list(present.finditer(line.text))
        clauses = frozenset(_clauses(line.text)) if matches else frozenset()
        found += [(line, match) for match in matches if match.start() in clauses]
    if past >= _LIKELY_PAST * len(found):
        for line, match in found:
            words = f"“{match['verb']}” is in the present tense, while these minutes tell what was said in the past."
            yield at(Rule.PRESENT_TENSE, line, *match.span(), words)


def _clauses(text: str) -> Iterator[int]:
    """Give where something is said first: a sentence begins, or it goes on with 'and'; behind 'that' it is a fact."""
    for start, end in sentences(text):
        yield end - len(text[start:end].lstrip(_OPENING))
    for found in _AND.finditer(text):
        yield found.end()
