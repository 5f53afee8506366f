import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, time

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Attendee, Details, Meeting, NextMeeting
from minutes_app.service import open_service
from minutes_app.storage.backup import meeting_in
from minutes_app.storage.backup_files import paths
from minutes_app.storage.connection import APPLICATION_ID, Database, for_checking, for_writing
from minutes_app.storage.digests import digest, of_series
from minutes_app.storage.opening import check
from minutes_app.storage.tables import HEAD, metadata
from minutes_app.storage.upgrade import SCRIPTS, create_tables, is_known, upgrade
from minutes_app.storage.verify import faults

NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "9998"
down_revision = "HEAD"

def upgrade() -> None:
    op.add_column("meeting", sa.Column("room", sa.Text, nullable=False, server_default=""))
    with op.batch_alter_table("line") as batch:  # rebuilds the table that others point to
        batch.create_check_constraint("level", "level > 0")
    FAIL
""".replace("THE-HEAD", HEAD)
MEETING = Meeting(
    Details(date=date(2022, 7, 18)), (), (Line("a", LineKind.ACTION, "to share", action=Action(owners=("CC",))),)
)
FILLED = (
    MEETING,
    Meeting(
        Details(
            "Monthly",
            "Typed title",
            date(2019, 5, 1),
            time(9, 30),
            venue="HQ",
            next_meeting=NextMeeting("Café", date=date(2019, 6, 1), time=time(14)),
        ),
        (Attendee("О’Брайен", "PCC", "Сс"), Attendee("<b>x</b>")),
        (
            Line("x", LineKind.ITEM, "שלום", 2, Numbering.TYPED, "2.4", True),
            Line("y", LineKind.BULLET, "👩‍🚒 bold", marks=(Mark(0, 2, MarkKind.BOLD),)),
        ),
    ),
    Meeting(),
)


@pytest.fixture
def filled(tmp_path):
    path = tmp_path / "it's 100% ours.sqlite"
    service = open_service(path)
    service.add_meeting(MEETING)
    service.close()
    return path


def scripts_with(folder, script):
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9998_next.py").write_text(script)
    return folder


def empty_library(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return path


def schema(path):
    """Return tables, columns, keys and indexes; the words of the statements differ where a column was added later."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%'"
        tables = [name for (name,) in connection.execute(query)]
        found = {
            (table, about): sorted(map(str, connection.execute(f"PRAGMA {about}({table})")))
            for table in tables
            for about in ("table_xinfo", "foreign_key_list")
        }
        indexes = connection.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ({','.join('?' * len(tables))})",
            tables,
        )
        return found, sorted(map(str, indexes))


def migrated(path):
    upgrade(empty_library(path), "")
    return path


def test_tables_and_migrations_agree(tmp_path):
    engine = sa.create_engine(f"sqlite:///{migrated(tmp_path / 'a.sqlite')}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD
    engine.dispose()


def test_a_new_library_has_the_very_tables_that_migrations_make(tmp_path):
    made = Database(lambda: for_writing(empty_library(tmp_path / "b.sqlite")))
    create_tables(made, HEAD, lambda connection: None)
    made.close()
    assert schema(tmp_path / "b.sqlite") == schema(migrated(tmp_path / "a.sqlite"))


def test_only_revisions_of_this_version_are_known():
    assert is_known(HEAD)
    assert not is_known("9999")


def test_an_upgrade_keeps_every_row_and_a_copy_of_the_library_as_it_was(filled, tmp_path):
    copy = upgrade(filled, HEAD, scripts_with(tmp_path / "scripts", NEXT.replace("FAIL", "").replace("HEAD", HEAD)))
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9998",)]
        assert connection.execute("SELECT room FROM meeting").fetchall() == [("",)]
        assert connection.execute("SELECT short_form FROM owner JOIN line ON id = line_id").fetchall() == [("CC",)]
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE line SET level = 0")
    reader = open_service(copy, read_only=True)
    assert reader.load(1) == MEETING
    reader.close()


@pytest.mark.parametrize("fault", ["raise RuntimeError", 'op.execute("DELETE FROM line")'])
def test_an_upgrade_that_fails_or_breaks_rows_leaves_the_library_as_it_was(filled, tmp_path, fault):
    before = schema(filled)
    with pytest.raises(PlainError, match=r"could not be brought up to date.* A copy of it is"):
        upgrade(filled, HEAD, scripts_with(tmp_path / "scripts", NEXT.replace("FAIL", fault).replace("HEAD", HEAD)))
    assert schema(filled) == before
    service = open_service(filled)
    assert service.load(1) == MEETING
    service.close()


def as_made_by_the_first_version(path):
    """Take the library back to its first tables, by their own migration and a copy of the rows."""
    old = path.with_name("old.sqlite")
    scripts = path.parent / "first"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*"))
    upgrade(empty_library(old), "", scripts)
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS newer", (str(path),))
        connection.execute("PRAGMA foreign_keys = 0")
        for table in ("library", "series", "standing_item", "meeting", "attendee", "line", "mark", "action", "owner"):
            columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}")
    return old


