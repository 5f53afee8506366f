"""Nothing restricted is anywhere in a publication copy, whatever the meeting, the document and the kind of file."""

import io
import re
import zipfile
import zlib
from dataclasses import replace
from datetime import date

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from made_meetings import meeting_with_everything
from openxml_audit import OpenXmlValidator

from minutes_app.documents.bare_pdf import bare_pdf
from minutes_app.documents.files import export_file, suggested_name, word_shown_as_pdf
from minutes_app.documents.layout import Options, Variant
from minutes_app.documents.office_pdf import converter
from minutes_app.documents.profiles import PROFILES
from minutes_app.documents.word_bare import bare_word
from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import Version
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind, Numbering
from minutes_app.domain.meeting import Attendance, Attendee, Details, Meeting, NextMeeting, Passage, Status
from minutes_app.domain.publication import published
from minutes_app.domain.restrictions import reason_for
from ui.printing.pdf import page_as_pdf

SECRET = re.compile("q[0-9]{6}x")
ENDINGS = (".docx", ".html", ".txt", ".csv")
REASON = "personal data"


@st.composite
def secret_meetings(draw):
    """Make meetings in which each restricted passage, and nothing else, has a word of its own: q000001x."""
    lines, made = [], iter(f"q{number:06}x" for number in range(1_000))
    for number in range(draw(st.integers(1, 14))):
        lines.append(draw(secret_line(f"line{number}", made)))
    covered = [
        replace(line, text=f"{line.text} {next(made)}", action=owned(line, made))
        if reason_for(lines, index) and not (line.is_item and line.restricted)
        else line
        for index, line in enumerate(lines)
    ]
    came = Attendee("Pippa Mills", "Chief Constable", "CC", arrived=Passage(next(made)))
    people = (came, Attendee(next(made), attendance=Attendance.NOT_LISTED))
    coming = NextMeeting(next(made), next(made), venue=next(made))
    status = draw(st.sampled_from(Status))
    details = Details("Series", date=date(2022, 7, 18), status=status, minutes_by="Natasha", next_meeting=coming)
    return Meeting(details, people, tuple(covered))


def owned(line, made):
    return replace(line.action or Action(), owners=(next(made),)) if line.action or line.is_action else None


@st.composite
def secret_line(draw, key, made):
    kind = draw(st.sampled_from(LineKind))
    before, after = draw(st.sampled_from(["CC to see ", "", "The "])), draw(st.sampled_from([" today", ".", ""]))
    secret = next(made) if draw(st.booleans()) else ""
    text = f"{before}{secret}{after}"
    start = len(before) + draw(st.integers(0, 3))
    marks = [Mark(start, start + draw(st.integers(1, 4)), MarkKind.RESTRICTED, REASON)] if secret else []
    if text:
        marks += [Mark(0, len(text), draw(st.sampled_from([k for k in MarkKind if k is not MarkKind.RESTRICTED])))]
    owners = (secret,) if secret else ("CC",)
    return Line(
        key,
        kind,
        text,
        draw(st.integers(1, 3)),
        draw(st.sampled_from([Numbering.AUTOMATIC, Numbering.NONE])),
        marks=tuple(marks),
        action=Action(owners=owners) if kind is LineKind.ACTION else draw(st.none() | st.just(Action(owners=owners))),
        restricted=draw(st.sampled_from(["", "", "", REASON])),
    )


def everything_in(path):
    """Return all that a file holds, its name too; of a zip, each entry with its name, unpacked."""
    content = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return path.name + content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [f"{entry.filename} {entry.comment} {entry.extra} {entry.date_time}" for entry in package.infolist()]
        parts += [package.read(entry).decode("utf-8", "replace") for entry in package.infolist()]
        # A word may be cut over several runs: the text is looked through without its tags too.
        parts += ["".join(etree.fromstring(package.read(name)).itertext()) for name in package.namelist()]
    return "\n".join((path.name, *parts))


def published_to(folder, meeting, options, ending):
    copy, options = published(meeting), replace(options, publication=True)
    return export_file(copy, folder / suggested_name(copy, options, ending), options, draw_pdf=page_as_pdf).path


@given(secret_meetings(), st.sampled_from(list(PROFILES.values())), st.sampled_from(Variant), st.sampled_from(ENDINGS))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_restricted_word_is_in_any_copy(tmp_path, meeting, profile, variant, ending):
    found = everything_in(published_to(tmp_path, meeting, Options(profile, variant), ending))
    assert not SECRET.findall(found)
    assert not re.search("q0[0-9]{2}", found), "no piece of one"


