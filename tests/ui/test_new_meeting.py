"""What a new user meets first."""

from minutes_app.domain.lines import LineKind


def start(typist, series):
    def fill():
        typist.press("Alt+S", "Ctrl+A")
        typist.type(series)
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+N"), fill)


def test_a_meeting_without_standing_items_starts_with_its_first_heading(window, typist):
    start(typist, "Estates Board")
    typist.type("Welcome")
    typist.press("Return")
    typist.type("Ann opened the meeting.")
    assert [(line.kind, line.text) for line in window.page.editor.lines.lines] == [
        (LineKind.ITEM, "Welcome"),
        (LineKind.PARAGRAPH, "Ann opened the meeting."),
    ]
    assert [entry.number for entry in window.page.agenda_model.entries] == ["1"]


def test_the_next_new_meeting_offers_the_series_of_the_last_one(window, typist):
    start(typist, "Estates Board")
    typist.in_dialog(lambda: typist.press("Ctrl+N"), lambda: typist.press("Return"))
    assert window.page.meeting.meeting.details.series == "Estates Board"


def test_a_new_meeting_starts_at_its_first_item(window, typist):
    start(typist, "Monthly Assurance Meeting")
    assert window.page.item_number == "1"
    typist.press("Return")
    typist.type("N/A")
    assert [line.text for line in window.page.editor.lines.lines][:2] == ["Outstanding matters", "N/A"]


def test_an_action_captured_right_behind_the_caret_does_not_push_it_along(window, typist):
    start(typist, "Estates Board")
    typist.type("Welcome")
    typist.press("Return")
    typist.type("Action: CFO to pay")
    typist.press("F9")
    typist.type("SG to send the plan")
    typist.press("Return")
    typist.type(" at once")
    texts = [line.text for line in window.page.editor.lines.lines]
    assert texts == ["Welcome", "CFO to pay at once", "SG to send the plan"]


def test_an_owner_who_is_not_here_is_amber_in_both_places_and_counted(window, typist):
    start(typist, "Estates Board")
    typist.press("Return")
    typist.type("Action: CFO to pay")
    line_id = window.page.editor.spot.line_id
    assert window.page.editor.columns.content.unknown[line_id] == ("CFO",)
    assert window.page.action_model.cards[0].unknown_owners == ("CFO",)
    assert "1 of somebody not here" in window.status.counts.text()
