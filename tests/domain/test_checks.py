"""Checks before sending out: each rule on what it is for, and on what only looks like it."""

from dataclasses import replace
from datetime import date, time
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.checks import Finding, KnownWords, Rule, check, read_words
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting
from minutes_app.domain.reading import read_action
from minutes_app.places import resources
from minutes_app.service import read_meeting
from minutes_app.service.checking import known_words

DAY = date(2022, 7, 18)  # a Monday
KNOWN = known_words()
PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Julian Moss", "Deputy Chief Constable", "DCC"),
    Attendee("Natasha Noorbakhsh", "Policy Officer", "NN"),
    Attendee("Tracey Onslow", "Deputy Police and Crime Commissioner", "DPCC", Attendance.APOLOGIES),
)


def line(text, kind=LineKind.PARAGRAPH, name="", **more):
    return Line(name or text, kind, text, **more)


def item(text, level=1, number="", **more):
    typed = {"numbering": Numbering.TYPED, "number": number} if number else {}
    return line(text, LineKind.ITEM, level=level, **typed, **more)


def action(text, **more):
    return line(text, LineKind.ACTION, action=replace(read_action(text, DAY), **more))


def found(*lines, people=PEOPLE, details=None, remembered=None):
    meeting = Meeting(details or Details("Assurance", date=DAY), tuple(people), lines)
    return check(meeting, KNOWN, remembered or {})


def said(*texts, **more):
    """What is found in paragraphs, as rule and words."""
    return told(found(item("Custody"), *map(line, texts), **more))


def told(findings):
    return [(finding.rule, finding.words) for finding in findings]


# The samples: every finding was read against the originals


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


# Follow-up


def test_an_open_task_needs_an_owner_and_a_bring_back_none():
    assert told(found(item("A"), action("Share the plan"))) == [(Rule.ACTION_WITHOUT_OWNER, "Share the plan")]
    quiet = (
        action("CC to share the plan"),
        action("Confidence to be brought back to the November meeting"),
        action("Share the paper", status=ActionStatus.COMPLETE),
        line("Share the plan", LineKind.ACTION, action=Action(ActionKind.TASK, ("CC",))),
    )
    assert not found(item("A"), *quiet)


def test_an_owner_is_somebody_at_the_meeting():
    (one,) = found(item("A"), action("CC and ACC to share the plan"))
    assert (one.rule, one.words, one.sentence) == (
        Rule.OWNER_NOT_HERE,
        "ACC",
        "“ACC” is to act, and is nobody at this meeting.",
    )
    assert not found(item("A"), action("All to share the plan"), action("DPCC to share it"))
    unsaid = line("Share it", LineKind.ACTION, action=Action(owners=("Mary Lee",)))
    assert told(found(item("A"), unsaid)) == [(Rule.OWNER_NOT_HERE, "Share it")]


@pytest.mark.parametrize(
    "text",
    [
        "The CC committed to sharing the briefing note.",
        "The CC agreed to share the paper.",
        "It was noted that the DCC had agreed to circulate it.",
        "The CC will share the paper.",
        "NN confirmed that she would circulate the paper.",
        "The CC undertook to write to the MP.",
        "The process will be reviewed in the autumn.",
        "The PCC and CC will continue to work together.",
        "The DCC would provide further detail.",
        "She will provide a note.",
    ],
)
def test_a_promise_wants_an_action(text):
    assert said(text) == [(Rule.COMMITMENT, text)]
    assert not found(item("Custody"), line(text), action("CC to do so by 31 August"))


@pytest.mark.parametrize(
    "text",
    [
        "The CC is committed to improving the service.",
        "The force remained committed to reducing harm.",
        "The CC agreed to the proposal.",
        "It was agreed that the plan was good.",
        "The PCC asked if the CC would share the paper.",
        "The PCC asked when the plan will be reviewed.",
        "The increase will continue to be felt.",
        "“We will share it,” said the residents.",
        "The force will provide policing.",
        "The CC would ensure consistent focus.",
        "Members agreed to note the report and the PCC agreed to approve it.",
        "The new system will provide a better service.",
        "The risk register will be reviewed quarterly.",
    ],
)
def test_what_only_sounds_like_a_promise(text):
    assert not said(text)


