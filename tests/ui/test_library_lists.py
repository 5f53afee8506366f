"""The lists of the library: rows that come as one goes down, a current row that stays, cells that say what is cut."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from ui.library.cell_delegate import CellDelegate
from ui.library.chip_delegate import Chip, ChipDelegate
from ui.library.paged_model import PAGE, PagedModel
from ui.theme import LIGHT

MANY = 4 * PAGE + 7


@pytest.fixture
def many(window, typist):
    """The register with many open actions, each due a day after the one before."""
    first = date(2022, 1, 1)
    lines = tuple(
        Line(f"{n:016}", LineKind.ACTION, f"Task {n:03}", action=Action(ActionKind.TASK, ("CC",), first + timedelta(n)))
        for n in range(MANY)
    )
    window.service.add_meeting(Meeting(Details("Series", date=first), (), lines))
    typist.press("Ctrl+Shift+R")
    return window.library.register.table


def texts(table):
    return [table.model().index(row, 2).data() for row in range(table.model().rowCount())]


def test_keys_go_down_through_every_page(qtbot, typist, many):
    typist.press(*["PgDown"] * (MANY // 5))
    qtbot.waitUntil(lambda: texts(many) == [f"Task {number:03}" for number in range(MANY)])
    typist.press(*["PgDown"] * (MANY // 5))
    assert many.currentIndex().row() == MANY - 1


def test_closing_actions_one_after_the_other_goes_on_from_where_one_was(qtbot, window, typist, many):
    typist.press(*["Down"] * (PAGE + 14), *["Up"] * 4)
    top = many.verticalScrollBar().value()
    for number in (PAGE + 10, PAGE + 11, PAGE + 12):
        assert texts(many)[many.currentIndex().row()] == f"Task {number:03}"
        typist.type("c")
        assert (many.currentIndex().row(), many.verticalScrollBar().value()) == (PAGE + 10, top)
        assert many.hasFocus()
    closed = [entry.text for entry in window.service.register(window.library.register.filter, date(2026, 1, 1))]
    assert f"Task {PAGE + 11:03}" not in closed
    qtbot.waitUntil(lambda: window.library.register.count.text().startswith(f"{MANY - 3} open actions"))


def test_the_last_of_a_list_gives_way_to_the_one_before_it(window, typist, many):
    typist.press("Ctrl+F")
    typist.type("Task 12")
    typist.press("Down", "Ctrl+End", "C")
    rows = texts(many)
    assert many.currentIndex().row() == len(rows) - 1
    assert rows[-1] == "Task 125"


def test_another_filter_begins_at_the_first_row_unless_the_current_one_still_shows(window, typist, many):
    typist.press(*["Down"] * 12)
    typist.press("Ctrl+F")
    typist.type("Task")
    assert texts(many)[many.currentIndex().row()] == "Task 012"
    typist.type(" 03")
    assert (many.currentIndex().row(), texts(many)[0]) == (0, "Task 030")


def test_the_card_tells_of_the_row_one_stands_on(qtbot, window, typist, many):
    card = window.library.register.card
    typist.press(*["Down"] * 5)
    assert card.text.text() == "Task 005"
    qtbot.waitUntil(lambda: card.history.text() == "1 Jan 2022  Raised.")
    typist.press("Ctrl+F")
    typist.type("nothing such")
    assert card.text.text() == "No action chosen"
    assert card.history.text() == ""


def test_the_history_follows_a_change(qtbot, window, typist, many):
    typist.press("Alt+T", "End", "Ctrl+F")
    typist.type("Task 003")
    typist.press("Down", "C")
    card = window.library.register.card
    qtbot.waitUntil(lambda: card.done_button.text().startswith("Open again"))
    qtbot.waitUntil(lambda: len(card.history.text().splitlines()) == 2)


def test_esc_takes_the_words_back_before_it_leaves(window, typist, many):
    window.open_sample()
    typist.press("Ctrl+Shift+R", "Ctrl+F")
    typist.type("nothing such")
    assert texts(many) == []
    typist.press("Esc")
    assert window.library.isVisible()
    assert texts(many)[0] == "Task 000"
    typist.press("Esc")
    assert not window.library.isVisible()


def test_one_key_takes_all_filters_away_and_shows_while_there_are_some(qtbot, window, typist, many):
    register = window.library.register
    assert not register.no_filters.isVisible()
    typist.press("Alt+O")
    typist.type("DCC")
    typist.press("Alt+T", "Down")
    assert register.no_filters.isVisible()
    assert texts(many) == []
    typist.press("Alt+N")
    qtbot.waitUntil(lambda: len(texts(many)) == MANY)
    assert many.hasFocus()
    assert not register.no_filters.isVisible()


def test_what_narrows_nothing_down_is_no_filter_to_take_away(qtbot, window, typist, many):
    register, search = window.library.register, window.library.search
    typist.press("P")
    assert register.shown.currentText() == "people"
    assert not register.no_filters.isVisible()
    typist.press("Ctrl+K")
    typist.type("task")
    assert not search.no_filters.isVisible()
    typist.press("Alt+I", "Down")
    assert search.no_filters.isVisible()
    typist.press("Alt+N")
    qtbot.waitUntil(lambda: not search.no_filters.isVisible())
    assert (search.field.text(), search.kind.currentIndex()) == ("task", 0)
    assert search.list.model().rowCount()


def test_home_and_end_choose_the_first_and_the_last_row(typist, many):
    typist.press("Down", "Down", "End")
    assert many.currentIndex().row() == MANY - 1
    typist.press("Home")
    assert many.currentIndex().row() == 0


def test_a_key_at_the_end_of_the_list_acts_on_its_row_before_that_has_come(window, typist, many):
    typist.press("End", "C")
    left = [entry.text for entry in window.service.register(window.library.register.filter, date(2026, 1, 1))]
    assert f"Task {MANY - 1:03}" not in left
    assert f"Task {MANY - 2:03}" in left
    assert many.currentIndex().row() == many.model().rowCount() - 1 == MANY - 2


def test_search_goes_on_to_further_hits_and_keeps_the_chosen_one(window, typist):
    lines = tuple(Line(f"{number:016}", LineKind.PARAGRAPH, f"custody {number:03}") for number in range(130))
    window.service.add_meeting(Meeting(Details("Series", date=date(2022, 1, 1)), (), lines))
    typist.press("Ctrl+K")
    typist.type("custody")
    search = window.library.search
    assert search.count.text() == "The newest 50 hits; further down are more."
    chosen = [search.list.currentIndex().data()]
    for _ in range(129):
        typist.press("Down")
        chosen.append(search.list.currentIndex().data())
    assert search.count.text() == "130 hits"
    # The library gives the newest lines of a meeting first where it cannot give all, in the order of the minutes.
    assert len(set(chosen)) >= 50
    assert search.list.model().rowCount() == 130
    typist.press("PgDown", "PgDown", "Down")
    assert search.list.currentIndex().row() == 129


def lines_painted(text, *, wraps):
    """How many lines of text a cell with room for three of them shows; of capitals, so that no letter has a gap."""
    view = QTableView()
    model = PagedModel(("Place",), lambda row: (row,))
    model.show_all([text])
    image = QImage(QSize(120, 80), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    option = QStyleOptionViewItem()
    option.rect, option.widget, option.font = image.rect(), view, view.font()
    option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
    painter = QPainter(image)
    CellDelegate(view, wraps=wraps).paint(painter, option, model.index(0, 0))
    painter.end()
    inked = {y for y in range(80) for x in range(120) if image.pixelColor(x, y).lightness() < 128}
    return sum(y - 1 not in inked for y in inked)


@pytest.mark.parametrize(("owners", "shown"), [(2, 2), (4, 4), (7, 4)])
def test_every_owner_has_a_chip_or_is_counted(dressed, owners, shown):
    view, row = QTableView(), [Chip("PFCC", "accent") for _ in range(owners)]
    model = PagedModel(("Owner",), lambda row: ("",))
    model.show_all([row])
    image = QImage(QSize(120, 50), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    option = QStyleOptionViewItem()
    option.rect, option.widget, option.font = image.rect(), view, view.font()
    painter = QPainter(image)
    ChipDelegate(LIGHT, lambda each: each, view).paint(painter, option, model.index(0, 0))
    painter.end()
    inked = {(x, y) for x in range(image.width()) for y in range(50) if image.pixelColor(x, y) == LIGHT.color("accent")}
    rows = bands({y for _, y in inked})
    assert sum(len(bands({x for x, y in inked if y in row})) for row in rows) == shown


def bands(places):
    """Whole numbers that follow each other, together."""
    found = []
    for place in sorted(places):
        if found and place == found[-1].stop:
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found


def test_a_long_place_is_cut_and_does_not_run_into_the_day(dressed):
    assert lines_painted("CUSTODY\nMAY", wraps=False) == 2
    assert lines_painted("CUSTODY AND MORE OF IT AND MORE\nMAY", wraps=False) == 2


def test_a_long_text_is_wrapped(dressed):
    assert lines_painted("CUSTODY", wraps=True) == 1
    assert lines_painted("CUSTODY AND MORE OF IT AND MORE", wraps=True) > 1
