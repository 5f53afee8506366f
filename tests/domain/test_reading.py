from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.reading import (
    due_span,
    read_action,
    read_due,
    task_words,
    with_due,
    with_owner,
)

ON = date(2022, 7, 18)  # a Monday


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("CC to check the status of the 2 posts and notify the PCC.", "CC"),
        ("The CC to clarify the position", "CC"),
        ("the CC to clarify", "CC"),
        ("CC and DCC to share the plan", "CC DCC"),
        ("The CC and the DCC to share", "CC DCC"),
        ("CC & DCC to share", "CC DCC"),
        ("CC + DCC to share", "CC DCC"),
        ("CC, DCC and ACC to share", "CC DCC ACC"),
        ("CC, DCC, and ACC to share", "CC DCC ACC"),
        ("RJ/DB/AC to share", "RJ DB AC"),
        ("PCC/T/CC to share", "PCC T/CC"),
        ("T/CC to share", "T/CC"),
        ("A/ACC and T/DCC to share", "A/ACC T/DCC"),
        ("Temp/CC to share", "Temp/CC"),
        ("Acting CC to share", "Acting CC"),
        ("CC and CC to share", "CC"),
        ("NN will write it up", "NN"),
        ("SNT: visit the school", "SNT"),
        ("CP – book the room", "CP"),
        ("CP - book the room", "CP"),
        ("CiP to report", "CiP"),
        ("JS2 to report", "JS2"),
        ("DPCC to report", "DPCC"),
        ("All to note the new date", "All"),
        ("  CC to check", "CC"),
        ("CC to CC share a copy", "CC"),
        ("CC to begin the review", "CC"),
        ("сс to check", "CC"),  # Cyrillic, as a reader of scanned pages writes it
        ("СС and DСС to check", "CC DCC"),
        ("Т/СС to check", "T/CC"),
        ("ＣＣ／ＤＣＣ to check", "CC DCC"),
        ("ŴJ to check", "ŴJ"),
        ("CC’s team to check", ""),
        ("CC's team to check", ""),
        ("cc to check", ""),
        ("It is to be hoped", ""),
        ("It is to", ""),
        ("Officers to check", ""),
        ("Chief Officers to check", ""),
        ("Use of outcome 16 to be brought back to the September meeting.", ""),
        ("Confidence to be brought back to the November meeting", ""),
        ("internal processes to be brought back to the November meeting.", ""),
        ("AOB to be moved up", ""),
        ("AOB: none", ""),
        ("NB: the CC to check", ""),
        ("SOC to be reviewed", ""),
        ("SOC: to be reviewed", ""),
        ("SOH will be ready", ""),
        ("N/A", ""),
        ("N/A to this meeting", ""),
        ("A to check", ""),
        ("HMICFRS to report", ""),
        ("Q1 to Q4 figures", ""),
        ("pass on the thanks to the team", ""),
        ("check with CC to see", ""),
        ("CC, who was absent, to check", ""),
        ("", ""),
    ],
)
def test_owners(text, owners):
    assert read_action(text, ON).owners == tuple(owners.split("  " if "Acting" in owners else " ") if owners else ())
    assert (with_owner(text, ["CC"]) is not None) == bool(owners)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("CC and DCC to share", "ACC to share"),
        ("The CC to clarify", "The ACC to clarify"),
        ("  сс to check", "  ACC to check"),
        ("PCC/T/CC: check", "ACC: check"),
        ("😀 CC to check", None),
    ],
)
def test_owner_words_are_changed_where_they_stand(text, changed):
    assert with_owner(text, ["ACC"]) == changed


def test_no_wrong_owner_while_the_words_are_typed():
    text = "PCC/T/CC, DCC and ACC to begin the review by 31 August 2022."
    seen = [read_action(text[:n], ON).owners for n in range(len(text) + 1)]
    assert list(dict.fromkeys(seen)) == [(), ("PCC", "T/CC", "DCC", "ACC")]
    assert seen[text.index(" begin")] == ()
    assert seen[text.index("begin")] != ()


def test_due_date_while_the_words_are_typed():
    text = "CC to share by 31 August 2022."
    seen = [read_action(text[:n], ON).due for n in range(len(text) + 1)]
    assert set(seen) == {None, date(2022, 8, 31)}
    assert seen[text.index("Aug") + 2] is None
    assert seen[text.index("Aug") + 3 :] == [date(2022, 8, 31)] * (len(text) - text.index("Aug") - 2)


TASK, BACK = ActionKind.TASK, ActionKind.BRING_BACK


