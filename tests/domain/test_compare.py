from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.compare import Difference, compare
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, Status


def line(name, text="words"):
    return Line(name, LineKind.PARAGRAPH, text)


def kinds(old, new):
    return [(d.kind.value, (d.new or d.old).id) for d in compare(Meeting(lines=tuple(old)), Meeting(lines=tuple(new)))]


def test_each_line_is_told_by_its_id():
    a, b, c, d = map(line, "abcd")
    assert kinds([a, b, c], [a, c, d]) == [("same", "a"), ("removed", "b"), ("same", "c"), ("added", "d")]
    assert kinds([a, b], [replace(a, text="other"), b]) == [("changed", "a"), ("same", "b")]
    assert kinds([a, b, c], [b, c, a]) == [("same", "b"), ("same", "c"), ("moved", "a")]
    assert kinds([a], [replace(a, marks=(Mark(0, 2, MarkKind.BOLD),))]) == [("changed", "a")]


def test_what_became_of_an_action_is_no_difference_but_its_owner_is():
    action = Line("a", LineKind.ACTION, "CC to act", action=Action(owners=("CC",)))
    done = replace(action, action=replace(action.action, status=ActionStatus.COMPLETE))
    assert kinds([action], [done]) == [("same", "a")]
    assert kinds([action], [replace(action, action=Action(owners=("DCC",)))]) == [("changed", "a")]


def test_details_and_people_stand_above_the_lines_where_they_differ():
    details = Details("Monthly", date=date(2022, 7, 18), venue="HQ", chair="Ann", status=Status.APPROVED)
    ann, bo, cy = (Attendee(name, "Member") for name in ("Ann", "Bo", "Cy"))
    old = Meeting(details, (ann, bo), (line("a"),))
    late = replace(ann, attendance=Attendance.APOLOGIES)
    new = Meeting(replace(details, venue="Hall", chair="", status=Status.DRAFT), (late, cy), (line("a"),))
    told = [(each.kind.value, (each.new or each.old).text) for each in compare(old, new)]
    assert told == [
        ("changed", "Venue: Hall"),
        ("removed", "Chair: Ann"),
        ("changed", "Ann, Member · apologies"),
        ("removed", "Bo, Member · present"),
        ("added", "Cy, Member · present"),
        ("same", "words"),
    ]
    assert [each.kind.value for each in compare(old, old)] == ["same"]


some = st.lists(st.builds(line, st.sampled_from("abcdefgh"), st.sampled_from("xy")), unique_by=lambda one: one.id)


@given(some, some)
def test_both_versions_are_there_whole(old, new):
    found = compare(Meeting(lines=tuple(old)), Meeting(lines=tuple(new)))
    assert [d.new for d in found if d.new] == new
    assert sorted(d.old.id for d in found if d.old) == sorted(one.id for one in old)
    assert all((d.kind is Difference.CHANGED) == (d.old.text != d.new.text) for d in found if d.old and d.new)
