"""The publication copy by keys: a dialog says what is replaced and what stands open, and the file holds none of it."""

import zipfile
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from ui.printing.pdf import page_as_pdf

LINES = (
    Line("one", LineKind.ITEM, "Custody"),
    Line(
        "a", LineKind.PARAGRAPH, "The CC met Jane Smith.", marks=(Mark(11, 21, MarkKind.RESTRICTED, "personal data"),)
    ),
    Line("two", LineKind.ITEM, "Acorn", restricted="operational policing"),
    Line("c", LineKind.PARAGRAPH, "Doors will be forced."),
)
DETAILS = Details("Assurance", date=date(2022, 7, 18), marking="OFFICIAL-SENSITIVE – for the board only")


@pytest.fixture
def meeting(window, tmp_path):
    window.output._settings.setValue("exportFolder", str(tmp_path))
    window.open_meeting(window.service.add_meeting(Meeting(DETAILS, (Attendee("Jane Smith"),), LINES)))
    return window


def publish(window, typist, tmp_path, name, *keys):
    """Make the copy by keys, and return what the dialog says at last."""
    said = []
    window.alerts.ask_export_path = lambda suggested, *rest: said.append(suggested.name) or tmp_path / name

    def choose():
        dialog = QApplication.activeModalWidget()
        typist.press(*keys)
        said.extend([*dialog.told.text().splitlines(), dialog.words.text(), dialog.publication.isChecked()])
        typist.press("Return")

    typist.in_dialog(lambda: typist.press("Ctrl+Shift+X"), choose)
    window.tasks.finish()
    return said


def test_the_word_copy_holds_nothing_restricted_and_the_dialog_says_what_is_open(meeting, typist, tmp_path):
    said = publish(meeting, typist, tmp_path, "copy.docx")
    assert said[:4] == [
        "Restricted and replaced in the publication copy: 1 item, 1 passage.",
        "These minutes are a draft: they are not approved yet.",
        f"The copy is marked “{DETAILS.marking}”: decide whether it may be published, and under which marking.",
        "“Jane Smith” is restricted, and also stands open in the attendance.",
    ]
    assert said[4].startswith("Writes a publication copy of the minutes as a Word file: “Assurance July 2022 – Meeting")
    assert said[5:] == [True, "Assurance July 2022 – Meeting Notes DRAFT (publication copy).docx"]
    with zipfile.ZipFile(tmp_path / "copy.docx") as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert "Doors" not in "".join(parts.values())
    assert "met [restricted]." in parts["word/document.xml"]
    for edge in ("word/header1.xml", "word/footer1.xml"):
        assert DETAILS.marking in parts[edge]
    assert meeting.status.notice.text() == f"Written to {tmp_path / 'copy.docx'}"
    assert QApplication.focusWidget() is meeting.page.editor


def test_a_name_of_a_restricted_item_that_stands_open_is_told_in_the_dialog_and_before_sending_out(
    window, typist, tmp_path, qtbot
):
    window.output._settings.setValue("exportFolder", str(tmp_path))
    below = Line("s", LineKind.PARAGRAPH, "The offer for Harcourt Land is secret.")
    more = (replace(LINES[2], text="Estates"), below, Line("aob", LineKind.ITEM, "AOB"), Line("n", LineKind.PARAGRAPH))
    window.open_meeting(window.service.add_meeting(Meeting(DETAILS, (), more)))
    typist.press("Ctrl+End")
    typist.type("The PCC saw Harcourt Land.")
    said = publish(window, typist, tmp_path, "copy.docx")
    assert "“Harcourt Land” is restricted, and also stands open in item 2." in said
    checks = window.page.checks.list
    typist.press("Ctrl+F8")
    qtbot.waitUntil(lambda: any(finding.words == "Harcourt Land" for finding in checks.checks.findings))
    typist.press("End", "Up", "Return")  # above the last, for the dictionary does not have the name
    shown = [shade.cursor.selectedText() for shade in window.page.editor.extraSelections()]
    assert "Harcourt Land" in shown
    assert window.page.editor.spot.line_id == "s"


