"""What an approval must be: in words that say something, on a day between that of the meeting and today."""

from datetime import date

from minutes_app.domain.dates import written_date
from minutes_app.domain.meeting import Details

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
