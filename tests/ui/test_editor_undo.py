"""Whatever is done to the minutes, they stay one list of lines with true views, and undo gives all of it back."""

from collections import Counter
from dataclasses import replace

import pytest
from editing_help import SMALL, STEPS, Hand
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from minutes_app.domain.views import actions, agenda, word_count
from minutes_app.places import resources
from minutes_app.service import open_service, read_glossary, read_meeting
from ui.meeting.page import MeetingPage
from ui.theme import LIGHT


def check(page):
    """The lines are the document's, each with an id of its own; every view is a fresh reading of them."""
    fresh = page.editor.lines.fresh()
    assert list(page.editor.lines.lines) == fresh
    ids = [line.id for line in fresh]
    assert all(ids), "a line without an id"
    assert len(set(ids)) == len(ids), "two lines with one id"
    assert page.agenda_model.entries == agenda(fresh)
    assert [(c.line_id, c.number, c.title, c.text, c.action) for c in page.action_model.cards] == [
        (a.line_id, a.number, a.title, a.text, a.action) for a in actions(fresh)
    ]
    assert page.meeting.meeting.lines == tuple(fresh)
    assert page.words == word_count(fresh)


# What these do leaves every word where it is, or only cuts lines in two and joins them.
KEEPS_TEXT = {"level_item", "move_item", "drop_item", "kind", "tab", "number", "own_series", "copy"}


def words_of(lines):
    return sorted("".join("".join(line.text.split()) for line in lines))


def letters_of(words):
    return Counter("".join(words).casefold())


def play(page, steps):
    """Do the steps, checking after each; then take all back and do all again."""
    hand = Hand(page)
    start = page.editor.lines.fresh()
    check(page)
    for name, *arguments in steps:
        before = words_of(hand.lines)
        getattr(hand, name)(*arguments)
        check(page)
        if name in KEEPS_TEXT or name == "sentence":
            assert words_of(hand.lines) == before, "text was lost"
        if name == "enter" and arguments[1] is None:  # it can write a short form out
            assert letters_of(before) <= letters_of(words_of(hand.lines)), "text was lost"
    document = page.editor.document()
    while document.isRedoAvailable():
        page.editor.redo()
    end = page.editor.lines.fresh()
    while document.isUndoAvailable():
        page.editor.undo()
        check(page)
    assert page.editor.lines.fresh() == start
    while document.isRedoAvailable():
        page.editor.redo()
        check(page)
    assert page.editor.lines.fresh() == end


class Desk:
    """A page and a real library under it, for one meeting after the other."""

    def __init__(self, page, service):
        self.page = page
        self.service = service
        sample = read_meeting(resources() / "samples" / "2019-05-monthly-assurance.json")
        self.starts = [replace(sample, lines=SMALL), replace(sample, lines=()), sample]

    def __repr__(self):
        return "a desk"

    def open(self, which):
        self.page.leave()
        meeting_id = self.service.add_meeting(self.starts[which])
        self.page.show_meeting(self.service.open_meeting(meeting_id, lambda state: None))


@pytest.fixture
def desk(qtbot, dressed, library):
    page, service = MeetingPage(LIGHT), open_service(library)
    qtbot.addWidget(page)
    page.writing.take_glossary(read_glossary(library)[0])
    page.resize(1366, 700)
    yield Desk(page, service)
    page.leave()
    service.close()


@settings(
    max_examples=100,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],  # explaining a failure takes many minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(which=st.sampled_from([0, 0, 0, 0, 0, 0, 1, 1, 1, 2]), steps=st.lists(STEPS, min_size=30, max_size=30))
@pytest.mark.timeout(600)  # only a failure takes long: it is made small
def test_any_thirty_edits_undo_and_redo_exactly(desk, which, steps):
    desk.open(which)
    play(desk.page, steps)
