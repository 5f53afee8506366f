from dataclasses import replace
from datetime import date

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, Series, StandingItem
from minutes_app.service.starting import new_meeting

MONTHLY = "Monthly Assurance Meeting"
PEOPLE = (
    Attendee("Jo Field", "Police and Crime Commissioner", "PCC"),
    Attendee("Ann Lee", "Assistant Chief Constable", "ACC", Attendance.APOLOGIES),
    Attendee("Sam Roe", "Policy Officer", "SR", Attendance.NOT_LISTED),
)


def add(service, on, people=PEOPLE, **details):
    return service.add_meeting(Meeting(Details(series=MONTHLY, date=on, **details), people))


def test_a_first_meeting_starts_with_the_standing_items(service):
    draft = service.draft(MONTHLY, date(2022, 7, 18))
    assert [(line.kind, line.text) for line in draft.lines] == [
        (LineKind.ITEM, "Outstanding matters"),
        (LineKind.ITEM, "Holding to account"),
        (LineKind.ITEM, "AOB"),
        (LineKind.ITEM, "Confirmation of next meeting type / date / time / venue:"),
    ]
    assert (draft.details, draft.attendees) == (Details(series=MONTHLY, date=date(2022, 7, 18)), ())
    assert service.meetings() == []


def test_line_ids_are_new_each_time(service):
    ids = [line.id for _ in range(2) for line in service.draft(MONTHLY, None).lines]
    assert len(set(ids)) == 8


def test_a_meeting_starts_with_last_times_people_all_present(service):
    add(service, date(2022, 5, 1), (Attendee("Too old"),))
    add(service, date(2022, 6, 1), venue="HQ", chair="Jo Field", minutes_by="Sam Roe", marking="OFFICIAL")
    add(service, date(2022, 8, 1), (Attendee("Too new"),))
    draft = service.draft(MONTHLY, date(2022, 7, 18))
    assert draft.attendees == (PEOPLE[0], replace(PEOPLE[1], attendance=Attendance.PRESENT), PEOPLE[2])
    expected = Details(
        MONTHLY, date=date(2022, 7, 18), venue="HQ", chair="Jo Field", minutes_by="Sam Roe", marking="OFFICIAL"
    )
    assert draft.details == expected


def test_people_of_another_series_do_not_come_along(service):
    add(service, date(2022, 6, 1))
    assert service.draft("Other meeting", date(2022, 7, 18)) == Meeting(
        Details(series="Other meeting", date=date(2022, 7, 18))
    )
    assert service.draft("Never heard of", None).details.series == "Never heard of"


def test_a_short_form_changed_today_leaves_last_months_unchanged(service):
    last = add(service, date(2022, 6, 1))
    today = service.add_meeting(service.draft(MONTHLY, date(2022, 7, 18)))
    opened = service.open_meeting(today, lambda state: None)
    changed = replace(opened.meeting.attendees[1], capacity="Temporary Deputy Chief Constable", short_form="T/DCC")
    opened.set_attendees([opened.meeting.attendees[0], changed])
    opened.close()
    assert service.load(today).attendees[1] == changed
    assert service.load(last).attendees == PEOPLE


def test_a_standing_items_text_becomes_a_paragraph_and_the_series_fills_gaps():
    series = Series("S", (StandingItem("Item", 2, "Usual words"),), venue="Hall", chair="Jo", marking="OFFICIAL")
    draft = new_meeting(series, None, Meeting(Details(venue="HQ")))
    assert [(line.kind, line.text, line.level) for line in draft.lines] == [
        (LineKind.ITEM, "Item", 2), (LineKind.PARAGRAPH, "Usual words", 1)
    ]  # fmt: skip
    assert (draft.details.venue, draft.details.chair, draft.details.marking) == ("HQ", "Jo", "OFFICIAL")


def test_a_meeting_without_a_date_or_of_that_day_is_not_the_last_one(service):
    for day, name in ((date(2022, 6, 1), "June"), (date(2022, 7, 18), "The same day"), (None, "No day")):
        add(service, day, (Attendee(name),))
    assert service.draft(MONTHLY, date(2022, 7, 18)).attendees == (Attendee("June"),)
    assert service.draft(MONTHLY, None).attendees == (Attendee("The same day"),)
    assert service.draft(MONTHLY, date.min).attendees == ()
