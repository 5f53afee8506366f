from dataclasses import replace
from datetime import date, time

import docx
import pytest

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.compare import Difference, compare
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import (
    OWN_SERIES,
    Attendance,
    Attendee,
    Details,
    Meeting,
    NextMeeting,
    Series,
    StandingItem,
    Status,
)
from minutes_app.domain.publication import Copy
from minutes_app.places import resources
from minutes_app.service import Variant, open_service

ON = date(2022, 8, 25)
TRUE_RECORD = "agreed as a true record"
LINES = (Line("a", LineKind.ITEM, "Item"), Line("b", LineKind.ACTION, "CC to act", action=Action(owners=("CC",))))


@pytest.fixture
def key(service):
    return service.add_meeting(Meeting(Details("Monthly", date=date(2022, 7, 18)), (Attendee("Ann"),), LINES))


def edit(service, key, lines):
    opened = service.open_meeting(key, lambda state: None)
    opened.splice(0, len(opened.meeting.lines), lines)
    opened.close()


def test_approving_keeps_a_version_and_locks_the_minutes(service, key):
    service.approve(key, on=ON, words=TRUE_RECORD, at_meeting=7)
    approved = service.load(key)
    assert approved.details.status is Status.APPROVED
    (version,) = service.versions(key)
    assert (version.number, version.saved_on, version.words) == (1, ON, TRUE_RECORD)
    assert (version.status, version.at_meeting) == (Status.APPROVED, 7)
    assert service.version(key, 1) == approved
    opened = service.open_meeting(key, lambda state: None)
    assert opened.is_locked
    for change in (
        lambda: opened.splice(0, 1, []),
        lambda: opened.set_attendees([]),
        lambda: opened.set_details(Details()),
    ):
        with pytest.raises(PlainError, match="approved and locked"):
            change()
    assert opened.meeting == approved
    opened.close()
    assert service.load(key) == approved


def test_the_register_still_follows_the_actions_of_locked_minutes(service, key):
    service.approve(key, on=ON, words=TRUE_RECORD)
    service.change_action(key, "b", status=ActionStatus.COMPLETE)
    assert service.load(key).lines[1].action.status is ActionStatus.COMPLETE
    assert {d.kind for d in compare(service.version(key, 1), service.load(key))} == {Difference.SAME}


def everything_sent_out(service, key, folder):
    """All that leaves the library of one meeting, as words; the meeting is given as it is stored."""
    meeting = service.load(key)
    paths = [folder / f"minutes.{kind}" for kind in ("txt", "html", "csv", "json")]
    for path in paths:
        path.unlink(missing_ok=True)
        service.export(meeting, path, key)
    (folder / "copy.txt").unlink(missing_ok=True)
    service.export(meeting, folder / "copy.txt", key, copy=Copy())
    (folder / "minutes.docx").unlink(missing_ok=True)
    service.export(meeting, folder / "minutes.docx", key)
    cells = [cell.text for table in docx.Document(folder / "minutes.docx").tables for row in table.rows
             for cell in row.cells]  # fmt: skip
    return {
        **{path.name: path.read_text("utf-8") for path in [*paths, folder / "copy.txt"]},
        "minutes.docx": "\n".join(cells),
        "page": repr(service.described(meeting, key)),
        "actions": repr(service.described(meeting, key, variant=Variant.ACTIONS)),
        "clipboard": service.as_text(meeting, key),
    }


def test_approved_minutes_go_out_as_they_were_approved_until_they_are_reopened(service, tmp_path):
    lines = (LINES[0], replace(LINES[1], text="The plan to be shared"))
    key = service.add_meeting(Meeting(Details("Monthly", date=date(2022, 7, 18)), (Attendee("Ann"),), lines))
    service.approve(key, on=ON, words=TRUE_RECORD)
    approved, before = service.load(key), everything_sent_out(service, key, tmp_path)
    assert [name for name, words in before.items() if "CC" not in words] == []
    changes = {"owners": ["CFO"], "due": date(2022, 9, 30), "status": ActionStatus.COMPLETE}
    service.change_action(key, "b", **changes)
    service.change_series("Monthly", Series("Quarterly"))
    after = everything_sent_out(service, key, tmp_path)
    assert [name for name, words in after.items() if "CFO" in words or "30 September" in words] == []
    assert after == before
    assert service.minutes(key).lines == approved.lines
    assert service.minutes(key).details.full_title == "Monthly July 2022 – Meeting Notes"
    assert service.minutes(key).details.series == "Quarterly"
    opened = service.open_meeting(key, lambda state: None)
    assert opened.meeting == service.minutes(key)
    opened.close()
    assert service.load(key).lines[1].action == Action(owners=("CFO",), due=date(2022, 9, 30), status=changes["status"])
    service.reopen(key, reason="A name was wrong.")
    assert service.minutes(key) == service.load(key)
    again = everything_sent_out(service, key, tmp_path)
    assert [name for name, words in again.items() if "CFO" not in words] == []


