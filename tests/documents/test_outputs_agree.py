"""Word, HTML and text say the same words in the same order, in every printed form and variant."""

import io
from dataclasses import replace
from datetime import date

import docx
import mammoth
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from made_meetings import SAMPLES, meeting_with_everything, meetings
from openxml_audit import OpenXmlValidator

from minutes_app.documents.files import export_file, read_file
from minutes_app.documents.layout import Layout, Options, Variant, laid_out
from minutes_app.documents.profiles import PROFILES
from minutes_app.documents.text import meeting_as_text, page_as_text
from minutes_app.documents.web_page import page_as_html
from minutes_app.documents.word import meeting_as_word, page_as_word
from minutes_app.domain.follow_up import Version
from minutes_app.domain.meeting import Status
from minutes_app.places import resources

TEMPLATE = resources() / "templates" / "minutes.docx"
EVERY = [Options(profile, variant) for profile in PROFILES.values() for variant in Variant]


def without_deepest_bullets(meeting):
    """Mammoth reads lists five levels deep, and bullets below that outside their list."""
    return replace(meeting, lines=tuple(line for line in meeting.lines if line.is_item or line.level <= 5))


def named(options):
    return f"{options.profile.name}-{options.variant}"


def said(text):
    return " ".join(text.split())


def word_words(content):
    read = html.fromstring(f"<div>{mammoth.convert_to_html(io.BytesIO(content)).value}</div>")
    return blocks(read)


def blocks(tree):
    """The words of each smallest block, tabs and runs of spaces counted as one."""
    whole = tree.xpath(".//*[self::p or self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    leaves = "[not(.//p or .//li or .//*[starts-with(name(), 'h')])]"
    whole += tree.xpath(f".//li | .//*[self::th or self::td]{leaves}")
    ordered = sorted({id(e): e for e in whole}.values(), key=list(tree.iter()).index)
    return [words for e in ordered if (words := said(own_text(e)))]


def own_text(element):
    """The words of an element without those of lists inside it."""
    inside = "".join(child.text_content() for child in element if child.tag in ("ul", "ol"))
    text = element.text_content()
    return text.removesuffix(inside) if inside else text


def page_words(page: Layout):
    """Every word of the layout, in order, as the page has them."""
    found = [page.title, *(f"{d.label} {d.text}" for d in page.details)]
    if page.attendance:
        found += [*page.attendance_header, *(cell for r in page.attendance for cell in (r.group, r.name, r.capacity))]
    found += page.items_header if page.in_table else ()
    for row in page.rows:
        texts = [paragraph.words for paragraph in row.paragraphs]
        if page.in_table:
            found += [row.number, *texts, *row.column]
        else:
            found += [f"{row.number} {texts[0]}", *texts[1:]]
    return [words for text in found if (words := said(text))]


def html_words(text):
    tree = html.document_fromstring(text)
    for marking in tree.xpath("//p[@class='marking']"):
        marking.drop_tree()
    return blocks(tree.find("body"))


@pytest.mark.parametrize("options", EVERY, ids=named)
@pytest.mark.parametrize("make", [*SAMPLES.values(), meeting_with_everything], ids=["2019", "2022", "everything"])
def test_word_and_html_say_what_the_layout_says(make, options):
    meeting = without_deepest_bullets(make() if callable(make) else read_file(make))
    expected = page_words(laid_out(meeting, options))
    assert word_words(meeting_as_word(meeting, TEMPLATE, options)) == expected
    assert html_words(page_as_html(laid_out(meeting, options))) == expected


@pytest.mark.parametrize("options", EVERY, ids=named)
@pytest.mark.parametrize("make", [*SAMPLES.values(), meeting_with_everything], ids=["2019", "2022", "everything"])
def test_text_says_what_the_layout_says(make, options):
    meeting = make() if callable(make) else read_file(make)
    page = laid_out(meeting, options, in_table=False)
    text = said(meeting_as_text(meeting, options))
    position = 0
    for words in [words for row in page.rows for p in row.paragraphs if (words := said(p.words))]:
        position = text.index(words, position) + len(words)
    assert all(row.name in text and row.capacity in text for row in page.attendance)


@given(meetings(st.text("abc<&>\"' ŵ", min_size=1, max_size=20)), st.sampled_from(EVERY))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
def test_outputs_of_any_meeting_agree(meeting, options):
    page = laid_out(without_deepest_bullets(meeting), options)
    assert word_words(page_as_word(page, TEMPLATE)) == html_words(page_as_html(page))
    flow = laid_out(meeting, options, in_table=False)
    assert said(page_as_text(flow)).startswith(said(f"{flow.top} {flow.title}"))


APPROVED = Version(2, date(2022, 8, 25), "Agreed as a true record.", Status.APPROVED)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("options", [replace(options, version=APPROVED) for options in EVERY], ids=named)
def test_every_output_has_the_same_words_at_the_edges_of_the_page(options, status):
    made = meeting_with_everything()
    meeting = replace(made, details=replace(made.details, status=status, marking="OFFICIAL"))
    page = laid_out(meeting, options)
    is_draft = options.variant is Variant.DRAFT or (status is Status.DRAFT and options.variant is not Variant.FINAL)
    stamp = "" if status is Status.DRAFT or is_draft else "Version 2, approved 25 August 2022 · "
    assert (page.top, page.bottom) == ("DRAFT · OFFICIAL" if is_draft else "OFFICIAL", f"{stamp}OFFICIAL")
    section = docx.Document(io.BytesIO(page_as_word(page, TEMPLATE))).sections[0]
    edges = [" ".join(p.text for p in part.paragraphs if p.style.name == "Minutes Marking") for part in
             (section.header, section.footer)]  # fmt: skip
    tree = html.document_fromstring(page_as_html(page))
    lines = meeting_as_text(meeting, options).splitlines()
    assert edges == [page.top, page.bottom]
    assert tree.xpath("//p[@class='marking']/text()") == [page.top, page.bottom]
    assert [lines[0], lines[-1]] == [page.top, page.bottom]


@pytest.mark.parametrize("options", EVERY, ids=named)
def test_the_validator_finds_nothing(options, tmp_path):
    path = export_file(meeting_with_everything(), tmp_path / "minutes.docx", options).path
    assert OpenXmlValidator().validate(path).errors == []
