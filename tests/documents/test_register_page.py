"""The action register as Word, HTML and CSV."""

import csv
import io
from datetime import date

import docx
import mammoth
import pytest
from lxml import html
from openxml_audit import OpenXmlValidator

from minutes_app.documents.files import export_register
from minutes_app.documents.register_page import filter_in_words, register_page
from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter, RegisterEntry

TODAY = date(2022, 9, 1)
EVERYTHING = ActionFilter(state="all")


def entry(number, text, action, marking=""):
    source = ("Monthly Assurance Meeting", date(2022, 7, 18), "Monthly Assurance Meeting", "2.4", "Voice")
    return RegisterEntry(number, 1, f"l{number}", *source, text, action, ("Pippa Mills",), False, marking)


ENTRIES = [
    entry(3, "CC to check <both> & report", Action(owners=("CC",), due=date(2022, 8, 31)), "OFFICIAL"),
    entry(1, "=to be brought back", Action(ActionKind.BRING_BACK, due_meeting="2022-11"), "OFFICIAL-SENSITIVE"),
    entry(2, "DCC to write", Action(owners=("DCC", "AB"), status=ActionStatus.COMPLETE)),
    entry(4, "Nobody's", Action(status=ActionStatus.IN_PROGRESS)),
]


def rows_of(path):
    page = html.fromstring(mammoth.convert_to_html(io.BytesIO(path.read_bytes())).value)
    return [[" / ".join(p.text_content() for p in cell) for cell in row] for row in page.xpath("//table//tr")]


def test_word_says_what_is_overdue_in_words_and_first(tmp_path):
    written = export_register(ENTRIES, EVERYTHING, TODAY, tmp_path / "register.docx")
    assert OpenXmlValidator().validate(written.path).errors == []
    source = "Monthly Assurance Meeting, 18 July 2022, 2.4 Voice"
    assert rows_of(written.path) == [
        ["No.", "Action", "Owner, due, status"],
        ["", "Overdue (1)", ""],
        ["A-3", f"CC to check <both> & report / {source}", "CC (Pippa Mills) / Due 31 August 2022 / Overdue"],
        ["", "Open (2)", ""],
        ["A-1", f"=to be brought back / {source}", "Bring back to the November 2022 meeting / Open"],
        ["A-4", f"Nobody's / {source}", "No owner / In progress"],
        ["", "Done (1)", ""],
        ["A-2", f"DCC to write / {source}", "DCC (Pippa Mills) / AB / Complete"],
    ]


def test_no_row_is_kept_with_the_next_but_that_of_a_heading(tmp_path):
    written = export_register(ENTRIES, EVERYTHING, TODAY, tmp_path / "register.docx")
    page = docx.Document(str(written.path))
    kept = {
        row.cells[1].paragraphs[0].text
        for row in page.tables[-1].rows[1:]
        for paragraph in (row.cells[0].paragraphs[0], row.cells[1].paragraphs[0])
        if paragraph.paragraph_format.keep_with_next or paragraph.style.paragraph_format.keep_with_next
    }
    assert kept == {"Overdue (1)", "Open (2)", "Done (1)"}


def test_every_page_bears_the_highest_marking_and_html_says_the_same(tmp_path):
    page = register_page(ENTRIES, EVERYTHING, TODAY)
    assert (page.top, page.bottom) == ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")
    assert register_page(ENTRIES[:1], EVERYTHING, TODAY).top == "OFFICIAL"
    assert register_page(ENTRIES[2:], EVERYTHING, TODAY).top == ""
    tree = html.parse(str(export_register(ENTRIES, EVERYTHING, TODAY, tmp_path / "register.html").path))
    assert tree.xpath("string(//p[@class='marking'])") == "OFFICIAL-SENSITIVE"
    assert tree.xpath("//table/@aria-label") == ["Actions"]
    assert tree.xpath("//tbody//th/text()") == ["A-3", "A-1", "A-4", "A-2"]


def test_csv_runs_nothing(tmp_path):
    written = export_register(ENTRIES, EVERYTHING, TODAY, tmp_path / "register.csv")
    rows = list(csv.reader(io.StringIO(written.path.read_text(encoding="utf-8-sig"), newline="")))
    assert [row[0] for row in rows] == ["Number", "A-3", "A-1", "A-2", "A-4"]
    assert rows[2][6] == "'=to be brought back"
    assert rows[1][-2:] == ["overdue", ""]


def test_a_register_that_was_changed_is_kept_and_an_untouched_one_replaced(tmp_path):
    target = tmp_path / "register.docx"
    assert export_register(ENTRIES, EVERYTHING, TODAY, target).path == target
    assert export_register(ENTRIES[1:], EVERYTHING, TODAY, target).path == target
    target.write_bytes(b"a note of my own")
    written = export_register(ENTRIES, EVERYTHING, TODAY, target)
    assert written.path == tmp_path / "register (2).docx"
    assert "The register was written to" in written.message
    assert target.read_bytes() == b"a note of my own"


def test_an_empty_register_says_so_and_other_kinds_are_refused(tmp_path):
    written = export_register([], ActionFilter(), TODAY, tmp_path / "register.docx")
    assert rows_of(written.path)[1] == ["", "No actions.", ""]
    with pytest.raises(PlainError, match=r"\.docx, \.html, \.csv"):
        export_register([], ActionFilter(), TODAY, tmp_path / "register.txt")
    assert not (tmp_path / "register.txt").exists()


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (ActionFilter(), "2 open actions"),
        (ActionFilter(state="all", owner=" CC "), "2 actions of CC"),
        (ActionFilter("posts", "CC", "overdue", date(2022, 9, 1), "Monthly"),
         "2 overdue actions of CC from “Monthly”, due before 1 September 2022, with the words “posts”"),
    ],
)  # fmt: skip
def test_the_filter_is_said_in_words(chosen, words):
    assert filter_in_words(chosen, 2) == words
