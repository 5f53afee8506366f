"""All checks before sending out, together: on the samples, in their order, on any text, and in good time."""

from dataclasses import replace
from time import process_time

from checked import KNOWN, PEOPLE, found, item, line, said, told
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.checks import Finding, KnownWords, Rule, check, read_words
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.domain.reading import read_action
from minutes_app.places import resources
from minutes_app.service import read_meeting


def of_sample(name):
    return told(check(read_meeting(resources() / "samples" / f"{name}-monthly-assurance.json"), KNOWN))


def test_the_minutes_of_2019():
    assert of_sample("2019-05") == [
        (Rule.NOBODY_HOLDS, "PC"),
        (Rule.ASKS_AND_ANSWERS, "The PCC responded"),
        (Rule.DOUBLED_WORD, "the the"),
        (Rule.PRESENT_TENSE, "The CC replies"),
        (Rule.EXPANDED_LATE, "DA"),
        (Rule.NEVER_EXPANDED, "ACC"),
        (Rule.NEVER_EXPANDED, "OCC"),
        (Rule.NEVER_EXPANDED, "SNT"),
        (Rule.NEVER_EXPANDED, "NFA"),
        (Rule.NEVER_EXPANDED, "IOM"),
    ]


def test_the_minutes_of_2022():
    assert of_sample("2022-07") == [
        (
            Rule.COMMITMENT,
            "The CC committed to sharing a briefing note on summer presence to be discussed at the CC-PCC 1:1 the same "
            "day.",
        ),
        (Rule.COMMITMENT, "The PCC and CC will continue to work together to meet key partners."),
        (
            Rule.COMMITMENT,
            "This approach will be reviewed and learning used to roll this type of scheme out across the force.",
        ),
        (Rule.ASKS_AND_ANSWERS, "The CC asked how the CC"),
        (Rule.NUMBER_OUT_OF_ORDER, "Ensuring all communities can access their police service quickly and conveniently"),
        (Rule.NUMBER_TWICE, "Empowering communities to contribute to community safety"),
        (Rule.EXPANDED_TWICE, "SNT"),
    ]


def test_marks_to_check_later_are_listed_last():
    marked = line("about 37 the the", marks=(Mark(6, 8, MarkKind.CHECK_LATER),))
    assert told(found(item("A"), marked)) == [(Rule.DOUBLED_WORD, "the the"), (Rule.CHECK_LATER, "37")]


def test_a_finding_is_the_same_while_other_words_change():
    (before,) = found(item("A"), line("It is the the force.", name="p"))
    (after,) = found(item("A"), line("So it was, and is the the force.", name="p"))
    assert before.key == after.key
    assert before.key != replace(before, line_id="q").key
    abbreviation = Finding(Rule.NEVER_EXPANDED, "", "p", 0, 3, "OCG")
    assert abbreviation.key == replace(abbreviation, line_id="q").key


def test_lists_of_words_are_read_with_remarks():
    assert read_words("# all\nPCC CC  # posts\n\nDCC") == {"PCC", "CC", "DCC"}
    assert all((KNOWN.abbreviations, KNOWN.posts, KNOWN.doubled))


WORDS = st.sampled_from(
    [
        *(
            "The PCC asked the PCC",
            "the the",
            "(OCG)",
            "OCG",
            "the CC replies.",
            "agreed to share",
            "31 June",
            "14:00pm",
        ),
        *("Apologies: Pippa Mills", "Tuesday 18 July", "item 7.3", "22th", "À̀", "📝", "ẞ", "İ", "٣١ June", "²"),
        *("29 February 0000", "99999th May", "at 25:99", "31/12/9999", "Monday 31 December 9999", "“", ".", "\u2028"),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map(" ".join))


@given(
    st.lists(st.tuples(TEXTS, st.sampled_from(LineKind), st.integers(1, 4), TEXTS), max_size=6),
    st.lists(TEXTS, max_size=3),
    st.one_of(st.none(), st.dates()),
)
def test_no_text_makes_a_check_fail_and_what_it_finds_stands_in_the_text(texts, names, day):
    lines = tuple(
        Line(
            str(place),
            kind,
            text,
            level,
            numbering=Numbering.TYPED if number else Numbering.AUTOMATIC,
            number=number,
            action=read_action(text, day) if kind is LineKind.ACTION else None,
        )
        for place, (text, kind, level, number) in enumerate(texts)
    )
    people = (*PEOPLE, *(Attendee(name, name, name) for name in names))
    for finding in check(Meeting(Details(date=day), people, lines), KNOWN):
        assert finding.sentence.rstrip("”").endswith((".", "?"))
        if finding.line_id:
            text = lines[int(finding.line_id)].text
            assert 0 <= finding.start <= finding.end <= len(text)
            assert text[finding.start : finding.end] == finding.words


def test_a_line_of_any_length_is_read_in_time_that_grows_with_it():
    def seconds(times):
        before = process_time()
        said("The CC asks if the OCG (OCG) will share it on 31 June, and the the PCC replies to NN at 25:00. " * times)
        return process_time() - before

    seconds(10)
    short, long = (min(seconds(times) for _ in range(3)) for times in (200, 1600))
    assert long < 20 * max(short, 0.02), "eight times the text, and not eight times eight the time"


def test_nothing_is_known_without_lists():
    assert check(Meeting(lines=(item("A"), line("The CCTV worked."))), KnownWords())[0].words == "CCTV"
