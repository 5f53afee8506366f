"""Chips of owners: one each, in as many rows as there are, and a number where there is no room for all."""

import pytest

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from ui.chips import chip_width
from ui.owner_chips import OwnerChip, in_rows, owner_chips


@pytest.fixture
def font(dressed):
    return dressed.font()


def words(placed):
    rows = {}
    for each in placed:
        rows.setdefault(each.row, []).append(each.chip.text)
    return list(rows.values())


def room_for(font, *texts):
    return sum(chip_width(text, font) for text in texts) + 4 * (len(texts) - 1) + 0.5


CHIPS = [OwnerChip("CC", is_open=True), OwnerChip("DCC", is_open=True), OwnerChip("ACC", is_amiss=True, is_open=True)]


def test_owners_that_are_not_here_alone_are_amiss():
    chips = owner_chips(Action(owners=("CC", "ACC")), ("ACC",))
    assert chips == [OwnerChip("CC", is_open=True), OwnerChip("ACC", is_amiss=True, is_open=True)]
    assert not any(chip.is_open for chip in owner_chips(Action(owners=("CC",), status=ActionStatus.COMPLETE)))


def test_without_an_owner_a_chip_says_so_or_when_it_comes_back():
    assert owner_chips(Action()) == [OwnerChip("owner?", is_amiss=True)]
    assert owner_chips(Action(ActionKind.BRING_BACK)) == [OwnerChip("later")]


@pytest.mark.parametrize(
    ("beside", "rows", "shown"),
    [
        (("CC", "DCC", "ACC"), 1, [["CC", "DCC", "ACC"]]),
        (("CC", "DCC"), 2, [["CC", "DCC"], ["ACC"]]),
        (("DCC",), 3, [["CC"], ["DCC"], ["ACC"]]),
        (("CC", "+2"), 1, [["CC", "+2"]]),
        (("DCC",), 2, [["CC"], ["+2"]]),
        (("CC",), 1, [["CC, DCC, ACC"]]),
    ],
)
def test_chips_go_on_in_the_next_row_and_are_counted_where_there_is_none(font, beside, rows, shown):
    room = room_for(font, *beside)
    placed = in_rows(CHIPS, font, room, rows)
    assert words(placed) == shown
    assert all(each.left + each.width <= room for each in placed), "nothing is painted outside"
    assert placed[-1].chip.is_amiss, "what is amiss is seen of a chip that stands for others too"
    assert all(each.chip.is_open for each in placed), "and that there is something to be done"


def test_one_name_longer_than_the_room_is_cut_to_it(font):
    (placed,) = in_rows([OwnerChip("Natasha Noorbakhsh")], font, 60)
    assert (placed.chip.text, placed.width) == ("Natasha Noorbakhsh", 60)