def test_a_library_of_the_first_version_gets_its_digests_and_keeps_its_text(tmp_path):
    path = tmp_path / "a.sqlite"
    service = open_service(path)
    whole = [service.add_meeting(meeting) and meeting for meeting in FILLED]
    service.close()
    old = as_made_by_the_first_version(path)
    service = open_service(old)
    assert [service.load(number) for number in range(1, len(whole) + 1)] == whole
    service.close()
    with closing(for_checking(old)) as connection:
        assert faults(connection) == []
    (before,) = (path for path in paths(old) if path.name.endswith("before upgrade from 0001.sqlite"))
    assert meeting_in(before, 1) == whole[0]


@pytest.mark.parametrize("statement", (1, 8, 18, 28))
def test_an_upgrade_killed_at_any_statement_leaves_old_or_new(tmp_path, statement):
    path = tmp_path / "a.sqlite"
    service = open_service(path)
    service.add_meeting(FILLED[0])
    service.close()
    old = as_made_by_the_first_version(path)
    told = (
        "import os, sys, pathlib, sqlalchemy as sa; from minutes_app.storage.upgrade import upgrade; count = [0]\n"
        "def note(*_):\n    count[0] += 1\n    if count[0] == int(sys.argv[2]): os._exit(9)\n"
        "sa.event.listen(sa.Engine, 'before_cursor_execute', note); upgrade(pathlib.Path(sys.argv[1]), '0001')"
    )
    assert subprocess.run([sys.executable, "-c", told, str(old), str(statement)], check=False).returncode == 9
    assert check(old) == "0001"
    service = open_service(old)
    assert service.load(1) == FILLED[0]
    service.close()


def test_a_library_that_needs_no_upgrade_does_not_load_alembic(filled):
    told = "import sys, pathlib; from minutes_app.service import open_service; "
    told += "open_service(pathlib.Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told, str(filled)], check=False).returncode == 0


def test_a_series_of_the_third_version_keeps_its_habits(tmp_path):
    """Its row is sealed anew, now that a printed form belongs to it."""
    scripts, old = tmp_path / "third", empty_library(tmp_path / "old.sqlite")
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__", "000[4-9]*"))
    upgrade(old, "", scripts)
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("INSERT INTO library (uid, digest) VALUES ('u', ?)", (digest("u"),))
        row = (1, "Monthly", "", "", "")
        connection.execute("INSERT INTO series VALUES (?, ?, ?, ?, ?, ?)", (*row, of_series(row, ())))
        habit = (1, "Jackie", "office.dotx", "", "N/A")
        connection.execute("INSERT INTO series_habit VALUES (?, ?, ?, ?, ?, ?)", (*habit, digest(*habit)))
    service = open_service(old)
    series = service.series_named("Monthly")
    service.close()
    assert (series.minutes_by, series.template, series.placeholder, series.profile) == (
        "Jackie",
        "office.dotx",
        "N/A",
        "",
    )
    with closing(for_checking(old)) as connection:
        assert faults(connection) == []
