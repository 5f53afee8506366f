"""People of the library, offered while a name is typed into the line to add a person."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting

MONTHLY = "Monthly Assurance Meeting"
ZOE, BRIEN = Attendee("Zoë Adams", "Analyst", "ZA"), Attendee("Pat O’Brien", "Member of the panel", "PO")
EARLIER = (ZOE, BRIEN, Attendee("Pippa Mills", "Deputy", "DCC"), Attendee("Zoe Young"))


@pytest.fixture
def panel(window, typist):
    """The panel of a meeting with Pippa Mills, the focus in the line to add; the others were at earlier meetings."""
    add = window.service.add_meeting
    add(Meeting(Details(MONTHLY, date=date(2022, 5, 1)), (Attendee("Zoë Adams", "Trainee", "ZA"),)))
    add(Meeting(Details(MONTHLY, date=date(2022, 6, 1)), EARLIER))
    here = (Attendee("Pippa Mills", "Chief Constable", "CC", Attendance.PRESENT),)
    window.open_meeting(add(Meeting(Details(MONTHLY, date=date(2022, 7, 1)), here)))
    typist.press("Shift+F7")
    return window.page.attendees


def offered(panel):
    if panel.offers.isHidden():
        return []
    return [panel.offers.item(row).text() for row in range(panel.offers.count())]


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.known_people._aside._latest is None)


@pytest.mark.parametrize(("typed", "wanted"), [("adams", ZOE), ("o'b", BRIEN), ("OB", BRIEN), ("pat", BRIEN)])
def test_a_known_person_is_offered_and_taken_with_the_post_held_last(qtbot, window, typist, panel, typed, wanted):
    typist.type(typed)
    qtbot.waitUntil(lambda: len(offered(panel)) == 1)
    assert panel.entry.hasFocus()
    assert panel.entry.text() == typed
    assert panel.entry.accessibleDescription() == "1 known person; Down takes one."
    typist.press("Down", "Return")
    assert window.page.attendee_model.attendees[1:] == (wanted,)
    assert (panel.entry.text(), offered(panel)) == ("", [])
    assert panel.entry.hasFocus()


def test_the_arrows_go_through_those_offered_and_back_to_what_was_typed(qtbot, typist, panel):
    typist.type("zo")
    qtbot.waitUntil(lambda: offered(panel) == ["Zoë Adams, Analyst (ZA)", "Zoe Young"])
    seen = []
    for key in ("Down", "Down", "Down", "Up"):
        typist.press(key)
        seen.append((panel.entry.text(), panel.offers.currentRow()))
    assert seen == [("Zoë Adams, Analyst (ZA)", 0), ("Zoe Young", 1), ("zo", -1), ("Zoe Young", 1)]


def test_down_right_after_a_key_takes_who_shows(qtbot, typist, panel):
    typist.type("zo")
    qtbot.waitUntil(lambda: len(offered(panel)) == 2)
    typist.type("e")
    typist.press("Down")
    assert panel.entry.text() == "Zoë Adams, Analyst (ZA)"
    typist.press("Up")
    assert panel.entry.text() == "zoe"


def test_enter_adds_what_is_typed_and_who_is_here_is_not_offered(qtbot, window, typist, panel):
    typist.type("zoe")
    qtbot.waitUntil(lambda: len(offered(panel)) == 2)
    typist.type(" Quick, Clerk")
    assert offered(panel) == []
    typist.press("Return")
    assert window.page.attendee_model.attendees[-1] == Attendee("zoe Quick", "Clerk")
    typist.type("pippa")
    settle(qtbot, window)
    assert offered(panel) == []


def test_nobody_is_offered_once_the_line_is_left_or_the_library_closed(qtbot, window, typist, panel, tmp_path):
    typist.type("zo")
    qtbot.waitUntil(lambda: len(offered(panel)) == 2)
    typist.press("Esc")
    assert offered(panel) == []
    assert QApplication.focusWidget() is window.page.editor
    typist.press("Shift+F7", "Ctrl+A")
    typist.type("zo")
    window.libraries.open(tmp_path / "other.sqlite")
    window.open_meeting(window.service.add_meeting(Meeting(Details(MONTHLY))))
    typist.press("Shift+F7", "Ctrl+A")
    typist.type("zoe")
    settle(qtbot, window)
    assert offered(panel) == []
