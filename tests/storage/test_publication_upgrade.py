"""A library from before restrictions had reasons: brought up to date, damage still seen."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from test_upgrade import FILLED, as_made_by_the_first_version

from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.listing import Publication
from minutes_app.domain.meeting import Details, Meeting, Status
from minutes_app.service import open_service
from minutes_app.storage.backup import meeting_in
from minutes_app.storage.backup_files import paths
from minutes_app.storage.connection import for_checking
from minutes_app.storage.upgrade import SCRIPTS, upgrade
from minutes_app.storage.verify import faults

MARKED = Line(
    "m", LineKind.PARAGRAPH, "About Smith", marks=(Mark(6, 11, MarkKind.RESTRICTED), Mark(0, 5, MarkKind.BOLD))
)
MEETINGS = (*FILLED, Meeting(Details("Monthly", date=date(2022, 6, 1), status=Status.APPROVED), (), (MARKED,)))


@pytest.fixture
def older(tmp_path):
    """Return a library of revision 0005."""
    path = tmp_path / "a.sqlite"
    with closing(open_service(path)) as service:
        for meeting in MEETINGS:
            service.add_meeting(meeting)
    old = as_made_by_the_first_version(path)
    scripts = tmp_path / "fifth"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__", "000[6-9]*"))
    upgrade(old, "0001", scripts)
    return old


def found_in(path):
    with closing(for_checking(path)) as connection:
        return faults(connection)


def test_lines_are_kept_and_sealed_anew_and_take_reasons(older):
    with closing(open_service(older)) as service:
        assert [service.load(number) for number in range(1, len(MEETINGS) + 1)] == list(MEETINGS)
        assert service.publication(4) == Publication()
        opened = service.open_meeting(4, lambda state: None)
        marks = (Mark(6, 11, MarkKind.RESTRICTED, "personal data"),)
        restricted = replace(MARKED, marks=marks, restricted="operational policing")
        opened.splice(0, 1, [restricted])
        opened.close()
        service.say_of_publishing(4, Publication(True, None, date(2022, 7, 1)))
    with closing(open_service(older)) as service:
        assert service.load(4).lines == (restricted,)
        assert service.publication(4) == Publication(True, None, date(2022, 7, 1))
    assert found_in(older) == []
    (before,) = (path for path in paths(older) if path.name.endswith("before upgrade from 0005.sqlite"))
    assert meeting_in(before, 4) == MEETINGS[-1]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE line SET text = 'Else' WHERE id = 'm'", "1 of the 1 lines of meeting 4 are not what was saved"),
        ("UPDATE mark SET end_at = 10 WHERE line_id = 'm'", "1 of the 1 lines of meeting 4 are not what was saved"),
        ("DELETE FROM line WHERE id = 'm'", "meeting 4 is not what was saved"),
    ],
)
def test_what_was_damaged_before_is_noticed_after(older, damage, told):
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = 1")
        connection.execute(damage)
    upgrade(older, "0005")
    assert found_in(older) == [told]


def test_what_is_said_of_publishing_is_checked_as_all_else(tmp_path):
    path = tmp_path / "a.sqlite"
    with closing(open_service(path)) as service:
        number = service.add_meeting(MEETINGS[-1])
        service.say_of_publishing(number, Publication(True))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE publication SET is_public = 0")
    assert found_in(path) == ["a row of the table “publication” is not what was saved"]
