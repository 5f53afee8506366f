"""The minutes of May 2019 are looked through before they go out: slips mended, the rest passed over, all by keys."""

import docx
import pytest

from minutes_app.domain.checks import Rule
from minutes_app.places import resources

MENDED = {
    "PC": "PCC",
    "The PCC responded": "The CC responded",
    "the the": "the",
    "The CC replies": "The CC replied",
}


@pytest.fixture
def may(window):
    window.open_meeting(window.service.import_file(resources() / "samples" / "2019-05-monthly-assurance.json"))
    return window


def test_the_minutes_are_looked_through_and_sent_out(may, typist, qtbot, make_window, library, tmp_path):
    checks = may.page.checks
    typist.press("Ctrl+F8")
    qtbot.waitUntil(lambda: checks.count.text() == "11 to look at")
    left = len(checks.list.checks.findings)
    for words, better in MENDED.items():
        typist.press("Ctrl+F8", "Return")
        assert [shade.cursor.selectedText() for shade in may.page.editor.extraSelections()] == [words]
        typist.press(*["Shift+Left"] * len(words))
        typist.type(better)
        left -= 1
        qtbot.waitUntil(lambda count=left: len(checks.list.checks.findings) == count)
    assert {finding.rule for finding in checks.list.checks.findings} == {
        Rule.EXPANDED_LATE,
        Rule.NEVER_EXPANDED,
        Rule.MISSPELT,
    }
    typist.press("Ctrl+F8", *["Del"] * left)
    assert checks.count.text() == "Nothing to look at · 7 passed over"
    typist.press("Esc")

    may.output.export_to(tmp_path / "may.docx")
    may.tasks.finish()
    cells = (
        cell.text for table in docx.Document(tmp_path / "may.docx").tables for row in table.rows for cell in row.cells
    )
    text = "\n".join(cells)
    assert "The PCC queried if" in text
    assert "The CC responded that he was comfortable" in text
    assert "the the" not in text

    number = may.page.meeting.id
    may.close()
    again = make_window(library, number)
    typist.press("Ctrl+F8")
    qtbot.waitUntil(lambda: again.page.checks.count.text() == "Nothing to look at · 7 passed over")
