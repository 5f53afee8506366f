"""The published samples become meetings with their numbers, people, lines and actions."""

import copy
import json
from datetime import date, time

import pytest
from made_meetings import NUMBERS_ON_PAGE, SAMPLES, entries, sample_data

from minutes_app.documents.files import read_file
from minutes_app.documents.samples import meeting_from_sample
from minutes_app.domain.actions import ActionKind
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import LineKind, Numbering
from minutes_app.domain.meeting import Attendance
from minutes_app.domain.outline import number_on_page, printed_numbers

KINDS = {"placeholder": "paragraph", "brought_forward": "paragraph"}


@pytest.mark.parametrize("year", SAMPLES)
def test_numbers_print_as_published(year):
    lines = read_file(SAMPLES[year]).lines
    printed = printed_numbers(lines)
    shown = [number_on_page(line, printed.get(line.id, "")) for line in lines if line.is_item]
    assert shown == NUMBERS_ON_PAGE[year]


def test_only_what_the_outline_would_not_print_is_typed():
    items = {year: [line for line in read_file(SAMPLES[year]).lines if line.is_item] for year in SAMPLES}
    typed = [line.number for line in items[2022] if line.numbering is Numbering.TYPED]
    assert typed == ["2.4", "2.4"]
    assert [line.numbering for line in items[2022]].count(Numbering.NONE) == 1
    assert {line.numbering for line in items[2019]} == {Numbering.AUTOMATIC}
    assert [line.text for line in items[2019] if line.own_series] == ["PERFORMANCE AGAINST THE SAFER WEST MERCIA PLAN:"]


@pytest.mark.parametrize("year", SAMPLES)
def test_lines_stand_in_order_with_their_kinds(year):
    expected = [
        (KINDS.get(e["type"], e["type"]), e.get("title", e.get("text"))) for e in entries(sample_data(year)["items"])
    ]
    lines = read_file(SAMPLES[year]).lines
    assert [(line.kind.value, line.text) for line in lines] == expected
    assert len({line.id for line in lines}) == len(lines)


@pytest.mark.parametrize("year", SAMPLES)
def test_people_stand_in_order(year):
    expected = [
        (p["name"], p["capacity"], p["abbreviation"] or "", p["attendance"]) for p in sample_data(year)["people"]
    ]
    people = read_file(SAMPLES[year]).attendees
    assert [(p.name, p.capacity, p.short_form, p.attendance.value) for p in people] == expected


def test_details_of_2019():
    meeting = read_file(SAMPLES[2019])
    details = meeting.details
    assert (details.date, details.start_time, details.end_time) == (date(2019, 5, 28), time(10), None)
    assert (details.chair, details.minutes_by) == ("John Campion", "Jackie Irvin, Policy Officer, OPCC")
    assert (details.venue, details.series) == ("Meeting Room 1.38 – Hindlip", "Monthly Assurance Meeting")
    assert details.full_title == "Monthly Assurance Meeting May 2019 – Meeting Notes"
    assert (details.next_meeting.date, details.next_meeting.time) == (date(2019, 6, 24), time(19))
    assert meeting.attendees[-1].attendance is Attendance.NOT_LISTED


@pytest.mark.parametrize("year", SAMPLES)
def test_actions_have_owners_and_target_meetings(year):
    expected = [
        (e["owners"], (e["due_meeting"] or {}).get("month", ""), "kind" in e)
        for e in entries(sample_data(year)["items"])
        if e["type"] == "action"
    ]
    actions = [line.action for line in read_file(SAMPLES[year]).lines if line.kind is LineKind.ACTION]
    found = [(list(a.owners), a.due_meeting, a.kind is ActionKind.BRING_BACK) for a in actions]
    assert found == expected


@pytest.mark.parametrize("year", SAMPLES)
@pytest.mark.parametrize("lost", ["meeting", "people", "items"])
def test_a_sample_that_lacks_something_is_refused_by_name(year, lost):
    data = copy.deepcopy(sample_data(year))
    del data[lost]
    with pytest.raises(PlainError, match=lost):
        meeting_from_sample(data)


@pytest.mark.parametrize("value", [None, 5, "text", [1], {"type": "item"}, [{"type": "speech", "text": ""}]])
@pytest.mark.parametrize("field", ["meeting", "people", "items"])
def test_a_sample_with_wrong_contents_is_refused(field, value, tmp_path):
    data = {**sample_data(2022), field: value}
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(PlainError, match="“wrong"):
        read_file(path)
