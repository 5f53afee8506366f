import logging
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from safekeeping_help import States, meeting_of, opened_service, paragraph, texts

from minutes_app.domain.errors import PlainError
from minutes_app.service import open_service, restore_backup

CANARY = "Zanzibar-canary"
ROOT = str(Path(__file__).parents[2])


def files_with(folder, word="zibar"):
    """Return the files that hold the word, or what the search index holds of it: small letters, without “zan” again."""
    return [path for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes().lower()]


def test_what_is_erased_is_in_no_file_any_more(library):
    with opened_service(library) as service:
        kept = service.add_meeting(meeting_of("kept"))
        erased = service.add_meeting(meeting_of(CANARY, *[f"{CANARY} {i}" for i in range(50)], series=CANARY[:3]))
        service.back_up()
        other = service.open_meeting(kept, States())
        opened = service.open_meeting(erased, States())
        opened.splice(0, 1, [paragraph("l0", f"{CANARY} changed")])
        opened.close()
        service.back_up()
    restore_backup(library, "newest")
    with opened_service(library) as service:
        other = service.open_meeting(kept, States())
        opened = service.open_meeting(erased, States())
        opened.splice(0, 1, [paragraph("l0", f"{CANARY} again")])
        assert opened.flush()
        with pytest.raises(PlainError, match="This meeting is open"):
            service.erase(erased)
        opened.close()
        service.back_up()
        assert len(files_with(library.parent)) > 3
        service.erase(erased)
        assert files_with(library.parent) == []
        other.splice(0, 1, [paragraph("l0", "kept on")])
        other.close()
        with pytest.raises(PlainError, match="There is no meeting"):
            service.erase(erased)
        assert all(backup.problem == "" for backup in service.backups())
        assert service.backups()[-1].meetings == 1
    assert files_with(library.parent) == []
    with opened_service(library) as service:
        assert texts(service, kept) == ["kept on"]


def test_a_damaged_backup_with_the_erased_words_is_removed_and_named(library):
    with opened_service(library) as service:
        service.add_meeting(meeting_of("kept"))
        erased = service.add_meeting(meeting_of(CANARY))
        path = service.back_up() or service.backups()[0].path
        path.write_bytes(path.read_bytes()[:-2000].replace(b"kept", b"kEpt"))
        assert path in service.erase(erased)
    assert files_with(library.parent) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_every_file_is_readable_by_its_owner_alone(library):
    old = os.umask(0)
    try:
        with opened_service(library) as service:
            opened = service.open_meeting(service.add_meeting(meeting_of("text")), States())
            opened.splice(0, 1, [paragraph("l0", "typed")])
            opened.flush()
            service.back_up()
            modes = {
                path.name: stat.S_IMODE(path.stat().st_mode) for path in library.parent.rglob("*") if path.is_file()
            }
            opened.close()
    finally:
        os.umask(old)
    assert len(modes) >= 6
    assert set(modes.values()) == {0o600}


def test_the_program_opens_no_socket(library, tmp_path):
    told = (
        "import socket, sys, pathlib\n"
        "class Refused(socket.socket):\n"
        "    def __new__(cls, *_, **__): raise RuntimeError('a socket')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = Refused\n"
        "from minutes_app.command_line import run\n"
        "from minutes_app.service import open_service, folder_warning\n"
        "library, sample, out = map(pathlib.Path, sys.argv[1:])\n"
        "folder_warning(library)\n"
        "for words in (['import', str(sample)], ['list'], ['show', '1'], ['actions'], ['backups'], ['check'],\n"
        "              ['export', '1', '--to', str(out / 'a.docx')], ['restore', 'newest']):\n"
        "    code = run(['--library', str(library), *words], sys.stdout, sys.stderr)\n"
        "    assert code == 0, words\n"
    )
    sample = Path(ROOT) / "resources" / "samples" / "2022-07-monthly-assurance.json"
    command = [sys.executable, "-c", told, str(library), str(sample), str(tmp_path)]
    found = subprocess.run(command, env={**os.environ, "PYTHONPATH": ROOT}, capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (0, b"")


def test_no_word_of_the_minutes_reaches_the_log(library, caplog):
    caplog.set_level(logging.DEBUG)
    journal = library.with_name(f"{library.name}.journal.new")
    with opened_service(library) as service:
        opened = service.open_meeting(service.add_meeting(meeting_of(CANARY)), States())
        journal.mkdir()
        library.unlink()
        opened.splice(0, 1, [paragraph("l0", f"{CANARY} typed")])
        opened.flush()
        opened.close()
        journal.rmdir()
    service = open_service(library)
    assert texts(service) == [f"{CANARY} typed"]
    service.close()
    assert caplog.records
    assert CANARY not in caplog.text
