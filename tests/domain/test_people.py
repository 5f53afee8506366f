import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.meeting import Attendance, Attendee
from minutes_app.domain.people import (
    capacity_on_page,
    count_sentence,
    read_attendee,
    same_person,
    shared_short_forms,
    written,
)


@pytest.mark.parametrize(
    ("typed", "name", "capacity", "short"),
    [
        ("Jane Smith, Head of Policy (JS)", "Jane Smith", "Head of Policy", "JS"),
        ("Jane Smith,Head of Policy(JS)", "Jane Smith", "Head of Policy", "JS"),
        ("  Jane Smith  ,  Head of Policy  ( JS ) ", "Jane Smith", "Head of Policy", "JS"),
        ("Jane Smith", "Jane Smith", "", ""),
        ("Jane Smith (JS)", "Jane Smith", "", "JS"),
        ("Jane Smith, Head of Policy", "Jane Smith", "Head of Policy", ""),
        ("Anthony Bangham, Chief Constable (CC))", "Anthony Bangham", "Chief Constable", "CC"),
        ("Jackie Irvin, Policy Officer, OPCC", "Jackie Irvin", "Policy Officer, OPCC", ""),
        ("Rachel Jones, T/Deputy Chief Constable (T/DCC)", "Rachel Jones", "T/Deputy Chief Constable", "T/DCC"),
        ("Jane, Head (interim) of IT (HIT)", "Jane", "Head (interim) of IT", "HIT"),
        ("Siân Ŵyn-Jones, Pennaeth (SŴJ)", "Siân Ŵyn-Jones", "Pennaeth", "SŴJ"),
        ("Sia\u0302n", "Siân", "", ""),
        ("ישראל ישראלי, ראש (יי)", "ישראל ישראלי", "ראש", "יי"),
        ("<b>Jane</b>, <i>Head</i> (JS)", "<b>Jane</b>", "<i>Head</i>", "JS"),
        ("Jane,", "Jane", "", ""),
        ("Jane ()", "Jane", "", ""),
        ("Jane\nSmith", "Jane Smith", "", ""),
        ("Jane\x00Smith", "Jane\ufffdSmith", "", ""),
        ("N" * 500 + ", Officer (NN)", "N" * 500, "Officer", "NN"),
    ],
)
def test_adding_by_typing(typed, name, capacity, short):
    assert read_attendee(typed) == Attendee(name, capacity, short)


@pytest.mark.parametrize("typed", ["", "   ", "\t", ",", ", Officer", "(CC)", ", (CC)", "\ufeff"])
def test_nobody_is_added_without_a_name(typed):
    assert read_attendee(typed) is None


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_whatever_raises(typed):
    attendee = read_attendee(typed)
    assert attendee is None or (attendee.name and attendee.name == attendee.name.strip())


WORDS = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=12)
TITLES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(TITLES, st.one_of(st.just(""), TITLES), st.one_of(st.just(""), WORDS))
def test_what_is_written_is_read(name, capacity, short):
    attendee = read_attendee(written(Attendee(name, capacity, short)))
    assert attendee is not None
    assert read_attendee(written(attendee)) == attendee
    assert bool(attendee.capacity) == bool(capacity)
    assert bool(attendee.short_form) == bool(short)


def test_people_of_the_samples(sample):
    for person in sample["people"]:
        attendee = Attendee(person["name"], person["capacity"] or "", person["abbreviation"] or "")
        assert read_attendee(written(attendee)) == attendee


@pytest.mark.timeout(5)
@pytest.mark.parametrize("typed", ["a" + " " * 5000 + "x(", "(" * 5000, "a," * 5000 + "(", "a" + "()" * 5000 + "b"])
def test_long_texts_are_quick(typed):
    assert read_attendee(typed) is not None or typed.startswith("(")


def test_capacity_on_the_page():
    assert capacity_on_page(Attendee("A", "Chief Constable", "CC")) == "Chief Constable (CC)"
    assert capacity_on_page(Attendee("A", "Chief Constable")) == "Chief Constable"
    assert capacity_on_page(Attendee("A", "", "CC")) == "(CC)"


def test_two_people_with_one_short_form():
    people = [Attendee("A", short_form="CC"), Attendee("B", short_form="сс"), Attendee("C", short_form="DCC"),
              Attendee("D"), Attendee("E")]  # fmt: skip
    assert shared_short_forms(people) == {"CC"}


def test_the_same_person_whatever_the_spacing():
    people = [Attendee("Jane Smith"), Attendee("Siân Wyn")]
    assert same_person(people, " jane   SMITH") == 0
    assert same_person(people, "Sia\u0302n Wyn") == 1
    assert same_person(people, "Jane") is None


def test_count_sentence():
    people = [Attendee("A"), Attendee("B"), Attendee("C", attendance=Attendance.APOLOGIES)]
    assert count_sentence(people) == "2 present · 1 apology"
    assert count_sentence([]) == "0 present"
    assert count_sentence([*people, Attendee("D", attendance=Attendance.APOLOGIES),
                           Attendee("E", attendance=Attendance.IN_ATTENDANCE),
                           Attendee("F", attendance=Attendance.NOT_LISTED)]) == (
        "2 present · 1 in attendance · 2 apologies"
    )  # fmt: skip
