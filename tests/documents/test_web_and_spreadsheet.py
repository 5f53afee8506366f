"""HTML in one accessible file, and a CSV that a spreadsheet shows and does not run."""

import csv
import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html
from made_meetings import SAMPLES, meeting_with_everything, meetings

from minutes_app.documents.files import read_file
from minutes_app.documents.layout import Options, Variant, laid_out
from minutes_app.documents.spreadsheet import HEADER, actions_as_csv, harmless
from minutes_app.documents.web_page import page_as_html
from minutes_app.domain.actions import Action
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting


def ranks(tree):
    return [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("make", [*SAMPLES.values(), meeting_with_everything], ids=["2019", "2022", "everything"])
def test_html_is_accessible(make, variant):
    meeting = make() if callable(make) else read_file(make)
    text = page_as_html(laid_out(meeting, Options(variant=variant)))
    tree = html.document_fromstring(text)
    assert tree.get("lang") == "en-GB"
    assert tree.findtext(".//title") == tree.findtext(".//h1")
    found = ranks(tree)
    assert found[0] == 1
    assert found.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found))
    assert all(cell.get("scope") in ("col", "row") for cell in tree.iter("th"))
    assert not list(tree.iter("script", "link", "img", "iframe"))
    assert not re.search(r"(?:src|href|url\()", text)
    assert bool(tree.xpath("//table[@aria-label='Items and actions']")) == (variant is not Variant.ACCESSIBLE)


def luminance(colour):
    """Relative luminance, WCAG 2.2."""
    digits = colour * 2 if len(colour) == 3 else colour
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_html_has_contrast():
    text = page_as_html(laid_out(Meeting(), Options()))
    (ink,) = re.findall(r"[ {]color: #([0-9a-f]+)", text)
    papers = re.findall(r"background: #([0-9a-f]+)", text)
    assert len(papers) == 2
    assert all((luminance(paper) + 0.05) / (luminance(ink) + 0.05) >= 7 for paper in papers)


@given(meetings())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_html_of_any_meeting_holds_words_only(meeting):
    tree = html.document_fromstring(page_as_html(laid_out(meeting, Options())))
    assert not list(tree.iter("b", "script"))
    found = ranks(tree)
    assert all(after <= before + 1 for before, after in pairwise(found))


def rows_of_csv(meeting):
    return list(csv.reader(io.StringIO(actions_as_csv(meeting).removeprefix("\ufeff"), newline="")))


def test_csv_of_a_sample():
    header, *rows = rows_of_csv(read_file(SAMPLES[2019]))
    assert tuple(header) == HEADER
    assert len(rows) == 5
    assert rows[0] == [
        "Monthly Assurance Meeting", "2019-05-28", "1", "Confidence",
        "CC to share his briefing note for the meeting with the PCC.", "CC", "Task", "", "", "open",
    ]  # fmt: skip
    assert rows[1][6:] == ["Bring back", "", "2019-11", "open"]
    assert actions_as_csv(Meeting()).startswith('\ufeff"Meeting"')


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "＝1", "%0A=1", "|x"])
def test_no_cell_runs(words):
    action = Line("a", LineKind.ACTION, words, action=Action(owners=(words,)))
    item = Line("i", LineKind.ITEM, words)
    cells = rows_of_csv(replace(Meeting(), details=Details(words), lines=(item, action)))[1]
    assert [cell[0] for cell in (cells[0], cells[3], cells[4], cells[5])] == ["'"] * 4
    assert harmless("plain - words = fine") == "plain - words = fine"
