"""The action pane by keys: what is typed shows at once, and what is changed on either side changes the other."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.domain.reading import read_action
from ui.theme import LIGHT

SERIES = "Monthly Assurance Meeting"
PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Julian Moss", "Deputy Chief Constable", "DCC"),
)
ITEM, PARAGRAPH, ACTION = LineKind.ITEM, LineKind.PARAGRAPH, LineKind.ACTION
SHARE, JULY = "CC to share the figures by 31 August.", date(2022, 7, 18)
LINES = (
    Line("one", ITEM, "Holding to account"),
    Line("calls", ITEM, "Call handling", 2),
    Line("calls-text", PARAGRAPH, "The PCC asked about 999 calls."),
    Line("share", ACTION, SHARE, action=read_action(SHARE, JULY)),
    Line("posts", ACTION, "The two posts are checked.", action=Action(owners=("CC",))),
    Line("three", ITEM, "AOB"),
    Line("three-text", PARAGRAPH, "Nothing was raised."),
)


def stored(window, day, lines=LINES):
    return window.service.add_meeting(Meeting(Details(series=SERIES, date=day), PEOPLE, tuple(lines)))


@pytest.fixture
def page(window):
    """The page with a meeting of two actions open, the caret at its end."""
    window.open_meeting(stored(window, JULY))
    return window.page


def line(page, key):
    return page.editor.lines.lines[page.editor.lines.index_of(key)]


def card(page, key):
    return page.action_model.cards[page.action_model.row_of(key)]


def column_owners(page, key):
    return page.editor.columns.content.actions[key].owners


def change(typist, row, key, words):
    """Change owner or due of the action in this row, by keys."""
    typist.press("Shift+F9", "Home", *["Down"] * row, key, "Ctrl+A", "Delete")
    typist.type(words)
    typist.press("Return")


def shows(widget, color):
    """Whether a widget shows a colour anywhere."""
    QApplication.processEvents()
    picture = widget.grab().toImage()
    wanted = LIGHT.color(color).rgb()
    return any(picture.pixel(x, y) == wanted for y in range(picture.height()) for x in range(picture.width()))


def test_chip_and_card_appear_as_the_words_are_typed(page, typist):
    typist.press("Return")
    typist.type("Action: CC an")
    key = page.editor.spot.line_id
    assert page.editor.columns.content.actions[key].lacks_owner
    assert card(page, key).text == "CC an"
    typist.type("d DCC to")
    assert column_owners(page, key) == ()
    typist.type(" check the posts by 31 August")
    assert column_owners(page, key) == ("CC", "DCC")
    assert card(page, key).action.due == date(2022, 8, 31)
    assert card(page, key).number == "2"
    assert page.editor.spot == (key, len("CC and DCC to check the posts by 31 August"))


def colours(widget, area, *names):
    """Which of these colours a part of a widget shows."""
    QApplication.processEvents()
    picture = widget.grab(area).toImage()
    seen = {picture.pixel(x, y) for y in range(picture.height()) for x in range(picture.width())}
    return [name for name in names if LIGHT.color(name).rgb() in seen]


def column_beside(page, key, row=0):
    """The Action column beside one row of a line's words."""
    editor = page.editor
    layout = editor.document().findBlockByNumber(editor.lines.index_of(key)).layout()
    words = layout.lineAt(row).rect().translated(layout.position()).translated(0, -editor.verticalScrollBar().value())
    width = editor.lines.metrics.action_width
    return QRect(editor.viewport().width() - width + 1, round(words.top()), width - 1, round(words.height()))


def test_each_owner_is_a_chip_and_the_one_who_is_not_here_alone_is_amber(page, typist):
    typist.press("Return")
    typist.type("Action: CC and ACC to share it")
    key, viewport, cards = page.editor.spot.line_id, page.editor.viewport(), page.pane.list
    assert colours(viewport, column_beside(page, key), "accent", "warn_band") == ["accent", "warn_band"]
    card_area = cards.visualRect(cards.model().index(page.action_model.row_of(key)))
    assert colours(cards.viewport(), card_area, "accent", "warn_band") == ["accent", "warn_band"]
    typist.press("Home", *["Right"] * len("CC and "), "Delete")
    typist.type("D")
    assert colours(viewport, column_beside(page, key), "accent", "warn_band") == ["accent"]


def test_owners_go_on_in_a_further_row_of_the_column_where_they_do_not_fit(page, typist):
    typist.press("Return")
    typist.type("Action: CC, DCC and ACC to share the whole of the paper that was promised in May and again in June")
    key, viewport = page.editor.spot.line_id, page.editor.viewport()
    assert colours(viewport, column_beside(page, key), "accent", "warn_band") == ["accent"]
    assert colours(viewport, column_beside(page, key, row=1), "accent", "warn_band") == ["warn_band"]


