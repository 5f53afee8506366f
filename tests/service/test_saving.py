import json
import os
import random
import shutil
import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from safekeeping_help import States, held_by_another, paragraph

from minutes_app.domain.actions import Action
from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import Place, open_service


def meeting_of(count):
    return Meeting(Details(series="Monthly"), (Attendee("A"),), tuple(paragraph(f"l{i}") for i in range(count)))


@pytest.fixture
def states():
    return States()


@pytest.fixture
def opened(service, states):
    opened = service.open_meeting(service.add_meeting(meeting_of(200)), states)
    yield opened
    opened.close()


@contextmanager
def statements_written():
    """Collect each writing statement with how many rows it was run for."""
    found = []

    def note(connection, cursor, statement, parameters, context, executemany):
        if statement.split()[0] in ("INSERT", "UPDATE", "DELETE"):
            found.append((" ".join(statement.split()[:3]), len(parameters) if executemany else 1))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def test_a_change_is_saved_by_itself_within_a_quarter_of_a_second(opened, states, service):
    began = time.monotonic()
    opened.splice(3, 1, [paragraph("l3", "typed")])
    state = states.wait(lambda state: state.all_saved)
    assert time.monotonic() - began < 0.25 + 0.5  # half a second for a machine that is busy
    assert (state.revision, state.saved_revision, state.problem) == (1, 1, "")
    assert state.saved_at.tzinfo
    assert service.load(opened.id).lines[3].text == "typed"


def test_typing_without_pause_is_saved_while_it_goes_on(opened, states):
    end = time.monotonic() + 0.8
    count = 0
    while time.monotonic() < end:
        count += 1
        opened.splice(3, 1, [paragraph("l3", f"{count}")])
        time.sleep(0.001)  # a thousand keys a second: no pause that a save could wait for
    assert len(states.told) >= 3
    assert all(state.saved_revision > 0 for state in states.told)


def test_the_value_is_the_new_one_after_each_call(opened):
    opened.splice(1, 2, [paragraph("new")])
    assert [line.id for line in opened.meeting.lines[:3]] == ["l0", "new", "l3"]
    opened.set_attendees([Attendee("B")])
    opened.set_details(Details(chair="C"))
    assert (opened.meeting.attendees, opened.meeting.details.chair) == ((Attendee("B"),), "C")


def test_a_key_writes_its_own_line_and_no_other_row(opened):
    with statements_written() as found:
        opened.splice(150, 1, [paragraph("l150", "key")])
        assert opened.flush()
    assert sorted(found) == [("UPDATE line SET", 1), ("UPDATE meeting SET", 1)]


def test_a_new_line_in_the_middle_writes_itself_and_no_other_row(opened):
    with statements_written() as found:
        opened.splice(100, 1, [paragraph("l100"), paragraph("new")])
        assert opened.flush()
    assert sorted(found) == [("INSERT INTO line", 1), ("UPDATE meeting SET", 1)]


def test_marks_actions_and_people_are_written_where_they_changed(opened):
    action = Line(
        "l5", LineKind.ACTION, "CC to act", marks=(Mark(0, 2, MarkKind.BOLD),), action=Action(owners=("CC", "DCC"))
    )
    opened.splice(5, 1, [action])
    opened.flush()
    with statements_written() as found:
        opened.splice(5, 1, [replace(action, text="CC to act soon")])
        opened.flush()
    assert sorted(found) == [("UPDATE line SET", 1), ("UPDATE meeting SET", 1)]
    with statements_written() as found:
        opened.splice(5, 1, [replace(action, text="CC to act soon", action=Action(owners=("CC",)))])
        opened.flush()
    assert {statement for statement, _ in found} == {
        "UPDATE line SET", "UPDATE meeting SET", "INSERT INTO action", "DELETE FROM owner", "INSERT INTO owner"
    }  # fmt: skip


def test_nothing_changed_writes_nothing(opened):
    opened.flush()
    with statements_written() as found:
        assert opened.flush()
    assert found == []


def test_a_line_that_stops_being_an_action_keeps_it(opened, service):
    action = Line("l5", LineKind.ACTION, "x", action=Action(owners=("CC",)))
    opened.splice(5, 1, [action])
    opened.splice(5, 1, [replace(action, kind=LineKind.PARAGRAPH)])
    assert opened.flush()
    assert service.load(opened.id).lines[5] == replace(action, kind=LineKind.PARAGRAPH)
    assert service.register_count(ActionFilter(state="all"), date(2022, 7, 18)) == 0


def test_order_survives_random_splices_and_opening_again(library):
    service = open_service(library)
    meeting_id = service.add_meeting(Meeting())
    chance = random.Random(7)
    plain = []
    for round_number in range(4):
        opened = service.open_meeting(meeting_id, lambda state: None)
        assert [line.id for line in opened.meeting.lines] == plain
        for step in range(300):
            first = chance.randint(0, len(plain))
            removed = min(chance.choice((0, 0, 1, 3)), len(plain) - first)
            new = [f"{round_number}.{step}.{i}" for i in range(chance.choice((0, 1, 1, 2, 4)))]
            new = chance.choice((new, [*plain[first : first + removed], *new], plain[first : first + removed][::-1]))
            opened.splice(first, removed, [paragraph(name) for name in new])
            plain[first : first + removed] = new
            if step % 50 == 0:
                assert opened.flush()
        opened.close()
        service.close()
        service = open_service(library)
        assert [line.id for line in service.load(meeting_id).lines] == plain
    service.close()


