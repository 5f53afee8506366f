"""What a check finds: where it stands, and in one sentence what is wrong."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Kind(StrEnum):
    """What a finding is about, as a list of findings is grouped; in the order of the list."""

    FOLLOW_UP = "Actions"
    PEOPLE = "People"
    AGENDA = "Agenda and numbers"
    DATES = "Dates and times"
    WORDS = "Words"
    ABBREVIATIONS = "Abbreviations"
    CHECK_LATER = "Marked to check later"
    RESTRICTED = "Restricted"
    SPELLING = "Spelling"


class Rule(Enum):
    """The rules by name, each with its kind."""

    ACTION_WITHOUT_OWNER = ("action without owner", Kind.FOLLOW_UP)
    OWNER_NOT_HERE = ("owner not at the meeting", Kind.FOLLOW_UP)
    COMMITMENT = ("commitment without an action", Kind.FOLLOW_UP)
    PRESENT_AND_APOLOGISING = ("present and apologising", Kind.PEOPLE)
    ASKS_AND_ANSWERS = ("same role asks and answers", Kind.PEOPLE)
    NOBODY_HOLDS = ("post that nobody here holds", Kind.PEOPLE)
    NUMBER_TWICE = ("number typed twice", Kind.AGENDA)
    NUMBER_OUT_OF_ORDER = ("number out of order", Kind.AGENDA)
    NUMBER_NOT_THERE = ("cross-reference leads nowhere", Kind.AGENDA)
    EMPTY_ITEM = ("empty item", Kind.AGENDA)
    IMPOSSIBLE_DATE = ("impossible date", Kind.DATES)
    WEEKDAY = ("weekday against date", Kind.DATES)
    IMPOSSIBLE_TIME = ("impossible time", Kind.DATES)
    DOUBLED_WORD = ("doubled word", Kind.WORDS)
    PRESENT_TENSE = ("present tense among past", Kind.WORDS)
    NEVER_EXPANDED = ("abbreviation never spelt out", Kind.ABBREVIATIONS)
    EXPANDED_LATE = ("abbreviation used before it is spelt out", Kind.ABBREVIATIONS)
    EXPANDED_TWICE = ("abbreviation spelt out twice", Kind.ABBREVIATIONS)
    CHECK_LATER = ("marked to check later", Kind.CHECK_LATER)
    STANDS_OPEN = ("restricted words that stand open", Kind.RESTRICTED)
    RESTRICTED = ("restricted", Kind.RESTRICTED)
    MISSPELT = ("misspelt word", Kind.SPELLING)

    def __init__(self, title: str, kind: Kind) -> None:
        self.title = title
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at before the minutes go out.

    It stands in the text[start:end] of a line, counted in Python characters, which are `words`; or it is about the
    person `attendee`; or, with neither, about the details of the meeting. `sentence` says what is wrong.
    """

    rule: Rule
    sentence: str
    line_id: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    attendee: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells a finding from others and stays as it is while other words change."""
        # An abbreviation or a misspelt word is the same finding wherever it stands first.
        line_id = "" if self.rule.kind in (Kind.ABBREVIATIONS, Kind.SPELLING) else self.line_id
        words = self.words.casefold() if self.rule is Rule.MISSPELT else self.words
        return self.rule.name, line_id, self.attendee, words
