"""Actions changed, closed and noted of from the register by keys, of open minutes too, and taken back by Ctrl+Z."""

from datetime import date

import docx
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from register_help import TODAY, fill, go_to, row, shown

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.meeting import Details, Meeting


@pytest.fixture
def filled(window, typist):
    return fill(window, typist)


def test_a_note_and_completion_by_keys(qtbot, window, typist, filled):
    go_to(window, typist, "a")
    typist.type("n")
    typist.type("Asked for a date")
    typist.press("Return")
    assert window.service.history(filled[2019], "a" * 16)[0].text == "Asked for a date"
    qtbot.waitUntil(lambda: "Asked for a date" in window.library.register.card.history.text())
    typist.press("Esc")
    typist.type("c")
    assert "a" not in shown(window)
    assert window.service.history(filled[2019], "a" * 16)[0].status is ActionStatus.COMPLETE


def test_a_note_begun_for_one_action_is_not_noted_of_another(window, typist, filled):
    go_to(window, typist, "a")
    typist.type("n")
    typist.type("Asked for a d")
    typist.press("Esc", "Down", "N", "Return")
    typist.type("Will be done")
    typist.press("Return")
    assert [note.text for note in window.service.history(filled[2026], "e" * 16)] == ["Will be done", "Raised."]
    assert [note.text for note in window.service.history(filled[2019], "a" * 16)] == ["Raised."]


def change(window, typist, letter, *fields):
    go_to(window, typist, letter)

    def work():
        for key, text in fields:
            typist.press(key, "Ctrl+A", "Delete")
            typist.type(text)
        typist.press("Return")

    typist.in_dialog(lambda: typist.type("e"), work)


def test_owner_due_date_and_meeting_are_changed_by_keys(window, typist, filled):
    change(window, typist, "a", ("Alt+O", "ACC"), ("Alt+D", "30 June"))
    action = row(window, "a").action
    assert (action.owners, action.due) == (("ACC",), date(2019, 6, 30))
    change(window, typist, "a", ("Alt+D", "September meeting"))
    assert (row(window, "a").action.due, row(window, "a").action.due_meeting) == (None, "2019-09")
    notes = [note.text for note in window.service.history(filled[2019], "a" * 16)]
    assert "Owner changed from CC to ACC. Due changed from no date to 30 June 2019." in notes
    assert window.service.load(filled[2019]).lines[0].text == "CC to review the data"


def test_a_due_date_that_is_none_is_not_taken(window, typist, filled):
    said = []

    def work():
        box = QApplication.activeModalWidget()
        typist.press("Alt+D", "Ctrl+A")
        typist.type("whenever")
        typist.press("Return")
        said.append(box.problem.text())
        typist.press("Esc")

    go_to(window, typist, "f")
    typist.in_dialog(lambda: typist.type("e"), work)
    assert said == ["“whenever” is no date. Try 31 August, or September meeting."]
    assert row(window, "f").action.due is None


def test_an_action_of_the_open_draft_is_changed_and_its_words_stay(window, typist, filled):
    window.open_meeting(filled[2022])
    typist.press("Ctrl+Shift+R")
    window.library.register.today = TODAY
    change(window, typist, "c", ("Alt+O", "ACC"), ("Alt+D", "15 September 2022"))
    assert (row(window, "c").action.owners, row(window, "c").action.due) == (("ACC",), date(2022, 9, 15))
    typist.press("Esc")
    words = "CC to share the strategy by 31 August"
    assert window.page.editor.lines.lines[0].text == words
    assert window.page.action_model.cards[0].action == row(window, "c").action
    history = [note.text for note in window.service.history(filled[2022], "c" * 16)]
    assert "Due changed from 31 August 2022 to 15 September 2022." in history
    window.close_meeting()
    stored = window.service.load(filled[2022]).lines[0]
    assert (stored.text, stored.action.owners, stored.action.due) == (words, ("ACC",), date(2022, 9, 15))
    window.open_meeting(filled[2022])
    assert window.page.action_model.cards[0].action == stored.action


def told(window, meeting_id, letter):
    return [note.text for note in window.service.history(meeting_id, letter * 16)][:-1]