def test_a_line_standing_twice_for_a_moment_stops_no_save_and_loses_no_text(opened, service):
    opened.splice(0, 0, [paragraph("l9", "moved")])
    assert opened.flush()
    assert len(service.load(opened.id).lines) == 201
    opened.splice(10, 1, [])
    assert opened.flush()
    assert service.load(opened.id) == opened.meeting


def test_a_splice_beside_the_lines_is_refused_and_changes_nothing(opened):
    before = opened.meeting
    for first, removed in ((-1, 0), (201, 0), (199, 2), (0, -1)):
        with pytest.raises(ValueError, match="no lines"):
            opened.splice(first, removed, [])
    assert opened.meeting == before
    assert opened.state.all_saved


def test_a_library_held_by_another_program_keeps_the_text_says_so_and_saves_later(opened, states, service, library):
    with held_by_another(library):
        opened.splice(0, 1, [paragraph("l0", "first")])
        problem = states.wait(lambda state: state.problem)
        opened.splice(1, 1, [paragraph("l1", "second")])
        assert not opened.flush()
        assert not opened.state.all_saved
    assert problem.problem == (
        "The newest changes are not saved, as another program is holding the library. "
        "Go on typing: saving is tried again by itself."
    )
    assert states.wait(lambda state: state.all_saved).problem == ""
    assert [line.text for line in service.load(opened.id).lines[:2]] == ["first", "second"]


def test_a_commit_that_fails_half_way_is_rolled_back_as_a_whole_and_tried_again(opened, states, service, library):
    with closing(sqlite3.connect(library)) as other:
        other.execute("CREATE TRIGGER full BEFORE UPDATE ON meeting BEGIN SELECT RAISE(FAIL, 'no'); END")
    opened.splice(0, 1, [])
    opened.splice(5, 1, [paragraph("new", "text")])
    states.wait(lambda state: state.problem)
    assert len(service.load(opened.id).lines) == 200
    with closing(sqlite3.connect(library)) as other:
        other.execute("DROP TRIGGER full")
    states.wait(lambda state: state.all_saved)
    assert service.load(opened.id) == opened.meeting


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be moved away there")
def test_saving_goes_on_where_the_journal_cannot_be_written(service, states, library):
    library.with_name(f"{library.name}.journal.new").mkdir()
    opened = service.open_meeting(service.add_meeting(meeting_of(3)), states)
    opened.splice(0, 1, [paragraph("l0", "typed")])
    assert opened.flush()
    assert service.load(opened.id).lines[0].text == "typed"
    library.with_name(f"{library.name}.journal.new").rmdir()
    opened.splice(0, 1, [paragraph("l0", "typed on")])
    assert opened.flush()
    assert library.with_name(f"{library.name}.journal").exists()
    opened.close()


def test_what_is_not_saved_at_the_close_is_there_at_the_next_opening(library, states):
    service = open_service(library)
    opened = service.open_meeting(service.add_meeting(meeting_of(3)), states)
    with held_by_another(library):
        opened.splice(0, 1, [paragraph("l0", "typed")])
        opened.close()
        service.close()
    service = open_service(library)
    assert service.load(opened.id).lines[0].text == "typed"
    assert (service.recovered.meeting_id, service.recovered.name, service.recovered.lines) == (opened.id, "Monthly", 1)
    service.close()
    service = open_service(library)
    assert service.recovered is None
    service.close()


def test_a_meeting_closed_while_it_could_not_be_saved_is_opened_with_all_its_text(service, states, library):
    opened = service.open_meeting(service.add_meeting(meeting_of(3)), states)
    with held_by_another(library):
        opened.splice(0, 1, [paragraph("l0", "typed")])
        opened.close()
        again = service.open_meeting(opened.id, states)
        assert again.meeting.lines[0].text == "typed"
    again.close()
    assert service.load(opened.id).lines[0].text == "typed"


def test_the_place_alone_is_not_an_unsaved_change_and_comes_back(opened, service, states):
    assert opened.place == Place()
    opened.set_place(Place("l7", 3))
    assert opened.state.all_saved
    assert opened.flush()
    assert service.last_place() == (opened.id, Place("l7", 3))


def test_the_journal_goes_when_everything_is_saved(library, states):
    service = open_service(library)
    opened = service.open_meeting(service.add_meeting(meeting_of(3)), states)
    opened.splice(0, 0, [paragraph("x")])
    assert library.with_name(f"{library.name}.journal").stat().st_size > 0
    opened.close()
    service.close()
    assert {path.name for path in library.parent.iterdir()} <= {library.name, f"{library.name}.lock", "backups"}


def test_a_library_copied_while_open_is_brought_to_the_newest_key_by_its_journal(opened, library, tmp_path):
    for i in range(50):
        opened.splice(i, 1, [paragraph(f"l{i}", "typed")])
    there = tmp_path / "copy"
    there.mkdir()
    for path in library.parent.glob("a.sqlite*"):
        if path.suffix not in (".lock", ".in-use", ".sqlite-shm"):
            shutil.copy(path, there)
    copied = open_service(there / library.name)
    assert copied.load(opened.id) == opened.meeting
    copied.close()


def test_records_of_the_journal_are_cheap_and_hold_only_what_changed(opened, library):
    opened.splice(0, 1, [paragraph("l0", "only this")])
    last = library.with_name(f"{library.name}.journal").read_bytes().splitlines()[-1]
    assert json.loads(last)["record"]["put"] == "only this"
    assert len(last) < 400
