"""Ctrl+1 to Ctrl+9 and F4 in the real window: openings of the people, in the order of the attendance list."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableWidget

from minutes_app.domain.lines import LineKind
from minutes_app.domain.meeting import Attendee
from ui.dialogs.lists import KeysDialog
from ui.menus import FURTHER_KEYS

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
    Attendee("Natasha Noorbakhsh", "Policy Officer", "NN"),
    Attendee("Jackie Irvin", "Policy Officer, OPCC"),
)


@pytest.fixture
def meeting(open_small_meeting):
    return open_small_meeting(PEOPLE)


def texts(window):
    return [line.text for line in window.page.editor.lines.lines][1:]


def said(window):
    return window.status.notice.text()


def test_a_paragraph_opens_by_a_key_and_goes_on_by_others(meeting, typist):
    typist.press("Ctrl+1")
    assert texts(meeting) == ["The PCC asked "]
    typist.press("Ctrl+2")
    typist.type("to share it. ")
    typist.press("Ctrl+2")
    typist.type("agreed with ")
    typist.press("Ctrl+3")
    assert texts(meeting) == ["The PCC asked the CC to share it. The CC agreed with NN "]


def test_the_same_key_again_changes_the_verb_and_each_is_a_step_of_undo(meeting, typist):
    typist.press("Ctrl+2")
    assert texts(meeting) == ["The CC confirmed "]
    typist.press("Ctrl+2")
    assert texts(meeting) == ["The CC responded that "]
    typist.press("Ctrl+2")
    assert texts(meeting) == ["The CC replied that "]
    typist.type("so")
    typist.press("Ctrl+Z")
    assert texts(meeting) == ["The CC replied that "]
    typist.press("Ctrl+Z")
    assert texts(meeting) == ["The CC responded that "]
    assert meeting.page.editor.textCursor().atBlockEnd()
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert texts(meeting) == [""]
    typist.press("Ctrl+Y")
    assert texts(meeting) == ["The CC confirmed "]


def test_all_verbs_come_round(meeting, typist):
    seen = []
    while not seen or texts(meeting)[0] != seen[0]:
        seen += texts(meeting) if texts(meeting) != [""] else []
        typist.press("Ctrl+1")
    assert len(set(seen)) == len(seen) == 10


def test_bullets_and_lines_with_words_open_too(meeting, typist):
    typist.type("- ")
    typist.press("Ctrl+1")
    typist.type("why")
    typist.press("Return", "Ctrl+4")
    typist.type("so")
    typist.press("Return")
    typist.type("how it went")
    typist.press("Home", "Ctrl+1", "Ctrl+1")
    assert texts(meeting) == ["The PCC asked why", "Jackie Irvin confirmed so", "The PCC commented that how it went"]
    assert meeting.page.editor.spot.column == len("The PCC commented that ")
    assert {line.kind for line in meeting.page.editor.lines.lines[1:]} == {LineKind.BULLET}


def test_f4_repeats_the_last_opening_with_its_verb(meeting, typist):
    typist.press("F4")
    assert said(meeting).startswith("F4 repeats the last opening.")
    assert texts(meeting) == [""]
    typist.press("Ctrl+2", "Ctrl+2")
    typist.type("it was done.")
    typist.press("Return", "F4", "F4")
    assert texts(meeting) == ["The CC responded that it was done.", "The CC responded that "]
    typist.type("he asked ")
    typist.press("F4")
    assert texts(meeting)[1] == "The CC responded that he asked the CC "
    typist.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert texts(meeting)[1] == ""


def test_another_meeting_begins_without_a_last_one(meeting, typist):
    typist.press("Ctrl+2")
    meeting.open_sample()
    before = texts(meeting)
    typist.press("F4")
    assert texts(meeting) == before


def test_an_action_names_its_owner_and_a_title_the_bare_short_form(meeting, typist):
    typist.type("Action: ")
    typist.press("Ctrl+2")
    typist.type("to tell ")
    typist.press("Ctrl+1")
    line = meeting.page.editor.lines.lines[1]
    assert (line.text, line.action.owners) == ("CC to tell the PCC ", ("CC",))
    typist.press("Ctrl+Shift+Return", "Ctrl+1")
    assert texts(meeting)[-1] == "PCC "


def test_what_is_selected_is_replaced(meeting, typist):
    typist.type("He asked her about it")
    typist.press("Home", "Ctrl+Right", "Ctrl+Right", "Ctrl+Shift+Right", "Ctrl+2")
    assert texts(meeting) == ["He asked the CC about it"]
    typist.press("Ctrl+Z")
    assert texts(meeting) == ["He asked her about it"]


def test_a_number_nobody_has_is_told(meeting, typist):
    typist.press("Ctrl+9")
    assert texts(meeting) == [""]
    assert said(meeting) == "The attendance list has no person 9. Shift+F7 adds one."


def test_the_numbers_follow_the_order_of_the_list(meeting, typist):
    typist.press("F7", "Down", "Alt+Shift+Up", "Esc", "Ctrl+1")
    assert texts(meeting) == ["The CC confirmed "]


def test_the_keys_are_shown_where_one_can_learn_them(meeting, qtbot):
    model = meeting.page.attendee_model
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Ctrl+1 writes “The PCC asked” where a paragraph starts."
    assert model.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole) == tip
    dialog = KeysDialog(meeting.menus.actions, FURTHER_KEYS, meeting)
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget)
    shown = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    assert shown["Opening of the 1st to 9th person; again: another verb"] == "Ctrl+1 … Ctrl+9"
    assert shown["Repeat the last opening"] == "F4"


def test_the_digit_stands_beside_the_first_nine_people(meeting, typist):
    people = meeting.page.attendees.list
    for number in range(6):
        meeting.page.attendee_model.add(f"Person {chr(65 + number)}, Guest")
    people.scrollToBottom()

    def ink(row):
        """Colours in the strip left of the chip."""
        area = people.visualRect(people.model().index(row))
        picture = people.viewport().grab().toImage()
        ratio = picture.devicePixelRatio()
        points = [
            QPoint(x, y) for x in range(area.left() + 1, area.left() + 13) for y in range(area.top(), area.bottom())
        ]
        return {picture.pixelColor(point * ratio).name() for point in points}

    assert len(ink(8)) > 1
    assert len(ink(9)) == 1
