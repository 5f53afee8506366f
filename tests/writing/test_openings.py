"""Openings of the people: post or initials, who asks and who answers, and what a key writes where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Attendee
from minutes_app.writing.expanding import Vocabulary
from minutes_app.writing.openings import opening, spoken, verb_of
from minutes_app.writing.speakers import speaker

PCC = Attendee("John Campion", "Police and Crime Commissioner", "PCC")
CC = Attendee("Pippa Mills", "Chief Constable", "CC")
NN = Attendee("Natasha Noorbakhsh", "Policy Officer", "NN")


@pytest.mark.parametrize(
    ("name", "capacity", "short", "called"),
    [
        ("Pippa Mills", "Chief Constable", "CC", "The CC"),
        ("Colin Carter", "Chief Constable", "CC", "The CC"),
        ("Natasha Noorbakhsh", "Policy Officer", "NN", "NN"),
        ("Natasha Noorbakhsh", "", "NN", "NN"),
        ("Jo Smith", "Analyst", "JS2", "JS2"),
        ("Lizzie Smith", "Analyst", "ES", "ES"),
        ("Mary Ann O'Neill", "Analyst", "MAON", "MAON"),
        ("Mary Ann Jones", "Analyst", "MJ", "MJ"),
        ("Gareth Boulton", "Chief Executive", "CEO", "The CEO"),
        ("Tom Carter", "Temporary Chief Constable", "T/CC", "The T/CC"),
        ("Anna Bell", "", "Treasurer", "The Treasurer"),
        ("Jackie Irvin", "Policy Officer, OPCC", "", "Jackie Irvin"),
    ],
)
def test_a_post_has_the_and_initials_have_not(name, capacity, short, called):
    assert speaker(Attendee(name, capacity, short)).at_start == called


@pytest.mark.parametrize(
    ("capacity", "short", "asks"),
    [
        ("Police and Crime Commissioner", "PCC", True),
        ("Deputy Police and Crime Commissioner", "DPCC", True),
        ("Police, Fire and Crime Commissioner", "PFCC", True),
        ("", "PCC", True),
        ("Chief Constable", "CC", False),
        ("Policy Officer", "NN", False),
        ("Police and Crime Commissioner's Office Manager", "OM", False),
    ],
)
def test_the_commissioner_and_the_deputy_ask_and_the_others_answer(capacity, short, asks):
    assert speaker(Attendee("A B", capacity, short)).asks is asks


def test_the_commonest_verb_comes_first_and_after_the_last_the_first():
    assert opening(speaker(PCC)) == "The PCC asked "
    assert opening(speaker(PCC), 1) == "The PCC commented that "
    assert opening(speaker(CC)) == "The CC confirmed "
    assert opening(speaker(CC), 1) == "The CC responded that "
    verbs = speaker(CC).verbs
    assert len(set(verbs)) == len(verbs) > 5
    assert opening(speaker(CC), len(verbs)) == opening(speaker(CC))
    assert [verb_of(speaker(CC), opening(speaker(CC), n)) for n in range(len(verbs))] == list(range(len(verbs)))


@pytest.mark.parametrize(
    ("person", "kind", "before", "after", "line"),
    [
        (PCC, LineKind.PARAGRAPH, "", "", "The PCC asked |"),
        (PCC, LineKind.BULLET, "", "how", "The PCC asked |how"),
        (NN, LineKind.DECISION, "  ", "", "NN confirmed |"),
        (CC, LineKind.PARAGRAPH, "The PCC asked ", "", "The PCC asked the CC |"),
        (CC, LineKind.PARAGRAPH, "The PCC asked", " to act", "The PCC asked the CC| to act"),
        (CC, LineKind.PARAGRAPH, "asked the", ".", "asked the CC|."),
        (CC, LineKind.PARAGRAPH, "Done. ", "", "Done. The CC |"),
        (CC, LineKind.PARAGRAPH, "asked (", ")", "asked (the CC|)"),
        (CC, LineKind.ACTION, "", "", "CC |"),
        (CC, LineKind.ACTION, "CC to tell ", "", "CC to tell the CC |"),
        (PCC, LineKind.ITEM, "", "", "PCC |"),
        (PCC, LineKind.SUBHEADING, "Views of", "", "Views of PCC |"),
    ],
)
def test_a_key_writes_the_opening_at_the_start_and_what_one_is_called_elsewhere(person, kind, before, after, line):
    found = spoken(Vocabulary(people=[PCC, CC, NN]), speaker(person), kind, (before, after), 0)
    assert f"{before[: found.start]}{found.words}|{after}" == line


@given(st.text(max_size=40), st.text(max_size=9), st.sampled_from(list(LineKind)), st.integers(0, 50))
def test_what_stands_before_an_opening_stays(before, after, kind, verb):
    found = spoken(Vocabulary(people=[CC]), speaker(CC), kind, (before, after), verb)
    assert found.end == len(before)
    assert not before[: found.start].strip() or before[: found.start] == before
    assert "CC" in found.words


@given(st.builds(Attendee, st.text(), st.text(), st.text()))
def test_anybody_can_be_spoken_of(attendee):
    named = speaker(attendee)
    assert named.name in named.at_start
    assert verb_of(named, opening(named, 3)) in range(4)
