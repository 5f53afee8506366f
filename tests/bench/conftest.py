"""A large library for the benchmarks: 5,000 meetings, 250,000 lines and 40,000 actions."""

import random
from datetime import date, timedelta

import pytest

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.lines import Line, LineKind, new_line_id
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.service.starting import SHIPPED_SERIES
from minutes_app.storage import meetings, opening

MEETINGS, LINES, ACTIONS = 5_000, 50, 8
POSTS = ("CC", "DCC", "ACC", "PCC", "DPCC", "NN", "CP", "JI")
SYLLABLES = [
    a + b
    for a in ["b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v"]
    for b in ["a", "e", "i", "o", "u", "ar", "en", "il", "or", "st"]
]


def words_of(chance):
    """Return 20,000 made words and how often each stands there, as in English: the first ones everywhere."""
    made = list({"".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(40_000)})[:20_000]
    words = ["the", "and", "police", "force", "meeting", "confidence", "performance", "public", *made]
    return words, [1 / (place + 3) for place in range(len(words))]


def made_meetings(chance):
    words, weights = words_of(chance)
    stream = iter(chance.choices(words, weights, k=MEETINGS * LINES * 16))
    people = [[f"{chance.choice(words).title()} {chance.choice(words).title()}" for _ in POSTS] for _ in range(40)]
    for number in range(MEETINGS):
        on = date(2006, 1, 2) + timedelta(number * 1.5)
        here = people[number // (MEETINGS // len(people))]
        attendees = tuple(Attendee(name, post, post) for name, post in zip(here, POSTS, strict=True))
        lines = tuple(made_line(chance, place, on, stream) for place in range(LINES))
        yield Meeting(Details(f"Series {number % 10}", date=on), attendees, lines)


def made_line(chance, place, on, stream):
    text = " ".join(next(stream) for _ in range(chance.randint(6, 14)))
    if place % 6 == 0 and place // 6 < ACTIONS:
        due = on + timedelta(chance.randint(5, 90)) if chance.random() < 0.4 else None
        old = on < date(2026, 11, 22) - timedelta(500)
        status = ActionStatus.COMPLETE if chance.random() < (0.9 if old else 0.3) else ActionStatus.OPEN
        action = Action(ActionKind.TASK, tuple(chance.sample(POSTS, chance.randint(1, 2))), due, status=status)
        return Line(new_line_id(), LineKind.ACTION, text, action=action)
    kind = LineKind.ITEM if place % 6 == 1 else LineKind.PARAGRAPH
    return Line(new_line_id(), kind, text, 1 + (place % 12 == 1))


@pytest.fixture(scope="session")
def large_library(tmp_path_factory):
    """The library's path; its index is made when it is opened first."""
    path = tmp_path_factory.mktemp("bench") / "large.sqlite"
    opening.prepare_folder(path)
    database = opening.open_writing(path, SHIPPED_SERIES)
    for (name,) in database.raw.execute("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'").fetchall():
        database.raw.execute(f"DROP TRIGGER {name}")
    with database.writing() as connection:
        for meeting in made_meetings(random.Random(5)):
            meetings.add(connection, meeting)
    database.close()
    return path
