import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.meeting import Attendee, StandingItem
from minutes_app.domain.standing import read_outline, read_people, written_outline, written_people

ITEMS = (
    StandingItem("Outstanding matters"),
    StandingItem("Holding to account", 1, "Papers by Friday.\nNo late papers."),
    StandingItem("Performance", 2),
    StandingItem("Call handling", 3, "Figures to the end of the month"),
    StandingItem("AOB"),
)


def test_an_outline_reads_as_it_is_written():
    typed = written_outline(ITEMS)
    assert typed.splitlines() == [
        "Outstanding matters",
        "Holding to account",
        "- Papers by Friday.",
        "- No late papers.",
        "    Performance",
        "        Call handling",
        "        - Figures to the end of the month",
        "AOB",
    ]
    assert read_outline(typed) == ITEMS


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("A\n        B", [1, 2]),
        ("    A\nB", [1, 1]),
        ("A\n\tB\n\t\tC\n  D", [1, 2, 3, 1]),
        ("\n\n  \nA\n\n", [1]),
        ("", []),
    ],
)
def test_levels_have_no_gaps(typed, levels):
    assert [item.level for item in read_outline(typed)] == levels


def test_a_text_without_an_item_is_an_item():
    assert read_outline("- Text") == (StandingItem("- Text"),)


def test_people_read_as_they_are_written():
    people = (Attendee("Pippa Mills", "Chief Constable", "CC"), Attendee("John Smith"))
    assert written_people(people) == "Pippa Mills, Chief Constable (CC)\nJohn Smith"
    assert read_people(written_people(people) + "\n\n , \n") == people


@given(st.text())
def test_anything_may_be_typed(typed):
    items = read_outline(typed)
    assert read_outline(written_outline(items)) == items
    read_people(typed)
