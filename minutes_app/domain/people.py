"""People at a meeting: adding them by typing, short forms, and who is here."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from minutes_app.domain.meeting import Attendance, Attendee
from minutes_app.domain.text import clean
from minutes_app.domain.text import folded as folded  # short forms are compared by it, here and elsewhere

_SHORT_FORM = re.compile(r"\((?P<short>[^()]*)\)+$")
_COUNTED = {
    Attendance.PRESENT: ("present", "present"),
    Attendance.IN_ATTENDANCE: ("in attendance", "in attendance"),
    Attendance.APOLOGIES: ("apology", "apologies"),
    Attendance.ABSENT: ("absent", "absent"),
}


def read_attendee(typed: str) -> Attendee | None:
    """Read 'Name, Capacity (SHORT)'; capacity and short form may be missing. None where there is no name."""
    text = unicodedata.normalize("NFC", clean(typed)).strip()
    match = _SHORT_FORM.search(text)
    name, _, capacity = text[: match.start() if match else len(text)].partition(",")
    if not name.strip():
        return None
    return Attendee(name.strip(), capacity.strip(), match["short"].strip() if match else "")


def written(attendee: Attendee) -> str:
    """Return the attendee as `read_attendee` reads it."""
    capacity = f", {attendee.capacity}" if attendee.capacity else ""
    short = f" ({attendee.short_form})" if attendee.short_form else ""
    return f"{attendee.name}{capacity}{short}"


def capacity_on_page(attendee: Attendee) -> str:
    """Return 'Chief Constable (CC)', the brackets left out where there is no short form."""
    return f"{attendee.capacity} ({attendee.short_form})".strip() if attendee.short_form else attendee.capacity


def shared_short_forms(attendees: Iterable[Attendee]) -> set[str]:
    """Return the folded short forms that more than one person holds."""
    counts = Counter(folded(a.short_form) for a in attendees if a.short_form)
    return {short for short, count in counts.items() if count > 1}


def same_person(attendees: Sequence[Attendee], name: str) -> int | None:
    """Return the index of the person with this name, compared without case and spacing, or None."""
    wanted = _name_key(name)
    return next((i for i, a in enumerate(attendees) if _name_key(a.name) == wanted), None)


def _name_key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def count_sentence(attendees: Iterable[Attendee]) -> str:
    """Return '7 present · 1 apology'; states nobody has are left out, except present."""
    counts = Counter(a.attendance for a in attendees)
    shown = [
        f"{counts[state]} {one if counts[state] == 1 else many}"
        for state, (one, many) in _COUNTED.items()
        if counts[state] or state is Attendance.PRESENT
    ]
    return " · ".join(shown)
