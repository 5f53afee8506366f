"""The action register by keys: what shows of it, narrowed down, as posts or as people, and written out."""

import csv
from dataclasses import replace
from datetime import date

import docx
import pytest
from register_help import BANGHAM, MILLS, MONTHLY, ORDER, TODAY, fill, go_to, line, shown, states

from minutes_app.domain.meeting import Details, Meeting


@pytest.fixture
def filled(window, typist):
    return fill(window, typist)


def test_states_stand_in_words(window, filled):
    words = states(window)
    assert words.pop("c") == "1,547 days late"
    assert words == {"a": "no date", "b": "meeting missed", "e": "open", "f": "no date"}


def test_filters_have_letters_and_combine(window, typist, filled, qtbot):
    count = window.library.register.count
    assert shown(window) == ["b", "c", "a", "e", "f"]
    qtbot.waitUntil(lambda: count.text() == f"5 open actions · 2 overdue · {ORDER}")
    typist.press("Alt+S", "Down")
    assert shown(window) == ["b", "c", "a"]
    typist.press("Alt+T", "Down")
    assert shown(window) == ["b", "c"]
    typist.press("Alt+F")
    typist.type("2022")
    assert shown(window) == ["c"]
    typist.press("Alt+B")
    typist.type("30 August 2022")
    assert shown(window) == []
    typist.press("Ctrl+A")
    typist.type("31 August 2022")
    assert shown(window) == ["c"]
    typist.press("Ctrl+F")
    typist.type("nothing such")
    qtbot.waitUntil(lambda: count.text() == "No action fits. Take a word or a filter away.")
    typist.press("Ctrl+A")
    typist.type("strat")
    assert shown(window) == ["c"]
    qtbot.waitUntil(lambda: count.text() == "1 of 2 overdue actions")


def test_the_count_says_the_order(window, typist, filled, qtbot):
    count = window.library.register.count
    typist.press("Alt+T", "Down")
    qtbot.waitUntil(lambda: count.text() == "2 overdue actions · by meeting, the oldest first")
    typist.press("End")
    assert shown(window) == ["b", "c", "a", "e", "f", "d"]
    qtbot.waitUntil(
        lambda: (
            count.text()
            == "6 actions · 2 overdue · overdue first, then open, then closed, each by meeting, the oldest first"
        )
    )


def test_an_action_in_progress_says_so_beside_its_day(window, typist, filled):
    for letter in "cef":
        go_to(window, typist, letter)
        typist.press("I")
    window.library.register.today = date(2026, 12, 22)
    window.library.register.refresh()
    words = states(window)
    assert words["c"].endswith(" days late, in progress")
    assert words["e"] == "due in 2 days, in progress"
    assert words["f"] == "in progress"


def test_a_post_is_another_person_in_another_year(window, typist, filled, qtbot):
    table = window.library.register.table
    owners = lambda: [table.model().index(at, 1).data() for at in range(table.model().rowCount())]  # noqa: E731
    typist.press("Alt+O")
    typist.type("CC")
    assert shown(window) == ["c", "a", "e"]
    assert owners() == ["CC", "CC", "CC, ZO"]
    typist.press("Alt+W", "Down")
    assert owners() == [MILLS, BANGHAM, f"{MILLS}, Zoë O’Brien"]
    typist.press("Alt+O", "Ctrl+A")
    typist.type("pippa")
    assert shown(window) == ["c", "e"]
    qtbot.waitUntil(lambda: window.library.register.count.text().endswith(f"of {MILLS} · {ORDER}"))
    typist.press("Ctrl+A")
    typist.type("bangham")
    assert shown(window) == ["a"]
    typist.press("Ctrl+A")
    typist.type("zoe")
    assert shown(window) == ["e"]


def test_p_turns_posts_to_people_and_back(window, typist, filled):
    go_to(window, typist, "a")
    typist.type("p")
    assert window.library.register.table.model().index(2, 1).data() == BANGHAM
    typist.type("p")
    assert window.library.register.table.model().index(2, 1).data() == "CC"


def test_the_history_of_meetings_without_a_date_names_no_day(qtbot, window, typist, filled):
    service, undated = window.service, Details("Undated")
    source = service.add_meeting(Meeting(undated, (), (line("u", "CC to act", "CC"),)))
    later = service.add_meeting(Meeting(undated))
    up = service.take_matters(later, service.outstanding(later))
    opened = service.open_meeting(later, lambda state: None)
    opened.splice(0, 0, up.lines)
    opened.close()
    assert [note.on for note in service.history(source, "u" * 16)] == [None, None]
    window.library.refresh()
    go_to(window, typist, "u")
    told = ["no date  Taken up at Undated, item 1.", "no date  Raised."]
    qtbot.waitUntil(lambda: window.library.register.card.history.text().splitlines() == told)


def test_what_shows_is_written_to_word_and_csv(window, typist, filled, tmp_path, monkeypatch):
    paths = [tmp_path / "register.docx", tmp_path / "register.csv"]
    waiting = iter(paths)
    monkeypatch.setattr(window.alerts, "ask_export_path", lambda suggested, title, kinds: next(waiting))
    typist.press("Alt+S", "Down", "Ctrl+E")
    words = "\n".join(cell.text for table in docx.Document(paths[0]).tables for row in table.rows for cell in row.cells)
    assert "CC to share the strategy" in words
    assert "Share the plan" not in words
    window.library.register.csv_button.setFocus()
    typist.press("Space")
    with paths[1].open(encoding="utf-8-sig", newline="") as written:
        assert len(list(csv.reader(written))) == 4  # its head, and what shows
    assert window.library.register.table.hasFocus()


def test_a_restricted_action_is_said_to_be_on_its_card_and_where_it_is_written_out(window, typist, tmp_path):
    secret = replace(line("a", "CC to ring Jane", "CC"), restricted="personal data")
    lines = (secret, line("b", "CC to share the plan", "CC"))
    window.service.add_meeting(Meeting(Details(MONTHLY, date=date(2022, 7, 18)), (), lines))
    typist.press("Ctrl+Shift+R")
    card = window.library.register.card
    go_to(window, typist, "a")
    assert card.number.text() == "A-1 · CC · restricted"
    go_to(window, typist, "b")
    assert card.number.text() == "A-2 · CC"
    chosen = window.library.register.filter
    window.service.export_register(chosen, TODAY, tmp_path / "register.csv")
    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["Action"], row["Restricted"]) for row in csv.DictReader(file)] == [
            ("CC to ring Jane", "restricted"),
            ("CC to share the plan", ""),
        ]
    window.service.export_register(chosen, TODAY, tmp_path / "register.docx")
    document = docx.Document(str(tmp_path / "register.docx"))
    told = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert [text for text in told if "[restricted]" in text] == ["CC\nOpen\n[restricted]"]
    head = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "1 action is printed in full here and must not be published." in head
