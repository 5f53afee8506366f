"""R24: each backup of a year opens, is what it was, and can be brought back."""

import time
from datetime import datetime, timedelta

import pytest
from damage import meeting_to_damage

from minutes_app.domain.errors import PlainError
from minutes_app.service import open_service, restore_backup
from minutes_app.storage.backup_files import new_path, to_keep


def everything(service):
    return {entry.id: service.load(entry.id) for entry in service.meetings()}


def year_of_backups(library, most):
    """Make backups of a library that grows, dated as a year of use leaves them; return what each holds."""
    now = datetime.now().astimezone()
    kept = sorted(to_keep([now - timedelta(hours=7 * step) for step in range(1250)], now))
    held = {}
    for number, moment in enumerate(kept[:: max(1, len(kept) // most)]):
        service = open_service(library)
        service.add_meeting(meeting_to_damage(number))
        made = service.back_up() or service.backups()[0].path
        held_now = everything(service)
        service.close()
        path = new_path(library, moment)
        made.rename(path)
        for other in library.parent.glob("backups/*.sqlite"):
            if other.name not in {*held, path.name}:
                other.unlink()
        held[path.name] = held_now
    here = {path.name for path in library.parent.glob("backups/*.sqlite")}
    return {name: content for name, content in held.items() if name in here}  # the making thins them


def restored_amiss(library, held):
    """Bring each back; return how many were not what they were, and the slowest in seconds."""
    amiss, slowest = 0, 0.0
    for name, wanted in held.items():
        began = time.monotonic()
        try:
            restore_backup(library, name)
        except PlainError:
            amiss += 1
            continue
        slowest = max(slowest, time.monotonic() - began)
        service = open_service(library, read_only=True)
        amiss += everything(service) != wanted
        service.close()
    return amiss, slowest


def test_a_backup_that_was_harmed_is_not_brought_back(tmp_path):
    library = tmp_path / "a.sqlite"
    held = year_of_backups(library, 3)
    path = library.parent / "backups" / next(iter(held))
    path.write_bytes(path.read_bytes().replace(b"Words of line 3", b"Words of line 4"))
    assert restored_amiss(library, held)[0] == 1


@pytest.mark.faults
@pytest.mark.timeout(3600)
def test_each_backup_of_a_year_is_brought_back_as_it_was(tmp_path, size, figure):
    library = tmp_path / "a.sqlite"
    held = year_of_backups(library, size(12, 1000))
    amiss, slowest = restored_amiss(library, held)
    figure("R24", "backups of a year brought back", len(held), f"{amiss} amiss, slowest {slowest:.2f} s")
    assert (amiss, slowest < 30) == (0, True)
