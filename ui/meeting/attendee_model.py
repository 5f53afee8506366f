"""The people at the meeting as an item model, with an undo of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from minutes_app.domain.meeting import Attendance, Attendee, Passage
from minutes_app.domain.passages import passages_in_words
from minutes_app.domain.people import folded, read_attendee, same_person, shared_short_forms, written
from minutes_app.writing.openings import opening
from minutes_app.writing.speakers import speaker

Index = QModelIndex | QPersistentModelIndex
ATTENDEE_ROLE = Qt.ItemDataRole.UserRole + 1
SHARED_ROLE = Qt.ItemDataRole.UserRole + 2
KEYED_PEOPLE = 9  # the first ones have Ctrl+1 to Ctrl+9
_KEPT_STEPS = 200
People = tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class KeptPeople:
    """The people of a meeting as it was left, and what can be undone and done again of them."""

    people: People
    undo: Sequence[People]
    redo: Sequence[People]


class AttendeeModel(QAbstractListModel):
    """Holds the attendees of the open meeting, in the order they were entered.

    Signals:
        attendeesChanged: the attendees as they are now, a tuple.
        refused: in words, why an entry was not taken.
    """

    attendeesChanged = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_locked = False
        self._attendees: People = ()
        self._shared: set[str] = set()
        self._undo: list[People] = []
        self._redo: list[People] = []

    @property
    def attendees(self) -> People:
        """The people as they are now."""
        return self._attendees

    def show_attendees(self, attendees: Sequence[Attendee]) -> None:
        """Show a meeting's people, nothing to undo."""
        self._undo.clear()
        self._redo.clear()
        self._set(tuple(attendees))

    def keep(self) -> KeptPeople:
        """Return what can be undone, to be brought back when the meeting is on show again."""
        return KeptPeople(self._attendees, tuple(self._undo), tuple(self._redo))

    def bring_back(self, kept: KeptPeople) -> None:
        """Let what was kept be undone again, where the people are the same as then."""
        if kept.people == self._attendees:
            self._undo, self._redo = list(kept.undo), list(kept.redo)

    def _set(self, attendees: People) -> None:
        if len(attendees) != len(self._attendees):
            self.beginResetModel()
            self._attendees = attendees
            self._shared = shared_short_forms(attendees)
            self.endResetModel()
            return
        self._attendees = attendees
        self._shared = shared_short_forms(attendees)
        if attendees:
            self.dataChanged.emit(self.index(0), self.index(len(attendees) - 1))

    def _change(self, attendees: People) -> None:
        if self.is_locked:
            self.refused.emit("These minutes are approved, so that nothing in them can change.")
            return
        if attendees == self._attendees:
            return
        self._undo = [*self._undo[-_KEPT_STEPS:], self._attendees]
        self._redo.clear()
        self._set(attendees)
        self.attendeesChanged.emit(self._attendees)

    def undo(self) -> None:
        """Take the last change back."""
        self._travel(self._undo, self._redo)

    def redo(self) -> None:
        """Do the change taken back last again."""
        self._travel(self._redo, self._undo)

    def _travel(self, source: list[People], back: list[People]) -> None:
        if source and not self.is_locked:
            back.append(self._attendees)
            self._set(source.pop())
            self.attendeesChanged.emit(self._attendees)

    # What a person can do

    def add(self, typed: str) -> int | None:
        """Add the person typed as 'Name, Capacity (SHORT)'; return the row, or None and say why not."""
        attendee = read_attendee(typed)
        if attendee is None:
            self.refused.emit("Type a name first: Name, Capacity (SHORT).")
            return None
        there = same_person(self._attendees, attendee.name)
        if there is not None:
            state = self._attendees[there].attendance
            self.refused.emit(f"{attendee.name} is here already ({state}). F7 and one key change that.")
            return None
        self._change((*self._attendees, attendee))
        return len(self._attendees) - 1

    def set_attendance(self, row: int, attendance: Attendance) -> None:
        """Say how a person stands to the meeting: one state at a time, it replaces the one before."""
        self._replace(row, replace(self._attendees[row], attendance=attendance))

    def toggle_arrived(self, row: int, passage: Passage) -> bool:
        """Note when a person came, who is here then, or forget it again; say whether it is noted now."""
        known = self._attendees[row].arrived
        person = self._attendees[row] if known else _as_here(self._attendees[row])
        self._replace(row, replace(person, arrived=None if known else passage))
        return self._attendees[row].arrived == passage

    def toggle_left(self, row: int, passage: Passage) -> bool:
        """Note when a person went, who was here then, or forget it again; say whether it is noted now."""
        known = self._attendees[row].left
        person = self._attendees[row] if known else _as_here(self._attendees[row])
        self._replace(row, replace(person, left=None if known else passage))
        return self._attendees[row].left == passage

    def remove(self, row: int) -> None:
        """Take a person off the list."""
        self._change((*self._attendees[:row], *self._attendees[row + 1 :]))

    def shift(self, row: int, by: int) -> int:
        """Move a person up or down the list; return the new row."""
        target = row + by
        if not 0 <= target < len(self._attendees):
            return row
        people = list(self._attendees)
        people.insert(target, people.pop(row))
        self._change(tuple(people))
        return target

    def _replace(self, row: int, attendee: Attendee) -> None:
        self._change((*self._attendees[:row], attendee, *self._attendees[row + 1 :]))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many people there are."""
        return 0 if parent.isValid() else len(self._attendees)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid():
            return None
        attendee = self._attendees[index.row()]
        shared = folded(attendee.short_form) in self._shared
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return written(attendee)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (written(attendee), attendee.attendance, passages_in_words(attendee).replace(" · ", ", "))
            return ", ".join((*filter(None, parts), *(["short form used twice"] if shared else [])))
        if role == Qt.ItemDataRole.ToolTipRole and shared:
            return f"Two people have the short form {attendee.short_form}. Press F2 to change one."
        told = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
        if role in told and index.row() < KEYED_PEOPLE:
            return f"Ctrl+{index.row() + 1} writes “{opening(speaker(attendee)).strip()}” where a paragraph starts."
        return {ATTENDEE_ROLE: attendee, SHARED_ROLE: shared}.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take 'Name, Capacity (SHORT)' as typed over a row; refuse another person's name."""
        typed = read_attendee(str(value))
        if typed is None or role != Qt.ItemDataRole.EditRole:
            self.refused.emit("A person needs a name: Name, Capacity (SHORT).")
            return False
        there = same_person(self._attendees, typed.name)
        if there not in (None, index.row()):
            self.refused.emit(f"{typed.name} is here already.")
            return False
        known = self._attendees[index.row()]
        self._replace(index.row(), replace(typed, attendance=known.attendance, arrived=known.arrived, left=known.left))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that people can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else super().flags(index)


def _as_here(attendee: Attendee) -> Attendee:
    """Return a person who came or went as one who was here: apologies or absence hold no longer."""
    was_away = attendee.attendance in (Attendance.APOLOGIES, Attendance.ABSENT)
    return replace(attendee, attendance=Attendance.PRESENT) if was_away else attendee
