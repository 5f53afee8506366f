"""What is recorded of publication: said of locked and of open minutes, kept over a restart, never presumed."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.listing import PUBLISHED, TO_PUBLISH, MeetingFilter, Publication
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.domain.publication import published
from minutes_app.service import open_service

MEETING = Meeting(Details("Monthly", date=date(2022, 7, 18)), (), (Line("a", LineKind.ITEM, "Custody"),))
SEPTEMBER = date(2022, 9, 3)


@pytest.fixture
def service(tmp_path):
    with closing(open_service(tmp_path / "a.sqlite")) as opened:
        for day in (18, 19, 20):
            opened.add_meeting(replace(MEETING, details=replace(MEETING.details, date=date(2022, 7, day))))
        yield opened


def listed(service, publishing):
    return [entry.id for entry in service.meeting_page(MeetingFilter(publishing=publishing))]


def test_only_approved_minutes_are_to_be_published_until_they_are(service):
    assert listed(service, TO_PUBLISH) == []
    for meeting in (1, 2):
        service.approve(meeting, on=date(2022, 8, 25), words="Agreed.")
    assert listed(service, TO_PUBLISH) == [2, 1]
    service.record_published(1, SEPTEMBER)
    assert (listed(service, TO_PUBLISH), listed(service, PUBLISHED)) == ([2], [1])
    assert service.meeting_count(MeetingFilter(publishing=TO_PUBLISH)) == 1
    service.record_published(1, None)
    assert (listed(service, TO_PUBLISH), listed(service, PUBLISHED)) == ([2, 1], [])


def test_the_list_tells_approval_and_publication(service):
    service.say_of_publishing(1, Publication(is_public=True))
    service.approve(1, on=date(2022, 8, 25), words="Agreed.")
    service.record_published(1, SEPTEMBER)
    (entry,) = (entry for entry in service.meetings() if entry.id == 1)
    assert (entry.approved_on, entry.publication) == (date(2022, 8, 25), Publication(True, None, SEPTEMBER))
    service.reopen(1, reason="A slip.")
    (entry,) = (entry for entry in service.meetings() if entry.id == 1)
    assert (entry.approved_on, entry.publication.published_on) == (None, SEPTEMBER), "it was published all the same"


def test_it_is_said_of_minutes_that_are_open_and_locked(service, tmp_path):
    service.approve(1, on=date(2022, 8, 25), words="Agreed.")
    opened = service.open_meeting(1, lambda state: None)
    service.say_of_publishing(1, Publication(False, True, SEPTEMBER))
    opened.close()
    service.close()
    with closing(open_service(tmp_path / "a.sqlite")) as again:
        assert again.publication(1) == Publication(False, True, SEPTEMBER)
        assert again.publication(2) == Publication()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date.today() + timedelta(1), "is yet to come"),
        (date(2022, 7, 17), "The meeting itself was on"),
        (date(2022, 8, 24), "were approved on Thursday 25th August 2022, and not before"),
    ],
)
def test_a_day_that_cannot_be_is_refused(service, day, told):
    service.approve(1, on=date(2022, 8, 25), words="Agreed.")
    with pytest.raises(PlainError, match=told):
        service.record_published(1, day)
    assert service.publication(1) == Publication()
    service.record_published(1, date(2022, 8, 25))


def test_drafts_and_unknown_meetings_are_refused(service):
    with pytest.raises(PlainError, match="still a draft"):
        service.record_published(1, SEPTEMBER)
    with pytest.raises(PlainError, match="no meeting 9"):
        service.publication(9)


def test_an_erased_meeting_leaves_nothing_said(service):
    service.say_of_publishing(1, Publication(True))
    service.erase(1)
    added = service.add_meeting(MEETING)
    assert service.publication(added) == Publication()


def test_a_restricted_matter_stays_restricted_where_the_next_meeting_takes_it_up(tmp_path):
    secret = Line(
        "s", LineKind.ACTION, "CC to write to Jane", action=Action(owners=("CC",)), restricted="personal data"
    )
    words = Line("w", LineKind.ACTION, "DCC to ring Jane", action=Action(owners=("DCC",)),
                 marks=(Mark(12, 16, MarkKind.RESTRICTED, "safety"),))  # fmt: skip
    plain = Line("p", LineKind.ACTION, "NN to book a room", action=Action(owners=("NN",)))
    item, covered = Line("i", LineKind.ITEM, "Acorn", restricted="policing"), replace(plain, id="c")
    lines = (secret, words, plain, item, covered)
    june = replace(MEETING, details=replace(MEETING.details, date=date(2022, 6, 18)), lines=lines)
    with closing(open_service(tmp_path / "b.sqlite")) as service:
        service.add_meeting(june)
        july = service.add_meeting(MEETING)
        register = service.register(ActionFilter(), SEPTEMBER)
        assert [entry.is_restricted for entry in register] == [True, True, False, True]
        taken = service.take_matters(july, service.outstanding(july))
    found = [line.restricted for line in taken.lines if not line.is_item]
    assert found == ["personal data", "safety", "", "policing"]
    copy = published(Meeting(MEETING.details, (), taken.lines))
    assert not any("Jane" in line.text for line in copy.lines), "nor in the headings made of their words"


def test_a_title_that_is_not_published_is_no_open_heading_where_the_next_meeting_takes_its_matter_up(tmp_path):
    named = Line("n", LineKind.ITEM, "Complaint of Jane", marks=(Mark(13, 17, MarkKind.RESTRICTED, "safety"),))
    acorn = Line("i", LineKind.ITEM, "Acorn", restricted="policing")
    doors = Line("d", LineKind.ITEM, "Doors of Jane", level=2)
    source = Line("f", LineKind.ITEM, "(from May 2019)", level=2)  # a title that says nothing but where it is from
    action = Line("1", LineKind.ACTION, "CC to write to Jane", action=Action(owners=("CC",)))
    book = replace(action, id="0", text="NN to book a room")
    lines = (named, book, acorn, replace(book, id="2"), doors, replace(action, id="3"), source, replace(action, id="4"))
    june = replace(MEETING, details=replace(MEETING.details, date=date(2022, 6, 18)), lines=lines)
    with closing(open_service(tmp_path / "b.sqlite")) as service:
        service.add_meeting(june)
        july = service.add_meeting(MEETING)
        taken = service.take_matters(july, service.outstanding(july))
    copy = published(Meeting(MEETING.details, (), taken.lines))
    assert [line.text for line in copy.lines if line.is_item] == [
        "[restricted]",
        "Acorn (from June 2022)",
        "[restricted]",
        "[restricted]",
    ]
    assert "NN to book a room" in [line.text for line in copy.lines], "which stands below a title with a name in it"
    assert not any("Jane" in line.text for line in copy.lines)
