"""What tests of restricting share: small minutes to restrict something in, and what is restricted of them."""

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.domain.restrictions import reasons_by_line, restricted_words

LINES = (
    Line("one", LineKind.ITEM, "Custody"),
    Line("a", LineKind.PARAGRAPH, "The CC met Jane Smith."),
    Line("b", LineKind.PARAGRAPH, "Second line."),
    Line("two", LineKind.ITEM, "Acorn"),
    Line("c", LineKind.PARAGRAPH, "Doors will be forced."),
    Line("three", LineKind.ITEM, "Roads"),
)


def opened(window):
    """Open the minutes in a window."""
    window.open_meeting(window.service.add_meeting(Meeting(Details("Assurance"), (), LINES)))
    return window


def with_second_line_restricted(window, typist):
    """Restrict the second line of the minutes."""
    at(window, "b", 3)
    restrict(typist)
    return window


def at(window, line_id, start, end=None):
    """Put the caret into a line, or select words of it."""
    window.page.editor.select(line_id, start, start if end is None else end)
    window.page.editor.setFocus()


def lines(window):
    return window.page.editor.lines.lines


def line(window, line_id):
    return next(each for each in lines(window) if each.id == line_id)


def words(window):
    """Return all restricted words with their reasons."""
    return [(each.text[m.start : m.end], m.reason) for each in lines(window) for m in restricted_words(each)]


def whole(window):
    return {each.id for each in lines(window) if each.id in reasons_by_line(lines(window))}


def said(window):
    return window.status.notice.text()


def restrict(typist, reason=""):
    typist.press("Ctrl+R")
    typist.type(reason)
    typist.press("Return")
