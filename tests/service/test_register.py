import itertools
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter, ProgressNote
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import open_service
from minutes_app.storage import derived
from minutes_app.storage.damage import LibraryDamaged

TODAY = date(2022, 9, 15)
CC_2019, CC_2022 = (
    Attendee("Anthony Bangham", "Chief Constable", "CC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
)


def task(name, *owners, text="", due=None, status=ActionStatus.OPEN):
    return Line(name, LineKind.ACTION, text or f"{name} words", action=Action(ActionKind.TASK, owners, due, "", status))


def bring_back(name, month):
    return Line(name, LineKind.ACTION, f"{name} words", action=Action(ActionKind.BRING_BACK, due_meeting=month))


def add(service, on, *lines, series="Monthly", people=()):
    return service.add_meeting(Meeting(Details(series=series, date=on), people, lines))


def names(service, today=TODAY, **chosen):
    chosen.setdefault("state", "all")
    return [entry.line_id for entry in service.register(ActionFilter(**chosen), today)]


def edit(service, meeting_id, first, removed, lines):
    opened = service.open_meeting(meeting_id, lambda state: None)
    opened.splice(first, removed, lines)
    opened.close()


def test_an_entry_tells_who_where_and_when(service):
    lines = (Line("i", LineKind.ITEM, "Custody"), task("a", "CC", "Julian Moss", "All", due=date(2022, 8, 31)))
    key = add(service, date(2022, 7, 18), *lines, people=(CC_2022, Attendee("Julian Moss")))
    (entry,) = service.register(ActionFilter(), TODAY)
    assert (entry.number, entry.meeting_id, entry.line_id, entry.text) == (1, key, "a", "a words")
    assert (entry.meeting, entry.date, entry.series) == ("Monthly", date(2022, 7, 18), "Monthly")
    assert (entry.item_number, entry.item_title, entry.action) == ("1", "Custody", lines[1].action)
    assert entry.people == ("Pippa Mills", "Julian Moss", "")
    assert entry.is_overdue(TODAY) and not entry.is_overdue(date(2022, 8, 31))


def test_a_number_is_given_once_and_kept_through_undo_and_never_given_again(service, library):
    key = add(service, date(2022, 7, 18), task("a"), task("b"))
    edit(service, key, 0, 2, [task("c")])
    edit(service, key, 0, 0, [task("b")])
    numbers = {entry.line_id: entry.number for entry in service.register(ActionFilter(), TODAY)}
    assert numbers == {"b": 2, "c": 3}
    edit(service, key, 0, 1, [replace(task("b"), kind=LineKind.PARAGRAPH)])
    assert names(service) == ["c"]
    edit(service, key, 0, 1, [task("b")])
    assert {entry.line_id: entry.number for entry in service.register(ActionFilter(), TODAY)} == numbers
    service.erase(key)
    service.close()
    again = open_service(library)
    add(again, date(2022, 8, 1), task("d"), series="Other")
    assert [entry.number for entry in again.register(ActionFilter(), TODAY)] == [4]
    again.close()


def test_actions_of_one_save_are_numbered_in_the_order_of_the_minutes(service):
    plain = [replace(task(name), kind=LineKind.PARAGRAPH) for name in "bd"]
    key = add(service, date(2022, 7, 18), *plain)
    edit(service, key, 0, 2, [task("c"), task("d"), task("a"), task("b"), task("e")])
    numbers = {entry.line_id: entry.number for entry in service.register(ActionFilter(), TODAY)}
    assert numbers == {"c": 1, "d": 2, "a": 3, "b": 4, "e": 5}


def test_numbers_missing_in_a_library_are_given_when_its_index_is_made(service):
    add(service, date(2022, 7, 18), task("a"))
    service._thread.write(lambda c: (c.exec_driver_sql("DELETE FROM register_number"), derived.drop(c)))
    assert not service._thread.write(derived.make_true)
    assert [entry.number for entry in service.register(ActionFilter(), TODAY)] == [2]


def test_open_come_first_overdue_first_among_them_then_oldest(service):
    add(
        service,
        date(2022, 8, 1),
        task("e"),
        task("late", due=date(2022, 9, 14)),
        task("done", status=ActionStatus.COMPLETE),
    )
    add(service, date(2022, 7, 1), task("c"), task("d", due=TODAY), task("old done", status=ActionStatus.CANCELLED))
    add(service, date(2022, 6, 1), bring_back("missed", "2022-08"), bring_back("now", "2022-09"))
    assert names(service) == ["missed", "late", "now", "c", "d", "e", "old done", "done"]
    assert names(service, state="open") == ["missed", "late", "now", "c", "d", "e"]
    assert names(service, state="overdue") == ["missed", "late"]
    assert names(service, state="due") == ["missed", "late", "now", "d"]
    assert names(service, state="done") == ["old done", "done"]
    assert names(service, due_before=date(2022, 9, 14)) == ["missed"]
    assert names(service, due_before=TODAY) == ["missed", "late"]
    for at, limit in itertools.product(range(10), range(1, 10)):
        page = service.register(ActionFilter(state="all"), TODAY, offset=at, limit=limit)
        assert [entry.line_id for entry in page] == names(service)[at : at + limit]
    assert service.register_count(ActionFilter(state="all"), TODAY) == 8


def test_filters_by_words_number_series_and_owner_as_post_and_as_person(service):
    add(service, date(2019, 5, 28), task("a", "CC", text="CC to share the café plan"), people=(CC_2019,))
    add(
        service,
        date(2022, 7, 18),
        task("b", "CC"),
        task("c", "DCC"),
        people=(CC_2022, Attendee("Anthony Bangham", "", "X")),
    )
    add(
        service,
        date(2022, 7, 19),
        task("d", "Pippa  Mills"),
        task("e", "\u0421\u0421"),
        series="Other",
        people=(CC_2022,),
    )
    assert names(service, owner="cc") == ["a", "b", "e"]
    assert names(service, owner="Anthony Bangham") == ["a"]
    assert names(service, owner="pippa mills") == ["b", "e"]
    assert names(service, owner="nobody") == []
    assert names(service, words="cafe pl") == ["a"]
    assert names(service, words="A-3") == names(service, words="3") == ["c"]
    assert names(service, words="'*(") == []
    edit(service, 2, 0, 1, [task("b", "CC", text="The café was closed", status=ActionStatus.COMPLETE)])
    for state, found in {"open": ["a"], "done": ["b"], "all": ["a", "b"], "overdue": []}.items():
        assert names(service, words="caf", state=state) == found
        assert service.register_count(ActionFilter(words="caf", state=state), TODAY) == len(found)
    assert names(service, words="2", state="done") == ["b"]
    assert names(service, series="Other", owner="CC") == ["e"]


@pytest.mark.parametrize("each", [30, 130])  # actions of a meeting: in all, fewer and more than are looked up by word
def test_closed_actions_come_oldest_first_page_by_page_whether_few_or_many_fit(service, each):
    done, first = ActionStatus.COMPLETE, date(2019, 1, 1)
    days = [
        None,
        *(first + timedelta(30 * number) for number in range(19, -1, -1)),
    ]  # the newest meeting is added first
    expected = []
    for at, day in enumerate(days):
        lines = [task(f"{at}-{n}", "CC" if n % 3 else "", text=f"police {n}", status=done) for n in range(each)]
        add(service, day, *lines, task(f"{at}-open", text="police"), task(f"{at}-other", text="custody", status=done))
        expected.append([line.id for line in lines])
    expected = [expected[0], *reversed(expected[1:])]
    chosen = ActionFilter(words="pol", state="done")
    found = [
        entry.line_id
        for offset in range(0, len(days) * each, 700)
        for entry in service.register(chosen, TODAY, offset=offset, limit=700)
    ]
    assert found == [line_id for of_meeting in expected for line_id in of_meeting]
    assert service.register_count(chosen, TODAY) == len(found)
    owned = service.register(replace(chosen, owner="CC"), TODAY, limit=each)
    assert [entry.line_id for entry in owned] == [name for name in found if int(name.split("-")[1]) % 3][:each]


def test_progress_changes_the_register_and_not_the_old_text(service, library):
    key = add(service, date(2022, 7, 18), Line("i", LineKind.ITEM, "Item"), task("a", "CC"))
    before = service.load(key)
    service.add_progress(key, "a", ProgressNote(date(2022, 8, 2), "Office asked for a date.", "NN"))
    service.add_progress(key, "a", ProgressNote(date(2022, 8, 9), "Shared.", "NN", ActionStatus.COMPLETE))
    assert names(service, state="open") == []
    assert [(note.on, note.text, note.status) for note in service.history(key, "a")] == [
        (date(2022, 8, 9), "Shared.", ActionStatus.COMPLETE),
        (date(2022, 8, 2), "Office asked for a date.", None),
        (date(2022, 7, 18), "Raised.", None),
    ]
    after = service.load(key)
    assert [line.text for line in after.lines] == [line.text for line in before.lines]
    assert after.lines[1].action.status is ActionStatus.COMPLETE
    service.close()
    again = open_service(library)  # which checks every digest
    assert len(again.history(key, "a")) == 3
    again.close()


def test_changes_are_noted_in_words(service):
    key = add(service, date(2022, 7, 18), task("a", "CC", due=date(2022, 8, 1)))
    service.change_action(key, "a", owners=("DCC", "NN"), due=None, due_meeting="2022-11")
    service.change_action(key, "a", status=ActionStatus.COMPLETE)
    service.change_action(key, "a", status=ActionStatus.COMPLETE)
    service.change_action(key, "a", status=ActionStatus.OPEN)
    (entry,) = service.register(ActionFilter(), TODAY)
    assert entry.action == Action(owners=("DCC", "NN"), due_meeting="2022-11")
    assert [note.text for note in service.history(key, "a")] == [
        "Status changed from complete to open.",
        "Status changed from open to complete.",
        "Owner changed from CC to DCC, NN. Due changed from 1 August 2022 to the meeting of November 2022.",
        "Raised.",
    ]


def test_an_open_meeting_is_changed_in_its_window_only(service):
    key = add(service, date(2022, 7, 18), task("a", "CC"))
    opened = service.open_meeting(key, lambda state: None)
    service.add_progress(key, "a", ProgressNote(TODAY, "Asked."))
    for change in (
        lambda: service.change_action(key, "a", owners=("DCC",)),
        lambda: service.add_progress(key, "a", ProgressNote(TODAY, "", status=ActionStatus.COMPLETE)),
    ):
        with pytest.raises(PlainError, match="open in the window"):
            change()
    opened.close()
    service.change_action(key, "a", owners=("DCC",))
    opened = service.open_meeting(key, lambda state: None)
    opened.splice(0, 0, [task("b")])
    opened.close()
    assert [line.action.owners for line in service.load(key).lines] == [(), ("DCC",)]


@pytest.mark.parametrize("line_id", ["gone", "p"])
def test_what_is_no_action_has_no_history(service, line_id):
    key = add(service, date(2022, 7, 18), Line("p", LineKind.PARAGRAPH, "Words"))
    for call in (
        lambda: service.history(key, line_id),
        lambda: service.add_progress(key, line_id, ProgressNote(TODAY, "x")),
        lambda: service.change_action(key, line_id, owners=()),
    ):
        with pytest.raises(PlainError, match="no longer stands in its minutes"):
            call()


def test_a_note_that_is_not_what_was_saved_is_noticed(service, library):
    key = add(service, date(2022, 7, 18), task("a", "CC"))
    service.add_progress(key, "a", ProgressNote(TODAY, "Asked."))
    service.close()
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE progress_note SET text = 'Never asked.'")
        connection.commit()
    with pytest.raises(LibraryDamaged, match="progress_note"):
        open_service(library)


def test_a_note_alone_is_a_reason_for_a_backup(service):
    key = add(service, date(2022, 7, 18), task("a", "CC"))
    service.back_up()
    assert service.back_up() is None
    before = len(service.backups())
    service.add_progress(key, "a", ProgressNote(TODAY, "Asked."))
    service.back_up()  # nothing to do where the keeper of backups was first
    assert len(service.backups()) == before + 1
