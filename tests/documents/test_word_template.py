"""The template: what it holds, how offices may change it, and what happens when something is missing."""

import io
import runpy
import struct
import zipfile
import zlib

import docx
import pytest
from made_meetings import meeting_with_everything
from openxml_audit import OpenXmlValidator

from minutes_app.documents.word import STYLES, meeting_as_word
from minutes_app.domain.errors import PlainError
from minutes_app.places import resources

FOLDER = resources() / "templates"
TEMPLATE = FOLDER / "minutes.docx"


@pytest.fixture
def changed(tmp_path):
    """Save a template after a change made to it as an office would make it."""

    def save(change):
        document = docx.Document(str(TEMPLATE))
        change(document)
        path = tmp_path / "office.docx"
        document.save(str(path))
        return path

    return save


def black_pixel():
    """A PNG of one grey pixel."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def opened(meeting, template):
    return docx.Document(io.BytesIO(meeting_as_word(meeting, template)))


def test_the_template_in_the_repository_is_what_its_script_makes(tmp_path):
    made = tmp_path / "made.docx"
    runpy.run_path(str(FOLDER / "make_template.py"))["write"](made)
    assert made.read_bytes() == TEMPLATE.read_bytes()


def test_the_validator_finds_nothing():
    assert OpenXmlValidator().validate(TEMPLATE).errors == []


def test_the_template_is_a4_and_has_nobodys_properties():
    document = docx.Document(str(TEMPLATE))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    properties = document.core_properties
    assert (properties.author, properties.title, properties.comments, properties.language) == ("", "", "", "en-GB")
    names = [str(part.partname) for part in document.part.package.iter_parts()]
    assert not [name for name in names if "thumbnail" in name or "Effects" in name]


@pytest.mark.parametrize("name", STYLES)
def test_a_missing_style_is_named(name, changed):
    def drop(document):
        document.styles[name].delete()

    with pytest.raises(PlainError, match=f"“office.docx” lacks the style “{name}”"):
        meeting_as_word(meeting_with_everything(), changed(drop))


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut short"])
def test_a_template_that_cannot_be_read_is_named(content, tmp_path):
    path = tmp_path / "broken.docx"
    path.write_bytes(content)
    with pytest.raises(PlainError, match="“broken"):
        meeting_as_word(meeting_with_everything(), path)


def test_a_template_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PlainError, match=r"gone\.docx” is not there\. Nothing was written"):
        meeting_as_word(meeting_with_everything(), tmp_path / "gone.docx")


def test_what_the_office_changed_stays(changed):
    def restyle(document):
        document.styles["Minutes Text"].font.name = "Georgia"
        document.sections[0].header.paragraphs[0].insert_paragraph_before("The office", style="header")
        document.sections[0].footer.add_paragraph("Telephone 101")
        document.add_paragraph("text left over from another meeting")

    document = opened(meeting_with_everything(), changed(restyle))
    section = document.sections[0]
    assert document.styles["Minutes Text"].font.name == "Georgia"
    assert [p.text for p in section.header.paragraphs] == ["The office", "DRAFT · OFFICIAL"]
    assert [p.text for p in section.footer.paragraphs] == ["Page 1 of 1", "OFFICIAL", "Telephone 101"]
    assert "left over" not in "".join(p.text for p in document.paragraphs)


def test_the_marking_stands_on_every_kind_of_page(changed):
    def vary(document):
        document.sections[0].different_first_page_header_footer = True
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].header.paragraphs[0].style = document.styles["header"]

    section = opened(meeting_with_everything(), changed(vary)).sections[0]
    for header in (section.header, section.first_page_header, section.even_page_header):
        assert "DRAFT · OFFICIAL" in [p.text for p in header.paragraphs]
    for footer in (section.footer, section.first_page_footer, section.even_page_footer):
        assert "OFFICIAL" in [p.text for p in footer.paragraphs]


def test_tables_follow_the_margins(changed):
    def widen(document):
        section = document.sections[0]
        section.left_margin = section.right_margin = section.left_margin * 2

    def width(template):
        table = opened(meeting_with_everything(), template).tables[1]
        return sum(column.width for column in table.columns)

    narrowed = docx.Document(str(TEMPLATE)).sections[0].left_margin * 2
    assert abs(width(TEMPLATE) - width(changed(widen)) - narrowed) < 3 * 635


def test_a_template_with_other_prefixes_is_filled(tmp_path):
    path = tmp_path / "prefixes.docx"
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(path, "w") as changed:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(b"w:", b"word:").replace(b"xmlns:w=", b"xmlns:word=")
            changed.writestr(entry, content)
    document = opened(meeting_with_everything(), path)
    assert document.paragraphs[0].text == "Series July 2022 – Meeting Notes"
    assert round(document.sections[0].page_width.mm) == 210


def test_a_template_with_macros_is_refused(tmp_path):
    path = tmp_path / "office.dotm"
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(path, "w") as changed:
        for entry in source.infolist():
            document = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
            with_macros = b"vnd.ms-word.template.macroEnabledTemplate.main"
            changed.writestr(entry, source.read(entry).replace(document, with_macros))
    with pytest.raises(PlainError, match="macros"):
        meeting_as_word(meeting_with_everything(), path)


def test_a_logo_without_words_gets_some_and_stays(changed, tmp_path):
    picture = tmp_path / "logo.png"
    picture.write_bytes(black_pixel())

    def add_logo(document):
        document.sections[0].header.paragraphs[0].insert_paragraph_before().add_run().add_picture(str(picture))

    header = opened(meeting_with_everything(), changed(add_logo)).sections[0].header
    described = [each.get("descr") for each in header._element.iter() if each.tag.endswith("}docPr")]
    assert described == ["Logo"]
    assert [relation.reltype.rpartition("/")[2] for relation in header.part.rels.values()] == ["image"]