@given(secret_meetings())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_the_secrets_are_in_the_minutes_that_are_not_to_be_published(tmp_path, meeting):
    """What is looked for above can be found at all."""
    texts = [line.text for line in meeting.lines if SECRET.search(line.text)]
    path = export_file(meeting, tmp_path / "minutes.docx", Options()).path
    assert all(SECRET.search(text)[0] in everything_in(path) for text in texts)


def pdf_text(content):
    """Return the text of all pages as an independent reader finds it."""
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def unpacked(content):
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(stream) if stream[:1] == b"x" else stream for stream in streams)


SECRETIVE = Meeting(
    Details("Series", date=date(2022, 7, 18), minutes_by="Natasha", marking="OFFICIAL"),
    (Attendee("Pippa Mills", "Chief Constable", "CC"),),
    (
        Line("one", LineKind.ITEM, "Custody"),
        Line("words", LineKind.PARAGRAPH, "About q000001x now", marks=(Mark(6, 14, MarkKind.RESTRICTED, REASON),)),
        Line("two", LineKind.ITEM, "Acorn", restricted=REASON),
        Line("below", LineKind.PARAGRAPH, "Doors q000002x"),
        Line("act", LineKind.ACTION, "q000003x to go", action=Action(owners=("q000003x",))),
    ),
)


def test_a_pdf_holds_no_restricted_word_and_no_time(qapp, tmp_path):
    copy = published_to(tmp_path, SECRETIVE, Options(), ".pdf").read_bytes()
    whole = export_file(SECRETIVE, tmp_path / "whole.pdf", Options(), draw_pdf=page_as_pdf).path.read_bytes()
    assert "q000002x" in pdf_text(whole), "the reader finds such words"
    assert b"/CreationDate" in whole
    text = pdf_text(copy)
    assert "About [restricted] now" in text
    assert "This item is restricted: personal data." in text
    for found in (text, copy.decode("latin-1"), unpacked(copy).decode("latin-1")):
        assert not SECRET.search(found)
    assert b"xmp:CreateDate" in whole
    assert not re.search(rb"/(CreationDate|ModDate|Author)|(Create|Modify|Metadata)Date|20\d\d-\d\d-\d\d", copy)
    assert b"opcc-minutes" not in copy


def test_times_told_in_elements_leave_a_pdf_too():
    told = b"<xmp:CreateDate>2022-07-18T14:00:00+01:00</xmp:CreateDate><xmp:CreatorTool>Word</xmp:CreatorTool>"
    bare = bare_pdf(told)
    assert (bare.strip(), len(bare)) == (b"<xmp:CreatorTool>Word</xmp:CreatorTool>", len(told))


@pytest.mark.skipif(converter() is None, reason="neither Word nor LibreOffice is installed")
def test_a_pdf_as_word_shows_it_holds_no_time():
    shown = word_shown_as_pdf(published(SECRETIVE), Options(publication=True), lambda seconds: True)
    whole = word_shown_as_pdf(SECRETIVE, Options(), lambda seconds: True)
    assert b"/CreationDate" in whole
    assert not re.search(rb"/(CreationDate|ModDate|Author)|(Create|Modify|Metadata)Date|D:20\d\d", shown)
    assert "About [restricted] now" in pdf_text(shown)


def test_a_word_copy_says_nothing_of_itself_but_what_the_page_says(tmp_path):
    path = published_to(tmp_path, SECRETIVE, Options(), ".docx")
    assert path.name == "Series July 2022 – Meeting Notes DRAFT (publication copy).docx"
    properties = docx.Document(str(path)).core_properties
    assert (properties.title, properties.subject) == ("Series July 2022 – Meeting Notes", "Series")
    with zipfile.ZipFile(path) as package:
        core = package.read("docProps/core.xml").decode()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert sorted(etree.QName(e).localname for e in etree.fromstring(core.encode())) == [
        "contentStatus", "language", "subject", "title",
    ]  # fmt: skip
    assert "Natasha" not in core
    assert not re.search("20[0-9]{2}-[0-9]{2}-[0-9]{2}", core)


def test_the_same_copy_twice_is_the_same_file(tmp_path):
    first = published_to(tmp_path, SECRETIVE, Options(), ".docx")
    before = first.read_bytes()
    again = export_file(published(SECRETIVE), first, Options(publication=True))
    assert (again.path, again.message) == (first, "")
    assert first.read_bytes() == before


