"""Meetings of every kind, for hypothesis."""

from datetime import date, time

from hypothesis import strategies as st

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting, Passage, Status
from minutes_app.domain.text import clean

texts = st.text(max_size=30).map(clean) | st.sampled_from(["Сс", "O’Brien <b>x</b>", "שלום", "👩‍🚒", "%_'\"\\"])
dates = st.none() | st.dates(date(1970, 1, 1), date(2100, 1, 1))
times = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))
actions = st.builds(
    Action,
    st.sampled_from(ActionKind),
    st.lists(texts, max_size=3).map(tuple),
    dates,
    st.sampled_from(["", "2019-11", "2022-01"]),
    st.sampled_from(ActionStatus),
)


KINDS = [*((kind, "") for kind in MarkKind), (MarkKind.RESTRICTED, "ongoing investigation")]


@st.composite
def lines(draw, line_id=None):
    text = draw(texts)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda s: s[0] < s[1])
    marks = (
        draw(st.lists(st.builds(lambda s, k: Mark(*s, *k), spans, st.sampled_from(KINDS)), max_size=3)) if text else []
    )
    kind = draw(st.sampled_from(LineKind))
    numbering = draw(st.sampled_from(Numbering))
    return Line(
        id=line_id or draw(st.uuids()).hex[:16],
        kind=kind,
        text=text,
        level=draw(st.integers(1, 9)),
        numbering=numbering,
        number=draw(st.sampled_from(["2.4", "1"])) if numbering is Numbering.TYPED else "",
        own_series=draw(st.booleans()),
        marks=tuple(marks),
        action=draw(actions) if kind is LineKind.ACTION else draw(st.none() | actions),
        restricted=draw(st.sampled_from(["", "", "personal data", "Сс 👩‍🚒"])),
    )


passages = st.none() | st.builds(Passage, texts, times).filter(lambda passage: passage != Passage())
attendees = st.builds(Attendee, texts, texts, texts, st.sampled_from(Attendance), passages, passages)
details = st.builds(
    Details,
    series=texts,
    title=texts.filter(lambda title: not title.endswith("Meeting Notes")),
    date=dates,
    start_time=times,
    end_time=times,
    venue=texts,
    chair=texts,
    minutes_by=texts,
    status=st.sampled_from(Status),
    marking=texts,
    next_meeting=st.builds(NextMeeting, texts, texts, dates, times, texts),
)
meetings = st.builds(
    Meeting,
    details,
    st.lists(attendees, max_size=4).map(tuple),
    st.lists(lines(), max_size=6, unique_by=lambda line: line.id).map(tuple),
)
