"""Looking up the source of a matter and coming back by keys: all that could be undone still can be."""

from datetime import date

import pytest
from PySide6.QtGui import QTextDocument

from minutes_app.domain.actions import Action, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting

SERIES = "Monthly Assurance Meeting"
PEOPLE = (Attendee("Pippa Mills", "Chief Constable", "CC"), Attendee("Nora Newton", short_form="NN"))
SOURCE = (
    Line("calls", LineKind.ITEM, "Call handling"),
    Line("task", LineKind.ACTION, "CC to share the figures.", action=Action(owners=("CC",))),
)
HERE = (
    Line("one", LineKind.ITEM, "OUTSTANDING MATTERS"),
    Line("two", LineKind.ITEM, "HOLDING TO ACCOUNT"),
    Line("said", LineKind.PARAGRAPH, "The PCC asked."),
    Line("own", LineKind.ACTION, "NN to write.", action=Action(owners=("NN",))),
    Line("next", LineKind.ITEM, "Next meeting"),
)
OLD, NEW = 1, 2


def add(window, on, lines):
    return window.service.add_meeting(Meeting(Details(series=SERIES, date=on), PEOPLE, lines))


@pytest.fixture
def page(window):
    """The page with May 2019 open, the caret behind 'The PCC asked.', and a task of November 2018 outstanding."""
    add(window, date(2018, 11, 27), SOURCE)
    window.open_meeting(add(window, date(2019, 5, 28), HERE))
    window.page.editor.going.to_line("said")
    return window.page


def visit(typist):
    typist.press("Ctrl+F9", "Home", "Return")


def texts(page):
    return [line.text for line in page.editor.lines.lines]


def stored(window, meeting_id):
    window.page.meeting.flush()
    return window.service.load(meeting_id)


def undo_all(page, typist):
    while page.editor.document().isUndoAvailable():
        typist.press("Ctrl+Z")


def test_what_was_typed_before_the_visit_can_be_undone_after_it(page, typist, window):
    typist.type(" A question")
    typist.press("Return")
    typist.type("was put. Action: CC to answer")
    now, spot = list(page.editor.lines.lines), page.editor.spot
    visit(typist)
    assert page.meeting.id == OLD
    typist.press("Esc")
    assert (page.meeting.id, list(page.editor.lines.lines), page.editor.spot) == (NEW, now, spot)
    undo_all(page, typist)
    assert tuple(page.editor.lines.lines) == page.meeting.meeting.lines == stored(window, NEW).lines == HERE
    while page.editor.document().isRedoAvailable():
        typist.press("Ctrl+Y")
    assert tuple(page.editor.lines.lines) == page.meeting.meeting.lines == stored(window, NEW).lines == tuple(now)
    typist.type("!")
    assert [card.text for card in page.action_model.cards] == ["CC to answer!", "NN to write."]
    assert "CC to answer!" in [line.text for line in stored(window, NEW).lines]


def test_what_was_taken_back_before_the_visit_can_be_done_again(page, typist):
    typist.type(" More")
    typist.press("Ctrl+Z")
    visit(typist)
    typist.press("Esc", "Ctrl+Y")
    assert texts(page)[2] == "The PCC asked. More"


def test_the_minutes_visited_have_an_undo_of_their_own_and_are_saved(page, typist, window):
    typist.type(" Here.")
    visit(typist)
    undo_all(page, typist)
    assert texts(page) == [line.text for line in SOURCE]
    typist.type(" There.")
    typist.press("Ctrl+Z", "Ctrl+Y", "Esc")
    assert stored(window, OLD).lines[1].text == "CC to share the figures. There."
    undo_all(page, typist)
    assert texts(page) == [line.text for line in HERE]
    assert stored(window, OLD).lines[1].text == "CC to share the figures. There."


def test_the_undo_of_the_people_and_of_the_next_meeting_comes_along(page, typist):
    typist.press("F7", "Home", "A", "Esc", "Ctrl+M", "Ctrl+A")
    typist.type("25 June")
    typist.press("Return")
    assert page.meeting.meeting.details.next_meeting == NextMeeting(date=date(2019, 6, 25))
    visit(typist)
    typist.press("Esc", "Ctrl+Z")
    assert page.meeting.meeting.details.next_meeting == NextMeeting()
    typist.press("F7", "Ctrl+Z")
    assert page.meeting.meeting.attendees == PEOPLE
    typist.press("Ctrl+Y")
    assert page.meeting.meeting.attendees[0].attendance is Attendance.APOLOGIES


def test_where_the_minutes_were_changed_meanwhile_they_are_shown_as_they_are_now(page, typist, window):
    typist.type(" More")
    visit(typist)
    window.service.change_action(NEW, "own", status=ActionStatus.COMPLETE)
    typist.press("Esc")
    assert page.editor.lines.lines[3].action.status is ActionStatus.COMPLETE
    typist.press("Ctrl+Z")
    assert texts(page)[2] == "The PCC asked. More"
    assert tuple(page.editor.lines.lines) == page.meeting.meeting.lines


