from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.actions import Action, ActionKind, ActionStatus, settled

ACTIONS = st.builds(
    Action,
    kind=st.sampled_from(ActionKind),
    owners=st.lists(st.sampled_from(["CC", "DCC", "NN"]), max_size=2).map(tuple),
    due=st.sampled_from([None, date(2022, 8, 31), date(2022, 9, 1)]),
    due_meeting=st.sampled_from(["", "2022-09"]),
    status=st.sampled_from(ActionStatus),
)
FIELDS = ("kind", "owners", "due", "due_meeting")


@given(ACTIONS, ACTIONS)
def test_a_choice_holds_while_the_words_say_the_same(chosen, words):
    assert settled(chosen, words, words) == chosen


@given(ACTIONS, ACTIONS, ACTIONS)
def test_words_that_change_win_field_by_field(chosen, then, now):
    result = settled(chosen, then, now)
    for name in FIELDS:
        source = chosen if getattr(then, name) == getattr(now, name) else now
        assert getattr(result, name) == getattr(source, name)
    assert result.status is chosen.status


def test_a_chosen_owner_stays_while_a_due_date_is_typed():
    chosen = Action(owners=("NN",), status=ActionStatus.IN_PROGRESS)
    then, now = Action(owners=("CC",)), Action(owners=("CC",), due=date(2022, 8, 31))
    assert settled(chosen, then, now) == Action(owners=("NN",), due=date(2022, 8, 31), status=ActionStatus.IN_PROGRESS)
    assert settled(chosen, then, Action(owners=("DCC",))).owners == ("DCC",)


@pytest.mark.parametrize(
    ("action", "lacks"),
    [(Action(), True), (Action(owners=("CC",)), False), (Action(kind=ActionKind.BRING_BACK), False)],
)
def test_only_a_task_lacks_an_owner(action, lacks):
    assert action.lacks_owner is lacks


def test_open_states():
    assert [status.value for status in ActionStatus if status.is_open] == ["open", "in progress"]