def test_a_line_becomes_an_action_and_back_losing_nothing(page, typist):
    typist.press("Ctrl+Return")
    assert [c.line_id for c in page.action_model.cards] == ["share", "posts", "three-text"]
    assert page.editor.spot == ("three-text", len("Nothing was raised."))
    typist.press("Ctrl+Return")
    assert page.meeting.meeting.lines[-1].kind is PARAGRAPH
    assert line(page, "three-text").text == "Nothing was raised."


def test_an_action_captured_goes_into_the_item_and_the_caret_stays(page, typist, window):
    typist.press("Ctrl+PgUp", "Up", "Up", "Home", *["Right"] * 8)
    spot, scroll = page.editor.spot, page.editor.verticalScrollBar().value()
    assert spot.line_id == "calls-text"
    typist.press("F9")
    typist.type("DCC to circulate the lag analysis by 31 August")
    assert page.pane.hint.text() == "Enter adds: DCC · due Wed 31 August 2022 · item 1.1"
    typist.press("Return")
    assert (page.editor.spot, page.editor.verticalScrollBar().value()) == (spot, scroll)
    assert page.editor.hasFocus()
    assert page.pane.capture.text() == ""
    added = page.editor.lines.lines[3]
    assert (added.kind, added.text) == (ACTION, "DCC to circulate the lag analysis by 31 August")
    assert (card(page, added.id).number, card(page, added.id).action.owners) == ("1.1", ("DCC",))
    assert page.meeting.meeting.lines[3] == added
    typist.type("x")
    assert line(page, "calls-text").text == "The PCC xasked about 999 calls."
    assert "3 actions" in window.status.counts.text()


def test_escape_leaves_what_was_begun_and_returns_to_the_place(page, typist):
    spot = page.editor.spot
    typist.press("F9")
    typist.type("CC to")
    typist.press("Esc")
    assert (page.editor.spot, page.editor.hasFocus()) == (spot, True)
    typist.press("F9", "Return")
    assert [c.text for c in page.action_model.cards][2:] == ["CC to"]


def test_owners_changed_in_the_pane_change_the_words_that_say_them(page, typist):
    change(typist, 0, "O", "dcc, cc")
    assert line(page, "share").text == "DCC and CC to share the figures by 31 August."
    assert card(page, "share").action.owners == column_owners(page, "share") == ("DCC", "CC")
    typist.press("Ctrl+Z")
    assert line(page, "share").text == SHARE
    assert card(page, "share").action.owners == ("CC",)


def test_the_first_letters_of_a_post_are_enough(page, typist):
    change(typist, 0, "O", "dc")
    assert line(page, "share").text == "DCC to share the figures by 31 August."


def test_owners_that_no_words_say_are_kept_beside_them(page, typist, window, make_window, library):
    change(typist, 1, "O", "jul")
    assert line(page, "posts").text == "The two posts are checked."
    assert column_owners(page, "posts") == ("DCC",)
    window.close()
    again = make_window(library).page
    assert card(again, "posts").action.owners == ("DCC",)


def test_a_due_date_changed_in_the_pane_changes_words_or_field(page, typist):
    change(typist, 0, "D", "5 September")
    assert line(page, "share").text == "CC to share the figures by 5 September 2022."
    assert card(page, "share").action.due == date(2022, 9, 5)
    change(typist, 1, "D", "by the end of August")
    assert line(page, "posts").text == "The two posts are checked."
    assert card(page, "posts").action.due == date(2022, 8, 31)
    change(typist, 1, "D", "September meeting")
    assert (card(page, "posts").action.due, card(page, "posts").action.due_meeting) == (None, "2022-09")
    change(typist, 1, "D", "")
    assert (card(page, "posts").action.due, card(page, "posts").action.due_meeting) == (None, "")


def test_a_date_that_is_none_is_refused_in_words(page, typist, window):
    for words in ("31 September", "soonish"):
        change(typist, 0, "D", words)
        assert line(page, "share").text == SHARE
        assert window.status.notice.text()
        assert QApplication.activeModalWidget() is None
    assert "soonish" in window.status.notice.text()


def test_a_field_left_by_escape_changes_nothing(page, typist):
    before = page.meeting.meeting.lines
    typist.press("Shift+F9", "O", "Ctrl+A")
    typist.type("XX")
    typist.press("Esc")
    assert page.meeting.meeting.lines == before
    assert page.pane.list.hasFocus()
    typist.press("D", "Return")
    assert page.meeting.meeting.lines == before


