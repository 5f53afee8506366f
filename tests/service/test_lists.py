from datetime import date

import pytest

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.listing import MeetingFilter
from minutes_app.domain.meeting import Details, Meeting, Series

MONTHLY = "Monthly Assurance Meeting"
TODAY, EVERY = date(2022, 7, 18), ActionFilter(state="all")
OPEN, DONE = ActionStatus.OPEN, ActionStatus.COMPLETE


def task(name, *owners, status=OPEN):
    return Line(name, LineKind.ACTION, f"{name} words", action=Action(ActionKind.TASK, owners, status=status))


def bring_back(name, month="", status=OPEN):
    action = Action(ActionKind.BRING_BACK, due_meeting=month, status=status)
    return Line(name, LineKind.ACTION, f"{name} words", action=action)


def item(title, level=1):
    return Line(f"item {title}", LineKind.ITEM, title, level)


def add(service, on, *lines, series=MONTHLY):
    return service.add_meeting(Meeting(Details(series=series, date=on), (), lines))


def names(entries):
    return [entry.line_id for entry in entries]


def test_meetings_stand_newest_first(service):
    first, third = add(service, date(2022, 1, 1)), add(service, date(2022, 3, 1))
    second = add(service, date(2022, 2, 1))
    assert [entry.id for entry in service.meetings()] == [third, second, first]
    assert service.meetings()[0].details == Details(series=MONTHLY, date=date(2022, 3, 1))


def test_the_place_of_a_meeting_is_where_its_page_has_it(service):
    days = [date(2022, month, 1) for month in (3, 1, 2)] + [None, date(2022, 2, 1)]
    ids = [add(service, day, series=MONTHLY if at % 2 else "Board") for at, day in enumerate(days)]
    for chosen in (
        MeetingFilter(),
        MeetingFilter(order="oldest"),
        MeetingFilter(order="series"),
        MeetingFilter("board"),
    ):
        order = [entry.id for entry in service.meeting_page(chosen)]
        assert [service.meeting_place(chosen, each) for each in order] == list(range(len(order)))
        assert {service.meeting_place(chosen, each) for each in set(ids) - set(order)} <= {None}


def test_those_opened_before_stand_with_the_last_one_first(service):
    ids = [add(service, date(2022, month, 1)) for month in range(1, 6)]
    opened = MeetingFilter(order="opened")
    assert service.meeting_page(opened) == []
    assert service.last_place() is None
    for meeting_id in (ids[3], ids[0], ids[2], ids[0]):
        service.open_meeting(meeting_id, lambda state: None).close()
    assert [entry.id for entry in service.meeting_page(opened)] == [ids[0], ids[2], ids[3]]
    assert [entry.id for entry in service.meeting_page(opened, limit=1)] == [ids[0]]
    assert service.last_place()[0] == ids[0]


@pytest.mark.parametrize("number", [77, 10**30])
def test_an_unknown_meeting_is_said_in_a_sentence(service, number):
    for call in (service.load, lambda meeting_id: service.open_meeting(meeting_id, lambda state: None)):
        with pytest.raises(PlainError, match=f"There is no meeting {number}"):
            call(number)


def test_a_new_series_is_added_with_its_first_meeting(service):
    add(service, None, series="Away day")
    add(service, None, series="Away day")
    assert service.series()[2:] == [Series("Away day")]


def test_a_meeting_outside_any_series(service):
    meeting_id = service.add_meeting(Meeting(Details(title="A talk")))
    assert service.load(meeting_id).details == Details(title="A talk")
    assert service.outstanding(meeting_id) == []


def test_actions_stand_in_order_with_their_item(service):
    later = add(service, date(2022, 7, 18), item("One"), item("Inside", 2), task("d", "CC"))
    early = add(
        service, date(2019, 5, 28), task("a"), item("First"), item("Second"), task("b", "DCC", "CC"), bring_back("c")
    )
    entries = service.register(EVERY, TODAY)
    assert names(entries) == ["a", "b", "c", "d"]
    assert [(e.item_number, e.item_title) for e in entries] == [
        ("", ""),
        ("2", "Second"),
        ("2", "Second"),
        ("1.1", "Inside"),
    ]
    assert [e.meeting_id for e in entries] == [early, early, early, later]
    assert (entries[1].meeting, entries[1].date, entries[1].text) == (MONTHLY, date(2019, 5, 28), "b words")
    assert entries[1].action == Action(owners=("DCC", "CC"))


def test_actions_by_owner_are_compared_without_case_and_look_alikes(service):
    add(service, None, task("a", "\u0421\u0421"), task("b", "DCC"), task("c", "DCC", "cc"), task("d"))
    assert names(service.register(ActionFilter(owner="CC"), TODAY)) == ["a", "c"]
    assert names(service.register(ActionFilter(owner="dcc "), TODAY)) == ["b", "c"]


def test_actions_still_open(service):
    statuses = dict(zip("abcd", ActionStatus, strict=True))
    add(service, None, *(task(name, "CC", status=status) for name, status in statuses.items()))
    assert {statuses[name] for name in names(service.register(ActionFilter(owner="CC"), TODAY))} == {
        OPEN, ActionStatus.IN_PROGRESS
    }  # fmt: skip


def test_outstanding_are_open_tasks_of_earlier_meetings_of_the_series(service):
    add(service, date(2022, 9, 1), task("later"))
    add(service, date(2022, 6, 1), task("second"), task("done", status=DONE))
    add(service, date(2022, 5, 1), item("Item"), task("first"))
    add(service, date(2022, 5, 1), task("elsewhere"), series="Other meeting")
    this = add(service, date(2022, 7, 18), task("own"))
    entries = service.outstanding(this)
    assert names(entries) == ["first", "second"]
    assert (entries[0].entry.item_number, entries[0].entry.item_title) == ("1", "Item")


def test_outstanding_bring_backs_are_those_due_by_now(service):
    lines = (bring_back("before", "2022-06"), bring_back("now", "2022-07"), bring_back("not yet", "2022-08"))
    add(service, date(2022, 5, 1), *lines, bring_back("some day"), bring_back("done", "2022-06", DONE))
    this = add(service, date(2022, 7, 18))
    assert names(service.outstanding(this)) == ["before", "now", "some day"]


def test_outstanding_is_found_when_asked_even_if_written_after_the_next_meeting_was_made(service):
    earlier = add(service, date(2022, 5, 1))
    this = add(service, date(2022, 7, 18))
    opened = service.open_meeting(earlier, lambda state: None)
    opened.splice(0, 0, [task("late")])
    opened.close()
    assert names(service.outstanding(this)) == ["late"]
    opened = service.open_meeting(earlier, lambda state: None)
    opened.splice(0, 1, [task("late", status=DONE)])
    opened.close()
    assert service.outstanding(this) == []
