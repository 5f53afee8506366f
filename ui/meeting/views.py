"""Keeps the views of the minutes true: after an edit only what it can have changed is read again."""

from dataclasses import replace

from minutes_app.domain.lines import Line
from minutes_app.domain.outline import own_text_end
from minutes_app.domain.owners import not_here
from minutes_app.domain.references import references, remember, stale_references
from minutes_app.domain.restrictions import reasons_by_line
from minutes_app.domain.views import actions, agenda
from ui.editor.columns import ColumnContent
from ui.editor.document_lines import LinesChange
from ui.editor.editor import MinutesEditor
from ui.meeting.action_model import ActionCard, ActionModel
from ui.meeting.agenda_model import AgendaModel
from ui.meeting.attendee_model import AttendeeModel

Meanings = dict[str, dict[str, str]]  # of cross-references: the item meant, by the line's id and the number named


class MeetingViews:
    """Reads agenda, actions, columns and flagged cross-references from the lines of the open document."""

    def __init__(
        self, editor: MinutesEditor, agenda_model: AgendaModel, action_model: ActionModel, people: AttendeeModel
    ) -> None:
        self._editor = editor
        self._agenda = agenda_model
        self._actions = action_model
        self._people = people
        self._remembered: Meanings = {}
        self._referring: set[str] = set()
        self.stale = 0

    @property
    def item_id(self) -> str:
        """The id of the item that the caret is in, empty above the first."""
        item = self._editor.current_item
        return self._editor.lines.lines[item].id if item is not None else ""

    def forget(self) -> None:
        """Forget what the cross-references of the last meeting meant, and look for those of this one."""
        self._remembered = {}
        self._referring = {line.id for line in self._editor.lines.lines if references(line.text)}

    def keep(self) -> Meanings:
        """Return what the cross-references mean, to be brought back when the meeting is on show again."""
        return self._remembered

    def bring_back(self, kept: Meanings) -> None:
        """Let the cross-references mean what they meant, and flag those that do no longer."""
        self._remembered = kept
        self._check_references()

    def take(self, change: LinesChange) -> None:
        """Bring the views up to date after an edit."""
        referred = self._follow_references(change)
        if not change.only_text or _text_came_or_went(change):
            self.refresh()
            return
        for index, line in enumerate(change.inserted, start=change.first):
            if line.is_item:
                self._retitle(index, line)
            elif line.is_action:
                self._reword(index, line)
        if referred:
            self._check_references()

    def _follow_references(self, change: LinesChange) -> bool:
        """Keep in mind which lines hold a cross-reference; say whether the edit touched such a line."""
        before = self._referring & {line.id for line in change.removed}
        now = {line.id for line in change.inserted if references(line.text)}
        self._referring = (self._referring - before) | now
        for line in change.inserted:
            if line.id not in now:
                self._remembered.pop(line.id, None)
        return bool(before or now)

    def _retitle(self, index: int, line: Line) -> None:
        """Show an item's words in the agenda and with its actions."""
        self._agenda.show_agenda([replace(e, title=line.text) if e.id == line.id else e for e in self._agenda.entries])
        lines = self._editor.lines.lines
        own = {of.id for of in lines[index + 1 : own_text_end(lines, index)] if of.is_action}
        if own:
            cards = self._actions.cards
            self._actions.show_cards([replace(c, title=line.text) if c.line_id in own else c for c in cards])

    def _reword(self, index: int, line: Line) -> None:
        """Show an action's words in the pane and its owners beside the text."""
        if line.action is None:
            return
        unknown = not_here(line.action.owners, self._people.attendees)
        self._actions.show_cards(
            [
                replace(card, text=line.text, action=line.action, unknown_owners=unknown)
                if card.line_id == line.id
                else card
                for card in self._actions.cards
            ]
        )
        content = self._editor.columns.content
        self._editor.columns.content = replace(
            content,
            actions={**content.actions, line.id: line.action},
            unknown={**content.unknown, line.id: unknown},
        )
        self._editor.update_beside(index)

    def refresh(self) -> None:
        """Read everything that is shown elsewhere anew."""
        lines = self._editor.lines.lines
        entries, found = agenda(lines), actions(lines)
        people = self._people.attendees
        unknown = {entry.line_id: not_here(entry.action.owners, people) for entry in found}
        self._editor.columns.content = ColumnContent(
            {entry.id: entry.number for entry in entries},
            {entry.line_id: entry.action for entry in found},
            unknown,
            reasons_by_line(lines),
        )
        self._agenda.show_agenda(entries)
        self._actions.show_cards(
            [
                ActionCard(
                    entry.line_id,
                    entry.number,
                    entry.title,
                    entry.text,
                    entry.action,
                    unknown_owners=unknown[entry.line_id],
                )
                for entry in found
            ]
        )
        self._check_references()
        self._editor.viewport().update()

    def _check_references(self) -> None:
        # Numbers come from items and are named by few lines: the others need not be read.
        referring = self._referring
        lines = [line for line in self._editor.lines.lines if line.is_item or line.id in referring] if referring else []
        self._remembered = remember(lines, self._remembered)
        stale = stale_references(lines, self._remembered)
        spans: dict[str, list[tuple[int, int]]] = {}
        for reference in stale:
            spans.setdefault(reference.line_id, []).append((reference.start, reference.end))
        self.stale = len(stale)
        for line_id in self._editor.documents.highlighter.set_flagged(spans):
            index = self._editor.lines.index_of(line_id)
            if index is not None:
                block = self._editor.document().findBlockByNumber(index)
                self._editor.documents.highlighter.rehighlightBlock(block)


def _text_came_or_went(change: LinesChange) -> bool:
    """Whether a line became empty or is so no more: the agenda shows which items have text."""
    return any(bool(new.text) != bool(old.text) for old, new in zip(change.removed, change.inserted, strict=True))
