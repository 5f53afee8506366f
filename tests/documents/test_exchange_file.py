"""The exchange file gives back the meeting that was written, and refuses what is none in plain words."""

import copy
import json

import pytest
from hypothesis import given, settings
from made_meetings import SAMPLES, meeting_with_everything, meetings

from minutes_app.documents.files import export_file, read_file
from minutes_app.domain.codec import meeting_as_data, meeting_from_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import LineKind, Numbering


@given(meetings())
@settings(max_examples=150, deadline=None)
def test_a_meeting_comes_back_the_same(meeting):
    assert meeting_from_data(json.loads(json.dumps(meeting_as_data(meeting)))) == meeting


@pytest.mark.parametrize("year", SAMPLES)
def test_a_sample_comes_back_the_same_from_a_file(year, tmp_path):
    meeting = read_file(SAMPLES[year])
    assert read_file(export_file(meeting, tmp_path / "meeting.json").path) == meeting


def test_the_file_says_numbers_as_printed():
    rows = {row["id"]: row for row in meeting_as_data(meeting_with_everything())["lines"]}
    said = [(rows[i]["number"], rows[i]["number_typed"]) for i in ("d3", "n", "t", "a1")]
    assert said == [("2.1.1", False), (None, True), ("7a", True), (None, False)]


def test_marks_count_code_points():
    data = meeting_as_data(meeting_with_everything())
    data["lines"] = [{"kind": "paragraph", "text": "👩 25th", "marks": [{"start": 4, "end": 6, "mark": "raised"}]}]
    line = meeting_from_data(data).lines[0]
    assert line.text[line.marks[0].start : line.marks[0].end] == "th"


def test_what_is_missing_is_unknown_and_ids_are_drawn():
    lines = [{"kind": "item", "text": "One"}, {"kind": "action", "text": "do", "id": "x"}, {"kind": "note", "id": "x"}]
    meeting = meeting_from_data({"format": "opcc-minutes/1", "lines": lines})
    assert meeting.details.date is None
    assert [line.kind for line in meeting.lines] == [LineKind.ITEM, LineKind.ACTION, LineKind.NOTE]
    assert meeting.lines[0].numbering is Numbering.AUTOMATIC
    assert meeting.lines[1].id == "x"
    assert len({line.id for line in meeting.lines}) == 3
    assert all(line.id for line in meeting.lines)


def test_times_are_kept_to_the_minute():
    meeting = meeting_from_data({"format": "opcc-minutes/1", "meeting": {"start_time": "14:00:30+01:00"}})
    assert meeting_from_data(meeting_as_data(meeting)) == meeting


FAULTS = {
    "format": (("format",), "opcc-minutes/9"),
    "2022-02-30": (("meeting", "date"), "2022-02-30"),
    "25:00": (("meeting", "start_time"), "25:00"),
    "venue": (("meeting", "venue"), 5),
    "lines": (("lines",), "text"),
    "speech": (("lines", 0, "kind"), "speech"),
    "level": (("lines", 0, "level"), 10),
    "level”": (("lines", 0, "level"), True),
    "lines[0]": (("lines", 0, "marks"), [{"start": 0, "end": 99, "mark": "bold"}]),
    "owners": (("lines", 1, "action", "owners"), "CC"),
    "2022-13": (("lines", 1, "action", "due_meeting"), "2022-13"),
    "attendance": (("attendees", 0, "attendance"), "late"),
}


@pytest.mark.parametrize("named", FAULTS)
def test_what_does_not_fit_is_named(named, tmp_path):
    where, value = FAULTS[named]
    data = copy.deepcopy(meeting_as_data(meeting_with_everything()))
    place = data
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(PlainError, match="“broken") as told:
        read_file(path)
    assert named in str(told.value)
