"""Ctrl+F8: what to look at before sending out, gone through, mended and passed over by keys."""

import re
from dataclasses import replace
from datetime import date, time
from hashlib import sha256
from time import perf_counter

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from minutes_app.domain.checks import Rule
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting
from minutes_app.places import resources
from minutes_app.service import read_meeting
from ui.theme import DARK

JULY = read_meeting(resources() / "samples" / "2022-07-monthly-assurance.json")
LINES = (
    Line("one", LineKind.ITEM, "Custody"),
    Line("text", LineKind.PARAGRAPH, "The CC confirmed that the the 📝 plan was good on 31 June."),
    Line("task", LineKind.ACTION, "Share the plan"),
    Line("two", LineKind.ITEM, "Roads"),
)
PEOPLE = (Attendee("Pippa Mills", "Chief Constable", "CC"), Attendee("John Campion", "Commissioner", "PCC"))


@pytest.fixture
def meeting(window):
    """The window at a meeting with four things to look at, the caret at its end."""
    window.open_meeting(
        window.service.add_meeting(Meeting(Details("Assurance", date=date(2022, 7, 18)), PEOPLE, LINES))
    )
    return window


@pytest.fixture
def look(qtbot, typist):
    """Open the list by its key and wait until the minutes have been looked through."""

    def look(window):
        typist.press("Ctrl+F8")
        qtbot.waitUntil(lambda: "look at" in count(window))

    return look


def count(window):
    return window.page.checks.count.text()


def rules(window):
    return [finding.rule for finding in window.page.checks.list.checks.findings]


def current(window):
    return window.page.checks.list.finding.rule


def shown(window):
    """Return the words that are shown in the text, where nothing is selected."""
    assert not window.page.editor.textCursor().hasSelection()
    return "".join(shade.cursor.selectedText() for shade in window.page.editor.extraSelections())


def select_back(typist, words):
    """Select the words behind which the caret stands."""
    typist.press(*["Shift+Left"] * len(words))


def said(window):
    return window.status.notice.text()


ALL = [Rule.ACTION_WITHOUT_OWNER, Rule.EMPTY_ITEM, Rule.IMPOSSIBLE_DATE, Rule.DOUBLED_WORD]


def test_a_key_lists_what_to_look_at_by_kind_and_counts_it(meeting, look):
    look(meeting)
    assert rules(meeting) == ALL
    assert count(meeting) == "4 to look at"
    checks = meeting.page.checks.list.checks
    shown = [checks.index(row).data() for row in range(checks.rowCount())]
    assert shown[:2] == ["Actions  1", "1  Share the plan. This action does not say who is to do it."]
    assert [words for words in shown if words[-1].isdigit()] == [
        "Actions  1",
        "Agenda and numbers  1",
        "Dates and times  1",
        "Words  1",
    ]
    assert not meeting.page.pane.isVisible()
    assert QApplication.focusWidget() is meeting.page.checks.list


def test_down_goes_past_headings_and_enter_shows_the_words(meeting, look, typist):
    look(meeting)
    assert current(meeting) is Rule.ACTION_WITHOUT_OWNER
    typist.press("Down", "Down")
    assert current(meeting) is Rule.IMPOSSIBLE_DATE
    typist.press("Return")
    assert shown(meeting) == "31 June"
    assert QApplication.focusWidget() is meeting.page.editor
    assert meeting.page.checks.isVisible(), "the list stays while one mends"
    typist.press("Left")
    assert shown(meeting) == "", "until the next key"


@pytest.mark.parametrize("key", ["Del", "Backspace"])
def test_a_key_of_the_list_pressed_in_the_text_deletes_nothing(meeting, look, typist, key):
    before = meeting.page.meeting.meeting.lines
    look(meeting)
    typist.press("Down", "Down", "Return", key)
    assert meeting.page.meeting.meeting.lines == before
    assert said(meeting).startswith("Nothing is deleted")
    assert shown(meeting) == ""
    assert rules(meeting) == ALL
    typist.press("Backspace")
    assert meeting.page.meeting.meeting.lines[1].text.endswith("on 31 Jun.")