def test_of_many_names_that_stand_open_the_dialog_tells_the_first(window, typist, tmp_path):
    names = [f"{word}ton Lodge" for word in ("Al", "Bar", "Cas", "Den", "Els", "Fen", "Gar", "Hal", "Ing", "Kel")]
    secret = (Line(name, LineKind.PARAGRAPH, f"It is {name} now.", restricted="personal data") for name in names)
    said_openly = (Line(f"{name} open", LineKind.PARAGRAPH, f"Thanks to {name}.") for name in names)
    window.open_meeting(window.service.add_meeting(Meeting(DETAILS, (), (LINES[0], *secret, *said_openly))))
    said = publish(window, typist, tmp_path, "copy.docx")
    assert [sentence.partition("”")[0] for sentence in said[3:8]] == [f"“{name}" for name in names[:5]]
    assert said[8] == "And 5 more: Ctrl+F8 in the minutes lists them all."


def test_the_copy_takes_another_marking_and_form_and_is_not_the_habit(meeting, typist, tmp_path):
    said = publish(meeting, typist, tmp_path, "copy.pdf", "Alt+K", "Down", "Alt+A", "Down", "Down")
    assert not any("is marked" in sentence for sentence in said[:3])
    with pypdfium2.PdfDocument(tmp_path / "copy.pdf") as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "met [restricted]." in text
    assert "SENSITIVE" not in text
    assert text.count("OFFICIAL") == 2, "at top and bottom"
    ticked = []

    def look():
        dialog = QApplication.activeModalWidget()
        ticked.append((dialog.publication.isChecked(), dialog.told.isVisible(), dialog.marking.isEnabled()))
        typist.press("Esc")

    typist.in_dialog(lambda: typist.press("Ctrl+Shift+E"), look)
    assert ticked == [(False, False, False)]


def test_an_exchange_file_cannot_be_a_copy(meeting, typist, tmp_path):
    said = publish(meeting, typist, tmp_path, "whole.json", "Alt+K", "End")
    assert said[0].startswith("Writes all that is known of the meeting")


def test_restricted_words_that_stand_open_are_found_before_sending_out(meeting, typist, qtbot):
    typist.press("Ctrl+F8")
    found = meeting.page.checks.list.checks
    qtbot.waitUntil(lambda: "look at" in meeting.page.checks.count.text())
    sentences = [finding.sentence for finding in found.findings]
    assert "These words are restricted here, and stand open in the attendance." in sentences
    value = meeting.page.meeting.meeting
    assert replace(value, lines=LINES) == value


def test_a_long_handling_line_is_printed_whole_on_every_page_and_cut_on_the_screen_alone(meeting, tmp_path):
    marking = f"OFFICIAL-SENSITIVE – {'for the members of the board and their deputies ' * 3}and nobody else"
    value = meeting.page.meeting.meeting
    many = tuple(Line(f"x{number}", LineKind.PARAGRAPH, "Words of the minutes. " * 20) for number in range(12))
    long = replace(value, details=replace(value.details, marking=marking), lines=(*value.lines, *many))
    path = meeting.service.export(long, tmp_path / "long.pdf", draw_pdf=page_as_pdf).path
    with pypdfium2.PdfDocument(path) as document:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert len(pages) > 1
    assert all(page.count("and nobody else") == 2 for page in pages)
    assert all(page.count(" ".join(marking.split())) == 2 for page in pages)
    meeting.page.set_details(long.details)
    badge = meeting.page.header.marking
    assert badge.text().endswith("…")
    assert (badge.toolTip(), badge.accessibleName()) == (marking, marking)


def test_a_meeting_starts_with_the_marking_of_its_series(window):
    service = window.service
    service.save_series(replace(service.series_named("Monthly Assurance Meeting"), marking="OFFICIAL"))
    once = Details("Monthly Assurance Meeting", date=date(2022, 6, 1), marking="OFFICIAL-SENSITIVE")
    service.add_meeting(Meeting(once))
    assert service.draft("Monthly Assurance Meeting", date(2022, 7, 1)).details.marking == "OFFICIAL"
