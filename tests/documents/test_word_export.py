"""The Word file, read back by others than us: every text once, in order, owners on the row of their action."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import docx
import mammoth
import pytest
from docx2python import docx2python
from hypothesis import HealthCheck, given, settings
from lxml import etree, html
from made_meetings import NUMBERS_ON_PAGE, SAMPLES, entries, meeting_with_everything, meetings, raw_words, sample_data
from openxml_audit import OpenXmlValidator

from minutes_app.documents.files import export_file, read_file
from minutes_app.documents.word import meeting_as_word
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, Status
from minutes_app.domain.text import clean
from minutes_app.places import resources

TEMPLATE = resources() / "templates" / "minutes.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def exported(meeting):
    return meeting_as_word(meeting, TEMPLATE)


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def rows(content, table):
    """The rows of a table as lists of cells, each a list of paragraphs, as mammoth reads them."""
    read = mammoth.convert_to_html(io.BytesIO(content)).value
    tables = html.fromstring(f"<div>{read}</div>").iter("table")
    found = list(tables)[table]
    return [
        [[p.text_content() for p in cell.iter("p", "li") if not p.xpath(".//li")] for cell in row]
        for row in found.iter("tr")
    ]


def published_rows(year):
    """The items table as the sample's data says it, worked out without our own reader."""
    numbers = iter(NUMBERS_ON_PAGE[year])
    expected = [(["No."], ["Item"], ["Action"])]
    before = "item"
    for entry in entries(sample_data(year)["items"]):
        kind = entry["type"]
        if kind == "item":
            expected.append((said(next(numbers)), [entry["title"]], []))
        elif kind == "action" and before in ("paragraph", "bullet", "placeholder", "note"):
            text = [*expected.pop()[1], f"Action: {entry['text']}"]
            expected.append(([], text, said(", ".join(entry["owners"]))))
        else:
            label = "Action: " if kind == "action" else ""
            expected.append(([], [label + entry["text"]], said(", ".join(entry.get("owners", ())))))
        before = kind
    return [[*row] for row in expected]


def said(text):
    return [text] if text else []


@pytest.mark.parametrize("year", SAMPLES)
def test_items_table_of_the_samples(year):
    found = rows(exported(read_file(SAMPLES[year])), table=1)
    assert [[list(filter(None, cell)) for cell in row] for row in found] == published_rows(year)


@pytest.mark.parametrize("year", SAMPLES)
def test_attendance_table_of_the_samples(year):
    expected = [list(row.values()) for row in sample_data(year)["attendance_table"]["rows"] if row["name"]]
    found = rows(exported(read_file(SAMPLES[year])), table=0)
    assert [["".join(cell) for cell in row] for row in found] == [["", "Name:", "Capacity:"], *expected]


def test_title_and_details_stand_above_the_tables():
    text = mammoth.extract_raw_text(io.BytesIO(exported(read_file(SAMPLES[2022])))).value
    assert text.split("\n\n")[:5] == [
        "Monthly Assurance Meeting July 2022 – Meeting Notes",
        "Date: Monday 18th July 2022, 14:00",
        "Chair: John Campion",
        "Minutes: Natasha Noorbakhsh, Policy Officer, OPCC",
        "Venue: West Mercia Police HQ",
    ]


def test_every_group_stands_on_its_first_row_only_and_the_rest_are_left_out():
    people = [Attendee(name, attendance=state) for state in Attendance for name in (f"{state} 1", f"{state} 2")]
    found = rows(exported(Meeting(attendees=tuple(people))), table=0)
    assert ["".join(row[0]) for row in found] == [
        "", "Attendance:", "", "In attendance:", "", "Apologies:", "", "Absent:", "",
    ]  # fmt: skip
    assert not any("not listed" in "".join(row[1]) for row in found)


def test_nobody_listed_leaves_the_attendance_table_out():
    assert "Name:" not in mammoth.extract_raw_text(io.BytesIO(exported(Meeting()))).value


