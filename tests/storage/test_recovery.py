import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import open_service
from minutes_app.storage import records
from minutes_app.storage.changes import AttendeesSet, DetailsSet, LinesSpliced
from minutes_app.storage.journal import Journal, journal_path
from minutes_app.storage.recovery import fold
from minutes_app.storage.values import Place

START = Meeting(Details(series="Monthly"), (), tuple(Line(name, LineKind.PARAGRAPH) for name in "abc"))


def typed(revision, text, meeting_id=1):
    line = Line("a", LineKind.PARAGRAPH, text)
    return records.change(meeting_id, revision, LinesSpliced(0, 1, (line,)))


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "a.sqlite"
    service = open_service(path)
    service.add_meeting(START)
    service.close()
    return path


def uid(library):
    with closing(sqlite3.connect(library)) as connection:
        return connection.execute("SELECT uid FROM library").fetchone()[0]


def reopened(library, *journal):
    """Open the library beside a journal of these records."""
    journal_path(library).write_bytes(b"".join(journal))
    service = open_service(library)
    meeting, recovered = service.load(1), service.recovered
    service.close()
    return meeting, recovered


def place_in(library):
    service = open_service(library)
    place = service.open_meeting(1, lambda state: None).place
    service.close()
    return place


def test_what_only_the_journal_has_is_brought_into_the_library(library):
    people, details = (Attendee("A"),), Details(series="Another", chair="C")
    changes = (AttendeesSet(people), DetailsSet(details), LinesSpliced(1, 2, ()))
    written = [records.change(1, revision, content) for revision, content in enumerate(changes, 1)]
    meeting, recovered = reopened(library, records.header(uid(library)), records.snapshot(1, 0, START), *written)
    assert meeting == Meeting(details, people, START.lines[:1])
    assert (recovered.meeting_id, recovered.name, recovered.lines) == (1, "Another", 2)
    assert not journal_path(library).exists()


@pytest.mark.parametrize("torn", [1, 20, 100])
def test_a_torn_last_record_costs_only_itself(library, torn):
    last = typed(2, "second")
    meeting, _ = reopened(library, records.header(uid(library)), typed(1, "first"), last[:-torn])
    assert meeting.lines[0].text == ("first" if torn > 1 else "second")


def test_records_after_a_damaged_one_are_not_played_onto_the_wrong_lines(library):
    meeting, _ = reopened(library, records.header(uid(library)), typed(1, "first"), b"damage\n", typed(3, "third"))
    assert meeting.lines[0].text == "first"


def test_a_snapshot_after_the_damage_takes_the_journal_up_again(library):
    later = replace(START, details=Details(chair="later"))
    journal = (typed(1, "first"), b"damage\n", records.snapshot(1, 7, later), typed(8, "eighth"))
    meeting, _ = reopened(library, records.header(uid(library)), *journal)
    assert (meeting.details.chair, meeting.lines[0].text) == ("later", "eighth")


def test_records_given_twice_or_older_than_the_library_change_nothing(library):
    reopened(library, records.header(uid(library)), typed(1, "first"), typed(2, "second"))
    meeting, recovered = reopened(library, records.header(uid(library)), typed(1, "first"), typed(1, "first"))
    assert (meeting.lines[0].text, recovered) == ("second", None)


def test_a_meeting_the_library_lacks_is_made_from_its_snapshot(library):
    reopened(library, records.header(uid(library)), records.snapshot(9, 4, START), typed(5, "typed", 9))
    service = open_service(library)
    assert service.load(9).lines[0].text == "typed"
    opened = service.open_meeting(9, lambda state: None)
    assert opened.state.revision == 5
    opened.close()
    service.close()


@pytest.mark.parametrize("header", [records.header("another"), b"damage\n", typed(1, "wrong")])
def test_a_journal_of_another_library_is_kept_and_not_played(library, header):
    meeting, recovered = reopened(library, header, typed(1, "wrong"), typed(2, "wrong"))
    assert (meeting, recovered) == (START, None)
    (kept,) = library.parent.glob("*.journal of another library *")
    assert kept.read_bytes() == header + typed(1, "wrong") + typed(2, "wrong")


def test_a_record_that_makes_no_sense_is_left_out(library):
    senseless = [
        {"meeting": 1, "revision": 1, "lines": [{}]},
        {"meeting": "x"},
        {},
        {"meeting": 1, "revision": 1, "first": 90},
    ]
    meeting, recovered = reopened(library, records.header(uid(library)), *map(records.written, senseless))
    assert (meeting, recovered.lines if recovered else 0) == (START, 0)


def test_a_library_can_be_rebuilt_from_the_journal_alone(library):
    journal = b"".join([records.header("lost"), records.snapshot(1, 3, START), typed(4, "a"), typed(5, "b")])
    (followed,) = fold(list(records.read(journal))[1:], lambda meeting_id: None).values()
    assert (followed.revision, followed.value().lines[0].text) == (5, "b")


def test_a_journal_begun_anew_holds_what_came_meanwhile(tmp_path):
    journal = Journal(tmp_path / "journal", largest=50)
    journal.begin([b"start\n"], lambda: [])
    assert not journal.is_large
    journal.append(b"x" * 60 + b"\n")
    assert journal.is_large
    journal.begin([b"snapshot\n"], lambda: [b"meanwhile\n"])
    journal.append(b"after\n")
    assert journal.path.read_bytes() == b"snapshot\nmeanwhile\nafter\n"
    assert not journal.is_large
    journal.close(remove=True)
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_cannot_be_begun_leaves_the_present_one_in_use(tmp_path):
    journal = Journal(tmp_path / "journal")
    journal.begin([b"start\n"], lambda: [])
    (tmp_path / "journal.new").mkdir()
    journal.begin([b"never\n"], lambda: [])
    journal.append(b"after\n")
    assert journal.path.read_bytes() == b"start\nafter\n"
    journal.close(remove=False)


def test_the_caret_comes_back_to_where_it_was_told_to_be(library):
    line = Line("b", LineKind.PARAGRAPH, "newer")
    moved = (line, START.lines[2], replace(START.lines[0], text="new"))
    changes = [records.change(1, 2, LinesSpliced(1, 1, (line,))), records.change(1, 3, LinesSpliced(0, 3, moved))]
    told = records.place(1, 2, Place("c", 0))
    reopened(library, records.header(uid(library)), typed(1, "new"), changes[0], told, changes[1])
    assert place_in(library) == Place("c", 0), "moving lines moves no caret in them"


def test_a_caret_not_told_of_is_behind_the_newest_words(library):
    line = Line("b", LineKind.PARAGRAPH, "newer")
    newest = records.change(1, 2, LinesSpliced(1, 1, (line,)))
    reopened(library, records.header(uid(library)), typed(1, "new"), newest)
    assert place_in(library) == Place("b", 5)


def test_a_caret_that_only_moved_is_brought_back_and_not_told_as_recovered(library):
    _, recovered = reopened(library, records.header(uid(library)), records.place(1, 0, Place("b", 0)))
    assert recovered is None
    assert place_in(library) == Place("b", 0)
