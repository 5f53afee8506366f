from contextlib import suppress

import pytest

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Meeting
from minutes_app.service.starting import SHIPPED_SERIES
from minutes_app.storage import meetings, opening, records
from minutes_app.storage.changes import Change, LinesSpliced
from minutes_app.storage.journal import Journal, journal_path
from minutes_app.storage.saver import Saver
from minutes_app.storage.thread import DatabaseThread


@pytest.fixture
def thread(tmp_path):
    thread = DatabaseThread(lambda: opening.open_writing(tmp_path / "a.sqlite", SHIPPED_SERIES))
    yield thread
    thread.close()


def push(saver, session, text):
    session.latest += 1
    content = LinesSpliced(0, 0, (Line(text, LineKind.PARAGRAPH, text),))
    record = records.change(session.meeting_id, session.latest, content)
    saver.push(Change(session.meeting_id, session.latest, content, record))


def test_a_change_made_just_before_the_close_while_a_save_ends_is_saved(thread, tmp_path):
    saver = Saver(
        thread, Journal(journal_path(tmp_path / "a.sqlite")), tmp_path / "a.sqlite", thread.read(opening.library_uid)
    )
    meeting_id = thread.write(lambda connection: meetings.add(connection, Meeting()))

    def close_with_one_more(state):
        if state.saved_revision == 1:
            push(saver, session, "second")
            session.is_closed = True

    session = saver.open(meeting_id, close_with_one_more)
    push(saver, session, "first")
    assert saver.flush(5)
    assert saver.flush(5)
    found = thread.read(lambda connection: meetings.load(connection, meeting_id))
    assert [line.text for line in found.meeting.lines] == ["second", "first"]
    saver.close()
    assert not journal_path(tmp_path / "a.sqlite").exists()


def test_a_large_journal_begins_anew_and_still_holds_everything(thread, tmp_path):
    path = journal_path(tmp_path / "a.sqlite")
    saver = Saver(thread, Journal(path, largest=2000), tmp_path / "a.sqlite", thread.read(opening.library_uid))
    session = saver.open(thread.write(lambda connection: meetings.add(connection, Meeting())), lambda state: None)
    for number in range(60):
        push(saver, session, f"line {number}")
        if number % 10 == 0:
            assert saver.flush(5)
    first, second, *_ = records.read(path.read_bytes())
    assert first["format"] == records.FORMAT
    assert second["revision"] > 0  # a later snapshot, not the one from the opening
    saver.close()


def test_a_job_that_fails_does_not_end_the_thread(thread):
    def fail():
        raise RuntimeError

    thread.post(fail)
    with suppress(RuntimeError):
        thread.run(fail)
    assert thread.run(lambda: "alive") == "alive"
