"""What is restricted, and what the publication copy says in its place."""

from dataclasses import replace
from datetime import date

import pytest

from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.listing import Publication
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting, Passage
from minutes_app.domain.outline import printed_numbers
from minutes_app.domain.publication import Wording, published, read_reasons, read_wording
from minutes_app.domain.publication_report import publication_report
from minutes_app.domain.restrictions import Extent, covering_item, hidden, kept_hidden, reason_for, restrictions
from minutes_app.service.restricting import publication_wording, restriction_reasons

PERSONAL, POLICING = "personal data", "operational policing"
LINES = (
    Line("one", LineKind.ITEM, "Custody"),
    Line("open", LineKind.PARAGRAPH, "The CC said that Jane Smith was well.", marks=(
        Mark(17, 27, MarkKind.RESTRICTED, PERSONAL), Mark(4, 6, MarkKind.BOLD), Mark(32, 36, MarkKind.ITALIC))),
    Line("two", LineKind.ITEM, "Operation Acorn", restricted=POLICING),
    Line("below", LineKind.PARAGRAPH, "Doors will be forced."),
    Line("inside", LineKind.ITEM, "Addresses", level=2),
    Line("deep", LineKind.ACTION, "DCC to keep quiet", action=Action(owners=("DCC",))),
    Line("three", LineKind.ITEM, "Roads"),
    Line("r1", LineKind.PARAGRAPH, "Secret one.", restricted=PERSONAL),
    Line("r2", LineKind.BULLET, "Secret two.", restricted=PERSONAL),
    Line("task", LineKind.ACTION, "NN to hide it", action=Action(owners=("NN",)), restricted=PERSONAL),
    Line("last", LineKind.PARAGRAPH, "Open again."),
)  # fmt: skip


def copy_of(*lines, **details):
    return published(Meeting(Details("Series", **details), (), tuple(lines)))


def said(meeting):
    return [(line.kind.value, line.text) for line in meeting.lines]


def test_what_is_restricted_is_listed_once_with_its_extent():
    assert [(r.extent, LINES[r.index].id) for r in restrictions(LINES)] == [
        (Extent.WORDS, "open"),
        (Extent.ITEM, "two"),
        (Extent.LINE, "r1"),
        (Extent.LINE, "r2"),
        (Extent.LINE, "task"),
    ]


def test_a_restricted_item_covers_everything_in_its_section_and_nothing_after():
    covered = [line.id for i, line in enumerate(LINES) if covering_item(LINES, i) is not None]
    assert covered == ["below", "inside", "deep"]
    assert [reason_for(LINES, i) for i in (1, 2, 5, 6, 7)] == ["", POLICING, POLICING, "", PERSONAL]


def test_the_copy_keeps_number_and_title_and_says_one_sentence():
    copy = copy_of(*LINES)
    assert said(copy) == [
        ("item", "Custody"),
        ("paragraph", "The CC said that [restricted] was well."),
        ("item", "Operation Acorn"),
        ("paragraph", "This item is restricted: operational policing."),
        ("item", "Roads"),
        ("paragraph", "This part of the minutes is restricted: personal data."),
        ("action", "This part of the minutes is restricted: personal data."),
        ("paragraph", "Open again."),
    ]
    assert list(printed_numbers(copy.lines).values()) == ["1", "2", "3"]
    assert not {line.id for line in copy.lines} & {line.id for line in LINES}
    assert all(not line.restricted and not (line.action and line.action.owners) for line in copy.lines)


def test_other_marks_stay_on_their_words_and_those_within_go():
    line = copy_of(*LINES).lines[1]
    assert [(line.text[m.start : m.end], m.kind) for m in line.marks] == [
        ("CC", MarkKind.BOLD),
        ("well", MarkKind.ITALIC),
    ]
    bold = Line("x", LineKind.PARAGRAPH, "to Jane today", marks=(
        Mark(0, 13, MarkKind.BOLD), Mark(3, 7, MarkKind.RESTRICTED), Mark(4, 6, MarkKind.ITALIC),
        Mark(8, 13, MarkKind.CHECK_LATER)))  # fmt: skip
    (line,) = copy_of(bold).lines
    assert (line.text, line.marks) == ("to [restricted] today", (Mark(0, 21, MarkKind.BOLD),))


@pytest.mark.parametrize(
    ("text", "start", "end", "left"),
    [
        ("Smith left", 0, 3, "[restricted] left"),
        ("Smith left", 2, 3, "[restricted] left"),
        ("met Smith", 6, 9, "met [restricted]"),
        ("Siân left", 0, 2, "[restricted] left"),
        ("Sia\u0302n left", 0, 3, "[restricted] left"),
        ("a 👩‍🚒 b", 2, 3, "a [restricted] b"),
    ],
)
def test_no_piece_of_a_word_is_left(text, start, end, left):
    marks = (Mark(start, end, MarkKind.RESTRICTED),)
    assert copy_of(Line("x", LineKind.PARAGRAPH, text, marks=marks)).lines[0].text == left


