"""Numbering against a slow and plain second way of counting, and sections moved about in any agenda."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minutes_app.domain.lines import DEEPEST_LEVEL, Line, LineKind, Numbering
from minutes_app.domain.outline import (
    Move,
    item_at,
    item_for_minutes,
    items,
    move_down,
    move_up,
    moved,
    number_on_page,
    own_text_end,
    parent,
    printed_numbers,
    relevelled,
    section_end,
)

AN_ITEM = st.builds(
    Line,
    id=st.just(""),
    kind=st.just(LineKind.ITEM),
    level=st.integers(1, 4),
    numbering=st.sampled_from([Numbering.AUTOMATIC, Numbering.AUTOMATIC, Numbering.TYPED, Numbering.NONE]),
    number=st.sampled_from(["2.4", "3.", "A", "7"]),
    own_series=st.booleans(),
)
A_LINE = st.builds(Line, id=st.just(""), kind=st.sampled_from([k for k in LineKind if k is not LineKind.ITEM]))


def with_ids(lines: Sequence[Line]) -> list[Line]:
    return [
        Line(f"l{i}", line.kind, line.text, line.level, line.numbering,
             line.number if line.numbering is Numbering.TYPED else "", line.own_series)
        for i, line in enumerate(lines)
    ]  # fmt: skip


LINES = st.lists(st.one_of(AN_ITEM, AN_ITEM, A_LINE), max_size=20).map(with_ids)
AGENDAS = LINES.filter(lambda lines: any(line.is_item for line in lines))


def holder(lines: Sequence[Line], at: int) -> int | None:
    """Return the nearest item before with a lower level."""
    before = [i for i in range(at) if lines[i].is_item and lines[i].level < lines[at].level]
    return before[-1] if before else None


def counted(lines: Sequence[Line], at: int) -> str:
    """Return an item's number, counting everything anew for this one item."""
    line, above = lines[at], holder(lines, at)
    if line.numbering is Numbering.NONE:
        return ""
    if line.numbering is Numbering.TYPED:
        return line.number
    family = [i for i in range(at + 1) if lines[i].is_item and holder(lines, i) == above]
    place = sum(lines[i].numbering is not Numbering.NONE for i in family)
    prefix = "" if above is None or lines[above].own_series else counted(lines, above).rstrip(".")
    return f"{prefix}.{place}" if prefix else str(place)


@given(LINES)
def test_numbers_are_those_of_a_plain_count(lines):
    expected = {lines[i].id: counted(lines, i) for i in items(lines)}
    assert printed_numbers(lines) == {item: number for item, number in expected.items() if number}


def agenda(*rows: str) -> list[Line]:
    """Draw an agenda: one item a row, its depth by indent, '=2.4' for typed, '-' for none, '*' for an own series."""
    return [
        Line(
            row.strip(), LineKind.ITEM, row.strip(), 1 + (len(row) - len(row.lstrip())) // 2,
            Numbering.TYPED if "=" in row else Numbering.NONE if "-" in row else Numbering.AUTOMATIC,
            row.partition("=")[2], "*" in row,
        )
        for row in rows
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (["a", "b", "  c=2.4", "  d", "  e-", "  f=2.4", "g", "h"], "1 2 2.4 2.2 – 2.4 3 4"),
        (["a", "  b", "c", "  d*", "    e", "    f", "  g", "h"], "1 1.1 2 2.1 1 2 2.2 3"),
        (["a-", "  b", "  c", "d"], "– 1 2 1"),
        (["a=7.", "  b"], "7. 7.1"),
        (["a", "    b", "  c"], "1 1.1 1.2"),
        (["  a", "b"], "1 2"),
    ],
)
def test_numbers(rows, numbers):
    lines = agenda(*rows)
    printed = printed_numbers(lines)
    assert [printed.get(line.id, "–") for line in lines] == numbers.split()


def test_full_stop_on_the_page():
    automatic, typed = agenda("a", "b=7")
    assert number_on_page(automatic, "1") == "1."
    assert number_on_page(automatic, "2.1") == "2.1"
    assert number_on_page(typed, "7") == "7"
    assert number_on_page(automatic, "") == ""


@given(LINES, st.data())
def test_sections_nest(lines, data):
    for item in items(lines):
        end = section_end(lines, item)
        assert item < own_text_end(lines, item) <= end <= len(lines)
        assert all(lines[i].level > lines[item].level for i in items(lines) if item < i < end)
        assert end == len(lines) or lines[end].level <= lines[item].level
        above = parent(lines, item)
        assert above == holder(lines, item)
        assert above is None or section_end(lines, above) >= end
    if lines:
        at = data.draw(st.integers(0, len(lines) - 1))
        before = [i for i in items(lines) if i <= at]
        assert item_at(lines, at) == (before[-1] if before else None)


