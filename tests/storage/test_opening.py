import hashlib
import os
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from minutes_app.domain.errors import PlainError
from minutes_app.service import open_service
from minutes_app.storage.connection import APPLICATION_ID, Database, for_writing

OPEN = Path("/proc/self/fd")


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "a.sqlite"
    open_service(path).close()
    return path


def execute(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def make_foreign(path):
    execute(path, "CREATE TABLE t (x)", "INSERT INTO t VALUES ('theirs')")


def make_of_another_program(path):
    execute(path, "PRAGMA application_id = 252006674", "CREATE TABLE t (x)")


def make_newer(path):
    open_service(path).close()
    execute(path, "UPDATE alembic_version SET version_num = '9999'")


def make_newer_with_a_log(path):
    open_service(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    content, log = path.read_bytes(), path.with_name(f"{path.name}-wal").read_bytes()
    connection.close()
    path.write_bytes(content)
    path.with_name(f"{path.name}-wal").write_bytes(log)


def make_garbage(path):
    path.write_bytes(os.urandom(5000))


def make_text(path):
    path.write_text("Dear all,\n")


def make_one_byte(path):
    path.write_bytes(b"S")


def make_cut_short(path):
    open_service(path).close()
    path.write_bytes(path.read_bytes()[:2000])


def make_damaged(path):
    open_service(path).close()
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


KINDS = {
    make_foreign: "not a library",
    make_of_another_program: "not a library",
    make_newer: "newer version",
    make_newer_with_a_log: "newer version",
    make_garbage: "not a library",
    make_text: "not a library",
    make_one_byte: "not a library",
    make_cut_short: "damaged",
    make_damaged: "damaged",
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_a_file_that_is_not_ours_is_refused_in_a_sentence_and_not_touched(tmp_path, make, read_only):
    path = tmp_path / "file.sqlite"
    make(path)
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    with pytest.raises(PlainError, match=KINDS[make]) as refusal:
        open_service(path, read_only=read_only)
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert "Nothing has been changed." in str(refusal.value)


def test_an_empty_file_is_a_new_library(tmp_path):
    path = tmp_path / "empty.sqlite"
    path.touch()
    service = open_service(path)
    assert [s.name for s in service.series()] == ["Monthly Assurance Meeting", "Other meeting"]
    service.close()


def test_a_library_whose_making_was_broken_off_is_made_whole(tmp_path):
    path = tmp_path / "half.sqlite"
    execute(path, f"PRAGMA application_id = {APPLICATION_ID}")
    service = open_service(path)
    assert len(service.series()) == 2
    service.close()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "is a folder"),
        ("x" * 300, "cannot be the name"),
        ("a\0b", "cannot be the name"),
        ("file/a.sqlite", "cannot be made"),
    ],
)
def test_a_path_that_cannot_be_a_library_is_said_in_a_sentence(tmp_path, name, words):
    (tmp_path / "file").touch()
    with pytest.raises(PlainError, match=words):
        open_service(tmp_path / name)


def test_a_missing_folder_is_made(tmp_path):
    open_service(tmp_path / "a" / "b" / "c.sqlite").close()
    assert (tmp_path / "a" / "b" / "c.sqlite").exists()


def test_a_missing_library_is_not_made_for_reading(tmp_path):
    with pytest.raises(PlainError, match="There is no library"):
        open_service(tmp_path / "none.sqlite", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_log_without_its_library_is_not_thrown_away(tmp_path):
    log = tmp_path / "a.sqlite-wal"
    log.write_bytes(b"the newest changes of a library that was moved away")
    with pytest.raises(PlainError, match="is missing"):
        open_service(tmp_path / "a.sqlite")
    assert log.read_bytes().startswith(b"the newest")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_files_are_readable_by_their_owner_alone(tmp_path):
    old = os.umask(0)
    try:
        service = open_service(tmp_path / "a.sqlite")
        opened = service.open_meeting(service.add_meeting(service.draft("Other meeting", None)), lambda state: None)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir() if path.is_file()}
    finally:
        os.umask(old)
    opened.close()
    service.close()
    assert {"a.sqlite", "a.sqlite-wal", "a.sqlite-shm", "a.sqlite.journal"} <= modes.keys()
    assert set(modes.values()) == {0o600}


def test_every_setting_that_safety_rests_on_is_in_force(library):
    connection = for_writing(library)
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema", "busy_timeout")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    connection.close()
    assert found == ["wal", 2, 1, 1, 0, 250]


def test_a_transaction_that_fails_takes_its_tables_back_too(library):
    database = Database(lambda: for_writing(library))
    with pytest.raises(RuntimeError), database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        connection.exec_driver_sql("INSERT INTO half VALUES (1)")
        raise RuntimeError
    with database.reading() as connection:
        assert not connection.exec_driver_sql("SELECT * FROM sqlite_master WHERE name = 'half'").all()
    database.close()


def test_errors_of_the_database_show_no_text_of_the_minutes(library):
    database = Database(lambda: for_writing(library))
    with pytest.raises(Exception, match="parameters hidden") as error, database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO nothing VALUES (?)", ("a secret",))
    database.close()
    assert not re.search("secret", str(error.value))


def held_open(folder):
    return [path for path in map(Path.resolve, OPEN.iterdir()) if path.is_relative_to(folder)]


@pytest.mark.skipif(not OPEN.is_dir(), reason="only Linux tells which files a program has open")
@pytest.mark.parametrize("failing", ["derived.make_true", "derived.keep_true", "create_tables", "derived.drop"])
def test_an_opening_that_fails_leaves_no_connection_open(tmp_path, monkeypatch, failing):
    def fail(*_):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(f"minutes_app.storage.opening.{failing}", fail)
    with pytest.raises(PlainError, match="cannot be written to"):
        open_service(tmp_path / "a.sqlite")
    assert held_open(tmp_path) == []


def test_a_file_that_sqlite_cannot_use_is_closed_again(tmp_path):
    path = tmp_path / "a.sqlite"
    path.write_bytes(os.urandom(8192))

    def connect():
        return sqlite3.connect(path)

    database = Database(connect)
    with pytest.raises(sqlite3.DatabaseError):
        database.raw.execute("SELECT * FROM sqlite_master")
    database.close()
    assert not OPEN.is_dir() or held_open(tmp_path) == []
