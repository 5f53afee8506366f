import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service
from minutes_app.storage.connection import APPLICATION_ID, Database, for_writing
from minutes_app.storage.tables import HEAD, metadata
from minutes_app.storage.upgrade import SCRIPTS, create_tables, is_known, upgrade

SECOND = """
import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"

def upgrade() -> None:
    op.add_column("meeting", sa.Column("room", sa.Text, nullable=False, server_default=""))
    with op.batch_alter_table("line") as batch:  # rebuilds the table that others point to
        batch.create_check_constraint("level", "level > 0")
    FAIL
"""
MEETING = Meeting(
    Details(date=date(2022, 7, 18)), (), (Line("a", LineKind.ACTION, "to share", action=Action(owners=("CC",))),)
)


@pytest.fixture
def filled(tmp_path):
    path = tmp_path / "it's 100% ours.sqlite"
    service = open_service(path)
    service.add_meeting(MEETING)
    service.close()
    return path


def scripts_with(folder, second):
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_second.py").write_text(second)
    return folder


def empty_library(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return path


def schema(path):
    query = "SELECT type, name, tbl_name, replace(replace(sql, char(10), ' '), char(9), '') FROM sqlite_master"
    with closing(sqlite3.connect(path)) as connection:
        return sorted(map(str, connection.execute(f"{query} WHERE name NOT LIKE 'alembic%'")))


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
    copy = upgrade(filled, HEAD, scripts_with(tmp_path / "scripts", SECOND.replace("FAIL", "")))
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
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
        upgrade(filled, HEAD, scripts_with(tmp_path / "scripts", SECOND.replace("FAIL", fault)))
    assert schema(filled) == before
    service = open_service(filled)
    assert service.load(1) == MEETING
    service.close()


def test_a_library_that_needs_no_upgrade_does_not_load_alembic(filled):
    told = "import sys, pathlib; from minutes_app.service import open_service; "
    told += "open_service(pathlib.Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told, str(filled)], check=False).returncode == 0
