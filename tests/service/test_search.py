import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.follow_up import SearchFilter
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import open_service
from minutes_app.storage import derived

ODD = [
    "'",
    '"',
    '""',
    "*",
    "^",
    "-",
    "a-b",
    "NEAR(",
    "AND",
    "a AND",
    "OR OR",
    "NOT",
    "(",
    ")",
    "{text}",
    "text:",
    ":",
    "%_",
    "\\",
    "\x00",
    "\ud800",
    "“",
    "„a",
    "a\n\tb",
    "-a",
    "+",
    "’",
    "0",
    "é" * 300,
    "a " * 500,
    "½",
    "²",
    "שלום",
    "👩‍🚒",
    "col : x",
    '"a" *',
    "*a",
    "a*b",
    "rowid",
    ";drop table line",
]


def line(name, text, kind=LineKind.PARAGRAPH, **more):
    return Line(name, kind, text, **more)


def add(service, on, *lines, series="Monthly", people=(), **details):
    return service.add_meeting(Meeting(Details(series=series, date=on, **details), people, lines))


def found(service, words, **filters):
    return [hit.line_id or hit.text for hit in service.search(words, filters=SearchFilter(**filters))]


def marked(service, words):
    return [[hit.text[start:end] for start, end in hit.spans] for hit in service.search(words)]


def test_hits_tell_where_they_stand_with_the_words_marked(service):
    key = add(
        service, date(2022, 7, 18), line("i", "Custody", LineKind.ITEM), line("a", "The café’s custody plan, custody.")
    )
    first, second = service.search("custod")
    assert (first.line_id, first.item_number, first.item_title, first.text) == ("i", "1", "Custody", "Custody")
    assert (second.meeting_id, second.line_id, second.meeting, second.date) == (key, "a", "Monthly", date(2022, 7, 18))
    assert [second.text[start:end] for start, end in second.spans] == ["custody", "custody"]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("cafe", ["a"]),
        ("CAFÉ", ["a"]),
        ("o'b", ["b"]),
        ("O’Brien", ["b"]),
        ("zoe", ["b"]),
        ("plan", ["a", "b"]),
        ("pla", ["a", "b"]),
        ("pla ", []),
        ("pla x", []),
        ('"custody plan"', ["a"]),
        ('"plan custody"', []),
        ("plan custody", ["a"]),
        ('"custody pl', ["a"]),
        ("“custody plan”", ["a"]),
        ("", []),
        ("  ", []),
    ],
)
def test_words_phrases_beginnings_and_folding(service, typed, wanted):
    add(service, None, line("a", "The café’s custody plan"), line("b", "Zoë O’Brien had no plan"))
    assert found(service, typed) == wanted


def test_titles_and_people_are_found(service):
    people = (Attendee("Pippa Mills", "Chief Constable", "CC"), Attendee("Zoë Ōkami"))
    add(service, date(2019, 5, 28), people=people, venue="Hindlip")
    assert found(service, "may 2019") == found(service, "hindl") == ["Monthly May 2019, Hindlip"]
    assert found(service, "mills") == ["Pippa Mills, Chief Constable (CC)"]
    assert found(service, "okami") == ["Zoë Ōkami"]


def test_the_newest_meeting_comes_first_and_lines_in_their_order(service):
    add(service, date(2020, 1, 1), line("b", "word"), line("c", "word"))
    add(service, date(2022, 1, 1), line("d", "word"))
    add(service, date(2018, 1, 1), line("a", "word"))
    assert found(service, "word") == ["d", "b", "c", "a"]
    assert [hit.line_id for hit in service.search("word", limit=1)] == ["d"]


