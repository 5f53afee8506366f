"""Doubled words and abbreviations: each rule on what it is for, and on what only looks like it."""

import pytest
from checked import found, item, line, said

from minutes_app.domain.checks import Rule
from minutes_app.writing.speakers import ANSWERING, ASKING


@pytest.mark.parametrize("words", ["the the", "The the", "was  was", "The The"])
def test_a_word_stands_once(words):
    assert said(f"{words} force") == [(Rule.DOUBLED_WORD, words)]


@pytest.mark.parametrize("verb", sorted({verb for verb in (*ASKING, *ANSWERING) if verb.endswith(" that")}))
def test_what_an_opening_ends_with_is_not_said_once_more(verb):
    assert said(f"The PCC {verb} that the force was late.") == [(Rule.DOUBLED_WORD, "that that")]


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough, and that that was so.",
        "They went to Baden Baden.",
        "Bring it, it is good. It was. Was it?",
        "1 1 and 999 999.",
        "It was one-to-one one.",
        "Take it it's good.",
    ],
)
def test_words_that_may_be_doubled(text):
    assert not said(text)


def test_an_abbreviation_is_spelt_out_once_and_first():
    assert said("The OCG is growing. The OCG again.") == [(Rule.NEVER_EXPANDED, "OCG")]
    late = "The OCG is growing: an Organised Crime Group (OCG) is one."
    assert said(late) == [(Rule.EXPANDED_LATE, "OCG")]
    twice = "An Organised Crime Group (OCG). Organised Crime Groups (OCGs)."
    (one,) = found(item("A"), line(twice))
    assert (one.rule, one.start) == (Rule.EXPANDED_TWICE, twice.rindex("OCG"))


@pytest.mark.parametrize(
    "text",
    [
        "The Organised Crime Group (OCG) grew; OCGs do, and the OCG's members.",
        "The OCG (Organised Crime Group) grew.",
        "Set out in the Terms of Reference (TOR). The TOR are long.",
        "Critical Incident Management Meetings (CIMMS) and Citizens in Policing (CiP): CIMMS.",
        "The PCC, CC-PCC 1:1, T/CC, DCC's and NN's; JC for John Campion.",
        "CCTV in the UK, PCSOs, HMICFRS, COVID-19 and MARACs.",
        "Mr McDonald, iPhone, WiFi, Part II and IV, A4, Q3, x@OCG.uk.",
        "SAFER WEST MERCIA PLAN",
        "NOTED: that it was AGREED, and the Chair (Ann Lee OBE JP) signed.",
        "It is marked OFFICIAL SENSITIVE and reads NOT PROTECTIVELY MARKED.",
    ],
)
def test_abbreviations_that_need_no_more(text):
    assert not [each for each in said(text) if each[0].kind.name == "ABBREVIATIONS"]


def test_a_slip_for_a_post_is_said_once():
    assert said("The PPC said that.") == [(Rule.NOBODY_HOLDS, "PPC")]