def test_a_promise_is_kept_by_an_action_of_its_item_that_says_the_same():
    promise = line("The CC agreed to share the custody briefing.")
    kept = action("CC to share the custody briefing note")
    between = line("The PCC thanked the CC.")
    assert not found(item("Custody"), promise, between, kept)
    assert told(found(item("Custody"), promise, between, action("CC to write to partners"))) == [
        (Rule.COMMITMENT, promise.text)
    ]
    assert told(found(item("Custody"), promise, item("Roads"), kept)) == [(Rule.COMMITMENT, promise.text)]


# People


def test_a_person_is_present_or_apologises():
    twice = (*PEOPLE, Attendee("pippa  mills", "Chief Constable", "", Attendance.APOLOGIES))
    (one,) = found(people=twice)
    assert (one.rule, one.attendee, one.line_id) == (Rule.PRESENT_AND_APOLOGISING, "pippa  mills", "")
    rule = Rule.PRESENT_AND_APOLOGISING
    assert said("Apologies were received from Pippa Mills and the DCC.") == [(rule, "Pippa Mills"), (rule, "DCC")]
    assert said("Apologies: Julian Moss, Tracey Onslow") == [(rule, "Julian Moss")]
    assert said("The DPCC confirmed that it was so.") == [(rule, "DPCC")]


@pytest.mark.parametrize(
    "text",
    [
        "Apologies were received from Tracey Onslow (DPCC).",
        "The CC offered her apologies for the delay.",
        "Apologies were received from the CC's staff officer.",
        "The DPCC's report was read.",
    ],
)
def test_apologies_that_agree(text):
    assert not said(text)


def test_two_people_of_one_name_may_both_be_here():
    assert not found(people=(*PEOPLE, Attendee("Pippa Mills", "Inspector", "PM")))


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


# Agenda


def test_typed_numbers_stand_once_and_in_order():
    def numbers(*items):
        findings = found(*(each for one in items for each in (one, line("Text", name=one.text + "text"))))
        return [(finding.rule, finding.words) for finding in findings]

    assert numbers(item("A", number="2.4"), item("B", number="2.4")) == [(Rule.NUMBER_TWICE, "B")]
    assert numbers(item("A", number="3"), item("B", number="2")) == [(Rule.NUMBER_OUT_OF_ORDER, "B")]
    assert numbers(item("A"), item("B", 2, "7.1")) == [(Rule.NUMBER_OUT_OF_ORDER, "B")]
    assert not numbers(item("A"), item("B", number="2"), item("C"), item("D", number="5"), item("E", number="10"))
    assert not numbers(item("A", number="4a"), item("B", number="4b"), item("C", number="²"))
    series = item("A", own_series=True)
    assert not numbers(series, item("B", 2, "1."), item("C", 2, "2."), item("D"))


def test_a_reference_leads_to_an_item():
    text = line("As said under agenda item 7.3.", name="r")
    (one,) = found(item("A"), text)
    assert (one.rule, one.words, one.sentence) == (Rule.NUMBER_NOT_THERE, "7.3", "No item has the number 7.3.")
    meant = {"r": {"1": "B"}}
    (one,) = found(item("A"), line("See item 1.", name="r"), item("B"), line("Text"), remembered=meant)
    assert one.sentence == "What was item 1 is now item 2."


def test_items_hold_something():
    heading = line("Call handling", LineKind.SUBHEADING)
    findings = found(item("A"), line(" ", name="blank"), item("B"), item("C", 2), item(""), line("x"), heading)
    assert [(each.rule, each.words) for each in findings] == [
        (Rule.EMPTY_ITEM, "A"),
        (Rule.EMPTY_ITEM, "C"),
        (Rule.EMPTY_ITEM, ""),
        (Rule.EMPTY_ITEM, "Call handling"),
    ]
    assert not found(item("A"), item("B", 2), line("N/A"))


