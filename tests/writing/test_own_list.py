"""A person's own list changed an entry at a time: what is not touched stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.writing.glossary import Entry, Glossary
from minutes_app.writing.own_list import OwnList, typed_entry

OFFICE, _ = Glossary(small_words=frozenset({"it"})).with_own("SOH = Single Online Home\nDA = Domestic Abuse\n")
TEXT = "# mine\nbn = note\n\nno line\nSOH =\nbn = briefing note"


def test_of_two_lines_for_one_short_form_the_later_holds_and_a_change_leaves_one():
    own = OwnList(TEXT)
    assert own.entries["bn"].words == "briefing note"
    changed = own.with_entry(Entry("bn", "brief"), "bn")
    assert changed.text == "# mine\nbn = brief\n\nno line\nSOH =\n"


def test_one_given_another_short_form_stays_in_its_place():
    assert OwnList(TEXT).with_entry(Entry("soh", "home"), "soh").text.splitlines()[4] == "soh = home"
    assert OwnList("a1 = x\nb1 = y\n").with_entry(Entry("c1", "z"), "a1").text == "c1 = z\nb1 = y\n"


def test_a_new_one_goes_to_the_end_and_one_taken_away_leaves_the_rest():
    assert OwnList("# mine").with_entry(Entry("qa", "question")).text == "# mine\nqa = question\n"
    assert OwnList(TEXT).without("bn").text == "# mine\n\nno line\nSOH =\n"
    assert OwnList("").without("bn").text == ""


def test_the_list_says_what_is_whose():
    listed = [(form.entry.short, form.entry.words, form.is_own, form.is_off) for form in OwnList(TEXT).listed(OFFICE)]
    assert ("bn", "briefing note", True, False) in listed
    assert ("SOH", "Single Online Home", True, True) in listed
    assert listed[-1] == ("DA", "Domestic Abuse", False, False)


@pytest.mark.parametrize(
    ("short", "words", "instead_of", "said"),
    [
        ("bn", "brief", "bn", ""),
        ("qa", "question", "bn", ""),
        ("bn", "brief", "qa", "“bn” stands in your list already."),
        ("da", "", "", ""),
        ("qa", " ", "", "Type the words"),
        (" ", "words", "", "Type a short form first."),
        ("It", "words", "", "“It” is a word of everyday English"),
        ("q=a", "words", "", "A short form is a letter"),
    ],
)
def test_what_cannot_be_put_in_is_said(short, words, instead_of, said):
    problem = OwnList(TEXT).problem(OFFICE, typed_entry(short, words), instead_of)
    assert problem.startswith(said)
    assert bool(problem) is bool(said)


@given(st.text(max_size=80), st.from_regex(r"[a-z]{3,6}", fullmatch=True), st.text(min_size=1, max_size=30))
def test_whatever_stands_in_the_file_what_is_put_in_is_read_back(text, short, words):
    entry = typed_entry(short, words)
    if not OwnList(text).problem(Glossary(), entry, entry.code):
        glossary, _ = Glossary().with_own(OwnList(text).with_entry(entry, entry.code).text)
        assert glossary.entries[entry.code] == entry
        assert entry.code not in OwnList(text).with_entry(entry).without(entry.code).entries
