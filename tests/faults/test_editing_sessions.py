"""R11: random editing sessions with crashes."""

import pytest
from editing_sessions import EditingSessions
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test


def sessions(count, actions, phases=tuple(Phase)):
    run_state_machine_as_test(
        EditingSessions,
        settings=settings(
            max_examples=count,
            stateful_step_count=actions,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=phases,
        ),
    )


def test_some_sessions_with_crashes_store_what_the_model_says():
    sessions(4, 15)


def test_sessions_find_a_journal_that_is_not_played(monkeypatch):
    monkeypatch.setattr("minutes_app.storage.recovery.Fold.take", lambda self, record: None)
    with pytest.raises(AssertionError):
        sessions(30, 15, (Phase.generate,))


def test_sessions_find_a_library_that_forgets_who_was_there(monkeypatch):
    monkeypatch.setattr("minutes_app.storage.meetings.write_attendees", lambda *_: [])
    with pytest.raises(BaseException):  # noqa: B017 - whatever shows it first
        sessions(30, 15, (Phase.generate,))


@pytest.mark.faults
@pytest.mark.timeout(14_400)
def test_many_sessions_with_crashes_store_what_the_model_says(size, figure):
    count, actions = size((60, 40), (2000, 100))
    sessions(count, actions)
    figure("R11", f"editing sessions of {actions} actions with crashes", count, "stored = model after every action")
