"""Both samples in their own printed form are the published page, as readers other than ours see it."""

import io
import zipfile
from datetime import date

import mammoth
import pytest
from docx2python import docx2python
from lxml import etree, html
from made_meetings import SAMPLES, entries, sample_data

from minutes_app.documents.files import read_file
from minutes_app.documents.layout import Options, Variant, laid_out
from minutes_app.documents.profiles import HOUSE, NOTES_2019, NOTES_2022, profile_named
from minutes_app.documents.word import meeting_as_word
from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.places import resources

TEMPLATE = resources() / "templates" / "minutes.docx"
OWN = {2019: NOTES_2019, 2022: NOTES_2022}


def exported(year, profile=None, variant=Variant.FINAL):
    return meeting_as_word(read_file(SAMPLES[year]), TEMPLATE, Options(profile or OWN[year], variant))


def tables(content):
    read = html.fromstring(f"<div>{mammoth.convert_to_html(io.BytesIO(content)).value}</div>")
    return [
        [[[p.text_content() for p in cell.iter("p", "li")] for cell in row] for row in table.iter("tr")]
        for table in read.iter("table")
    ]


def published_items(year):
    """The items table as the sample's data prints it: run-in actions share a row, blocks have rows of their own."""
    data = sample_data(year)
    rows = [[[head] if head else [] for head in data["items_table"]["header"]]]
    found = list(entries(data["items"]))
    for i, entry in enumerate(found):
        if entry["type"] == "item":
            number = entry["number_printed"]
            rows.append([[number] if number else [], [entry["title"]], []])
        elif entry["type"] != "action":
            rows.append([[], [entry["text"]], []])
        elif entry["placement"] == "run-in":
            rows[-1] = [[], [*rows[-1][1], f"Action: {entry['text']}"], [entry["owner_column_printed"]]]
        else:
            rows += block(entry, found[i + 1 : i + 2])
    return rows


def block(entry, following):
    """The label of a block agrees with the count, as the published ones do not always."""
    if entry["label"] is None:
        return [[[], [entry["text"]], []]]
    several = bool(following) and following[0]["type"] == "action" and following[0]["label"] is None
    if several:
        return [[[], ["Actions arising:"], []], [[], [entry["text"]], []]]
    return [[[], [f"Action arising: {entry['text']}"], []]]


@pytest.mark.parametrize("year", SAMPLES)
def test_both_tables_are_the_published_ones(year):
    people, items = tables(exported(year))
    printed = sample_data(year)["attendance_table"]
    rows = [printed["header"], *([row["group"], row["name"], row["capacity"]] for row in printed["rows"])]
    assert [["".join(cell) for cell in row] for row in people] == rows
    assert [[list(filter(None, cell)) for cell in row] for row in items] == published_items(year)


@pytest.mark.parametrize("year", SAMPLES)
def test_title_and_details_are_the_published_ones(year):
    meeting = sample_data(year)["meeting"]
    said = mammoth.extract_raw_text(io.BytesIO(exported(year))).value.split("\n\n")
    assert said[0] == meeting["title_line"]
    assert said[1:5] == [f"{line['label']} {line['value']}" for line in meeting["meta_lines"]]


@pytest.mark.parametrize("year", SAMPLES)
def test_a_second_reader_agrees(year):
    with docx2python(io.BytesIO(exported(year))) as read:
        text = read.text
    position = 0
    for entry in entries(sample_data(year)["items"]):
        position = text.index(entry.get("title", entry.get("text")), position) + 1
    assert "DRAFT" not in text


def test_capitals_are_a_look_and_not_the_text():
    content = exported(2022, NOTES_2019)
    assert "Outstanding Matters / Matters arising" in mammoth.extract_raw_text(io.BytesIO(content)).value
    with docx2python(io.BytesIO(content)) as read:
        assert "AOB" in read.text
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    runs = (run for run in body.iter(f"{space}r") if run.find(f".//{space}caps") is not None)
    raised = ["".join(run.itertext(f"{space}t")) for run in runs]
    assert raised == [
        "Outstanding Matters / Matters arising",
        "Holding to account- Connecting with communities",
        "AOB",
        "Confirmation of next meeting type / date / time / venue:",
    ]


def test_an_unknown_form_is_named():
    assert profile_named("house") is HOUSE
    with pytest.raises(PlainError, match=r"“2020”.*“house”, “2022”, “2019”"):
        profile_named("2020")


def test_actions_alone_stand_under_their_items():
    (items,) = tables(exported(2019, variant=Variant.ACTIONS))
    assert items[:4] == [
        [["No."], ["Action"], ["Owner, due"]],
        [["1."], ["Confidence"], []],
        [[], ["CC to share his briefing note for the meeting with the PCC."], ["CC"]],
        [
            [],
            [
                "Confidence to be brought back to the November meeting after the first two quarters of the 19/20 "
                "perception survey have been received"
            ],
            ["Bring back to the November 2019 meeting"],
        ],
    ]
    assert len(items) == 1 + 4 + 5
    (none,) = tables(exported(2019, variant=Variant.DECISIONS))
    assert none[1][1] == ["No decisions."]


def test_a_list_of_actions_says_when_each_is_due_though_its_words_say_it():
    line = Line("a", LineKind.ACTION, "CC to write by 31 August", action=Action(owners=("CC",), due=date(2022, 8, 31)))
    meeting = Meeting(Details(date=date(2022, 7, 18)), (), (line,))
    (row,) = laid_out(meeting, Options(variant=Variant.ACTIONS)).rows
    assert row.column == ("CC", "by 31 August 2022")
    (row,) = laid_out(meeting, Options()).rows
    assert row.column == ("CC",)


def test_the_plain_variant_has_headings_outside_tables_and_large_letters():
    content = exported(2022, variant=Variant.ACCESSIBLE)
    assert len(tables(content)) == 1
    read = mammoth.convert_to_html(io.BytesIO(content), style_map="p[style-name='Minutes Item'] => h2:fresh").value
    assert "<h2>1.\tOutstanding Matters / Matters arising</h2>" in read
    package = zipfile.ZipFile(io.BytesIO(content))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for name in ("word/styles.xml", "word/document.xml"):
        part = etree.fromstring(package.read(name))
        assert all(int(size.get(f"{space}val")) >= 24 for size in part.iter(f"{space}sz"))
        assert not list(part.iter(f"{space}u", f"{space}caps"))
