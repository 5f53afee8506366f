"""Icons: Lucide drawings in the colours of the theme."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

DrawnButton = tuple[QAbstractButton, str, str]  # with the name of its icon and that of the colour
_SIZES = (16, 24, 32, 48)


class Icons:
    """Draws the icons of a folder of SVG files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def icon(self, name: str, color: QColor) -> QIcon:
        """Return an icon in a colour, empty where there is none of this name."""
        try:
            drawing = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        except OSError:
            return QIcon()
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", color.name()).encode()))
        result = QIcon()
        for size in _SIZES:
            picture = QPixmap(size, size)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            renderer.render(painter)
            painter.end()
            result.addPixmap(picture)
        return result
