"""The dialogs by keys: they say what they understood, refuse in words, and hold nothing alive."""

import gc
import re
import weakref
from datetime import date, time

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget

from minutes_app.domain.meeting import Attendee, Details, Meeting, NextMeeting
from ui.dialogs.meeting_dialogs import NewMeetingDialog
from ui.menus import FURTHER_KEYS

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Pippa Mills", "Chief Constable", "CC"),
)


@pytest.fixture
def page(window):
    details = Details(series="Monthly Assurance Meeting", date=date(2022, 7, 18), start_time=time(14), venue="HQ")
    window.open_meeting(window.service.add_meeting(Meeting(details, PEOPLE, ())))
    return window.page


def in_dialog(typist, key, work):
    """Work in the dialog that a key opens; where the work fails the dialog is left, so that the test can end."""

    def guarded():
        try:
            work()
        finally:
            dialog = QApplication.activeModalWidget()
            if dialog:
                dialog.reject()

    typist.in_dialog(lambda: typist.press(key), guarded)


def fill(typist, fields):
    for key, text in fields:
        typist.press(key, "Ctrl+A", "Delete")
        typist.type(text)


def test_a_new_meeting_takes_what_is_typed(window, typist):
    def work():
        fill(
            typist, [("Alt+S", "Local Policing Board"), ("Alt+D", "3 May 2022"), ("Alt+T", "2pm"), ("Alt+V", "Hindlip")]
        )
        fill(typist, [("Alt+C", "John Campion"), ("Alt+M", "Natasha Noorbakhsh"), ("Alt+K", "OFFICIAL")])
        typist.press("Return")

    in_dialog(typist, "Ctrl+N", work)
    assert window.page.meeting.meeting.details == Details(
        series="Local Policing Board",
        date=date(2022, 5, 3),
        start_time=time(14),
        venue="Hindlip",
        chair="John Campion",
        minutes_by="Natasha Noorbakhsh",
        marking="OFFICIAL",
    )
    assert "Local Policing Board" in [series.name for series in window.service.series()]


def test_what_cannot_be_is_said_under_the_form_and_nothing_is_lost(window, typist):
    seen = []

    def work():
        dialog = QApplication.activeModalWidget()
        for key, words in (("Alt+D", "31 June 2022"), ("Alt+D", "soonish"), ("Alt+T", "25:70"), ("Alt+S", " ")):
            fill(typist, [("Alt+D", "3 May 2022"), ("Alt+T", ""), ("Alt+S", "Board"), (key, words)])
            typist.press("Return")
            seen.append((dialog.isVisible(), dialog.problem.text(), QApplication.focusWidget() is not None))
        typist.press("Esc")

    in_dialog(typist, "Ctrl+N", work)
    assert all(visible and focus for visible, _, focus in seen)
    sentences = [words for _, words, _ in seen]
    assert "June" in sentences[0]
    assert sentences[1:] == [
        "“soonish” is no date. Try 18 July 2022.",
        "“25:70” is no time. Try 14:00 or 2pm.",
        "Give the meeting a series.",
    ]
    assert window.page.meeting is None
    assert not window.service.meetings()


def test_a_date_in_words_is_shown_as_understood(page, typist):
    seen = []

    def work():
        form = QApplication.activeModalWidget().form
        labels = [label for label in form.findChildren(QLabel) if label.property("muted")]
        for words in ("3 may 2022", "Tuesday 3rd May 2022"):
            fill(typist, [("Alt+D", words)])
            seen.append([label.text() for label in labels if label.isVisible()])
        typist.press("Esc")

    in_dialog(typist, "Ctrl+D", work)
    assert seen == [["Tuesday 3rd May 2022"], []]


def test_the_details_hold_the_next_meeting_and_escape_changes_nothing(page, typist):
    before = page.meeting.meeting.details

    def give_up():
        fill(typist, [("Alt+V", "Elsewhere")])
        typist.press("Esc")

    in_dialog(typist, "Ctrl+D", give_up)
    assert page.meeting.meeting.details == before

    def work():
        fill(typist, [("Alt+Y", "Thematic"), ("Alt+U", "Serious Violence"), ("Alt+A", "25 August"), ("Alt+I", "10am")])
        fill(typist, [("Alt+E", "15:30"), ("Alt+N", "Hindlip")])
        typist.press("Return")

    in_dialog(typist, "Ctrl+D", work)
    details = page.meeting.meeting.details
    assert details.next_meeting == NextMeeting("Thematic", "Serious Violence", date(2022, 8, 25), time(10), "Hindlip")
    assert details.end_time == time(15, 30)
    assert page.editor.hasFocus()


def test_another_date_is_read_again_in_the_actions(page, typist):
    typist.type("Performance")
    typist.press("Return")
    typist.type("Action: CC to act by 31 August")
    assert page.action_model.cards[0].action.due == date(2022, 8, 31)

    def work():
        fill(typist, [("Alt+D", "18 July 2024")])
        typist.press("Return")

    in_dialog(typist, "Ctrl+D", work)
    assert page.action_model.cards[0].action.due == date(2024, 8, 31)
    assert page.header.facts.text().startswith("Thursday 18th July 2024, 14:00")


def test_the_list_of_keys_names_every_command(window, typist):
    seen = []

    def look():
        table = QApplication.activeModalWidget().findChild(QTableWidget)
        seen.extend(table.item(row, 0).text() for row in range(table.rowCount()))
        typist.press("Esc")

    in_dialog(typist, "F1", look)
    commands = [a.text().replace("&", "").rstrip("…") for a in window.menus.actions if not a.shortcut().isEmpty()]
    assert seen == [*(words for words, _ in FURTHER_KEYS), *commands]


def test_every_field_has_a_letter_of_its_own(page, typist):
    seen = []

    def look():
        labels = QApplication.activeModalWidget().findChildren(QLabel)
        seen.extend(letter.lower() for label in labels if label.buddy() for letter in re.findall("&(.)", label.text()))

    in_dialog(typist, "Ctrl+D", look)
    assert len(seen) == 14
    assert len(set(seen)) == 14


def test_a_search_without_a_hit_opens_nothing(page, typist):
    meeting = page.meeting.id

    def work():
        typist.type("no such meeting")
        typist.press("Return")
        if QApplication.activeModalWidget():
            typist.press("Esc")

    in_dialog(typist, "Ctrl+O", work)
    assert page.meeting.id == meeting


def test_a_dialog_is_freed_when_it_is_closed(window):
    dialog = NewMeetingDialog(["Board"], window.service.draft, date(2022, 7, 18), None)
    alive = weakref.ref(dialog.form)
    dialog.deleteLater()
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert alive() is None
