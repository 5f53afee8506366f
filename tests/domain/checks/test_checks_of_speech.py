"""Who says what, and in which tense: each rule on what it is for, and on what only looks like it."""

import pytest
from checked import action, found, item, line, said, told

from minutes_app.domain.checks import Rule


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The CC asked how the CC would ensure it.", "The CC asked how the CC"),
        ("The CC asked the CC to report.", "The CC asked the CC"),
        (
            "The Chief Constable asked how the Chief Constable would do it.",
            "The Chief Constable asked how the Chief Constable",
        ),
        ("The Chair queried the cost. The Chair answered that it was small.", "The Chair answered"),
        ("The PCC asked the CC why. The PCC answered that it was so.", "The PCC answered"),
        ("The PCC said it was late and asked for a date. The PCC replied that it was soon.", "The PCC replied"),
    ],
)
def test_nobody_answers_themselves(text, words):
    assert said(text) == [(Rule.ASKS_AND_ANSWERS, words)]


def test_the_answer_in_the_next_paragraph_counts_and_under_another_item_not():
    asked, answered = line("The PCC asked the CC for a date."), line("The PCC responded that it was soon.")
    assert told(found(item("A"), asked, answered)) == [(Rule.ASKS_AND_ANSWERS, "The PCC responded")]
    assert not found(item("A"), asked, item("B"), answered)


@pytest.mark.parametrize(
    "text",
    [
        "The PCC asked the CC if the PCC could attend.",
        "The PCC asked how the PCC's budget was spent.",
        "The CC asked if the CC and PCC could meet.",
        "The PCC asked for an update. The PCC noted the answer and confirmed his support.",
        "The PCC asked why and was told it was late. The PCC responded that it was a pity.",
        "The PCC said that the CC asked for more. The PCC replied that there was none.",
        "The PCC thanked the CC. The PCC responded to the letter.",
        "The PCC asked the Chief Constable for a date. The Chief Constable replied that it was soon.",
        "The Chair said that the Chief Executive asked for it. The Chair replied that it was late.",
    ],
)
def test_asking_and_going_on_is_no_slip(text):
    assert not said(text)


def test_posts_that_speak_are_held_by_somebody_here():
    (one,) = found(item("A"), line("The PC queried if it was so."))
    assert (one.rule, one.words) == (Rule.NOBODY_HOLDS, "PC")
    assert one.sentence == "“The PC queried”, but nobody at this meeting is PC. Is the PCC or the CC meant?"
    assert said("The CC and the PPC responded:") == [(Rule.NOBODY_HOLDS, "PPC")]


@pytest.mark.parametrize(
    "text",
    [
        "HMICFRS reported that it was good. The HMICFRS noted it.",
        "The NHS said so. The NPCC advised otherwise.",
        "Five of the PC posts were filled.",
        "The Civil Contingencies (PPC) board met. The PPC advised against it.",
        "The CC and DCC responded:",
    ],
)
def test_organisations_may_speak(text):
    assert not said(text)


def test_without_posts_nothing_is_said_of_them():
    assert said("The ACO confirmed it.", people=()) == [(Rule.NEVER_EXPANDED, "ACO")]


def test_the_present_tense_stands_out_among_the_past():
    past = "The PCC asked for a date. The DCC confirmed it."
    assert said(past, "The CC replies") == [(Rule.PRESENT_TENSE, "The CC replies")]
    assert said(past, "The date was set, and the CC confirms it.") == [(Rule.PRESENT_TENSE, "the CC confirms")]
    assert said(past, "The Chief Constable confirms it.") == [(Rule.PRESENT_TENSE, "The Chief Constable confirms")]
    assert not said(past, "The Police and Crime Plan states that it is so. The Act outlines it.")
    assert not said("The PCC asks for a date.", "The CC confirms it.")  # all of it in the present
    assert not said(past, "The PCC questions were answered.")
    assert not said(past, "It was noted that the CC notes all of it.")
    assert not said(past, "The CC's replies were noted. The CC expects more, and the PCC is keen.")
    assert not found(item("The CC replies"), line(past), action("CC to check what the CC confirms"))
