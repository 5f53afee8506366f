"""Exports follow the series: its printed form and its template; what is asked for goes before."""

from datetime import date

import docx
import pytest

from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting, Series
from minutes_app.service import copy_template, open_service

MEETING = Meeting(
    Details("Monthly", date=date(2019, 5, 28), chair="John Campion", minutes_by="Jackie Irvin, Policy Officer, OPCC"),
    (),
    (
        Line("i", LineKind.ITEM, "Outstanding matters"),
        Line("p", LineKind.PARAGRAPH, "Words of it."),
        Line("a", LineKind.ACTION, "CC to share the note", action=Action(owners=("CC",))),
    ),
)


def heads(path):
    return [cell.text for cell in docx.Document(str(path)).tables[-1].rows[0].cells]


def restyled(path):
    """Make an office's template out of the copy of the standard one."""
    template = docx.Document(str(copy_template(path).path))
    template.sections[0].header.paragraphs[0].insert_paragraph_before("The office", style="header")
    template.save(str(path))
    return path


def test_a_series_keeps_its_printed_form_and_exports_in_it(service, library, tmp_path):
    service.save_series(Series("Monthly", profile="2019"))
    service.close()
    again = open_service(library)
    assert again.series_named("Monthly").profile == "2019"
    written = again.export(MEETING, tmp_path / "a.docx")
    assert heads(written.path) == ["", "", "ACTION"]
    assert again.described(MEETING).items_header == ("", "", "ACTION")
    assert heads(again.export(MEETING, tmp_path / "b.docx", profile="2022").path) == ["No.", "Item", ""]
    again.close()


def test_a_series_that_says_nothing_has_the_house_form(service, tmp_path):
    assert heads(service.export(MEETING, tmp_path / "a.docx").path) == ["No.", "Item", "Action"]


def test_an_unknown_form_is_refused_and_the_series_stays(service):
    service.save_series(Series("Monthly", profile="2022"))
    with pytest.raises(PlainError, match=r"no printed form “2021”.*“house”"):
        service.save_series(Series("Monthly", profile="2021"))
    assert service.series_named("Monthly").profile == "2022"


def test_the_template_of_a_series_is_used_and_another_may_be_asked_for(service, tmp_path):
    office = restyled(tmp_path / "office.docx")
    service.save_series(Series("Monthly", template=str(office)))
    first = docx.Document(str(service.export(MEETING, tmp_path / "a.docx").path))
    assert first.sections[0].header.paragraphs[0].text == "The office"
    standard = copy_template(tmp_path / "standard.dotx").path
    other = docx.Document(str(service.export(MEETING, tmp_path / "b.docx", template=standard).path))
    assert "The office" not in [p.text for p in other.sections[0].header.paragraphs]


def test_a_template_beside_the_library_needs_no_folder(service, library, tmp_path):
    restyled(library.parent / "office.docx")
    service.save_series(Series("Monthly", template="office.docx"))
    written = docx.Document(str(service.export(MEETING, tmp_path / "a.docx").path))
    assert written.sections[0].header.paragraphs[0].text == "The office"


@pytest.mark.parametrize("content", [None, b"", b"no zip", b"PK\x03\x04"])
def test_a_template_that_is_missing_or_no_word_file_is_one_sentence_and_nothing_written(service, tmp_path, content):
    template, target = tmp_path / "office.docx", tmp_path / "a.docx"
    if content is not None:
        template.write_bytes(content)
    service.save_series(Series("Monthly", template=str(template)))
    with pytest.raises(
        PlainError, match=r"template “.*office\.docx” (is not there|cannot be read)\. Nothing was written"
    ):
        service.export(MEETING, target)
    assert not target.exists()
    assert service.export(MEETING, tmp_path / "a.html").path.exists()  # it needs no template
