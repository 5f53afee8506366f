"""The lists of the library: rows that come page by page, a current row that stays, answers that come later."""

import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from ui.aside import Aside
from ui.library.line_delegate import LineDelegate
from ui.library.paged_model import PAGE, PagedModel, pages_of

MANY = 4 * PAGE + 7


@pytest.fixture
def aside(qapp):
    parent = QObject()
    made = Aside(parent)
    yield made
    made.end()


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


def test_an_answer_comes_on_the_windows_thread(qtbot, aside):
    found = []
    aside.ask(lambda: threading.current_thread(), lambda answer: found.append((answer, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(found))
    asked, told = found[0]
    assert told is threading.main_thread() is not asked


def test_the_answer_to_what_was_asked_before_is_dropped(qtbot, aside):
    found, go_on = [], threading.Event()
    aside.ask(go_on.wait, found.append)
    aside.ask(lambda: "second", found.append)
    aside.ask(lambda: "third", found.append)
    go_on.set()
    qtbot.waitUntil(lambda: bool(found))
    aside.end()
    assert found == ["third"]


def test_nothing_is_told_after_the_end(qapp, aside):
    found, begun, go_on = [], threading.Event(), threading.Event()
    aside.ask(lambda: (begun.set(), go_on.wait()), found.append)
    begun.wait()
    go_on.set()
    aside.end()
    qapp.processEvents()
    assert found == []


def test_what_fails_aside_is_raised_on_the_windows_thread(qtbot, aside):
    def fails():
        raise PlainError("The library cannot be reached just now.")

    with qtbot.captureExceptions() as raised:
        aside.ask(fails, lambda answer: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert str(raised[0][1]) == "The library cannot be reached just now."


def whole(model):
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    return list(model.rows)


@pytest.mark.parametrize("number", [0, 1, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE, MANY])
@pytest.mark.parametrize("looks_ahead", [False, True])
def test_all_rows_come_once_and_in_order(aside, number, looks_ahead):
    model = PagedModel(("Number",), lambda row: (str(row),))
    rows = list(range(number))
    model.show_rows(pages_of(rows))
    assert len(model.rows) == min(number, PAGE)
    if looks_ahead:
        model.look_ahead(aside)
    assert whole(model) == rows


def test_a_page_that_could_not_be_fetched_is_asked_for_again(aside):
    rows, refused = list(range(MANY)), [PAGE, 2 * PAGE]

    def fetch(offset, limit):
        if offset in refused:
            refused.remove(offset)
            raise PlainError("The library cannot be reached just now.")
        return rows[offset : offset + limit]

    model = PagedModel(("Number",), lambda row: (str(row),))
    model.show_rows(fetch)
    model.look_ahead(aside)
    with pytest.raises(PlainError):
        model.fetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    with pytest.raises(PlainError):
        model.fetchMore(model.index(-1, -1))
    assert whole(model) == rows


def test_other_rows_are_not_mixed_with_a_page_fetched_ahead_for_those_before(aside):
    model = PagedModel(("Number",), lambda row: (str(row),))
    model.show_rows(pages_of(list(range(MANY))))
    model.look_ahead(aside)
    model.show_rows(pages_of(list(range(1000, 1000 + MANY))))
    assert whole(model) == list(range(1000, 1000 + MANY))


def test_keys_go_down_through_every_page(qtbot, typist, many):
    typist.press(*["PgDown"] * (MANY // 5))
    qtbot.waitUntil(lambda: many.model().rowCount() == MANY)
    assert texts(many) == [f"Task {number:03}" for number in range(MANY)]
    typist.press(*["PgDown"] * 3)
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
    assert len(texts(many)) == PAGE
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
    qtbot.waitUntil(lambda: len(texts(many)) == PAGE)
    assert many.hasFocus()
    assert not register.no_filters.isVisible()


def test_home_and_end_choose_the_first_and_the_last_row(typist, many):
    typist.press("Down", "Down", "End")
    assert many.currentIndex().row() == PAGE - 1
    typist.press("Home")
    assert many.currentIndex().row() == 0


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


def lines_painted(text):
    """How many lines of text a cell with room for three of them shows; of capitals, so that no letter has a gap."""
    view = QTableView()
    model = PagedModel(("Place",), lambda row: (row,))
    model.show_rows(pages_of([text]))
    image = QImage(QSize(120, 80), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    option = QStyleOptionViewItem()
    option.rect, option.widget, option.font = image.rect(), view, view.font()
    option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
    painter = QPainter(image)
    LineDelegate(view).paint(painter, option, model.index(0, 0))
    painter.end()
    inked = {y for y in range(80) for x in range(120) if image.pixelColor(x, y).lightness() < 128}
    return sum(y - 1 not in inked for y in inked)


def test_a_long_place_is_cut_and_does_not_run_into_the_day(dressed):
    assert lines_painted("CUSTODY\nMAY") == 2
    assert lines_painted("CUSTODY AND MORE OF IT AND MORE\nMAY") == 2
