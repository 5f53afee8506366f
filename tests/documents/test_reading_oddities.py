"""What Word puts among the words of minutes: breaks, runs, changes, hidden text, fields, cells, the strict form."""

import io
import zipfile

import pytest
from layouts_help import EXPECTED, ROWS, TEMPLATE, Page, owners, p, r, shape, xml
from made_meetings import SAMPLES

from minutes_app.documents.files import read_file
from minutes_app.documents.reading.minutes import read_word
from minutes_app.documents.word import meeting_as_word
from minutes_app.domain.lines import LineKind, Mark, MarkKind


def in_item(*paragraphs, column=""):
    return Page().people().table([("1.", "Matters", ""), ("", list(paragraphs), column)]).read()


def test_soft_breaks_are_lines():
    read = in_item(p(r("First."), "<w:r><w:br/><w:t>Action: CC to check.</w:t></w:r>"), column="CC")
    assert shape(read)[1:] == [("paragraph", "", "First."), ("action", "", "CC to check.")]


def test_a_label_split_over_runs():
    read = in_item(p(r("Act"), r("ion", "<w:b/>"), r(" : CC to "), r("check", "<w:b/>"), r(" it.")))
    assert shape(read)[1:] == [("action", "", "CC to check it.")]
    assert read.meeting.lines[1].marks == (Mark(6, 11, MarkKind.BOLD),)


def test_tracked_changes_are_accepted():
    inserted = '<w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins>'
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del>'
    joined = '<w:pPr><w:rPr><w:del w:id="3" w:author="x"/></w:rPr></w:pPr>'
    read = in_item(p(r("The "), inserted, deleted, r(" words."), properties=joined), p(r(" And more.")))
    assert shape(read)[1:] == [("paragraph", "", "The new words. And more.")]
    assert read.report.left_out == ("1 deleted passages",)


def test_hidden_text_is_left_out_and_said():
    read = in_item(p(r("Seen."), r(" Not seen.", "<w:vanish/>")))
    assert shape(read)[1:] == [("paragraph", "", "Seen.")]
    assert "1 hidden text" in read.report.left_out


def test_fields_and_controls_show_their_words():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>18 July</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = f"<w:sdt><w:sdtContent>{r('held here')}</w:sdtContent></w:sdt>"
    read = in_item(p(r("On "), field, r(" it was "), control, r(".")))
    assert shape(read)[1:] == [("paragraph", "", "On 18 July it was held here.")]
    whole = Page().people().table(ROWS)
    body = whole.document.element.body
    table = whole.document.tables[1]._tbl
    wrapper = xml("<w:sdt><w:sdtContent></w:sdtContent></w:sdt>")
    body.replace(table, wrapper)
    wrapper[0].append(table)
    assert shape(whole.read()) == EXPECTED


def test_merged_and_nested_cells():
    page = Page().people().table([("1.", "Matters", ""), ("", "merged over all", ""), ("", "outer", "")])
    rows = page.document.tables[1].rows
    rows[1].cells[0].merge(rows[1].cells[2])
    inner = rows[2].cells[1].add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "inner one", "inner two"
    assert [entry[2] for entry in shape(page.read())] == [
        "Matters",
        "merged over all",
        "outer",
        "inner one",
        "inner two",
    ]


def test_what_is_not_understood_is_kept_and_listed():
    read = Page().people().table([("1.", "Matters", "00"), ("A7", "Odd number", ""), ("9", "", "")]).read()
    words = [entry[2] for entry in shape(read)]
    assert words == ["Matters", "00", "Odd number", "9"]
    assert {each.source for each in read.report.uncertain} == {"00", "A7 Odd number", "9"}
    assert any("To check: " in sentence for sentence in read.report.sentences())


def test_an_action_table_at_the_end_gives_owners_and_adds_what_is_new():
    rows = [("1.", "Matters", ""), ("", "Action: Check the posts.", "")]
    summary = [
        ("Action", "Owner", "Due"),
        ("Check the posts.", "CC", ""),
        ("Write to the board.", "DCC", "31 August 2022"),
    ]
    read = Page().people().table(rows).flow("Summary").table(summary).read()
    assert owners(read) == [("CC",), ("DCC",)]
    assert read.meeting.lines[-1].action.due.isoformat() == "2022-08-31"
    assert any("Write to the board" in each.source for each in read.report.uncertain)


STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}  # fmt: skip


def repacked(content, change, names=lambda name: name):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as package:
        for entry in source.infolist():
            package.writestr(names(entry.filename), change(source.read(entry)))
    return target.getvalue()


@pytest.mark.parametrize("year", SAMPLES)
def test_the_strict_form_and_a_main_part_of_another_name(year):
    meeting = read_file(SAMPLES[year])
    content = meeting_as_word(meeting, TEMPLATE)

    def strict(part):
        for common, other in STRICT.items():
            part = part.replace(common, other)
        return part

    def renamed(name):
        return name.replace("document.xml", "document22.xml")

    expected = [line.text for line in meeting.lines]
    for changed in (
        repacked(content, strict),
        repacked(content, lambda part: part.replace(b"document.xml", b"document22.xml"), renamed),
    ):
        assert [line.text for line in read_word(changed, "x.docx").meeting.lines] == expected


def test_every_visible_word_is_kept_somewhere():
    page = Page().people().flow("A word before the table.").table(ROWS).flow("A word after the table.")
    read = page.read()
    kept = " ".join(line.text for line in read.meeting.lines)
    for row in ROWS[1:]:
        for cell in row[1:]:
            for words in cell if isinstance(cell, list) else [cell]:
                assert "<" in words or all(word in kept or word == "Action:" for word in words.split())
    assert "A word before the table." in kept
    assert "A word after the table." in kept
    assert LineKind.PARAGRAPH in {line.kind for line in read.meeting.lines}
