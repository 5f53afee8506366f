"""Restricted words that are also said openly: whole passages, and the names, sums and numbers within them."""

from dataclasses import replace
from time import process_time

import pytest

from minutes_app.domain.checks import Rule, check
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.domain.publication_report import publication_report, standing_open
from minutes_app.domain.telling import told
from minutes_app.places import resources
from minutes_app.service import read_meeting
from minutes_app.service.checking import known_words

KNOWN = known_words()
OPEN_WORDS = KNOWN.open_words
WHY = "personal data"
PEOPLE = (Attendee("Julian Moss", "Deputy Chief Constable", "DCC"),)
MISCONDUCT = "The DCC said that an officer, PC Adam Wexley, is under investigation for misconduct."


def paragraph(text, name="", restricted=""):
    return Line(name or text, LineKind.PARAGRAPH, text, restricted=restricted)


def with_words(text, words):
    start = text.index(words)
    return Line("words", LineKind.PARAGRAPH, text, marks=(Mark(start, start + len(words), MarkKind.RESTRICTED, WHY),))


def minutes(*lines, aob=""):
    details = Details("Monthly Assurance Meeting", venue="Hindlip Hall")
    return Meeting(details, PEOPLE, (Line("1", LineKind.ITEM, "Custody"), *lines,
                                     Line("aob", LineKind.ITEM, "AOB"), paragraph(aob, "said")))  # fmt: skip


def found(meeting):
    return [each.words for each in standing_open(meeting, OPEN_WORDS)]


def restricted_line(text, aob):
    return found(minutes(paragraph(text, "r", WHY), aob=aob))


def test_names_within_restricted_words_and_items_are_found_elsewhere():
    words = with_words(MISCONDUCT, "an officer, PC Adam Wexley, is under investigation for misconduct")
    sale = (
        Line("2", LineKind.ITEM, "Estates", restricted=WHY),
        paragraph("The offer for Harcourt Land was £3.2m, under CR/1234/22.", "below"),
        Line("in", LineKind.ITEM, "Inside", level=2),
        paragraph("It lies beside Quarry Lodge.", "deep"),
    )
    meeting = minutes(words, *sale, aob="The PCC visited Harcourt Land with PC Adam Wexley, near Quarry  lodge.")
    assert [(each.words, each.where) for each in standing_open(meeting, OPEN_WORDS)] == [
        ("PC Adam Wexley", "item 3"),
        ("Harcourt Land", "item 3"),
        ("Quarry Lodge", "item 3"),
    ]
    assert "“Harcourt Land” is restricted, and also stands open in item 3." in publication_report(
        meeting, None, OPEN_WORDS
    )
    shown = [finding for finding in check(meeting, KNOWN) if finding.rule is Rule.STANDS_OPEN]
    assert [(each.line_id, each.words) for each in shown] == [
        ("words", "PC Adam Wexley"), ("below", "Harcourt Land"), ("deep", "Quarry Lodge"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "aob", "words"),
    [
        ("Later on PC Adam Wexley was told.", "It was about PC Wexley.", ["Wexley"]),
        ("Adam Wexley's case goes on.", "ADAM WEXLEY came.", ["Adam Wexley"]),
        ("They met at Harcourt.", "It is in harcourt.", ["Harcourt"]),
        ("They met Zoë O’Brien.", "Zoe O'Brien came.", ["Zoë O’Brien"]),
        ("They met Adam Wexley.", "АDAM\u00a0Wexley came.", ["Adam Wexley"]),
        ("It would cost £3.2m in all.", "He spoke of £3.2m.", ["£3.2m"]),
        ("The reference is CR/1234/22.", "See CR/1234/22.", ["CR/1234/22"]),
        ("The car is VX19 KLM.", "The VX19 KLM was seen.", ["VX19 KLM"]),
        ("Ring 01905 331656.", "The number is 331656.", ["331656"]),
        ("Write to a.wexley@example.org.", "By a.wexley@example.org today.", ["a.wexley@example.org"]),
    ],
)
def test_names_sums_and_numbers_are_found_however_written(text, aob, words):
    assert restricted_line(text, aob) == words


@pytest.mark.parametrize(
    ("text", "aob"),
    [
        ("The DCC told Julian Moss on Monday 18 July 2022.", "Julian Moss spoke on Monday, 18 July 2022."),
        ("Officers went to Custody at Hindlip.", "Officers at Hindlip know Custody."),
        ("West Mercia Police use Single Online Home (SOH).", "West Mercia Police have Single Online Home (SOH)."),
        ("Yesterday it went well in 2021/22.", "Yesterday was not 2021/22."),
        ("N/A", "N/A"),
        ("They met at Harcourt.", "Harcourts and Nonharcourt are others."),
        ("It would cost £3.2m.", "It is £13.2m, or £3.25m."),
        ("There were 20 of 999 at 10:00am, 24/7, 19.07.2022, Q3.", "See 20 and 999 at 10:00am 24/7 19.07.2022 Q3"),
    ],
)
def test_what_everybody_may_read_gives_no_warning(text, aob):
    assert restricted_line(text, aob) == []


@pytest.mark.parametrize("name", ["2022-07", "2019-05"])
def test_a_line_restricted_in_real_minutes_gives_no_warning_but_of_a_line_told_twice(name):
    meeting = read_meeting(resources() / "samples" / f"{name}-monthly-assurance.json")
    warned = set()
    for index, line in enumerate(meeting.lines):
        lines = (*meeting.lines[:index], replace(line, restricted=WHY), *meeting.lines[index + 1 :])
        warned.update(found(replace(meeting, lines=lines)))
    assert warned <= {"Satisfaction to be reviewed at the May 2019 meeting"}


@pytest.mark.parametrize("text", ["a" * 50_000, "1/" * 25_000 + ":", "A-" * 25_000, "x.y" * 20_000, "£1," * 20_000])
def test_lines_of_any_length_are_gone_through_at_once(text):
    started = process_time()
    told(text, frozenset())
    assert process_time() - started < 1.0


def test_all_of_the_restricted_words_count_whatever_they_are():
    meeting = minutes(with_words("The DCC praised Julian Moss.", "Julian Moss"))
    assert [(each.words, each.where) for each in standing_open(meeting, OPEN_WORDS)] == [
        ("Julian Moss", "the attendance")
    ]
