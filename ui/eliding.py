"""Words that may be longer than their room: they end in “…” and never push anything off the screen."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

_SEPARATORS = " \u00a0·,"  # nothing of the kind stands before a “…”
_LEAST = 10  # letters that stay to be read, with the “…”


def elided(text: str, metrics: QFontMetrics, room: float) -> str:
    """Return the start of a text that is at most `room` pixels wide, with “…” where there is more."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    if shown == text or not shown.endswith("…"):
        return shown
    return shown[:-1].rstrip(_SEPARATORS) + "…"


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return a text in lines of at most `width` pixels, `most` of them; the last ends in “…” where there is more."""
    text = " ".join(text.split())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid() and len(starts) <= most:
        line.setLineWidth(width)
        starts.append(line.textStart())
        line = layout.createLine()
    layout.endLayout()
    if len(starts) <= most:
        return [text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    lines = [text[start:end].rstrip() for start, end in pairwise(starts[:most])]
    return [*lines, elided(text[starts[most - 1] :], QFontMetrics(font), width)]


class ElidingLabel(QLabel):
    """A line of plain words that gives way to what stands beside it, and tells all of them as its tooltip when cut.

    Where they have no room, `shorter` says the same in less. Of `head`, the words that they begin with, nothing is cut:
    where it has no room, `brief` stands alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._head = self._brief = self._shorter = ""

    def show_words(self, words: str, *, head: str, brief: str, shorter: str = "") -> None:
        """Show words, and what to show of them where there is little room."""
        self._head, self._brief, self._shorter = head, brief, shorter
        self.setText(words)
        self.updateGeometry()

    @property
    def shown(self) -> str:
        """The words as they can be read now."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        if self._shorter and metrics.horizontalAdvance(self.text()) > room >= metrics.horizontalAdvance(self._shorter):
            return self._shorter
        words = self.text() if metrics.horizontalAdvance(self._head) <= room else self._brief
        return elided(words, metrics, room)

    def minimumSizeHint(self) -> QSize:
        """Ask for the brief words, or for a few letters."""
        metrics = self.fontMetrics()
        least = metrics.horizontalAdvance(self._brief or self.text())
        most = least if self._brief else metrics.averageCharWidth() * _LEAST
        return QSize(min(least, most), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Have all the words ready for whoever points at them."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip("" if self.shown == self.text() else self.text())
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words as far as there is room."""
        painter, area = QPainter(self), self.contentsRect()
        role, alignment = self.foregroundRole(), int(self.alignment())
        self.style().drawItemText(painter, area, alignment, self.palette(), self.isEnabled(), self.shown, role)