def test_there_is_no_item_in_an_empty_list():
    assert item_at([], 0) is None


def an_item(lines: Sequence[Line], data: st.DataObject) -> int:
    return data.draw(st.sampled_from(list(items(lines))))


@given(AGENDAS, st.data(), st.sampled_from([move_up, move_down]))
def test_a_moved_section_stays_whole_and_nothing_is_lost(lines, data, step):
    movable = [item for item in items(lines) if step(lines, item) is not None]
    assume(movable)
    item = data.draw(st.sampled_from(movable))
    move = step(lines, item)
    after = moved(lines, move)
    section = lines[item : section_end(lines, item)]
    at = after.index(lines[item])
    assert after[at : at + len(section)] == section
    assert [line for line in after if line not in section] == [line for line in lines if line not in section]
    assert len({line.id for line in after}) == len(after) == len(lines)
    assert after != lines


def next_is_sibling(lines: Sequence[Line], item: int) -> bool:
    end = section_end(lines, item)
    return end < len(lines) and lines[end].level == lines[item].level


@given(AGENDAS, st.data())
def test_up_takes_back_down_among_siblings(lines, data):
    followed = [item for item in items(lines) if next_is_sibling(lines, item)]
    assume(followed)
    item = data.draw(st.sampled_from(followed))
    move = move_down(lines, item)
    assert move is not None
    after = moved(lines, move)
    back = move_up(after, after.index(lines[item]))
    assert back is not None
    assert moved(after, back) == lines


@given(AGENDAS, st.data())
def test_a_section_can_be_moved_until_it_is_first_or_last(lines, data):
    line = lines[an_item(lines, data)]
    for step in (move_up, move_down):
        now, steps = lines, 0
        while (move := step(now, now.index(line))) is not None:
            now, steps = moved(now, move), steps + 1
            assert steps <= len(lines)


def test_moves_end_at_the_ends():
    lines = agenda("a", "  b", "c")
    assert move_up(lines, 0) is None
    assert move_up(lines, 1) is None
    assert move_down(lines, 2) is None
    assert move_down(lines, 1) == Move(1, 2, 3)
    assert move_down([Line("p", LineKind.PARAGRAPH), *agenda("a")], 1) is None


@given(AGENDAS, st.data())
def test_a_section_cannot_go_into_itself(lines, data):
    start = an_item(lines, data)
    end, target = section_end(lines, start), data.draw(st.integers(0, len(lines)))
    if start < target < end:
        with pytest.raises(ValueError, match="itself"):
            moved(lines, Move(start, end, target))
    else:
        assert sorted(line.id for line in moved(lines, Move(start, end, target))) == sorted(x.id for x in lines)


@given(AGENDAS, st.data())
def test_demoting_is_taken_back_by_promoting(lines, data):
    demotable = [item for item in items(lines) if relevelled(lines, item, 1) is not None]
    assume(demotable)
    item = data.draw(st.sampled_from(demotable))
    demoted = relevelled(lines, item, 1)
    assert demoted is not None
    end = section_end(lines, item)
    after = [*lines[:item], *demoted, *lines[end:]]
    assert relevelled(after, item, -1) == lines[item:end]
    assert section_end(after, item) == end


@given(AGENDAS, st.data(), st.integers(-3, 3))
def test_levels_stay_within_bounds(lines, data, by):
    item = an_item(lines, data)
    section = relevelled(lines, item, by)
    before = [line for line in lines[:item] if line.is_item]
    allowed = 1 <= lines[item].level + by <= (before[-1].level + 1 if before else 1)
    assert (section is not None) == allowed
    if section is not None:
        assert all(1 <= line.level <= DEEPEST_LEVEL for line in section)
        assert [line.id for line in section] == [line.id for line in lines[item : section_end(lines, item)]]
        assert [line for line in section if not line.is_item] == [
            line for line in lines[item : section_end(lines, item)] if not line.is_item
        ]


def test_nothing_goes_deeper_than_the_deepest_level():
    chain = [Line(f"l{i}", LineKind.ITEM, level=level) for i, level in enumerate([1, 1, *range(2, DEEPEST_LEVEL + 1)])]
    assert relevelled(chain, 1, 1) is None


@pytest.mark.parametrize(
    ("titles", "at", "wanted"),
    [
        (("Outstanding matters", "Roads"), 1, 0),
        (("Apologies", "Minutes of the last meeting", "Roads"), 2, 1),
        (("Minutes", "Roads", "Board minutes"), 2, 2),
        (("Outstanding matters", "Answering within 10 minutes"), 1, 0),
        ((), 0, None),
    ],
)
def test_earlier_minutes_are_dealt_with_where_a_title_says_so_else_in_the_first_item(titles, at, wanted):
    lines = [Line(f"l{i}", LineKind.ITEM, title) for i, title in enumerate(titles)]
    assert item_for_minutes(lines, at) == wanted
