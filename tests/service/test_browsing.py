"""The list of meetings a page at a time, and series that are changed, renamed and deleted."""

from datetime import date

import pytest

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.listing import MeetingFilter, SeriesUse
from minutes_app.domain.meeting import Attendee, Details, Meeting, Series, StandingItem, Status

MONTHLY, BOARD = "Monthly Assurance Meeting", "Governance Board"
MILLS = "Pippa Mills"


@pytest.fixture
def filled(service):
    """Four meetings; the ids by their months."""
    ids = {}
    for series, on, venue, people in (
        (MONTHLY, date(2019, 5, 28), "Room 2", [Attendee("Anthony Bangham", "Chief Constable", "CC")]),
        (MONTHLY, date(2022, 7, 18), "Virtual (MS Teams)", [Attendee(MILLS, "Chief Constable", "CC")]),
        (BOARD, date(2022, 9, 1), "Café 100%", [Attendee(MILLS, "Chief Constable", "CC")]),
        (BOARD, None, "", []),
    ):
        lines = (
            Line(f"a{len(ids)}", LineKind.ACTION, "One", action=Action(ActionKind.TASK, ("CC",))),
            Line(f"b{len(ids)}", LineKind.ACTION, "Two", action=Action(status=ActionStatus.COMPLETE)),
        )
        made = Meeting(Details(series, date=on, venue=venue), tuple(people), lines)
        ids[f"{on:%b %Y}" if on else "no day"] = service.add_meeting(made)
    return service, ids


def months(filled, **chosen):
    service, ids = filled
    names = {number: name for name, number in ids.items()}
    asked = MeetingFilter(**chosen)
    found = [names[entry.id] for entry in service.meeting_page(asked)]
    assert service.meeting_count(asked) == len(found)
    return found


def test_orders(filled):
    service, ids = filled
    assert months(filled) == ["no day", "Sep 2022", "Jul 2022", "May 2019"]
    assert months(filled, order="oldest") == ["May 2019", "Jul 2022", "Sep 2022", "no day"]
    assert months(filled, order="series") == ["no day", "Sep 2022", "Jul 2022", "May 2019"]
    assert months(filled, order="opened") == []
    for name in ("Sep 2022", "May 2019"):
        service.open_meeting(ids[name], lambda state: None).close()
    assert months(filled, order="opened") == ["May 2019", "Sep 2022"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("july", ["Jul 2022"]),
        ("18 jul", ["Jul 2022"]),
        ("2022", ["Sep 2022", "Jul 2022"]),
        ("2022-09", ["Sep 2022"]),
        ("monthly 2019", ["May 2019"]),
        ("TEAMS", ["Jul 2022"]),
        ("100%", ["Sep 2022"]),
        ("café", ["Sep 2022"]),
        ("%", ["Sep 2022"]),
        ("_", []),
        ("\\", []),
        ("board", ["no day", "Sep 2022"]),
    ],
)
def test_words_as_typed(filled, words, found):
    assert months(filled, words=words) == found


def test_filters_combine(filled):
    service, ids = filled
    service.approve(ids["Jul 2022"], on=date(2022, 9, 1), words="Agreed")
    assert months(filled, status=Status.APPROVED) == ["Jul 2022"]
    assert months(filled, status=Status.DRAFT, series=MONTHLY) == ["May 2019"]
    assert months(filled, since=date(2022, 7, 18), until=date(2022, 8, 31)) == ["Jul 2022"]
    assert months(filled, person=MILLS) == ["Sep 2022", "Jul 2022"]
    assert months(filled, person="CC", until=date(2020, 1, 1)) == ["May 2019"]
    assert months(filled, person="Nobody") == []
    assert months(filled, person=MILLS.split()[1][:3].lower()) == ["Sep 2022", "Jul 2022"]
    assert months(filled, person="cc") == months(filled, person="CC")


def test_a_row_tells_versions_and_what_is_open(filled):
    service, ids = filled
    service.approve(ids["Jul 2022"], on=date(2022, 9, 1), words="Agreed")
    service.reopen(ids["Jul 2022"], reason="A name was wrong")
    rows = {entry.id: entry for entry in service.meeting_page()}
    assert (rows[ids["Jul 2022"]].versions, rows[ids["Jul 2022"]].open_actions) == (2, 1)
    assert rows[ids["May 2019"]].versions == 0


def test_pages_hold_every_meeting_once(service):
    made = [service.add_meeting(Meeting(Details(BOARD, date=date(2020, 1, 1 + n % 28)))) for n in range(57)]
    pages = [service.meeting_page(offset=at, limit=10) for at in range(0, 60, 10)]
    assert sorted(entry.id for page in pages for entry in page) == made


def test_people_are_counted_and_the_use_of_series(filled):
    service, _ = filled
    assert service.people_count() == len(service.people()) == 2
    assert service.series_use() == {
        MONTHLY: SeriesUse(2, date(2019, 5, 28), date(2022, 7, 18)),
        BOARD: SeriesUse(2, date(2022, 9, 1), date(2022, 9, 1)),
    }


def test_a_series_is_changed_and_renamed_with_its_meetings(filled):
    service, ids = filled
    changed = Series("Assurance Board", (StandingItem("Actions"), StandingItem("Deeper", 2, "Text")), chair="John")
    service.change_series(MONTHLY, changed)
    assert service.series_named("Assurance Board") == changed
    assert MONTHLY not in {series.name for series in service.series()}
    assert service.load(ids["Jul 2022"]).details.series == "Assurance Board"
    assert [hit.meeting_id for hit in service.search("assurance board")] == [ids["Jul 2022"], ids["May 2019"]]


def test_two_series_cannot_have_one_name(filled):
    service, _ = filled
    with pytest.raises(PlainError, match="already"):
        service.change_series(MONTHLY, Series(BOARD))
    with pytest.raises(PlainError, match="no series"):
        service.change_series("Nothing", Series("Nothing"))
    with pytest.raises(PlainError, match="needs a name"):
        service.change_series(MONTHLY, Series(" "))


def test_a_series_is_not_renamed_under_an_open_meeting(filled):
    service, ids = filled
    opened = service.open_meeting(ids["Jul 2022"], lambda state: None)
    with pytest.raises(PlainError, match="is open"):
        service.change_series(MONTHLY, Series("Other name"))
    service.change_series(MONTHLY, Series(MONTHLY, venue="Elsewhere"))
    assert service.series_named(MONTHLY).venue == "Elsewhere"
    opened.close()
    service.change_series(MONTHLY, Series("Other name"))


def test_only_a_series_without_meetings_is_deleted(filled):
    service, _ = filled
    with pytest.raises(PlainError, match="has meetings"):
        service.delete_series(MONTHLY)
    service.save_series(Series("Spare", (StandingItem("AOB"),), people=(Attendee("A B"),), placeholder="N/A"))
    service.delete_series("Spare")
    assert "Spare" not in {series.name for series in service.series()}
    with pytest.raises(PlainError, match="no series"):
        service.delete_series("Spare")
