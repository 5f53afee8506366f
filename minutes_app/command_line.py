"""The command line: import, list, show, export and actions, backups and what restores them, without a window.

Exit codes: 0 done, 1 said in a plain sentence on the error stream, 2 wrong usage.
"""

import argparse
import errno
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from minutes_app.documents.files import (
    REGISTER_SUFFIXES,
    SUFFIXES,
    DrawsPdf,
    copy_standard_template,
    meeting_as_json,
    read_with_report,
)
from minutes_app.documents.layout import Variant
from minutes_app.documents.profiles import PROFILES
from minutes_app.documents.putting import Written
from minutes_app.documents.register import register_as_csv
from minutes_app.documents.text import meeting_as_text
from minutes_app.domain.codec import action_as_data, details_as_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter, RegisterEntry
from minutes_app.domain.matters import OutstandingMatter
from minutes_app.domain.meeting import Details
from minutes_app.places import default_library

if TYPE_CHECKING:
    from minutes_app.service import MinutesService
    from minutes_app.storage.backup import Backup

DONE, FAILED = 0, 1
_ALL = 1_000_000  # rows
_LIBRARY = "another library than your own"


def run(argv: Sequence[str], out: TextIO, err: TextIO, draw_pdf: DrawsPdf | None = None) -> int:
    """Do what the arguments ask, write what there is to say to `out` and `err`, and return the exit code.

    `draw_pdf` makes a PDF of a page; without it, PDFs can be made by another program alone.
    """
    try:
        return _run(argv, out, err, draw_pdf)
    except BrokenPipeError:
        _let_go(out)
        return FAILED
    except PlainError as error:
        return _failed(str(error), err)
    except KeyboardInterrupt:
        return _failed("Stopped before the end. What was finished until then is kept.", err)


def _run(argv: Sequence[str], out: TextIO, err: TextIO, draw_pdf: DrawsPdf | None) -> int:
    try:
        with redirect_stdout(out), redirect_stderr(err):
            chosen = _parser().parse_args(list(argv))
    except SystemExit as leaving:  # argparse has said what is wrong, or shown its help
        _write(out, "")
        return int(leaving.code or DONE)
    chosen.err, chosen.draw_pdf = err, draw_pdf
    chosen.command(chosen, out)
    return DONE


def _write(out: TextIO, text: str) -> None:
    """Write at once, so that a reader who has gone is noticed here and not when the program ends."""
    try:
        out.write(text)
        out.flush()
    except OSError as error:
        # Windows says EINVAL of a pipe that nobody reads any more.
        if error.errno in (errno.EPIPE, errno.EINVAL):
            raise BrokenPipeError from error
        raise PlainError(f"The output could not be written: {error.strerror}.") from error


