"""Importing earlier minutes: read, looked at, accepted or skipped, by keys, and nothing taken in before."""

import json
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from minutes_app.domain.follow_up import ActionFilter
from minutes_app.domain.meeting import Attendee
from minutes_app.places import resources
from minutes_app.service import read_minutes

SAMPLES = resources() / "samples"


@pytest.fixture
def files(tmp_path, window):
    """Word files of both samples, made by the program."""
    folder = tmp_path / "earlier"
    folder.mkdir()
    for name in ("2019-05", "2022-07"):
        meeting = read_minutes(next(SAMPLES.glob(f"{name}*.json"))).meeting
        window.service.export(meeting, folder / f"{name}.docx")
    return folder


def importing(window, typist, qtbot, paths, work):
    """Choose files and work in the dialog once they have been read."""
    window.alerts.ask_import_paths = lambda: list(paths)

    def when_read():
        dialog = QApplication.activeModalWidget()
        qtbot.waitUntil(lambda: not dialog.progress.isVisible() and dialog._work is None)
        work(dialog)

    typist.in_dialog(lambda: typist.press("Ctrl+Shift+M"), when_read)


def rows(dialog):
    model = dialog.table.model()
    return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]


def test_what_was_found_is_shown_beside_its_source_and_then_opened(window, typist, qtbot, files):
    seen = []

    def work(dialog):
        seen.extend(rows(dialog))
        seen.append(dialog.summary.text())
        assert not window.service.meetings(), "nothing is taken in before it is accepted"
        typist.press("Return")
        qtbot.waitUntil(lambda: not dialog.isVisible())

    importing(window, typist, qtbot, [files / "2022-07.docx"], work)
    assert seen.pop() == "Found: 7 people, 8 agenda items and 5 actions. Nothing is uncertain."
    assert ["Person", "Pippa Mills, Chief Constable (CC), present", "Pippa Mills | Chief Constable (CC)"] in seen
    assert ["Item", "2.4 Empowering communities to contribute to community safety"] in [row[:2] for row in seen]
    action = next(row for row in seen if row[0] == "Action")
    assert action[1] == "CC: CC to check the status of the 2 posts and notify the PCC."
    assert action[2] == "Action: CC to check the status of the 2 posts and notify the PCC. | CC"
    assert [row[1] for row in seen if row[0] == "Next meeting"] == [
        "Thematic, Serious Violence, Thursday 25th August 2022, 10:00"
    ]
    assert window.page.meeting.meeting.details.full_title == "Monthly Assurance Meeting July 2022 – Meeting Notes"
    assert window.page.editor.hasFocus()
    assert len(window.service.meetings()) == 1


def test_several_files_are_read_one_after_another_and_all_accepted_together(window, typist, qtbot, files):
    def work(dialog):
        assert dialog.accept_all.text() == "&Accept all 2"
        typist.press("Return")
        qtbot.waitUntil(lambda: not dialog.isVisible())

    importing(window, typist, qtbot, sorted(files.glob("*.docx")), work)
    assert [entry.details.date.year for entry in window.service.meetings()] == [2022, 2019]
    assert window.library.isVisible(), "the list of meetings shows them"
    assert window.status.notice.text() == "2 meetings taken in from 2 files."


def test_each_file_can_be_looked_at_skipped_or_accepted_alone(window, typist, qtbot, files):
    titles = []

    def work(dialog):
        titles.append(dialog.title.text())
        typist.press("Alt+S")  # the first is skipped, and the next is shown
        qtbot.waitUntil(lambda: dialog.title.text() != titles[0])
        titles.append(dialog.title.text())
        typist.press("Up")
        assert dialog.list.currentIndex().data().endswith("skipped")
        typist.press("Down", "Alt+T")
        qtbot.waitUntil(lambda: not dialog.isVisible())

    importing(window, typist, qtbot, sorted(files.glob("*.docx")), work)
    assert titles == [f"Monthly Assurance Meeting {month} – Meeting Notes" for month in ("May 2019", "July 2022")]
    assert [entry.details.date.year for entry in window.service.meetings()] == [2022]
    assert window.page.meeting is not None


