import csv
import io
import json
from dataclasses import replace
from datetime import date

import docx
import pytest

from minutes_app.command_line import run
from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting, NextMeeting
from minutes_app.service import open_service


def action(name, text, *owners, **more):
    return Line(name, LineKind.ACTION, text, action=Action(owners=owners, **more))


@pytest.fixture
def command(tmp_path):
    path = tmp_path / "a.sqlite"
    service = open_service(path)
    lines = (
        Line("i", LineKind.ITEM, "Custody"),
        action("a", "=CC to act", "CC", due=date(2019, 6, 1)),
        action("b", "DCC to share", "DCC", due=date(2200, 1, 1)),
        action("c", "Custody to be brought back", kind=ActionKind.BRING_BACK, due_meeting="2019-06"),
    )
    coming = NextMeeting("Public", "rural crime", date(2019, 6, 24))
    details = Details("Monthly", date=date(2019, 5, 28), next_meeting=coming)
    service.add_meeting(Meeting(details, (Attendee("Anthony Bangham", "Chief", "CC"),), lines))
    service.close()

    def command(*words):
        out, err = io.StringIO(), io.StringIO()
        return run(["--library", str(path), *map(str, words)], out, err), out.getvalue(), err.getvalue()

    return command


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["--overdue"], "ac"),
        (["--open"], "acb"),
        (["--owner", "anthony bangham"], "a"),
        (["--series", "Monthly"], "acb"),
        (["--series", "Other"], ""),
        (["--due-before", "2019-06-02"], "a"),
        (["--words", "cust"], "c"),
        (["--owner", "DCC", "--overdue"], ""),
    ],
)
def test_actions_are_narrowed(command, words, wanted):
    found = json.loads(command("actions", *words, "--json")[1])
    assert [entry["line_id"] for entry in found] == list(wanted)
    assert len(command("actions", *words)[1].splitlines()) == len(wanted)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["actions", "--due-before", "2022-13-45"], "“2022-13-45” is no day: there is no 45/13. Try 2022-08-31"),
        (["actions", "--due-before", "soon"], "“soon” is no day. Try 2022-08-31 or 31 August 2022."),
        (["approve", 1, "--on", "Thursday 31 August 2022"], "is no day: 31/08/2022 is a Wednesday."),
        (["actions", "--json", "--csv"], "not allowed with argument --json"),
        (["outstanding", "May"], "“May” is no number of a meeting. “main.py list” shows them."),
        (["approve", 1, "--at", "9" * 5000], "is no number of a meeting."),
        (["next", "-1"], "“-1” is no number of a meeting."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(command, words, said):
    code, out, err = command(*words)
    assert (code, out) == (2, "")
    assert said in err


def test_a_day_is_read_as_in_the_window(command):
    found = json.loads(command("actions", "--due-before", "2 June 2019", "--json")[1])
    assert [entry["line_id"] for entry in found] == ["a"]


def test_actions_as_csv_run_nothing_in_a_spreadsheet(command):
    head, first, *_ = csv.reader(io.StringIO(command("actions", "--csv")[1].removeprefix("\ufeff")))
    row = dict(zip(head, first, strict=True))
    assert (row["Number"], row["Owners"], row["People"], row["Due"]) == ("A-1", "CC", "Anthony Bangham", "2019-06-01")
    assert row["Overdue"] == "overdue"
    assert not row["Action"].startswith("=")


def test_search_finds_words_and_marks_them(command):
    code, out, err = command("search", "custody", "back")
    assert (code, out, err) == (0, "1  2019-05-28  1  Custody to be brought back\n", "")
    (hit,) = json.loads(command("search", "--json", "“be brought”")[1])
    assert (hit["line_id"], hit["spans"], hit["date"]) == ("c", [[11, 21]], "2019-05-28")
    assert command("search", "nothing*(") == (0, "", "")


def test_search_finds_all_there_is(command, tmp_path):
    lines = tuple(Line(f"l{number}", LineKind.PARAGRAPH, f"Custody was spoken of, {number}.") for number in range(120))
    service = open_service(tmp_path / "a.sqlite")
    service.add_meeting(Meeting(Details("Monthly", date=date(2020, 1, 1)), lines=lines))
    service.close()
    assert len(command("search", "spoken")[1].splitlines()) == 120


def test_the_next_meeting_has_what_is_outstanding_and_approves_the_last(command):
    assert command("next", 1) == (0, "2\n", "")
    assert "Public – rural crime June 2019" in command("list")[1]
    found = json.loads(command("outstanding", 2, "--json")[1])
    assert [(m["line_id"], m["title"], m["from_month"], m["overdue"]) for m in found] == [
        ("a", "Custody", "May 2019", True),
        ("b", "Custody", "May 2019", False),
        ("c", "Custody", "May 2019", False),
    ]
    first = [cell.strip() for cell in command("outstanding", 2)[1].splitlines()[0].split("  ") if cell]
    assert first[2:] == ["3 weeks", "overdue since 1 June 2019", "Custody (from May 2019)", "=CC to act"]
    assert command("approve", 1, "--at", 2) == (0, "Meeting 1 is approved and locked; version 1 is kept.\n", "")
    assert json.loads(command("show", 1, "--json")[1])["meeting"]["status"] == "approved"
    code, out, err = command("approve", 1)
    assert (code, out) == (1, "")
    assert "approved and locked" in err


@pytest.mark.parametrize("words", [("outstanding", 9), ("review", 9), ("next", 9), ("approve", 9)])
def test_an_unknown_meeting_is_said(command, words):
    assert command(*words) == (1, "", "There is no meeting 9 in this library.\n")


def test_actions_are_written_to_a_word_file(command, tmp_path):
    target = tmp_path / "register.docx"
    assert command("actions", "--open", "--owner", "CC", "--to", target) == (0, f"{target}\n", "")
    page = docx.Document(str(target))
    assert [p.text for p in page.paragraphs][2] == "Shown: 1 open action of CC."
    assert [row.cells[0].text for row in page.tables[0].rows] == ["No.", "", "A-1"]
    assert command("actions", "--to", tmp_path / "register.odt")[0] == 1


def test_next_makes_a_meeting_once_and_tells_which(command, tmp_path):
    first = json.loads(command("next", 1, "--json")[1])
    assert (first["id"], first["made"], first["date"]) == (2, True, "2019-06-24")
    service = open_service(tmp_path / "a.sqlite")
    opened = service.open_meeting(2, lambda state: None)
    opened.set_details(replace(opened.meeting.details, venue="Hindlip Hall"))
    opened.close()
    service.close()
    again = json.loads(command("next", 1, "--json")[1])
    assert (again["id"], again["made"], again["venue"]) == (2, False, "Hindlip Hall")
    said = "The next meeting, of 24 June 2019, is there already: meeting 2. None was made.\n"
    assert command("next", 1) == (0, "2\n", said)


def test_next_without_a_day_makes_one_draft_and_says_that_it_is_there(command):
    command("next", 1)  # it says nothing of the meeting after it
    assert command("next", 2) == (0, "3\n", "")
    again = command("next", 2)
    assert again == (0, "3\n", "The next meeting, without a day, is there already: meeting 3. None was made.\n")
    assert json.loads(command("next", 2, "--json")[1])["made"] is False
    assert len(command("list")[1].splitlines()) == 3
    assert command("next", 3) == (0, "4\n", ""), "the one without a day has a next one too"
    assert command("next", 2)[1] == "3\n"


def test_review_lists_what_to_look_at_and_says_when_there_is_nothing(command, tmp_path):
    code, out, err = command("review", 1)
    assert (code, err) == (0, "")
    assert out.split("\n")[0].split("  ")[0] == "owner not at the meeting"
    assert "“DCC” is to act, and is nobody at this meeting." in out
    (one,) = json.loads(command("review", 1, "--json")[1])
    told = {"rule": "owner not at the meeting", "kind": "Actions", "item_number": "1", "line_id": "b", "attendee": None}
    assert told.items() <= one.items()
    assert "DCC to share"[one["start"] : one["end"]] == one["words"] == "DCC"
    sound = (Line("i", LineKind.ITEM, "Custody"), Line("t", LineKind.PARAGRAPH, "All was well."))
    service = open_service(tmp_path / "a.sqlite")
    number = service.add_meeting(Meeting(Details("Monthly"), lines=sound))
    service.close()
    assert command("review", number) == (0, "Nothing found.\n", "")
    assert command("review", number, "--json") == (0, "[]\n", "")


def test_approve_takes_the_day_of_the_meeting_that_approved_and_tells_what_was_kept(command):
    command("next", 1)
    assert command("approve", 1, "--at", 9) == (1, "", "There is no meeting 9 in this library.\n")
    told = json.loads(command("approve", 1, "--at", 2, "--words", "Agreed", "--json")[1])
    assert told == {"id": 1, "version": 1, "on": "2019-06-24", "words": "Agreed", "at_meeting": 2}


def test_approved_minutes_are_shown_and_written_as_they_were_approved(command, tmp_path):
    assert command("approve", 1, "--on", "2019-06-24", "--words", "Agreed")[0] == 0
    before = command("show", 1)[1]
    service = open_service(tmp_path / "a.sqlite")
    service.change_action(1, "b", owners=["CFO"], due=date(2200, 2, 2))
    service.close()
    assert command("show", 1)[1] == before
    assert "CFO" not in command("show", 1, "--json")[1]
    target = tmp_path / "minutes.txt"
    command("export", 1, "--to", target)
    assert "DCC" in target.read_text("utf-8")
    assert "CFO" not in target.read_text("utf-8")
    assert [entry["owners"] for entry in json.loads(command("actions", "--owner", "CFO", "--json")[1])] == [["CFO"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--on", "2019-05-27"], "The meeting itself was on Tuesday 28th May 2019."),
        (["--on", "1 January 2099"], "Thursday 1st January 2099 is yet to come."),
        (["--words", " "], "Say in which words they were approved."),
        (["--words", "Agreed, subject to "], "Say what the approval is subject to."),
    ],
)
def test_what_no_meeting_can_have_approved_is_refused(command, words, said):
    assert command("approve", 1, *words) == (1, "", f"{said} Nothing has been changed.\n")
    assert json.loads(command("show", 1, "--json")[1])["meeting"]["status"] == "draft"
