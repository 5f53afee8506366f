"""Questions asked aside, and the model of a long list, whose rows are fetched as they come into sight."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from minutes_app.domain.errors import PlainError
from ui.aside import Aside
from ui.library.paged_model import PAGE, PagedModel, Pages

MANY = 4 * PAGE + 7
FIRST = PAGE // 2  # rows in sight


@pytest.fixture
def aside(qapp):
    parent = QObject()
    made = Aside(parent)
    yield made
    made.end()


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


def numbers_of(number):
    """A list of so many rows as the library gives it, and as it is asked for."""
    rows = list(range(number))
    return rows, pages_of(rows)


def pages_of(rows):
    return Pages(lambda offset, limit: rows[offset : offset + limit], lambda: len(rows))


def numbered():
    return PagedModel(("Number",), lambda row: (str(row),))


def whole(model):
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    return list(model.rows)


def shown(model):
    return [model.index(number, 0).data() for number in range(model.rowCount())]


@pytest.mark.parametrize("number", [0, 1, FIRST - 1, FIRST, FIRST + 1, PAGE, PAGE + 1, 3 * PAGE, MANY])
@pytest.mark.parametrize("looks_ahead", [False, True])
def test_all_rows_come_once_and_in_order_where_nobody_tells_how_many(aside, number, looks_ahead):
    model, (rows, pages) = numbered(), numbers_of(number)
    model.show_rows(pages, FIRST)
    assert model.rowCount() == min(number, FIRST)
    if looks_ahead:
        model.look_ahead(aside)
    assert whole(model) == rows


@pytest.mark.parametrize("number", [FIRST, PAGE, PAGE + 1, 3 * PAGE, MANY])
def test_rows_in_sight_come_aside_where_it_is_told_how_many(qtbot, aside, number):
    model, (rows, pages) = numbered(), numbers_of(number)
    model.show_rows(pages, FIRST)
    model.look_ahead(aside)
    model.tell_count(number)
    assert model.rowCount() == number
    qtbot.waitUntil(lambda: shown(model) == [str(row) for row in rows])


def test_the_page_after_the_one_in_sight_is_there_before_it_is(qtbot, aside):
    model, (_, pages) = numbered(), numbers_of(MANY)
    model.show_rows(pages, FIRST)
    model.look_ahead(aside)
    model.tell_count(MANY)
    model.index(0, 0).data()
    qtbot.waitUntil(lambda: len(model.rows) == 2 * PAGE)


def test_far_down_only_what_is_in_sight_and_next_to_it_is_fetched(qtbot, aside):
    asked, rows = [], list(range(100 * PAGE))

    def fetch(offset, limit):
        asked.append(offset)
        return rows[offset : offset + limit]

    model = numbered()
    model.show_rows(Pages(fetch, lambda: len(rows)), FIRST)
    model.tell_count(len(rows))
    model.look_ahead(aside)
    model.index(60 * PAGE, 0).data()
    qtbot.waitUntil(lambda: len(asked) == 4)
    assert (asked[:2], sorted(asked[2:])) == ([0, 60 * PAGE], [59 * PAGE, 61 * PAGE])
    assert model.row_now(model.index(90 * PAGE + 1, 0)) == 90 * PAGE + 1


def test_a_list_shown_from_far_down_begins_anew_where_there_is_nothing_there_now():
    model, (rows, pages) = numbered(), numbers_of(FIRST)
    model.show_rows(pages, FIRST, 2 * PAGE, MANY)
    assert (model.rowCount(), whole(model)) == (FIRST, rows)


@pytest.mark.parametrize("number", [PAGE + 3, 2 * PAGE, MANY])
def test_a_count_that_is_no_longer_true_is_mended_when_one_comes_there(qtbot, aside, number):
    model, (rows, pages) = numbered(), numbers_of(number)
    model.show_rows(pages, FIRST)
    model.tell_count(MANY + PAGE)
    model.look_ahead(aside)
    qtbot.waitUntil(lambda: shown(model) == [str(row) for row in rows])


@pytest.mark.parametrize("is_told", [False, True])
def test_a_page_that_could_not_be_fetched_is_asked_for_again(qtbot, aside, is_told):
    rows, refused = list(range(MANY)), [PAGE, 2 * PAGE]

    def fetch(offset, limit):
        if offset in refused:
            refused.remove(offset)
            raise PlainError("The library cannot be reached just now.")
        return rows[offset : offset + limit]

    model = numbered()
    model.show_rows(Pages(fetch, lambda: len(rows)), FIRST)
    if is_told:
        model.look_ahead(aside)
        model.tell_count(MANY)
        with qtbot.captureExceptions() as raised:
            qtbot.waitUntil(lambda: shown(model) == [str(row) for row in rows])
        assert [str(error) for _, error, _ in raised] == ["The library cannot be reached just now."] * 2
    else:
        for _ in range(2):
            with pytest.raises(PlainError):
                whole(model)
        assert whole(model) == rows


def test_other_rows_are_not_mixed_with_a_page_fetched_ahead_for_those_before(qtbot, aside):
    model, (rows, pages) = numbered(), numbers_of(MANY)
    begun, go_on = threading.Event(), threading.Event()

    def slow(offset, limit):
        if offset:
            begun.set()
            go_on.wait()
        return [-1] * limit

    model.show_rows(Pages(slow, int), PAGE)
    model.tell_count(MANY)
    model.look_ahead(aside)
    model.index(0, 0).data()
    qtbot.waitUntil(begun.is_set)
    model.show_rows(pages, FIRST)
    model.tell_count(MANY)
    model.look_ahead(aside)
    go_on.set()
    qtbot.waitUntil(lambda: shown(model) == [str(row) for row in rows])


@given(data=st.data())
def test_rows_read_in_any_order_are_those_of_the_list(data):
    count = data.draw(st.integers(0, 4 * PAGE))
    model, (rows, pages) = numbered(), numbers_of(count)
    begin = data.draw(st.integers(0, 4 * PAGE))
    model.show_rows(pages, data.draw(st.integers(1, 2 * PAGE)), begin, begin and data.draw(st.integers(1, 4 * PAGE)))
    for _ in range(data.draw(st.integers(0, 6))):
        if data.draw(st.booleans()) and model.rowCount():
            number = data.draw(st.integers(0, model.rowCount() - 1))
            assert model.row_now(model.index(number, 0)) == (number if number < count else None)
        else:
            model.tell_count(count)
    model.tell_count(count)
    assert [model.row_now(model.index(number, 0)) for number in range(model.rowCount())] == rows


def test_rows_shown_again_have_the_words_of_now():
    words = ["open"]
    model = PagedModel(("State",), lambda row: (words[0],))
    row = object()
    model.show_all([row])
    assert shown(model) == ["open"]
    words[0] = "complete"
    model.show_all([row])
    assert shown(model) == ["complete"]
