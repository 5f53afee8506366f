"""The sign that the program is opening: what the window is made of takes a second to load on a slow computer."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from ui.theme import Theme

_SIZE = QSize(380, 120)
_NAME, _WORDS = "OPCC Minutes", "Opening…"
_LARGER = 8  # points


def opening_sign(theme: Theme) -> QLabel:
    """Return the sign, to be shown until the window is there. QSplashScreen would wait up to a second to be painted."""
    sign, screen = QLabel(), QGuiApplication.primaryScreen()
    sign.setWindowFlags(Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
    sign.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    sign.setAccessibleName(_WORDS)
    sign.setPixmap(_picture(theme, screen.devicePixelRatio()))
    sign.adjustSize()
    sign.move(screen.availableGeometry().center() - sign.rect().center())
    return sign


def _picture(theme: Theme, ratio: float) -> QPixmap:
    picture = QPixmap(_SIZE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.color("page"))
    area = QRectF(0, 0, _SIZE.width(), _SIZE.height())
    painter = QPainter(picture)
    painter.setPen(theme.color("line"))
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.fillRect(QRectF(0, 0, 4, area.height()), theme.color("accent"))
    _write(painter, area.adjusted(28, 24, -28, -60), _NAME, theme.text, larger=_LARGER)
    _write(painter, area.adjusted(28, 64, -28, -24), _WORDS, theme.muted)
    painter.end()
    return picture


def _write(painter: QPainter, area: QRectF, text: str, ink: str, larger: int = 0) -> None:
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(font.pointSizeF() + larger)
    font.setBold(bool(larger))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