def test_rows_of_everything():
    found = rows(exported(meeting_with_everything()), table=1)
    texts = {cell: (row[0], row[2]) for row in found for cell in row[1]}
    assert texts["Action: straight after a heading"] == ([], ["CC"])
    assert texts["Action: level with a bullet"] == texts["bullet 9"] == ([], ["CC, DCC"])
    assert texts["Action: in a row of its own"] == ([], ["Bring back to the September 2022 meeting"])
    assert texts["Decision: A decision of words"] == ([], [])
    assert texts["Without a number"] == ([], [])
    assert texts["With one of its own"] == (["7a"], [])
    assert texts["Depth 3"] == (["2.1.1"], [])
    assert texts["before\tafter"] == ([], [])
    assert "" not in texts
    assert [row[1] for row in found if len(row[1]) > 1] == [["bullet 9", "Action: level with a bullet"]]


def test_marks_are_kept_and_restricted_words_print():
    looks = run_looks(exported(meeting_with_everything()), "A paragraph of words")
    assert looks == {"b": "A ", "i": " p", "u": "pa", "vertAlign": "ar"}


def run_looks(content, text):
    """The words under each property of the runs of the paragraph with this text."""
    for paragraph in part(content, "word/document.xml").iter(f"{W}p"):
        if "".join(paragraph.itertext(f"{W}t")) == text:
            looks = {}
            for run in paragraph.iter(f"{W}r"):
                for name in ("b", "i", "u", "vertAlign"):
                    if run.find(f"{W}rPr/{W}{name}") is not None:
                        looks[name] = looks.get(name, "") + "".join(run.itertext(f"{W}t"))
            return looks
    raise AssertionError(f"no paragraph “{text}”")


def test_the_letters_of_ordinals_are_raised():
    content = exported(read_file(SAMPLES[2022]))
    assert run_looks(content, "Date: Monday 18th July 2022, 14:00") == {"vertAlign": "th"}
    assert run_looks(content, "Thursday 25th August, 10:00am") == {"vertAlign": "th"}


def test_bullets_are_lists_on_their_levels():
    paragraphs = part(exported(meeting_with_everything()), "word/document.xml").iter(f"{W}p")
    levels = {"".join(p.itertext(f"{W}t")): p.find(f"{W}pPr/{W}numPr/{W}ilvl") for p in paragraphs}
    assert [levels[f"bullet {i}"].get(f"{W}val") for i in range(2, 10)] == [str(i) for i in range(1, 9)]
    read = mammoth.convert_to_html(io.BytesIO(exported(read_file(SAMPLES[2019])))).value
    assert read.count("<li>") == 13


@pytest.mark.parametrize(
    "make", [*map(partial(partial, read_file), SAMPLES.values()), Meeting, meeting_with_everything]
)
def test_the_validator_finds_nothing(make, tmp_path):
    path = export_file(make(), tmp_path / "minutes.docx").path
    assert OpenXmlValidator().validate(path).errors == []


def test_tables_are_plain_with_repeated_headers_and_fixed_widths():
    document = part(exported(read_file(SAMPLES[2022])), "word/document.xml")
    assert not list(document.iter(f"{W}gridSpan", f"{W}vMerge"))
    tables = list(document.iter(f"{W}tbl"))
    assert len(tables) == 2
    assert not any(table.findall(f".//{W}tc//{W}tbl") for table in tables)
    for table in tables:
        grid = [column.get(f"{W}w") for column in table.iter(f"{W}gridCol")]
        widths = [[w.get(f"{W}w") for w in row.iter(f"{W}tcW")] for row in table.iter(f"{W}tr")]
        assert all(row == grid for row in widths)
        headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert headers == [True] + [False] * (len(headers) - 1)


def test_only_long_rows_may_break_over_pages():
    lines = (Line("s", LineKind.PARAGRAPH, "short"), Line("l", LineKind.PARAGRAPH, "long " * 400))
    table = list(part(exported(Meeting(lines=lines)), "word/document.xml").iter(f"{W}tbl"))[-1]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr")] == [True, True, False]


@pytest.mark.parametrize(
    ("status", "marking", "top", "bottom"),
    [
        (Status.DRAFT, "OFFICIAL", "DRAFT · OFFICIAL", "OFFICIAL"),
        (Status.DRAFT, "", "DRAFT", ""),
        (Status.APPROVED, "OFFICIAL", "OFFICIAL", "OFFICIAL"),
        (Status.APPROVED, "", "", ""),
    ],
)
def test_header_and_footer(status, marking, top, bottom):
    with docx2python(io.BytesIO(exported(Meeting(Details(status=status, marking=marking))))) as read:
        header, footer = ("".join(map(str, flat(block))) for block in (read.header, read.footer))
    assert header == top
    assert footer == f"Page 1 of 1{bottom}"


