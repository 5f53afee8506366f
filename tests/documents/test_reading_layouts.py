"""The office's layout however it was made in Word: rows or cells, typed or automatic numbers, headings, changes."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from made_meetings import SAMPLES

from minutes_app.documents.files import read_file
from minutes_app.documents.reading.minutes import read_word
from minutes_app.documents.word import meeting_as_word
from minutes_app.domain.actions import ActionKind
from minutes_app.domain.lines import LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Attendance, Attendee
from minutes_app.domain.outline import printed_numbers
from minutes_app.places import resources

TEMPLATE = resources() / "templates" / "minutes.docx"
PEOPLE = [
    ("Attendance:", "John Campion", "Police and Crime Commissioner (PCC)"),
    ("", "Pippa Mills", "Chief Constable (CC)"),
    ("Apologies:", "Julian Moss", "Deputy Chief Constable (DCC)"),
]
LONG = "The PCC asked for confirmation that the two officers were in post and providing support to local policing."


class Page:
    """A document as somebody at the office would make it, without our styles."""

    def __init__(self):
        self.document = docx.Document()
        for words in (
            "Monthly Assurance Meeting July 2022– Meeting Notes",
            "Date: Monday 18th July 2022, 14:00pm",
            "Chair: John Campion",
            "Minutes: Natasha Noorbakhsh, Policy Officer, OPCC\tVenue West Mercia Police HQ",
        ):
            self.document.add_paragraph(words)

    def people(self):
        self.table([("", "Name:", "Capacity:"), *PEOPLE])
        return self

    def table(self, rows):
        """Add rows of cells; a cell is words, or a list of paragraphs as words or as XML."""
        table = self.document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, content in zip(table.add_row().cells, row, strict=True):
                fill(cell, content if isinstance(content, list) else [content])
        return self

    def flow(self, *paragraphs):
        for paragraph in paragraphs:
            if paragraph.startswith("<w:"):
                self.document.element.body.insert(-1, xml(paragraph))
            else:
                self.document.add_paragraph(paragraph)
        return self

    def saved(self):
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def read(self):
        return read_word(self.saved(), "earlier.docx")


def xml(text):
    first = text.index(">") if "/>" not in text[: text.index(">") + 1] else text.index("/>")
    return parse_xml(f"{text[:first]} {nsdecls('w')}{text[first:]}")


def fill(cell, paragraphs):
    for i, words in enumerate(paragraphs):
        if words.startswith("<w:"):
            cell._tc.append(xml(words))
        elif i or len(cell.paragraphs) > 1:
            cell.add_paragraph(words)
        else:
            cell.paragraphs[0].text = words
    if paragraphs and paragraphs[0].startswith("<w:"):
        cell._tc.remove(cell.paragraphs[0]._p)


def p(*runs, properties=""):
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def shape(read):
    numbers = printed_numbers(read.meeting.lines)
    return [(line.kind.value, numbers.get(line.id, ""), line.text) for line in read.meeting.lines]


ROWS = [
    ("No.", "Item", ""),
    ("1.", "Outstanding Matters / Matters arising", ""),
    ("", "N/A", ""),
    ("2.", "Holding to account", ""),
    ("2.4", "Ensuring all communities have a voice", ""),
    ("", [p(r("Corporate Communications Strategy", '<w:u w:val="single"/>'))], ""),
    ("", f"{LONG} Action: CC to check the status of the 2 posts.", "CC"),
    ("3.", "AOB", ""),
    ("", "N/A.", ""),
    ("4.", "Confirmation of next meeting type / date / time / venue:", ""),
    ("", ["Thursday 25th August, 10:00am", "Thematic – Serious Violence"], ""),
]
EXPECTED = [
    ("item", "1", "Outstanding Matters / Matters arising"),
    ("paragraph", "", "N/A"),
    ("item", "2", "Holding to account"),
    ("item", "2.4", "Ensuring all communities have a voice"),
    ("subheading", "", "Corporate Communications Strategy"),
    ("paragraph", "", LONG),
    ("action", "", "CC to check the status of the 2 posts."),
    ("item", "3", "AOB"),
    ("paragraph", "", "N/A."),
    ("item", "4", "Confirmation of next meeting type / date / time / venue:"),
    ("paragraph", "", "Thursday 25th August, 10:00am"),
    ("paragraph", "", "Thematic – Serious Violence"),
]


def owners(read):
    return [line.action.owners for line in read.meeting.lines if line.is_action]


def test_a_row_for_each_paragraph():
    read = Page().people().table(ROWS).read()
    assert shape(read) == EXPECTED
    assert owners(read) == [("CC",)]
    details = read.meeting.details
    assert (details.series, details.chair, details.venue) == (
        "Monthly Assurance Meeting", "John Campion", "West Mercia Police HQ",
    )  # fmt: skip
    assert details.minutes_by == "Natasha Noorbakhsh, Policy Officer, OPCC"
    assert (details.date.isoformat(), details.start_time.hour) == ("2022-07-18", 14)
    upcoming = details.next_meeting
    assert (upcoming.type, upcoming.subject, upcoming.date.isoformat(), upcoming.time.hour) == (
        "Thematic", "Serious Violence", "2022-08-25", 10,
    )  # fmt: skip
    assert read.meeting.attendees == (
        Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
        Attendee("Pippa Mills", "Chief Constable", "CC"),
        Attendee("Julian Moss", "Deputy Chief Constable", "DCC", Attendance.APOLOGIES),
        Attendee("Natasha Noorbakhsh", "Policy Officer, OPCC", "", Attendance.NOT_LISTED),
    )
    typed = [line.number for line in read.meeting.lines if line.numbering is Numbering.TYPED]
    assert typed == ["2.4"]
    assert (read.report.people, read.report.items, read.report.actions) == (4, 5, 1)


def test_one_cell_for_each_item():
    cells = [
        ("1.", ["Outstanding Matters / Matters arising", "N/A"], ""),
        ("2.", "Holding to account", ""),
        ("2.4", ["Ensuring all communities have a voice", ROWS[5][1][0], LONG,
                 "Action: CC to check the status of the 2 posts."],
         ["", "", "CC"]),
        ("3.", ["AOB", "N/A."], ""),
        ("4.", [ROWS[9][1], *ROWS[10][1]], ""),
    ]  # fmt: skip
    read = Page().people().table(cells).read()
    assert shape(read) == EXPECTED
    assert owners(read) == [("CC",)]


def test_headings_by_style_without_tables():
    page = Page().people()
    for words, style in (
        ("Outstanding Matters", "Heading 1"), ("N/A", None), ("Holding to account", "Heading 1"),
        ("2.1 A voice", "Heading 2"), (LONG, None), ("Action: CC to check the posts.", None),
        ("A point", "List Bullet"),
    ):  # fmt: skip
        page.document.add_paragraph(words, style=style)
    assert shape(page.read()) == [
        ("item", "", "Outstanding Matters"), ("paragraph", "", "N/A"), ("item", "", "Holding to account"),
        ("item", "2.1", "A voice"), ("paragraph", "", LONG), ("action", "", "CC to check the posts."),
        ("bullet", "", "A point"),
    ]  # fmt: skip


NUMBERED = (
    '<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
)


def automatic(level):
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr></w:pPr>'


@pytest.mark.parametrize("in_column", [True, False])
def test_numbers_that_word_counts(in_column):
    page = Page().people()
    part = page.document.part.numbering_part.element
    part.insert(0, xml(NUMBERED))
    part.append(xml('<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    titles = [(0, "Outstanding Matters"), (0, "Holding to account"), (1, "A voice"), (1, "Access"), (0, "AOB")]
    rows = [
        ([p(properties=automatic(level))], title, "")
        if in_column
        else ("", [p(r(title), properties=automatic(level))], "")
        for level, title in titles
    ]
    read = page.table(rows).read()
    assert [entry[1:] for entry in shape(read)] == [
        ("1", "Outstanding Matters"), ("2", "Holding to account"), ("2.1", "A voice"), ("2.2", "Access"), ("3", "AOB"),
    ]  # fmt: skip
    assert all(line.numbering is Numbering.AUTOMATIC for line in read.meeting.lines)


@pytest.mark.parametrize(
    ("words", "column", "expected", "flagged"),
    [
        ("CC to check the posts.", "", ("CC",), False),
        ("Check the posts.", "CC", ("CC",), False),
        ("CC to check the posts.", "CC", ("CC",), False),
        ("CC and DCC to check the posts.", "CC/DCC", ("CC", "DCC"), False),
        ("CC to check the posts.", "сс", ("CC",), True),
        ("Check the posts.", "00", ("CC",), True),
        ("Check the posts.", "ZZ", ("ZZ",), True),
        ("CC to CC share a copy.", "", ("CC",), True),
        ("Check the posts.", "", (), False),
    ],
)
def test_owners_in_words_column_or_both(words, column, expected, flagged):
    read = Page().people().table([("1.", "Matters", ""), ("", LONG, ""), ("", f"Action: {words}", column)]).read()
    assert owners(read) == [expected]
    assert bool(read.report.uncertain) == flagged
    assert shape(read)[-1] == ("action", "", words)


def test_blocks_of_actions_of_2019():
    rows = [
        ("", "", "ACTION"),
        ("1.", "ITEMS BROUGHT FORWARD", ""),
        ("2.", "HOLDING TO ACCOUNT", ""),
        ("2.1", "PERFORMANCE:", ""),
        ("", "1. Confidence", ""),
        ("", LONG, ""),
        ("", "Actions arising:", ""),
        ("", "CC to share his briefing note.", ""),
        ("", "Confidence to be brought back to the November meeting", ""),
        ("", "2. Satisfaction", ""),
        ("", ["The CC responded:", "- A lot of violence.", "• The model."], ""),
        ("", "Action arising: Outcome 16 to be brought back to the September meeting.", ""),
        ("2.2", "Matters arising No items", ""),
        ("3", "AOB No items", ""),
    ]
    read = Page().people().table(rows).read()
    assert shape(read) == [
        ("item", "1", "ITEMS BROUGHT FORWARD"), ("item", "2", "HOLDING TO ACCOUNT"), ("item", "2.1", "PERFORMANCE:"),
        ("item", "1", "Confidence"), ("paragraph", "", LONG), ("action", "", "CC to share his briefing note."),
        ("action", "", "Confidence to be brought back to the November meeting"), ("item", "2", "Satisfaction"),
        ("paragraph", "", "The CC responded:"), ("bullet", "", "A lot of violence."), ("bullet", "", "The model."),
        ("action", "", "Outcome 16 to be brought back to the September meeting."),
        ("item", "2.2", "Matters arising"), ("paragraph", "", "No items"), ("item", "3", "AOB"),
        ("paragraph", "", "No items"),
    ]  # fmt: skip
    actions = [line.action for line in read.meeting.lines if line.is_action]
    assert [(a.kind, a.owners, a.due_meeting) for a in actions] == [
        (ActionKind.TASK, ("CC",), ""), (ActionKind.BRING_BACK, (), "2022-11"), (ActionKind.BRING_BACK, (), "2022-09"),
    ]  # fmt: skip


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
