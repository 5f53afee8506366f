"""Damaged files: ways to harm one, and what a library may say then."""

from datetime import date

from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import open_service


def meeting_to_damage(number):
    lines = [
        Line(f"{number}-{i}", LineKind.PARAGRAPH, f"Words of line {i} of meeting {number}. " * 3) for i in range(40)
    ]
    lines[0] = Line(f"{number}-0", LineKind.ITEM, "Holding to account")
    lines[7] = Line(f"{number}-7", LineKind.ACTION, "CC to share it by 31 August", action=Action(owners=("CC",)))
    lines[9] = Line(f"{number}-9", LineKind.PARAGRAPH, "Bold words", marks=(Mark(0, 4, MarkKind.BOLD),))
    people = (Attendee("Jo Field", "Police and Crime Commissioner", "PCC"),)
    return Meeting(Details(series=f"Series {number % 2}", venue="HQ", chair="Jo Field"), people, tuple(lines))


def make_library(path, meetings=4):
    service = open_service(path)
    for number in range(meetings):
        service.add_meeting(meeting_to_damage(number))
    service.close()


def everything(path):
    """Return all that a library says, through every list it has."""
    service = open_service(path, read_only=True)
    try:
        entries = service.meetings()
        whole = {entry.id: service.load(entry.id) for entry in entries}
        actions = service.register(ActionFilter(state="all"), date(2022, 7, 18))
        return entries, service.series(), whole, actions, [service.outstanding(key) for key in whole]
    finally:
        service.close()


def flip_bit(content, chance):
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def change_letter(content, chance):
    words = [i for i in range(len(content) - 5) if content[i : i + 5] == b"Words"]
    at = chance.choice(words) + chance.randrange(5)
    return content[:at] + bytes([chance.randrange(97, 123)]) + content[at + 1 :]


def zero_page(content, chance):
    at = chance.randrange(len(content) // 512) * 512
    return content[:at] + bytes(512) + content[at + 512 :]


def noise(content, chance):
    at, length = chance.randrange(len(content)), chance.choice((1, 4, 16, 200))
    return (content[:at] + chance.randbytes(length) + content[at + length :])[: len(content)]


def cut_short(content, chance):
    return content[: chance.randrange(len(content))]


def swap_pages(content, chance):
    pages = [content[i : i + 4096] for i in range(0, len(content), 4096)]
    one, other = (chance.randrange(len(pages)) for _ in range(2))
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def stale_page(content, chance):
    """A page that the drive never wrote: it holds what another page holds."""
    pages = [content[i : i + 4096] for i in range(0, len(content), 4096)]
    pages[chance.randrange(len(pages))] = chance.choice(pages)
    return b"".join(pages)


def grown(content, chance):
    return content + chance.randbytes(chance.choice((1, 512, 4096)))


KINDS = (flip_bit, change_letter, zero_page, noise, cut_short, swap_pages, stale_page, grown)


def outcome(path, told):
    """Return 'exact', 'refused' or 'silent'; anything else it may do is raised."""
    try:
        return "exact" if everything(path) == told else "silent"
    except PlainError as refusal:
        assert len(str(refusal).split(". ")) > 1  # whole sentences
        return "refused"
