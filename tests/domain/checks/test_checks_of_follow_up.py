"""Actions and promises: each rule on what it is for, and on what only looks like it."""

import pytest
from checked import action, found, item, line, said, told

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.checks import Rule
from minutes_app.domain.lines import LineKind


def test_an_open_task_needs_an_owner_and_a_bring_back_none():
    assert told(found(item("A"), action("Share the plan"))) == [(Rule.ACTION_WITHOUT_OWNER, "Share the plan")]
    quiet = (
        action("CC to share the plan"),
        action("Confidence to be brought back to the November meeting"),
        action("Share the paper", status=ActionStatus.COMPLETE),
        line("Share the plan", LineKind.ACTION, action=Action(ActionKind.TASK, ("CC",))),
    )
    assert not found(item("A"), *quiet)


def test_an_owner_is_somebody_at_the_meeting():
    (one,) = found(item("A"), action("CC and ACC to share the plan"))
    assert (one.rule, one.words, one.sentence) == (
        Rule.OWNER_NOT_HERE,
        "ACC",
        "“ACC” is to act, and is nobody at this meeting.",
    )
    assert not found(item("A"), action("All to share the plan"), action("DPCC to share it"))
    unsaid = line("Share it", LineKind.ACTION, action=Action(owners=("Mary Lee",)))
    assert told(found(item("A"), unsaid)) == [(Rule.OWNER_NOT_HERE, "Share it")]


@pytest.mark.parametrize(
    "text",
    [
        "The CC committed to sharing the briefing note.",
        "The CC agreed to share the paper.",
        "It was noted that the DCC had agreed to circulate it.",
        "The CC will share the paper.",
        "NN confirmed that she would circulate the paper.",
        "The CC undertook to write to the MP.",
        "The process will be reviewed in the autumn.",
        "The PCC and CC will continue to work together.",
        "The DCC would provide further detail.",
        "She will provide a note.",
    ],
)
def test_a_promise_wants_an_action(text):
    assert said(text) == [(Rule.COMMITMENT, text)]
    assert not found(item("Custody"), line(text), action("CC to do so by 31 August"))


@pytest.mark.parametrize(
    "text",
    [
        "The CC is committed to improving the service.",
        "The force remained committed to reducing harm.",
        "The CC agreed to the proposal.",
        "It was agreed that the plan was good.",
        "The PCC asked if the CC would share the paper.",
        "The PCC asked when the plan will be reviewed.",
        "The increase will continue to be felt.",
        "“We will share it,” said the residents.",
        "The force will provide policing.",
        "The CC would ensure consistent focus.",
        "Members agreed to note the report and the PCC agreed to approve it.",
        "The new system will provide a better service.",
        "The risk register will be reviewed quarterly.",
    ],
)
def test_what_only_sounds_like_a_promise(text):
    assert not said(text)


def test_a_promise_is_kept_by_an_action_of_its_item_that_says_the_same():
    promise = line("The CC agreed to share the custody briefing.")
    kept = action("CC to share the custody briefing note")
    between = line("The PCC thanked the CC.")
    assert not found(item("Custody"), promise, between, kept)
    assert told(found(item("Custody"), promise, between, action("CC to write to partners"))) == [
        (Rule.COMMITMENT, promise.text)
    ]
    assert told(found(item("Custody"), promise, item("Roads"), kept)) == [(Rule.COMMITMENT, promise.text)]
