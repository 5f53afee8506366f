"""The commands for meetings, actions and search."""

import argparse
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, TextIO

from minutes_app.command_line.printing import (
    action_in_words,
    entry_as_data,
    finding_as_data,
    finding_in_words,
    matter_as_data,
    matter_in_words,
    shown_day,
    write,
    write_columns,
    write_json,
)
from minutes_app.documents.files import copy_standard_template, meeting_as_json, read_with_report
from minutes_app.documents.putting import Written
from minutes_app.documents.register import register_as_csv
from minutes_app.documents.text import meeting_as_text
from minutes_app.domain.codec import details_as_data
from minutes_app.domain.dates import plain_date
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.meeting import Details
from minutes_app.domain.outline import numbers_of_lines
from minutes_app.domain.publication import Copy
from minutes_app.domain.publication_report import publication_report
from minutes_app.places import default_library
from minutes_app.service.checking import known_words, look_through
from minutes_app.service.spelling import spelling_of

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_ALL = 1_000_000  # rows


@contextmanager
def service_of(chosen: argparse.Namespace, writes: bool = False) -> Iterator["MinutesService"]:
    """Open the library that is meant, for one command. Raises PlainError where there is none to read."""
    # SQLAlchemy takes longer to load than a window to open: only who needs the library pays for it.
    from minutes_app.service import open_service

    library = chosen.library or default_library()
    if not writes and not library.exists():
        raise PlainError(f"There is no library “{library}” yet. “import” makes one, and so does the window.")
    with closing(open_service(library, read_only=not writes)) as service:
        yield service


def take_in(chosen: argparse.Namespace, out: TextIO) -> None:
    """Take in files as meetings, one after another, and print the number of each."""
    with service_of(chosen, writes=True) as service:
        for path in chosen.files:
            read = read_with_report(path)
            added = service.take_in([read.meeting])[0]
            if chosen.json:  # a line for each file, so that what was taken in is told whatever comes after
                write(out, json.dumps({"id": added, "file": str(path), **read.report.as_data()}) + "\n")
                continue
            if path.suffix.lower() == ".docx" or read.report.uncertain:
                write(chosen.err, "".join(f"{path.name}: {sentence}\n" for sentence in read.report.sentences()))
            write(out, f"{added}\n")


def list_meetings(chosen: argparse.Namespace, out: TextIO) -> None:
    """List the meetings."""
    with service_of(chosen) as service:
        entries = service.meetings()
    if chosen.json:
        write_json(out, [{"id": entry.id, **details_as_data(entry.details)} for entry in entries])
        return
    rows = (
        (str(entry.id), shown_day(entry.details.date), entry.details.status.value, entry.details.full_title)
        for entry in entries
    )
    write_columns(out, list(rows))


def show(chosen: argparse.Namespace, out: TextIO) -> None:
    """Show a meeting as text."""
    with service_of(chosen) as service:
        meeting = service.minutes(chosen.meeting)
    write(out, meeting_as_json(meeting) if chosen.json else meeting_as_text(meeting))


def export(chosen: argparse.Namespace, out: TextIO) -> None:
    """Write a meeting, or its publication copy, to a file and print its path."""
    copy = _copy_asked_for(chosen)
    with service_of(chosen) as service:
        meeting = service.minutes(chosen.meeting)
        forms = {"variant": chosen.variant, "profile": chosen.profile, "template": chosen.template, "copy": copy}
        if chosen.as_word:
            written = service.pdf_as_word_shows(meeting, chosen.to, chosen.meeting, **forms)
        else:
            written = service.export(meeting, chosen.to, chosen.meeting, **forms, draw_pdf=chosen.draw_pdf)
    if copy:
        report = publication_report(meeting, copy.marking, known_words().open_words)
        write(chosen.err, "".join(f"{sentence}\n" for sentence in report))
    _tell_written(written, chosen, out)


def _copy_asked_for(chosen: argparse.Namespace) -> Copy | None:
    if chosen.marking is not None and not chosen.publication:
        raise PlainError("Only a publication copy can bear another marking: add --publication.")
    return Copy(chosen.marking) if chosen.publication else None