def test_restricted_words_that_touch_are_one_block():
    marks = (Mark(0, 4, MarkKind.RESTRICTED, PERSONAL), Mark(4, 8, MarkKind.RESTRICTED, POLICING))
    assert copy_of(Line("x", LineKind.PARAGRAPH, "Jane Doe left", marks=marks)).lines[0].text == "[restricted] left"


def test_owners_and_days_that_only_restricted_words_told_are_left_out():
    text = "NN to write to Jane Smith by 31 August 2022"
    action = Action(owners=("NN", "Jane Smith"), due=date(2022, 8, 31))
    name, day = Mark(15, 25, MarkKind.RESTRICTED), Mark(26, 43, MarkKind.RESTRICTED)
    (line,) = copy_of(Line("x", LineKind.ACTION, text, marks=(name,), action=action)).lines
    assert line.action == Action(owners=("NN",), due=date(2022, 8, 31))
    (line,) = copy_of(
        Line("x", LineKind.ACTION, text, marks=(Mark(0, 2, MarkKind.RESTRICTED), day), action=action)
    ).lines
    assert line.action == Action(owners=("Jane Smith",))


def test_what_is_not_printed_is_not_in_the_copy():
    people = (Attendee("Jane", arrived=Passage("2.2")), Attendee("Nobody", attendance=Attendance.NOT_LISTED))
    once = Line("x", LineKind.PARAGRAPH, "Text", action=Action(owners=("CC",)))
    copy = published(Meeting(Details("S", next_meeting=NextMeeting("Secret")), people, (once,)))
    assert (copy.details, copy.attendees) == (Details("S"), (Attendee("Jane"),))
    assert copy.lines[0].action is None


def test_an_empty_restricted_line_says_nothing():
    assert copy_of(Line("x", LineKind.PARAGRAPH, " ", restricted=PERSONAL)).lines == ()


def test_the_office_words_it():
    wording = read_wording("# a remark\nitem: Closed to the public: {reason}.\nwords: ████\nother: x")
    assert wording == Wording(item="Closed to the public: {reason}.", words="████")
    assert wording.sentence(Extent.ITEM, PERSONAL) == "Closed to the public: personal data."
    assert wording.sentence(Extent.LINE, "") == "This part of the minutes is restricted."
    assert publication_wording() == Wording(), "the list that comes along says what the program says"
    assert restriction_reasons()[:2] == [PERSONAL, POLICING]
    assert read_reasons("# no\n\n a \n") == ["a"]


def test_the_report_counts_and_tells_what_still_stands_open():
    again = Line("again", LineKind.PARAGRAPH, "jane smith came; Smithson too.")
    report = publication_report(
        Meeting(Details("S", marking="OFFICIAL-SENSITIVE"), (Attendee("Jane Smith"),), (*LINES, again))
    )
    assert report == [
        "Restricted and replaced in the publication copy: 1 item, 3 lines, 1 passage.",
        "These minutes are a draft: they are not approved yet.",
        "The copy is marked “OFFICIAL-SENSITIVE”: decide whether it may be published, and under which marking.",
        "“Jane Smith” is restricted, and also stands open in the attendance and item 3.",
    ]
    assert publication_report(Meeting())[0].startswith("Nothing in these minutes is restricted")


@pytest.mark.parametrize(
    ("public", "interest", "duty"),
    [(True, None, True), (None, True, True), (False, False, False), (False, None, None), (None, None, None)],
)
def test_minutes_must_be_published_where_one_of_both_is_said(public, interest, duty):
    assert Publication(public, interest).is_duty is duty


def test_what_leaves_the_item_that_hid_it_is_hidden_by_itself():
    own = Line("own", LineKind.PARAGRAPH, "Own.", restricted="safety")
    inner = Line("inner", LineKind.ITEM, "Doors", level=2)
    lines = [Line("a", LineKind.ITEM, "Acorn", restricted="policing"), own, inner, Line("n", LineKind.NOTE, "Forced.")]
    assert hidden(lines) == {"own": "safety", "inner": "policing", "n": "policing"}
    assert kept_hidden(hidden(lines), lines) == lines, "nothing left it"
    opened = Line("a", LineKind.PARAGRAPH, "Acorn")
    left = replace(inner, restricted="policing", marks=(Mark(0, 5, MarkKind.RESTRICTED, "policing"),))
    assert kept_hidden(hidden(lines), [opened, own, inner, lines[3]]) == [opened, own, left, lines[3]]
    assert [line.text for line in published(Meeting(Details(), (), (left, lines[3]))).lines] == [
        "[restricted]",
        "This item is restricted: policing.",
    ]
