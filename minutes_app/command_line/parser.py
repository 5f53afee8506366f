"""What can be written on the command line."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from minutes_app.command_line import commands, publishing, safekeeping
from minutes_app.documents.files import REGISTER_SUFFIXES, SUFFIXES
from minutes_app.documents.layout import Variant
from minutes_app.documents.profiles import PROFILES
from minutes_app.domain.dates import read_date

_Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # it has no public name
_LIBRARY = "another library than your own"
_JSON = "write JSON instead of text"
_MOST_DIGITS = 18


def build_parser() -> argparse.ArgumentParser:
    """Return what takes the arguments apart; what it returns has the `command` to call."""
    parser = argparse.ArgumentParser(prog="main.py", description="OPCC Minutes: minutes to and from files.")
    parser.add_argument("--library", type=Path, default=None, metavar="FILE", help=_LIBRARY)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    taken_in = _command(subparsers, "import", commands.take_in, "take in meetings and print their numbers")
    taken_in.add_argument("files", nargs="+", type=Path, metavar="FILE", help="earlier minutes (.docx), exchange file")
    _with_json(taken_in)
    _with_json(_command(subparsers, "list", commands.list_meetings, "list the meetings"))
    _meeting(_with_json(_command(subparsers, "show", commands.show, "show a meeting as text")))
    export = _meeting(_command(subparsers, "export", commands.export, "write a meeting to a file and print its path"))
    export.add_argument("--to", required=True, type=Path, metavar="FILE", help=f"a name in {', '.join(SUFFIXES)}")
    export.add_argument("--variant", type=Variant, choices=list(Variant), default=Variant.MINUTES)
    export.add_argument(
        "--profile", choices=list(PROFILES), default="", help="the printed form; that of the series without"
    )
    export.add_argument(
        "--template", type=Path, metavar="FILE", help="the office's own Word template; that of the series without"
    )
    export.add_argument(
        "--publication", action="store_true", help="a copy to publish, with everything restricted replaced"
    )
    export.add_argument(
        "--marking", metavar="WORDS", help="the copy's own protective marking; that of the minutes without"
    )
    export.add_argument("--as-word", action="store_true", help="a PDF made by Word or LibreOffice, where one is here")
    template = _command(
        subparsers, "template", commands.template, "write a copy of the standard Word template to change in Word"
    )
    template.add_argument("--to", required=True, type=Path, metavar="FILE", help="a name in .docx or .dotx")
    _add_following(subparsers)
    _add_publishing(subparsers)
    _add_safekeeping(subparsers)
    return parser


def _add_following(subparsers: _Subparsers) -> None:
    actions = _command(subparsers, "actions", commands.actions, "list the actions of all meetings")
    form = actions.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_JSON)
    form.add_argument("--csv", action="store_true", help="write CSV instead of text")
    form.add_argument("--to", type=Path, metavar="FILE", help=f"a name in {', '.join(REGISTER_SUFFIXES)}")
    actions.add_argument("--open", action="store_true", help="only what is still to be done")
    actions.add_argument("--overdue", action="store_true", help="only what should have been done by now")
    actions.add_argument("--owner", metavar="CC", default="", help="only those of this post or person")
    actions.add_argument("--series", metavar="NAME", default="", help="only those of this series of meetings")
    actions.add_argument("--due-before", type=_day, metavar="DATE", help="only those due before, such as 2022-08-31")
    actions.add_argument("--words", metavar="WORDS", default="", help="only those with these words")
    search = _with_json(_command(subparsers, "search", commands.search, "find words in all meetings, the newest first"))
    search.add_argument("words", nargs="+", metavar="WORDS", help="words; “a phrase” in quotes")
    _meeting(
        _with_json(_command(subparsers, "outstanding", commands.outstanding, "list what a meeting has to take up"))
    )
    _meeting(_with_json(_command(subparsers, "review", commands.review, "list what to look at before sending out")))
    _meeting(
        _with_json(
            _command(subparsers, "next", commands.make_next, "make the meeting after this one and print its number")
        )
    )
    told = "approve minutes, keep a version and lock them"
    approve = _meeting(_with_json(_command(subparsers, "approve", commands.approve, told)))
    approve.add_argument("--words", default="Agreed as a true record.", metavar="WORDS", help="the form of words")
    approve.add_argument("--on", type=_day, metavar="DATE", help="another day than that of --at, or today")
    approve.add_argument("--at", type=_number, metavar="MEETING", help="the meeting that approved them")


def _add_publishing(subparsers: _Subparsers) -> None:
    told = "list the approved minutes that are not published yet"
    _with_json(_command(subparsers, "to-publish", publishing.to_publish, told))
    told = "record whether a meeting was public, and of significant public interest"
    say = _meeting(_with_json(_command(subparsers, "publication", publishing.say, told)))
    for name, asked in (("--public", "was it a public meeting"), ("--interest", "was it of significant interest")):
        say.add_argument(name, choices=list(publishing.YES_OR_NO), default=None, help=asked)
    told = "record that minutes were published, today or on another day"
    done = _meeting(_with_json(_command(subparsers, "published", publishing.published, told)))
    done.add_argument("--on", type=_day, metavar="DATE", help="another day than today")
    done.add_argument("--back", action="store_true", help="they are not published after all")


def _add_safekeeping(subparsers: _Subparsers) -> None:
    _with_json(_command(subparsers, "backups", safekeeping.list_backups, "list the backups and what each holds"))
    restore = _command(
        subparsers, "restore", safekeeping.restore, "put a backup in the library's place; nothing is deleted"
    )
    restore.add_argument("backup", metavar="BACKUP", help="its number, as “backups” shows it, its name, or newest")
    restore.add_argument("--meeting", type=_number, metavar="MEETING", help="bring back this one alone, as a new one")
    restore.add_argument("--journal", action="store_true", help="play what was typed since into it at the next start")
    _command(subparsers, "check", safekeeping.check, "check the library as a whole, and change nothing")
    salvage = _command(
        subparsers, "salvage", safekeeping.salvage, "read what can be read of a damaged library into a new one"
    )
    salvage.add_argument("damaged", type=Path, metavar="DAMAGED")
    salvage.add_argument("--to", required=True, type=Path, metavar="NEW", help="the new library")


def _command(subparsers: _Subparsers, name: str, does: Callable[..., None], text: str) -> argparse.ArgumentParser:
    parser = subparsers.add_parser(name, help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(command=does)
    # Suppressed, so that leaving it out here does not undo one given before the command.
    parser.add_argument("--library", type=Path, default=argparse.SUPPRESS, metavar="FILE", help=_LIBRARY)
    return parser


def _with_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help=_JSON)
    return parser


def _meeting(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("meeting", type=_number, metavar="MEETING", help="its number, as “list” shows it")
    return parser


def _number(typed: str) -> int:
    """Read the number of a meeting. Raises ArgumentTypeError with what argparse is to say."""
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > _MOST_DIGITS:
        raise argparse.ArgumentTypeError(f"“{typed}” is no number of a meeting. “main.py list” shows them.")
    return int(typed)


def _day(typed: str) -> date:
    """Read a day as the window does. Raises ArgumentTypeError with what argparse is to say."""
    read = read_date(typed, None)
    if read.day is None or read.problem:
        why = f": {read.problem[:1].lower()}{read.problem[1:]}" if read.problem else ""
        raise argparse.ArgumentTypeError(f"“{typed}” is no day{why}. Try 2022-08-31 or 31 August 2022.")
    return read.day
