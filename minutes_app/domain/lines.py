"""Lines: the minutes of a meeting are one ordered list of them, and everything else is a view of it."""

import secrets
from dataclasses import dataclass
from enum import StrEnum

from minutes_app.domain.actions import Action

DEEPEST_LEVEL = 9


class LineKind(StrEnum):
    """What a line is."""

    ITEM = "item"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ACTION = "action"
    DECISION = "decision"
    NOTE = "note"


class MarkKind(StrEnum):
    """What a mark does to its words."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    RAISED = "raised"
    RESTRICTED = "restricted"
    CHECK_LATER = "check later"


class Numbering(StrEnum):
    """Where an agenda item's printed number comes from."""

    AUTOMATIC = "automatic"
    TYPED = "typed"
    NONE = "none"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A mark over text[start:end], counted in Python characters (code points, not UTF-16 units).

    `reason` is why restricted words are so; other marks have none.
    """

    start: int
    end: int
    kind: MarkKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the minutes.

    The level counts from 1 and matters to items and bullets. `number` is the typed number of an item whose
    numbering is typed and empty otherwise; printed numbers are worked out by the outline. `own_series` makes
    the items directly inside this item count 1, 2, 3 by themselves. `action` is kept when a line stops being
    an action, so that turning it back loses nothing. `restricted` is why a line as a whole must not be published,
    empty where it may; that of an item holds for everything in its section.
    """

    id: str
    kind: LineKind
    text: str = ""
    level: int = 1
    numbering: Numbering = Numbering.AUTOMATIC
    number: str = ""
    own_series: bool = False
    marks: tuple[Mark, ...] = ()
    action: Action | None = None
    restricted: str = ""

    @property
    def is_item(self) -> bool:
        """Whether the line is an agenda item."""
        return self.kind is LineKind.ITEM

    @property
    def is_action(self) -> bool:
        """Whether the line is an action."""
        return self.kind is LineKind.ACTION


def new_line_id() -> str:
    """Return a random line id: 16 hexadecimal digits, unique for all practical purposes."""
    return secrets.token_hex(8)