def test_undo_in_the_minutes_takes_the_note_of_the_change_back_too(window, typist, filled, qtbot):
    window.open_meeting(filled[2022])
    typist.press("Ctrl+Shift+R")
    window.library.register.today = TODAY
    change(window, typist, "c", ("Alt+O", "ACC"), ("Alt+D", "15 September 2022"))
    due, owner = "Due changed from 31 August 2022 to 15 September 2022.", "Owner changed from CC to ACC."
    assert told(window, filled[2022], "c") == [due, owner]
    typist.press("Esc")
    seen = []
    for key in ("Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Y", "Ctrl+Z"):
        typist.press(key)
        seen.append(told(window, filled[2022], "c"))
    assert seen == [[owner], [], [owner], [due, owner], [owner]]
    typist.press("Ctrl+Shift+R")
    assert (row(window, "c").action.owners, row(window, "c").action.due) == (("ACC",), date(2022, 8, 31))
    typist.press("Ctrl+Home")
    go_to(window, typist, "c")
    qtbot.waitUntil(lambda: owner in window.library.register.card.history.text())
    assert due not in window.library.register.card.history.text()


def test_of_two_changes_alike_only_the_note_of_the_one_undone_goes(window, typist, filled):
    window.open_meeting(filled[2022])
    typist.press("Ctrl+Shift+R")
    window.library.register.today = TODAY
    for owner in ("ACC", "CC", "ACC"):
        typist.press("Ctrl+Home")
        change(window, typist, "c", ("Alt+O", owner))
    there, back = "Owner changed from CC to ACC.", "Owner changed from ACC to CC."
    assert told(window, filled[2022], "c") == [there, back, there]
    typist.press("Esc", "Ctrl+Z")
    assert told(window, filled[2022], "c") == [back, there]
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert told(window, filled[2022], "c") == []


def test_an_action_of_open_approved_minutes_is_completed_and_the_minutes_stay_locked(window, typist, filled):
    window.service.approve(filled[2022], on=date(2022, 9, 20), words="Agreed")
    window.open_meeting(filled[2022])
    typist.press("Ctrl+Shift+R")
    window.library.register.today = TODAY
    go_to(window, typist, "c")
    typist.type("c")
    assert window.service.history(filled[2022], "c" * 16)[0].status is ActionStatus.COMPLETE
    assert window.library.isVisible()
    assert "c" not in shown(window)
    typist.press("Esc")
    assert window.page.meeting.is_locked


def test_approved_minutes_keep_owner_and_day_on_screen_and_paper_and_the_register_has_the_new_ones(
    window, typist, filled, tmp_path
):
    window.service.approve(filled[2026], on=date(2026, 11, 20), words="Agreed")
    change(window, typist, "e", ("Alt+O", "CC"), ("Alt+D", "31 January 2027"))
    assert (row(window, "e").action.owners, row(window, "e").action.due) == (("CC",), date(2027, 1, 31))
    window.open_meeting(filled[2026])
    first = window.page.action_model.cards[0].action
    assert (first.owners, first.due) == (("CC", "ZO"), date(2026, 12, 24))
    assert window.page.editor.lines.lines[0].action == first
    window.output.export_to(tmp_path / "minutes.docx")
    window.tasks.finish()
    document = docx.Document(tmp_path / "minutes.docx")
    words = "\n".join(cell.text for table in document.tables for each in table.rows for cell in each.cells)
    assert "CC, ZO\nby 24 December 2026" in words
    assert "31 January" not in words
    assert "Version 1, approved 20 November 2026" in [p.text for p in document.sections[0].footer.paragraphs]
    window.output.copy_as_text()
    assert "24 December 2026" in QApplication.clipboard().text()
    assert "31 January" not in QApplication.clipboard().text()
    window.output.export_to(tmp_path / "minutes.pdf")
    window.tasks.finish()
    with pypdfium2.PdfDocument(tmp_path / "minutes.pdf") as pdf:
        printed = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    assert "24 December 2026" in printed
    assert "31 January" not in printed


def test_the_minutes_as_they_stand_now_are_compared_with_their_version_owner_and_day(window, typist, filled):
    window.service.approve(filled[2026], on=date(2026, 11, 20), words="Agreed")
    change(window, typist, "e", ("Alt+D", "31 January 2027"))
    seen = []

    def look():
        box = QApplication.activeModalWidget()
        seen.extend([box.list.currentItem().text(), box.said.text(), box.page.toPlainText()])
        typist.press("Esc")

    typist.press("Ctrl+L", "Ctrl+Home")
    typist.in_dialog(lambda: typist.press("V"), look)
    assert seen[:2] == ["As it stands now", "1 line changed"]
    assert "Share the plan [CC, ZO; due 24 December 2026 31 January 2027]" in seen[2], (
        "old and new, struck and underlined"
    )


def test_a_note_that_cannot_be_stored_stays_where_it_was_typed(window, typist, filled, monkeypatch):
    told = []
    monkeypatch.setattr(window.alerts, "tell", told.append)
    note = window.library.register.card.note
    typist.type("n")
    typist.type("Asked twice")
    for number in filled.values():
        window.service.erase(number)
    typist.press("Return")
    assert told == ["This action no longer stands in its minutes. Nothing has been noted of it."]
    assert note.text() == "Asked twice"


