"""Plain text: everything on the page, to be read in a terminal."""

import pytest
from made_meetings import SAMPLES, entries, meeting_with_everything, sample_data

from minutes_app.documents.files import read_file
from minutes_app.documents.text import meeting_as_text
from minutes_app.domain.meeting import Meeting


def test_a_sample_as_text():
    lines = meeting_as_text(read_file(SAMPLES[2022])).splitlines()
    assert lines[:6] == [
        "DRAFT",
        "",
        "Monthly Assurance Meeting July 2022 – Meeting Notes",
        "=" * 51,
        "",
        "Date: Monday 18th July 2022, 14:00",
    ]
    assert "  Pippa Mills – Chief Constable (CC)" in lines
    assert "2.4 Ensuring all communities have a voice that is heard within policing" in lines
    assert "Action (CC): CC to check the status of the 2 posts and notify the PCC." in lines


@pytest.mark.parametrize("year", SAMPLES)
def test_every_text_stands_once_and_in_order(year):
    text = meeting_as_text(read_file(SAMPLES[year]))
    position = 0
    for entry in entries(sample_data(year)["items"]):
        position = text.index(entry.get("title", entry.get("text")), position) + 1


def test_kinds_have_their_signs():
    lines = meeting_as_text(meeting_with_everything()).splitlines()
    for expected in (
        "1. First item",
        "Decision: A decision of words",
        "  - bullet 2",
        "Action (CC, DCC): level with a bullet",
        "Action (Bring back to the September 2022 meeting): in a row of its own",
        "2.1.1 Depth 3",
        "Without a number",
        "7a With one of its own",
        "In attendance:",
    ):
        assert expected in lines
    assert not any("not listed" in line for line in lines)


def test_an_empty_meeting_has_its_title():
    assert meeting_as_text(Meeting()) == "DRAFT\n\nMeeting Notes\n=============\n"