def test_filters_combine(service):
    done = Action(owners=("CC",), status=ActionStatus.COMPLETE)
    cc, late = Action(owners=("CC",)), Action(owners=("DCC",), due=date(2020, 1, 1))
    lines = [line("p", "word"), line("d", "word", LineKind.DECISION)]
    lines += [line(name, "word", LineKind.ACTION, action=a) for name, a in (("x", cc), ("y", late), ("z", done))]
    add(service, date(2022, 1, 1), *lines, people=(Attendee("Ann Ash", "Chief", "CC"),))
    add(service, date(2023, 1, 1), line("o", "word"), series="Other", people=(Attendee("Bo"),))
    assert found(service, "word") == ["o", "p", "d", "x", "y", "z"]
    assert found(service, "word", owner="cc") == found(service, "word", owner="ann ash") == ["x", "z"]
    assert found(service, "word", owner="CC", open_only=True) == ["x"]
    assert found(service, "word", overdue=True) == ["y"]
    assert found(service, "word", decisions_only=True) == ["d"]
    assert found(service, "word", series="Other") == found(service, "word", person="bo") == ["o"]
    assert found(service, "word", person="as") == found(service, "word", person="cc") == ["p", "d", "x", "y", "z"]
    assert found(service, "word", since=date(2023, 1, 1)) == ["o"]
    assert found(service, "word", until=date(2022, 1, 1), open_only=True) == ["x", "y"]
    assert found(service, "word", series="None such") == []


def test_the_index_follows_every_change(service):
    key = add(service, date(2022, 1, 1), line("a", "apple"), line("b", "pear"), people=(Attendee("Ann Ash"),))
    other = add(service, date(2022, 6, 1), line("c", "apple"))
    opened = service.open_meeting(key, lambda state: None)
    opened.splice(0, 1, [line("a", "plum")])
    opened.splice(1, 1, [])
    opened.set_attendees([Attendee("Bo Birch")])
    assert [found(service, words) for words in ("pear", "plum", "ash", "birch")] == [[], ["a"], [], ["Bo Birch"]]
    opened.splice(0, 1, [line("a", "apple")])
    opened.set_details(replace(opened.meeting.details, date=date(2023, 1, 1), venue="Hall"))
    opened.close()
    assert found(service, "apple") == ["a", "c"]
    assert found(service, "hall") == ["Monthly January 2023, Hall"]
    service.erase(other)
    assert found(service, "apple") == ["a"]
    assert service._thread.write(derived.make_true)


def test_the_same_meeting_is_there_after_a_library_was_changed_by_another_hand(service, library):
    add(service, date(2022, 1, 1), line("a", "apple"))
    service.close()
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        connection.commit()
    again = open_service(library)
    assert found(again, "apple") == ["a"]
    again.close()


@pytest.mark.parametrize(
    "spoil",
    [
        "DELETE FROM search_key",
        "DROP TABLE search_key",
        "DROP VIEW search_source",
        "UPDATE search_key SET id = id + 100",
        "DELETE FROM search_index_data WHERE id > 10",
    ],
)
def test_an_index_that_is_not_true_is_made_anew_at_the_start(service, library, spoil):
    add(service, date(2022, 1, 1), line("a", "apple"), line("b", "pear"))
    service.close()
    with closing(sqlite3.connect(library)) as connection:
        connection.execute(spoil)
        connection.commit()
    again = open_service(library)
    assert (found(again, "apple"), found(again, "pear")) == (["a"], ["b"])
    again.close()


@pytest.mark.parametrize("typed", ODD)
def test_odd_text_gives_no_error(service, typed):
    add(service, None, line("a", "Some ½ text"))
    for words in (typed, f"some {typed}", f"{typed} some"):
        service.search(words)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.text(alphabet='ab"*()^:-+ {}AND“’', max_size=20))
def test_any_text_gives_no_error_and_every_mark_lies_in_its_text(service, typed):
    if not service.meetings():
        add(service, None, line("a", "a b ab AND ba’b"), line("b", "A"))
    for hit in service.search(typed):
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.lists(st.sampled_from(["ax", "bx", "cx"]), max_size=3)))
)
def test_after_any_edits_the_index_is_that_of_the_lines(service, edits):
    opened = service.open_meeting(add(service, date(2022, 1, 1)), lambda state: None)
    for count, (first, removed, words) in enumerate(edits):
        first = min(first, len(opened.meeting.lines))
        removed = min(removed, len(opened.meeting.lines) - first)
        opened.splice(first, removed, [line(f"{count} {i}", word) for i, word in enumerate(words)])
        opened.flush()
    opened.close()
    for word in ("ax", "bx", "cx"):
        wanted = [one.id for one in opened.meeting.lines if one.text == word]
        hits = service.search(word, limit=1000)
        assert [hit.line_id for hit in hits if hit.meeting_id == opened.id] == wanted
    assert service._thread.write(derived.make_true)
