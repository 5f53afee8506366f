"""The lists of short forms: the office's, and a person's own beside the library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.service import read_glossary
from minutes_app.writing.glossary import Entry, Glossary, small_words


@pytest.fixture
def library(tmp_path):
    return tmp_path / "library.sqlite"


def own(library, content):
    (library.parent / "short forms.txt").write_bytes(content)
    return read_glossary(library)


def test_the_office_list_has_the_terms_of_its_minutes_and_no_everyday_word(library):
    glossary, problem = read_glossary(library)
    assert problem == ""
    assert glossary.entries["soh"] == Entry("SOH", "Single Online Home")
    assert glossary.entries["cip"].short == "CiP"
    assert len(glossary.entries) > 10
    assert all(entry.is_term for entry in glossary.entries.values())
    assert not set(glossary.entries) & glossary.small_words
    assert {"it", "all", "so", "an", "is", "as", "am", "us", "al", "in", "no", "me"} <= glossary.small_words


def test_a_persons_own_list_adds_changes_and_takes_away(library):
    words = "# mine\n\nbn = briefing  note\nSOH=Single Online Hub\nda =\nMARAC = Multi-Agency Conference\r\n"
    glossary, problem = own(library, words.encode("utf-8-sig"))
    assert problem == ""
    assert glossary.entries["bn"] == Entry("bn", "briefing note")
    assert not glossary.entries["bn"].is_term
    assert glossary.entries["soh"].words == "Single Online Hub"
    assert "da" not in glossary.entries
    assert glossary.entries["marac"].is_term
    assert "cj" in glossary.entries


def test_lines_that_are_no_entry_are_told_in_a_sentence_and_the_others_taken(library):
    glossary, problem = own(library, b"bn = briefing note\nit = information technology\n")
    assert "bn" in glossary.entries
    assert "it" not in glossary.entries
    assert problem.startswith("Line 2 of your list “short forms.txt” could not be taken.")
    _, problem = own(library, b"bn = briefing note\nhello\n = x\na b = c\n9x = y\nq = z\n")
    assert problem.startswith("5 lines (the first is line 2) of your list")


@pytest.mark.parametrize("content", [b"bn = \xff\xfe\x00", b"x" * 1_000_001], ids=["no text", "far too long"])
def test_a_file_that_is_no_list_is_left_out_and_told(library, content):
    glossary, problem = own(library, content)
    assert glossary.entries["soh"]
    assert "was left out" in problem


def test_a_folder_of_that_name_is_told(library):
    (library.parent / "short forms.txt").mkdir()
    assert "was left out" in read_glossary(library)[1]


def test_a_list_of_words_may_be_laid_out_anyhow():
    assert small_words("# all\nIt so\n\n  an\tis\n") == {"it", "so", "an", "is"}


@given(st.text())
def test_any_text_is_read(text):
    glossary, unread = Glossary(small_words=frozenset({"it"})).with_own(text)
    assert all(code == entry.code and entry.words for code, entry in glossary.entries.items())
    assert "it" not in glossary.entries
    assert unread == sorted(unread)
