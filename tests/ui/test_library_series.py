"""Series and versions by keys."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting, StandingItem
from minutes_app.domain.outline import printed_numbers

MONTHLY = "Monthly Assurance Meeting"


@pytest.fixture
def view(window, typist):
    window.visit.show("Series")
    return window.library.series


def names(view):
    return [listed.series.name for listed in view._model.rows]


def fill(typist, *fields):
    for key, text in fields:
        typist.press(key, "Ctrl+A", "Delete")
        typist.type(text)


def test_the_shipped_series_stand_there(window, view):
    assert names(view) == [MONTHLY, "Other meeting"]
    assert view.table.hasFocus()
    assert view.items.text().splitlines()[:3] == ["Outstanding matters", "Holding to account", "AOB"]


def test_a_series_is_made_by_keys_and_a_meeting_of_it_starts_with_all_of_it(window, view, typist):
    def work():
        fill(typist, ("Alt+N", "Governance Board"), ("Alt+G", ""))
        typist.type("Actions")
        typist.press("Return", "Tab")
        typist.type("Estates")
        typist.press("Return")
        typist.type("- Papers by Friday")
        typist.press("Return")
        typist.type("- Plans on the wall")
        typist.press("Return", "Shift+Backtab")
        typist.type("AOB")
        fill(typist, ("Alt+P", "Pippa Mills, Chief Constable (CC)"), ("Alt+C", "John Campion"), ("Alt+V", "Room 9"))
        typist.press("Alt+S")

    typist.in_dialog(lambda: typist.press("Insert"), work)
    assert names(view)[-1] == "Governance Board"
    made = window.service.series_named("Governance Board")
    assert made.standing_items == (
        StandingItem("Actions"),
        StandingItem("Estates", 2, "Papers by Friday\nPlans on the wall"),
        StandingItem("AOB"),
    )
    assert made.people == (Attendee("Pippa Mills", "Chief Constable", "CC"),)
    assert window.status.notice.text() == "The series “Governance Board” is there. Ctrl+N starts a meeting of it."
    typist.in_dialog(lambda: typist.press("Ctrl+N"), lambda: typist.press("Return"))  # of it, with no series typed
    meeting = window.page.meeting.meeting
    assert [(line.text, line.level) for line in meeting.lines if line.is_item] == [
        ("Actions", 1),
        ("Estates", 2),
        ("AOB", 1),
    ]
    assert [line.text for line in meeting.lines if not line.is_item] == ["Papers by Friday", "Plans on the wall"]
    assert (meeting.details.chair, meeting.details.venue) == ("John Campion", "Room 9")
    assert meeting.attendees == made.people


def start(typist, series):
    typist.press("Alt+S", "Ctrl+A")
    typist.type(series)
    typist.press("Alt+D", "Ctrl+A")
    typist.type("1 September 2026")
    typist.press("Return")


def test_a_meeting_has_the_habits_of_its_series(window, view, typist):
    def work():
        fill(typist, ("Alt+N", "Liaison"), ("Alt+G", "Updates"), ("Alt+D", "Nothing to report."))
        typist.press("Alt+U", "Down", "Alt+S")

    typist.in_dialog(lambda: typist.press("Insert"), work)
    assert view.starts.text().splitlines() == [
        "Numbers: 1, 2, 3 inside each main item",
        "Items not used: Nothing to report.",
    ]
    typist.in_dialog(lambda: typist.press("Ctrl+N"), lambda: start(typist, "Liaison"))
    typist.press("Ctrl+Shift+A", "Ctrl+Shift+A")
    typist.press("Ctrl+Shift+Return")
    typist.type("Estates")
    typist.press("Tab")
    lines = window.page.editor.lines.lines
    assert [line.text for line in lines] == ["Updates", "Nothing to report.", "Estates"]
    assert [printed_numbers(lines).get(line.id) for line in lines] == ["1", None, "1"]


def test_items_made_while_typing_count_as_the_series_has_it(window, view, typist):
    def work():
        fill(typist, ("Alt+N", "Liaison"), ("Alt+G", "Updates"))
        typist.press("Alt+U", "Down", "Alt+S")

    typist.in_dialog(lambda: typist.press("Insert"), work)
    typist.in_dialog(lambda: typist.press("Ctrl+N"), lambda: start(typist, "Liaison"))
    for title, keys in (("Estates", ()), ("Boilers", ("Tab",)), ("AOB", ("Shift+Backtab",)), ("Parking", ("Tab",))):
        typist.press("Ctrl+Shift+Return")
        typist.type(title)
        typist.press(*keys)
    lines = window.page.editor.lines.lines
    told = [(line.text, printed_numbers(lines)[line.id]) for line in lines if line.is_item]
    assert told == [("Updates", "1"), ("Estates", "2"), ("Boilers", "1"), ("AOB", "3"), ("Parking", "1")]
    assert [line.own_series for line in lines if line.is_item] == [True, True, False, True, False]
    typist.press("Shift+Backtab", "Ctrl+Z")
    assert not window.page.editor.lines.lines[-1].own_series


def test_a_series_is_changed_and_renamed(window, view, typist):
    def work():
        fill(typist, ("Alt+N", "Assurance Meeting"), ("Alt+K", "OFFICIAL"))
        typist.press("Alt+S")

    typist.in_dialog(lambda: typist.press("Return"), work)
    assert names(view) == ["Assurance Meeting", "Other meeting"]
    assert window.service.series_named("Assurance Meeting").marking == "OFFICIAL"
    assert len(window.service.series_named("Assurance Meeting").standing_items) == 4


def test_control_and_tab_leave_the_agenda_for_the_people_and_back_for_the_name(window, view, typist):
    typed = {}

    def work():
        dialog = QApplication.activeModalWidget()
        fill(typist, ("Alt+N", "Board"), ("Alt+G", "Updates"))
        typist.press("Ctrl+Tab")
        typist.type("Pippa Mills (CC)")
        typist.press("Alt+G", "Ctrl+Shift+Backtab")
        typist.type("New ")
        fields = {
            "name": dialog.name.text(),
            "agenda": dialog.items.toPlainText(),
            "people": dialog.people.toPlainText(),
        }
        typed.update(fields)
        typist.press("Esc")

    typist.in_dialog(lambda: typist.press("Insert"), work)
    assert typed == {"name": "New ", "agenda": "Updates", "people": "Pippa Mills (CC)"}


def test_a_name_that_is_taken_is_not_taken(window, view, typist):
    said = []

    def work():
        fill(typist, ("Alt+N", "Other meeting"))
        dialog = QApplication.activeModalWidget()
        typist.press("Return")
        said.append(dialog.problem.text())
        typist.press("Esc")

    typist.in_dialog(lambda: typist.press("Return"), work)
    assert said == ["There is a series “Other meeting” already."]


def test_only_an_unused_series_is_deleted(window, view, typist, monkeypatch):
    told = []
    monkeypatch.setattr(window.alerts, "tell", told.append)
    window.service.add_meeting(Meeting(Details(MONTHLY, date=date(2022, 7, 18))))
    window.visit.show("Series")
    typist.press("Home", "Delete")
    assert "has meetings" in told[0]
    typist.press("Down")
    typist.in_dialog(lambda: typist.press("Delete"), lambda: typist.press("Alt+D"))
    assert names(view) == [MONTHLY]
    typist.press("Home")
    typist.type("m")
    assert window.library.meetings.isVisible()
    assert window.library.meetings.series.currentText() == MONTHLY


def test_a_series_is_made_from_a_meeting(meeting_window, typist):
    window = meeting_window
    typist.press("Ctrl+L")

    def work():
        fill(typist, ("Alt+N", "Assurance, as in July"))
        typist.press("Alt+S")

    typist.in_dialog(lambda: typist.type("s"), work)
    made = window.service.series_named("Assurance, as in July")
    assert made.standing_items[0].title == "Outstanding Matters / Matters arising"
    assert len(made.people) == 7


def test_a_series_is_made_of_the_open_meeting_as_it_stands(meeting_window, typist):
    window = meeting_window
    typist.press("Ctrl+End", "Ctrl+Shift+Return")
    typist.type("Estates")

    def work():
        fill(typist, ("Alt+N", "With estates"))
        typist.press("Alt+S")

    (command,) = (each for each in window.menus.actions if each.text() == "Ma&ke a series of this meeting…")
    typist.in_dialog(command.trigger, work)
    assert window.service.series_named("With estates").standing_items[-1].title == "Estates"
    assert window.page.editor.hasFocus()


@pytest.fixture
def versions(window, typist):
    """A meeting that was approved, reopened, changed and approved again, in the list."""
    service = window.service
    lines = tuple(
        Line(name * 16, LineKind.PARAGRAPH, text) for name, text in (("a", "Pipa Mills spoke."), ("b", "Cut me."))
    )
    number = service.add_meeting(Meeting(Details(MONTHLY, date=date(2022, 7, 18)), (), lines))
    service.approve(number, on=date(2022, 9, 20), words="Agreed as a true record")
    service.reopen(number, reason="A name was wrong", on=date(2022, 9, 22))
    opened = service.open_meeting(number, lambda state: None)
    opened.splice(
        0, 2, [Line("a" * 16, LineKind.PARAGRAPH, "Pippa Mills spoke."), Line("c" * 16, LineKind.PARAGRAPH, "Added.")]
    )
    opened.close()
    service.approve(number, on=date(2022, 10, 1), words="Agreed")
    typist.press("Ctrl+L")
    return number


def test_versions_are_listed_read_and_compared(window, typist, versions):
    seen = {}

    def work():
        dialog = QApplication.activeModalWidget()
        seen["list"] = [dialog.list.item(row).text() for row in range(dialog.list.count())]
        typist.press("Down")  # version 3 against version 2
        seen["third"] = (dialog.said.text(), dialog.page.toPlainText())
        typist.press("Down", "Down")
        seen["first"] = (dialog.said.text(), dialog.page.toPlainText())
        seen["can be changed"] = not dialog.page.isReadOnly()
        typist.press("Esc")

    typist.in_dialog(lambda: typist.type("v"), work)
    assert seen["list"] == [
        "As it stands now",
        "Version 3, approved 1 Oct 2022\nAgreed",
        "Version 2, reopened 22 Sep 2022\nA name was wrong",
        "Version 1, approved 20 Sep 2022\nAgreed as a true record",
    ]
    said, text = seen["third"]
    assert said == "1 line added · 1 line removed · 1 line changed"
    assert text.split("\n") == ["changed  Pipa Pippa Mills spoke.", "removed  Cut me.", "added  Added."]
    assert seen["first"] == ("", "Pipa Mills spoke.\nCut me.")
    assert not seen["can be changed"]
    assert window.library.meetings.table.hasFocus()


def test_tab_goes_to_the_text_of_a_version_as_is_said(window, typist, versions):
    seen = []

    def work():
        dialog = QApplication.activeModalWidget()
        for _ in range(2):
            typist.press("Tab")
            seen.append(dialog.focusWidget().accessibleName())
        typist.press("Esc")

    typist.in_dialog(lambda: typist.type("v"), work)
    assert seen == ["The version, or what differs", "Compared with"]


def test_where_no_series_fits_insert_makes_one_as_is_said(window, view, typist):
    typist.press("Ctrl+F")
    typist.type("qqqq")
    assert view.count.text() == "No series fits. Insert makes one."
    typist.press("Down")
    typist.in_dialog(lambda: typist.press("Insert"), lambda: (fill(typist, ("Alt+N", "Talks")), typist.press("Alt+S")))
    assert window.service.series_named("Talks") in window.service.series()