@pytest.mark.parametrize(
    ("text", "kind", "month"),
    [
        ("Confidence to be brought back to the September meeting", BACK, "2022-09"),
        ("Confidence to be brought to the November meeting", BACK, "2022-11"),
        ("Confidence to be brought to the January meeting.", BACK, "2023-01"),
        ("Confidence to be brought back to the July meeting", BACK, "2023-07"),
        ("Bring back the plan to the May 2020 meeting", BACK, "2020-05"),
        ("bring it back to the Sept meeting", BACK, "2022-09"),
        ("Plan to return to the October meeting", BACK, "2022-10"),
        ("Plan to come back to the next meeting", BACK, ""),
        ("Satisfaction to be reviewed at the November meeting", BACK, "2022-11"),
        ("DA satisfaction to be reviewed at the May 2019 meeting", BACK, "2019-05"),
        ("Plan to be discussed at the November Monthly Assurance Meeting", BACK, "2022-11"),
        ("Plan to be considered at the meeting in November", BACK, "2022-11"),
        ("Plan to be brought back in November", BACK, "2022-11"),
        ("Plan to be brought back", BACK, ""),
        ("Plan to be brought back to the next meeting", BACK, ""),
        ("Plan to be brought back to the September Governance Board", BACK, "2022-09"),
        ("CC to bring the plan back to the September meeting", BACK, "2022-09"),
        ("CC to bring a paper to the September meeting", TASK, "2022-09"),
        ("CC to report to the September meeting", TASK, "2022-09"),
        ("CC to report by the September meeting", TASK, "2022-09"),
        ("CC to report before September’s meeting", TASK, "2022-09"),
        ("CC to share the papers of the July meeting", TASK, ""),
        ("CC to share his briefing note for the meeting with the PCC.", TASK, ""),
        ("CC to bring back the laptops", TASK, ""),
        ("Vans to be brought back into use", TASK, ""),
        ("CC to look back at the year", TASK, ""),
        ("CC to share the plan", TASK, ""),
        ("", TASK, ""),
    ],
)
def test_kind_and_meeting(text, kind, month):
    action = read_action(text, ON)
    assert (action.kind, action.due_meeting) == (kind, month)
    assert action.owners == (("CC",) if text.startswith("CC") else ())


def test_meeting_month_needs_a_year_from_somewhere():
    assert read_action("Plan to be brought back to the May meeting", None).due_meeting == ""
    assert read_action("Plan to be brought back to the May 2023 meeting", None).due_meeting == "2023-05"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 31 August", "2022-08-31"),
        ("by Friday 2 September 2022", "2022-09-02"),
        ("by the 31st of August", "2022-08-31"),
        ("by 25/8/22", "2022-08-25"),
        ("by the end of September", "2022-09-30"),
        ("by September", "2022-09-30"),
        ("by July", "2022-07-31"),
        ("by March", "2023-03-31"),
        ("by March 2023", "2023-03-31"),
        ("before 1 Oct", "2022-09-30"),
        ("before September", "2022-08-31"),
        ("before March 2024", "2024-02-29"),
        ("before the end of August", "2022-08-31"),
        ("on or before 1 Oct", "2022-10-01"),
        ("no later than 1 Oct", "2022-10-01"),
        ("due 1 Oct", "2022-10-01"),
        ("by Friday", "2022-07-22"),
        ("by next Friday", "2022-07-29"),
        ("by noon on Friday", "2022-07-22"),
        ("by 5pm on Friday", "2022-07-22"),
        ("by COB Friday", "2022-07-22"),
        ("COB Friday", "2022-07-22"),
        ("by tomorrow", "2022-07-19"),
        ("within two weeks", "2022-08-01"),
        ("within 3 months", "2022-10-18"),
        ("within 5 working days", "2022-07-25"),
        ("in two weeks' time", "2022-08-01"),
        ("by the end of the week", "2022-07-22"),
        ("by the end of the financial year", "2023-03-31"),
        ("by next month", "2022-08-31"),
    ],
)
@pytest.mark.parametrize("frame", ["CC to share {}", "CC to share {}.", "CC to cut it by 10% {}, if possible"])
def test_due(words, day, frame):
    text = frame.format(words)
    assert read_action(text, ON).due == date.fromisoformat(day)
    assert text[slice(*due_span(text))] == words
    assert with_due(text, date(2022, 12, 1)) == frame.format("by 1 December 2022")
    assert read_due(words, ON).day == date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    ["by 3", "by 31", "by 31 ", "by", "by the CC", "by 2.4%", "by 6-9 months", "by 10 posts", "due to demand",
     "by the September meeting", "by the May 2023 meeting", "by marching", "before the meeting", "within the force",
     "in a few months", "by 31 Augustus", "by Exec Board", "on 31 August", "standby 1 August"],
)  # fmt: skip
def test_not_due(words):
    text = f"CC to share {words}"
    assert read_action(text, ON).due is None
    assert due_span(text) is None
    assert with_due(text, ON) is None