def test_the_list_says_its_keys_and_frames_the_current_card_only_where_they_work(meeting, look, typist):
    look(meeting)
    panel = meeting.page.checks
    keys, framed = panel.hint.text(), panel.list.grab().toImage()
    assert keys.replace("\u00a0", " ") == "Enter goes there · Delete: it is right so · Esc back"
    typist.press("Return")
    assert panel.hint.text() == "Ctrl+F8 goes back to this list"
    assert panel.list.grab().toImage() != framed
    typist.press("Ctrl+F8")
    assert panel.hint.text() == keys
    assert panel.list.grab().toImage() == framed


def test_what_is_mended_goes_by_itself_and_the_next_one_is_chosen(meeting, look, typist, qtbot):
    look(meeting)
    typist.press("Down", "Down", "Return")
    select_back(typist, "31 June")
    typist.type("30 June")
    qtbot.waitUntil(lambda: count(meeting) == "3 to look at")
    assert rules(meeting) == [Rule.ACTION_WITHOUT_OWNER, Rule.EMPTY_ITEM, Rule.DOUBLED_WORD]
    assert current(meeting) is Rule.DOUBLED_WORD
    typist.press("Ctrl+Z", "Ctrl+Z")
    qtbot.waitUntil(lambda: rules(meeting) == ALL)
    assert QApplication.focusWidget() is meeting.page.editor
    typist.press("Ctrl+F8", "Up", "Up", "Return")
    assert shown(meeting) == "Roads"


def test_all_is_mended_by_keys_until_nothing_is_found(meeting, look, typist, qtbot):
    look(meeting)
    typist.press("Return", "Home")
    typist.type("CC to ")
    qtbot.waitUntil(lambda: count(meeting) == "3 to look at")
    typist.press("Ctrl+F8", "Return", "Ctrl+Shift+A")  # the item that holds nothing is N/A
    qtbot.waitUntil(lambda: count(meeting) == "2 to look at")
    typist.press("Ctrl+F8", "Return")
    assert shown(meeting) == "31 June"
    select_back(typist, "31 June")
    typist.type("30 June")
    typist.press("Ctrl+F8", "Down", "Return")
    assert shown(meeting) == "the the"
    select_back(typist, " the")
    typist.press("Del")
    qtbot.waitUntil(lambda: count(meeting) == "Nothing to look at")
    assert meeting.page.checks.empty.isVisible()
    assert meeting.page.checks.empty.text().startswith("Nothing found.")
    typist.press("Ctrl+F8")
    assert QApplication.focusWidget() is meeting.page.checks.empty
    typist.press("Esc")
    assert QApplication.focusWidget() is meeting.page.editor


def test_esc_goes_back_to_the_caret_and_the_actions_come_back(meeting, look, typist):
    typist.press("Ctrl+Home", "Right")
    before = meeting.page.editor.spot
    look(meeting)
    typist.press("Down", "Esc")
    assert meeting.page.editor.spot == before
    assert QApplication.focusWidget() is meeting.page.editor
    assert meeting.page.pane.isVisible()
    assert not meeting.page.checks.isVisible()


@pytest.mark.parametrize("key", ["F9", "Shift+F9", "Ctrl+F9"])
def test_the_keys_of_the_actions_bring_them_back(meeting, look, typist, key):
    look(meeting)
    typist.press(key)
    assert meeting.page.pane.isVisible()
    assert meeting.page.pane.isAncestorOf(QApplication.focusWidget())


def test_delete_passes_over_and_undo_brings_back_and_leaves_the_minutes_alone(meeting, look, typist):
    typist.press("Ctrl+End")
    typist.type("x")
    typist.press("BackSpace")
    lines = list(meeting.page.editor.lines.lines)
    look(meeting)
    typist.press("Down", "Del")
    assert (rules(meeting), count(meeting)) == ([ALL[0], *ALL[2:]], "3 to look at · 1 passed over")
    assert current(meeting) is Rule.IMPOSSIBLE_DATE
    typist.press("Del", "Ctrl+Z")
    assert (rules(meeting), said(meeting)) == ([ALL[0], *ALL[2:]], "Brought back.")
    typist.press("Ctrl+Z")
    assert rules(meeting) == ALL
    typist.press("Ctrl+Z")
    assert said(meeting) == "Nothing was passed over."
    assert meeting.page.editor.lines.lines == lines


