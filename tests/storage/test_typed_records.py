import json
from dataclasses import replace

import pytest
from any_meetings import lines, texts
from hypothesis import example, given
from hypothesis import strategies as st

from minutes_app.domain.lines import Line, LineKind, Mark, MarkKind
from minutes_app.domain.text import clean
from minutes_app.storage import records, typed
from minutes_app.storage.changes import LinesSpliced

any_text = texts | st.text(max_size=40)


def read_back(written):
    (found,) = records.read(written)
    return found


@given(lines(), any_text, any_text, any_text)
@example(Line("l", LineKind.PARAGRAPH), "", "", "")
@example(Line("l", LineKind.PARAGRAPH), "aaa", "a", "aaaa")
@example(Line("l", LineKind.PARAGRAPH), "👩‍🚒", "\U0001f469", "é")
def test_a_short_record_makes_the_line_that_was_typed(line, before, old, new):
    was, now = replace(line, text=before + old, marks=()), replace(line, text=before + new, marks=())
    there = [Line("other", LineKind.ITEM), was]
    written = typed.record(1, 9, LinesSpliced(1, 1, (now,)), there)
    if written is None:
        assert not (was.text.isprintable() and now.text.isprintable())
    else:
        assert typed.splice_of(read_back(written), there) == LinesSpliced(1, 1, (now,))
        assert len(read_back(written)["put"]) <= len(old) + len(new)


@given(st.text())
def test_cleaning_leaves_printable_text_as_it_is(text):
    assert not text.isprintable() or clean(text) == text


def test_typing_a_letter_is_told_in_few_bytes():
    was = Line("l", LineKind.PARAGRAPH, "words " * 500)
    written = typed.record(1, 9, LinesSpliced(0, 1, (replace(was, text=was.text + "x"),)), [was])
    assert len(written) < 140
    assert json.loads(written)["record"]["put"] == "x"


WAS = Line("l", LineKind.PARAGRAPH, "words")


@pytest.mark.parametrize(
    "now",
    [
        replace(WAS, id="m"),
        replace(WAS, kind=LineKind.BULLET),
        replace(WAS, level=2),
        replace(WAS, own_series=True),
        replace(WAS, marks=(Mark(0, 2, MarkKind.BOLD),)),
        replace(WAS, text="two\nlines"),
    ],
)
def test_any_other_change_needs_the_whole_line(now):
    assert typed.record(1, 9, LinesSpliced(0, 1, (now,)), [WAS]) is None


def test_lines_put_in_or_taken_out_need_whole_lines():
    for splice in (LinesSpliced(0, 0, (WAS,)), LinesSpliced(0, 1, ()), LinesSpliced(0, 1, (WAS, WAS))):
        assert typed.record(1, 9, splice, [WAS]) is None


def test_a_record_never_changes_a_line_it_was_not_made_for():
    written = read_back(typed.record(1, 9, LinesSpliced(0, 1, (replace(WAS, text="words x"),)), [WAS]))
    with pytest.raises(ValueError, match="does not belong"):
        typed.splice_of(written, [replace(WAS, text="swords")])
