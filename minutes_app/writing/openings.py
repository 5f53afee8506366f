"""What the key of a person writes: at the start of a paragraph 'The PCC asked ', further on what they are called."""

from minutes_app.domain.lines import LineKind
from minutes_app.writing.expanding import OPENING_MARKS, Expansion, Vocabulary
from minutes_app.writing.speakers import Speaker

_OPENED = frozenset({LineKind.PARAGRAPH, LineKind.BULLET, LineKind.NOTE, LineKind.DECISION})
_CLOSING = tuple(" \u00a0,.;:?!)]}’”")


def opening(named: Speaker, verb: int = 0) -> str:
    """Return a person's opening with the verb of this number, counted on from the first after the last."""
    return f"{named.at_start} {named.verbs[verb % len(named.verbs)]} "


def verb_of(named: Speaker, text: str) -> int | None:
    """Return the number of the verb where a text is one of the person's openings and nothing else, or None."""
    return next((number for number in range(len(named.verbs)) if opening(named, number) == text), None)


def spoken(vocabulary: Vocabulary, named: Speaker, kind: LineKind, line: tuple[str, str], verb: int) -> Expansion:
    """Return what a person's key writes between the two parts of a line.

    At the start of a paragraph or bullet, and in place of the person's own opening, that is the opening with this
    verb; anywhere else what the person is called there, with the spaces it needs.
    """
    before, after = line
    if kind in _OPENED and (not before.strip() or verb_of(named, before) is not None):
        return Expansion(0, len(before), opening(named, verb))
    gap = " " if before and not before.endswith((" ", "\u00a0", *OPENING_MARKS)) else ""
    space = "" if after.startswith(_CLOSING) else " "
    return Expansion(len(before), len(before), f"{gap}{vocabulary.called(named, before + gap, kind)}{space}")
