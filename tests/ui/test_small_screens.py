"""Long names and small screens: nothing is pushed off the window, painted over, or cut without saying so."""

import os
import subprocess
import sys
from datetime import date, time
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QRect, QRectF, QSettings
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QStyleOptionViewItem, QWidget

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from ui.eliding import ElidingLabel, wrapped
from ui.meeting.page import MeetingPage
from ui.theme import LIGHT
from ui.window_places import remember_places, restore_places

SERIES = "Monthly Assurance Meeting"
LONG = "Performance and Very Long Named Strategic Assurance Board for Everything in the County of Herefordshire"
WORDS = (
    "Confidence to be brought back to the November meeting after the first two quarters of the perception survey "
    "have been received, read by all of those who are there, and laid before the panel."
)
EARLIER = (
    Line("conf", LineKind.ITEM, "Confidence of the public in policing"),
    Line("back", LineKind.ACTION, WORDS, action=Action(ActionKind.BRING_BACK, due_meeting="2019-11")),
    Line("task", LineKind.ACTION, "CC to share the figures.", action=Action(owners=("NN", "Bob"))),
    Line("many", LineKind.ACTION, "CC to act.", action=Action(owners=("NN", "Bob", "DPCC", "Charity Pearce", "ACC"))),
)
ITEMS = (Line("one", LineKind.ITEM, "Outstanding matters"),)


def meeting(series, on=date(2022, 9, 15), lines=ITEMS):
    return Meeting(Details(series, date=on, start_time=time(10), venue="West Mercia Police HQ"), (), lines)


@pytest.fixture
def long_named(window):
    window.open_meeting(window.service.add_meeting(meeting(LONG)))
    return window


@pytest.fixture
def outstanding(window, typist):
    """The pane with outstanding matters, the first of them taken in."""
    window.service.add_meeting(meeting(SERIES, date(2019, 5, 28), EARLIER))
    window.open_meeting(window.service.add_meeting(meeting(SERIES)))
    typist.press("Ctrl+F9", "T", "Ctrl+F9")
    return window.page.pane.matters.list


def area_in(window, widget):
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def painted(view, row):
    """What stands on a card: its texts and where each is painted."""
    option, index = QStyleOptionViewItem(), view.model().index(row)
    view.initViewItemOption(option)
    option.rect = QRect(0, 0, view.viewport().width(), view.itemDelegate().sizeHint(option, index).height())
    kept = QBuffer()
    drawing = QSvgGenerator()
    drawing.setOutputDevice(kept)
    drawing.setResolution(view.logicalDpiX())
    painter = QPainter(drawing)
    view.itemDelegate().paint(painter, option, index)
    painter.end()
    texts = []
    for text in ElementTree.fromstring(bytes(kept.data())).iter("{http://www.w3.org/2000/svg}text"):
        font = QFont(text.get("font-family"))
        font.setPixelSize(round(float(text.get("font-size"))))
        font.setWeight(QFont.Weight(int(text.get("font-weight"))))
        metrics = QFontMetricsF(font)
        top = float(text.get("y")) - metrics.ascent()
        width = metrics.horizontalAdvance(text.text)
        texts.append((text.text, QRectF(float(text.get("x")), top + 1, width, metrics.height() - 2)))
    return texts, QRectF(option.rect)


@pytest.mark.parametrize(("width", "height"), [(1024, 600), (1366, 768)])
def test_a_long_name_gives_way_and_the_date_stays(long_named, typist, width, height):
    window = long_named
    window.resize(width, height)
    header = window.page.header
    assert (window.width(), window.height()) == (width, height)
    assert window.rect().contains(area_in(window, header.export_button))
    assert window.rect().contains(area_in(window, window.page.pane))
    assert (header.title.text(), header.title.shown[-1]) == (LONG, "…")
    assert "Sep" in header.facts.shown and "2022" in header.facts.shown
    for view in ("Meetings", "Actions", "People", "Series", "Search"):
        window.visit.show(view)
        assert window.width() == width


def test_the_whole_title_shows_where_there_is_room(long_named):
    long_named.resize(1800, 768)
    assert long_named.page.header.title.shown == LONG
    assert long_named.page.header.facts.shown == "15 Sep 2022, 10:00  ·  West Mercia Police HQ"


def test_the_date_is_whole_or_brief_and_what_follows_ends_in_dots(window):
    window.open_meeting(window.service.add_meeting(meeting(SERIES)))
    facts, shown = window.page.header.facts, []
    for width in (1366, 1024, 900):
        window.resize(width, 600)
        shown.append(facts.shown)
    assert shown == [
        "Thursday 15th September 2022, 10:00  ·  West Mercia Police HQ", "Thursday 15th September 2022…", "15 Sep 2022"
    ]  # fmt: skip