def template(chosen: argparse.Namespace, out: TextIO) -> None:
    """Write a copy of the standard Word template."""
    _tell_written(copy_standard_template(chosen.to), chosen, out)


def _tell_written(written: Written, chosen: argparse.Namespace, out: TextIO) -> None:
    if written.message:
        write(chosen.err, f"{written.message}\n")
    write(out, f"{written.path}\n")


def actions(chosen: argparse.Namespace, out: TextIO) -> None:
    """List the actions of all meetings, or write them to a file."""
    state = "overdue" if chosen.overdue else "open" if chosen.open else "all"
    wanted = ActionFilter(chosen.words, chosen.owner, state, chosen.due_before, chosen.series)
    today = date.today()
    with service_of(chosen) as service:
        if chosen.to:
            _tell_written(service.export_register(wanted, today, chosen.to), chosen, out)
            return
        entries = service.register(wanted, today, limit=_ALL)
    if chosen.csv:
        write(out, register_as_csv(entries, today))
    elif chosen.json:
        write_json(out, [entry_as_data(entry, today) for entry in entries])
    else:
        write_columns(out, [action_in_words(entry, today) for entry in entries])


def search(chosen: argparse.Namespace, out: TextIO) -> None:
    """Find words in all meetings."""
    with service_of(chosen) as service:
        hits = service.search(" ".join(chosen.words), limit=_ALL)
    if chosen.json:
        write_json(out, [{**asdict(hit), "date": shown_day(hit.date) or None} for hit in hits])
    else:
        write_columns(out, [(str(hit.meeting_id), shown_day(hit.date), hit.item_number, hit.text) for hit in hits])


def outstanding(chosen: argparse.Namespace, out: TextIO) -> None:
    """List what a meeting has to take up."""
    with service_of(chosen) as service:
        service.load(chosen.meeting)
        matters = service.outstanding(chosen.meeting)
    if chosen.json:
        write_json(out, [matter_as_data(matter) for matter in matters])
    else:
        write_columns(out, [matter_in_words(matter) for matter in matters])


def review(chosen: argparse.Namespace, out: TextIO) -> None:
    """List what to look at in a meeting before its minutes go out."""
    with service_of(chosen) as service:
        meeting = service.minutes(chosen.meeting)
        found = look_through(meeting, spelling_of(service.path, meeting))
    numbers = numbers_of_lines(meeting.lines)
    if chosen.json:
        write_json(out, [finding_as_data(each, numbers.get(each.line_id, "")) for each in found])
    elif found:
        write_columns(out, [finding_in_words(each, numbers.get(each.line_id, "")) for each in found])
    else:
        write(out, "Nothing found.\n")


def make_next(chosen: argparse.Namespace, out: TextIO) -> None:
    """Make the meeting after this one, where it is not there yet, and print its number."""
    with service_of(chosen, writes=True) as service:
        made = service.next_meeting(chosen.meeting)
        there = service.made_already(chosen.meeting, made)
        found = there if there is not None else service.add_meeting(made)
        details = service.load(found).details
    if there is not None:
        day = f"of {plain_date(details.date)}" if details.date else "without a day"
        write(chosen.err, f"The next meeting, {day}, is there already: meeting {there}. None was made.\n")
    if chosen.json:
        write_json(out, {"id": found, "made": there is None, **details_as_data(details)})
    else:
        write(out, f"{found}\n")


def approve(chosen: argparse.Namespace, out: TextIO) -> None:
    """Approve minutes, keep a version and lock them."""
    with service_of(chosen, writes=True) as service:
        at = service.load(chosen.at).details if chosen.at is not None else Details()
        on = chosen.on or at.recorded_on(date.today())
        service.approve(chosen.meeting, on=on, words=chosen.words, at_meeting=chosen.at)
        version = service.versions(chosen.meeting)[-1]
    if chosen.json:
        told = {"id": chosen.meeting, "version": version.number, "on": shown_day(version.saved_on)}
        write_json(out, {**told, "words": version.words, "at_meeting": version.at_meeting})
    else:
        write(out, f"Meeting {chosen.meeting} is approved and locked; version {version.number} is kept.\n")
