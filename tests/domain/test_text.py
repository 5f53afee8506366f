import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.text import REPLACEMENT, clean, clean_lines, folded, latin

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))


def test_line_breaks_of_every_kind_split():
    text = "a\nb\r\nc\rd\x0be\x0cf\x85g\u2028h\u2029i"
    assert clean_lines(text) == list("abcdefghi")
    assert clean(text) == "a b c d e f g h i"


def test_what_no_document_can_hold_is_replaced():
    assert clean("a\x00b\x07c\ud800d\ufffee\x7ff") == "a�b�c�d�e�f"
    assert clean("\ufeffa") == "a"


def test_what_people_write_stays():
    for text in ("<b>bold</b> & more", "Siân Ŵyn", "שלום", "tab\there", "25\u00a0August", "😀 – ’", "e\u0301", ""):
        assert clean(text) == text


@given(ANY_TEXT)
def test_clean_text_goes_into_xml_and_comes_back(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert len(clean_lines(cleaned)) == 1
    element = ET.Element("t")
    element.text = cleaned
    assert (ET.fromstring(ET.tostring(element, encoding="utf-8")).text or "") == cleaned


@given(ANY_TEXT)
def test_cleaning_keeps_every_other_character(text):
    kept = [c for c in text if c.isalnum() or c in " .,()<>&"]
    assert [c for c in clean(text) if (c.isalnum() or c in ".,()<>&") and c != REPLACEMENT] == [
        c for c in kept if c != " "
    ]


@given(st.text())
def test_latin_keeps_the_length(text):
    assert len(latin(text)) == len(text)


def test_short_forms_compare_whatever_letters_they_came_in():
    assert {folded(short) for short in ("CC", "cc", "СС", "сс", "ＣＣ", " Cc ")} == {"CC"}
    assert folded("CiP") != folded("CC")
    assert latin("CiP") == "CiP"
