"""Print, PDF and the running sheet: the same words as the Word file, on numbered pages."""

import re
import shutil
from dataclasses import replace

import docx2python
import pypdfium2
import pytest

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Attendance
from minutes_app.places import resources
from minutes_app.service import Options, Variant, laid_out, read_minutes, running_sheet
from ui.printing.paper import Paper
from ui.printing.pdf import page_as_pdf
from ui.printing.printing import page_printer
from ui.slices import result_of


def pdf_pages(path):
    document = pypdfium2.PdfDocument(str(path))
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


def words(text):
    return re.sub(r"[\s\u00ad\ufffe]+", "", text)


def export(window, path):
    window.output.export_to(path)
    window.tasks.finish()
    return path


@pytest.fixture
def page(meeting_window):
    return meeting_window.page


def test_a_pdf_holds_every_line_once_in_order_with_numbered_pages(meeting_window, page, tmp_path):
    export(meeting_window, tmp_path / "minutes.pdf")
    pages = pdf_pages(tmp_path / "minutes.pdf")
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert "DRAFT" in text
    assert all("No." in text and "Action" in text for text in pages), "the header row is repeated"
    # What is alike on every page stands between the lines that run over a page.
    whole = words("".join(pages))
    at = 0
    for line in page.editor.lines.lines:
        start = words(line.text)[:25]
        assert start in whole[at:], line.text
        at = whole.index(start, at)


def test_word_and_pdf_say_the_same(meeting_window, tmp_path):
    export(meeting_window, tmp_path / "minutes.pdf")
    export(meeting_window, tmp_path / "minutes.docx")
    pdf = words("".join(pdf_pages(tmp_path / "minutes.pdf")))
    with docx2python.docx2python(tmp_path / "minutes.docx") as read:
        paragraphs = [words(p) for p in re.sub(r"<[^>]+>|\t|--", "", read.text).split("\n") if words(p)]
    missing = [p for p in paragraphs if p[:20] not in pdf and not p.startswith(("Page", "DRAFT"))]
    assert missing == []


def test_the_marking_stands_at_the_top_and_bottom_of_every_page(meeting_window, page, tmp_path):
    page.set_details(replace(page.meeting.meeting.details, marking="OFFICIAL-SENSITIVE"))
    export(meeting_window, tmp_path / "marked.pdf")
    for text in pdf_pages(tmp_path / "marked.pdf"):
        assert text.count("OFFICIAL-SENSITIVE") == 2


def test_without_a_printer_a_pdf_is_offered(meeting_window, typist, tmp_path, monkeypatch):
    told = []
    meeting_window.alerts.tell = told.append
    meeting_window.alerts.ask_export_path = lambda suggested, *rest: tmp_path / "instead.pdf"
    monkeypatch.setattr("ui.printing.printing.QPrinterInfo.availablePrinterNames", staticmethod(list))
    typist.press("Ctrl+P")
    meeting_window.tasks.finish()
    assert "PDF" in told[0]
    assert "Page 1 of" in pdf_pages(tmp_path / "instead.pdf")[0]


def test_the_running_sheet_has_people_to_tick_and_no_minutes(meeting_window, tmp_path, monkeypatch):
    meeting_window.alerts.tell = lambda words: None
    meeting_window.alerts.ask_export_path = lambda suggested, *rest: tmp_path / "sheet.pdf"
    monkeypatch.setattr("ui.printing.printing.QPrinterInfo.availablePrinterNames", staticmethod(list))
    meeting_window.output.print_running_sheet()
    meeting_window.tasks.finish()
    text = "".join(pdf_pages(tmp_path / "sheet.pdf"))
    assert "Running sheet" in text.replace("\r\n", " ")
    assert "Pippa Mills" in text
    assert "AOB" in text