def flat(nested):
    return [leaf for branch in nested for leaf in flat(branch)] if isinstance(nested, list) else [nested]


def test_page_fields_are_complete():
    footer = part(exported(Meeting()), "word/footer1.xml")
    kinds = [field.get(f"{W}fldCharType") for field in footer.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * 2
    assert [field.text.strip() for field in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]


def test_properties():
    meeting = read_file(SAMPLES[2022])
    properties = docx.Document(io.BytesIO(exported(meeting))).core_properties
    assert properties.title == meeting.details.full_title
    assert (properties.subject, properties.author) == (meeting.details.series, meeting.details.minutes_by)
    assert (properties.language, properties.content_status) == ("en-GB", "Draft")
    assert datetime.now(UTC) - properties.modified.replace(tzinfo=UTC) < timedelta(minutes=1)


def test_title_and_headings_use_styles_of_their_rank():
    document = docx.Document(io.BytesIO(exported(read_file(SAMPLES[2019]))))
    assert document.paragraphs[0].style.base_style.name == "Title"
    styles = {p.text: p.style.base_style.name for row in document.tables[1].rows for p in row.cells[1].paragraphs}
    assert styles["HOLDING TO ACCOUNT"] == "Heading 1"
    assert styles["PERFORMANCE AGAINST THE SAFER WEST MERCIA PLAN:"] == "Heading 2"
    assert styles["Confidence"] == "Heading 3"


@given(meetings(raw_words))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
def test_any_meeting_exports_with_all_its_words(meeting):
    content = exported(meeting)
    paragraphs = part(content, "word/document.xml").iter(f"{W}p")
    found = ["".join("\t" if e.tag == f"{W}tab" else e.text for e in p.iter(f"{W}t", f"{W}tab")) for p in paragraphs]
    position = 0
    labels = {LineKind.ACTION: "Action: ", LineKind.DECISION: "Decision: "}
    for line in meeting.lines:
        if line.text.strip():
            position = found.index(labels.get(line.kind, "") + clean(line.text), position) + 1
    listed = [person.name for person in meeting.attendees if person.attendance is not Attendance.NOT_LISTED]
    assert all(name in found for name in listed)


def test_two_thousand_lines_are_fast():
    meeting = read_file(SAMPLES[2022])
    many = tuple(replace(line, id=f"{line.id}{i}") for i in range(27) for line in meeting.lines)[:2000]
    exported(meeting)
    start = time.process_time()
    content = exported(replace(meeting, lines=many))
    assert time.process_time() - start < 2
    assert len(content) > 10_000


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice is not installed")
def test_pages_as_libreoffice_draws_them(tmp_path):
    path = export_file(read_file(SAMPLES[2022]), tmp_path / "minutes.docx").path
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    read = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "minutes.pdf"), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    pages = read.stdout.rstrip("\f").split("\f")
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "DRAFT" in page.splitlines()[0]
        assert re.search(r"No\.\s+Item\s+Action", page)
    owners = [line for line in read.stdout.splitlines() if re.search(r"\s{3}CC$", line)]
    assert len(owners) == 5
    together = ["Confirmation of next meeting", "Thursday 25", "Thematic – Serious Violence"]
    assert all(words in pages[-1] for words in together), "no line of the last item stands alone on a page of its own"


@pytest.mark.parametrize("last", ["Thematic – Serious Violence", "x" * 2000])
def test_a_short_last_row_takes_the_one_before_it_along(last):
    lines = [Line(str(i), LineKind.PARAGRAPH, text) for i, text in enumerate(("first", "Thursday 25th August", last))]
    page = docx.Document(io.BytesIO(meeting_as_word(Meeting(lines=tuple(lines)), TEMPLATE)))
    kept = [row.cells[1].paragraphs[0].paragraph_format.keep_with_next for row in page.tables[-1].rows[1:]]
    assert kept == [None, True if len(last) < 100 else None, None]
