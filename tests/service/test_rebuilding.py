import os
import shutil
import stat
from contextlib import closing

import pytest
from harms_of_library import HARMS
from safekeeping_help import States, held_by_another, meeting_of, opened_service, paragraph, texts

from minutes_app.service import open_service, read_meeting
from minutes_app.storage import rescue
from minutes_app.storage.connection import for_checking
from minutes_app.storage.journal import journal_path
from minutes_app.storage.verify import faults

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be taken away there")


@pytest.fixture
def typing(library):
    """A meeting under way, with a backup of the state before it."""
    service = open_service(library)
    service.add_meeting(meeting_of("before", series="Kept"))
    assert service.back_up() or service.backups()
    opened = service.open_meeting(service.add_meeting(meeting_of("start")), States())
    opened.splice(1, 0, [paragraph("x", "typed before")])
    assert opened.flush()
    yield service, opened
    opened.close()
    service.close()


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_a_library_harmed_while_open_is_rebuilt_whole(typing, library, harm):
    service, opened = typing
    harm(library)
    opened.splice(2, 0, [paragraph("y", "typed after")])
    for _ in range(20):
        if opened.flush():
            break
    service.close()
    with closing(for_checking(library)) as connection:
        assert faults(connection) == []
    with opened_service(library) as again:
        assert texts(again, 1) == ["before"]
        assert texts(again, 2) == ["start", "typed before", "typed after"]
        assert again.recovered is None


def test_a_library_that_was_merely_touched_is_left_as_it_is(typing, library):
    service, opened = typing
    os.utime(library)
    opened.splice(2, 0, [paragraph("y", "typed after")])
    assert opened.flush()
    assert texts(service, opened.id)[-1] == "typed after"
    assert not list(library.parent.glob("set-aside-*"))


def test_reading_meets_a_library_that_is_put_right_first(typing, library):
    service, opened = typing
    opened.close()
    library.write_bytes(bytes(library.stat().st_size))
    assert texts(service, 1) == ["before"]
    assert texts(service, opened.id) == ["start", "typed before"]
    assert len(service.meetings()) == 2


def test_a_journal_that_is_taken_away_is_begun_anew(typing, library):
    _, opened = typing
    journal_path(library).unlink()
    opened.splice(2, 0, [paragraph("y", "typed after")])
    assert opened.flush()
    assert b"typed after" in journal_path(library).read_bytes()


@pytest.mark.parametrize("with_backups", [True, False])
def test_a_library_destroyed_with_the_program_is_rebuilt_at_the_next_start(typing, library, tmp_path, with_backups):
    _, opened = typing
    opened.splice(2, 0, [paragraph("y", "typed last")])
    there = tmp_path / "copy"
    there.mkdir()
    shutil.copy(journal_path(library), there)
    if with_backups:
        unfinished = shutil.ignore_patterns("*.part")  # one may be under way
        shutil.copytree(library.parent / "backups", there / "backups", ignore=unfinished)
        (there / f"{library.name}-wal").write_bytes(b"a log without its library")
    with opened_service(there / library.name) as again:
        assert texts(again, opened.id) == ["start", "typed before", "typed last"]
        assert again.recovered.meeting_id == opened.id
        assert ("has been rebuilt from the backup of" in again.notice) == with_backups
        assert len(again.meetings()) == (2 if with_backups else 1)


def test_a_rescue_copy_is_made_elsewhere_said_and_removed_once_saved(library, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(rescue.tempfile, "gettempdir", lambda: str(elsewhere))
    states = States()
    with opened_service(library) as service:
        opened = service.open_meeting(service.add_meeting(meeting_of("start")), states)
        with held_by_another(library):
            opened.splice(0, 1, [paragraph("l0", "typed")])
            state = states.wait(lambda state: "rescue copy" in state.problem)
            (copy,) = elsewhere.iterdir()
            assert str(copy) in state.problem
            assert stat.S_IMODE(copy.stat().st_mode) == 0o600
            assert [line.text for line in read_meeting(copy).lines] == ["typed"]
        states.wait(lambda state: state.all_saved)
        assert list(elsewhere.iterdir()) == []
        opened.close()


def test_a_rescue_copy_goes_to_the_next_folder_where_one_refuses(tmp_path):
    (tmp_path / "file").touch()
    kept = rescue.Rescue((tmp_path / "file", tmp_path))
    path = kept.write(1, 1, meeting_of("typed"))
    assert path.parent == tmp_path
    kept.remove()
    assert rescue.Rescue((tmp_path / "file",)).write(1, 1, meeting_of("typed")) is None
