"""Keeps the views of the minutes true: after an edit only what it can have changed is read again."""

from collections.abc import Mapping

from minutes_app.domain.owners import not_here
from minutes_app.domain.references import references, remember, stale_references
from minutes_app.domain.views import actions, agenda
from ui.editor.columns import ColumnContent
from ui.editor.document_lines import LinesChange
from ui.editor.editor import MinutesEditor
from ui.meeting.action_model import ActionCard, ActionModel
from ui.meeting.agenda_model import AgendaModel
from ui.meeting.attendee_model import AttendeeModel


class MeetingViews:
    """Reads agenda, actions, columns and flagged cross-references from the lines of the open document."""

    def __init__(
        self, editor: MinutesEditor, agenda_model: AgendaModel, action_model: ActionModel, people: AttendeeModel
    ) -> None:
        self._editor = editor
        self._agenda = agenda_model
        self._actions = action_model
        self._people = people
        self._remembered: Mapping[str, Mapping[str, str]] = {}
        self.stale = 0

    @property
    def item_id(self) -> str:
        """The id of the item that the caret is in, empty above the first."""
        item = self._editor.current_item
        return self._editor.lines.lines[item].id if item is not None else ""

    def forget(self) -> None:
        """Forget what the cross-references of the last meeting meant."""
        self._remembered = {}

    def take(self, change: LinesChange) -> None:
        """Bring the views up to date after an edit."""
        if _shows_elsewhere(change):
            self.refresh()
        elif any(references(line.text) for line in change.inserted):
            self._check_references()

    def refresh(self) -> None:
        """Read everything that is shown elsewhere anew."""
        lines = self._editor.lines.lines
        entries, found = agenda(lines), actions(lines)
        self._editor.columns.content = ColumnContent(
            {entry.id: entry.number for entry in entries}, {entry.line_id: entry.action for entry in found}
        )
        self._agenda.show_agenda(entries)
        people = self._people.attendees
        self._actions.show_cards(
            [
                ActionCard(
                    entry.line_id,
                    entry.number,
                    entry.title,
                    entry.text,
                    entry.action,
                    unknown_owners=not_here(entry.action.owners, people),
                )
                for entry in found
            ]
        )
        self._check_references()
        self._editor.viewport().update()

    def _check_references(self) -> None:
        lines = self._editor.lines.lines
        self._remembered = remember(lines, self._remembered)
        stale = stale_references(lines, self._remembered)
        spans: dict[str, list[tuple[int, int]]] = {}
        for reference in stale:
            spans.setdefault(reference.line_id, []).append((reference.start, reference.end))
        self.stale = len(stale)
        for line_id in self._editor.highlighter.set_flagged(spans):
            index = self._editor.lines.index_of(line_id)
            if index is not None:
                block = self._editor.document().findBlockByNumber(index)
                self._editor.highlighter.rehighlightBlock(block)


def _shows_elsewhere(change: LinesChange) -> bool:
    """Whether an edit can have changed more than the words of plain text lines."""
    if not change.only_text:
        return True
    return any(
        new.is_item or new.is_action or bool(new.text) != bool(old.text)
        for old, new in zip(change.removed, change.inserted, strict=True)
    )
