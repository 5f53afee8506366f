"""Both samples, keyed into the real window, end as the sample's own data, on the screen, on disk and in Word."""

import zipfile
from dataclasses import replace

import mammoth
import pytest
from lxml import html

from minutes_app.domain.outline import printed_numbers
from minutes_app.places import resources
from minutes_app.service import read_meeting
from ui.demo.minute_taker import MinuteTaker
from ui.demo.typist import Typist

SAMPLES = {
    "2022-07": ([1, 3, 2, 4], ["1", "2", "2.4", "2.2", None, "2.4", "3", "4"]),
    "2019-05": (
        [1, 2, 4, 3],
        ["1", "1.1", "1.2", "1.3", "2", "2.1", *"1234567", "2.2", "3", "4"],
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_keyed_in_is_the_sample(name, window, make_window, library, tmp_path):
    order, numbers = SAMPLES[name]
    sample = read_meeting(resources() / "samples" / f"{name}-monthly-assurance.json")
    taker = MinuteTaker(window, Typist(window))
    taker.start(sample.details)
    taker.enter_people(sample.attendees)
    taker.retitle(sample)
    taker.fill(sample, order)
    taker.enter_next_meeting(sample.details)

    keyed = window.page.meeting.meeting
    assert _bare(keyed) == _bare(sample)
    assert _numbers(keyed) == numbers
    assert [entry.number or None for entry in window.page.agenda_model.entries] == numbers
    assert [card.action for card in window.page.action_model.cards] == [a.action for a in sample.lines if a.is_action]

    window.output.export_to(tmp_path / "keyed.docx")
    window.tasks.finish()
    assert _texts_and_owners(tmp_path / "keyed.docx") == _expected(sample)
    window.close()
    again = make_window(library)
    assert again.page.meeting.meeting == keyed

    imported = again.service.import_file(resources() / "samples" / f"{name}-monthly-assurance.json")
    again.service.export(again.service.load(imported), tmp_path / "imported.docx")
    assert _body(tmp_path / "keyed.docx") == _body(tmp_path / "imported.docx")


def _bare(meeting):
    """The meeting with line ids counted, for each library draws its own."""
    lines = tuple(replace(line, id=str(i)) for i, line in enumerate(meeting.lines))
    return replace(meeting, lines=lines)


def _texts_and_owners(path):
    """Each paragraph of the items table in order, as mammoth reads it; the owners of its row stand with the last."""
    with path.open("rb") as file:
        table = list(html.fromstring(f"<div>{mammoth.convert_to_html(file).value}</div>").iter("table"))[1]
    found = []
    for row in list(table.iter("tr"))[1:]:
        _, item, column = row
        texts = [p.text_content() for p in item.iter("p", "li") if not p.xpath(".//li")]
        found += [(text, "") for text in texts[:-1]] + [(texts[-1], column.text_content())]
    return found


def _expected(meeting):
    return [
        (f"Action: {line.text}", ", ".join(line.action.owners)) if line.is_action else (line.text, "")
        for line in meeting.lines
    ]


def _numbers(meeting):
    printed = printed_numbers(meeting.lines)
    return [printed.get(line.id) for line in meeting.lines if line.is_item]


def _body(path):
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml")
