"""The people at the meeting as a list, with a key for each state."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from minutes_app.domain.meeting import Attendance, Attendee
from minutes_app.domain.passages import passages_in_words
from ui.chips import chip_width, paint_chip
from ui.meeting.attendee_model import ATTENDEE_ROLE, KEYED_PEOPLE, SHARED_ROLE, AttendeeModel
from ui.meeting.moving import claims_moving_key, moving_step
from ui.theme import Theme

STATE_KEYS: Mapping[Qt.Key, Attendance] = {
    Qt.Key.Key_P: Attendance.PRESENT,
    Qt.Key.Key_A: Attendance.APOLOGIES,
    Qt.Key.Key_X: Attendance.ABSENT,
    Qt.Key.Key_I: Attendance.IN_ATTENDANCE,
    Qt.Key.Key_N: Attendance.NOT_LISTED,
}
_CHIP, _MOST_CHIP = 46, 76  # pixels: all as wide as the widest short form asks, within these


class AttendeeDelegate(QStyledItemDelegate):
    """Paints the short form as a chip, the name over the capacity, and any state but present."""

    def __init__(self, people: AttendeeModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._people = people
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row's size: two lines of text."""
        return QSize(160, 2 * option.fontMetrics.height() + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one person."""
        attendee: Attendee = index.data(ATTENDEE_ROLE)
        area = QRectF(option.rect)
        here = attendee.attendance in (Attendance.PRESENT, Attendance.IN_ATTENDANCE)
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.theme.color("selected"))
        self._paint_key(painter, area, index.row() + 1)
        room, shared = self._chip_room(painter.font()), bool(index.data(SHARED_ROLE))
        self._paint_chip(painter, QRectF(area.left() + 14, area.center().y() - 9, room, 18), attendee, here, shared)
        came_or_went = passages_in_words(attendee)
        row = QRectF(area.left(), area.top(), area.width(), area.height() / 2 + 2) if came_or_went else area
        right = self._paint_state(painter, row, attendee) if attendee.attendance is not Attendance.PRESENT else 8.0
        words = " · ".join(part for part in (came_or_went, attendee.capacity) if part)
        first, second = area.adjusted(room + 24, 3, -right, -3), area.adjusted(room + 24, 3, -8, -3)
        self._paint_words(painter, first, second if came_or_went else first, (attendee.name, words), here)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return the field to change a person."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName("Name, capacity, short form in brackets")
        return editor

    def _paint_key(self, painter: QPainter, area: QRectF, number: int) -> None:
        """Paint the digit that writes the person's opening with Ctrl."""
        if number > KEYED_PEOPLE:
            return
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() - 1.5)
        painter.save()
        painter.setFont(font)
        painter.setPen(self.theme.color("muted"))
        painter.drawText(QRectF(area.left(), area.top(), 14, area.height()), Qt.AlignmentFlag.AlignCenter, str(number))
        painter.restore()

    def _chip_room(self, font: QFont) -> float:
        widest = max((chip_width(who.short_form, font) for who in self._people.attendees), default=0.0)
        return min(max(widest, _CHIP), _MOST_CHIP)

    def _paint_chip(self, painter: QPainter, chip: QRectF, attendee: Attendee, here: bool, shared: bool) -> None:
        if not attendee.short_form:
            return
        theme = self.theme
        if shared:
            ground, ink, edge = theme.color("warn_band"), theme.color("warn"), theme.color("warn")
        elif here:
            ground, ink, edge = theme.color("accent"), theme.color("on_accent"), None
        else:
            ground, ink, edge = theme.color("plain_chip"), theme.color("text"), None
        paint_chip(painter, chip, attendee.short_form, ground=ground, ink=ink, edge=edge)

    def _paint_state(self, painter: QPainter, area: QRectF, attendee: Attendee) -> float:
        text = attendee.attendance.value
        width = chip_width(text, painter.font())
        chip = QRectF(area.right() - width - 12, area.center().y() - 9, width, 18)
        paint_chip(painter, chip, text, ground=self.theme.color("plain_chip"), ink=self.theme.color("text"))
        return width + 18

    def _paint_words(self, painter: QPainter, area: QRectF, below: QRectF, words: tuple[str, str], here: bool) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        half = area.height() / 2
        painter.setFont(font)
        painter.setPen(self.theme.color("text" if here else "muted"))
        self._line(painter, QRectF(area.left(), area.top(), area.width(), half), words[0])
        font.setWeight(QFont.Weight.Normal)
        font.setPointSizeF(font.pointSizeF() - 1)
        painter.setFont(font)
        painter.setPen(self.theme.color("muted"))
        self._line(painter, QRectF(below.left(), below.top() + half, below.width(), half), words[1])

    def _line(self, painter: QPainter, area: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class AttendeeList(QListView):
    """The people, with a key for each state.

    Signals:
        chairRequested, minuteTakerRequested: the row of the person chosen.
        arrivedRequested, leftRequested: the row of a person who comes, or goes, at the item the caret is in.
        minuteRequested: the row of a person whose coming or going is to stand in the minutes.
        leaveRequested: back to the text.
    """

    chairRequested = Signal(int)
    minuteTakerRequested = Signal(int)
    arrivedRequested = Signal(int)
    leftRequested = Signal(int)
    minuteRequested = Signal(int)
    leaveRequested = Signal()

    def __init__(self, model: AttendeeModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attendees")
        self.setAccessibleName("Attendance")
        self._people = model
        self._delegate = AttendeeDelegate(model, theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self._of_person = {
            Qt.Key.Key_C: self.chairRequested,
            Qt.Key.Key_M: self.minuteTakerRequested,
            Qt.Key.Key_J: self.arrivedRequested,
            Qt.Key.Key_L: self.leftRequested,
            Qt.Key.Key_Return: self.minuteRequested,
            Qt.Key.Key_Enter: self.minuteRequested,
        }

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def select_row(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self._people.index(max(0, min(row, self._people.rowCount() - 1))))

    def event(self, event: QEvent) -> bool:
        """Keep the moving keys for the person: the menu has them for the item at the caret."""
        return claims_moving_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One letter sets a state; C chair, M minute-taker, J joined, L left; Delete removes; Esc goes to the text."""
        # Enter that ends a change of the name reaches the list as well.
        row = -1 if self.state() == QListView.State.EditingState else self.currentIndex().row()
        if event.key() == Qt.Key.Key_Escape:
            self.leaveRequested.emit()
        elif row < 0 or not self._act(event, row):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent, row: int) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        step = moving_step(event)
        if step:
            self.select_row(self._people.shift(row, step))
        elif plain and key in STATE_KEYS:
            self._people.set_attendance(row, STATE_KEYS[key])
        elif plain and key in self._of_person:
            self._of_person[key].emit(row)
        elif plain and key == Qt.Key.Key_Delete:
            self._people.remove(row)
            self.select_row(row)
        else:
            return False
        return True