# Dates


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("It was held on 31 June.", Rule.IMPOSSIBLE_DATE, "31 June"),
        ("From 29 February 2023 on.", Rule.IMPOSSIBLE_DATE, "29 February 2023"),
        ("On the 45th May.", Rule.IMPOSSIBLE_DATE, "45th May"),
        ("On 31/06/2022.", Rule.IMPOSSIBLE_DATE, "31/06/2022"),
        ("On the 22th.", Rule.IMPOSSIBLE_DATE, "22th"),
        ("It was on Tuesday 18 July 2022.", Rule.WEEKDAY, "Tuesday 18 July 2022"),
        ("It was on Wed 18th July.", Rule.WEEKDAY, "Wed 18th July"),
        ("It began at 14:00pm.", Rule.IMPOSSIBLE_TIME, "14:00pm"),
        ("It began at 00.30 p.m. sharp.", Rule.IMPOSSIBLE_TIME, "00.30 p.m."),
        ("It began at 25:00.", Rule.IMPOSSIBLE_TIME, "25:00"),
        ("It began at 10:75.", Rule.IMPOSSIBLE_TIME, "10:75"),
    ],
)
def test_dates_and_times_that_cannot_be(text, rule, words):
    assert said(text) == [(rule, words)]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday 11 July.",  # the week before
        "They had met on Sunday 18 July.",  # the year before
        "The ratio was 60:40 and the score 27:15, 24/7, 999/101, 1:1, 22/23 and 2023/24.",
        "It stood at 20:80.",
        "Meeting Room 1.38 at 10:00am, 2pm, 12am, 12:30 pm, 24:00.",
        "In May 2019 the 40 May elections and the 32 March marches.",
        "Between 10-12 May 2022, on 1 and 2 June, and by 31 March 2023.",
        "The 1st, 2nd, 3rd, 11th, 12th, 13th, 21st, 101st and 112th.",
        "Version 1.31 June and £31 June.",
        "By Thursday 25th August 2022, 10:00am.",
    ],
)
def test_dates_and_times_that_can_be(text):
    assert not said(text)


def test_dates_to_come_are_of_the_year_to_come():
    next_item = item("Confirmation of next meeting")
    assert told(found(next_item, line("Sunday 18 July at 10:00"))) == [(Rule.WEEKDAY, "Sunday 18 July")]
    assert not found(next_item, line("Thursday 25th August, 10:00am"))
    assert told(found(item("A"), action("CC to share it by Friday 31 August"))) == [(Rule.WEEKDAY, "Friday 31 August")]
    assert told(found(item("A"), action("CC to share it by 31 August 2021"))) == [
        (Rule.IMPOSSIBLE_DATE, "by 31 August 2021")
    ]


def test_details_agree_with_themselves():
    wrong = Details(date=DAY, start_time=time(14), end_time=time(13), next_meeting=NextMeeting(date=date(2022, 7, 1)))
    assert [(each.rule, each.line_id, each.attendee) for each in found(details=wrong)] == [
        (Rule.IMPOSSIBLE_TIME, "", ""),
        (Rule.IMPOSSIBLE_DATE, "", ""),
    ]
    right = Details(date=DAY, start_time=time(14), end_time=time(15), next_meeting=NextMeeting(date=date(2022, 8, 25)))
    assert not found(details=right)


def test_without_the_meetings_date_only_whole_dates_are_judged():
    undated = Details("Assurance")
    assert not said("It was on Sunday 18 July.", details=undated)
    assert said("It was on Sunday 18 July 2022.", details=undated) == [(Rule.WEEKDAY, "Sunday 18 July 2022")]
    assert said("It was on 31 June.", details=undated) == [(Rule.IMPOSSIBLE_DATE, "31 June")]


# Words


@pytest.mark.parametrize("words", ["the the", "The the", "was  was", "The The"])
def test_a_word_stands_once(words):
    assert said(f"{words} force") == [(Rule.DOUBLED_WORD, words)]


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


# Marks, order and keys


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
    assert seconds(1600) < 12 * max(seconds(200), 0.02), "eight times the text"


def test_nothing_is_known_without_lists():
    assert check(Meeting(lines=(item("A"), line("The CCTV worked."))), KnownWords())[0].words == "CCTV"
