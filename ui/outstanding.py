"""Outstanding matters of the open meeting: found by query, taken into its minutes, and followed up in the register."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ProgressNote
from minutes_app.domain.lines import Line
from minutes_app.domain.matters import OutstandingMatter, TakenUp, opening_for, with_discussed, with_matters
from ui.editor.commands import Spot
from ui.editor.document_lines import LinesChange
from ui.editor.edits import LOCKED
from ui.followed_up import FollowedUp, Noted
from ui.meeting.action_model import ActionCard
from ui.meeting.page import MeetingPage
from ui.wording import counted, day_number, shortened

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

Cards = Sequence[ActionCard]
_Key = tuple[int, str]
_LONGEST_HEADING = 60


class Outstanding(QObject):
    """Keeps the list true and does what its keys ask.

    The list is asked of the library when the meeting is shown and when told. In between, what was taken is read from
    the minutes themselves, so that an undo takes it back in the list too, without a query.

    Signals:
        noticeGiven: what was done, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, page: MeetingPage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._matters: list[OutstandingMatter] = []
        self._waiting: dict[_Key, ActionCard] = {}  # cards of those not taken: the minutes change nothing in them
        self._first_of_series = ""
        self.service: MinutesService | None = None
        self.followed_up = FollowedUp(self)
        self.followed_up.noticeGiven.connect(self.noticeGiven)
        self.followed_up.statusesChanged.connect(self._on_statuses_changed)
        page.meetingShown.connect(self.followed_up.forget)
        matters = page.pane.matters
        matters.takeRequested.connect(self.take)
        matters.discussedRequested.connect(self.ask_discussed)
        matters.progressRequested.connect(self.ask_progress)
        matters.closeRequested.connect(self.complete)
        page.meetingShown.connect(self.refresh)
        page.editor.lines.linesChanged.connect(self._on_lines_changed)

    def refresh(self) -> None:
        """Ask the library again what is outstanding."""
        service, meeting = self.service, self._page.meeting
        if service is None or meeting is None:
            return
        standing = service.series_named(meeting.meeting.details.series).standing_items
        self._first_of_series = standing[0].title if standing else ""
        self._hold(service.outstanding(meeting.id))
        self._show()

    def _hold(self, matters: Sequence[OutstandingMatter]) -> None:
        self._matters = list(matters)
        self._waiting = {_key(matter): _card(matter) for matter in matters if matter.taken is None}

    def _on_lines_changed(self, change: LinesChange) -> None:
        if not change.only_text and len(self._waiting) < len(self._matters):
            self._show()

    def _show(self) -> None:
        numbers = {entry.id: entry.number for entry in self._page.agenda_model.entries}
        cards = (self._waiting.get(_key(matter)) or _card(_as_it_stands(matter, numbers)) for matter in self._matters)
        self._page.show_outstanding(list(cards))

    def _remember(self, changed: Sequence[OutstandingMatter]) -> None:
        now = {_key(matter): matter for matter in changed}
        self._hold([now.get(_key(matter), matter) for matter in self._matters])

    # Taking up

    def take(self, cards: Cards) -> None:
        """Take matters into the minutes, the caret going to the first; of those taken already, go to where that was."""
        service, meeting = self.service, self._page.meeting
        fresh = [matter for matter in _matters(cards) if matter.taken is None]
        if service is None or meeting is None:
            return
        if not fresh:
            self._go_to_taken(_matters(cards)[0])
            return
        up = service.take_matters(meeting.id, fresh)
        self._put_in(up, self._with_taken(up))
        self._page.editor.go_to(Spot(up.lines[1].id, len(up.lines[1].text)))
        self._go_on_from(cards[-1])
        self._page.focus_minutes()
        self.noticeGiven.emit(f"{_named(fresh)} taken into the minutes. Ctrl+Z takes that back.")

    def _go_to_taken(self, matter: OutstandingMatter) -> None:
        where = f"under {matter.taken_under}" if matter.taken_under else "already"
        self.noticeGiven.emit(f"{_named([matter])} was taken {where}.")
        if matter.taken:
            self._page.editor.going.to_line(matter.taken.line_id)
        self._page.focus_minutes()

    def _with_taken(self, up: TakenUp) -> list[Line]:
        editor = self._page.editor
        at = opening_for(editor.lines.lines, editor.textCursor().blockNumber(), self._first_of_series)
        return with_matters(editor.lines.lines, at, up.lines) if up.lines else list(editor.lines.lines)

    def _put_in(self, up: TakenUp, lines: Sequence[Line]) -> None:
        self._remember(up.matters)
        self._page.editor.edits.become(lines)

    def _go_on_from(self, last: ActionCard) -> None:
        cards = self._page.outstanding_model.cards
        at = self._page.outstanding_model.row_of(last.line_id)
        waiting = [row for row, card in enumerate(cards) if row > at and not card.taken]
        self._page.pane.matters.choose(waiting[0] if waiting else at)

    def ask_discussed(self, cards: Cards) -> None:
        """Ask under which item matters were discussed; the one that the caret is in stands there to be taken."""
        if self._page.meeting and self._page.meeting.is_locked:
            raise PlainError(LOCKED)
        take = partial(self._discussed, cards)
        question = f"{_named(_matters(cards))}: discussed as part of agenda item"
        self._page.pane.matters.ask_line.ask(question, take, (self._page.item_number,))

    def _discussed(self, cards: Cards, number: str) -> str:
        service, meeting = self.service, self._page.meeting
        if service is None or meeting is None:
            return ""
        try:
            up = service.discussed_under(meeting.id, _matters(cards), number)
        except PlainError as problem:
            return str(problem)
        spot = self._page.editor.spot
        own = [matter.taken.line_id for matter in up.matters if matter.taken]
        self._put_in(up, with_discussed(self._with_taken(up), own, number.strip().rstrip(".")))
        self._let_undo_link(_matters(cards), up.matters)
        self._page.editor.go_to(spot)
        self._go_on_from(cards[-1])
        self._page.pane.matters.ask_line.close_line()
        self._page.focus_minutes()
        return ""

    def _let_undo_link(self, before: Sequence[OutstandingMatter], after: Sequence[OutstandingMatter]) -> None:
        """Let an undo of the note link matters taken before to where they stood; others have no line then."""
        pairs = [(was, now) for was, now in zip(before, after, strict=True) if was.taken]
        if pairs:
            was, now = zip(*pairs, strict=True)
            self._page.editor.documents.companions.add(partial(self._link, was), partial(self._link, now))

    def _link(self, matters: Sequence[OutstandingMatter]) -> None:
        service, meeting = self.service, self._page.meeting
        if service and meeting:
            taken = {_key(matter): matter.taken for matter in matters}
            known = (matter for matter in self._matters if _key(matter) in taken)
            self._remember([replace(matter, taken=taken[_key(matter)]) for matter in known])
            self._show()
            service.link_taken(meeting.id, matters)

    # Following up

    def ask_progress(self, cards: Cards) -> None:
        """Ask for the progress of matters, which goes into the register and leaves the old minutes as they are."""
        take = partial(self._progress, cards)
        self._page.pane.matters.ask_line.ask(f"{_named(_matters(cards))}: progress", take)

    def _progress(self, cards: Cards, words: str) -> str:
        made: list[Noted] = []

        def noted(matter: OutstandingMatter) -> OutstandingMatter:
            made.append(self._note(matter, words))
            return matter

        done, left, problem = _one_by_one(_matters(cards), noted)
        self.followed_up.add(_named(done), made)
        if left:
            self._ask_library()
            again = [card for card in cards if card.matter in left]
            question, take = f"{_named(left)}: progress", partial(self._progress, again)
            self._page.pane.matters.ask_line.ask(question, take, (words,))  # and not of the others twice
            return _how_far(done, left, problem)
        self.noticeGiven.emit("Noted in the action register. Ctrl+Z takes it back.")
        return ""

    def complete(self, cards: Cards) -> None:
        """Complete matters, or open those again that are complete. Raises PlainError where one of them was refused."""
        made: list[Noted] = []

        def turned(matter: OutstandingMatter) -> OutstandingMatter:
            status = ActionStatus.COMPLETE if matter.action.status.is_open else ActionStatus.OPEN
            made.append(self._note(matter, "", status))
            return matter.with_status(status)

        changed, left, problem = _one_by_one(_matters(cards), turned)
        self.followed_up.add(_named(changed), made)
        self._remember(changed)
        self._show()
        if left:
            self._ask_library()
            raise PlainError(_how_far(changed, left, problem))
        states = " and ".join(sorted({matter.action.status.value for matter in changed}))
        self.noticeGiven.emit(f"{_named(changed)}: {states}, noted in the action register. C or Ctrl+Z takes it back.")

    def _on_statuses_changed(self, matters: Sequence[OutstandingMatter]) -> None:
        """Show statuses that were taken back or given again, of a matter that is no longer in the list by asking."""
        states = {_key(matter): matter.action.status for matter in matters}
        known = [matter for matter in self._matters if _key(matter) in states]
        if len(known) < len(states):
            self._ask_library()
            return
        self._remember([matter.with_status(states[_key(matter)]) for matter in known])
        self._show()

    def _ask_library(self) -> None:
        with suppress(PlainError):  # where it cannot be read either, the list stays, with what was done
            self.refresh()

    def _note(self, matter: OutstandingMatter, words: str, status: ActionStatus | None = None) -> Noted:
        service, meeting = self.service, self._page.meeting
        if service is None or meeting is None:
            raise PlainError("No meeting is open. Nothing has been noted.")
        details = meeting.meeting.details
        who = details.minutes_by.partition(",")[0].strip()
        note = ProgressNote(details.recorded_on(date.today()), words, who, status)
        service.add_progress(matter.meeting_id, matter.line_id, note)
        return Noted(matter, note)


