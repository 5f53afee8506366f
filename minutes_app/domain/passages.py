"""People who come after the start of a meeting or go before its end."""

from collections.abc import Iterator

from minutes_app.domain.meeting import Attendee, Passage
from minutes_app.domain.text import folded


def passages_in_words(attendee: Attendee) -> str:
    """Return 'joined at 2.2 · left after 2.3', what is known of it; empty for one who was there all the time."""
    return " · ".join(_parts(attendee))


def _parts(attendee: Attendee) -> Iterator[str]:
    if attendee.arrived:
        yield f"joined at {_where(attendee.arrived)}"
    if attendee.left:
        yield f"left after {attendee.left.item}" if attendee.left.item else f"left at {_where(attendee.left)}"


def _where(passage: Passage) -> str:
    return passage.item or (f"{passage.at:%H:%M}" if passage.at else "")


def minuted(attendee: Attendee) -> str:
    """Return the line that minutes the last passage: 'The ACC joined the meeting at 14:20.'; empty for none."""
    who = called(attendee)
    if attendee.left:
        clock = f" at {attendee.left.at:%H:%M}" if attendee.left.at else f" after item {attendee.left.item}"
        return f"{who} left the meeting{clock}."
    if attendee.arrived:
        clock = f" at {attendee.arrived.at:%H:%M}" if attendee.arrived.at else f" at item {attendee.arrived.item}"
        return f"{who} joined the meeting{clock}."
    return ""


def called(attendee: Attendee) -> str:
    """Return what the minutes call a person at the start of a sentence: 'The ACC' by post, or the name."""
    initials = "".join(word[0] for word in attendee.name.split())
    is_post = attendee.short_form and folded(attendee.short_form) != folded(initials)
    return f"The {attendee.short_form}" if is_post else attendee.name