def test_passing_over_everything_can_be_taken_back_from_the_empty_list(meeting, look, typist):
    look(meeting)
    typist.press(*["Del"] * 4)
    assert count(meeting) == "Nothing to look at · 4 passed over"
    assert meeting.page.checks.empty.text().startswith("Nothing more found.")
    typist.press("Ctrl+Z")
    assert rules(meeting) == [Rule.DOUBLED_WORD]
    typist.press("R")
    assert rules(meeting) == ALL


def test_what_was_passed_over_is_remembered_over_a_restart_without_its_words(
    meeting, look, typist, make_window, library, tmp_path
):
    look(meeting)
    typist.press("Down", "Down", "Del")
    number = meeting.page.meeting.id
    meeting.close()
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    (name,) = (name for name in kept.allKeys() if name.startswith("passedOver"))
    assert re.fullmatch("[0-9a-f]{16}", kept.value(name)), "no word of the minutes"
    window = make_window(library, number)
    look(window)
    assert rules(window) == [Rule.ACTION_WITHOUT_OWNER, Rule.EMPTY_ITEM, Rule.DOUBLED_WORD]
    typist.press("R", "Esc")
    other = window.service.add_meeting(Meeting(Details("Assurance"), PEOPLE, LINES))
    window.open_meeting(number)
    look(window)
    assert rules(window) == ALL
    typist.press("Del")
    window.open_meeting(other)
    assert window.page.pane.isVisible(), "another meeting starts with its actions"
    look(window)
    assert rules(window) == ALL, "what was passed over in one meeting is not in another"


def test_what_was_passed_over_goes_with_a_library_that_is_moved(meeting, look, typist, make_window, library, tmp_path):
    look(meeting)
    typist.press("Del")
    number = meeting.page.meeting.id
    meeting.close()
    moved = tmp_path / "elsewhere" / "moved.sqlite"
    moved.parent.mkdir()
    library.rename(moved)
    window = make_window(moved, number)
    look(window)
    assert (rules(window), count(window)) == (ALL[1:], "3 to look at · 1 passed over")
    typist.press("Ctrl+Z")
    assert rules(window) == ALL


def test_what_was_kept_by_the_librarys_path_is_read_once(meeting, look, typist, make_window, library, tmp_path):
    look(meeting)
    typist.press("Del")
    number = meeting.page.meeting.id
    meeting.close()
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    (name,) = (name for name in kept.allKeys() if name.startswith("passedOver"))
    of_path = f"passedOver/{sha256(str(library.resolve()).encode()).hexdigest()[:16]}/{number}"
    kept.setValue(of_path, kept.value(name))
    kept.remove(name)
    kept.sync()
    window = make_window(library, number)
    look(window)
    assert rules(window) == ALL[1:]
    typist.press("R")
    window.close()
    kept.sync()
    assert not [key for key in kept.allKeys() if key.startswith("passedOver")]
    again = make_window(library, number)
    look(again)
    assert rules(again) == ALL, "the old ones do not come back"


def test_a_person_is_gone_to_in_the_attendance_and_a_time_in_the_details(window, look, typist, qtbot):
    details = Details("Assurance", date=date(2022, 7, 18), start_time=time(14), end_time=time(13))
    people = (*PEOPLE, Attendee("pippa mills", "", "PM", Attendance.APOLOGIES))
    window.open_meeting(window.service.add_meeting(Meeting(details, people, (Line("t", LineKind.PARAGRAPH, "Text."),))))
    look(window)
    assert rules(window) == [Rule.PRESENT_AND_APOLOGISING, Rule.IMPOSSIBLE_TIME]
    typist.press("Return")
    assert QApplication.focusWidget() is window.page.attendees.list
    assert window.page.attendees.list.currentIndex().row() == 2
    typist.press("Del")
    qtbot.waitUntil(lambda: rules(window) == [Rule.IMPOSSIBLE_TIME])
    typist.press("Ctrl+F8")
    typist.in_dialog(lambda: typist.press("Return"), lambda: typist.press("Esc"))
    assert window.page.checks.isVisible()


