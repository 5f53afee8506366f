import getpass
import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import LibraryInUse, open_service

ROOT = str(Path(__file__).parents[2])
MEETING = Meeting(Details(series="Monthly"), (), (Line("a", LineKind.PARAGRAPH, "text"),))


def run(code, *arguments):
    program = f"import sys; from pathlib import Path; from minutes_app.service import open_service; {code}"
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": ROOT}, capture_output=True, check=False)


def test_a_second_writer_is_refused_and_told_who_is_writing(service, library):
    with pytest.raises(LibraryInUse) as refusal:
        open_service(library)
    assert isinstance(refusal.value, PlainError)
    assert f"{getpass.getuser()} on " in str(refusal.value)
    assert f"(process {os.getpid()}) has had it since " in str(refusal.value)
    service.add_meeting(MEETING)


def test_a_second_writer_in_another_process_is_refused(service, library):
    found = run("open_service(Path(sys.argv[1]))", library)
    assert found.returncode == 1
    assert b"LibraryInUse" in found.stderr


def test_a_link_to_the_library_is_the_same_library(service, library):
    link = library.with_name("link.sqlite")
    link.symlink_to(library)
    with pytest.raises(LibraryInUse):
        open_service(link)


def test_a_writer_that_died_holds_nothing(library):
    died = run("open_service(Path(sys.argv[1])); import os; os._exit(9)", library)
    assert died.returncode == 9
    open_service(library).close()


def test_a_refused_second_writer_leaves_the_first_ones_name(service, library):
    for _ in range(2):
        with pytest.raises(LibraryInUse, match="has had it since"):
            open_service(library)


def test_a_library_is_read_while_it_is_written(service, library):
    opened = service.open_meeting(service.add_meeting(MEETING), lambda state: None)
    reader = open_service(library, read_only=True)
    assert reader.load(opened.id) == MEETING
    opened.splice(0, 1, [])
    assert opened.flush()
    assert reader.load(opened.id).lines == ()
    reader.close()
    opened.close()


def test_reading_changes_nothing(library):
    service = open_service(library)
    meeting_id = service.add_meeting(MEETING)
    service.close()
    before = hashlib.sha256(library.read_bytes()).digest()
    reader = open_service(library, read_only=True)
    actions = reader.register(ActionFilter(), date(2022, 7, 18))
    assert (reader.load(meeting_id), actions, len(reader.series())) == (MEETING, [], 3)
    for call in (reader.add_meeting, lambda meeting: reader.open_meeting(meeting_id, lambda state: None)):
        with pytest.raises(PlainError, match="for reading only"):
            call(MEETING)
    reader.close()
    assert hashlib.sha256(library.read_bytes()).digest() == before


def test_a_meeting_is_not_opened_twice(service):
    opened = service.open_meeting(service.add_meeting(MEETING), lambda state: None)
    with pytest.raises(ValueError, match="open already"):
        service.open_meeting(opened.id, lambda state: None)
    opened.close()
    with pytest.raises(ValueError, match="is closed"):
        opened.splice(0, 0, [])
    service.open_meeting(opened.id, lambda state: None).close()


def test_the_listener_may_ask_the_service_and_a_faulty_one_ends_nothing(service):
    found = []

    def listener(state):
        found.append(len(service.meetings()))
        raise RuntimeError

    opened = service.open_meeting(service.add_meeting(MEETING), listener)
    for text in ("one", "two"):
        opened.splice(0, 1, [Line("a", LineKind.PARAGRAPH, text)])
        assert opened.flush()
    assert found == [1, 1]
    opened.close()


def test_the_service_loads_neither_database_nor_word_before_they_are_needed():
    heavy = "heavy = {'sqlalchemy', 'docx', 'alembic', 'lxml', 'PySide6'}"
    assert run(f"{heavy}; sys.exit(bool(heavy & set(sys.modules)))").returncode == 0


def test_a_meeting_goes_to_a_file_and_comes_back(service, tmp_path):
    written = service.export(MEETING, tmp_path / "meeting.json")
    assert service.load(service.import_file(written.path)) == MEETING


def test_a_closed_service_refuses_instead_of_losing_or_waiting(library):
    service = open_service(library)
    opened = service.open_meeting(service.add_meeting(MEETING), lambda state: None)
    opened.splice(0, 1, [])
    service.close()
    service.close()
    with pytest.raises(ValueError, match="library is closed"):
        service.meetings()
    before = opened.meeting
    with pytest.raises(ValueError, match="library is closed"):
        opened.splice(0, 0, MEETING.lines)
    opened.close()
    service = open_service(library)
    assert service.load(opened.id) == before
    service.close()
