"""Publication by command: copies with a report, what is to be published, and what is said of it."""

import io
import json
from contextlib import closing
from datetime import date

import pytest

from minutes_app.command_line import run
from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service

LINES = (
    Line("a", LineKind.ITEM, "Custody"),
    Line("b", LineKind.PARAGRAPH, "About Jane Smith.", marks=(Mark(6, 16, MarkKind.RESTRICTED, "personal data"),)),
    Line("c", LineKind.ITEM, "Acorn", restricted="operational policing"),
    Line("d", LineKind.PARAGRAPH, "Doors will be forced."),
    Line("e", LineKind.ACTION, "DCC to bring the Doors", action=Action(owners=("DCC",))),
    Line("f", LineKind.ITEM, "Roads"),
    Line("g", LineKind.ACTION, "CC to drive", action=Action(owners=("CC",))),
)


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "a.sqlite"
    with closing(open_service(path)) as service:
        for day in (18, 19):
            details = Details("Monthly", date=date(2022, 7, day), marking="OFFICIAL-SENSITIVE")
            service.approve(service.add_meeting(Meeting(details, (), LINES)), on=date(2022, 8, 25), words="Agreed.")
    return path


@pytest.fixture
def command(library):
    """Run a command on the library, and return its exit code and what it wrote."""

    def command(*arguments):
        out, err = io.StringIO(), io.StringIO()
        code = run(["--library", str(library), *map(str, arguments)], out, err)
        return code, out.getvalue(), err.getvalue()

    return command


def test_a_publication_copy_is_written_with_a_report(command, tmp_path):
    target = tmp_path / "copy.html"
    code, out, err = command("export", 1, "--to", target, "--publication")
    assert (code, out) == (0, f"{target}\n")
    assert err.splitlines() == [
        "Restricted and replaced in the publication copy: 1 item, 1 passage.",
        "The copy is marked “OFFICIAL-SENSITIVE”: decide whether it may be published, and under which marking.",
    ]
    text = target.read_text(encoding="utf-8")
    assert "About [restricted]." in text
    assert "This item is restricted: operational policing." in text
    assert "OFFICIAL-SENSITIVE" in text
    assert not any(secret in text for secret in ("Jane", "Smith", "Doors", "opcc-minutes"))


def test_lists_of_actions_say_which_are_restricted(library, command):
    found = json.loads(command("actions", "--json")[1])
    assert {entry["text"]: entry["restricted"] for entry in found} == {
        "DCC to bring the Doors": True,
        "CC to drive": False,
    }
    told = [words.split("-  ")[-1] for words in command("actions")[1].splitlines()]
    assert sorted(told) == sorted(["[restricted] DCC to bring the Doors", "CC to drive"] * 2)
    with closing(open_service(library)) as service:
        coming = service.add_meeting(Meeting(Details("Monthly", date=date(2022, 9, 1))))
    told = command("outstanding", coming)[1]
    assert ("[restricted] DCC to bring" in told, "  CC to drive" in told) == (True, True)
    assert {entry["restricted"] for entry in json.loads(command("outstanding", coming, "--json")[1])} == {True, False}


def test_the_copy_can_bear_another_marking(command, tmp_path):
    code, _, err = command("export", 1, "--to", tmp_path / "a.txt", "--publication", "--marking", "OFFICIAL")
    assert code == 0
    assert "SENSITIVE" not in err + (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_a_marking_without_a_copy_is_wrong_usage(command, tmp_path):
    code, _, err = command("export", 1, "--to", tmp_path / "a.txt", "--marking", "OFFICIAL")
    assert code == 1
    assert err == "Only a publication copy can bear another marking: add --publication.\n"
    assert not (tmp_path / "a.txt").exists()


def test_a_name_within_restricted_words_that_stands_open_is_reported(library, command, tmp_path):
    words = Line("b", LineKind.PARAGRAPH, "It is PC Adam Wexley.", marks=(Mark(0, 20, MarkKind.RESTRICTED, "safety"),))
    with closing(open_service(library)) as service:
        said = Line("c", LineKind.PARAGRAPH, "Thanks to Adam Wexley.")
        meeting = service.add_meeting(Meeting(Details("Monthly"), (), (LINES[0], words, said)))
    told = command("export", meeting, "--to", tmp_path / "copy.txt", "--publication")[2]
    assert "“Adam Wexley” is restricted, and also stands open in item 1.\n" in told


def test_what_is_to_be_published_is_listed_until_it_is(command):
    assert command("to-publish")[1].splitlines() == [
        "2  2022-07-19  approved 2022-08-25  not said yet  Monthly July 2022 – Meeting Notes",
        "1  2022-07-18  approved 2022-08-25  not said yet  Monthly July 2022 – Meeting Notes",
    ]
    assert command("publication", 1, "--public", "no", "--interest", "yes")[1] == (
        "The minutes of meeting 1: must be published.\n"
    )
    assert command("publication", 2, "--public", "no", "--interest", "no", "--json")[0] == 0
    told = json.loads(command("to-publish", "--json")[1])
    assert [(each["id"], each["must_be_published"]) for each in told] == [(2, False), (1, True)]
    assert command("published", 1, "--on", "2022-09-03")[1] == (
        "The minutes of meeting 1 are recorded as published on 2022-09-03.\n"
    )
    assert command("published", 2)[0] == 0
    assert command("to-publish")[1] == "Nothing is to be published: no approved minutes wait for it.\n"
    told = json.loads(command("published", 1, "--back", "--json")[1])
    assert (told["published_on"], told["significant_public_interest"]) == (None, True)
    assert command("to-publish")[1].startswith("1  ")


def test_what_cannot_be_is_said_in_a_sentence(command):
    assert command("published", 1, "--on", "2022-07-01") == (
        1, "", "The meeting itself was on Monday 18th July 2022. Nothing has been recorded.\n",
    )  # fmt: skip
    assert command("published", 1, "--on", "2022-08-01") == (
        1, "", "These minutes were approved on Thursday 25th August 2022, and not before. Nothing has been recorded.\n",
    )  # fmt: skip
    assert command("published", 7)[::2] == (1, "There is no meeting 7 in this library.\n")