def test_what_an_office_template_brings_along_is_left_behind(tmp_path):
    template = office_template(tmp_path / "office.docx")
    path = published_to(tmp_path, SECRETIVE, Options(template=template), ".docx")
    found = everything_in(path)
    assert not re.findall("rsid|docVar|Harriet|office-server|customXml|thumbnail", found)
    assert docx.Document(str(path)).tables, "and it is a whole document"


def office_template(path):
    """Return a template as Word saves it: with marks of editing, its own author, custom XML and a picture of itself."""
    document = docx.Document(str(Options().template or "resources/templates/minutes.docx"))
    document.core_properties.author = "Harriet"
    settings_element = document.settings.element
    for name in ("rsids", "docVars"):
        settings_element.append(settings_element.makeelement(docx.oxml.ns.qn(f"w:{name}"), {}))
    document.sections[0].header.paragraphs[0]._p.set(docx.oxml.ns.qn("w:rsidR"), "00AB12CD")
    package = document.part.package
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    name = docx.opc.packuri.PackURI("/customXml/item1.xml")
    document.part.relate_to(
        docx.opc.part.Part(name, "application/xml", b"<a>Harriet</a>", package), f"{office}/customXml"
    )
    document.part.part_related_by(f"{office}/settings").rels.get_or_add_ext_rel(
        f"{office}/attachedTemplate", "file://office-server/minutes.dotx"
    )
    document.save(str(path))
    assert re.search("rsid", everything_in(path))
    assert re.search("office-server", everything_in(path))
    return path


def test_marks_of_editing_are_taken_out_of_every_part():
    target = io.BytesIO()
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(
            "word/header1.xml", f'<w:hdr xmlns:w="{word}"><w:p w:rsidR="1" w:rsidP="2"/><w:rsid w:val="3"/></w:hdr>'
        )
    with zipfile.ZipFile(io.BytesIO(bare_word(target.getvalue()))) as package:
        assert b"rsid" not in package.read("word/header1.xml")


def test_actions_and_decisions_alone_do_not_say_that_there_are_none(tmp_path):
    options = Options(variant=Variant.ACTIONS)
    text = published_to(tmp_path, SECRETIVE, options, ".txt").read_text(encoding="utf-8")
    assert "No actions are published." in text


def test_marks_to_check_later_never_go_along(tmp_path):
    marked = replace(SECRETIVE.lines[0], marks=(Mark(0, 7, MarkKind.CHECK_LATER),))
    path = published_to(tmp_path, replace(SECRETIVE, lines=(marked,)), Options(), ".docx")
    assert "omment" not in everything_in(path)


def test_drafts_and_versions_are_told_by_the_usual_rule(tmp_path):
    approved = replace(SECRETIVE, details=replace(SECRETIVE.details, status=Status.APPROVED))
    version = Version(1, date(2022, 8, 25), "Agreed.", Status.APPROVED)
    text = published_to(tmp_path, approved, Options(version=version), ".txt").read_text(encoding="utf-8")
    assert text.startswith("OFFICIAL\n")
    assert text.rstrip().endswith("Version 1, approved 25 August 2022 · OFFICIAL")
    assert (
        published_to(tmp_path, SECRETIVE, Options(), ".txt")
        .read_text(encoding="utf-8")
        .startswith("DRAFT · OFFICIAL\n")
    )
    assert published(SECRETIVE, marking="").details.marking == ""


def test_an_exchange_file_is_no_copy_to_publish(tmp_path):
    with pytest.raises(PlainError, match="no copy to publish"):
        published_to(tmp_path, SECRETIVE, Options(), ".json")
    assert list(tmp_path.iterdir()) == []


def test_a_meeting_without_restrictions_keeps_every_word(tmp_path):
    made = meeting_with_everything()
    lines = (replace(line, marks=()) for line in made.lines)
    plain = replace(made, lines=tuple(lines))
    copy = published(plain)
    assert [line.text for line in copy.lines] == [line.text for line in made.lines]


@pytest.mark.parametrize("variant", [Variant.MINUTES, Variant.ACCESSIBLE])
def test_the_validator_finds_nothing(tmp_path, variant):
    path = published_to(tmp_path, SECRETIVE, Options(variant=variant), ".docx")
    assert OpenXmlValidator().validate(path).errors == []