def test_what_cannot_be_read_is_said_in_a_sentence_and_hinders_no_other(window, typist, qtbot, files):
    (files / "0 old.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000))
    (files / "1 cut short.docx").write_bytes((files / "2022-07.docx").read_bytes()[:5000])
    said = []

    def work(dialog):
        assert dialog.title.text().startswith("Monthly Assurance Meeting May 2019"), "the first that can be accepted"
        typist.press("Up")
        said.append(dialog.summary.text())
        assert not dialog.accept_this.isEnabled()
        typist.press("Up")
        said.append(dialog.summary.text())
        typist.press("Return")
        qtbot.waitUntil(lambda: not dialog.isVisible())

    importing(window, typist, qtbot, sorted(files.glob("*.docx")), work)
    assert "is damaged or cut short" in said[0]
    assert "old Word format" in said[1]
    assert all(words.endswith("Nothing was imported.") for words in said)
    assert len(window.service.meetings()) == 2


@pytest.mark.parametrize("how", ["again", "twice", "changed since"])
def test_what_is_there_already_is_noticed_and_skipped(window, typist, qtbot, files, how):
    chosen, before = [files / "2022-07.docx"], read_minutes(files / "2022-07.docx").meeting
    if how == "twice":
        shutil.copy(files / "2022-07.docx", files / "copy.docx")
        chosen.append(files / "copy.docx")
    else:
        window.service.take_in([before if how == "again" else replace(before, lines=before.lines[:-1])])
    said = []

    def work(dialog):
        if how == "twice":
            typist.press("Down")
        said.append(dialog.summary.text())
        assert dialog.current.state == "skipped, as it is there already"
        typist.press("Esc")

    importing(window, typist, qtbot, chosen, work)
    assert said[0].startswith(
        {
            "again": "The library has this meeting of 18 Jul 2022 already, word for word.",
            "twice": "“2022-07.docx” holds the same minutes.",
            "changed since": "The library has this meeting of 18 Jul 2022 already, with other words.",
        }[how]
    )
    assert len(window.service.meetings()) == (0 if how == "twice" else 1)


def test_what_is_there_already_can_be_accepted_all_the_same(window, typist, qtbot, files):
    window.service.take_in([read_minutes(files / "2022-07.docx").meeting])

    def work(dialog):
        assert not dialog.accept_all.isEnabled()
        typist.press("Alt+T")
        qtbot.waitUntil(lambda: not dialog.isVisible())

    importing(window, typist, qtbot, [files / "2022-07.docx"], work)
    assert len(window.service.meetings()) == 2


def test_escape_while_reading_leaves_nothing_behind(window, typist, qtbot, files):
    many = [files / f"copy {i}.docx" for i in range(30)]
    for path in many:
        shutil.copy(files / "2022-07.docx", path)
    words = []

    def work():
        dialog = QApplication.activeModalWidget()
        qtbot.waitUntil(lambda: dialog.progress.value() > 1)
        words.append(dialog.words.text())
        typist.press("Esc")

    window.alerts.ask_import_paths = lambda: many
    typist.in_dialog(lambda: typist.press("Ctrl+Shift+M"), work)
    assert words[0].startswith("Reading ")
    assert words[0].endswith(" of 30: " + words[0].partition(": ")[2])
    window.backstage.finish()
    assert not window.service.meetings()
    assert window.status.notice.text() == "Nothing was taken in from 30 files."


def test_the_window_is_painted_while_a_long_file_is_read(window, typist, qtbot, files):
    sample = read_minutes(files / "2022-07.docx").meeting
    lines = tuple(replace(line, id=f"{line.id}{i}") for i in range(27) for line in sample.lines)
    people = tuple(Attendee(f"Person {i}", "Officer", f"P{i}") for i in range(40))
    window.service.export(replace(sample, lines=lines, attendees=people), files / "long.docx")
    beats = []
    clock = QTimer(window)
    clock.timeout.connect(lambda: beats.append(time.thread_time()))  # the window's own work, whatever else runs
    clock.start(10)

    def work(dialog):
        clock.stop()
        assert len(dialog.current.read.meeting.lines) == len(lines)
        typist.press("Esc")

    importing(window, typist, qtbot, [files / "long.docx"], work)
    assert max(after - before for before, after in pairwise(beats)) < 0.5


def test_a_failure_to_store_is_said_in_the_dialog_and_nothing_is_taken_in(window, typist, qtbot, files, library):
    said = []

    def work(dialog):
        with closing(sqlite3.connect(library, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            typist.press("Return")
            said.append(dialog.words.text())
            qtbot.waitUntil(lambda: "Taking in" not in dialog.words.text(), timeout=20_000)
        said.append(dialog.words.text())
        typist.press("Esc")

    importing(window, typist, qtbot, sorted(files.glob("*.docx")), work)
    assert said[0] == "Taking in 2 meetings…"
    assert "Nothing has been changed" in said[1]
    assert not window.service.meetings()


def test_a_file_taken_in_twice_gives_lines_of_their_own(window, typist, qtbot, files):
    window.service.export(read_minutes(files / "2022-07.docx").meeting, files / "july.json")
    told = json.loads((files / "july.json").read_text(encoding="utf-8"))
    for key in ("Return", "Alt+T"):

        def work(dialog, key=key):
            typist.press(key)
            qtbot.waitUntil(lambda: not dialog.isVisible())

        importing(window, typist, qtbot, [files / "july.json"], work)
    second, first = (window.service.load(entry.id) for entry in window.service.meetings())
    assert [line.id for line in first.lines] == [line["id"] for line in told["lines"]]
    assert not {line.id for line in first.lines} & {line.id for line in second.lines}
    assert [replace(line, id="") for line in first.lines] == [replace(line, id="") for line in second.lines]
    actions = window.service.register(ActionFilter(), date(2022, 8, 1))
    assert len({entry.line_id for entry in actions}) == len({entry.number for entry in actions}) == len(actions) == 10