def _key(matter: OutstandingMatter) -> _Key:
    return matter.meeting_id, matter.line_id


def _matters(cards: Cards) -> list[OutstandingMatter]:
    return [card.matter for card in cards if card.matter]


def _named(matters: Sequence[OutstandingMatter]) -> str:
    if len(matters) != 1:
        return counted(len(matters), "matter")
    return f"“{shortened(matters[0].heading, _LONGEST_HEADING)}”"


def _one_by_one(
    matters: Sequence[OutstandingMatter], work: Callable[[OutstandingMatter], OutstandingMatter]
) -> tuple[list[OutstandingMatter], list[OutstandingMatter], str]:
    """Do something with each matter; return those done as they are then, those refused, and why the first of them."""
    done: list[OutstandingMatter] = []
    left: list[OutstandingMatter] = []
    problem = ""
    for matter in matters:
        try:
            done.append(work(matter))
        except PlainError as reason:
            left.append(matter)
            problem = problem or str(reason)
    return done, left, problem


def _how_far(done: Sequence[OutstandingMatter], left: Sequence[OutstandingMatter], problem: str) -> str:
    noted = f"{_named(done)} noted in the action register, {_named(left)} not" if done else f"{_named(left)} not noted"
    return f"{noted}: {problem}"


def _as_it_stands(matter: OutstandingMatter, numbers: Mapping[str, str]) -> OutstandingMatter:
    """Return the matter with what the minutes now say of it: whether its line stands, and its item's number."""
    taken = matter.taken
    if taken is None or (taken.line_id and taken.line_id not in numbers):
        return replace(matter, taken=None)
    return replace(matter, taken=replace(taken, number=numbers.get(taken.item_id) or taken.number))


def _card(matter: OutstandingMatter) -> ActionCard:
    entry = matter.entry
    place = f"{entry.item_number} {entry.item_title}".strip()
    sign = "restricted" if entry.is_restricted else ""
    return ActionCard(
        entry.line_id,
        f"A-{entry.number}",
        entry.item_title,
        entry.text,
        entry.action,
        " · ".join(part for part in (sign, day_number(entry.date) if entry.date else "", place) if part),
        entry.meeting_id,
        matter=matter,
    )