def test_the_words_changed_in_the_text_change_the_card(page, typist):
    typist.press("Shift+F9", "Return", "Home", "Ctrl+Delete")
    typist.type("DCC ")
    assert line(page, "share").text == "DCC to share the figures by 31 August."
    assert card(page, "share").action.owners == ("DCC",)


def test_a_card_whose_words_grow_by_a_line_moves_those_below(page, typist):
    cards, model = page.pane.list, page.action_model
    first, second = model.index(model.row_of("share")), model.index(model.row_of("posts"))
    QApplication.processEvents()
    before, below = cards.visualRect(first).height(), cards.visualRect(second).height()
    page.editor.going.to_line("share")
    typist.press("End")
    typist.type(" and of the year before that, and to say how many of them were answered within the time")
    QApplication.processEvents()
    assert cards.visualRect(first).height() > before
    assert cards.visualRect(second).top() == cards.visualRect(first).bottom() + 1
    assert cards.visualRect(second).height() == below
    typist.press("Ctrl+Z")
    QApplication.processEvents()
    assert cards.visualRect(second).top() == cards.visualRect(first).bottom() + 1


def test_status_is_a_key_and_survives_a_restart(page, typist, window, make_window, library):
    typist.press("Shift+F9", "Down", "S", "S")
    assert card(page, "posts").action.status is ActionStatus.COMPLETE
    assert line(page, "posts").text == "The two posts are checked."
    window.close()
    again = make_window(library).page
    assert card(again, "posts").action.status is ActionStatus.COMPLETE
    assert card(again, "posts").action.owners == ("CC",)


def test_what_becomes_of_an_action_in_its_own_minutes_is_in_its_history_and_undone_with_it(page, typist, window):
    def told():
        return [note.text for note in window.service.history(page.meeting.id, "posts")]

    typist.press("Shift+F9", "Down", "S", "S")
    begun, done = "Status changed from open to in progress.", "Status changed from in progress to complete."
    assert told() == [done, begun, "Raised."]
    typist.press("Esc", "Ctrl+Z")
    assert card(page, "posts").action.status is ActionStatus.IN_PROGRESS
    assert told() == [begun, "Raised."]
    typist.press("Ctrl+Y")
    assert told() == [done, begun, "Raised."]


def test_an_action_without_owner_is_amber_and_counted(page, typist, window):
    assert not shows(page.pane.list, "warn")
    assert not shows(page.editor, "warn")
    typist.press("Return")
    typist.type("Action: the posts to be looked at")
    assert shows(page.pane.list, "warn")
    assert shows(page.editor, "warn")
    assert "3 actions, 1 without an owner" in window.status.counts.text()


def test_an_owner_who_is_not_here_is_kept_and_flagged(page, typist):
    change(typist, 0, "O", "RH")
    assert card(page, "share").action.owners == ("RH",)
    assert card(page, "share").unknown_owners == ("RH",)
    assert page.pane.list.model().index(0).data(Qt.ItemDataRole.ToolTipRole) == "Not at this meeting: RH"
    assert shows(page.pane.list, "warn")


def test_enter_on_a_card_goes_to_the_line(page, typist):
    typist.press("Shift+F9", "Return")
    assert page.editor.spot == ("share", len(SHARE))
    assert page.editor.hasFocus()


def test_the_fields_wait_for_a_card(page, typist):
    owner = page.pane.findChild(type(page.pane.capture), "actionOwner")
    assert not owner.isEnabled()
    typist.press("Shift+F9")
    assert (owner.isEnabled(), owner.text()) == (True, "CC")


def test_outstanding_actions_of_earlier_meetings_are_a_tab_and_enter_opens_them(window, typist):
    july = stored(window, JULY)
    august = stored(window, date(2022, 8, 25), (Line("new", ITEM, "Outstanding matters"),))
    window.open_meeting(august)
    page = window.page
    assert page.pane.outstanding_button.text() == "Outstanding  2"
    typist.press("Ctrl+F9")
    assert [c.text for c in page.outstanding_model.cards] == [SHARE, LINES[4].text]
    assert page.outstanding_model.cards[0].source == "18 Jul 2022 · 1.1 Call handling"
    typist.press("Down", "Return")
    assert page.meeting.id == july
    assert page.editor.spot == ("posts", len(LINES[4].text))
    assert page.editor.hasFocus()


def test_an_action_closed_is_no_longer_outstanding(window, typist):
    window.open_meeting(stored(window, JULY))
    typist.press("Shift+F9", "S", "S")
    window.open_meeting(stored(window, date(2022, 8, 25), (Line("new", ITEM, "Outstanding matters"),)))
    assert [c.line_id for c in window.page.outstanding_model.cards] == ["posts"]
