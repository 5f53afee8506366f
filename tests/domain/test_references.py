import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_app.domain.lines import Line, LineKind, Numbering
from minutes_app.domain.outline import move_down, moved
from minutes_app.domain.references import references, remember, stale_references


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("All the above items were discussed as part of agenda item 2.1.", "2.1"),
        ("Agenda Item 2.1, above", "2.1"),
        ("see item 3", "3"),
        ("items 2.1 and 2.3", "2.1 2.3"),
        ("items 2.1, 2.2 and 2.3.", "2.1 2.2 2.3"),
        ("agenda items 1 to 3", "1 3"),
        ("item 2.1.3 and item 4", "2.1.3 4"),
        ("taken under 2.1", "2.1"),
        ("Taken under 2.1; see 2.10.", "2.1 2.10"),
        ("at 2.1 above", "2.1"),
        ("in 2.1 below", "2.1"),
        ("item 2.10", "2.10"),
        ("The minutes of the meeting on Monday 18th July 2022 were agreed, subject to a correction to item 1.3.", ""),
        ("The minutes of the last meeting were agreed. See item 3.", "3"),
        ("Item 2.1: the minutes of the board were shared; see item 9.", "2.1"),
        ("Under item 3 the minutes were read.", "3"),
        ("24/7", ""),
        ("item 14:00", ""),
        ("items 24/7", ""),
        ("at 2.30", ""),
        ("at 2.30pm", ""),
        ("under 2.30pm", ""),
        ("2.4%", ""),
        ("under 2.4%", ""),
        ("under 2.4 per cent", ""),
        ("under 2.5 million", ""),
        ("under 2.5m", ""),
        ("£2.1m", ""),
        ("under £2.1m", ""),
        ("under 2.5 weeks", ""),
        ("under 16", ""),
        ("Use of outcome 16", ""),
        ("Meeting Room 1.38", ""),
        ("item", ""),
        ("2 items", ""),
        ("item 1999", ""),
    ],
)
def test_what_is_a_reference(text, numbers):
    assert [r.number for r in references(text)] == numbers.split()
    assert all(text[r.start : r.end] == r.number for r in references(text))


@given(st.text(alphabet="item under 0123456789.,&and/%£:pm"))
def test_references_lie_in_the_text(text):
    found = references(text)
    assert [text[r.start : r.end] for r in found] == [r.number for r in found]
    assert found == sorted(found, key=lambda r: r.start)


def item(name: str, level: int = 1, number: str = "") -> Line:
    return Line(name, LineKind.ITEM, name, level, Numbering.TYPED if number else Numbering.AUTOMATIC, number)


def note(text: str) -> Line:
    return Line("note", LineKind.NOTE, text)


AGENDA = [item("a"), item("b"), item("c", 2), item("d", 2), note("See item 2.1.")]


def test_a_reference_is_remembered_and_flagged_when_its_item_is_renumbered():
    meant = remember(AGENDA, {})
    assert meant == {"note": {"2.1": "c"}}
    assert stale_references(AGENDA, meant) == []
    move = move_down(AGENDA, 2)
    assert move is not None
    after = moved([*AGENDA[:4], AGENDA[4]], move)
    (stale,) = stale_references(after, remember(after, meant))
    assert (stale.line_id, stale.number) == ("note", "2.1")
    assert "See item 2.1."[stale.start : stale.end] == "2.1"
    assert stale.problem == "What was item 2.1 is now item 2.2."


def test_a_number_nobody_prints_is_flagged_at_once():
    lines = [item("a"), note("items 1 and 7.3")]
    assert [s.problem for s in stale_references(lines, remember(lines, {}))] == ["No item has the number 7.3."]


def test_a_number_is_remembered_as_soon_as_an_item_prints_it():
    before = [item("a"), note("item 2")]
    after = [item("a"), item("b"), note("item 2")]
    assert remember(before, {}) == {}
    assert remember(after, remember(before, {})) == {"note": {"2": "b"}}


def test_the_item_that_was_meant_is_gone_though_another_has_its_number():
    meant = remember(AGENDA, {})
    after = [line for line in AGENDA if line.id != "c"]
    (stale,) = stale_references(after, meant)
    assert stale.problem == "The item 2.1 that was meant is no longer in the agenda."


def test_an_item_that_lost_its_number():
    lines = [Line("a", LineKind.ITEM, numbering=Numbering.NONE), note("item 1")]
    (stale,) = stale_references(lines, {"note": {"1": "a"}})
    assert stale.problem == "What was item 1 has no number now."


def test_the_first_of_two_equal_numbers_is_meant():
    lines = [item("a", number="2.4"), item("b", number="2.4"), note("item 2.4")]
    assert remember(lines, {}) == {"note": {"2.4": "a"}}


def test_a_typed_full_stop_does_not_matter():
    lines = [item("a", number="7."), note("item 7")]
    assert remember(lines, {}) == {"note": {"7": "a"}}
    assert stale_references(lines, {"note": {"7": "a"}}) == []


def test_a_number_no_longer_written_is_forgotten_and_a_deleted_line_is_not():
    meant = remember(AGENDA, {})
    rewritten = [*AGENDA[:4], note("nothing")]
    assert remember(rewritten, meant) == {}
    assert remember(AGENDA[:4], meant) == meant


def test_what_is_remembered_is_never_changed_in_place():
    meant: dict[str, dict[str, str]] = {"note": {"9": "z"}}
    remember(AGENDA, meant)
    assert meant == {"note": {"9": "z"}}
