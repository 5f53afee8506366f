"""The owners of an action as chips: one for each, amber alone where that owner is not at the meeting."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.dates import short_month
from ui.chips import PADDING, PlacedChip, paint_chip
from ui.chips import in_rows as chips_in_rows
from ui.theme import Theme


class OwnerChip(NamedTuple):
    """A chip: its words, whether something is amiss with them, and whether they stand out as what is to be done."""

    text: str
    is_amiss: bool = False
    is_open: bool = False


def owner_chips(action: Action, not_here: Collection[str] = ()) -> list[OwnerChip]:
    """Return a chip for each owner; without one the month it comes back in, or that an owner is missing."""
    if action.owners:
        return [OwnerChip(owner, owner in not_here, action.status.is_open) for owner in action.owners]
    if action.kind is ActionKind.BRING_BACK:
        return [OwnerChip(short_month(action.due_meeting) or "later")]
    return [OwnerChip("owner?", is_amiss=True)]


def in_rows(
    chips: Sequence[OwnerChip], font: QFont, room: float, rows: int = 1, padding: float = PADDING
) -> list[PlacedChip[OwnerChip]]:
    """Place the chips of owners, as `chips.in_rows` does; one that stands for others is amiss where one of them is."""
    return chips_in_rows(chips, font, room, rows, _merged, padding)


def _merged(text: str, chips: Sequence[OwnerChip]) -> OwnerChip:
    return OwnerChip(text, any(chip.is_amiss for chip in chips), chips[0].is_open)


def paint_owner(painter: QPainter, area: QRectF, chip: OwnerChip, theme: Theme) -> None:
    """Paint a chip in the colours of a theme."""
    if chip.is_amiss:
        ground, ink, edge = theme.color("warn_band"), theme.color("warn"), theme.color("warn")
        paint_chip(painter, area, chip.text, ground=ground, ink=ink, edge=edge)
    elif chip.is_open:
        paint_chip(painter, area, chip.text, ground=theme.color("accent"), ink=theme.color("on_accent"))
    else:
        paint_chip(painter, area, chip.text, ground=theme.color("plain_chip"), ink=theme.color("text"))
