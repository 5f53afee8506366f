"""The menus: every command once, with its key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from minutes_app.domain.lines import LineKind, MarkKind
from ui.approving import Approving
from ui.icons import Icons
from ui.importing.importing import Importing
from ui.library.visit import LibraryVisit
from ui.meeting.page import MeetingPage
from ui.next_meeting import NextMeetingNote
from ui.output import Output
from ui.short_forms import ShortForms
from ui.spelling import SpellingCheck
from ui.tasks import Tasks
from ui.theme import Theme
from ui.undoing import Undoing


@dataclass(frozen=True, slots=True)
class Command:
    """A menu entry: words, keys (the first is shown), what it does, whether it needs an open meeting, its icon.

    One that works `behind` the library needs the meeting open, and not on show. `is_on` makes it a switch, which
    stands so at first.
    """

    words: str
    keys: Sequence[str]
    run: Callable[[], object]
    in_meeting: bool = True
    icon: str = ""
    behind: bool = False
    is_on: bool | None = None


FURTHER_KEYS = (
    ("Go on from a heading to its text; next line", "Enter"),
    ("Item or bullet deeper / less deep", "Tab / Shift+Tab"),
    ("Action or decision in the text", "“Action: ” / “Decision: ”"),
    ("Bullet in the text", "“- ” or “* ”"),
    ("Number typed in a heading", "“2.4 ” or “3. ”"),
    ("Short form of a person or of the glossary, in small letters: written out", "“cc ” “cc,” “cc.” “cc)”"),
    ("What was written out, back as it was typed", "Ctrl+Z"),
    ("Other spellings for the misspelt word at the caret, your dictionary", "Menu key, Shift+F10"),
    ("Opening of the 1st to 9th person; again: another verb", "Ctrl+1 … Ctrl+9"),
    ("In the agenda: open, rename, number, add, delete", "Enter, F2, #, Insert, Delete"),
    ("While adding a person: somebody known from earlier meetings", "Down / Up"),
    ("In attendance: present, apologies, absent, in attendance, not listed", "P, A, X, I, N"),
    ("In attendance: chair, minute-taker, change, remove", "C, M, F2, Delete"),
    ("In attendance: joined here, left after this item, minute it", "J, L, Enter"),
    ("In attendance and agenda: move", "Alt+Shift+Up / Down"),
    ("In actions: go to the line, owner, due, status", "Enter, O, D, S"),
    ("In outstanding matters: take in, discussed under another item, note progress, complete", "T, D, N, C"),
    ("In outstanding matters: choose several or all; go to the source", "Shift+Down, Ctrl+A, Enter"),
    ("Before sending out: go to the words, pass over, undo that, bring all back", "Enter, Delete, Ctrl+Z, R"),
    ("In the list of what is restricted: go there, set it free", "Enter, Delete"),
    ("In short forms of your own: new, change, take away or switch off", "Insert, Enter, Delete"),
    ("In the library: other views; from the views to the list", "Ctrl+PgUp / PgDn, F6"),
    ("In the library: filter, all filters away", "Ctrl+F, Alt+N"),
    ("In meetings: open, next meeting, versions, make a series, erase", "Enter, N, V, S, Delete"),
    ("In the register: go to the line, note, complete, in progress, change, posts or people", "Enter, N, C, I, E, P"),
    ("In the register: take back what was done last", "Ctrl+Z"),
    ("In what is to be published: public meeting, public interest, published on, not after all", "P, I, D, B"),
    ("In people: meetings, actions, join two entries", "Enter, A, J"),
    ("In series: change, its meetings, new, delete", "Enter, M, Insert, Delete"),
    ("Back to the minutes from anywhere; from a source to the meeting", "Esc"),
)


class Menus:
    """Builds the menus of the window from tables of commands."""

    def __init__(self, window: QMainWindow, icons: Icons) -> None:
        self._window = window
        self._icons = icons
        self._drawn: list[tuple[QAction, str]] = []
        self.actions: list[QAction] = []
        self._in_meeting: list[QAction] = []
        self._behind: list[QAction] = []

    def add(self, title: str, commands: Sequence[Command | None]) -> None:
        """Add a menu; None stands for a rule between groups."""
        menu = self._window.menuBar().addMenu(title)
        for command in commands:
            if command is None:
                menu.addSeparator()
                continue
            action = QAction(command.words, self._window)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            if command.is_on is not None:
                action.setCheckable(True)
                action.setChecked(command.is_on)
            action.triggered.connect(_Call(command.run))
            menu.addAction(action)
            self.actions.append(action)
            if command.icon:
                self._drawn.append((action, command.icon))
            if command.in_meeting:
                (self._behind if command.behind else self._in_meeting).append(action)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in a theme's colours."""
        for action, name in self._drawn:
            action.setIcon(self._icons.icon(name, theme.color("muted")))

    def set_meeting_open(self, is_open: bool, *, behind: bool = False) -> None:
        """Switch the commands that need a meeting on or off; `behind` says that one is open behind the library."""
        for action in self._in_meeting:
            action.setEnabled(is_open)
        for action in self._behind:
            action.setEnabled(is_open or behind)


