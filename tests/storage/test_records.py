import json

from any_meetings import lines, meetings
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.storage import records
from minutes_app.storage.changes import AttendeesSet, DetailsSet, LinesSpliced


def read_back(content):
    (record,) = records.read(content)
    return record


@given(meetings)
@settings(max_examples=50)
def test_a_snapshot_holds_the_whole_meeting(meeting):
    record = read_back(records.snapshot(7, 3, meeting))
    assert (record["meeting"], record["revision"]) == (7, 3)
    assert records.meeting_of(record) == meeting


@given(meetings, st.lists(lines(), max_size=3).map(tuple))
@settings(max_examples=40)
def test_a_change_is_read_back_as_it_was(meeting, added):
    for content in (LinesSpliced(2, 5, added), AttendeesSet(meeting.attendees), DetailsSet(meeting.details)):
        assert list(records.contents_of(read_back(records.change(1, 9, content)))) == [content]


def test_half_an_emoji_and_a_mark_out_of_place_cost_no_line():
    line = Line("a", LineKind.PARAGRAPH, "\ud83d", marks=(Mark(0, 9, MarkKind.BOLD),))
    (content,) = records.contents_of(read_back(records.change(1, 1, LinesSpliced(0, 0, (line,)))))
    assert content.lines == (Line("a", LineKind.PARAGRAPH, "\ufffd"),)


def test_each_record_is_one_line_of_json():
    written = records.change(1, 1, LinesSpliced(0, 0, (Line("a", LineKind.PARAGRAPH, "é\u2028\n"),)))
    assert written.count(b"\n") == 1
    assert json.loads(written)["record"]["lines"][0]["text"] == "é\u2028\n"


def test_a_record_damaged_at_any_byte_is_left_out_and_the_others_are_read():
    one, two, three = (records.written({"n": n}) for n in (1, 2, 3))
    for at in range(len(two) - 1):
        damaged = two[:at] + bytes([two[at] ^ 1]) + two[at + 1 :]
        found = [record["n"] for record in records.read(one + damaged + three)]
        assert found in ([1, 3], [1, 2, 3])
        assert found == [1, 3] or at < 8 or damaged[8:16] == two[8:16]  # only the frame around it was hit


def test_a_torn_last_record_is_left_out():
    one, two = records.written({"n": 1}), records.written({"n": 2})
    for length in range(len(two) - 2):
        assert [record["n"] for record in records.read(one + two[:length])] == [1]