def test_reopening_needs_a_reason_and_keeps_both_versions(service, key, library):
    service.approve(key, on=ON, words=TRUE_RECORD)
    with pytest.raises(PlainError, match="needs a reason"):
        service.reopen(key, reason=" ")
    service.reopen(key, reason="A name was wrong", on=date(2022, 9, 1))
    assert service.load(key).details.status is Status.DRAFT
    edit(service, key, [LINES[0], replace(LINES[1], text="CC to do it")])
    service.approve(key, on=date(2022, 9, 29), words="subject to one change")
    service.close()
    again = open_service(library)
    assert [(v.number, v.words, v.status) for v in again.versions(key)] == [
        (1, TRUE_RECORD, Status.APPROVED),
        (2, "A name was wrong", Status.DRAFT),
        (3, "subject to one change", Status.APPROVED),
    ]
    differences = compare(again.version(key, 1), again.version(key, 3))
    assert [(d.kind, d.old.text, d.new.text) for d in differences] == [
        (Difference.SAME, "Item", "Item"),
        (Difference.CHANGED, "CC to act", "CC to do it"),
    ]
    again.close()


def test_what_cannot_be_approved_or_reopened_is_said(service, key):
    with pytest.raises(PlainError, match="are not approved"):
        service.reopen(key, reason="x")
    opened = service.open_meeting(key, lambda state: None)
    assert not opened.is_locked
    with pytest.raises(PlainError, match="open in the window"):
        service.approve(key, on=ON, words=TRUE_RECORD)
    opened.close()
    service.approve(key, on=ON, words=TRUE_RECORD)
    with pytest.raises(PlainError, match="approved and locked"):
        service.approve(key, on=ON, words=TRUE_RECORD)
    with pytest.raises(PlainError, match="no version 2"):
        service.version(key, 2)
    with pytest.raises(PlainError, match="no meeting 77"):
        service.approve(77, on=ON, words=TRUE_RECORD)


def test_the_next_meeting_of_the_sample_is_ready_to_type(service):
    key = service.import_file(resources() / "samples" / "2022-07-monthly-assurance.json")
    made = service.next_meeting(key)
    assert made.details.full_title == "Thematic – Serious Violence August 2022 – Meeting Notes"
    assert (made.details.series, made.details.date, made.details.start_time) == (
        "Monthly Assurance Meeting", date(2022, 8, 25), time(10),
    )  # fmt: skip
    assert made.details.chair == "John Campion"
    assert [a.short_form for a in made.attendees] == ["PCC", "DPCC", "NN", "CP", "CC", "DCC", "ACC"]
    assert [line.text for line in made.lines][:2] == ["Outstanding matters", "Holding to account"]
    assert service.load(service.add_meeting(made)) == made


def test_what_only_the_last_item_says_is_read_and_its_weekday_checked(service):
    def last(words):
        lines = (Line("n", LineKind.ITEM, "Next meeting"), Line("p", LineKind.PARAGRAPH, words))
        details = Details("Monthly", date=date(2022, 7, 18), next_meeting=NextMeeting(type="Monthly"))
        return service.add_meeting(Meeting(details, (), lines))

    made = service.next_meeting(last("Thursday 25th August, 10:00am")).details
    assert (made.date, made.start_time, made.title) == (date(2022, 8, 25), time(10), "")
    with pytest.raises(PlainError, match=r"“Tuesday 25th August”, but 25/08/2022 is a Thursday"):
        service.next_meeting(last("Tuesday 25th August"))
    assert service.next_meeting(last("To be arranged")).details.date is None


def test_a_series_is_made_after_a_meeting_saved_and_starts_the_next(service, library):
    people = (
        Attendee("Ann", "Chief", "CC", Attendance.APOLOGIES),
        Attendee("Typist", attendance=Attendance.NOT_LISTED),
    )
    details = Details("", "A talk", date(2022, 1, 1), venue="HQ", chair="Ann", minutes_by="Bo", marking="OFFICIAL")
    lines = (LINES[0], Line("c", LineKind.ITEM, "Inside", 2), Line("d", LineKind.ITEM, "AOB"))
    made = service.series_from_meeting(service.add_meeting(Meeting(details, people, lines)), "Talks")
    wanted = Series("Talks", (StandingItem("Item"), StandingItem("AOB")), "HQ", "Ann", "OFFICIAL",
                    (Attendee("Ann", "Chief", "CC"),), "Bo")  # fmt: skip
    assert made == wanted
    service.save_series(made)
    changed = replace(made, placeholder="N/A", template="2022", numbering="typed", venue="Hall",
                      standing_items=(StandingItem("Item", 1, "Standing text"), StandingItem("Deeper", 2)))  # fmt: skip
    service.save_series(changed)
    service.close()
    again = open_service(library)
    assert again.series_named("Talks") == changed
    assert [s.name for s in again.series()] == ["Monthly Assurance Meeting", "Other meeting", "Talks"]
    draft = again.draft("Talks", date(2022, 2, 2))
    assert (draft.attendees, draft.details.minutes_by) == (changed.people, "Bo")
    assert [(line.text, line.level) for line in draft.lines] == [("Item", 1), ("Standing text", 1), ("Deeper", 2)]
    again.close()


def test_a_series_made_after_a_meeting_has_the_habits_of_the_series_it_was_of(service):
    habits = Series("Talks", (StandingItem("Old"),), template="own.docx", placeholder="No items", profile="2019",
                    numbering=OWN_SERIES, people=(Attendee("Bo"),), chair="Bo")  # fmt: skip
    service.save_series(habits)
    draft = service.draft("Talks", date(2022, 1, 1))
    made = service.series_from_meeting(service.add_meeting(draft), "More talks")
    assert made == replace(habits, name="More talks")
    counted = service.add_meeting(replace(draft, lines=LINES))
    assert service.series_from_meeting(counted, "More talks").numbering == ""


def test_a_series_needs_a_name(service):
    with pytest.raises(PlainError, match="needs a name"):
        service.save_series(Series(" "))
