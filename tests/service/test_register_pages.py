"""The action register page by page: whatever pages are asked for, in whatever order, they are parts of one list."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting

TODAY = date(2022, 9, 15)
MEETINGS, EACH = 40, 25


@pytest.fixture
def long_register(service):
    """1,000 actions: open and done ones by turns, some overdue."""
    for number in range(MEETINGS):
        on = date(2019, 1, 1) + timedelta(30 * number)
        lines = tuple(made_line(place, on) for place in range(EACH))
        service.add_meeting(Meeting(Details(series="Monthly", date=on), (), lines))
    return service


def made_line(place, on):
    status = ActionStatus.COMPLETE if place % 2 else ActionStatus.OPEN
    action = Action(owners=("CC",), due=on if place % 3 else None, status=status)
    return Line(f"{on}-{place}", LineKind.ACTION, f"custody {place}", action=action)


def ids(entries):
    return [entry.line_id for entry in entries]


ASKED = st.lists(st.tuples(st.integers(0, MEETINGS * EACH + 50), st.sampled_from([1, 15, 30, 60])), min_size=1)


@pytest.mark.parametrize("chosen", [ActionFilter(state=state) for state in ("open", "done", "all")])
def test_pages_are_parts_of_the_whole_list(long_register, chosen):
    whole = ids(long_register.register(chosen, TODAY, limit=MEETINGS * EACH))

    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    @given(ASKED)
    def check(asked):
        pages = long_register.register_pages(chosen, TODAY)
        assert pages.count() == len(whole)
        for offset, limit in asked:
            assert ids(pages.page(offset, limit)) == whole[offset : offset + limit]

    check()


def test_what_has_gone_since_is_passed_over(long_register):
    pages = long_register.register_pages(ActionFilter(state="open"), TODAY)
    first = ids(pages.page(330, 30))
    (gone,) = (entry for entry in long_register.register(ActionFilter(state="open"), TODAY, offset=340, limit=1))
    opened = long_register.open_meeting(gone.meeting_id, lambda state: None)
    opened.splice([line.id for line in opened.meeting.lines].index(gone.line_id), 1, ())
    opened.close()
    then = ids(long_register.register(ActionFilter(state="open"), TODAY, offset=330, limit=30))
    assert ids(pages.page(330, 30)) == then != first
    assert gone.line_id not in then and len(then) == 30