def test_the_running_sheet_says_who_is_not_expected(meeting_window, page):
    people = list(page.meeting.meeting.attendees)
    people[1] = replace(people[1], attendance=Attendance.APOLOGIES)
    sheet = running_sheet(replace(page.meeting.meeting, attendees=tuple(people)), ["An open matter (CC)"])
    assert sheet.title == "Monthly Assurance Meeting July 2022 – Running sheet"
    assert {row.name: row.group for row in sheet.attendance}["Tracey Onslow"] == "☐ apologies"
    assert {row.group for row in sheet.attendance} == {"☐", "☐ apologies"}
    matter = next(row for row in sheet.rows if row.paragraphs[0].text == "An open matter (CC)")
    assert matter.number == "☐"


@pytest.mark.parametrize("variant", [Variant.MINUTES, Variant.ACCESSIBLE])
def test_no_heading_stands_alone_at_the_foot_of_a_page(meeting_window, page, tmp_path, variant):
    """Wherever the pages break: lines are put in above, one after the other."""
    items = [line for line in page.meeting.meeting.lines if line.is_item or line.kind is LineKind.SUBHEADING]
    headings = {words(item.text)[-20:] for item in items}
    meeting = page.meeting.meeting
    for extra in range(0, 40, 3):
        above = tuple(replace(meeting.lines[1], id=f"extra{i}", text="Put in.") for i in range(extra))
        made = replace(meeting, lines=meeting.lines[:1] + above + meeting.lines[1:])
        (tmp_path / "moved.pdf").write_bytes(page_as_pdf(laid_out(made, Options(variant=variant))))
        for text in pdf_pages(tmp_path / "moved.pdf"):
            ends = words(re.sub(r"(DRAFT|Page \d+ of \d+)\s*", "", text))
            assert not [heading for heading in headings if ends.endswith(heading)], extra


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice to show the Word file")
@pytest.mark.parametrize("year", ["2019", "2022"])
def test_the_pages_break_where_those_of_the_word_file_do(meeting_window, tmp_path, year):
    service = meeting_window.service
    sample = read_minutes(next((resources() / "samples").glob(f"{year}-*.json"))).meeting
    service.pdf_as_word_shows(sample, tmp_path / "word.pdf", profile=year)
    (tmp_path / "own.pdf").write_bytes(page_as_pdf(service.described(sample, profile=year)))
    word, own = (
        [sorted(filter(str.isalnum, text)) for text in pdf_pages(tmp_path / name)] for name in ("word.pdf", "own.pdf")
    )
    assert own == word, "the same letters on each page"


def test_a_row_longer_than_a_page_runs_over(meeting_window, page, typist, tmp_path):
    long = " ".join(f"word{i}" for i in range(3000))
    page.editor.going.to_item(page.agenda_model.entries[0].id)
    page.editor.insertPlainText(long)
    (tmp_path / "long.pdf").write_bytes(page_as_pdf(laid_out(page.meeting.meeting, Options())))
    whole = words("".join(pdf_pages(tmp_path / "long.pdf")))
    for i in range(3000):
        assert f"word{i}" in whole, i


def test_a_place_that_cannot_be_written_is_said(meeting_window, typist, qtbot, tmp_path):
    meeting_window.alerts.ask_export_path = lambda suggested, *rest: tmp_path / "no folder" / "x.docx"
    typist.press("Ctrl+E")
    qtbot.waitUntil(lambda: meeting_window.strip.isVisible())
    assert "no folder" in meeting_window.strip.words.text()
    assert meeting_window.page.editor.hasFocus()
    typist.press("Ctrl+Shift+W")
    assert not meeting_window.strip.isVisible()


def test_the_preview_has_as_many_sheets_as_the_pdf(meeting_window, page, tmp_path):
    printer = page_printer()
    printer.setOutputFileName(str(tmp_path / "preview.pdf"))
    paper = Paper(laid_out(page.meeting.meeting, Options()), printer)
    result_of(paper.lay_out())
    result_of(paper.paint())
    export(meeting_window, tmp_path / "minutes.pdf")
    assert len(pdf_pages(tmp_path / "preview.pdf")) == len(pdf_pages(tmp_path / "minutes.pdf"))
