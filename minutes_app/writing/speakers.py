"""The people at a meeting as the minutes speak of them: 'the CC', 'NN', and how they open a paragraph."""

import re
from dataclasses import dataclass

from minutes_app.domain.meeting import Attendee
from minutes_app.domain.people import folded

# In the order in which the minutes of 2019 and 2022 use them: whoever holds to account asks, whoever is held answers.
ASKING = (
    "asked",
    "commented that",
    "queried",
    "noted",
    "said that",
    "welcomed",
    "sought assurance that",
    "was disappointed that",
    "was pleased that",
    "acknowledged",
)
ANSWERING = (
    "confirmed",
    "responded that",
    "replied that",
    "believed",
    "noted that",
    "provided",
    "reiterated",
    "was asked",
    "stated that",
    "felt that",
    "agreed",
    "acknowledged that",
)

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset({"and", "of", "for", "the", "to", "in"})
_ASKS = re.compile(r"\bcrime commissioner\b(?!['’])", re.IGNORECASE)
_COMMISSIONER = re.compile(r"D?P(?:F|FR)?CC")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of the people: what they are called, whether with 'the', and whether they ask or answer."""

    name: str
    with_article: bool
    asks: bool

    @property
    def at_start(self) -> str:
        """What a sentence begins with: 'The CC', 'NN'."""
        return f"The {self.name}" if self.with_article else self.name

    @property
    def inside(self) -> str:
        """What stands inside a sentence: 'the CC', 'NN'."""
        return f"the {self.name}" if self.with_article else self.name

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs of openings, the commonest first."""
        return ASKING if self.asks else ANSWERING


def speaker(attendee: Attendee) -> Speaker:
    """Return how the minutes speak of a person; one without a short form is called by name."""
    short = attendee.short_form.strip()
    asks = bool(_COMMISSIONER.fullmatch(folded(short)) or _ASKS.search(attendee.capacity))
    return Speaker(short or attendee.name, bool(short) and not _are_initials(attendee), asks)


def _are_initials(attendee: Attendee) -> bool:
    """Whether a short form is a person's initials (NN, JS2) and not a post (CC): then it takes no 'the'.

    A short form that the capacity spells is a post, even where the person has the same initials.
    """
    letters = "".join(_WORD.findall(folded(attendee.short_form)))
    if letters == _initials(attendee.capacity):
        return False
    of_name = _initials(attendee.name)
    shortened = len(letters) == 2 and letters[-1:] == of_name[-1:]  # Lizzie Smith (ES)
    return bool(letters) and (letters == of_name or shortened or letters == of_name[:1] + of_name[-1:])


def _initials(words: str) -> str:
    return "".join(word[0] for word in _WORD.findall(words) if word.lower() not in _SMALL).upper()