def test_an_impossible_day_has_words_but_no_date():
    text = "CC to share by 31 February."
    assert read_action(text, ON).due is None
    assert text[slice(*due_span(text))] == "by 31 February"
    assert read_due("by 31 February", ON).problem == "There is no 31 February"
    assert with_due(text, date(2023, 2, 28)) == "CC to share by 28 February 2023."


def test_due_words_at_the_start_keep_their_capital():
    assert with_due("By Friday, the report", date(2022, 9, 1)) == "By 1 September 2022, the report"


@pytest.mark.parametrize(("words", "day"), [("31 August", 31), ("by 31 Aug", 31), ("August", 31), ("end of August", 31),
                                            ("25.8", 25), ("25.8.22", 25)])  # fmt: skip
def test_due_field_needs_no_by(words, day):
    assert read_due(words, ON).day == date(2022, 8, day)


@pytest.mark.parametrize(
    ("text", "owners", "changed"),
    [
        ("CC to check", ["DCC"], "DCC to check"),
        ("The CC to check", ["DCC"], "The DCC to check"),
        ("CC to check", ["CC", "DCC"], "CC and DCC to check"),
        ("CC/DCC: check", ["CC", "DCC", "ACC"], "CC, DCC and ACC: check"),
        ("PCC/T/CC to check", ["T/CC"], "T/CC to check"),
        ("сс to check CC", ["NN"], "NN to check CC"),
        ("CC to check", ["CC", "CC"], "CC to check"),
        ("CC to check", [], None),
        ("check", ["CC"], None),
        ("CC to", ["DCC"], None),
        ("CC to check", ["Jane Smith"], None),
        ("SOC to be reviewed", ["CC"], None),
    ],
)
def test_with_owner(text, owners, changed):
    assert with_owner(text, owners) == changed


@pytest.mark.parametrize(
    ("text", "task"),
    [("CC to share the plan", "Share the plan"), ("The CC and DCC will share", "Share"), ("CC: share", "Share"),
     ("CC – share", "Share"), ("share it", "Share it"), ("Plan to be brought back", "Plan to be brought back"),
     ("", ""), ("CC to ", "")],
)  # fmt: skip
def test_task_words(text, task):
    assert task_words(text) == task


SHORT_FORMS = st.sampled_from(["CC", "DCC", "ACC", "T/CC", "A/ACC", "PCC", "NN", "CiP", "SNT", "All", "JS2"])
FRAMES = st.sampled_from(["CC to check it", "The CC to check", "RJ/DB to check by 1 May", "CC, DCC and PCC will go"])
DAYS = st.dates(min_value=date(1, 1, 2))


@given(FRAMES, st.lists(SHORT_FORMS, min_size=1, max_size=5, unique=True))
def test_changed_owners_are_read_back(text, owners):
    changed = with_owner(text, owners)
    assert changed is not None
    assert read_action(changed, ON) == replace(read_action(text, ON), owners=tuple(owners))


@given(st.sampled_from(["CC to go by 1 May", "Go before Friday.", "By May, CC to go", "CC to go within a week"]), DAYS)
def test_changed_due_date_is_read_back(text, due):
    changed = with_due(text, due)
    assert changed is not None
    assert read_action(changed, ON) == replace(read_action(text, ON), due=due)


PIECES = ["CC", "DCC", "T/", "/", "and", ",", "&", "to", "be ", "brought back", "the", "The", "September", "meeting",
          "by", "31", "February", "Friday", "before", "within", "two", "weeks", ":", "–", "СС", "Ｃ", "2022", "  ",
          "1/1/0001", "9999", "😀"]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_no_text_whatever_raises(text, on):
    action = read_action(text, on)
    assert isinstance(action, Action)
    assert (with_owner(text, ["CC"]) is None) == (not action.owners)
    due = due_span(text)
    assert due is not None or action.due is None
    if due:
        assert 0 <= due[0] < due[1] <= len(text)
        assert text[slice(*due)] == text[slice(*due)].strip()
    assert (with_due(text, ON) is None) == (due is None)
    read_due(text, on)
    task_words(text)


@pytest.mark.timeout(5)
@pytest.mark.parametrize("piece", [" ", "CC, ", "by ", "to the May ", "bring ", "be brought back ", "1 ", "CC/", "T/"])
def test_long_texts_are_quick(piece):
    assert isinstance(read_action("CC to " + piece * 3000, ON), Action)
    assert isinstance(read_action(piece * 3000, ON), Action)
