"""Meetings for tests: the samples as raw data, one with everything in it, and any that hypothesis can think of."""

import json
from dataclasses import replace
from datetime import date, time

from hypothesis import strategies as st

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting, Status
from minutes_app.domain.text import clean
from minutes_app.places import resources

SAMPLES = {year: next((resources() / "samples").glob(f"{year}-*.json")) for year in (2019, 2022)}
NUMBERS_ON_PAGE = {
    2019: ["1.", "1.1", "1.2", "1.3", "2.", "2.1", "1.", "2.", "3.", "4.", "5.", "6.", "7.", "2.2", "3.", "4."],
    2022: ["1.", "2.", "2.4", "2.2", "", "2.4", "3.", "4."],
}


def sample_data(year):
    return json.loads(SAMPLES[year].read_text(encoding="utf-8"))


def entries(content):
    """Items and blocks of a sample in order, read without our own reader."""
    for entry in content:
        yield entry
        yield from entries(entry.get("content", ()))


def meeting_with_everything():
    kinds = [LineKind.PARAGRAPH, LineKind.BULLET, LineKind.NOTE, LineKind.SUBHEADING, LineKind.DECISION]
    marks = tuple(Mark(i, i + 2, kind) for i, kind in enumerate(MarkKind))
    lines = [
        Line("i1", LineKind.ITEM, "First item"),
        Line("a0", LineKind.ACTION, "straight after a heading", action=Action(owners=("CC",))),
        *(Line(f"k{i}", kind, f"A {kind} of words", marks=marks) for i, kind in enumerate(kinds)),
        *(Line(f"b{i}", LineKind.BULLET, f"bullet {i}", level=i) for i in range(1, 10)),
        Line("a1", LineKind.ACTION, "level with a bullet", action=Action(owners=("CC", "DCC"))),
        Line("a2", LineKind.ACTION, "in a row of its own", action=Action(ActionKind.BRING_BACK, due_meeting="2022-09")),
        *(Line(f"d{i}", LineKind.ITEM, f"Depth {i}", level=i) for i in range(1, 10)),
        Line("n", LineKind.ITEM, "Without a number", numbering=Numbering.NONE),
        Line("t", LineKind.ITEM, "With one of its own", numbering=Numbering.TYPED, number="7a"),
        Line("blank", LineKind.PARAGRAPH, "  "),
        Line("tabbed", LineKind.PARAGRAPH, "before\tafter"),
    ]
    people = [Attendee(f"Person {state}", "Officer", f"P{i}", state) for i, state in enumerate(Attendance)]
    details = Details(
        "Series", "", date(2022, 7, 3), time(9, 5), time(11), "Room 1", "Chair", "Taker", marking="OFFICIAL"
    )
    return Meeting(details, tuple(people), tuple(lines))


# Letters of many scripts, what XML must escape, right-to-left names, emoji beyond 16 bits, what XML cannot hold.
HARD_WORDS = [
    "<b>&amp;]]>\"'",
    "עפרה חזה",
    "Siân Ŵyn Llŷr",
    "👩‍⚖️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "a\u0000b\ud800",
    "x" * 500,
    "25th",
    "\u202eabc\u202c",
    "a\tb",
]
raw_words = st.one_of(st.sampled_from(HARD_WORDS), st.text(max_size=30))
words = raw_words.map(clean)
days = st.dates()
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
months = st.dates().map(lambda day: day.isoformat()[:7])
actions = st.builds(
    Action,
    st.sampled_from(ActionKind),
    st.lists(words, max_size=3).map(tuple),
    st.none() | days,
    st.just("") | months,
    st.sampled_from(ActionStatus),
)


@st.composite
def line(draw, text=words):
    kind = draw(st.sampled_from(LineKind))
    said = draw(text)
    made = Line("", kind, said, draw(st.integers(1, 9)), marks=draw(marks_within(len(said))))
    if kind is LineKind.ITEM:
        numbering = draw(st.sampled_from(Numbering))
        number = draw(text.filter(bool)) if numbering is Numbering.TYPED else ""
        made = replace(made, numbering=numbering, number=number, own_series=draw(st.booleans()))
    return replace(made, action=draw(actions if kind is LineKind.ACTION else st.none() | actions))


@st.composite
def marks_within(draw, length):
    if not length:
        return ()
    starts = draw(st.lists(st.integers(0, length - 1), max_size=3))
    return tuple(Mark(s, draw(st.integers(s + 1, length)), draw(st.sampled_from(MarkKind))) for s in starts)


attendees = st.builds(Attendee, words, words, words, st.sampled_from(Attendance))
next_meetings = st.builds(NextMeeting, words, words, st.none() | days, st.none() | minutes, words)
details = st.builds(
    Details,
    series=words,
    title=words.map(lambda title: title and f"{title} (typed)"),
    date=st.none() | days,
    start_time=st.none() | minutes,
    end_time=st.none() | minutes,
    venue=words,
    chair=words,
    minutes_by=words,
    status=st.sampled_from(Status),
    marking=words,
    next_meeting=next_meetings,
)


@st.composite
def meetings(draw, text=words):
    drawn = draw(st.lists(line(text), max_size=12))
    lines = tuple(replace(each, id=f"line{i}") for i, each in enumerate(drawn))
    return Meeting(draw(details), tuple(draw(st.lists(attendees, max_size=5))), lines)
