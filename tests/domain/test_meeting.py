from datetime import date

import pytest

from minutes_app.domain.meeting import Details


@pytest.mark.parametrize(
    ("details", "title", "name"),
    [
        (
            Details(series="Monthly Assurance Meeting", date=date(2022, 7, 18)),
            "Monthly Assurance Meeting July 2022 – Meeting Notes",
            "Monthly Assurance Meeting",
        ),
        (Details(series="Monthly Assurance Meeting"), "Monthly Assurance Meeting – Meeting Notes",
         "Monthly Assurance Meeting"),
        (Details(date=date(2022, 7, 18)), "July 2022 – Meeting Notes", "July 2022 – Meeting Notes"),
        (Details(), "Meeting Notes", "Meeting Notes"),
        (Details(series="Board", title="As typed", date=date(2022, 7, 18)), "As typed", "Board"),
        (Details(title="As typed"), "As typed", "As typed"),
    ],
)  # fmt: skip
def test_title(details, title, name):
    assert (details.full_title, details.name) == (title, name)


def test_title_is_the_one_printed(sample):
    meeting = sample["meeting"]
    details = Details(series=meeting["type"], date=date.fromisoformat(meeting["date"]))
    assert details.full_title == meeting["title_line"]
