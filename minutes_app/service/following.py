"""From one meeting to the next: the action register and outstanding matters."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING

import sqlalchemy as sa

from minutes_app.domain.action_changes import ActionChange, change_in_words
from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter, ProgressNote, RegisterEntry
from minutes_app.domain.matters import NotPublished, OutstandingMatter, TakenUnder, TakenUp, take_up
from minutes_app.domain.outline import printed_numbers
from minutes_app.domain.restrictions import reason_of_any, reason_of_title
from minutes_app.service.library_access import LibraryAccess
from minutes_app.service.register_pages import RegisterPages
from minutes_app.storage import changing, matters, progress, register

if TYPE_CHECKING:
    from minutes_app.documents.putting import Written

_ALL = 1_000_000  # actions


class Following(LibraryAccess):
    """The action register and outstanding matters of a library."""

    def register(self, chosen: ActionFilter, today: date, *, offset: int = 0, limit: int = 200) -> list[RegisterEntry]:
        """Return a page of the register: open first, overdue first among them, then oldest."""
        self._saved()
        return self._thread.read(lambda connection: register.register(connection, chosen, today, offset, limit))

    def register_pages(self, chosen: ActionFilter, today: date) -> RegisterPages:
        """Return the register as it is read a page at a time, in one order as long as the same pages are asked."""
        self._saved()
        return RegisterPages(self._thread, chosen, today)

    def register_count(self, chosen: ActionFilter, today: date) -> int:
        """Return how many actions the filter leaves."""
        self._saved()
        return self._thread.read(lambda connection: register.count(connection, chosen, today))

    def export_register(self, chosen: ActionFilter, today: date, path: Path) -> "Written":
        """Write what a filter leaves of the register to a .docx, .html or .csv; overdue first, then open, then done.

        What is returned says where, and why if elsewhere. Raises PlainError where that cannot be.
        """
        from minutes_app.documents.files import export_register

        self._saved()
        return export_register(self.register(chosen, today, limit=_ALL), chosen, today, path)

    def history(self, meeting_id: int, line_id: str) -> list[ProgressNote]:
        """Return what became of an action, the newest first and that it was raised last."""
        self._saved()
        return self._thread.read(lambda connection: _history(connection, meeting_id, line_id))

    def add_progress(self, meeting_id: int, line_id: str, note: ProgressNote) -> None:
        """Note the progress of an action; its meeting's text stays as it is.

        Raises PlainError where the note changes the status and the action's meeting is open in the window.
        """
        self._writing()
        if note.status is not None:
            self._for_change(meeting_id)
        self._saved()  # the action may have been typed a moment ago
        self._thread.write(lambda connection: _add_note(connection, meeting_id, line_id, note))

    def take_back_progress(
        self, meeting_id: int, line_id: str, note: ProgressNote, *, status: ActionStatus | None = None
    ) -> None:
        """Take a note out of an action's history, as the change it tells of was undone.

        With a status, the action gets that one back where it still has the note's; else its status stays as it is.
        Raises PlainError where the status is to change and the action's meeting is open in the window.
        """
        self._writing()
        if status is not None:
            self._for_change(meeting_id)
        self._thread.write(lambda connection: _take_back(connection, meeting_id, line_id, note, status))

    def change_action(
        self,
        meeting_id: int,
        line_id: str,
        *,
        owners: Sequence[str] | None = None,
        due: date | EllipsisType | None = ...,
        due_meeting: str | EllipsisType = ...,
        status: ActionStatus | None = None,
    ) -> ActionChange:
        """Change what follows from an action, and note the change in its history; its words stay as they are.

        Raises PlainError where its meeting is open in the window: there, its document is changed instead.
        """
        self._for_change(meeting_id)

        def changed(action: Action) -> Action:
            return replace(
                action,
                owners=action.owners if owners is None else tuple(owners),
                due=action.due if isinstance(due, EllipsisType) else due,
                due_meeting=action.due_meeting if isinstance(due_meeting, EllipsisType) else due_meeting,
                status=status or action.status,
            )

        return self._thread.write(lambda connection: _change(connection, meeting_id, line_id, changed))

    def take_back_change(self, meeting_id: int, line_id: str, change: ActionChange) -> None:
        """Make an action what it was before a change, and take the note of it out of the history.

        Raises PlainError where the action was changed since, or its meeting is open in the window.
        """
        self._for_change(meeting_id)
        self._thread.write(lambda connection: _take_back_change(connection, meeting_id, line_id, change))

    def outstanding(self, meeting_id: int) -> list[OutstandingMatter]:
        """Return what earlier meetings of the series left open for this one, as it is now, oldest first.

        Every open task, and every bring-back due by this meeting that no meeting before it took up.
        """
        self._saved()
        return self._thread.read(lambda connection: matters.outstanding(connection, meeting_id, date.today()))

    def take_matters(self, meeting_id: int, chosen: Sequence[OutstandingMatter]) -> TakenUp:
        """Return the lines that take matters into this meeting, and remember that it took them up.

        The link holds as long as those lines stand: where they are not put in, or taken out again, nothing was taken.
        """
        return self._take_up(meeting_id, chosen, None)

    def discussed_under(self, meeting_id: int, chosen: Sequence[OutstandingMatter], number: str) -> TakenUp:
        """Do as `take_matters` does, for matters that were discussed under the item of this number.

        Raises PlainError where no item has it.
        """
        self._saved()
        numbers = printed_numbers(self.load(meeting_id).lines)
        wanted = number.strip().rstrip(".")
        item = next((line_id for line_id, printed in numbers.items() if printed.rstrip(".") == wanted), "")
        if not item:
            raise PlainError(f"There is no item “{number.strip()}” in this meeting.")
        return self._take_up(meeting_id, chosen, TakenUnder(wanted, item))

    def link_taken(self, meeting_id: int, taken_up: Sequence[OutstandingMatter]) -> None:
        """Remember of matters where this meeting took them up, in the place of what was remembered before."""
        self._writing()
        self._unlocked(meeting_id)
        self._thread.write(lambda connection: _note_taken(connection, meeting_id, taken_up))

    def _take_up(self, meeting_id: int, chosen: Sequence[OutstandingMatter], under: TakenUnder | None) -> TakenUp:
        taken_up = take_up(chosen, under, self._restricted(chosen))
        self.link_taken(meeting_id, taken_up.matters)
        return taken_up

    def _restricted(self, chosen: Sequence[OutstandingMatter]) -> dict[tuple[int, str], NotPublished]:
        """Return why matters are restricted in the minutes they come from, by meeting and line."""
        self._saved()
        sources = {matter.meeting_id: self.load(matter.meeting_id).lines for matter in chosen}
        found = {}
        for matter in chosen:
            lines = sources[matter.meeting_id]
            index = next((i for i, line in enumerate(lines) if line.id == matter.line_id), None)
            if index is not None:
                why = NotPublished(reason_of_any(lines, index), reason_of_title(lines, index))
                found[matter.meeting_id, matter.line_id] = why
        return found


def _note_taken(connection: sa.Connection, meeting_id: int, taken_up: Sequence[OutstandingMatter]) -> None:
    for matter in taken_up:
        if matter.taken:
            progress.note_taken(connection, (matter.meeting_id, matter.line_id), meeting_id, matter.taken)


def _history(connection: sa.Connection, meeting_id: int, line_id: str) -> list[ProgressNote]:
    source = register.meeting_of(connection, meeting_id, line_id)
    if source is None:
        raise PlainError("This action no longer stands in its minutes.")
    found = progress.notes(connection, meeting_id, line_id)
    for taken in progress.takers(connection, (meeting_id, line_id)):
        number = f", item {taken.number}" if taken.number else ""
        found.append(ProgressNote(taken.on, f"Taken up at {taken.name}{number}."))
    found.sort(key=lambda note: note.on or date.max, reverse=True)
    return [*found, ProgressNote(source.details.date, "Raised.")]


def _add_note(connection: sa.Connection, meeting_id: int, line_id: str, note: ProgressNote) -> None:
    if register.meeting_of(connection, meeting_id, line_id) is None:
        raise PlainError("This action no longer stands in its minutes. Nothing has been noted of it.")
    progress.add_note(connection, meeting_id, line_id, note)
    status = note.status
    if status is not None:
        changing.change_action(connection, meeting_id, line_id, lambda action: replace(action, status=status))


def _take_back(
    connection: sa.Connection, meeting_id: int, line_id: str, note: ProgressNote, status: ActionStatus | None
) -> None:
    progress.remove_note(connection, meeting_id, line_id, note)
    if status is not None:

        def changed(action: Action) -> Action:
            return replace(action, status=status) if action.status is note.status else action

        changing.change_action(connection, meeting_id, line_id, changed)


def _change(
    connection: sa.Connection, meeting_id: int, line_id: str, changed: Callable[[Action], Action]
) -> ActionChange:
    before, after = changing.change_action(connection, meeting_id, line_id, changed)
    if before == after:
        return ActionChange(before, after, None)
    status = after.status if after.status is not before.status else None
    note = ProgressNote(date.today(), change_in_words(before, after), status=status)
    progress.add_note(connection, meeting_id, line_id, note)
    return ActionChange(before, after, note)


def _take_back_change(connection: sa.Connection, meeting_id: int, line_id: str, change: ActionChange) -> None:
    def changed(action: Action) -> Action:
        if action != change.after:
            raise PlainError("This action was changed again since. Nothing has been taken back.")
        return change.before

    changing.change_action(connection, meeting_id, line_id, changed)
    if change.note:
        progress.remove_note(connection, meeting_id, line_id, change.note)
