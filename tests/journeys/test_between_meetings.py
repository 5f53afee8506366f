"""From meeting to meeting by keys: matters brought back are there when they are due, are taken in, and print so."""

from datetime import date

import mammoth
import pytest
from lxml import html

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.places import resources

SERIES = "Monthly Assurance Meeting"
SAMPLES = resources() / "samples"
BETWEEN = [
    date(2019, 7, 30), date(2019, 9, 24), date(2019, 11, 26), date(2020, 1, 28), date(2020, 6, 23),
    date(2020, 11, 24), date(2021, 3, 30), date(2021, 9, 28), date(2022, 1, 25), date(2022, 5, 31),
]  # fmt: skip
CONFIDENCE, OUTCOME, PROCESSES = "Confidence to be brought", "Use of outcome 16", "internal processes"
BRIEFING, SOC = "CC to share his briefing", "The CC to clarify"


@pytest.fixture
def ids(window):
    """The ids by date: the sample of May 2019, ten meetings made for the purpose, the sample of July 2022."""
    service = window.service
    found = {date(2019, 5, 28): service.import_file(SAMPLES / "2019-05-monthly-assurance.json")}
    for on in BETWEEN:
        found[on] = service.add_meeting(service.draft(SERIES, on))
    found[date(2022, 7, 18)] = service.import_file(SAMPLES / "2022-07-monthly-assurance.json")
    return found


def cards(page):
    return [card.text for card in page.outstanding_model.cards]


def starts(texts, *wanted):
    assert [next((w for w in wanted if text.startswith(w)), text) for text in texts] == list(wanted)


def go(page, typist, words):
    """Go to the card with these words by arrow keys."""
    typist.press("Ctrl+F9", "Home", *["Down"] * next(i for i, text in enumerate(cards(page)) if text.startswith(words)))


def test_november_2019_finds_what_was_brought_back_to_it_and_deals_with_each(window, typist, ids, make_window):
    page = window.page
    window.open_meeting(ids[date(2019, 7, 30)])
    starts(cards(page), BRIEFING, SOC)
    window.open_meeting(ids[date(2019, 9, 24)])
    starts(cards(page), BRIEFING, OUTCOME, SOC)
    go(page, typist, OUTCOME)
    typist.press("T")
    typist.type(" It was reviewed.")

    november = ids[date(2019, 11, 26)]
    window.open_meeting(november)
    starts(cards(page), BRIEFING, CONFIDENCE, PROCESSES, SOC)
    assert [card.matter.age for card in page.outstanding_model.cards] == ["6 months"] * 4
    go(page, typist, CONFIDENCE)
    typist.press("T", "Return")
    typist.type("The PCC noted a rise.")
    typist.press("Ctrl+J", "2")
    go(page, typist, PROCESSES)
    typist.press("D", "Return")
    go(page, typist, SOC)
    typist.press("C", "Esc")
    assert [(line.kind, line.text[:40]) for line in page.editor.lines.lines[:7]] == [
        (LineKind.ITEM, "Outstanding matters"),
        (LineKind.ITEM, "Confidence (from May 2019)"),
        (LineKind.PARAGRAPH, "Confidence to be brought back to the Nov"),
        (LineKind.PARAGRAPH, "The PCC noted a rise."),
        (LineKind.ITEM, "Domestic Abuse (DA) (from May 2019)"),
        (LineKind.PARAGRAPH, "internal processes to be brought back to"),
        (LineKind.NOTE, "This item was discussed as part of agend"),
    ]
    taken = {card.text[:18]: card.taken for card in page.outstanding_model.cards}
    assert (taken[CONFIDENCE[:18]], taken[PROCESSES[:18]]) == ("Taken under 1.1", "Taken under 2")

    window.close()
    again = make_window()
    assert again.page.meeting.id == november
    starts(cards(again.page), BRIEFING, CONFIDENCE, PROCESSES)
    assert [card.taken for card in again.page.outstanding_model.cards] == ["", "Taken under 1.1", "Taken under 2"]
    for on in (*BETWEEN[3:], date(2022, 7, 18)):
        again.open_meeting(ids[on])
        starts(cards(again.page), BRIEFING)
    (closed,) = (line for line in again.service.load(ids[date(2019, 5, 28)]).lines if line.text.startswith(SOC))
    assert closed.action.status is ActionStatus.COMPLETE
    history = again.service.history(ids[date(2019, 5, 28)], closed.id)
    assert (history[0].on, history[0].who) == (date(2019, 11, 26), "Jackie Irvin")


def test_what_no_meeting_takes_up_stays_and_is_overdue(window, ids):
    window.open_meeting(ids[date(2022, 5, 31)])
    starts(cards(window.page), BRIEFING, CONFIDENCE, OUTCOME, PROCESSES, SOC)
    told = [card.matter.due_words for card in window.page.outstanding_model.cards]
    assert told == ["no date", *(f"overdue since {month} 2019" for month in ("November", "September", "November")),
                    "no date"]  # fmt: skip


def test_the_three_matters_from_november_2018_print_as_in_the_sample(window, typist, tmp_path):
    service = window.service
    sample = service.load(service.import_file(SAMPLES / "2019-05-monthly-assurance.json"))
    service.export(sample, tmp_path / "sample.docx")
    lines = []
    for at in (1, 3, 5):
        title = sample.lines[at].text.removesuffix(" (from November 2018)")
        back = Action(ActionKind.BRING_BACK, due_meeting="2019-05")
        lines += [Line(f"i{at}", LineKind.ITEM, title), Line(f"b{at}", LineKind.ACTION, sample.lines[at + 1].text,
                                                             action=back)]  # fmt: skip
    series = Details("Performance", date=date(2018, 11, 27))
    service.add_meeting(Meeting(series, (), tuple(lines)))
    here = tuple(line for line in sample.lines if line.is_item and "November 2018" not in line.text)
    may = Meeting(Details("Performance", date=date(2019, 5, 28)), sample.attendees, here)
    window.open_meeting(service.add_meeting(may))
    typist.press("Ctrl+F9", "Ctrl+A", "D", "Ctrl+A")
    typist.type("2.1")
    typist.press("Return")
    window.page.meeting.flush()
    service.export(window.page.meeting.meeting, tmp_path / "keyed.docx")
    keyed, wanted = first_item(tmp_path / "keyed.docx"), first_item(tmp_path / "sample.docx")
    assert keyed == wanted
    assert [number for number, _ in wanted if number] == ["1.", "1.1", "1.2", "1.3"]


def first_item(path):
    """The rows of item 1 as mammoth reads them: number and texts."""
    with path.open("rb") as file:
        table = list(html.fromstring(f"<div>{mammoth.convert_to_html(file).value}</div>").iter("table"))[1]
    rows = [[cell.text_content() for cell in row][:2] for row in list(table.iter("tr"))[1:]]
    numbers = [number for number, _ in rows]
    return [(number, text) for number, text in rows[: numbers.index("2.")]]