class _Call:
    """Calls a command without the 'checked' that Qt hands on."""

    def __init__(self, run: Callable[[], object]) -> None:
        self._run = run

    def __call__(self, checked: bool = False) -> None:
        self._run()


def meeting_menus(
    page: MeetingPage, helps: tuple[ShortForms, SpellingCheck], undoing: Undoing
) -> list[tuple[str, list[Command | None]]]:
    """Return the menus that work on the open meeting."""
    return [
        ("&Edit", _edit(page, helps, undoing)),
        ("&Format", _format(page)),
        ("&Agenda", _agenda(page)),
        ("A&ction", _action(page)),
    ]


def _edit(page: MeetingPage, helps: tuple[ShortForms, SpellingCheck], undoing: Undoing) -> list[Command | None]:
    editor = page.editor
    return [
        Command("&Undo", ["Ctrl+Z"], undoing.undo, icon="undo-2"),
        Command("&Redo", ["Ctrl+Y", "Ctrl+Shift+Z"], undoing.redo, icon="redo-2"),
        None,
        Command("Cu&t", ["Ctrl+X"], editor.cut),
        Command("&Copy", ["Ctrl+C"], editor.copy),
        Command("&Paste", ["Ctrl+V"], editor.paste),
        None,
        Command("&Find…", ["Ctrl+F"], partial(page.find_bar.open_bar, False), icon="search"),
        Command("R&eplace…", ["Ctrl+H"], partial(page.find_bar.open_bar, True)),
        Command("Chec&k later", ["F8"], page.check_later.toggle),
        Command("Ne&xt to check", ["Shift+F8"], page.check_later.go_to_next),
        None,
        *_while_typing(page, *helps),
    ]


def _format(page: MeetingPage) -> list[Command | None]:
    at_caret = page.editor.at_caret
    kinds = {
        "Sub-&heading": ("Ctrl+Shift+H", LineKind.SUBHEADING),
        "Bulle&t": ("Ctrl+Shift+L", LineKind.BULLET),
        "&Decision": ("Ctrl+Shift+D", LineKind.DECISION),
        "&Note": ("Ctrl+Shift+O", LineKind.NOTE),
        "&Agenda item": ("Ctrl+Shift+I", LineKind.ITEM),
    }
    return [
        *(Command(words, [key], partial(at_caret.set_kind, kind)) for words, (key, kind) in kinds.items()),
        None,
        Command("&Bold", ["Ctrl+B"], partial(at_caret.toggle_mark, MarkKind.BOLD)),
        Command("&Italic", ["Ctrl+I"], partial(at_caret.toggle_mark, MarkKind.ITALIC)),
        Command("&Underline", ["Ctrl+U"], partial(at_caret.toggle_mark, MarkKind.UNDERLINE)),
        Command("Rai&sed", ["Ctrl+Shift+="], partial(at_caret.toggle_mark, MarkKind.RAISED)),
    ]


def _while_typing(page: MeetingPage, short_forms: ShortForms, spelling: SpellingCheck) -> list[Command]:
    return [
        Command("Next misspelt &word", ["Alt+F7", "Ctrl+F7"], partial(spelling.go, 1)),
        Command("Pre&vious misspelt word", ["Alt+Shift+F7", "Ctrl+Shift+F7"], partial(spelling.go, -1)),
        Command("&Mark misspelt words as I type", [], spelling.toggle, in_meeting=False, is_on=spelling.is_on),
        Command("Repeat the last openin&g", ["F4"], page.writing.repeat),
        Command("Expand short forms as I t&ype", [], short_forms.toggle, in_meeting=False, is_on=short_forms.is_on),
        Command("Short forms of your own…", ["Shift+F4"], short_forms.edit, in_meeting=False),
    ]


