"""Owners as they are typed: short forms, the beginning of any part of a name, and who is not at the meeting."""

import pytest

from minutes_app.domain.meeting import Attendee
from minutes_app.domain.owners import not_here, read_owners

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Mills Lane", "Solicitor"),
    Attendee("Charity Pearce", "Assistant Policy Officer", "T/CC"),
)


@pytest.mark.parametrize(
    ("typed", "owners"),
    [
        ("cc", ("CC",)),
        ("mil", ("CC",)),  # the beginning of a surname, and of those who fit the first of the list
        ("pip, john", ("CC", "PCC")),
        ("Pippa Mi", ("CC",)),
        ("LANE", ("Mills Lane",)),
        ("T/CC and cc", ("T/CC", "CC")),
        ("cc; mills & camp", ("CC", "PCC")),
        ("ills", ("ills",)),
        ("pc", ("PCC",)),
        ("PC", ("PC",)),  # a short form of its own, of somebody who is not here
        ("t/", ("T/CC",)),
        ("Mary Lee", ("Mary Lee",)),
        (" ", ()),
    ],
)
def test_owners_are_short_forms_or_the_beginnings_of_names(typed, owners):
    assert read_owners(typed, PEOPLE) == owners


def test_who_is_nobody_here_is_told_and_all_is_everybody():
    assert not_here(("cc", "ACC", "Mills Lane", "All", "Mary Lee"), PEOPLE) == ("ACC", "Mary Lee")


def test_letters_that_begin_two_short_forms_are_left_as_typed():
    people = (Attendee("Ann", short_form="DCC"), Attendee("Bob", short_form="DPCC"))
    assert read_owners("d", people) == ("d",)
    assert read_owners("dp", people) == ("DPCC",)
