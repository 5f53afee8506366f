"""The menus of the window, in their order."""

from functools import partial
from typing import TYPE_CHECKING

from ui.duty_questions import KEY as DUTY
from ui.meeting.check_panel import KEY
from ui.menus import (
    Command,
    Menus,
    following_commands,
    import_command,
    library_commands,
    meeting_menus,
    output_commands,
    view_commands,
)
from ui.restricting import KEY as RESTRICT
from ui.restricting import LIST_KEY as RESTRICTED

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def add_menus(menus: Menus, window: "MainWindow") -> None:
    """Add all menus of the window, in which no meeting is open yet."""
    menus.add("&Meeting", _meeting(window))
    menus.add("&Library", _library(window))
    for title, commands in meeting_menus(window.page, (window.short_forms, window.spelling), window.undoing):
        menus.add(title, commands)
    menus.add("P&ublication", _publication(window))
    light = Command("&Light or dark", ["Ctrl+Shift+B"], window.look.toggle, in_meeting=False, icon="sun-moon")
    close = Command("&Close the notice", ["Ctrl+Shift+W"], window.strip.close_fault, in_meeting=False)
    menus.add("&View", [*view_commands(window.page), None, light, close])
    menus.add("&Help", [Command("&Keys", ["Ctrl+/", "F1"], window.show_keys, in_meeting=False, icon="keyboard")])
    menus.set_meeting_open(False)


def _meeting(window: "MainWindow") -> list[Command | None]:
    asking = window.asking
    return [
        Command("&New meeting…", ["Ctrl+N"], asking.new_meeting, in_meeting=False, icon="file-plus"),
        Command("&Open a meeting…", ["Ctrl+O"], asking.choose_meeting, in_meeting=False, icon="folder-open"),
        import_command(window.importing, ["Ctrl+Shift+M"]),
        Command("&Details…", ["Ctrl+D"], asking.edit_details, icon="settings-2"),
        None,
        Command("&Before sending out", [KEY], window.reviewing.open, icon="list-checks"),
        *output_commands(window.output, window.tasks),
        None,
        *following_commands(window.approving, window.next_meeting),
        Command("Versions o&f these minutes…", [], window.desk.meetings.show_versions_of_open),
        Command("Ma&ke a series of this meeting…", [], window.desk.meetings.make_series_of_open),
        Command("&Close the meeting", ["Ctrl+W"], window.close_meeting, behind=True),
        Command("&Quit", ["Ctrl+Q"], window.close, in_meeting=False, icon="log-out"),
    ]


def _publication(window: "MainWindow") -> list[Command | None]:
    return [
        Command("&Restrict words, line or item…", [RESTRICT], window.restricting.toggle),
        Command("&What is restricted", [RESTRICTED], window.restricting.open),
        None,
        Command("Public? Of public &interest?…", [DUTY], window.desk.duty.ask),
        Command("Publication &copy…", ["Ctrl+Shift+X"], window.output.publication_copy, icon="file-output"),
        Command("&To publish", [], partial(window.visit.show, "To publish"), in_meeting=False),
    ]


def _library(window: "MainWindow") -> list[Command | None]:
    return [
        *library_commands(window.visit),
        None,
        import_command(window.importing, []),
        Command("&Restore from a backup…", [], window.libraries.restore, in_meeting=False),
        Command("&Open another library…", [], window.libraries.choose, in_meeting=False),
    ]
