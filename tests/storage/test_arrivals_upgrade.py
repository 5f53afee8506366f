"""A library from before people's comings and goings were kept: brought up to date, damage still seen."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date, time

import pytest
from test_upgrade import as_made_by_the_first_version

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting, Passage
from minutes_app.service import open_service
from minutes_app.storage.connection import for_checking
from minutes_app.storage.digests import digest
from minutes_app.storage.upgrade import SCRIPTS, upgrade
from minutes_app.storage.verify import faults

BACK = Action(ActionKind.BRING_BACK, due_meeting="2022-06")
PEOPLE = (Attendee("Rachel Jones", "Assistant Chief Constable", "ACC"), Attendee("Nora Newton"))
MAY = Meeting(Details("Monthly", date=date(2022, 5, 1)), PEOPLE, (Line("b", LineKind.ACTION, "back", action=BACK),))
JUNE = Meeting(Details("Monthly", date=date(2022, 6, 1)), PEOPLE, (Line("i", LineKind.ITEM, "Outstanding"),))


@pytest.fixture
def older(tmp_path):
    """Return a library of revision 0003 in which June took up what May had brought back."""
    path = tmp_path / "a.sqlite"
    service = open_service(path)
    for meeting in (MAY, JUNE):
        service.add_meeting(meeting)
    service.close()
    old = as_made_by_the_first_version(path)
    scripts = tmp_path / "third"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__", "000[4-9]*"))
    upgrade(old, "0001", scripts)
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        row = (1, "b", 2, "i", "")
        columns = "source_meeting_id, source_line_id, meeting_id, item_id, number, digest"
        connection.execute(f"INSERT INTO taken ({columns}) VALUES (?, ?, ?, ?, ?, ?)", (*row, digest(*row)))
    return old


def found_in(path):
    with closing(for_checking(path)) as connection:
        return faults(connection)


def test_people_lines_and_links_are_kept_and_sealed_anew(older):
    service = open_service(older)
    assert [service.load(1), service.load(2)] == [MAY, JUNE]
    assert [m.taken_under for m in service.outstanding(2)] == ["1"]
    opened = service.open_meeting(2, lambda state: None)
    came = Attendee("Rachel Jones", arrived=Passage("2.2", time(14, 20)), left=Passage("2.3"))
    opened.set_attendees((came, PEOPLE[1]))
    opened.close()
    service.close()
    again = open_service(older)
    assert again.load(2).attendees == (came, PEOPLE[1])
    again.close()
    assert found_in(older) == []


def test_what_was_damaged_before_is_noticed_after(older):
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.execute("UPDATE attendee SET name = 'Somebody' WHERE meeting_id = 1 AND position = 0")
        connection.execute("UPDATE taken SET number = '9'")
    upgrade(older, "0003")
    assert found_in(older) == [
        "a person of meeting 1 is not what was saved",
        "a row of the table “taken” is not what was saved",
    ]
