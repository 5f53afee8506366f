"""Both real meetings: their actions and numbers, read from the words, are exactly those written down by hand."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from minutes_app.domain.dates import read_date, read_month, read_time, written_date
from minutes_app.domain.lines import Line, LineKind, Numbering
from minutes_app.domain.outline import number_on_page, printed_numbers
from minutes_app.domain.reading import read_action
from minutes_app.domain.references import references

NUMBERS = {
    "2022-07-monthly-assurance": ["1", "2", "2.4", "2.2", None, "2.4", "3", "4"],
    "2019-05-monthly-assurance": [
        "1", "1.1", "1.2", "1.3", "2", "2.1", "1", "2", "3", "4", "5", "6", "7", "2.2", "3", "4",
    ],
}  # fmt: skip


def blocks(content: list[dict[str, Any]], wanted: str) -> Iterator[dict[str, Any]]:
    for block in content:
        if block["type"] == wanted:
            yield block
        yield from blocks(block.get("content", []), wanted)


def agenda_line(item: dict[str, Any], typed: str | None, *, numbered: bool, own_series: bool) -> Line:
    numbering = Numbering.TYPED if typed else Numbering.AUTOMATIC if numbered else Numbering.NONE
    return Line(item["id"], LineKind.ITEM, item["title"], item["level"], numbering, typed or "", own_series)


def agenda(sample: dict[str, Any]) -> list[Line]:
    """Key the agenda as a minute-taker would: only the numbers that cannot be counted are typed."""
    return [
        agenda_line(
            item,
            item["number_printed"] if item["number_printed"] == "2.4" else None,
            numbered=item["number_printed"] is not None,
            own_series=item["title"].startswith("PERFORMANCE"),
        )
        for item in blocks(sample["items"], "item")
    ]


def test_numbers_of_the_agenda(sample):
    lines = agenda(sample)
    printed = printed_numbers(lines)
    assert [printed.get(line.id) for line in lines] == NUMBERS[sample["id"]]


def test_numbers_on_the_page_differ_from_the_original_in_full_stops_at_most(sample):
    lines = agenda(sample)
    printed = printed_numbers(lines)
    on_page = [number_on_page(line, printed.get(line.id, "")) for line in lines]
    original = [item["number_printed"] or "" for item in blocks(sample["items"], "item")]
    assert [number.rstrip(".") for number in on_page] == [number.rstrip(".") for number in original]
    assert all(number.endswith(".") == (number.isdigit() or number[:-1].isdigit()) for number in on_page if number)


def test_actions(sample):
    on = date.fromisoformat(sample["meeting"]["date"])
    actions = list(blocks(sample["items"], "action"))
    assert len(actions) == 5
    for block in actions:
        action = read_action(block["text"], on)
        assert list(action.owners) == block["owners"], block["text"]
        assert action.kind.value == block.get("kind", "task").replace(" ", "-"), block["text"]
        assert action.due_meeting == (block["due_meeting"] or {"month": ""})["month"], block["text"]
        assert action.due is None, block["text"]


def test_matters_brought_forward_name_their_meeting(sample):
    on = date.fromisoformat(sample["meeting"]["date"])
    for block in blocks(sample["items"], "brought_forward"):
        assert read_action(block["text"], on).due_meeting == block["due_meeting"]


def test_no_paragraph_reads_as_a_bring_back(sample):
    on = date.fromisoformat(sample["meeting"]["date"])
    texts = [block["text"] for block in blocks(sample["items"], "paragraph")]
    assert len(texts) > 20
    assert [text for text in texts if read_action(text, on).kind.value == "bring-back"] == []


def test_references_are_those_of_the_notes(sample):
    found = [r.number for kind in ("paragraph", "bullet", "note") for b in blocks(sample["items"], kind)
             for r in references(b["text"])]  # fmt: skip
    assert found == [number for note in blocks(sample["items"], "note") for number in note["refers_to"]]


def test_date_line_and_next_meeting(sample):
    printed = sample["meeting"]["meta_lines"][0]["value"]
    day = date.fromisoformat(sample["meeting"]["date"])
    assert read_date(printed, None).day == day
    assert read_date(printed, None).problem == ""
    assert printed.startswith(written_date(day))
    assert read_time(printed) == time.fromisoformat(sample["meeting"]["start_time"])
    upcoming = sample["next_meeting"]
    assert read_month(sample["meeting"]["period"], None) == f"{day:%Y-%m}"
    assert read_date(upcoming["date"], day).day == date.fromisoformat(upcoming["date"])


def test_next_meeting_as_printed():
    assert read_date("Thursday 25 th August, 10:00am", date(2022, 7, 18)).day == date(2022, 8, 25)
    assert read_date("Monday 24 th June at 19:00", date(2019, 5, 28)).day == date(2019, 6, 24)
    assert read_time("Monday 24 th June at 19:00") == time(19)