def test_what_a_label_shows_is_what_is_painted(dressed):
    label, plain = ElidingLabel(), QLabel()
    for each in (label, plain):
        each.resize(120, 24)
    label.setText(LONG)
    plain.setText(label.shown)
    assert label.shown[-1] == "…"
    assert label.grab().toImage() == plain.grab().toImage()


def test_a_long_notice_ends_in_dots(long_named):
    long_named.resize(1024, 600)
    long_named.status.say(f"“{LONG}” is there. Ctrl+N starts a meeting of it.")
    QApplication.processEvents()
    notice = long_named.status.notice
    assert notice.shown[-1] == "…"
    assert notice.fontMetrics().horizontalAdvance(notice.shown) <= notice.width()


def test_the_tabs_of_the_actions_are_whole_on_a_screen_at_one_and_a_half(long_named):
    pane = long_named.page.pane
    long_named.resize(911, 512)  # 1366 by 768
    pane.show_counts(12, 10)
    QApplication.processEvents()
    assert long_named.width() == 911
    for tab in (pane.here_button, pane.outstanding_button):
        assert tab.width() >= tab.sizeHint().width()


@pytest.mark.parametrize("key", ["Ctrl+N", "Ctrl+D"])
def test_one_long_name_breaks_no_form(long_named, typist, key):
    long_named.open_meeting(long_named.service.add_meeting(meeting(SERIES)))
    seen = {}

    def work():
        dialog = QApplication.activeModalWidget()
        seen["names"] = [dialog.form.series.itemText(row) for row in range(dialog.form.series.count())]
        seen["cut"] = dialog.findChild(QScrollArea).horizontalScrollBar().maximum()
        dialog.reject()

    typist.in_dialog(lambda: typist.press(key), work)
    assert LONG in seen["names"]
    assert seen["cut"] == 0


def test_a_long_name_in_a_form_is_read_from_its_start(long_named, typist):
    seen = []

    def work():
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.form.series.lineEdit().cursorPosition())
        typist.press("Alt+S", "End")
        typist.type("ab")
        seen.append(dialog.form.series.currentText())
        dialog.reject()

    typist.in_dialog(lambda: typist.press("Ctrl+N"), work)
    assert seen == [0, f"{LONG}ab"]


_ON_A_SMALL_SCREEN = """
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from datetime import date
from minutes_app.domain.meeting import Details, Series
from ui.dialogs.meeting_dialogs import DetailsDialog
from ui.dialogs.series_dialog import SeriesDialog
app = QApplication([])
for dialog in (
    SeriesDialog(Series("Board"), (), "Series", None),
    DetailsDialog(Details("Board"), (), ["Board"], date(2022, 7, 18), None),
):
    dialog.show()
    app.processEvents()
    screen = dialog.screen().availableSize()
    buttons = dialog.findChild(QDialogButtonBox)
    print(screen.height() < 600, dialog.height() < screen.height(), dialog.rect().contains(buttons.geometry()))
"""


