"""The office’s layout however it was made in Word: rows or cells, typed or automatic numbers, headings."""

import pytest
from layouts_help import EXPECTED, LONG, ROWS, Page, owners, p, r, shape, xml

from minutes_app.domain.actions import ActionKind
from minutes_app.domain.lines import Numbering
from minutes_app.domain.meeting import Attendance, Attendee


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
