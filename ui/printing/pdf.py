"""A page description as a PDF, made by Qt alone."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from minutes_app.domain.errors import PlainError
from minutes_app.service import Layout
from ui.printing.paper import Paper
from ui.printing.printing import a4

_DOTS_PER_INCH = 600


def page_as_pdf(page: Layout) -> bytes:
    """Return the pages as a PDF. Needs a QGuiApplication; raises PlainError where Qt makes none."""
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(a4())
    writer.setTitle(page.title)
    drawn = Paper(page, writer).print()
    del writer  # it finishes the file when it goes
    if not drawn:
        raise PlainError("The pages could not be drawn. Nothing was written; the minutes are safe.")
    return bytes(target.data().data())
