"""Exports follow the series: its printed form and its template; what is asked for goes before."""

from datetime import date

import docx
import pytest

from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting, Series
from minutes_app.service import Variant, copy_template, open_service

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


def stamped(service, key, folder, **asked):
    """Return what an export says at the top and the bottom of its page, its status and version, and its name."""
    meeting = service.load(key)
    written = service.export(meeting, folder / service.suggested_name(meeting, **asked), key, **asked)
    page = docx.Document(str(written.path))
    edges = [" ".join(p.text for p in part.paragraphs if p.style.name == "Minutes Marking") for part in
             (page.sections[0].header, page.sections[0].footer)]  # fmt: skip
    properties = page.core_properties
    return *edges, properties.content_status, properties.version, properties.revision, written.path.name


def test_approval_takes_draft_away_and_stamps_version_and_day(service, tmp_path):
    key = service.add_meeting(MEETING)
    name = "Monthly May 2019 – Meeting Notes"
    assert stamped(service, key, tmp_path) == ("DRAFT", "", "Draft", "", 1, f"{name} DRAFT.docx")
    service.approve(key, on=date(2019, 6, 24), words="Agreed as a true record.")
    first = ("", "Version 1, approved 24 June 2019", "Approved", "1", 1, f"{name}.docx")
    assert stamped(service, key, tmp_path) == first
    assert service.described(service.load(key), key).bottom == "Version 1, approved 24 June 2019"
    service.reopen(key, reason="A name was wrong.", on=date(2019, 6, 25))
    assert stamped(service, key, tmp_path) == ("DRAFT", "", "Draft", "", 1, f"{name} DRAFT.docx")
    service.approve(key, on=date(2019, 7, 1), words="Agreed.")
    second = ("", "Version 3, approved 1 July 2019", "Approved", "3", 3, f"{name}.docx")
    assert stamped(service, key, tmp_path) == second
    draft = stamped(service, key, tmp_path, variant=Variant.DRAFT)
    assert draft[:2] == ("DRAFT", ""), "what says DRAFT has no version"


def test_a_version_is_stamped_on_actions_too_and_never_without_the_meetings_number(service, tmp_path):
    key = service.add_meeting(MEETING)
    service.approve(key, on=date(2019, 6, 24), words="Agreed.")
    assert stamped(service, key, tmp_path, variant=Variant.ACTIONS)[1] == "Version 1, approved 24 June 2019"
    assert service.described(service.load(key)).bottom == ""
