"""Owners chosen by typing: short forms, or the first letters of a name of somebody at the meeting."""

import re
from collections.abc import Iterable, Sequence

from minutes_app.domain.meeting import Attendee
from minutes_app.domain.people import folded

# A single capital in front of a slash is part of a post (T/CC is one person), so a slash after it does not split.
_BETWEEN = re.compile(r"\s*(?:[,;&+]|\band\b|(?<=[^\W_]{2})/)\s*|\s+(?=[A-Z]{2,}\b)")


def read_owners(typed: str, attendees: Sequence[Attendee]) -> tuple[str, ...]:
    """Return the owners typed, each once: short forms of people here, or as typed where nobody fits.

    The first letters of a name do, and in small letters those of a short form that begins no other.
    """
    found = (_owner(part, attendees) for part in _BETWEEN.split(typed.strip()) if part)
    return tuple(dict.fromkeys(found))


def _owner(typed: str, attendees: Sequence[Attendee]) -> str:
    wanted = folded(typed)
    for attendee in attendees:
        if attendee.short_form and folded(attendee.short_form) == wanted:
            return attendee.short_form
    start = typed.casefold()
    for attendee in attendees:
        names = attendee.name.casefold()
        if names.startswith(start) or any(part.startswith(start) for part in names.split()):
            return attendee.short_form or attendee.name
    begun = {attendee.short_form for attendee in attendees if folded(attendee.short_form).startswith(wanted)}
    return begun.pop() if typed.islower() and len(begun) == 1 else typed  # capitals are a short form on purpose


def not_here(owners: Iterable[str], attendees: Iterable[Attendee]) -> tuple[str, ...]:
    """Return the owners who are nobody at this meeting."""
    known = {folded(name) for a in attendees for name in (a.short_form, a.name) if name}
    return tuple(owner for owner in owners if folded(owner) not in known and folded(owner) != "ALL")