def said(window):
    return window.status.notice.text()


def test_what_was_done_is_said_and_taken_back_by_undo(window, typist, filled):
    number, key = row(window, "a").number, (filled[2019], "a")
    before = row(window, "a").action
    go_to(window, typist, "a")
    typist.type("c")
    assert said(window) == f"A-{number} is complete. Ctrl+Z in the list takes that back."
    assert "a" not in shown(window)
    typist.press("Ctrl+Z")
    assert said(window) == f"A-{number}: taken back."
    assert row(window, "a").action == before
    assert told(window, *key) == []
    assert window.library.register.table.current.line_id[0] == "a"
    typist.type("i")
    assert said(window).startswith(f"A-{number} is in progress.")
    change(window, typist, "a", ("Alt+O", "ACC"), ("Alt+D", "30 June"))
    assert said(window).startswith(f"A-{number} is changed.")
    typist.press("Ctrl+Z")
    assert row(window, "a").action.owners == ("CC",)
    assert row(window, "a").action.status is ActionStatus.IN_PROGRESS
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert row(window, "a").action == before
    assert told(window, *key) == []
    assert said(window) == "Nothing was done here that could be taken back."


def test_a_note_is_said_and_taken_back(window, typist, filled):
    go_to(window, typist, "a")
    typist.type("n")
    typist.type("Asked for a date")
    typist.press("Return")
    assert said(window) == f"A-{row(window, 'a').number} has this note. Ctrl+Z in the list takes that back."
    typist.press("Esc", "Ctrl+Z")
    assert told(window, filled[2019], "a") == []


@pytest.mark.parametrize("is_locked", [False, True])
def test_what_was_done_of_an_action_of_the_open_minutes_is_taken_back(window, typist, filled, is_locked):
    if is_locked:
        window.service.approve(filled[2022], on=date(2022, 9, 20), words="Agreed")
    window.open_meeting(filled[2022])
    typist.press("Ctrl+Shift+R")
    window.library.register.today = TODAY
    go_to(window, typist, "c")
    typist.type("c")
    assert said(window).startswith("A-3 is complete.")
    assert "c" not in shown(window)
    typist.press("Ctrl+Z")
    assert row(window, "c").action.status is ActionStatus.OPEN
    assert told(window, filled[2022], "c") == []
    typist.press("Esc")
    assert window.page.action_model.cards[0].action.status is ActionStatus.OPEN
    if not is_locked:
        typist.press("Ctrl+Z")
        assert window.page.action_model.cards[0].action.status is ActionStatus.COMPLETE
        assert told(window, filled[2022], "c") == ["Status changed from open to complete."]


def test_what_was_changed_again_meanwhile_stays(window, typist, filled):
    go_to(window, typist, "a")
    typist.type("c")
    window.service.change_action(filled[2019], "a" * 16, status=ActionStatus.CANCELLED)
    typist.press("Ctrl+Z")
    assert said(window).endswith("This action was changed again since. Nothing has been taken back.")
    assert window.service.load(filled[2019]).lines[0].action.status is ActionStatus.CANCELLED


def test_what_is_refused_of_open_approved_minutes_is_not_said_to_be_taken_back(window, typist, filled):
    window.service.approve(filled[2022], on=date(2022, 9, 20), words="Agreed")
    go_to(window, typist, "c")
    typist.type("c")
    window.service.change_action(filled[2022], "c" * 16, status=ActionStatus.CANCELLED)
    window.open_meeting(filled[2022])
    typist.press("Ctrl+Shift+R", "Ctrl+Z")
    assert said(window).endswith("This action was changed again since. Nothing has been taken back.")
    assert "c" not in shown(window), "it is cancelled still"


def test_what_was_done_in_another_library_is_not_taken_back_here(window, typist, filled, tmp_path):
    go_to(window, typist, "a")
    typist.type("c")
    window.libraries.open(tmp_path / "other.sqlite")
    window.service.add_meeting(Meeting(Details("Other")))
    window.visit.show("Actions")
    window.library.register.table.setFocus()
    typist.press("Ctrl+Z")
    assert said(window) == "Nothing was done here that could be taken back."


def test_a_history_tells_a_new_state_once(qtbot, window, typist, filled):
    go_to(window, typist, "a")
    typist.type("i")
    history = window.library.register.card.history
    qtbot.waitUntil(lambda: "in progress" in history.text())
    assert history.text().splitlines()[0].endswith("Status changed from open to in progress.")
