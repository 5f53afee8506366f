"""The commands for publication: what is to be published, and what is said of it."""

import argparse
from dataclasses import replace
from datetime import date
from typing import Any, TextIO

from minutes_app.command_line.commands import service_of
from minutes_app.command_line.printing import shown_day, write, write_columns, write_json
from minutes_app.domain.listing import TO_PUBLISH, ListedMeeting, MeetingFilter, Publication

_ALL = 1_000_000  # rows
_DUTY = {True: "must be published", False: "need not be published", None: "not said yet"}
YES_OR_NO = {"yes": True, "no": False, "unsaid": None}


def to_publish(chosen: argparse.Namespace, out: TextIO) -> None:
    """List the meetings that are approved and not published yet."""
    with service_of(chosen) as service:
        found = service.meeting_page(MeetingFilter(publishing=TO_PUBLISH), limit=_ALL)
    if chosen.json:
        write_json(out, [entry_as_data(entry) for entry in found])
    elif found:
        write_columns(out, [_in_words(entry) for entry in found])
    else:
        write(out, "Nothing is to be published: no approved minutes wait for it.\n")


def _in_words(entry: ListedMeeting) -> tuple[str, ...]:
    approved = f"approved {shown_day(entry.approved_on)}".rstrip()
    duty = _DUTY[entry.publication.is_duty]
    return str(entry.id), shown_day(entry.details.date), approved, duty, entry.details.full_title


def entry_as_data(entry: ListedMeeting) -> dict[str, Any]:
    """Return a meeting with what is said of its publication as JSON has it; null is not said yet."""
    return {
        "id": entry.id,
        "title": entry.details.full_title,
        "date": shown_day(entry.details.date) or None,
        "approved_on": shown_day(entry.approved_on) or None,
        **publication_as_data(entry.publication),
    }


def publication_as_data(said: Publication) -> dict[str, Any]:
    """Return what is said of a publication as JSON has it."""
    return {
        "public_meeting": said.is_public,
        "significant_public_interest": said.of_interest,
        "must_be_published": said.is_duty,
        "published_on": shown_day(said.published_on) or None,
    }


def say(chosen: argparse.Namespace, out: TextIO) -> None:
    """Record whether a meeting was public, and whether it was of significant public interest."""
    with service_of(chosen, writes=True) as service:
        said = service.publication(chosen.meeting)
        said = said if chosen.public is None else replace(said, is_public=YES_OR_NO[chosen.public])
        said = said if chosen.interest is None else replace(said, of_interest=YES_OR_NO[chosen.interest])
        service.say_of_publishing(chosen.meeting, said)
    _tell(chosen, said, f"The minutes of meeting {chosen.meeting}: {_DUTY[said.is_duty]}.", out)


def published(chosen: argparse.Namespace, out: TextIO) -> None:
    """Record that minutes were published, or take that back."""
    on = None if chosen.back else chosen.on or date.today()
    with service_of(chosen, writes=True) as service:
        service.record_published(chosen.meeting, on)
        said = service.publication(chosen.meeting)
    what = f"recorded as published on {shown_day(on)}" if on else "no longer recorded as published"
    _tell(chosen, said, f"The minutes of meeting {chosen.meeting} are {what}.", out)


def _tell(chosen: argparse.Namespace, said: Publication, sentence: str, out: TextIO) -> None:
    if chosen.json:
        write_json(out, {"id": chosen.meeting, **publication_as_data(said)})
    else:
        write(out, f"{sentence}\n")
