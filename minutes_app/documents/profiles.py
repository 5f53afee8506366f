"""Printed forms of the minutes: what differs between one form of the office's page and another."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from minutes_app.domain.errors import PlainError


class ActionsPlace(StrEnum):
    """Where actions are printed: where they were taken, or together at the end of their agenda item."""

    RUN_IN = "run in"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Profile:
    """One printed form. `label` is what a person chooses it by.

    `posts` keep a row of the attendance table although their holder is not present. With `owners_always` off, owners
    stand in the Action column only where the action's words do not say them; with `due_always`, so does the day.
    With `stop_after_all_numbers` off, a main item that holds no other prints its number without the full stop.
    """

    name: str
    label: str
    items_header: tuple[str, str, str] = ("No.", "Item", "Action")
    before_time: str = ", "
    half_of_day: bool = False
    venue_label: str = "Venue:"
    actions: ActionsPlace = ActionsPlace.RUN_IN
    owners_always: bool = True
    due_always: bool = False
    capitals: bool = False
    stop_after_all_numbers: bool = True
    posts: tuple[str, ...] = ()


HOUSE = Profile("house", "House form")
NOTES_2022 = Profile("2022", "Notes of 2022", ("No.", "Item", ""), half_of_day=True, venue_label="Venue")
NOTES_2019 = Profile(
    "2019",
    "Notes of 2019",
    ("", "", "ACTION"),
    before_time=" @ ",
    venue_label="Venue",
    actions=ActionsPlace.BLOCK,
    owners_always=False,
    capitals=True,
    stop_after_all_numbers=False,
    posts=("PCC", "DPCC", "CC", "DCC"),
)
PROFILES = MappingProxyType({profile.name: profile for profile in (HOUSE, NOTES_2022, NOTES_2019)})


def profile_named(name: str) -> Profile:
    """Return the profile of this name. Raises PlainError where there is none."""
    if name not in PROFILES:
        names = ", ".join(f"“{known}”" for known in PROFILES)
        raise PlainError(f"There is no printed form “{name}”. The forms are {names}.")
    return PROFILES[name]