def test_minutes_approved_meanwhile_cannot_be_changed_by_undo(page, typist, window):
    typist.type(" More")
    visit(typist)
    window.service.approve(NEW, on=date(2019, 6, 25), words="Agreed.")
    typist.press("Esc")
    assert page.meeting.is_locked
    typist.press("Ctrl+Z")
    assert texts(page)[2] == "The PCC asked. More"


def test_from_visit_to_visit_no_document_is_left_behind(page, typist, window, qapp):
    third = add(window, date(2019, 1, 8), SOURCE)
    for _ in range(3):
        typist.type(" More")
        visit(typist)
        window.source_visit.visit(third, "task")
        typist.press("Esc")
        assert page.meeting.id == OLD
        window.open_meeting(NEW)
        page.editor.going.to_line("said")
    qapp.processEvents()
    qapp.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert len(page.editor.documents.findChildren(QTextDocument)) == 1
    assert texts(page)[2] == "The PCC asked. More More More"


def test_the_page_stands_as_it_was_left_and_looks_so_at_once(page, typist, window, qtbot):
    for number in range(60):
        typist.press("Return")
        typist.type(f"Line {number}")
    page.editor.going.to_line("said")
    bar = page.editor.verticalScrollBar()
    bar.setValue(120)
    heights = bar.maximum()
    visit(typist)
    window.look.toggle()
    typist.press("Esc")
    assert page.editor.document().firstBlock().layout().formats()
    qtbot.waitUntil(lambda: bar.maximum() == heights)  # once the band over the page is gone
    assert bar.value() == 120


def test_a_stale_cross_reference_stays_flagged(page, typist):
    typist.type(" See agenda item 3.")
    page.editor.going.to_line("one")
    typist.press("Ctrl+Shift+Return")
    typist.type("New")
    assert page.views.stale == 1
    visit(typist)
    assert page.views.stale == 0
    typist.press("Esc")
    assert page.views.stale == 1
    undo_all(page, typist)
    assert page.views.stale == 0


def test_what_goes_along_with_undo_can_fail_and_the_text_is_taken_all_the_same(page, typist, window, qtbot):
    typist.type(" More")

    def fail():
        raise PlainError("The library refuses.")

    page.editor.documents.companions.add(fail, fail)
    for key, text in (("Ctrl+Z", "The PCC asked."), ("Ctrl+Y", "The PCC asked. More")):
        with qtbot.captureExceptions() as told:
            typist.press(key)
        assert [str(problem) for _, problem, _ in told] == ["The library refuses."]
        assert texts(page)[2] == page.meeting.meeting.lines[2].text == stored(window, NEW).lines[2].text == text


def test_what_is_half_typed_in_the_panels_waits_for_the_way_back(page, typist):
    typist.press("Shift+F7")
    typist.type("Isla Th")
    typist.press("Esc", "F9")
    typist.type("CC to")
    typist.press("Esc")
    visit(typist)
    assert (page.pane.capture.text(), page.attendees.entry.text()) == ("", "")
    typist.press("Esc", "F9", "End")
    typist.type(" call")
    assert (page.pane.capture.text(), page.attendees.entry.text()) == ("CC to call", "Isla Th")


def test_what_is_half_typed_at_one_meeting_goes_into_no_other(page, typist, window):
    typist.press("Shift+F7")
    typist.type("Isla Thomas")
    typist.press("Esc", "F9")
    typist.type("CC to call")
    window.open_meeting(OLD)
    before = window.service.load(OLD)
    typist.press("F9", "Return", "Ctrl+Z", "Return", "Esc", "Shift+F7", "Return", "Ctrl+Z", "Return")
    assert stored(window, OLD) == before


def find_here(typist, page, qtbot, window):
    """Go by the search to 'NN to write.' in the meeting that is open."""
    typist.press("Ctrl+K")
    typist.type("write")
    qtbot.waitUntil(lambda: window.library.search.list.model().rowCount() > 0)
    typist.press("Return")
    qtbot.waitUntil(lambda: page.editor.spot.line_id == "own")


def test_escape_goes_back_from_a_hit_in_the_same_minutes(page, typist, window, qtbot):
    typist.press("Left", "Left")
    before = page.editor.spot
    find_here(typist, page, qtbot, window)
    typist.press("Esc")
    assert page.editor.spot == before and page.editor.hasFocus()
    typist.press("End", "Esc")
    assert page.editor.spot != before, "only the first Esc goes back"


def test_escape_stays_where_one_has_gone_on_typing(page, typist, window, qtbot):
    find_here(typist, page, qtbot, window)
    typist.type("x")
    here = page.editor.spot
    typist.press("Esc")
    assert page.editor.spot == here
