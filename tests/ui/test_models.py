"""The item models keep Qt's contract: empty, filled, and while they change."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Attendance, Attendee
from minutes_app.domain.views import AgendaEntry
from ui.library.paged_model import PagedModel, Pages
from ui.meeting.action_model import CARD_ROLE, ActionCard, ActionModel
from ui.meeting.agenda_model import COUNT_ROLE, TEXT_ROLE, AgendaModel
from ui.meeting.attendee_model import AttendeeModel

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Nora Newton"),
)
LEVELS = st.lists(st.integers(1, 4), max_size=12)


def agenda(levels, titles="Item"):
    return [
        AgendaEntry(f"id{i}", level, str(i + 1), f"{titles} {i}", i % 3, i % 2 == 0) for i, level in enumerate(levels)
    ]


def cards(count, text="CC to act"):
    return [ActionCard(f"id{i}", str(i), "Item", text, Action(owners=("CC",))) for i in range(count)]


@pytest.fixture
def watched():
    """Watch models all through a test: what Qt's own tester finds is a warning, and a warning fails the test."""
    testers = []

    def watch(model):
        testers.append(QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning))
        return model

    yield watch
    testers.clear()


def shown_tree(model, parent=QModelIndex()):
    """The tree as a view reads it: titles with what stands inside them."""
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    assert all(model.parent(row) == parent for row in rows)
    return [(row.data(Qt.ItemDataRole.EditRole), shown_tree(model, row)) for row in rows]


@pytest.mark.parametrize("levels", [[], [1], [1, 2, 2, 3, 1], [2, 3, 1], [3, 1, 4, 2]])
def test_the_agenda_is_a_good_tree(qtmodeltester, levels):
    model = AgendaModel()
    model.show_agenda(agenda(levels))


def test_items_stand_inside_the_item_of_a_higher_level():
    model = AgendaModel()
    model.show_agenda(agenda([1, 2, 3, 2, 1]))
    assert shown_tree(model) == [
        ("Item 0", [("Item 1", [("Item 2", [])]), ("Item 3", [])]),
        ("Item 4", []),
    ]


@given(LEVELS, LEVELS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_agenda_may_become_any_other(watched, qtbot, before, after):
    model = watched(AgendaModel())
    model.show_agenda(agenda(before))
    model.show_agenda(agenda(after))
    model.show_agenda(agenda(after, "Other"))
    assert [entry.title for entry in model.entries] == [f"Other {i}" for i in range(len(after))]


def test_a_change_of_words_keeps_the_rows(qtbot, watched):
    model = watched(AgendaModel())
    model.show_agenda(agenda([1, 2]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_agenda([agenda([1, 2])[0], replace(agenda([1, 2])[1], title="Renamed", actions=5)])
    row = model.index_of("id1")
    assert (row.data(Qt.ItemDataRole.DisplayRole), row.data(COUNT_ROLE)) == ("2 Renamed", 5)


def test_an_item_says_whether_it_has_text_and_actions():
    model = AgendaModel()
    model.show_agenda([AgendaEntry("a", 1, "1", "AOB", 0, True), AgendaEntry("b", 1, "", "Next", 2, True)])
    first, second = model.index_of("a"), model.index_of("b")
    assert (first.data(TEXT_ROLE), first.data(COUNT_ROLE)) == (True, 0)
    spoken = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in (first, second)]
    assert spoken == ["1, AOB, has text", "no number, Next, 2 actions"]


def test_an_item_travels_by_its_id_and_asks_to_be_moved(qtbot):
    model = AgendaModel()
    model.show_agenda(agenda([1, 1, 2]))
    data = model.mimeData([model.index_of("id0")])
    move = Qt.DropAction.MoveAction
    for row, parent, asked in [
        (-1, model.index_of("id1"), ["id0", "id1", True]),
        (0, model.index_of("id1"), ["id0", "id2", False]),
        (1, model.index_of("id1"), ["id0", "id1", True]),
        (1, QModelIndex(), ["id0", "id1", False]),
        (2, QModelIndex(), ["id0", "", False]),
        (-1, QModelIndex(), ["id0", "", False]),
    ]:
        with qtbot.waitSignal(model.moveRequested) as heard:
            assert not model.dropMimeData(data, move, row, 0, parent)
        assert heard.args == asked


@pytest.mark.parametrize("people", [(), PEOPLE[:1], PEOPLE])
def test_the_people_are_a_good_list(qtmodeltester, people):
    model = AttendeeModel()
    model.show_attendees(people)


def test_the_people_may_change_in_every_way(qtbot, watched):
    model = watched(AttendeeModel())
    model.show_attendees(PEOPLE)
    model.add("Rita Hall, Coroner (RH)")
    model.set_attendance(1, Attendance.APOLOGIES)
    assert model.shift(3, -1) == 2
    model.setData(model.index(0), "John Campion, Commissioner (PCC)")
    model.remove(0)
    there = model.attendees
    for _ in range(5):
        model.undo()
    assert model.attendees == PEOPLE
    for _ in range(5):
        model.redo()
    assert model.attendees == there
    assert [a.name for a in there] == ["Pippa Mills", "Rita Hall", "Nora Newton"]


def test_a_person_says_name_capacity_state_and_a_short_form_used_twice():
    model = AttendeeModel()
    model.show_attendees((PEOPLE[1], Attendee("Nora Newton", "Clerk", "cc", Attendance.APOLOGIES)))
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Nora Newton, Clerk (cc), apologies, short form used twice"


@pytest.mark.parametrize("count", [0, 1, 7])
def test_the_actions_are_a_good_list(qtmodeltester, count):
    model = ActionModel()
    model.show_cards(cards(count))


def test_the_actions_may_change_and_keep_their_rows_where_they_can(qtbot, watched):
    model = watched(ActionModel())
    model.show_cards(cards(3))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_cards([*cards(2), replace(cards(3)[2], text="DCC to act")])
    assert model.index(2).data() == "DCC to act"
    with qtbot.waitSignal(model.modelReset):
        model.show_cards(cards(1))
    assert (model.rowCount(), model.row_of("id0"), model.row_of("id2")) == (1, 0, -1)
    model.show_cards([])
    assert model.card(model.index(0)) is None


def test_an_action_says_owner_words_item_and_status():
    model = ActionModel()
    action = Action(owners=("RH",), status=ActionStatus.COMPLETE)
    model.show_cards([ActionCard("a", "2.1", "Item", "RH to act", action, unknown_owners=("RH",))])
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "RH, RH to act, item 2.1, complete"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Not at this meeting: RH"
    assert index.data(CARD_ROLE).line_id == "a"


def test_a_list_whose_rows_cannot_be_fetched_shows_what_it_showed():
    def fails(offset, limit):
        raise PlainError("The library cannot be reached just now.")

    model = PagedModel(("Name",), lambda row: (row,))
    model.show_all(["first"])
    begun, ended = [], []
    model.modelAboutToBeReset.connect(lambda: begun.append(1))
    model.modelReset.connect(lambda: ended.append(1))
    with pytest.raises(PlainError):
        model.show_rows(Pages(fails, int), 10)
    assert (model.rows, len(begun)) == (["first"], len(ended))
