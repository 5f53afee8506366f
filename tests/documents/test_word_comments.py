"""Marks to check later in Word: comments on their words, in a draft alone, and none that a template came with."""

import io
import zipfile
from datetime import date

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from minutes_app.documents.files import export_file, read_with_report
from minutes_app.documents.layout import Options, Variant
from minutes_app.documents.putting import put_beside
from minutes_app.documents.running_sheet import running_sheet
from minutes_app.documents.word import page_as_word
from minutes_app.domain.check_later import to_check
from minutes_app.domain.follow_up import Version
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Details, Meeting, Status
from minutes_app.places import standard_template

CHECK = MarkKind.CHECK_LATER
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def meeting(minutes_by="Jackie Irvin, Policy Officer, OPCC", status=Status.DRAFT):
    bold = Mark(3, 12, MarkKind.BOLD)
    lines = (
        Line("a", LineKind.ITEM, "Custody <figures>", marks=(Mark(8, 17, CHECK),)),
        Line("b", LineKind.PARAGRAPH, "37 per cent of 40", marks=(Mark(0, 2, CHECK), bold, Mark(7, 17, CHECK))),
        Line("c", LineKind.ACTION, "CC to check 📝 it", marks=(Mark(3, 16, CHECK),)),
    )
    return Meeting(Details("Monthly", minutes_by=minutes_by, status=status, date=date(2022, 7, 18)), (), lines)


def commented(path):
    """The words between start and end of each comment, by its number, as the file has them."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    open_now, found, referenced = set(), {}, []
    for element in body.iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_now.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
        elif element.tag == f"{W}commentReference":
            referenced.append(number)
        elif element.tag == f"{W}t":
            for each in open_now:
                found[each] = found.get(each, "") + (element.text or "")
    assert not open_now
    assert sorted(referenced) == sorted(found)
    return found


def test_each_mark_is_a_comment_on_its_words_by_the_minute_taker(tmp_path):
    path = export_file(meeting(), tmp_path / "a.docx").path
    comments = {str(c.comment_id): (c.text, c.author, c.initials) for c in docx.Document(str(path)).comments}
    words = commented(path)
    assert list(words.values()) == ["<figures>", "37", "cent of 40", "to check 📝 it"]
    assert {n: (f"Check later: {text}", "Jackie Irvin", "JI") for n, text in words.items()} == comments
    assert OpenXmlValidator().validate(path).errors == []


def test_without_a_minute_taker_the_comments_are_of_the_minutes(tmp_path):
    path = export_file(meeting(""), tmp_path / "a.docx").path
    assert {(c.author, c.initials) for c in docx.Document(str(path)).comments} == {("Minutes", "M")}


APPROVED = Version(1, date(2022, 8, 25), "Agreed.", Status.APPROVED)


@pytest.mark.parametrize(
    ("status", "options"),
    [
        *((Status.DRAFT, Options(variant=v)) for v in Variant if v not in (Variant.MINUTES, Variant.DRAFT)),
        *((Status.APPROVED, Options(variant=v, version=APPROVED)) for v in Variant),
    ],
)
def test_nothing_but_a_draft_has_a_trace_of_them(tmp_path, status, options):
    path = export_file(meeting(status=status), tmp_path / "a.docx", options).path
    with zipfile.ZipFile(path) as package:
        assert not [name for name in package.namelist() if "comment" in name.lower()]
        whole = b"".join(map(package.read, package.namelist()))
    assert b"omment" not in whole.replace(b"<dc:description>", b"")
    assert b"Check later" not in whole
    page = export_file(meeting(status=status), tmp_path / "a.html", options).path.read_text(encoding="utf-8")
    assert "heck later" not in page


def test_the_running_sheet_has_none():
    page = docx.Document(io.BytesIO(page_as_word(running_sheet(meeting(), []), standard_template())))
    assert list(page.comments) == []
    assert any("37 per cent" in cell.text for row in page.tables[-1].rows for cell in row.cells)


@pytest.mark.parametrize("ending", ["html", "txt", "csv"])
def test_other_drafts_do_not_show_them(tmp_path, ending):
    text = export_file(meeting(), tmp_path / f"a.{ending}").path.read_text(encoding="utf-8")
    assert "heck later" not in text


def test_a_commented_draft_reads_back_without_them_and_says_so(tmp_path):
    read = read_with_report(export_file(meeting(), tmp_path / "a.docx").path)
    assert [line.text for line in read.meeting.lines] == [line.text for line in meeting().lines]
    assert to_check(read.meeting.lines) == []
    assert "Left out: 4 comments." in read.report.sentences()


@pytest.mark.parametrize("variant", [Variant.DRAFT, Variant.FINAL])
def test_comments_of_a_template_do_not_go_out(tmp_path, variant):
    template = docx.Document(str(standard_template()))
    paragraph = template.add_paragraph("Sample words")
    template.add_comment(paragraph.runs, "Should this be blue?", "Designer", "D")
    content = io.BytesIO()
    template.save(content)
    path = put_beside(tmp_path / "office.docx", content.getvalue()).path
    written = export_file(meeting(), tmp_path / "a.docx", Options(variant=variant, template=path)).path
    with zipfile.ZipFile(written) as package:
        assert b"blue" not in b"".join(map(package.read, package.namelist()))
    assert len(list(docx.Document(str(written)).comments)) == (4 if variant is Variant.DRAFT else 0)
    assert OpenXmlValidator().validate(written).errors == []
