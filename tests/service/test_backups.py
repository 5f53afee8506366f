import os
import stat
import threading
import time

import pytest
from safekeeping_help import meeting_of, opened_service, paragraph, texts

from minutes_app.domain.errors import PlainError
from minutes_app.service import LibraryInUse, list_backups, open_service, restore_backup
from minutes_app.storage import backup_files, restore


@pytest.fixture
def filled(library):
    with opened_service(library) as service:
        service.add_meeting(meeting_of("first"))
    return library


def change(library, text):
    with opened_service(library) as service:
        opened = service.open_meeting(1, lambda state: None)
        opened.splice(0, 1, [paragraph("l0", text)])
        opened.close()


def test_a_library_that_changed_is_backed_up_at_the_close_and_once(filled):
    with opened_service(filled):
        pass
    (found,) = list_backups(filled)
    assert (found.meetings, found.lines, found.problem) == (1, 1, "")
    change(filled, "second")
    assert len(list_backups(filled)) == 2


def test_an_empty_library_is_not_backed_up(library):
    open_service(library).close()
    assert list_backups(library) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_backups_are_readable_by_their_owner_alone(filled):
    modes = {stat.S_IMODE(path.stat().st_mode) for path in backup_files.folder_of(filled).iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(backup_files.folder_of(filled).stat().st_mode) == 0o700


def test_saving_goes_on_while_a_backup_is_made(library):
    with opened_service(library) as service:
        for _ in range(40):
            service.add_meeting(meeting_of(*["Words of a line. " * 40] * 80))
        opened = service.open_meeting(1, lambda state: None)
        service.back_up()
        opened.splice(0, 1, [paragraph("l0", "before")])
        assert opened.flush()
        made, slowest, count = [], 0.0, 0
        backing = threading.Thread(target=lambda: made.append(service.back_up()))
        backing.start()
        while backing.is_alive():
            count += 1
            began = time.monotonic()
            opened.splice(0, 1, [paragraph("l0", f"during {count}")])
            assert opened.flush()
            slowest = max(slowest, time.monotonic() - began)
        assert made[0] and count > 3
        assert slowest < 0.5
        opened.close()
    assert list_backups(library)[0].problem == ""


def test_a_backup_broken_off_by_the_close_leaves_no_part(library):
    for _ in range(3):
        service = open_service(library)
        service.add_meeting(meeting_of(*["Words. " * 40] * 300))
        service.close()
    assert {path.suffix for path in backup_files.folder_of(library).iterdir()} == {".sqlite"}


def test_a_backup_brings_the_library_back_and_keeps_the_files_before_it(filled):
    change(filled, "second")
    before = filled.read_bytes()
    filled.with_name(f"{filled.name}.journal").write_bytes(b"journal")
    kept = restore_backup(filled, "2")
    assert (kept / filled.name).read_bytes() == before
    assert (kept / f"{filled.name}.journal").read_bytes() == b"journal"
    with opened_service(filled) as service:
        assert texts(service) == ["first"]


def test_a_log_left_behind_is_not_played_into_the_restored_library(filled):
    service = open_service(filled)
    opened = service.open_meeting(1, lambda state: None)
    opened.splice(0, 1, [paragraph("l0", "in the log")])
    assert opened.flush()
    log = filled.with_name(f"{filled.name}-wal").read_bytes()
    service.close()
    filled.with_name(f"{filled.name}-wal").write_bytes(log)
    restore_backup(filled, list_backups(filled)[-1].path.name)
    assert not filled.with_name(f"{filled.name}-wal").exists()
    with opened_service(filled) as again:
        assert texts(again) == ["first"]


def test_an_open_library_or_a_damaged_backup_is_refused_with_all_as_it_was(filled):
    with opened_service(filled), pytest.raises(LibraryInUse):
        restore_backup(filled, "newest")
    path = list_backups(filled)[0].path
    path.write_bytes(path.read_bytes().replace(b"first", b"fIrst"))
    assert "damaged" in list_backups(filled)[0].problem
    before = filled.read_bytes()
    with pytest.raises(PlainError, match="damaged"):
        restore_backup(filled, "newest")
    assert filled.read_bytes() == before
    with pytest.raises(PlainError, match="There is no backup"):
        restore_backup(filled, "7")


def test_a_restoring_broken_off_at_any_step_is_finished_or_never_was(filled, monkeypatch):
    change(filled, "second")
    path_type = type(filled)
    replace, done = path_type.replace, []
    for steps in range(6):
        remaining = [steps]

        def replace_some(source, target, remaining=remaining):
            if not remaining[0]:
                raise KeyboardInterrupt
            remaining[0] -= 1
            return replace(source, target)

        monkeypatch.setattr(path_type, "replace", replace_some)
        try:
            restore.replaced_by(filled, list_backups(filled)[-1].path, keep_journal=False)
            done.append(True)
        except KeyboardInterrupt:
            done.append(False)
        monkeypatch.setattr(path_type, "replace", replace)
        with opened_service(filled) as service:
            assert texts(service) == (["second"] if steps == 0 else ["first"])
        change(filled, "second")
    assert True in done
    assert False in done


def test_one_meeting_is_brought_back_beside_the_present_one(filled):
    change(filled, "second")
    with opened_service(filled) as service:
        assert service.bring_back(service.backups()[-1].path, 1) == 2
        assert (texts(service, 1), texts(service, 2)) == (["second"], ["first"])
        with pytest.raises(PlainError, match="There is no meeting 9 in the backup"):
            service.bring_back(service.backups()[-1].path, 9)
    assert all(path.suffix == ".sqlite" for path in backup_files.folder_of(filled).iterdir())


def test_a_backup_that_cannot_be_made_is_said_and_stops_nothing(filled):
    folder = backup_files.folder_of(filled)
    folder.rename(folder.with_name("elsewhere"))
    folder.touch()
    with opened_service(filled) as service:
        service.add_meeting(meeting_of("more"))
        assert service.back_up() is None
        assert service.backup_problem.startswith("No backup could be made: ")
        assert len(service.meetings()) == 2


def damage_each_line(service):
    service._thread.write(lambda connection: connection.exec_driver_sql("UPDATE line SET text = 'fIrst'").rowcount)


def test_a_library_damaged_while_open_is_not_backed_up_but_put_right_from_good_ones(filled):
    with opened_service(filled) as service:
        service.add_meeting(meeting_of("more"))
        damage_each_line(service)
        good = [backup.path for backup in service.backups()]
        service.back_up()
        assert {backup.path for backup in service.backups()} >= set(good)
        assert not any(backup.problem for backup in service.backups())
        assert texts(service, 1) == ["first"]


def test_a_damaged_meeting_that_no_backup_has_is_kept_beside_and_called_so(filled):
    with opened_service(filled) as service:
        service.add_meeting(meeting_of("more"))
        damage_each_line(service)
        assert texts(service, 1) == ["first"]  # reading finds the damage, and is answered all the same
        assert [entry.details.title for entry in service.meetings()] == [
            "Monthly – Meeting Notes (damaged copy)",
            "",
        ]
        assert texts(service, 2) == ["fIrst"]
