"""The library by keys: meetings, register, people, search, and back to the caret."""

from minutes_app.domain.actions import ActionStatus
from minutes_app.places import resources


def titles(table):
    model = table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_meetings_are_listed_narrowed_and_opened(meeting_window, typist):
    window = meeting_window
    window.service.import_file(resources() / "samples" / "2019-05-monthly-assurance.json")
    typist.press("Ctrl+L")
    view = window.library.meetings
    assert [title.split(" – ")[0] for title in titles(view.table)] == [
        "Monthly Assurance Meeting July 2022",
        "Monthly Assurance Meeting May 2019",
    ]
    view.field.setFocus()
    typist.type("may")
    assert len(titles(view.table)) == 1
    typist.press("Return", "Return")
    assert window.page.isVisible()
    assert window.page.meeting.meeting.details.date.year == 2019


def test_escape_goes_back_to_the_exact_caret_with_the_undo_kept(meeting_window, typist):
    window = meeting_window
    editor = window.page.editor
    typist.press("Ctrl+J")
    typist.type("22")
    typist.type(" Added")
    spot = editor.spot
    for key in ("Ctrl+L", "Ctrl+Shift+R", "Ctrl+K"):
        typist.press(key)
        assert window.library.isVisible()
        typist.press("Esc")
        assert editor.hasFocus()
        assert editor.spot == spot
    typist.press("Ctrl+Z")
    assert "Added" not in editor.toPlainText()


def test_search_finds_as_typed_and_opens_the_line(meeting_window, typist):
    window = meeting_window
    typist.press("Ctrl+K")
    typist.type("neighbourhood matt")
    view = window.library.search
    assert view.list.model().rowCount() >= 1
    typist.press("Return")
    caret = window.page.editor.textCursor()
    assert "Neighbourhood Matters" in caret.block().text()
    assert window.page.editor.hasFocus()


def test_any_text_may_be_typed_into_the_search(meeting_window, typist):
    typist.press("Ctrl+K")
    for text in ('"', "*", "NEAR(", "a AND", "col:x", "-x", "%_\\", "'", "( ) ^"):
        typist.press("Ctrl+A")
        typist.type(text)
    assert meeting_window.library.search.field.text() == "( ) ^"


def test_progress_in_the_register_reaches_the_open_meeting_and_its_history(meeting_window, typist):
    window = meeting_window
    typist.press("Ctrl+Shift+R")
    register = window.library.register
    entry = register.table.model().row(register.table.currentIndex())
    register.card.note.setFocus()
    typist.type("Asked for a date")
    typist.press("Return")
    history = window.service.history(entry.meeting_id, entry.line_id)
    assert history[0].text == "Asked for a date"
    before = window.service.register_count(register.filter, register.today)
    register.card.done_button.setFocus()
    typist.press("Space")
    assert window.service.register_count(register.filter, register.today) == before - 1
    typist.press("Ctrl+L", "Esc")
    card = next(card for card in window.page.action_model.cards if card.line_id == entry.line_id)
    assert card.action.status is ActionStatus.COMPLETE


def test_people_are_found_by_the_start_of_a_name(meeting_window, typist):
    window = meeting_window
    window.visit.show("People")
    view = window.library.people
    assert view.table.model().rowCount() == 7
    view.field.setFocus()
    typist.type("pippa")
    assert [view.table.model().row(view.table.model().index(0, 0)).name] == ["Pippa Mills"]
