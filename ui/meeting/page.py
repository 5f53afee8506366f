"""The meeting on the screen: panels around the page, all of them views of the document's lines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Details
from minutes_app.domain.reading import read_action
from minutes_app.domain.views import AgendaEntry, word_count
from minutes_app.service import Place, SaveState
from ui.ask_day import AskDayLine
from ui.editor.check_later import CheckLater
from ui.editor.commands import Spot
from ui.editor.document_lines import LinesChange
from ui.editor.editor import MinutesEditor
from ui.editor.edits import LOCKED
from ui.editor.spelling_help import SpellingHelp
from ui.meeting.action_changes import ActionChanges
from ui.meeting.action_model import ActionCard, ActionModel
from ui.meeting.action_pane import ActionPane
from ui.meeting.agenda_changes import AgendaChanges
from ui.meeting.agenda_model import AgendaModel
from ui.meeting.agenda_panel import AgendaTree
from ui.meeting.agreement import Agreement
from ui.meeting.arrivals import Arrivals
from ui.meeting.attendee_model import AttendeeModel
from ui.meeting.attendee_panel import AttendeePanel
from ui.meeting.banner import PageBanner
from ui.meeting.check_panel import CheckPanel, SidePanes
from ui.meeting.find_bar import FindBar
from ui.meeting.frame import ColumnHeads, people_under, text_column, three_columns
from ui.meeting.half_typed import HalfTyped
from ui.meeting.header import MeetingHeader
from ui.meeting.jump_box import JumpBox
from ui.meeting.next_meeting_bar import NextMeetingBar
from ui.meeting.roles import Roles
from ui.meeting.views import MeetingViews
from ui.meeting.writing_help import WritingHelp
from ui.theme import Theme

if TYPE_CHECKING:
    from minutes_app.service import OpenMeeting


class MeetingPage(QWidget):
    """One open meeting.

    Signals:
        noticeGiven: a short sentence for the status bar.
        stateChanged: something that the status bar counts has changed.
        meetingShown: another meeting is on show.
        meetingRequested: go to another meeting's line: meeting id and line id.
    """

    noticeGiven = Signal(str)
    stateChanged = Signal()
    meetingShown = Signal()
    meetingRequested = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: OpenMeeting | None = None
        self.words = 0
        self.header = MeetingHeader(theme)
        self.editor = MinutesEditor(theme)
        self.check_later = CheckLater(self.editor)
        self.agenda_model = AgendaModel(self)
        self.attendee_model = AttendeeModel(self)
        self.action_model, self.outstanding_model = ActionModel(self), ActionModel(self)
        self.agenda = AgendaTree(self.agenda_model, theme)
        self.attendees = AttendeePanel(self.attendee_model, theme)
        self.pane = ActionPane(self.action_model, self.outstanding_model, self._read_action, theme)
        self.checks = CheckPanel(theme)
        self.side = SidePanes(self.pane, self.checks)
        self.views = MeetingViews(self.editor, self.agenda_model, self.action_model, self.attendee_model)
        self.action_changes = ActionChanges(self.editor, self.attendee_model)
        self.arrivals = Arrivals(self.editor, self.attendee_model, self.attendees)
        self.roles = Roles(self.attendee_model, self.attendees, self._details, self.set_details)
        self.writing = WritingHelp(self.editor, self.attendee_model, self.pane.capture)
        self.spelling = SpellingHelp(self.editor)
        self.jump_box = JumpBox(self._agenda_entries, self)
        self.agenda_changes = AgendaChanges(self.editor, self.agenda)
        self.find_bar = FindBar(self.editor, theme)
        self.agreement = Agreement(self.editor.lines, self.attendee_model, self)
        self.half_typed = HalfTyped(self.pane.capture, self.attendees.entry)
        self.banner = PageBanner(theme)
        self.ask_line = AskDayLine("pageAnswer")
        self.next_bar = NextMeetingBar()
        self._column_heads = ColumnHeads(self.editor, theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        under = (self.find_bar, self.ask_line, self.next_bar)
        text = text_column(self.banner, self._column_heads, self.editor, *under)
        self.splitter = three_columns(people_under(self.agenda, self.attendees), text, self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        editor, tree, people, pane = self.editor, self.agenda, self.attendees, self.pane
        editor.lines.linesChanged.connect(self._on_lines_changed)
        editor.going.itemEntered.connect(self._on_item_entered)
        editor.cursorPositionChanged.connect(self._on_caret_moved)
        for part in (editor, self.check_later, self.writing, self.spelling, self.roles):
            part.noticeGiven.connect(self.noticeGiven)
        tree.openRequested.connect(self._on_item_chosen)
        tree.leaveRequested.connect(self.focus_minutes)
        self.attendee_model.attendeesChanged.connect(self._on_attendees_changed)
        people.leaveRequested.connect(self.focus_minutes)
        self.arrivals.minuted.connect(self.focus_minutes)
        self.arrivals.noticeGiven.connect(self.noticeGiven)
        pane.captureRequested.connect(self._on_captured)
        pane.openRequested.connect(self._on_card_opened)
        pane.ownersTyped.connect(self.action_changes.set_owners)
        pane.dueTyped.connect(self.action_changes.set_due)
        for panel in (pane, self.checks):
            panel.leaveRequested.connect(self.focus_minutes)
        self.action_changes.noticeGiven.connect(self.noticeGiven)
        self.jump_box.itemChosen.connect(self._on_item_chosen)
        self.jump_box.closed.connect(self.focus_minutes)
        self.find_bar.closed.connect(self.focus_minutes)
        self.ask_line.closed.connect(self.focus_minutes)
        self.next_bar.closed.connect(self.focus_minutes)
        self.agenda_changes.noticeGiven.connect(self.noticeGiven)
        self.agenda_changes.finished.connect(self.focus_minutes)

    # The meeting

    @property
    def saving(self) -> SaveState | None:
        """How far saving of the meeting on show has come; None without one."""
        return self.agreement.state_of(self._meeting.state) if self._meeting else None

    @property
    def meeting(self) -> "OpenMeeting | None":
        """The meeting on show."""
        return self._meeting

    def show_meeting(self, meeting: "OpenMeeting") -> None:
        """Show a meeting: the caret where it was when it was left, or at the end of the minutes."""
        self._meeting = None
        self.ask_line.drop()
        self.next_bar.hide()
        self.pane.matters.forget()
        self.side.show_actions()
        self.half_typed.forget()
        self.writing.forget()
        value = meeting.meeting
        self.header.show_details(value.details)
        self.attendee_model.show_attendees(value.attendees)
        self.editor.show_lines(list(value.lines), value.details.date)
        self.words = word_count(self.editor.lines.lines)
        self.check_later.count_anew()
        self._set_locked(meeting.is_locked)
        self.views.forget()
        self.views.refresh()
        self._meeting = meeting
        self.agreement.watch(meeting)
        self._take_normalised(meeting)
        self._show_counts()
        if meeting.place.line_id:
            self.editor.going.to_spot(Spot(meeting.place.line_id, meeting.place.column))
        self._on_item_entered(self.views.item_id)
        self.focus_minutes()
        self.meetingShown.emit()

    def show_outstanding(self, cards: Sequence[ActionCard]) -> None:
        """Show what earlier meetings of the series left open."""
        self.pane.matters.show_cards(cards)
        self._show_counts()

    def _set_locked(self, is_locked: bool) -> None:
        """Approved minutes can be read and searched, and nothing in them changed."""
        self.editor.set_locked(is_locked)
        self.attendee_model.is_locked = is_locked
        self.attendees.entry.setEnabled(not is_locked)
        self.pane.capture.setEnabled(not is_locked)

    def leave(self) -> None:
        """Save and close the meeting."""
        if self._meeting:
            meeting = self._meeting
            try:
                self.agreement.reach()
            finally:
                self._meeting = None
                self.agreement.watch(None)
                meeting.close()

    def _take_normalised(self, meeting: "OpenMeeting") -> None:
        """Send back what the document reads otherwise than it was stored, such as a first empty line."""
        stored, shown = list(meeting.meeting.lines), list(self.editor.lines.lines)
        if stored != shown and not meeting.is_locked:
            meeting.splice(0, len(stored), shown)

    def _details(self) -> Details | None:
        return self._meeting.meeting.details if self._meeting else None

    def set_details(self, details: Details) -> None:
        """Take other details; dates in the words of actions are read against the meeting's date."""
        if self._meeting is None:
            return
        if self._meeting.is_locked:
            raise PlainError(LOCKED)
        moved = details.date != self._meeting.meeting.details.date
        self._meeting.set_details(details)
        self.header.show_details(details)
        if moved:
            self.editor.lines.reread(details.date)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        for part in (self.header, self.editor, self.find_bar, self.banner, self._column_heads):
            part.set_theme(theme)
        for panel in (self.agenda, self.attendees.list, self.pane, self.checks):
            panel.set_theme(theme)

    def _read_action(self, text: str) -> Action:
        return read_action(text, self.editor.lines.on)

    def _agenda_entries(self) -> Sequence[AgendaEntry]:
        return self.agenda_model.entries

    # What the document says

    def _on_lines_changed(self, change: LinesChange) -> None:
        if self._meeting:
            self._meeting.splice(change.first, len(change.removed), change.inserted)
        self.words += word_count(change.inserted) - word_count(change.removed)
        self.check_later.take(change)
        self.views.take(change)
        self._show_counts()

    def _show_counts(self) -> None:
        waiting = sum(card.action.status.is_open for card in self.outstanding_model.cards)
        self.pane.show_counts(self.action_model.rowCount(), waiting)
        self.pane.set_item(self.item_number)
        self.stateChanged.emit()

    def _on_item_entered(self, item_id: str) -> None:
        self.agenda.follow(item_id)
        self.pane.set_item(self.item_number)
        self.stateChanged.emit()

    def _on_caret_moved(self) -> None:
        if self._meeting:
            self._meeting.set_place(Place(*self.editor.spot))

    @property
    def item_number(self) -> str:
        """The printed number of the item that the caret is in."""
        return self.editor.columns.content.numbers.get(self.views.item_id, "")

    # What the panels ask

    def focus_minutes(self) -> None:
        """Go back to the text, the caret where it was."""
        self.editor.setFocus()

    def focus_agenda(self) -> None:
        """Go to the agenda tree."""
        self.agenda.setFocus()

    def focus_actions(self, tab: int) -> None:
        """Go to the list of this meeting's actions (0) or of the outstanding ones (1)."""
        self.pane.show_tab(tab)
        if tab == 0:
            self.pane.choose(self.editor.spot.line_id)
        self.pane.focus_list()

    def open_jump_box(self) -> None:
        """Ask for an item to go to."""
        corner = self.editor.mapTo(self, QPoint(self.editor.width() // 2 - 215, 40))
        self.jump_box.open_at(corner, self.views.item_id)

    def _on_item_chosen(self, item_id: str) -> None:
        self.editor.going.to_item(item_id)
        self.focus_minutes()

    def _on_attendees_changed(self, attendees: tuple[object, ...]) -> None:
        if self._meeting:
            self._meeting.set_attendees(self.attendee_model.attendees)
        self.views.refresh()
        self._show_counts()

    def _on_captured(self, text: str) -> None:
        spot = self.editor.spot
        self.editor.commands.add_action(self.editor.textCursor(), text)
        self.editor.go_to(spot)  # put in right behind the caret, the action would push it along
        self.focus_minutes()

    def _on_card_opened(self, card: ActionCard) -> None:
        if card.meeting_id is not None:
            self.meetingRequested.emit(card.meeting_id, card.line_id)
        else:
            self.editor.going.to_line(card.line_id)
            self.focus_minutes()