def _let_go(out: TextIO) -> None:
    """Turn what is still to be written away from a closed pipe, or Python complains of it when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out.fileno())
        os.close(nowhere)


def _failed(sentence: str, err: TextIO) -> int:
    with suppress(OSError):
        err.write(f"{sentence}\n")
        err.flush()
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="OPCC Minutes: minutes to and from files.")
    parser.add_argument("--library", type=Path, default=None, metavar="FILE", help=_LIBRARY)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    taken_in = _command(commands, "import", _import, "take in meetings and print their numbers")
    taken_in.add_argument("files", nargs="+", type=Path, metavar="FILE", help="earlier minutes (.docx), exchange file")
    _with_json(taken_in)
    _with_json(_command(commands, "list", _list, "list the meetings"))
    _meeting(_with_json(_command(commands, "show", _show, "show a meeting as text")))
    export = _meeting(_command(commands, "export", _export, "write a meeting to a file and print its path"))
    export.add_argument("--to", required=True, type=Path, metavar="FILE", help=f"a name in {', '.join(SUFFIXES)}")
    export.add_argument("--variant", type=Variant, choices=list(Variant), default=Variant.MINUTES)
    export.add_argument(
        "--profile", choices=list(PROFILES), default="", help="the printed form; that of the series without"
    )
    export.add_argument(
        "--template", type=Path, metavar="FILE", help="the office's own Word template; that of the series without"
    )
    export.add_argument("--as-word", action="store_true", help="a PDF made by Word or LibreOffice, where one is here")
    template = _command(commands, "template", _template, "write a copy of the standard Word template to change in Word")
    template.add_argument("--to", required=True, type=Path, metavar="FILE", help="a name in .docx or .dotx")
    _add_following(commands)
    _add_safekeeping(commands)
    return parser


def _add_following(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the name of its type to itself
    actions = _with_json(_command(commands, "actions", _actions, "list the actions of all meetings"))
    actions.add_argument("--csv", action="store_true", help="write CSV instead of text")
    actions.add_argument("--to", type=Path, metavar="FILE", help=f"a name in {', '.join(REGISTER_SUFFIXES)}")
    actions.add_argument("--open", action="store_true", help="only what is still to be done")
    actions.add_argument("--overdue", action="store_true", help="only what should have been done by now")
    actions.add_argument("--owner", metavar="CC", default="", help="only those of this post or person")
    actions.add_argument("--series", metavar="NAME", default="", help="only those of this series of meetings")
    actions.add_argument("--due-before", type=date.fromisoformat, metavar="YYYY-MM-DD", help="only those due before")
    actions.add_argument("--words", metavar="WORDS", default="", help="only those with these words")
    search = _with_json(_command(commands, "search", _search, "find words in all meetings, the newest first"))
    search.add_argument("words", nargs="+", metavar="WORDS", help="words; “a phrase” in quotes")
    _meeting(_with_json(_command(commands, "outstanding", _outstanding, "list what a meeting has to take up")))
    _meeting(_with_json(_command(commands, "next", _next, "make the meeting after this one and print its number")))
    told = "approve minutes, keep a version and lock them"
    approve = _meeting(_with_json(_command(commands, "approve", _approve, told)))
    approve.add_argument("--words", default="Agreed as a true record.", metavar="WORDS", help="the form of words")
    approve.add_argument(
        "--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="another day than that of --at, or today"
    )
    approve.add_argument("--at", type=int, metavar="MEETING", help="the meeting that approved them")


def _add_safekeeping(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the name of its type to itself
    _with_json(_command(commands, "backups", _backups, "list the backups and what each holds"))
    restore = _command(commands, "restore", _restore, "put a backup in the library's place; nothing is deleted")
    restore.add_argument("backup", metavar="BACKUP", help="its number, as “backups” shows it, its name, or newest")
    restore.add_argument("--meeting", type=int, metavar="MEETING", help="bring back this one alone, as a new meeting")
    restore.add_argument("--journal", action="store_true", help="play what was typed since into it at the next start")
    _command(commands, "check", _check, "check the library as a whole, and change nothing")
    salvage = _command(commands, "salvage", _salvage, "read what can be read of a damaged library into a new one")
    salvage.add_argument("damaged", type=Path, metavar="DAMAGED")
    salvage.add_argument("--to", required=True, type=Path, metavar="NEW", help="the new library")


def _command(commands: Any, name: str, does: Callable[..., None], text: str) -> argparse.ArgumentParser:  # noqa: ANN401
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=f"{text.capitalize()}.")
    parser.set_defaults(command=does)
    # Suppressed, so that leaving it out here does not undo one given before the command.
    parser.add_argument("--library", type=Path, default=argparse.SUPPRESS, metavar="FILE", help=_LIBRARY)
    return parser


def _with_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help="write JSON instead of text")
    return parser


def _meeting(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("meeting", type=int, metavar="MEETING", help="its number, as “list” shows it")
    return parser


@contextmanager
def _service(chosen: argparse.Namespace, writes: bool = False) -> Iterator["MinutesService"]:
    # SQLAlchemy takes longer to load than a window to open: only who needs the library pays for it.
    from minutes_app.service import open_service

    library = chosen.library or default_library()
    if not writes and not library.exists():
        raise PlainError(f"There is no library “{library}” yet. “import” makes one, and so does the window.")
    with closing(open_service(library, read_only=not writes)) as service:
        yield service


def _import(chosen: argparse.Namespace, out: TextIO) -> None:
    with _service(chosen, writes=True) as service:
        for path in chosen.files:
            read = read_with_report(path)
            service.back_up()
            added = service.add_meeting(read.meeting)
            if chosen.json:  # a line for each file, so that what was taken in is told whatever comes after
                _write(out, json.dumps({"id": added, "file": str(path), **read.report.as_data()}) + "\n")
                continue
            if path.suffix.lower() == ".docx" or read.report.uncertain:
                _write(chosen.err, "".join(f"{path.name}: {sentence}\n" for sentence in read.report.sentences()))
            _write(out, f"{added}\n")


def _list(chosen: argparse.Namespace, out: TextIO) -> None:
    with _service(chosen) as service:
        entries = service.meetings()
    if chosen.json:
        _write_json(out, [{"id": entry.id, **details_as_data(entry.details)} for entry in entries])
        return
    rows = (
        (str(entry.id), _day(entry.details.date), entry.details.status.value, entry.details.full_title)
        for entry in entries
    )
    _write_columns(out, list(rows))


def _show(chosen: argparse.Namespace, out: TextIO) -> None:
    with _service(chosen) as service:
        meeting = service.load(chosen.meeting)
    _write(out, meeting_as_json(meeting) if chosen.json else meeting_as_text(meeting))


def _export(chosen: argparse.Namespace, out: TextIO) -> None:
    with _service(chosen) as service:
        meeting = service.load(chosen.meeting)
        forms = {"variant": chosen.variant, "profile": chosen.profile, "template": chosen.template}
        if chosen.as_word:
            written = service.pdf_as_word_shows(meeting, chosen.to, chosen.meeting, **forms)
        else:
            written = service.export(meeting, chosen.to, chosen.meeting, **forms, draw_pdf=chosen.draw_pdf)
    _tell_written(written, chosen, out)


def _template(chosen: argparse.Namespace, out: TextIO) -> None:
    _tell_written(copy_standard_template(chosen.to), chosen, out)


def _tell_written(written: Written, chosen: argparse.Namespace, out: TextIO) -> None:
    if written.message:
        _write(chosen.err, f"{written.message}\n")
    _write(out, f"{written.path}\n")


def _actions(chosen: argparse.Namespace, out: TextIO) -> None:
    state = "overdue" if chosen.overdue else "open" if chosen.open else "all"
    wanted = ActionFilter(chosen.words, chosen.owner, state, chosen.due_before, chosen.series)
    today = date.today()
    with _service(chosen) as service:
        if chosen.to:
            _tell_written(service.export_register(wanted, today, chosen.to), chosen, out)
            return
        entries = service.register(wanted, today, limit=_ALL)
    if chosen.csv:
        _write(out, register_as_csv(entries, today))
    elif chosen.json:
        _write_json(out, [_action_as_data(entry, today) for entry in entries])
    else:
        _write_columns(out, [_action_in_words(entry, today) for entry in entries])


def _search(chosen: argparse.Namespace, out: TextIO) -> None:
    with _service(chosen) as service:
        hits = service.search(" ".join(chosen.words))
    if chosen.json:
        _write_json(out, [{**asdict(hit), "date": _day(hit.date) or None} for hit in hits])
    else:
        _write_columns(out, [(str(hit.meeting_id), _day(hit.date), hit.item_number, hit.text) for hit in hits])


def _outstanding(chosen: argparse.Namespace, out: TextIO) -> None:
    with _service(chosen) as service:
        service.load(chosen.meeting)
        matters = service.outstanding(chosen.meeting)
    if chosen.json:
        _write_json(out, [_matter_as_data(matter) for matter in matters])
    else:
        _write_columns(out, [_matter_in_words(matter) for matter in matters])


def _matter_as_data(matter: OutstandingMatter) -> dict[str, Any]:
    told = {"title": matter.title, "from_month": matter.from_month or None, "age_days": matter.age_days}
    told |= {"overdue": matter.is_overdue, "taken": matter.taken is not None, "taken_under": matter.taken_under or None}
    return {**told, "number": matter.entry.number, **_line_as_data(matter.entry)}


def _matter_in_words(matter: OutstandingMatter) -> tuple[str, ...]:
    where = f"taken under {matter.taken_under}" if matter.taken_under else "taken up"
    state = where if matter.taken else matter.due_words
    owners = ", ".join(matter.action.owners)
    return f"A-{matter.entry.number}", owners, matter.age, state, matter.heading, matter.text


def _next(chosen: argparse.Namespace, out: TextIO) -> None:
    with _service(chosen, writes=True) as service:
        made = service.next_meeting(chosen.meeting)
        there = service.meeting_of(made.details.series, made.details.date)
        found = there if there is not None else service.add_meeting(made)
    if chosen.json:
        _write_json(out, {"id": found, "made": there is None, **details_as_data(made.details)})
    else:
        _write(out, f"{found}\n")


def _approve(chosen: argparse.Namespace, out: TextIO) -> None:
    with _service(chosen, writes=True) as service:
        at = service.load(chosen.at).details if chosen.at is not None else Details()
        on = chosen.on or at.recorded_on(date.today())
        service.approve(chosen.meeting, on=on, words=chosen.words, at_meeting=chosen.at)
        version = service.versions(chosen.meeting)[-1]
    if chosen.json:
        told = {"id": chosen.meeting, "version": version.number, "on": _day(version.saved_on)}
        _write_json(out, {**told, "words": version.words, "at_meeting": version.at_meeting})
    else:
        _write(out, f"Meeting {chosen.meeting} is approved and locked; version {version.number} is kept.\n")


def _backups(chosen: argparse.Namespace, out: TextIO) -> None:
    from minutes_app.service.safekeeping import backups

    found = backups(chosen.library or default_library())
    if chosen.json:
        _write_json(out, [_backup_as_data(entry) for entry in found])
        return
    rows = [
        (str(number), f"{entry.made_at:%Y-%m-%d %H:%M}", entry.problem or _held(entry), entry.path.name)
        for number, entry in enumerate(found, 1)
    ]
    _write_columns(out, rows)


def _held(entry: "Backup") -> str:
    return f"{entry.meetings} meetings, {entry.lines} lines"


def _backup_as_data(entry: "Backup") -> dict[str, Any]:
    return {
        "path": str(entry.path),
        "made_at": entry.made_at.isoformat(timespec="seconds"),
        "meetings": entry.meetings,
        "lines": entry.lines,
        "problem": entry.problem or None,
    }


def _restore(chosen: argparse.Namespace, out: TextIO) -> None:
    from minutes_app.service.safekeeping import bring_back, restore_backup

    library = chosen.library or default_library()
    if chosen.meeting is not None:
        _write(out, f"{bring_back(library, chosen.backup, chosen.meeting)}\n")
        return
    kept = restore_backup(library, chosen.backup, keep_journal=chosen.journal)
    where = f" The files before it are kept in “{kept}”." if kept else ""
    _write(out, f"The backup has been put in the library's place.{where}\n")


def _check(chosen: argparse.Namespace, out: TextIO) -> None:
    from minutes_app.service.safekeeping import check_library

    library = chosen.library or default_library()
    found = check_library(library)
    if found:
        raise PlainError("\n".join(f"“{library}”: {fault}." for fault in found))
    _write(out, f"“{library}” is whole: its text is what was saved.\n")


def _salvage(chosen: argparse.Namespace, out: TextIO) -> None:
    from minutes_app.service.safekeeping import salvage_library

    found = salvage_library(chosen.damaged, chosen.to)
    more = f", {found.versions} kept versions and {found.notes} notes" if found.versions or found.notes else ""
    _write(out, f"{found.meetings} meetings with {found.lines} lines{more} have been read into “{chosen.to}”.\n")


def _action_as_data(entry: RegisterEntry, today: date) -> dict[str, Any]:
    told = {"number": entry.number, "series": entry.series, "people": list(entry.people)}
    return {**told, "overdue": entry.is_overdue(today), **_line_as_data(entry)}


def _line_as_data(entry: RegisterEntry) -> dict[str, Any]:
    return {
        "meeting_id": entry.meeting_id,
        "line_id": entry.line_id,
        "meeting": entry.meeting,
        "date": _day(entry.date) or None,
        "item_number": entry.item_number or None,
        "item_title": entry.item_title,
        "text": entry.text,
        **action_as_data(entry.action),
    }


def _action_in_words(entry: RegisterEntry, today: date) -> tuple[str, ...]:
    action = entry.action
    due = _day(action.due) or action.due_meeting
    state = "overdue" if entry.is_overdue(today) else action.status.value
    where = (f"A-{entry.number}", str(entry.meeting_id), _day(entry.date), entry.item_number)
    return *where, ", ".join(action.owners), state, due, entry.text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _write_json(out: TextIO, data: object) -> None:
    _write(out, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _write_columns(out: TextIO, rows: Sequence[Sequence[str]]) -> None:
    """Write rows with their columns level, a dash for an empty cell."""
    shown = [[cell or "-" for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in shown)
    _write(out, "".join(f"{line}\n" for line in lines))
