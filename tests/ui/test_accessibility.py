"""Everything can be reached by keys, has a name that can be spoken, and can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QTableView,
    QWidget,
)

from ui.app import apply_theme
from ui.theme import DARK, LIGHT

LEAST_CONTRAST = 4.5
LEAST_CONTRAST_OF_EDGES = 3.0  # WCAG 2.1, 1.4.11
# Text on its ground, by the names of the theme: what the panels, columns, chips, buttons and problems use.
TEXT_ON_GROUND = [
    *(
        (text, ground)
        for text in ("text", "muted", "accent_text", "good", "bad", "warn")
        for ground in ("page", "panel")
    ),
    ("text", "selected"),
    ("muted", "selected"),
    ("text", "band"),
    ("accent_text", "band"),
    ("accent_text", "selected"),
    ("text", "plain_chip"),
    ("on_accent", "accent"),
    ("warn", "warn_band"),
    ("bad", "warn_band"),
    ("bad", "bad_band"),
    ("good", "good_band"),
    ("muted", "band"),
]


def luminance(color):
    """Relative luminance of a colour (WCAG 2.1)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(theme):
    faint = {
        f"{text} on {ground}": round(ratio, 2)
        for text, ground in TEXT_ON_GROUND
        if (ratio := contrast(theme.color(text), theme.color(ground))) < LEAST_CONTRAST
    }
    assert not faint


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ticked", [False, True])
def test_the_edge_of_a_box_to_tick_can_be_seen(dressed, qtbot, theme, ticked):
    apply_theme(dressed, theme)
    box = QCheckBox("Keep this form")
    qtbot.addWidget(box)
    box.setChecked(ticked)
    box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    box.show()
    picture, option = box.grab().toImage(), QStyleOptionButton()
    box.initStyleOption(option)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    edge = picture.pixelColor(place.left(), place.center().y())
    ground = picture.pixelColor(place.right() + 4, place.bottom())
    assert contrast(edge, ground) >= LEAST_CONTRAST_OF_EDGES


def focusable(root):
    """The widgets of a window that keys can reach, on show and switched on."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(widget, QScrollArea | QStackedWidget)
    ]


def name_of(widget):
    """What a screen reader says a widget is: its name, its words, or the label it is the buddy of."""
    labels = widget.window().findChildren(QLabel)
    buddies = [label.text() for label in labels if label.buddy() in (widget, widget.parentWidget())]
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words or "".join(buddies)


def nameless(root):
    return [f"{type(w).__name__} {w.objectName()}" for w in focusable(root) if not name_of(w)]


def tabbed_through(root):
    """The widgets that Tab comes to, from the one with the focus round to it again."""
    seen, widget = set(), root.nextInFocusChain()
    while widget is not root:
        seen.add(widget)
        widget = widget.nextInFocusChain()
    return seen


def test_the_start_page_is_named_and_reached(window, typist):
    assert len(focusable(window.library.meetings.welcome)) == 4
    assert not nameless(window)
    reached = []
    for _ in range(4):
        reached.append(QApplication.focusWidget().text())
        typist.press("Tab")
    assert sorted(reached) == sorted(w.text() for w in focusable(window.library.meetings.welcome))


@pytest.mark.parametrize("view", ["Meetings", "Actions", "People", "Series", "Search"])
def test_each_view_of_the_library_is_named_reached_and_left(meeting_window, typist, view):
    window = meeting_window
    window.visit.show(view)
    widgets = focusable(window.library)
    assert len(widgets) > 3
    assert not nameless(window)
    assert set(widgets) <= tabbed_through(window)
    shown = next(each for each in window.library._listed if each.isVisible())
    if view != "Search":  # there the field has the focus, and its keys choose in the list
        assert shown.table.accessibleName() == view
        row = shown.table.model().index(0, shown.table.model().columnCount() - 1)
        assert row.data()
    typist.press("Esc")
    assert window.page.editor.hasFocus()


def test_the_meeting_is_named_and_reached(meeting_window, typist):
    meeting_window.page.attendees.focus()
    typist.press("Shift+F9")
    widgets = focusable(meeting_window)
    kinds = {w.objectName() for w in widgets}
    assert {"minutes", "agenda", "attendees", "addAttendee", "capture", "actions", "actionOwner", "actionDue"} <= kinds
    assert not nameless(meeting_window)
    assert set(widgets) <= tabbed_through(meeting_window)


def test_each_panel_has_a_key_and_escape_leads_back(meeting_window, typist):
    pane = meeting_window.page.pane
    page = meeting_window.page
    panels = {
        "F5": page.editor,
        "F6": page.agenda,
        "F7": page.attendees.list,
        "Shift+F7": page.attendees.entry,
        "F9": pane.capture,
        "Shift+F9": pane.list,
        "Ctrl+F9": pane.outstanding_button,  # its list is empty
    }
    for key, widget in panels.items():
        typist.press(key)
        assert QApplication.focusWidget() is widget
        typist.press("Esc")
        assert page.editor.hasFocus()


def test_each_dialog_is_named_reached_and_left_by_escape(meeting_window, typist):
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.windowTitle())
        unnamed.extend(nameless(dialog))
        unreached.extend(set(focusable(dialog)) - tabbed_through(dialog))
        typist.press("Esc")

    unnamed, unreached = [], []
    for key in ("Ctrl+N", "Ctrl+O", "Ctrl+D", "Ctrl+/"):
        typist.in_dialog(lambda key=key: typist.press(key), look)
    assert seen == ["New meeting", "Open a meeting", "Meeting details", "Keys"]
    assert (unnamed, unreached) == ([], [])
    assert not [d for d in meeting_window.findChildren(QDialog) if d.isVisible()]


def test_the_fields_over_the_page_are_named(meeting_window, typist):
    for key in ("Ctrl+J", "Ctrl+Shift+N", "Ctrl+F", "Ctrl+H"):
        typist.press(key)
        assert not nameless(meeting_window)
        assert name_of(QApplication.focusWidget())
        typist.press("Esc")
    typist.press("F6", "F2")
    assert name_of(QApplication.focusWidget())
    typist.press("Esc", "Esc", "F7", "F2")
    assert name_of(QApplication.focusWidget())


def test_only_fields_and_lists_are_met_on_the_way(meeting_window):
    """A reminder that a new kind of widget needs a look here."""
    known = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTableView)
    others = {type(w).__name__ for w in focusable(meeting_window) if not isinstance(w, known)}
    assert others <= {"MinutesEditor", "AgendaTree", "AttendeeList", "ActionList"}