def test_the_buttons_of_a_high_form_are_on_a_small_screen():
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"}
    done = subprocess.run(
        [sys.executable, "-c", _ON_A_SMALL_SCREEN], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["True True True"] * 2


def test_nothing_on_a_card_is_painted_over_anything_else(outstanding):
    for row in range(outstanding.model().rowCount()):
        texts, card = painted(outstanding, row)
        assert len(texts) > 4
        for number, (text, area) in enumerate(texts):
            assert card.contains(area), text
            assert not [other for other, there in texts[number + 1 :] if there.intersects(area)], text


def test_a_matter_taken_says_since_when_it_is_overdue_and_where_it_was_taken(outstanding):
    texts = [text for text, _ in painted(outstanding, 0)[0]]
    assert {"Overdue since November 2019", "Taken under 1.1"} <= set(texts)
    assert any(text.startswith("28 May 2019") for text in texts)


def test_words_longer_than_a_card_end_in_dots(outstanding):
    texts = [text for text, _ in painted(outstanding, 0)[0]]
    lines = [text.rstrip("…") for text in texts if text.rstrip("…") in WORDS]
    assert len(lines) == 4
    assert WORDS.startswith(" ".join(lines))
    assert f"{lines[-1]}…" in texts


def test_each_owner_has_a_chip_and_those_without_room_are_counted_in_the_last(outstanding):
    heads = []
    for row in (1, 2):
        texts, _ = painted(outstanding, row)
        names = ("NN", "Bob", "DPCC", "Charity", "ACC", "+")
        heads.append([text for text, _ in texts if text.startswith(names)])
    assert heads[0] == ["NN", "Bob"]
    assert heads[1] == ["NN", "Bob", "DPCC", "+2"]


def test_lines_are_as_wide_as_their_room_and_none_is_lost(dressed):
    font = QFont(QApplication.font())
    for text in (WORDS, "a" * 200, "One.", "", f"{WORDS}\n{WORDS}", "Zoë 日本語のとても長い文 " * 9):
        for width in (80, 200, 900):
            whole = wrapped(text, font, width, 99)
            assert "".join("".join(whole).split()) == "".join(text.split())
            few = wrapped(text, font, width, 2)
            assert len(few) == min(len(whole), 2)
            assert few[-1].endswith("…") == (len(whole) > 2)
            assert all(QFontMetrics(font).horizontalAdvance(line) <= width + 1 for line in (*whole, *few))


def test_the_keys_of_the_matters_end_no_line_with_a_dot(outstanding):
    assert "·" not in outstanding.parentWidget()._keys.text()


def test_a_disabled_button_does_not_look_like_one_to_press(window):
    window.visit.show("Actions")
    button = next(each for each in window.library.register.findChildren(QPushButton) if each.property("primary"))
    assert not button.isEnabled()
    assert ground(button) == LIGHT.color("plain_chip")
    button.setEnabled(True)
    assert ground(button) == LIGHT.color("accent")


def ground(button) -> QColor:
    return button.grab().toImage().pixelColor(6, button.height() // 2)


def test_the_window_is_never_larger_than_its_screen(qtbot, tmp_path):
    settings = QSettings(str(tmp_path / "places.ini"), QSettings.Format.IniFormat)
    for _ in range(2):
        window, page = QWidget(), MeetingPage(LIGHT)
        qtbot.addWidget(window)
        qtbot.addWidget(page)
        restore_places(settings, window, page)
        assert window.screen().availableGeometry().size().expandedTo(window.size()) == window.screen().availableSize()
        window.resize(window.screen().availableSize() * 2)
        remember_places(settings, window, page)


def room_in(field):
    return field.width() - 2 * 10  # edge and padding


def test_the_chair_is_whole_where_a_shorter_date_makes_the_room(meeting_window):
    facts, seen = meeting_window.page.header.facts, set()
    for width in range(1500, 1150, -10):
        meeting_window.resize(width, 720)
        seen.add(facts.shown)
        if "…" in facts.shown:
            break
    assert "18 Jul 2022, 14:00  ·  West Mercia Police HQ  ·  Chair John Campion" in seen
    assert "Monday 18th July 2022, 14:00  ·  West Mercia Police HQ  ·  Chair John Campion" in seen


@pytest.mark.parametrize("known", [True, False])
def test_the_next_meeting_can_be_read_in_its_fields(meeting_window, typist, known):
    meeting_window.resize(1280, 720)
    typist.press("Ctrl+M")
    bar = meeting_window.page.next_bar
    fields = (bar.date, bar.time, bar.type, bar.subject, bar.venue)
    if known:
        typist.press(*["Tab"] * 4)
        typist.type("West Mercia Police HQ")
    else:
        for field in fields:
            field.clear()
    for field in fields:
        words = field.text() or field.placeholderText()
        assert field.fontMetrics().horizontalAdvance(words) <= room_in(field), words


@pytest.mark.parametrize("short", ["DPFCC", "T/DPFRCC", "CC"])
def test_a_long_short_form_is_whole_beside_the_name(window, typist, short):
    window.open_meeting(window.service.add_meeting(meeting(SERIES)))
    typist.press("Shift+F7")
    typist.type(f"Tracey Onslow, Deputy Police, Fire and Crime Commissioner ({short})")
    typist.press("Return")
    texts, card = painted(window.page.attendees.list, 0)
    places = dict(texts)
    assert card.contains(places[short])
    assert places[short].right() < places["Tracey Onslow"].left()


def test_what_is_to_be_published_is_told_by_its_whole_name(window):
    made = window.service.add_meeting(meeting(SERIES, lines=()))
    window.service.approve(made, on=date(2022, 10, 1), words="Agreed.")
    window.resize(1280, 720)
    window.visit.show("To publish")
    table = window.library.publishing.table
    words, width = table.model().index(0, 1).data(), table.columnWidth(1) - 20
    assert len(wrapped(words, table.font(), width, 3)) <= 2
    assert table.rowHeight(0) >= 2 * table.fontMetrics().lineSpacing() + 8
