"""Misspelt words as findings: each once, where it stands first, with how often and in which items."""

from dataclasses import replace
from time import process_time

from minutes_app.domain.checks import Kind, Rule
from minutes_app.domain.lines import Line, LineKind
from minutes_app.service import load_dictionary
from minutes_app.writing.misspelt import misspelt_findings
from minutes_app.writing.spelling import Spelling

SPELLING = Spelling(load_dictionary()[0], frozenset({"Wythall"}))


def line(name, text, kind=LineKind.PARAGRAPH):
    return Line(name, kind, text)


LINES = (
    line("i1", "Custody", LineKind.ITEM),
    line("p1", "It wuold be done in Wythall."),
    line("i2", "Wuold and roads", LineKind.ITEM),
    line("p2", "It wuold, and recieve “wuold”."),
)


def test_each_word_is_told_once_where_it_stands_first_with_its_places():
    first, second = misspelt_findings(LINES, SPELLING)
    assert (first.rule, first.words, first.line_id, first.start, first.end) == (Rule.MISSPELT, "wuold", "p1", 3, 8)
    assert first.sentence == "“wuold” is not in the dictionary. It stands 4 times: in 1, 2."
    assert (second.words, second.line_id) == ("recieve", "p2")
    assert second.sentence == "“recieve” is not in the dictionary."


def test_it_is_the_same_finding_wherever_it_stands_first_in_capitals_or_not():
    (before, _), (after, _) = misspelt_findings(LINES, SPELLING), misspelt_findings(LINES[2:], SPELLING)
    assert (after.line_id, after.words) == ("i2", "Wuold")
    assert before.key == after.key


def test_many_items_are_cut_short():
    lines = [line(f"i{n}", "Wuold", LineKind.ITEM) for n in range(9)]
    (found,) = misspelt_findings(lines, SPELLING)
    assert found.sentence.endswith("It stands 9 times: in 1, 2, 3, 4, 5, 6, further on.")


def test_spelling_is_the_last_kind():
    assert list(Kind)[-1] is Kind.SPELLING


def test_sixty_pages_are_looked_through_in_good_time():
    words = "The PCC asked when it wuold be shared with the force and who was to bring it back to the next meeting. "
    lines = [replace(line(f"p{n}", words * 3), text=f"{words * 3}{n}") for n in range(2000)]
    before = process_time()
    (found,) = misspelt_findings(lines, SPELLING)
    assert "6000 times" in found.sentence
    assert process_time() - before < 3
