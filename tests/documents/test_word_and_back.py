"""What we export to Word we read back to the same lines, actions and attendees, in every printed form."""

from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_meetings import SAMPLES

from minutes_app.documents.files import export_file, read_file
from minutes_app.documents.layout import Options, Variant
from minutes_app.documents.profiles import HOUSE, NOTES_2019, NOTES_2022, PROFILES
from minutes_app.documents.reading.minutes import read_word
from minutes_app.documents.word import meeting_as_word
from minutes_app.documents.wording import raised_ordinals
from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting
from minutes_app.domain.outline import printed_numbers
from minutes_app.domain.reading import read_action
from minutes_app.places import resources

TEMPLATE = resources() / "templates" / "minutes.docx"
VARIANTS = (Variant.MINUTES, Variant.FINAL, Variant.ACCESSIBLE)


def back(meeting, options):
    return read_word(meeting_as_word(meeting, TEMPLATE, options), "minutes.docx")


def seen(lines):
    """Lines as they can be told on paper: with printed numbers, for these are all that paper has."""
    numbers = printed_numbers(lines)
    return [
        (
            line.kind,
            line.level if line.kind in (LineKind.ITEM, LineKind.BULLET) else 1,
            numbers.get(line.id, "").rstrip("."),
            line.text,
            tuple(sorted(line.marks)),
            line.action,
        )
        for line in lines
    ]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("year", SAMPLES)
def test_the_samples_come_back_whole(year, variant, profile):
    meeting = read_file(SAMPLES[year])
    read = back(meeting, Options(profile, variant))
    expected = meeting if profile is not NOTES_2019 else replace(meeting, lines=tuple(actions_last(meeting.lines)))
    assert seen(read.meeting.lines) == seen(expected.lines)
    assert [line.numbering for line in read.meeting.lines] == [line.numbering for line in expected.lines]
    assert (read.meeting.details, read.meeting.attendees) == (meeting.details, meeting.attendees)
    assert (read.report.uncertain, read.report.left_out) == ((), ())
    assert read.report.actions == 5


def actions_last(lines):
    """The lines with each item's actions at the end of its own text, where the 2019 form prints them."""
    section = []
    for line in (*lines, None):
        if line is None or line.is_item:
            yield from sorted(section, key=lambda each: each.is_action)
            section = []
        if line is not None:
            section.append(line)


def test_a_word_file_is_read_like_any_other(tmp_path):
    meeting = read_file(SAMPLES[2022])
    path = export_file(meeting, tmp_path / "minutes.docx").path
    assert seen(read_file(path).lines) == seen(meeting.lines)


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn"))
HARD = ("<b>&amp;]]>\"'", "עפרה חזה", "Siân Ŵyn Llŷr", "👩‍⚖️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "\u202eabc\u202c", "the 25th and the 2nd", "a\tb")
PLAIN = st.one_of(st.sampled_from(HARD), st.text(LETTERS, min_size=1, max_size=40)).map(lambda text: f"The {text} end")
NAMES = st.sampled_from(("John Campion", "Siân Ŵyn Llŷr", "עפרה חזה", "O’Neill & <Sons>", "Zoë \u202eabc\u202c X"))
SHORT = ("CC", "DCC", "PCC", "NN", "T/CC", "ŴL")


@st.composite
def marks(draw, text):
    kinds = st.sampled_from((MarkKind.BOLD, MarkKind.ITALIC, MarkKind.UNDERLINE, MarkKind.RAISED))
    edges = draw(st.lists(st.integers(0, len(text) - 1), max_size=4, unique=True).map(sorted))
    found = {}
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        kind = draw(kinds)
        found.setdefault(kind, []).append(Mark(start, end, kind))
    raised = raised_ordinals(text)
    # One stretch of a kind in a text, so that none touch, and none over ordinals: these are raised anyway.
    chosen = [each[0] for each in found.values()]
    return tuple(m for m in chosen if m.kind is not MarkKind.RAISED or not raised)


@st.composite
def made_lines(draw):
    kind = draw(st.sampled_from(LineKind))
    text = draw(PLAIN)
    made = Line("", kind, text, 1, marks=draw(marks(text)))
    if kind is LineKind.ITEM:
        numbering = draw(st.sampled_from(Numbering))
        typed = draw(st.sampled_from(("2.4", "7a", "12", "A & B"))) if numbering is Numbering.TYPED else ""
        return replace(made, level=draw(st.integers(1, 5)), numbering=numbering, number=typed)
    if kind is LineKind.BULLET:
        return replace(made, level=draw(st.integers(1, 5)))
    return replace(made, action=draw(made_actions())) if kind is LineKind.ACTION else made


@st.composite
def made_actions(draw):
    owners = tuple(draw(st.lists(st.sampled_from(SHORT), max_size=4, unique=True)))
    due = draw(st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    month = draw(st.sampled_from(("", "2022-09", "2023-01")))
    return Action(draw(st.sampled_from(ActionKind)), owners, due, month)


@st.composite
def made_people(draw):
    states = st.sampled_from([state for state in Attendance if state is not Attendance.NOT_LISTED])
    person = st.builds(
        Attendee, NAMES, st.sampled_from(("", "Chief Constable", "Llŷr & Co")), st.sampled_from(SHORT), states
    )
    people = draw(st.lists(person, max_size=6))
    order = [Attendance.PRESENT, Attendance.IN_ATTENDANCE, Attendance.APOLOGIES, Attendance.ABSENT]
    return tuple(sorted(people, key=lambda each: order.index(each.attendance)))


@st.composite
def made_meetings(draw):
    first = Line("", LineKind.ITEM, "Outstanding matters")
    lines = [first, *draw(st.lists(made_lines(), max_size=14))]
    details = Details(
        "Monthly <Assurance> & Meeting",
        date=draw(st.dates(date(1950, 1, 1), date(2100, 1, 1))),
        start_time=draw(st.none() | st.just(time(14, 0))),
        venue=draw(st.sampled_from(("", "Llŷr House & Co"))),
        chair=draw(NAMES),
        marking=draw(st.sampled_from(("", "OFFICIAL", "OFFICIAL-SENSITIVE"))),
    )
    return Meeting(details, draw(made_people()), tuple(replace(line, id=f"l{i}") for i, line in enumerate(lines)))


@given(made_meetings(), st.sampled_from((HOUSE, NOTES_2022, NOTES_2019)), st.sampled_from(VARIANTS))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_meeting_comes_back_whole(meeting, profile, variant):
    read = back(meeting, Options(profile, variant)).meeting
    # The plain variant prints underlined words bold, which is then what can be read.
    lines = list(actions_last(meeting.lines)) if profile is NOTES_2019 else list(meeting.lines)
    said = partial(as_said, on=meeting.details.date, plain=variant is Variant.ACCESSIBLE)
    assert [each[:4] for each in seen(read.lines)] == [each[:4] for each in seen(lines)]
    assert [line.action for line in read.lines] == [said(line).action for line in lines]
    if variant is not Variant.ACCESSIBLE:
        assert [each[4] for each in seen(read.lines)] == [each[4] for each in seen(lines)]
    assert read.attendees == meeting.attendees
    assert read.details == meeting.details


def as_said(line, on, plain):
    """The line with what its words say where the page says nothing else: no owners are printed as nothing."""
    if line.action is None:
        return line
    words = read_action(line.text, on)
    action = line.action
    return replace(
        line,
        action=replace(
            action,
            owners=action.owners or words.owners,
            due=action.due or words.due,
            due_meeting=action.due_meeting or words.due_meeting,
            kind=words.kind if action.kind is ActionKind.TASK else action.kind,
        ),
    )
