import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from any_meetings import meetings
from hypothesis import HealthCheck, given, settings

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import open_service


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    service = open_service(tmp_path_factory.mktemp("library") / "a.sqlite")
    yield service
    service.close()


@given(meetings)
@settings(max_examples=40, deadline=None)
def test_a_stored_meeting_is_given_back_as_it_was(service, meeting):
    assert service.load(service.add_meeting(meeting)) == meeting


@given(meetings, meetings)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_meeting_is_changed_into_any_other(service, before, after):
    kept = {line.id: line for line in before.lines}
    # Some lines stay, so that rows are changed and not only put in and taken out.
    mixed = replace(after, lines=(*after.lines, *(replace(line, text="changed") for line in list(kept.values())[::2])))
    opened = service.open_meeting(service.add_meeting(before), lambda state: None)
    opened.splice(0, len(before.lines), mixed.lines)
    opened.set_attendees(mixed.attendees)
    opened.set_details(mixed.details)
    assert opened.flush()
    opened.close()
    assert service.load(opened.id) == mixed


def test_what_no_document_can_hold_is_replaced_and_saved(service):
    line = Line("a", LineKind.PARAGRAPH, "half \ud83d and \x00 nothing")
    found = service.load(service.add_meeting(Meeting(Details(chair="\udc00"), (Attendee("a\nb"),), (line,))))
    assert found.lines[0].text == "half \ufffd and \ufffd nothing"
    assert (found.details.chair, found.attendees[0].name) == ("\ufffd", "a b")


def test_tables_can_be_read_without_the_program(service):
    meeting = Meeting(
        Details(series="Monthly"), (), (Line("a", LineKind.PARAGRAPH, "one"), Line("b", LineKind.ITEM, "two"))
    )
    meeting_id = service.add_meeting(meeting)
    query = "SELECT text FROM line JOIN meeting m ON m.id = meeting_id JOIN series s ON s.id = series_id"
    with closing(sqlite3.connect(service.path)) as connection:
        rows = connection.execute(f"{query} WHERE m.id = ? AND s.name = 'Monthly' ORDER BY position", [meeting_id])
        assert rows.fetchall() == [("one",), ("two",)]
