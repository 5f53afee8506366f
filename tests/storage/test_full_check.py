"""The full check says of every library what it says where it looks at each value, though it first looks at a glance."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import open_service
from minutes_app.storage import digests, verify

# Where the values of a test stand: a column that may hold anything, and the one row of the table that does.
PLACES = [
    ("attendee", "name", "position = 1"),
    ("attendee", "arrived_at", "position = 0"),
    ("line", "text", "id = 'plain'"),
    ("line", "level", "id = 'act'"),
    ("mark", "kind", "position = 1"),
    ("mark", "end_at", "position = 0"),
    ("mark", "reason", "position = 1"),
    ("line", "restricted", "id = 'plain'"),
    ("action", "status", "1"),
    ("action", "due", "1"),
    ("owner", "short_form", "position = 0"),
]
MAY_BE_NULL = {"arrived_at", "due"}
ODD = [
    "£5",
    "\u2028",
    "\x00",
    "a\x00b",
    "\x1f\x7f\x80",
    "é’“",
    "\\u2019",
    "\\x41",
    '"',
    '\\"',
    "👩‍🚒",
    "\ud7ff\ufffd",
    "null",
]
texts = st.sampled_from(ODD) | st.text(st.sampled_from('\\"ux0041é’\x00\x7f£ab,[]')) | st.text()
saved = texts | st.none() | st.integers(-(2**63), 2**63 - 1) | st.sampled_from([0, 1, 10**15])
undecodable = st.sampled_from([b"\xff", b"caf\xe9", b"\xe2\x80", b"\xed\xa0\x80", b"\xc0\x80", b'a"\xf0']) | st.binary()


class AsText(bytes):
    """Bytes that SQLite is to take for text, whatever they are."""


damaged = saved | st.floats(allow_nan=False) | st.binary() | undecodable.map(AsText)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    path = tmp_path_factory.mktemp("check") / "a.sqlite"
    with closing(open_service(path)) as service:
        act = Line("act", LineKind.ACTION, "CC and NN to act", action=Action(owners=("CC", "NN")))
        marks = (Mark(0, 3, MarkKind.BOLD), Mark(2, 4, MarkKind.ITALIC))
        plain = (Line("plain", LineKind.PARAGRAPH, "Words"), Line("marked", LineKind.PARAGRAPH, "Words", marks=marks))
        service.add_meeting(Meeting(Details(), (Attendee("Jo"), Attendee("Al")), (act, *plain)))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@pytest.fixture
def changed(library):
    """Return the library, inside a transaction that is taken back after each example."""

    def begun():
        if library.in_transaction:
            library.execute("ROLLBACK")
        library.execute("BEGIN")
        return library

    yield begun
    library.execute("ROLLBACK")


def put(connection, place, value):
    table, column, row = place
    if value is not None or column in MAY_BE_NULL:
        taken = "CAST(? AS TEXT)" if isinstance(value, AsText) else "?"
        connection.execute(f"UPDATE {table} SET {column} = {taken} WHERE {row}", (value,))


def seal(connection):
    """Store the digest of everything as it now stands, value by value."""

    def rows(table, columns, order, where=""):
        return connection.execute(f"SELECT {', '.join(columns)} FROM {table} {where} ORDER BY {order}").fetchall()

    for key in ("act", "plain", "marked"):
        mine = f"WHERE line_id = '{key}'"
        action = rows("action", digests.ACTION, "line_id", mine)
        marks, owners = rows("mark", digests.MARK, "position", mine), rows("owner", digests.OWNER, "position", mine)
        parts = digests.of_parts(marks, action[0] if action else None, owners)
        connection.execute("UPDATE line SET parts = ? WHERE id = ?", (parts, key))
    for table, columns in (("attendee", digests.ATTENDEE), ("line", digests.LINE)):
        for row in rows(table, columns, "position"):
            connection.execute(f"UPDATE {table} SET digest = ? WHERE {columns[1]} = ?", (digests.digest(*row), row[1]))
    people = [found for (found,) in rows("attendee", ["digest"], "position")]
    lines = [found for (found,) in rows("line", ["digest"], "position, id")]
    (revision,) = connection.execute("SELECT revision FROM meeting").fetchone()
    connection.execute("UPDATE meeting SET chain = ?", (digests.chain(revision, people, lines),))


def checked(connection, monkeypatch, *, at_a_glance):
    with monkeypatch.context() as patch:
        if not at_a_glance:
            patch.setattr("minutes_app.storage.glance.is_as_saved", lambda *given: False)
        return verify.faults(connection)


any_settings = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(st.tuples(st.sampled_from(PLACES), saved), min_size=1, max_size=4))
@example([(PLACES[2], "\x7f")])
@example([(PLACES[8], "é")])
@any_settings
def test_whatever_was_saved_is_not_called_damaged(changed, values):
    connection = changed()
    for place, value in values:
        put(connection, place, value)
    seal(connection)
    assert verify.faults(connection) == []


@given(st.sampled_from(PLACES), saved, damaged)
@example(PLACES[2], "\\u0041", "\\x41")
@example(PLACES[2], "abc", "abc\x00d")
@example(PLACES[6], "b'ab'", b"ab")
@any_settings
def test_nothing_passes_at_a_glance_that_does_not_pass_exactly(changed, monkeypatch, place, before, after):
    connection = changed()
    put(connection, place, before)
    seal(connection)
    put(connection, place, after)
    exact = checked(connection, monkeypatch, at_a_glance=False)
    assert checked(connection, monkeypatch, at_a_glance=True) == exact


@pytest.mark.parametrize("value", [float("inf"), b"\xff", AsText(b"\xff")])
def test_what_json_cannot_hold_is_found_beside_any_letter(changed, value):
    connection = changed()
    put(connection, ("line", "text", "id = 'plain'"), "£5")
    seal(connection)
    put(connection, ("line", "level", "id = 'plain'"), value)
    assert verify.faults(connection) == ["1 of the 3 lines of meeting 1 are not what was saved"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place[0]}-{place[1]}")
def test_one_other_value_is_found(changed, place):
    connection = changed()
    put(connection, place, "other")
    assert len(verify.faults(connection)) == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meeting SET revision = revision + 1",
        "UPDATE meeting SET line_count = 2",
        "UPDATE meeting SET attendee_count = 3",
        "UPDATE meeting SET venue = 'Elsewhere'",
        "UPDATE line SET position = -position",
        "DELETE FROM line WHERE id = 'plain'",
        "DELETE FROM attendee WHERE position = 1",
        "DELETE FROM mark WHERE position = 1",
        "DELETE FROM owner WHERE position = 1",
        "INSERT INTO mark VALUES (1, 'plain', 0, 0, 1, 'bold', '')",
        "INSERT INTO action VALUES (1, 'plain', 'task', NULL, '', 'open')",
    ],
)
def test_a_row_too_few_or_too_many_is_found(changed, change):
    connection = changed()
    connection.execute(change)
    assert len(verify.faults(connection)) == 1


def test_lines_at_one_position_stand_in_the_order_of_their_ids(changed):
    connection = changed()
    connection.execute("UPDATE line SET position = 1")
    seal(connection)
    assert verify.faults(connection) == []


@pytest.mark.parametrize("words", ['The “Plan” – CC’s \\ "words"\n\t…', "£5m at the café: \\x41", "👩‍🚒 \\U0001f600"])
def test_usual_words_are_passed_at_a_glance(changed, monkeypatch, words):
    connection = changed()
    put(connection, PLACES[2], words)
    seal(connection)
    monkeypatch.delattr("minutes_app.storage.verify._faults_within")
    assert verify.faults(connection) == []
