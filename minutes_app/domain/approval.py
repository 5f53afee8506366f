"""What an approval must be, and a publication after it; and the minutes as they were approved."""

from dataclasses import replace
from datetime import date

from minutes_app.domain.dates import written_date
from minutes_app.domain.meeting import Details, Meeting, Status

SUBJECT_TO = "subject to"


def approval_problem(minutes: Details, words: str, on: date, today: date) -> str:
    """Return why minutes cannot have been approved in this form of words on a day; empty where they can."""
    said = words.strip(" .")
    if not said:
        return "Say in which words they were approved."
    if said.endswith(SUBJECT_TO):
        return "Say what the approval is subject to."
    if on > today:
        return f"{written_date(on)} is yet to come."
    if minutes.date and on < minutes.date:
        return f"The meeting itself was on {written_date(minutes.date)}."
    return ""


def publication_problem(minutes: Details, approved_on: date | None, on: date, today: date) -> str:
    """Return why minutes cannot have been published on a day, empty where they can; that of approval may be unknown."""
    if minutes.status is not Status.APPROVED:
        return "These minutes are still a draft. Approve them before they are recorded as published."
    if on > today:
        return f"{written_date(on)} is yet to come. Nothing has been recorded."
    if minutes.date and on < minutes.date:
        return f"The meeting itself was on {written_date(minutes.date)}. Nothing has been recorded."
    if approved_on and on < approved_on:
        return f"These minutes were approved on {written_date(approved_on)}, and not before. Nothing has been recorded."
    return ""


def as_approved(now: Meeting, approved: Meeting) -> Meeting:
    """Return the minutes as they were approved, in their series under the name that it has now."""
    then, series = approved.details, now.details.series
    if then.series == series:
        return approved
    return replace(approved, details=replace(then, series=series, title=then.full_title))
