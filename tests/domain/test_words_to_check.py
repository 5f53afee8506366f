import pytest

from minutes_app.domain.check_later import ToCheck, to_check, word_at
from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind


@pytest.mark.parametrize(
    ("text", "column", "word"),
    [
        ("The CC said 37%.", 15, "37%"),
        ("The CC said 37%.", 5, "CC"),
        ("The CC said 37%.", 4, "CC"),
        ("The CC said 37%.", 16, "37%"),
        ("The CC said  ", 13, "said"),
        ("“T/DCC” (Charity’s)", 3, "T/DCC"),
        ("“T/DCC” (Charity’s)", 12, "Charity’s"),
        ("  Llŷr", 0, "Llŷr"),
        ("one two", 3, "one"),
        ("It cost £3.2m", 13, "£3.2m"),
        ("It cost £3.2m.", 14, "£3.2m"),
        ("It cost (£3.2m), more", 16, "£3.2m"),
        ("It fell by -4.5%; more", 17, "-4.5%"),
        ("under s.5(2)", 12, "s.5(2)"),
        ("(under s.5(2))", 14, "s.5(2)"),
        ("for the officer(s).", 19, "officer(s)"),
        ("asked “why?”", 12, "why"),
        ("See #4 @ noon", 8, "#4"),
        ("שלום עולם", 9, "עולם"),
    ],
)
def test_the_word_is_the_one_touched_or_the_last_before_or_the_next(text, column, word):
    start, end = word_at(text, column)
    assert text[start:end] == word


@pytest.mark.parametrize("text", ["", "   ", "… – !"])
def test_where_there_is_no_word_there_is_none(text):
    assert word_at(text, 0) is None


def test_marks_are_listed_in_order_with_their_words():
    check, bold = MarkKind.CHECK_LATER, MarkKind.BOLD
    lines = [
        Line("a", LineKind.ITEM, "AOB", marks=(Mark(0, 3, bold),)),
        Line("b", LineKind.PARAGRAPH, "37 of 40", marks=(Mark(0, 2, check), Mark(0, 8, bold), Mark(6, 8, check))),
    ]
    assert to_check(lines) == [ToCheck(1, 0, 2, "37"), ToCheck(1, 6, 8, "40")]
