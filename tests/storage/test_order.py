from hypothesis import given
from hypothesis import strategies as st

from minutes_app.storage.order import spaced, splice_positions

splices = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.integers(0, 6), st.booleans()), max_size=30)


def splice(names, positions, first, removed, added):
    splice_positions(positions, first, names[first : first + removed], added)
    names[first : first + removed] = added


@given(st.integers(0, 12), splices)
def test_positions_keep_the_order_of_a_plain_list(count, chosen):
    names, positions = [str(i) for i in range(count)], spaced(count)
    for number, (first, removed, added, keep) in enumerate(chosen):
        first = min(first, len(names))
        removed = min(removed, len(names) - first)
        new = [f"{number}.{i}" for i in range(added)]
        splice(names, positions, first, removed, names[first : first + removed][:1] + new if keep else new)
        assert len(positions) == len(names)
        assert positions == sorted(set(positions))
        assert all(position > 0 for position in positions)


def test_a_new_line_moves_no_other_line():
    names, positions = list("abcd"), spaced(4)
    before = dict(zip(names, positions, strict=True))
    splice(names, positions, 1, 1, ["b", "new"])
    now = dict(zip(names, positions, strict=True))
    assert {name: now[name] for name in before} == before
    assert now["b"] < now["new"] < now["c"]


def test_lines_typed_one_after_another_in_the_middle_move_no_other_line_for_long():
    names, positions = list("ab"), spaced(2)
    last = positions[1]
    for i in range(900):
        splice(names, positions, i + 1, 0, [f"new {i}"])
    assert positions[-1] == last


def test_a_gap_that_is_used_up_is_made_again():
    names, positions = list("ab"), spaced(2)
    for i in range(60):
        splice(names, positions, 1, 0, [f"new {i}"])
    assert names[1] == "new 59"
    assert positions == sorted(set(positions))