def _agenda(page: MeetingPage) -> list[Command | None]:
    going, at_caret = page.editor.going, page.editor.at_caret
    return [
        Command("&Next item", ["Ctrl+Shift+Return", "Ctrl+Shift+Enter"], at_caret.next_item, icon="plus"),
        Command("Item d&eeper", ["Ctrl+]"], partial(at_caret.level_this_item, 1)),
        Command("Item &less deep", ["Ctrl+["], partial(at_caret.level_this_item, -1)),
        Command("Move item &up", ["Alt+Shift+Up"], partial(at_caret.move_item, False)),
        Command("Move item &down", ["Alt+Shift+Down"], partial(at_caret.move_item, True)),
        Command("Delete i&tem", ["Ctrl+Shift+Del"], at_caret.delete_item, icon="trash-2"),
        None,
        Command("Nu&mber…", ["Ctrl+Shift+N"], page.agenda_changes.ask_number_here, icon="hash"),
        Command("Items inside count &1, 2, 3", ["Ctrl+Shift+1"], at_caret.toggle_own_series),
        Command("Item is N/&A", ["Ctrl+Shift+A"], page.agenda_changes.mark_unused),
        Command("N&o items", ["Ctrl+Shift+Q"], partial(at_caret.placeholder, "No items")),
        None,
        Command("&Go to item…", ["Ctrl+J"], page.open_jump_box, icon="corner-down-right"),
        Command("&Previous item", ["Ctrl+PgUp"], partial(going.step_item, -1)),
        Command("Ne&xt item in the agenda", ["Ctrl+PgDown"], partial(going.step_item, 1)),
    ]


def _action(page: MeetingPage) -> list[Command | None]:
    at_caret, pane = page.editor.at_caret, page.pane
    return [
        Command(
            "&Line is an action",
            ["Ctrl+Return", "Ctrl+Enter"],
            partial(at_caret.set_kind, LineKind.ACTION),
            icon="square-check",
        ),
        Command("&Sentence is an action", ["Alt+Return", "Alt+Enter"], at_caret.sentence_to_action),
        Command("&Capture an action", ["F9"], pane.focus_capture),
        None,
        Command("Actions of &this meeting", ["Shift+F9"], partial(page.focus_actions, 0)),
        Command("&Outstanding matters", ["Ctrl+F9"], partial(page.focus_actions, 1)),
    ]


def view_commands(page: MeetingPage) -> list[Command]:
    """Return the commands that go to a part of the meeting."""
    return [
        Command("&Minutes", ["F5"], page.focus_minutes),
        Command("&Agenda", ["F6"], page.focus_agenda, icon="list-tree"),
        Command("A&ttendance", ["F7"], page.attendees.focus, icon="users"),
        Command("A&dd a person", ["Shift+F7"], page.attendees.entry.setFocus),
    ]


def output_commands(output: Output, tasks: Tasks) -> list[Command | None]:
    """Return the commands that write or print the meeting."""
    return [
        Command("Export to &Word…", ["Ctrl+E"], output.export, icon="file-output"),
        Command("Export a&s…", ["Ctrl+Shift+E"], output.export_as),
        Command("Save as &PDF…", [], output.save_pdf),
        Command("Copy as &text for an e-mail", ["Ctrl+Shift+C"], output.copy_as_text),
        Command("Make a copy of the standard te&mplate…", [], output.copy_template, in_meeting=False),
        None,
        Command("Print pre&view…", ["Ctrl+Shift+P"], output.preview),
        Command("P&rint…", ["Ctrl+P"], output.print, icon="printer"),
        Command("Print a running s&heet…", [], output.print_running_sheet),
        Command("Stop writing or printin&g", ["Ctrl+."], tasks.stop, in_meeting=False),
    ]


def import_command(importing: Importing, keys: Sequence[str]) -> Command:
    """Return the command that takes in earlier minutes."""
    return Command("&Import earlier minutes…", keys, importing.import_files, in_meeting=False, icon="file-input")


def following_commands(approving: Approving, next_meeting: NextMeetingNote) -> list[Command | None]:
    """Return the commands that lead from one meeting to the next."""
    return [
        Command("Approve the previo&us minutes…", [], approving.approve_previous),
        Command("&Approve these minutes…", [], approving.approve),
        Command("Reop&en…", [], approving.reopen),
        None,
        Command("Next meeting: da&y, time, venue…", ["Ctrl+M"], next_meeting.ask),
        Command("Make the ne&xt meeting", [], next_meeting.make),
        None,
    ]


def library_commands(visit: LibraryVisit) -> list[Command]:
    """Return the commands that go to a view of the library."""
    return [
        Command("&Meetings", ["Ctrl+L"], partial(visit.show, "Meetings"), in_meeting=False),
        Command("&Actions", ["Ctrl+Shift+R"], partial(visit.show, "Actions"), in_meeting=False),
        Command("To pu&blish", [], partial(visit.show, "To publish"), in_meeting=False),
        Command("&People", [], partial(visit.show, "People"), in_meeting=False),
        Command("S&eries", [], partial(visit.show, "Series"), in_meeting=False),
        Command("&Search all meetings", ["Ctrl+K"], partial(visit.show, "Search"), in_meeting=False, icon="search"),
    ]
