import hashlib
import io
import json
from dataclasses import replace
from datetime import date, time

import pytest
from safekeeping_help import meeting_of, opened_service, texts

from minutes_app.command_line import run
from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ProgressNote
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting, Passage, Status
from minutes_app.service import folder_warning


@pytest.fixture
def filled(library):
    with opened_service(library) as service:
        service.add_meeting(meeting_of(*[f"Words of line {i}. " * 20 for i in range(200)]))
    return library


def told(library, *words):
    out, err = io.StringIO(), io.StringIO()
    return run(["--library", str(library), *map(str, words)], out, err), out.getvalue(), err.getvalue()


def test_backups_are_listed_and_restored_by_command(filled):
    code, out, _ = told(filled, "backups", "--json")
    (entry,) = json.loads(out)
    assert (code, entry["meetings"], entry["lines"], entry["problem"]) == (0, 1, 200, None)
    assert "1 meetings, 200 lines" in told(filled, "backups")[1]
    assert told(filled, "restore", "newest", "--meeting", 1)[:2] == (0, "2\n")
    assert "are kept in" in told(filled, "restore", 1)[1]
    for name in ("99", "0", "9" * 5_000, "x" * 5_000, "\0"):
        code, _, err = told(filled, "restore", name)
        assert code == 1
        assert "There is no backup" in err


def test_a_whole_library_is_said_to_be_whole_and_a_damaged_one_is_named_and_not_touched(filled):
    assert told(filled, "check")[:1] == (0,)
    content = filled.read_bytes()
    at = content.rindex(b"Words of line 150")
    filled.write_bytes(content[:at] + b"w" + content[at + 1 :])
    before = hashlib.sha256(filled.read_bytes()).digest()
    code, _, err = told(filled, "check")
    assert (code, "1 of the 200 lines of meeting 1" in err) == (1, True)
    assert told(filled, "list")[0] == 1
    assert hashlib.sha256(filled.read_bytes()).digest() == before


def test_what_can_be_read_of_a_damaged_library_is_salvaged_in_order(filled, tmp_path):
    content = bytearray(filled.read_bytes())
    page = content.index(b"Words of line 100. ") // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    filled.write_bytes(content)
    before = bytes(content)
    new = tmp_path / "new" / "new.sqlite"
    code, out, _ = told(filled, "salvage", filled, "--to", new)
    assert (code, "1 meetings with" in out) == (0, True)
    assert filled.read_bytes() == before
    with opened_service(new) as service:
        numbers = [int(text.split(".")[0].removeprefix("Words of line ")) for text in texts(service)]
    assert numbers == sorted(numbers)
    assert 180 < len(numbers) < 200
    assert told(filled, "salvage", filled, "--to", new)[0] == 1


def test_versions_notes_and_what_was_taken_up_are_salvaged_with_their_meetings(library, tmp_path):
    """Meetings get new numbers there, and what belongs to them comes along."""
    details = Details(series="Monthly", date=date(2022, 7, 7), start_time=time(10, 30), status=Status.DRAFT)
    acting = Line("a", LineKind.ACTION, "CC to share it", action=Action(owners=("CC",)))
    late = Attendee("Jo Field", "PCC", "PCC", arrived=Passage("", time(10, 45)))
    with opened_service(library) as service:
        gone = service.add_meeting(meeting_of("nothing of this is left"))
        first = service.add_meeting(Meeting(details, (late,), (acting,)))
        second = service.add_meeting(replace(meeting_of("the next"), details=replace(details, date=date(2022, 9, 1))))
        service.add_progress(first, "a", ProgressNote(date(2022, 8, 1), "Shared in part", "CC"))
        opened = service.open_meeting(second, lambda state: None)
        opened.splice(0, 0, service.take_matters(second, service.outstanding(second)).lines)
        opened.close()
        service.approve(first, on=date(2022, 9, 1), words="Agreed", at_meeting=second)
        before = service.load(first), service.versions(first), service.history(first, "a")
        service.erase(gone)
    new = tmp_path / "new" / "new.sqlite"
    assert "1 kept versions and 1 notes" in told(library, "salvage", library, "--to", new)[1]
    with opened_service(new) as service:
        ids = {entry.details.date: entry.id for entry in service.meetings()}
        there = ids[details.date]
        assert there != first
        assert (service.load(there), service.history(there, "a")) == (before[0], before[2])
        assert service.versions(there) == [replace(before[1][0], at_meeting=ids[date(2022, 9, 1)])]
        assert service.version(there, 1).lines == (acting,)
        with pytest.raises(PlainError, match="approved and locked"):
            service.approve(there, on=date(2022, 9, 1), words="again")


@pytest.mark.parametrize("name", ["OneDrive - Office of the Commissioner", "Dropbox", "Google Drive", "iCloud Drive"])
def test_a_folder_that_is_copied_to_other_computers_is_warned_of(tmp_path, name):
    assert (
        "copies to other computers" in folder_warning(tmp_path / name / "minutes" / "library.sqlite")
        or not (tmp_path / name).exists()
    )
    (tmp_path / name).mkdir()
    assert "copies to other computers" in folder_warning(tmp_path / name / "library.sqlite")


def test_a_folder_of_this_computer_is_not_warned_of(tmp_path):
    assert folder_warning(tmp_path / "library.sqlite") == ""
