"""The owners of an action as chips: one for each, amber alone where that owner is not at the meeting."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.dates import short_month
from ui.chips import PADDING, chip_width, paint_chip
from ui.theme import Theme

_GAP = 4.0


class OwnerChip(NamedTuple):
    """A chip: its words, whether something is amiss with them, and whether they stand out as what is to be done."""

    text: str
    is_amiss: bool = False
    is_open: bool = False


class PlacedChip(NamedTuple):
    """A chip with the row it is in, and where in that row it begins and how wide it is, in pixels."""

    chip: OwnerChip
    row: int
    left: float
    width: float


def owner_chips(action: Action, not_here: Collection[str] = ()) -> list[OwnerChip]:
    """Return a chip for each owner; without one the month it comes back in, or that an owner is missing."""
    if action.owners:
        return [OwnerChip(owner, owner in not_here, action.status.is_open) for owner in action.owners]
    if action.kind is ActionKind.BRING_BACK:
        return [OwnerChip(short_month(action.due_meeting) or "later")]
    return [OwnerChip("owner?", is_amiss=True)]


def in_rows(
    chips: Sequence[OwnerChip], font: QFont, room: float, rows: int = 1, padding: float = PADDING
) -> list[PlacedChip]:
    """Place chips in so many rows, each `room` pixels wide; those that have no room are counted in one: '+2'."""
    for shown in range(len(chips), 0, -1):
        rest = chips[shown:]
        more = [OwnerChip(f"+{len(rest)}", any(chip.is_amiss for chip in rest))] if rest else []
        placed = list(_flowed([*chips[:shown], *more], font, room, padding))
        if placed[-1].row < rows:
            return placed
    together = OwnerChip(", ".join(chip.text for chip in chips), any(chip.is_amiss for chip in chips), chips[0].is_open)
    return [PlacedChip(together, 0, 0.0, room)]


def _flowed(chips: Sequence[OwnerChip], font: QFont, room: float, padding: float) -> Iterator[PlacedChip]:
    row, left = 0, 0.0
    for chip in chips:
        width = min(chip_width(chip.text, font, padding), room)
        if left and left + width > room:
            row, left = row + 1, 0.0
        yield PlacedChip(chip, row, left, width)
        left += width + _GAP


def paint_owner(painter: QPainter, area: QRectF, chip: OwnerChip, theme: Theme) -> None:
    """Paint a chip in the colours of a theme."""
    if chip.is_amiss:
        ground, ink, edge = theme.color("warn_band"), theme.color("warn"), theme.color("warn")
        paint_chip(painter, area, chip.text, ground=ground, ink=ink, edge=edge)
    elif chip.is_open:
        paint_chip(painter, area, chip.text, ground=theme.color("accent"), ink=theme.color("on_accent"))
    else:
        paint_chip(painter, area, chip.text, ground=theme.color("plain_chip"), ink=theme.color("text"))
