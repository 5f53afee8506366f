"""What a hit of the search shows: whole words around those found, and its heads above the band of the chosen one."""

import re
from datetime import date
from itertools import pairwise

import pytest

from minutes_app.domain.follow_up import Hit
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from ui.library.hits import HIT_ROLE, _marked
from ui.theme import LIGHT

TEXT = (
    "The PCC asked how the force would reach out local communities, the more it could drive activity. The Local "
    "Policing Community Charter is a key vehicle and looks at how the organisation can communicate where they are, "
    "what the local policing teams do; and some of the technology behind it."
)


def hit(text, *found):
    spans = tuple(sorted(match.span() for word in found for match in re.finditer(word, text)))
    return Hit(1, "a", "Monthly", date(2022, 7, 18), "1", "Item", text, spans)


def shown(found):
    return re.sub("<[^>]*>", "", _marked(found, LIGHT))


@pytest.mark.parametrize("word", ["PCC", "local", "Charter", "teams", "technology", "behind it", "activity. The"])
def test_the_words_around_a_hit_are_whole_and_dots_stand_for_the_rest(word):
    told = shown(hit(TEXT, word))
    core = told.strip("…")
    assert word in core
    assert re.search(rf"(?<![\w,]){re.escape(core)}(?!\w)", TEXT)
    assert told.startswith("…") != TEXT.startswith(core)
    assert told.endswith("…") != TEXT.endswith(core)


def test_a_text_that_fits_is_shown_whole():
    assert shown(hit("The budget, agreed.", "budget")) == "The budget, agreed."


@pytest.mark.parametrize("text", ["x" * 400, "y" * 100 + "x" * 200, "日本" * 200 + "x" * 9])
def test_a_word_longer_than_the_room_is_shown_as_far_as_found(text):
    told = shown(hit(text, "x+"))
    assert "x" in told
    assert told.strip("…") in text


def test_no_text_is_lost_where_nothing_is_marked():
    assert shown(hit("a" * 300)) == "a" * 170 + "…"
    assert shown(hit("")) == ""


@pytest.fixture
def hits(window, typist):
    lines = (Line("i" * 16, LineKind.ITEM, "Joy, gypsy, query"), Line("p" * 16, LineKind.PARAGRAPH, TEXT))
    window.service.add_meeting(Meeting(Details("Monthly", date=date(2022, 7, 18)), (), lines))
    typist.press("Ctrl+K")
    typist.type("vehicle")
    assert window.library.search.list.model().index(0, 0).data(HIT_ROLE)
    return window.library.search.list


def test_the_band_of_the_chosen_hit_leaves_its_heads_as_they_are(hits):
    band = hits.visualRect(hits.model().index(0, 0))
    chosen = hits.viewport().grab(band).toImage()
    hits.clearSelection()
    plain = hits.viewport().grab(band).toImage()
    ground = plain.pixelColor(2, plain.height() - 2)
    top = next(y for y in range(plain.height()) if chosen.pixelColor(2, y) != plain.pixelColor(2, y))
    inked = [any(plain.pixelColor(x, y) != ground for x in range(plain.width())) for y in range(plain.height())]
    assert sum(before != after for before, after in pairwise(inked[:top])) == 4  # two heads
    assert not any(inked[top - 1 : top + 2])


def test_enter_on_a_hit_shows_the_found_words_with_the_caret_behind_them(window, typist):
    lines = (Line("i" * 16, LineKind.ITEM, "Item"), Line("p" * 16, LineKind.PARAGRAPH, TEXT))
    window.service.add_meeting(Meeting(Details("Monthly", date=date(2022, 7, 18)), (), lines))
    typist.press("Ctrl+K")
    typist.type("technology")
    typist.press("Return")
    editor = window.page.editor
    assert editor.hasFocus()
    assert not editor.textCursor().hasSelection()
    assert [shade.cursor.selectedText() for shade in editor.extraSelections()] == ["technology"]
    assert editor.spot.column == TEXT.index("technology") + len("technology")
    typist.press("End")
    assert editor.extraSelections() == []
