"""Edits of lines do to the document exactly what they do to a plain list."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_app.domain.lines import Line, LineKind, new_line_id
from ui.editor.editor import MinutesEditor
from ui.theme import LIGHT

KINDS = st.sampled_from([kind for kind in LineKind if kind not in (LineKind.ACTION, LineKind.DECISION)])
LINES = st.builds(
    lambda kind, text: Line(new_line_id(), kind, text), KINDS, st.sampled_from(["", "a", "The PCC asked.", "ŵ 😀 x"])
)


@pytest.fixture
def editor(qtbot, dressed):
    editor = MinutesEditor(LIGHT)
    qtbot.addWidget(editor)
    return editor


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=8), st.lists(LINES, max_size=4), st.data())
def test_a_splice_is_a_splice_of_the_list_and_undo_takes_it_back(editor, lines, others, data):
    editor.show_lines(lines, None)
    first = data.draw(st.integers(0, len(lines)))
    removed = data.draw(st.integers(0, len(lines) - first))
    if not (removed or others) or (removed == len(lines) and not others):
        return
    fresh = [replace(line, id=new_line_id()) for line in others]
    editor.edits.splice(first, removed, fresh)
    assert editor.lines.lines == [*lines[:first], *fresh, *lines[first + removed :]]
    assert editor.lines.lines == editor.lines.fresh()
    editor.undo()
    assert editor.lines.lines == lines
    editor.redo()
    assert editor.lines.lines == [*lines[:first], *fresh, *lines[first + removed :]]


def test_what_stands_before_a_deleted_last_item_keeps_its_kind_even_when_empty(editor):
    lines = [
        Line(new_line_id(), LineKind.ITEM, "One"),
        Line(new_line_id(), LineKind.BULLET, ""),
        Line(new_line_id(), LineKind.ITEM, "Two"),
    ]
    editor.show_lines(lines, None)
    editor.at_caret.delete_item(2)
    assert editor.lines.lines == lines[:2]
