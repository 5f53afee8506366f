"""Short forms written out: which words, where, and as what. Nothing else may ever change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Attendee
from minutes_app.service import read_glossary
from minutes_app.writing.expanding import Vocabulary, begins_sentence

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Natasha Noorbakhsh", "Policy Officer", "NN"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Julian Moss", "Deputy Chief Constable", "DCC"),
    Attendee("Isla Thomas", "Analyst", "IT"),
    Attendee("Tom Carter", "Temporary Chief Constable", "T/CC"),
    Attendee("Jackie Irvin", "Policy Officer, OPCC"),
)


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    glossary, problem = read_glossary(tmp_path_factory.mktemp("none") / "library.sqlite")
    assert not problem
    return Vocabulary(glossary.with_own("bn = briefing note")[0], PEOPLE)


def never_said(words):
    return False


def written(vocabulary, before, kind=LineKind.PARAGRAPH, said=never_said):
    """Return the line once its last word is written out; the same line where it stays."""
    found = vocabulary.expansion(before, kind, said)
    return before[: found.start] + found.words + before[found.end :] if found else before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cc", "The CC"),
        ("It was noted. cc", "It was noted. The CC"),
        ("It was “noted.” cc", "It was “noted.” The CC"),
        ("What then? cc", "What then? The CC"),
        ("The PCC asked cc", "The PCC asked the CC"),
        ("There were others, e.g. cc", "There were others, e.g. the CC"),
        ("The PCC said: “cc", "The PCC said: “the CC"),
        ("“cc", "“The CC"),
        ("asked (cc", "asked (the CC"),
        ("asked [dcc", "asked [the DCC"),
        ("the report – cc", "the report – the CC"),
        ("pcc's", "The PCC's"),
        ("asked about pcc’s", "asked about the PCC’s"),
        ("nn", "NN"),
        ("He thanked nn", "He thanked NN"),
        ("He thanked nn's", "He thanked NN's"),
        ("asked t/cc", "asked the T/CC"),
    ],
)
def test_people_are_called_by_their_post_with_the_and_by_initials_without(vocabulary, before, after):
    assert written(vocabulary, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the cc", "the CC"),
        ("The cc", "The CC"),
        ("It was noted. The cc", "It was noted. The CC"),
        ("asked a cc", "asked a CC"),
        ("the new cc", "the new CC"),
        ("the acting  dcc", "the acting  DCC"),
        ("breathe cc", "breathe the CC"),
        ("and then cc", "and then the CC"),
        ("the then cc", "the then CC"),
        ("The CC and dcc", "The CC and DCC"),
        ("The PCC & cc", "The PCC & CC"),
        ("was ongoing and cc", "was ongoing and the CC"),
        ("cc and dcc", "cc and the DCC"),
    ],
)
def test_there_is_one_the_and_no_second(vocabulary, before, after):
    assert written(vocabulary, before) == after


@pytest.mark.parametrize(
    "before",
    [
        "",
        " ",
        "cc ",
        "CC",
        "Cc",
        "The CC",
        "acc",
        "ccs",
        "cc-led",
        "non-cc",
        "pcc/cc",
        "a@cc",
        "cc@cc",
        "www.cc",
        "x.cc",
    ],
)
def test_only_a_whole_word_in_small_letters_is_written_out(vocabulary, before):
    assert written(vocabulary, before) == before


@pytest.mark.parametrize(
    "before", ["20 cc", "2.4 cc", "20cc", "cc2", "_cc", "cc:", "'cc'", "soh's", "to_cc", "cc\u00b2"]
)
def test_measures_addresses_and_quoted_words_stay(vocabulary, before):
    assert written(vocabulary, before) == before


@pytest.mark.parametrize("kind", [LineKind.ITEM, LineKind.SUBHEADING])
def test_titles_stay_as_typed(vocabulary, kind):
    assert written(vocabulary, "cc", kind) == "cc"
    assert written(vocabulary, "Update on soh", kind) == "Update on soh"


@pytest.mark.parametrize("kind", [LineKind.PARAGRAPH, LineKind.BULLET, LineKind.NOTE, LineKind.DECISION])
def test_every_kind_of_text_has_it(vocabulary, kind):
    assert written(vocabulary, "cc", kind) == "The CC"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cc", "CC"),
        ("the cc", "the CC"),
        ("CC and dcc", "CC and DCC"),
        ("CC, dcc", "CC, DCC"),
        ("The CC and the dcc", "The CC and the DCC"),
        ("CC, DCC and nn", "CC, DCC and NN"),
        ("CC to tell pcc", "CC to tell the PCC"),
        ("Confidence to go to cc", "Confidence to go to the CC"),
        ("Confidence and cc", "Confidence and CC"),
    ],
)
def test_an_owner_has_no_the_and_the_words_of_an_action_have(vocabulary, before, after):
    assert written(vocabulary, before, LineKind.ACTION) == after


@pytest.mark.parametrize(
    "word", ["it", "all", "so", "an", "is", "as", "am", "us", "al", "in", "no", "me", "may", "will"]
)
def test_words_of_everyday_english_are_never_written_out(vocabulary, word):
    people = (*PEOPLE, Attendee("A Person", "Post", word.upper()))
    assert written(vocabulary.with_people(people), f"He said {word}") == f"He said {word}"


def test_a_single_letter_is_never_written_out(vocabulary):
    people = [Attendee("Ann", "Guest", "A"), Attendee("Ian", "", "I")]
    assert written(vocabulary.with_people(people), "It was a") == "It was a"
    assert written(vocabulary.with_people(people), "so i") == "so i"


def test_nobody_of_another_meeting_is_written_out(vocabulary):
    assert written(vocabulary.with_people(PEOPLE[:1]), "cc") == "cc"
    assert written(vocabulary.with_people(()), "pcc") == "pcc"


@pytest.mark.parametrize(
    ("before", "first", "later"),
    [
        ("The work of soh", "The work of Single Online Home (SOH)", "The work of SOH"),
        ("cj", "Criminal justice (CJ)", "CJ"),
        ("for cj", "for criminal justice (CJ)", "for CJ"),
        ("The number of cip", "The number of Citizens in Policing (CiP)", "The number of CiP"),
    ],
)
def test_a_term_is_spelt_out_first_and_short_after_that(vocabulary, before, first, later):
    assert written(vocabulary, before) == first
    assert written(vocabulary, before, said=lambda words: words == f"({first.rpartition('(')[2]}") == later


def test_a_term_spelt_out_in_the_same_line_is_short(vocabulary):
    assert written(vocabulary, "Single Online Home (SOH) and soh") == "Single Online Home (SOH) and SOH"


def test_where_it_was_spelt_out_is_asked_for_a_term_alone(vocabulary):
    def asked(words):
        raise AssertionError(words)

    assert written(vocabulary, "and so cc", said=asked) == "and so the CC"
    assert written(vocabulary, "and so nothing", said=asked) == "and so nothing"
    with pytest.raises(AssertionError, match="SOH"):
        written(vocabulary, "and so soh", said=asked)


def test_words_without_a_capital_are_written_out_each_time(vocabulary):
    assert written(vocabulary, "share his bn", said=lambda words: True) == "share his briefing note"
    assert written(vocabulary, "bn", said=lambda words: True) == "Briefing note"


TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(["cc", "CC", "the", "soh", " ", " and ", ". ", "“", "'s", "9", "📝", "\u00a0", "it"])).map(
        "".join
    ),
)


@given(TEXT, st.sampled_from(list(LineKind)), st.booleans())
def test_only_the_last_word_ever_changes(vocabulary, before, kind, said):
    found = vocabulary.expansion(before, kind, lambda words: said)
    if found is None:
        return
    word = before[found.start : found.end]
    assert found.end == len(before)
    assert word == word.lower()
    assert not any(letter.isspace() for letter in word)
    assert not before[: found.start] or not before[found.start - 1].isalnum()
    assert found.words and found.words != word
    again = before[: found.start] + found.words
    assert vocabulary.expansion(again, kind, lambda words: said) is None or found.words.endswith("note")


@given(st.text())
def test_any_words_end_a_sentence_or_not(lead):
    assert begins_sentence(lead) in (True, False)
