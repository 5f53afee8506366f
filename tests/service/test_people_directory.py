from datetime import date

import pytest

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service import open_service

MILLS, BRIEN = "Pippa Mills", "Cllr Zoë O’Brien"


def add(service, on, *people):
    return service.add_meeting(Meeting(Details("Monthly", date=on), people))


@pytest.fixture
def filled(service):
    add(service, date(2019, 5, 28), Attendee(MILLS, "Deputy", "DCC"), Attendee("John Smith"), Attendee("Robert Smith"))
    add(service, date(2021, 5, 28), Attendee("pippa  mills", "Deputy", "DCC"), Attendee(BRIEN, "Member"))
    add(service, date(2022, 7, 18), Attendee(MILLS, "Chief Constable", "CC"), Attendee("J. Smith", "Analyst"))
    return service


def people(service):
    return {person.name: person for person in service.people()}


def suggested(service, typed):
    return [person.name for person in service.suggest_people(typed)]


def test_a_person_has_the_posts_held_and_when(filled):
    found = people(filled)
    assert sorted(found) == ["Cllr Zoë O’Brien", "J. Smith", "John Smith", "Pippa Mills", "Robert Smith"]
    assert found[MILLS].meetings == 3
    assert found[MILLS].posts == (
        ("Chief Constable", "CC", date(2022, 7, 18), date(2022, 7, 18)),
        ("Deputy", "DCC", date(2019, 5, 28), date(2021, 5, 28)),
    )


def test_it_is_known_how_often_two_were_listed_together_under_any_of_their_names(filled):
    ids = {name: person.id for name, person in people(filled).items()}
    together = {
        names: filled.listed_together(*(ids[name] for name in names))
        for names in ((MILLS, BRIEN), (MILLS, "John Smith"), ("John Smith", "J. Smith"), (BRIEN, "J. Smith"))
    }
    assert list(together.values()) == [1, 1, 0, 0]
    filled.merge_people(ids["John Smith"], ids["J. Smith"])
    assert filled.listed_together(ids[MILLS], ids["John Smith"]) == 2


def test_two_entries_are_merged_for_good(filled, library):
    found = people(filled)
    filled.merge_people(found["John Smith"].id, found["J. Smith"].id)
    filled.close()
    again = open_service(library)
    merged = people(again)
    assert "J. Smith" not in merged
    assert (merged["John Smith"].meetings, merged["John Smith"].posts[0][0]) == (2, "Analyst")
    again.merge_people(merged["Robert Smith"].id, merged["John Smith"].id)
    assert people(again)["Robert Smith"].meetings == 2
    assert len(again.people()) == 3
    for keep, other in (("john smith", "robert smith"), ("robert smith", "robert smith"), ("none", "robert smith")):
        with pytest.raises(PlainError, match="not two people"):
            again.merge_people(keep, other)
    again.close()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("zoe", BRIEN),
        ("ZOË", BRIEN),
        ("o'b", BRIEN),
        ("o’b", BRIEN),
        ("obrien", BRIEN),
        ("zob", BRIEN),
        ("cllr zoe", BRIEN),
        ("J Smith", "J. Smith"),
        ("john", "John Smith"),
        ("pm", MILLS),
        ("mils", MILLS),
        ("rob sm", "Robert Smith"),
    ],
)
def test_the_right_person_is_suggested_first(filled, typed, first):
    assert suggested(filled, typed)[0] == first


def test_nobody_is_suggested_for_nothing_or_for_another_name(filled):
    assert [suggested(filled, typed) for typed in ("", " ", "amir", "'", "xq")] == [[]] * 5