def test_a_promise_becomes_an_action_where_the_list_led(meeting_window, look, typist, qtbot):
    look(meeting_window)
    typist.press("Return", "Alt+Return")
    made = [line.text for line in meeting_window.page.editor.lines.lines if line.is_action]
    assert any(text.startswith("The CC committed to sharing a briefing note") for text in made)
    qtbot.waitUntil(lambda: rules(meeting_window).count(Rule.COMMITMENT) == 2)


def test_a_reference_that_moved_is_found_as_the_page_knows_it(meeting, look, typist):
    typist.press("Ctrl+End", "Return")
    typist.type("As under item 1.")
    typist.press("Ctrl+Home", "Alt+Shift+Down")
    look(meeting)
    sentences = [finding.sentence for finding in meeting.page.checks.list.checks.findings]
    assert "What was item 1 is now item 2." in sentences


def test_what_is_typed_again_behind_an_opening_is_found(meeting, look, typist):
    typist.press("Return", "Ctrl+2", "Ctrl+2")
    typist.type("that it was late")
    assert meeting.page.editor.lines.lines[-1].text == "The PCC commented that that it was late"
    look(meeting)
    found = meeting.page.checks.list.checks.findings[-1]
    assert (found.rule, found.words) == (Rule.DOUBLED_WORD, "that that")


def test_approved_minutes_are_looked_through_too(meeting, look, typist):
    meeting.approving.approve()
    typist.press("Return")
    look(meeting)
    typist.press("Down", "Down", "Return")
    assert (rules(meeting), shown(meeting)) == (ALL, "31 June")


def test_the_export_says_how_much_there_is_to_look_at(meeting, look, typist, qtbot):
    look(meeting)
    typist.press("Del", "Esc")
    words = []

    def read():
        dialog = QApplication.activeModalWidget()
        qtbot.waitUntil(lambda: bool(dialog.checks.text()))
        words.append(dialog.checks.text())
        typist.press("Esc")

    typist.in_dialog(lambda: typist.press("Ctrl+Shift+E"), read)
    assert words == ["3 things to look at before sending out: Ctrl+F8 in the minutes."]


def test_nothing_is_looked_through_while_the_list_is_away(meeting, look, typist, qtbot):
    look(meeting)
    typist.press("Esc")
    typist.type(" and the the")
    qtbot.wait(700)  # longer than the pause after which the list would look again
    assert rules(meeting) == ALL
    look(meeting)
    qtbot.waitUntil(lambda: rules(meeting).count(Rule.DOUBLED_WORD) == 2)


def test_two_thousand_lines_never_hold_the_window_up(window, typist, qtbot):
    lines = [replace(line, id=f"{again}-{line.id}") for again in range(26) for line in JULY.lines][:2000]
    window.open_meeting(window.service.add_meeting(Meeting(JULY.details, JULY.attendees, tuple(lines))))
    gaps, last = [], [perf_counter()]

    def beat():
        gaps.append(perf_counter() - last[0])
        last[0] = perf_counter()

    qtbot.wait(300)  # the page is laid out in pauses after the opening
    timer = QTimer()
    timer.timeout.connect(beat)
    last[0] = perf_counter()
    timer.start(0)
    typist.press("Ctrl+F8")
    qtbot.waitUntil(lambda: "to look at" in count(window), timeout=20_000)
    timer.stop()
    assert len(rules(window)) > 100
    assert len(gaps) > 10, "the window went on while the minutes were looked through"


def test_the_list_is_named_and_takes_the_colours_of_the_theme(meeting, look, typist):
    look(meeting)
    panel = meeting.page.checks
    assert panel.list.accessibleName() == "To look at before sending out"
    assert panel.hint.text().replace("\u00a0", " ") == "Enter goes there · Delete: it is right so · Esc back"
    typist.press("Ctrl+Shift+B")
    assert panel.list.itemDelegate().theme is DARK
    drawn = panel.list.viewport().grab().toImage()
    colors = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3)}
    assert {DARK.page, DARK.panel} <= colors
