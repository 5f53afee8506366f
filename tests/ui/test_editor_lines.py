"""What the keys of the editor do to the lines, in the real window with the sample meeting of July 2022 open."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from minutes_app.domain.actions import ActionStatus
from minutes_app.domain.lines import LineKind
from minutes_app.domain.outline import printed_numbers

ACTION = "CC to check the status of the 2 posts and notify the PCC."


@pytest.fixture
def page(meeting_window):
    return meeting_window.page


@pytest.fixture
def notice(meeting_window):
    return meeting_window.findChild(QLabel, "notice")


@pytest.fixture
def at(page):
    """Put the caret at the end of the line that begins so."""

    def put(words):
        page.editor.going.to_line(next(line.id for line in page.editor.lines.lines if line.text.startswith(words)))

    return put


def lines(page):
    return list(page.editor.lines.lines)


def here(page):
    return lines(page)[page.editor.textCursor().blockNumber()]


def numbers(page):
    return [entry.number for entry in page.agenda_model.entries]


def told(page):
    return [(line.kind, line.text) for line in lines(page)]


# Items


def test_tab_in_a_heading_demotes_with_numbers_at_once_except_typed_ones(page, at, typist):
    at("AOB")
    typist.press("Tab")
    assert numbers(page) == ["1", "2", "2.4", "2.2", "", "2.4", "2.4", "3"]
    assert [e.level for e in page.agenda_model.entries][-2] == 2
    typist.press("Shift+Tab")
    assert numbers(page) == ["1", "2", "2.4", "2.2", "", "2.4", "3", "4"]
    assert here(page).text == "AOB"


def test_tab_in_a_paragraph_changes_nothing_and_says_why(page, notice, at, typist):
    at("The PCC was pleased")
    before = lines(page)
    typist.press("Tab")
    assert lines(page) == before
    assert "Tab works in" in notice.text()


def test_an_item_moves_with_its_text_and_actions(page, at, typist):
    before = lines(page)
    at("There are currently 4 vacancies")
    spot = page.editor.spot
    typist.press("Alt+Shift+Down")
    after = lines(page)
    assert [line.id for line in after] == [line.id for line in before[:5] + before[15:33] + before[5:15] + before[33:]]
    assert sorted(after, key=lambda line: line.id) == sorted(before, key=lambda line: line.id)
    assert [e.title[:22] for e in page.agenda_model.entries][2:4] == ["Ensuring all communiti"] * 2
    assert numbers(page)[2:4] == ["2.1", "2.4"]
    assert [card.line_id for card in page.action_model.cards] == [line.id for line in after if line.is_action]
    assert page.editor.spot == spot
    typist.press("Alt+Shift+Up")
    assert lines(page) == before
    assert page.editor.spot == spot


def test_enter_after_a_heading_goes_on_to_its_text(page, at, typist):
    at("AOB")
    typist.press("Return")
    typist.type("None.")
    index = page.editor.textCursor().blockNumber()
    assert [(line.kind, line.text) for line in lines(page)[index - 1 : index + 1]] == [
        (LineKind.ITEM, "AOB"),
        (LineKind.PARAGRAPH, "None."),
    ]


@pytest.mark.parametrize("words", ["Holding to account", "The PCC was pleased"])
def test_the_next_item_comes_after_the_section_from_anywhere_in_it(page, at, typist, words):
    at(words)
    typist.press("Home", "Ctrl+Shift+Return")
    typist.type("Estates")
    assert numbers(page) == ["1", "2", "2.4", "2.2", "", "2.4", "3", "4", "5"]
    assert [e.title for e in page.agenda_model.entries][6] == "Estates"
    assert here(page).level == 1


def test_the_next_item_inside_an_item_has_its_level(page, at, typist):
    at(ACTION)
    typist.press("Ctrl+Shift+Return")
    typist.type("Estates")
    assert here(page).level == 2
    assert [e.title for e in page.agenda_model.entries][3] == "Estates"


def test_the_caret_comes_back_to_where_it_was_in_the_item(page, at, typist):
    at("There are currently 4 vacancies")
    typist.press("Home", "Right", "Right", "Right")
    spot = page.editor.spot
    typist.press("Ctrl+PgDown")
    assert page.item_number == "2.2"
    typist.press("Ctrl+PgUp")
    assert page.editor.spot == spot
    typist.press("Ctrl+PgUp")
    assert page.item_number == "2"
    typist.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert page.item_number == "1", "the first item is the end of the way"


def test_any_item_is_three_keys_away(page, at, typist):
    at("AOB")
    start = typist.keys
    typist.press("Ctrl+J")
    typist.type("22")
    assert page.item_number == "2.2"
    assert typist.keys - start == 3
    typist.press("Ctrl+J")
    typist.type("next meeting")
    typist.press("Return")
    assert page.item_number == "4"
    assert page.editor.hasFocus()


def test_esc_leaves_the_jump_box_for_the_same_place(page, at, typist):
    at("There are currently 4 vacancies")
    spot = page.editor.spot
    typist.press("Ctrl+J")
    typist.type("A")
    typist.press("Esc")
    assert page.editor.hasFocus()
    assert page.editor.spot == spot


def test_deleting_an_item_is_one_undo_with_everything_in_it(page, notice, at, typist):
    at(ACTION)
    card = page.action_model.cards[0]
    page.action_changes.set_owners(card.line_id, "NN")
    page.action_changes.set_status(card.line_id, ActionStatus.COMPLETE)
    typist.press("Ctrl+B")
    typist.type("bold")
    before, cards, shown = lines(page), list(page.action_model.cards), list(page.agenda_model.entries)
    typist.press("Ctrl+Shift+Del")
    assert len(lines(page)) == len(before) - 10
    assert "Ctrl+Z brings it back" in notice.text()
    typist.press("Ctrl+Z")
    assert lines(page) == before
    assert (list(page.action_model.cards), list(page.agenda_model.entries)) == (cards, shown)
    assert cards[0].action.status is ActionStatus.COMPLETE
    assert page.meeting.meeting.lines == tuple(before)


@pytest.mark.parametrize(("typed", "printed"), [("2.4 ", "2.4"), ("7. ", "7"), ("25 ", "3")])
def test_a_number_typed_in_a_heading_is_its_number(page, at, typist, typed, printed):
    at("AOB")
    typist.press("Home")
    typist.type(typed)
    assert printed_numbers(lines(page))[here(page).id] == printed
    assert here(page).text == ("AOB" if printed != "3" else "25 AOB")


def test_the_number_field_takes_a_number_a_dash_and_nothing(page, at, typist):
    at("AOB")
    for typed, printed in (("9", "9"), ("-", ""), ("", "3")):
        typist.press("Ctrl+Shift+N", "Ctrl+A", "Delete")
        typist.type(typed)
        typist.press("Return")
        assert numbers(page)[6] == printed
        assert page.editor.hasFocus()
    typist.press("Ctrl+Shift+N")
    typist.type("x")
    typist.press("Esc")
    assert numbers(page)[6] == "3"
    assert page.editor.hasFocus()


# Actions


def test_a_typed_label_and_a_key_make_the_same_action(page, at, typist):
    at("N/A.")
    typist.press("Return")
    typist.type("Action: DCC to ring the mayor by 31 August 2022")
    typed = here(page)
    typist.press("Return")
    typist.type("DCC to ring the mayor by 31 August 2022")
    typist.press("Ctrl+Return")
    keyed = here(page)
    assert (typed.kind, typed.text, typed.action) == (keyed.kind, keyed.text, keyed.action)
    assert typed.action.owners == ("DCC",)
    assert page.editor.columns.content.actions[typed.id] == typed.action
    assert page.editor.textCursor().atBlockEnd()
    assert [card.text for card in page.action_model.cards][-2:] == [typed.text] * 2


def test_a_label_after_a_sentence_begins_an_action(page, at, typist):
    at("N/A.")
    typist.type(" Action: CC to ring RJ")
    assert told(page)[74:76] == [(LineKind.PARAGRAPH, "N/A."), (LineKind.ACTION, "CC to ring RJ")]
    assert here(page).action.owners == ("CC",)


def test_to_action_and_back_loses_nothing(page, at, typist):
    at(ACTION)
    page.action_changes.set_status(here(page).id, ActionStatus.IN_PROGRESS)
    before = lines(page)
    spot = page.editor.spot
    typist.press("Ctrl+Return")
    assert here(page).kind is LineKind.PARAGRAPH
    assert here(page).text == ACTION
    typist.press("Ctrl+Return")
    assert lines(page) == before
    assert page.editor.spot == spot


def test_one_key_makes_the_sentence_just_typed_an_action(page, at, typist):
    at("N/A.")
    typist.press("Return")
    typist.type("It was late. CC to look into it.")
    typist.press("Alt+Return")
    assert told(page)[75:77] == [(LineKind.PARAGRAPH, "It was late."), (LineKind.ACTION, "CC to look into it.")]
    assert page.editor.spot.column == len("CC to look into it.")
    typist.press("Ctrl+Z")
    assert told(page)[75] == (LineKind.PARAGRAPH, "It was late. CC to look into it.")


# Lines


def test_backspace_turns_a_bullet_into_a_paragraph_and_then_joins(page, at, typist):
    at("N/A.")
    typist.press("Return")
    typist.type("- first")
    assert here(page).kind is LineKind.BULLET
    typist.press("Home", "Backspace")
    assert (here(page).kind, here(page).text) == (LineKind.PARAGRAPH, "first")
    typist.press("Backspace")
    assert here(page).text == "N/A.first"


@pytest.mark.parametrize("sign", ["- ", "* ", "• "])
def test_a_bullet_typed_where_there_is_one_already_is_not_written_twice(page, at, typist, sign):
    at("N/A.")
    typist.press("Return")
    typist.type(f"{sign}first")
    typist.press("Return", "Tab")
    typist.type(f"{sign}second - third")
    kinds = [(line.kind, line.level, line.text) for line in lines(page)[75:77]]
    assert kinds == [(LineKind.BULLET, 1, "first"), (LineKind.BULLET, 2, "second - third")]
    typist.press(*["Ctrl+Z"] * 2)
    assert here(page).text == sign


def test_enter_in_an_empty_bullet_goes_one_level_out_and_then_leaves_the_list(page, at, typist):
    at("N/A.")
    typist.press("Return")
    typist.type("- first")
    typist.press("Return", "Tab")
    typist.type("second")
    typist.press("Return")
    assert (here(page).kind, here(page).level) == (LineKind.BULLET, 2)
    empty = here(page).id
    typist.press("Return")
    assert (here(page).id, here(page).kind, here(page).level) == (empty, LineKind.BULLET, 1)
    typist.press("Return")
    assert (here(page).id, here(page).kind, here(page).level) == (empty, LineKind.PARAGRAPH, 1)
    typist.press("Ctrl+Z", "Ctrl+Z")
    assert next(line.level for line in lines(page) if line.id == empty) == 2


@pytest.fixture
def clipboard(qapp):
    yield qapp.clipboard()
    qapp.clipboard().clear()  # without a display it would outlive the interpreter that owns what is on it


def test_pasted_html_brings_none_of_its_look(page, at, typist, clipboard):
    at("N/A.")
    typist.press("Return")
    data = QMimeData()
    data.setHtml('<h1 style="color:red;font-size:40pt">Big</h1><table><tr><td>cell</td></tr></table>')
    data.setText("Big\ncell")
    clipboard.setMimeData(data)
    typist.press("Ctrl+V")
    assert told(page)[75:77] == [(LineKind.PARAGRAPH, "Big"), (LineKind.PARAGRAPH, "cell")]
    assert not any(line.marks for line in lines(page)[75:77])
    typist.press("Ctrl+Z")
    assert told(page)[75] == (LineKind.PARAGRAPH, "")


def test_composed_text_with_line_breaks_stays_one_line(page, at, typist):
    at("N/A.")
    event = QInputMethodEvent()
    event.setCommitString(" said\nso\u2029aloud")
    QApplication.sendEvent(page.editor, event)
    assert here(page).text == "N/A. said so aloud"
    assert len({line.id for line in lines(page)}) == len(lines(page))


@pytest.mark.parametrize("key", ["Ctrl+X", "Ctrl+C"])
def test_lines_cut_or_copied_come_back_whole(page, at, typist, clipboard, key):
    at(ACTION)
    before = lines(page)
    typist.press("Home")
    start = page.editor.textCursor().position()
    caret = page.editor.textCursor()
    caret.setPosition(start + len(ACTION) + 6, caret.MoveMode.KeepAnchor)  # the action and "There" of the next line
    page.editor.setTextCursor(caret)
    typist.press(key)
    if key == "Ctrl+X":
        assert told(page)[10][1].startswith(" are currently 4 vacancies")
        typist.press("Ctrl+V")
        assert lines(page) == before
    else:
        at(ACTION)
        typist.press("Home", "Ctrl+V")
        copied = [(LineKind.ACTION, ACTION), (LineKind.ACTION, f"There{ACTION}")]
        assert told(page)[10:12] == copied
    assert len({line.id for line in lines(page)}) == len(lines(page))


# Saving while typing (L2)


def test_ten_thousand_keys_while_saving_are_ten_thousand_characters(page, meeting_window, at, typist, qtbot):
    at("N/A.")
    typist.press("Return")
    start, around = page.editor.textCursor().position(), page.editor.toPlainText()
    sentence = "The CC gave assurance and the PCC asked when it will be done. "
    text = "\n".join(sentence * 5 for _ in range(40))[:10_000]
    saves = set()
    meeting_window.reporting.saving.stateReported.connect(lambda state: saves.add(state.saved_revision))
    for place, character in enumerate(text):
        if character == "\n":
            typist.press("Return")
        else:
            typist.type(character)
        if place % 50 == 0:
            QApplication.processEvents()
    assert page.editor.toPlainText() == around[:start] + text + around[start:]
    assert page.editor.textCursor().position() == start + 10_000
    assert len(saves) > 3, "saving went on while the keys came"
    _nothing_moves_by_a_save(page, typist, qtbot)
    while page.editor.document().isUndoAvailable():
        page.editor.undo()
    assert "asked when it will be done." not in page.editor.toPlainText()


def _nothing_moves_by_a_save(page, typist, qtbot):
    """Select some words in the middle of a screen, wait for the save, and look again."""
    typist.press("Ctrl+Home", "Shift+Right", "Shift+Right")
    page.editor.verticalScrollBar().setValue(17)
    undo = page.editor.document().availableUndoSteps()

    def state():
        caret = page.editor.textCursor()
        return caret.position(), caret.anchor(), page.editor.verticalScrollBar().value()

    before = state()
    qtbot.waitUntil(lambda: page.meeting.state.saved_revision == page.meeting.state.revision)
    QApplication.processEvents()
    assert state() == before
    assert page.editor.document().availableUndoSteps() == undo
