"""Who is here and who is not: each rule on what it is for, and on what only looks like it."""

import pytest
from checked import PEOPLE, found, said

from minutes_app.domain.checks import Rule
from minutes_app.domain.meeting import Attendance, Attendee


def test_a_person_is_present_or_apologises():
    twice = (*PEOPLE, Attendee("pippa  mills", "Chief Constable", "", Attendance.APOLOGIES))
    (one,) = found(people=twice)
    assert (one.rule, one.attendee, one.line_id) == (Rule.PRESENT_AND_APOLOGISING, "pippa  mills", "")
    rule = Rule.PRESENT_AND_APOLOGISING
    assert said("Apologies were received from Pippa Mills and the DCC.") == [(rule, "Pippa Mills"), (rule, "DCC")]
    assert said("Apologies: Julian Moss, Tracey Onslow") == [(rule, "Julian Moss")]
    assert said("The DPCC confirmed that it was so.") == [(rule, "DPCC")]


@pytest.mark.parametrize(
    "text",
    [
        "Apologies were received from Tracey Onslow (DPCC).",
        "The CC offered her apologies for the delay.",
        "Apologies were received from the CC's staff officer.",
        "The DPCC's report was read.",
    ],
)
def test_apologies_that_agree(text):
    assert not said(text)


def test_two_people_of_one_name_may_both_be_here():
    assert not found(people=(*PEOPLE, Attendee("Pippa Mills", "Inspector", "PM")))
